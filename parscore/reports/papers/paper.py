"""An administrative paper as plain data: what it says and in which order, nothing of how it looks.

Word and PDF are written from the same `Paper`, so they cannot differ. Texts may hold anything an official or a stranger
typed; the writers make them fit. A text is a string, or runs where parts of it are bold or italic; a line end in it
begins a new paragraph.
"""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a paragraph with a look of its own."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run | str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a division: 0 "Phần", 1 "I. TIÊU ĐỀ", 2 "1. Tiêu đề", 3 "a) Tiêu đề", numbered in its text."""

    text: str
    level: Literal[0, 1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of the styles of the layout: body, body_left, basis, centred, centred_bold, note …"""

    text: Text
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items, each with a dash before it."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `share` is its part of the width, beside those of the others."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs from its column: across several columns, aligned otherwise, indented by steps, bold."""

    text: str
    _: KW_ONLY
    span: int = 1
    align: Align | None = None
    bold: bool = False
    italic: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its cells with their spans fill the columns. `together`: never parted from the row after it."""

    cells: tuple[Cell | str, ...]
    _: KW_ONLY
    bold: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A title above several columns, in a header of two lines; an empty one lets the column titles reach up."""

    title: str
    span: int


@dataclass(frozen=True, slots=True)
class DataTable:
    """A ruled table; its header stands on every page. `numbered` adds a header line 1, 2, 3 …; `small` prints it in
    the smaller letters of tables with many columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    _: KW_ONLY
    groups: tuple[Group, ...] = ()
    numbered: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as PNG, `width` in % of the text's; `says` tells in words what it shows."""

    png: bytes
    says: str
    width: float = 100


@dataclass(frozen=True, slots=True)
class Fill:
    """A label followed by dots up to the margin, to be written on by hand; further `lines` are dots alone."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authority and position by lines, room to sign, the name; `how` tells what to do ("(Ký, ghi rõ họ
    tên)").
    """

    authority: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    name: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Several who sign side by side."""

    of: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two groups of blocks side by side; `share` is the left one's part of the width in %."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float = 50


Block = Heading | Paragraph | Bullets | DataTable | Picture | Fill | PageBreak | Signatures | Beside


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text. `organ` are the lines of the issuing body, `issuer` its name in a sentence.

    Without `number` and `day` there are places for the clerk. An empty `kind` makes a letter (công văn): the subject
    then stands under the number, with "V/v" before it.
    """

    organ: tuple[str, ...]
    issuer: str
    _: KW_ONLY
    parent_organ: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: date | None = None
    kind: str = ""
    subject: str = ""
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own with their own numbers; the writers number it (Phụ lục I, II …) and tell to what
    it belongs.
    """

    title: str
    blocks: tuple[Block, ...]
    _: KW_ONLY
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `title` is for the properties of the file, `marks` stand on every page (illustrative points),
    `foot` at the bottom of every page. Without a `head` it is a sheet that begins with its blocks.
    """

    title: str
    blocks: tuple[Block, ...]
    _: KW_ONLY
    head: Head | None = None
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    marks: tuple[str, ...] = ()
    foot: str = ""
    landscape: bool = False


def runs(text: Text) -> tuple[Run, ...]:
    """A text as runs."""
    parts = (text,) if isinstance(text, str) else text
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)
