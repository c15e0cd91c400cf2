"""The page of papers: what is written for the Sở and around it, filled in, looked at, written and printed."""
