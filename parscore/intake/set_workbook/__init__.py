"""The workbook of a criteria set, as it was exported or as the template was filled in, read back exactly."""

from parscore.intake.set_workbook.reading import is_set_workbook, read_set_tables, read_set_workbook

__all__ = ["is_set_workbook", "read_set_tables", "read_set_workbook"]
