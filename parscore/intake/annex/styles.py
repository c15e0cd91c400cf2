"""What of a workbook's styles changes the meaning of a cell: dates, per cents, fonts."""

import re
from dataclasses import dataclass

from parscore.intake.annex.container import Attributes, Reader, whole

_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENT_FORMATS = frozenset({9, 10})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell's number is meant, and the font that says how its letters are coded."""

    is_date: bool = False
    is_percent: bool = False
    font: str = ""


class Styles(Reader):
    """`cells`: the style for each number that cells refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[Style] = []
        self._formats: dict[int, str] = {}
        self._fonts: list[str] = []
        self._inside: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside.append(name)
        above = self._inside[-2] if len(self._inside) > 1 else ""
        if name == "numFmt" and above == "numFmts":
            self._formats[whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")[:200]
        elif name == "font" and above == "fonts":
            self._fonts.append("")
        elif name == "name" and above == "font" and self._fonts:
            self._fonts[-1] = attributes.get("val", "")[:60]
        elif name == "xf" and above == "cellXfs":
            font = whole(attributes.get("fontId", ""))
            name_of_font = self._fonts[font] if font < len(self._fonts) else ""
            self.cells.append(self._style(whole(attributes.get("numFmtId", "")), name_of_font))

    def end(self, name: str) -> None:
        self._inside.pop()

    def _style(self, number_format: int, font: str) -> Style:
        code = _QUOTED.sub("", self._formats.get(number_format, "")).lower()
        is_date = number_format in _DATE_FORMATS or any(letter in code for letter in "dy")
        return Style(is_date, number_format in _PERCENT_FORMATS or "%" in code, font)
