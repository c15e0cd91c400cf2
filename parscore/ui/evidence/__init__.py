"""The page of evidence: all documents of the year, what they prove, the index, and what is to be brought again."""
