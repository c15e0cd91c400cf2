"""Criteria sets in the window: the library, its editor, sharing, and the difference of two versions."""
