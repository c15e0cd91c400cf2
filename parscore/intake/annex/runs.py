"""Runs of text, each in its font, as the one text of a cell: in Unicode, whatever code a font stands for."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from parscore.intake.annex.table import LONGEST_TEXT, Cell, clean
from parscore.intake.old_fonts import code_of, to_unicode

_LOST = "\u00ad"  # the ư of TCVN3, which is no letter in any other font


class Run(NamedTuple):
    """A text in one font; the font is empty where the cell's or the style's holds."""

    text: str
    font: str = ""


def cell_of(runs: Iterable[Run], font: str = "") -> Cell:
    """The cell that runs make; `font` is that of the runs that name none.

    Neighbours in one code are decoded together: a letter and its mark may stand in two runs.
    """
    named, room = [], LONGEST_TEXT
    for run in runs:
        named.append(Run(run.text[:room], run.font or font))
        room -= len(named[-1].text)
    stored = "".join(run.text for run in named)
    if not any(code_of(run.font) for run in named):
        return Cell(clean(stored), stored=stored if _LOST in stored else "")
    parts, shown_in = [], ""
    for code, group in groupby(named, lambda run: code_of(run.font)):
        inside = list(group)
        text = "".join(run.text for run in inside)
        if code is None:
            parts.append(text)
            continue
        parts.append(to_unicode(text, code))
        if parts[-1] != text:
            shown_in = shown_in or inside[0].font
    text = clean("".join(parts))
    return Cell(text, font=shown_in, stored=stored) if shown_in else Cell(text)


def joined(cells: Sequence[Cell], between: str) -> Cell:
    """Texts as one: the paragraphs of a cell, the cells of a row that stands inside a cell."""
    told = [cell for cell in cells if cell.text]
    if len(told) == 1:
        return told[0]
    text = clean(between.join(cell.text for cell in told))
    font = next((cell.font for cell in told if cell.font), "")
    kept = any(cell.stored for cell in told)
    return Cell(text, font=font, stored=between.join(cell.stored or cell.text for cell in told) if kept else "")
