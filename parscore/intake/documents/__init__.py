"""Documents read for their text, for what they say of themselves, and for what must not be passed on unseen.

Nothing is imported here: the process that reads a PDF starts with this package, and anew for every file.
"""
