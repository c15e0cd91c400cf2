"""A spreadsheet in miniature: recomputes the formulas our workbook uses from its cells alone."""

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

_REFERENCE = re.compile(r"(?:'([^']+)'!)?\b([A-Z]{1,2}\d+)(?::([A-Z]{1,2}\d+))?")


class Recalculated:
    """Cell values as a program would find them that forgets everything cached."""

    def __init__(self, path: Path) -> None:
        self._book = load_workbook(path)

    def value(self, sheet: str, cell: str) -> object:
        """A number, a text, or None for an empty cell."""
        value = self._book[sheet][cell].value
        if self._book[sheet][cell].data_type != "f":
            return value
        return self._formula(sheet, str(value).removeprefix("="))

    def _formula(self, sheet: str, text: str) -> object:
        if text.startswith("IF(") and _closing(text, 2) == len(text) - 1:
            condition, then, otherwise = _split(text[3:-1])
            return self._formula(sheet, then if self._formula(sheet, condition) else otherwise)
        if text == '""':
            return ""

        def read(match: re.Match[str]) -> str:
            where, start, end = match.group(1) or sheet, match.group(2), match.group(3)
            return repr(self._range(where, start, end)) if end else repr(self.value(where, start))

        code = _REFERENCE.sub(read, text)
        code = re.sub(r"(?<![<>=])=(?!=)", "==", code).replace('None==""', "True").replace("None==0", "True")
        # only formulas that our own writer made are read here
        return eval(code, {"__builtins__": {}}, dict(_FUNCTIONS))

    def _range(self, sheet: str, start: str, end: str) -> list[object]:
        left, top, right, bottom = range_boundaries(f"{start}:{end}")
        cells = self._book[sheet].iter_rows(top, bottom, left, right)
        return [self.value(sheet, cell.coordinate) for row in cells for cell in row]


def _flat(values: Iterable[object]) -> Iterator[float]:
    for value in values:
        if isinstance(value, list):
            yield from _flat(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield value


def _round(value: float, places: int) -> float:
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


_FUNCTIONS = {
    "SUM": lambda *values: sum(_flat(values)),
    "COUNT": lambda *values: len(list(_flat(values))),
    "MIN": lambda *values: min(_flat(values)),
    "MAX": lambda *values: max(_flat(values)),
    "ROUND": _round,
    "OR": lambda *values: any(values),
}


def _closing(text: str, opening: int) -> int:
    depth = 0
    for place in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise ValueError(text)


def _split(arguments: str) -> list[str]:
    parts, depth = [""], 0
    for char in arguments:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts
