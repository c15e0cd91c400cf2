"""Reading single cells: what a column or a fact takes, and a problem with its cell for what it does not."""

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from parscore.intake.set_workbook.places import Place
from parscore.intake.set_workbook.sheets import SheetRow, Sheets
from parscore.scoring.notation import NotationError, RefusedTextError, write_number
from parscore.scoring.outcome import Severity
from parscore.scoring.set_columns import BY_KEY, Shape
from parscore.scoring.set_facts import FACT_BY_KEY

if TYPE_CHECKING:
    from parscore.intake.annex.table import Problem

_NUMERIC_FACTS = frozenset({"version", "total", "places", "bonus", "penalty"})
_AS_POINTS = frozenset({"maximum", "rescale_to", "total", "bonus", "penalty"})


class Cells:
    """The cells of a workbook; `problems` grow as they are read."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.problems: list[Problem] = []

    def place(self, row: SheetRow, key: str | None = None, code: str = "") -> Place:
        at = None if key is None else self.sheets.columns.get(key)
        return Place(self.sheets.table, row.number, at, code)

    @staticmethod
    def heading(key: str) -> str:
        return BY_KEY[key].heading

    def read(self, row: SheetRow, key: str, code: str = "") -> Any:
        """What a cell says; None when it is empty, or cannot be read and was told."""
        text = row.texts.get(key, "")
        if not text:
            return None
        column = BY_KEY[key]
        numeric = key in row.numeric and column.shape is Shape.NUMBER
        return self._read(column.read, text, self.place(row, key, code), key, numeric=numeric)

    def fact(self, key: str) -> Any:
        text, numeric, _ = self.sheets.facts.get(key, ("", False, 0))
        if not text:
            return None
        return self._read(
            FACT_BY_KEY[key].read, text, self.fact_place(key), key, numeric=numeric and key in _NUMERIC_FACTS
        )

    def fact_place(self, key: str) -> Place:
        table = self.sheets.facts_table or self.sheets.table
        _, _, row = self.sheets.facts.get(key, ("", False, 0))
        return Place(table, row, self.sheets.facts_column if row else None)

    def sheet_place(self) -> Place:
        return Place(self.sheets.table, 0, None)

    def tell(self, place: Place, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(place.problem(severity, message, remedy))

    def _read(self, read: Any, text: str, place: Place, key: str, *, numeric: bool) -> Any:
        try:
            if key in _AS_POINTS and "%" in text:
                raise RefusedTextError(f"“{text}” không phải là một số điểm", "ghi số, bỏ định dạng phần trăm của ô")
            return read(_as_shown(text) if numeric else text)
        except NotationError as error:
            line = f"dòng {error.line} trong ô: " if "\n" in text else ""
            self.tell(place, f"{line}{error.message}", error.remedy)
        except RefusedTextError as refusal:
            self.tell(place, refusal.message, refusal.remedy)
        return None


def _as_shown(text: str) -> str:
    """A numeric cell as it would be typed: the point in it is always a decimal mark."""
    try:
        return write_number(Decimal(text))
    except InvalidOperation:
        return text
