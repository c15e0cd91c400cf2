"""Annexes of provinces (Excel, Word) read into criteria sets."""

from parscore.intake.annex.annex_tables import AnnexTables, open_annex, read_annex
from parscore.intake.annex.columns import ROLES, ColumnChoice, Columns
from parscore.intake.annex.reading import Annex
from parscore.intake.annex.suggestions import Suggestion

__all__ = ["ROLES", "Annex", "AnnexTables", "ColumnChoice", "Columns", "Suggestion", "open_annex", "read_annex"]
