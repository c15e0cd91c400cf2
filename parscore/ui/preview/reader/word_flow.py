"""The body of a Word document as paragraphs and tables that can be shown: deletions, fields and pictures left out."""

from dataclasses import dataclass, field
from typing import Any

from parscore.intake.annex.container import Attributes, Container, Reader, local, whole
from parscore.intake.annex.word_numbering import Numbering
from parscore.intake.annex.word_styles import WordStyles, font_in
from parscore.intake.old_fonts import code_of, to_unicode
from parscore.scoring.text import nfc
from parscore.ui.preview.reader.word_looks import OFF, Look, Looks

MOST_LETTERS = 600_000
MOST_CELLS = 30_000
MOST_PARAGRAPHS = 60_000
BOLD, ITALIC = 1, 2
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = ("Fallback", "del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "instrText")
_PICTURES = ("drawing", "pict", "object")
_WIDEST = 60
_ROWS_AT_ONCE = 40


class EnoughError(Exception):
    """There is more than is shown."""


@dataclass(slots=True)
class _Paragraph:
    look: Look = field(default_factory=Look)
    style: str = ""
    number: str | None = None
    level: int = 0
    runs: list[list[Any]] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[list[dict[str, Any]]] = field(default_factory=list)
    ruled: bool = False
    inside: list[dict[str, Any]] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)


class WordFlow(Reader):
    """`blocks` grow while the body is read: {"runs": [[text, look, text in Unicode]], "side"} or
    {"rows": [[{"inside": blocks, "across", "goes_on"}]], "ruled", "widths"}."""

    def __init__(self, container: Container) -> None:
        super().__init__()
        self._styles, self._looks, self._numbering = WordStyles(), Looks(), Numbering()
        for part in (self._styles, self._looks):
            if container.has("word/styles.xml"):
                part.read(container, "word/styles.xml")
        if container.has("word/numbering.xml"):
            self._numbering.read(container, "word/numbering.xml")
        self.blocks: list[dict[str, Any]] = []
        self.old_letters = False
        self.pictures = 0
        self._room, self._cells = MOST_LETTERS, MOST_CELLS
        self._inside: list[str] = []
        self._skipped = self._begun = 0
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._run, self._font, self._hidden = Look(), "", False

    def start(self, name: str, attributes: Attributes) -> None:
        around = self._inside[-1] if self._inside else ""
        self._inside.append(name)
        if self._skipped or name in _LEFT_OUT:
            self._skipped += 1
            return
        value = local(attributes, "val")
        if name in _PICTURES:
            self.pictures += 1
        if around == "rPr" and "r" in self._inside[-5:]:
            self._run_property(name, value, attributes)
        elif around in ("pPr", "numPr") and self._paragraphs:
            self._paragraph_property(name, value)
        elif name == "p":
            self._begun += 1
            if self._begun > MOST_PARAGRAPHS:
                raise EnoughError
            self._paragraphs.append(_Paragraph())
        elif name == "r":
            self._run, self._font, self._hidden = Look(), "", False
        elif name in _SIGNS and around == "r":
            self._add(_SIGNS[name])
        elif self._tables or name == "tbl":
            self._table_part(name, value, around, whole(local(attributes, "w")))

    def _run_property(self, name: str, value: str, attributes: Attributes) -> None:
        if name == "vanish":
            self._hidden = value not in OFF
        elif name == "rStyle":
            self._run = self._run.over(self._looks.of(value))
            self._font = self._font or self._styles.font_of_run(value)
        elif name == "rFonts":
            self._font = font_in(attributes) or self._font
        else:
            self._run.take(name, value)

    def _paragraph_property(self, name: str, value: str) -> None:
        paragraph = self._paragraphs[-1]
        match name:
            case "pStyle":
                paragraph.style = value
            case "jc":
                paragraph.look.take(name, value)
            case "numId":
                paragraph.number = value
            case "ilvl":
                paragraph.level = whole(value)

    def _table_part(self, name: str, value: str, around: str, width: int) -> None:
        if name == "tbl":
            self._tables.append(_Table())
            return
        table = self._tables[-1]
        if name == "tr":
            table.rows.append([])
        elif name == "tc" and table.rows:
            self._cells -= 1
            if self._cells < 0:
                raise EnoughError
            table.inside = []
            table.rows[-1].append({"inside": table.inside, "across": 1, "goes_on": False})
        elif name == "gridSpan" and table.rows and table.rows[-1]:
            table.rows[-1][-1]["across"] = min(max(whole(value, 1), 1), _WIDEST)
        elif name == "vMerge" and table.rows and table.rows[-1]:
            table.rows[-1][-1]["goes_on"] = value != "restart"
        elif name == "gridCol" and around == "tblGrid" and len(table.widths) < _WIDEST:
            table.widths.append(width)
        elif name == "tblStyle":
            table.ruled = table.ruled or "grid" in value.casefold() or "lưới" in nfc(value).casefold()
        elif around in ("tblBorders", "tcBorders"):
            table.ruled = table.ruled or value not in ("", "none", "nil")

    def text(self, data: str) -> None:
        if self._inside and self._inside[-1] == "t":
            self._add(data)

    def _add(self, text: str) -> None:
        if self._skipped or self._hidden or not self._paragraphs:
            return
        self._room -= len(text)
        if self._room < 0:
            raise EnoughError
        paragraph = self._paragraphs[-1]
        look = self._run.over(self._looks.of_paragraph(paragraph.style))
        shown = BOLD * bool(look.bold) + ITALIC * bool(look.italic)
        code = code_of(self._font or self._styles.font(paragraph.style))
        before = paragraph.runs[-1] if paragraph.runs else None
        if before is not None and before[1:] == [shown, code]:
            before[0] += text  # a letter and its mark may stand in two runs
        else:
            paragraph.runs.append([text, shown, code])

    def end(self, name: str) -> None:
        self._inside.pop()
        if self._skipped:
            self._skipped -= 1
        elif name == "p" and self._paragraphs:
            self._keep(self._finished(self._paragraphs.pop()))
        elif name == "tbl" and self._tables:
            self._close(self._tables.pop())

    @property
    def begun(self) -> bool:
        """Whether there is anything to be shown, were reading to end here."""
        return bool(self.blocks or any(table.rows for table in self._tables))

    def finish(self) -> None:
        """Close the tables that reading has stopped in."""
        while self._tables:
            self._close(self._tables.pop())

    def _finished(self, paragraph: _Paragraph) -> dict[str, Any]:
        style = self._looks.of_paragraph(paragraph.style)
        runs = []
        for text, shown, code in paragraph.runs:
            plain = to_unicode(text, code) if code else nfc(text)
            self.old_letters = self.old_letters or plain != nfc(text)
            runs.append([nfc(text), shown, plain])
        number = self._styles.number(paragraph.style) if paragraph.number is None else paragraph.number
        if number not in ("", "0") and runs:
            told = self._numbering.next(number, paragraph.level, paragraph.style)
            mark = "• " if told == "" else f"{told} " if told else ""
            runs.insert(0, [mark, runs[0][1], mark])
        return {"runs": runs, "side": paragraph.look.over(style).side or "left"}

    def _keep(self, block: dict[str, Any]) -> None:
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            self._tables[-1].inside.append(block)
        else:
            self.blocks.append(block)

    def _close(self, table: _Table) -> None:
        """A table within a cell is told as the lines it holds, a long one in pieces."""
        rows = [row for row in table.rows if row]
        if self._tables:
            for row in rows:
                for cell in row:
                    for block in cell["inside"]:
                        self._keep(block)
            return
        piece: list[list[dict[str, Any]]] = []
        for row in rows:
            if len(piece) >= _ROWS_AT_ONCE and not any(cell["goes_on"] for cell in row):
                self.blocks.append({"rows": piece, "ruled": table.ruled, "widths": table.widths})
                piece = []
            piece.append(row)
        if piece:
            self.blocks.append({"rows": piece, "ruled": table.ruled, "widths": table.widths})
