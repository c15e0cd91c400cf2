"""Blocks of cells as text: what a spreadsheet puts on the clipboard, and what it takes from there."""

import re
from collections.abc import Iterable, Sequence

from parscore.faults import InputError
from parscore.scoring.numbers import show_number
from parscore.scoring.text import nfc

MAX_CHARACTERS = 1_000_000
MAX_CELLS = 50_000
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_NEEDS_QUOTES = re.compile(r'[\t\n\r]|\A"|\A\s|\s\Z')

Block = list[list[str]]


def read_block(text: str) -> Block:
    """The rows of a pasted block, empty ones too; a quoted cell may hold tabs and new lines. InputError when it is no
    table of text.
    """
    text = text.removesuffix("\n").removesuffix("\r")  # the line end that spreadsheets add
    if text.count("\t") + text.count("\n") >= MAX_CELLS:
        text = text.rstrip("\r\n\t")  # whole columns were copied, with all that is empty under the figures
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"Khối dán dài {_grouped(len(text))} ký tự, nhiều hơn một bảng chấm điểm; chưa dán gì. "
            "Hãy chép đúng vùng cần dán rồi dán lại."
        )
    if _NO_TEXT.search(text):
        raise InputError("Nội dung vừa chép không phải là bảng chữ; chưa dán gì. Hãy chép vùng ô trong bảng tính.")
    if not text.strip("\r\n\t"):
        raise InputError("Chưa có gì để dán. Hãy chép vùng ô trong bảng tính rồi dán lại.")
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    cells = text.count("\t") + text.count("\n") + 1
    if cells > MAX_CELLS:
        raise InputError(
            f"Khối dán có {_grouped(cells)} ô, nhiều hơn một bảng chấm điểm; chưa dán gì. Hãy chép đúng vùng cần dán."
        )
    return _cells(text)


def _grouped(number: int) -> str:
    return show_number(str(number))


def _cells(text: str) -> Block:
    rows: Block = [[]]
    place = 0
    while True:
        quoted = _QUOTED.match(text, place)
        if quoted is not None:
            rows[-1].append(quoted[1].replace('""', '"'))
            place = quoted.end()
        else:
            plain = _PLAIN.match(text, place)
            assert plain is not None
            rows[-1].append(plain[0])
            place = plain.end()
        if place >= len(text):
            return rows
        if text[place] == "\n":
            rows.append([])
        place += 1


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text; `read_block` gives them back."""
    text = "\n".join("\t".join(map(_written, row)) for row in rows)
    return f"{text}\n" if text.endswith("\n") else text  # an empty last row is no mere line end


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
