"""Files on their way into the evidence: held, looked at, pointed out, matched to rows, their data confirmed.

`looking` works in threads and knows no Qt; the roads (`ui/taking_in.py`, `folder_road`) ask the official where needed.
"""
