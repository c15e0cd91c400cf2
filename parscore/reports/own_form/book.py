"""The workbook a template is: its sheets, its shared texts, and which cell styles wrap their text."""

import re
from functools import cached_property
from typing import NamedTuple

from parscore.reports.own_form.figures import decimal, whole
from parscore.reports.own_form.package import Element, Package, broken

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S = f"{{{MAIN}}}"
BOOK = "xl/workbook.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_USUAL_SIZE = 11.0
_AS_IT_IS = ("0", "49")  # General, text
_PERCENT = ("9", "10")
_QUOTED = re.compile(r'"[^"]*"|\\.')


class Sheet(NamedTuple):
    """A sheet of cells."""

    name: str
    part: str


class CellStyle(NamedTuple):
    """`size` of the letters where the text wraps, else 0; `rounds` when the number format fixes the decimals, `percent`
    when it shows a hundred times what the cell holds.
    """

    size: float = 0
    rounds: bool = False
    percent: bool = False


class Book:
    """A workbook in a package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.xml(BOOK)
        links = package.links(BOOK)
        self.sheets = [
            Sheet(sheet.get("name", ""), links[sheet.get(f"{_R}id")][1])
            for sheet in self.root.iterfind(f"{S}sheets/{S}sheet")
            if links.get(sheet.get(f"{_R}id"), ("", ""))[0] == "worksheet"
        ]

    @cached_property
    def shared(self) -> list[Element]:
        """The texts cells refer to by number."""
        part = next((part for kind, part in self.package.links(BOOK).values() if kind == "sharedStrings"), "")
        return list(self.package.xml(part).iter(f"{S}si")) if self.package.has(part) else []

    @cached_property
    def styles(self) -> list[CellStyle]:
        """The cell styles by their number."""
        part = next((part for kind, part in self.package.links(BOOK).values() if kind == "styles"), "")
        if not self.package.has(part):
            return []
        root = self.package.xml(part)
        sizes = [
            _USUAL_SIZE if (size := font.find(f"{S}sz")) is None else decimal(size.get("val"), _USUAL_SIZE)
            for font in root.iterfind(f"{S}fonts/{S}font")
        ]
        percents = {*_PERCENT, *(one.get("numFmtId") for one in root.iter(f"{S}numFmt") if _shows_percent(one))}
        return [_style(style, sizes, percents) for style in root.iterfind(f"{S}cellXfs/{S}xf")]

    def style_of(self, cell: Element) -> CellStyle:
        place = whole(cell.get("s"))
        return self.styles[place] if place < len(self.styles) else CellStyle()

    def text_of(self, cell: Element) -> Element | None:
        """The text element of a cell, None for a number or an empty cell."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return cell.find(f"{S}is")
        if kind != "s" or (value := cell.find(f"{S}v")) is None:
            return None
        place = whole(value.text, len(self.shared))
        return self.shared[place] if place < len(self.shared) else None

    def recalculated(self) -> None:
        """Have every program work out all formulas anew, and forget in which order the old ones were."""
        calc = self.root.find(f"{S}calcPr")
        if calc is None:
            calc = self.root.makeelement(f"{S}calcPr", {})
            after = [f"{S}{name}" for name in ("sheets", "functionGroups", "externalReferences", "definedNames")]
            before = [one for one in self.root if one.tag in after]
            if not before:
                raise broken()
            before[-1].addnext(calc)
        calc.set("fullCalcOnLoad", "1")
        for kind, part in list(self.package.links(BOOK).values()):
            if kind == "calcChain":
                self.package.unlink(BOOK, part)
                self.package.remove(part)


def _shows_percent(number_format: Element) -> bool:
    return "%" in _QUOTED.sub("", number_format.get("formatCode", ""))


def _style(style: Element, sizes: list[float], percents: set[str]) -> CellStyle:
    alignment = style.find(f"{S}alignment")
    wraps = alignment is not None and alignment.get("wrapText") in ("1", "true")
    font = whole(style.get("fontId"))
    size = sizes[font] if font < len(sizes) else _USUAL_SIZE
    number_format = style.get("numFmtId", "0")
    return CellStyle(size if wraps else 0, number_format not in _AS_IT_IS, number_format in percents)


def pieces_of(text: Element) -> list[str]:
    """The texts of a cell, one for each look."""
    return [one.text or "" for one in texts_of(text)]


def texts_of(text: Element) -> list[Element]:
    """Phonetic readings are no text of a cell."""
    return [one for one in text.iter(f"{S}t") if one.getparent().tag != f"{S}rPh"]
