"""The Sở's own form: a Word or Excel template whose placeholders are filled, its layout and formulas intact."""

from parscore.reports.own_form.filling import Filled, fill, write_own_form

__all__ = ["Filled", "fill", "write_own_form"]
