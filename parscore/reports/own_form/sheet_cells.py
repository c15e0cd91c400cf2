"""Cells of a sheet written anew: numbers as numbers, texts as texts whatever they begin with."""

import re
from collections.abc import Sequence
from copy import deepcopy
from fractions import Fraction

from parscore.reports.own_form.book import CellStyle, S, texts_of
from parscore.reports.own_form.figures import whole
from parscore.reports.own_form.package import Element
from parscore.reports.own_form.value import Number, Value
from parscore.reports.xlsx_sheet import fitted, number

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COLUMN = re.compile("[A-Za-z]{1,3}")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put_value(cell: Element, text: Element, pieces: Sequence[str], alone: Value | None, style: CellStyle) -> None:
    """Put what a text was filled with into its cell; a number that stands alone keeps the number format.

    Where that format rounds, the cell holds the exact number, so that sums come to what the screen says.
    """
    _empty(cell)
    if len(pieces) == 1:
        pieces = [pieces[0].strip("\n")]  # lines whose placeholders came to nothing
    if isinstance(alone, Number):
        value = cell.makeelement(f"{S}v", {})
        exact = alone.exact if alone.exact is not None and style.rounds else Fraction(alone.rounded)
        value.text = repr(number(exact / 100 if style.percent and alone.percent else exact)).removesuffix(".0")
        cell.append(value)
        return
    if not "".join(pieces):
        return
    cell.set("t", "inlineStr")
    inline = cell.makeelement(f"{S}is", {})
    for part in text:
        if part.tag in (f"{S}t", f"{S}r"):
            inline.append(deepcopy(part))
    for element, piece in zip(texts_of(inline), pieces, strict=True):
        element.text = _LOOKS_ESCAPED.sub("_x005F_", fitted(piece))
        element.set(_SPACE, "preserve")
    cell.append(inline)


def forget_result(cell: Element) -> None:
    """A formula without the result of the template's own figures."""
    for value in cell.findall(f"{S}v"):
        cell.remove(value)
    cell.attrib.pop("t", None)


def number_shown(cell: Element) -> str:
    """A number as people typed it: files keep 1.1 as 1.1000000000000001. Empty where there is none."""
    value = cell.find(f"{S}v")
    try:
        return "" if value is None or cell.get("t", "n") != "n" else format(float(value.text or ""), ".15g")
    except ValueError:
        return ""


def column_of(reference: str) -> str:
    return reference.rstrip("0123456789")


def row_of(reference: str) -> int:
    return whole(reference[len(column_of(reference)) :])


def column_number(letters: str) -> int:
    """The place of a column, 0 for what is none."""
    if not _COLUMN.fullmatch(letters):
        return 0
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def _empty(cell: Element) -> None:
    for part in list(cell):
        cell.remove(part)
    cell.attrib.pop("t", None)
