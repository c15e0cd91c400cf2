"""Annexes of provinces (Excel, Word) read into criteria sets."""

from parscore.intake.annex.reading import Annex, read_annex

__all__ = ["Annex", "read_annex"]
