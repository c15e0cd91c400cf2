"""Reading what is typed into a field; the reading itself stands beside the rules, since pasted text needs it too."""

from parscore.scoring.reading import Reading, TypedRefusedError, reading_of

__all__ = ["Reading", "TypedRefusedError", "reading_of"]
