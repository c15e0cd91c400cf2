"""The window's road from a province's annex to a draft of a criteria set."""

from parscore.ui.annex.wizard import AnnexWizard

__all__ = ["AnnexWizard"]
