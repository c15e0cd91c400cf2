"""Word documents (.docx) as tables of text, with the paragraphs before each; tracked deletions left out."""

from dataclasses import dataclass, field, replace

from parscore.intake.annex.container import Attributes, Container, Reader, local, whole
from parscore.intake.annex.merging import MAX_CELLS, MAX_COLUMNS
from parscore.intake.annex.runs import Run, cell_of, joined
from parscore.intake.annex.table import MAX_TEXT, NOTHING, AnnexError, Cell, Row, Table, too_much_text
from parscore.intake.annex.word_footnotes import REFERENCES, read_footnotes
from parscore.intake.annex.word_numbering import Numbering
from parscore.intake.annex.word_styles import WordStyles, font_in

MAX_TABLES = 500
MAX_ABOVE = 40
MAX_FOOTNOTES = 50  # of one row
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_OFF = ("0", "false", "off", "none")
_CHANGES = ("Fallback", "del", "moveFrom", "rPrChange", "pPrChange", "tblGridChange", "tcPrChange", "trPrChange")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read; `number` and `level` place it in a list."""

    runs: list[Run] = field(default_factory=list)
    style: str = ""
    number: str | None = None
    level: int = 0


@dataclass(slots=True)
class _Open:
    """A cell being read: its paragraphs, how wide it is, whether it continues the one above or beside."""

    parts: list[Cell] = field(default_factory=list)
    span: int = 1
    continued: bool = False
    beside: bool = False
    unnumbered: bool = False


class _Document(Reader):
    """Tables inside cells, and text boxes, give their text to what they stand in, a row of them as one line."""

    def __init__(self, styles: WordStyles, numbering: Numbering) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._styles, self._numbering = styles, numbering
        self._above: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._inner: list[list[Cell]] = []
        self._inner_rows: list[list[Cell]] = []
        self._nested = self._skipped = self._size = self._numbered = self._cells = 0
        self._inside: list[str] = []
        self._row, self._column = Row(0), 0
        self._cell: _Open | None = None
        self._font = ""
        self._referred: list[tuple[Row, str, str]] = []
        self._hidden = self._unnumbered_told = self._changed_told = False

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside.append(name)
        if self._skipped or name in _CHANGES:
            self._skipped += 1
            self._tell_change(name)
            return
        if name in ("tbl", "tr", "tc", "gridBefore"):
            self._open_part(name, attributes)
        elif name in ("gridSpan", "vMerge", "hMerge") and self._cell is not None and self._nested == 1:
            self._cell_property(self._cell, name, attributes)
        elif name == "p":
            self._paragraphs.append(_Paragraph())
        elif name in ("pStyle", "numId", "ilvl") and self._paragraphs:
            self._paragraph_property(self._paragraphs[-1], name, local(attributes, "val"))
        elif name == "r":
            self._hidden, self._font = False, ""
        elif name in ("rFonts", "rStyle", "vanish") and self._inside[-3:-1] == ["r", "rPr"]:
            self._run_property(name, attributes)
        elif name in REFERENCES and self._cell is not None:
            self._referred.append((self._row, REFERENCES[name], local(attributes, "id")))
        elif name in _SIGNS and "r" in self._inside:
            self._add(_SIGNS[name])

    def _open_part(self, name: str, attributes: Attributes) -> None:
        self._nested += name == "tbl"
        if self._nested > 1:
            if name == "tr":
                self._inner_rows.append([])
            elif name == "tc":
                self._inner.append([])
        elif name == "tbl":
            if len(self.tables) == MAX_TABLES:
                raise AnnexError(
                    f"tệp có hơn {MAX_TABLES} bảng, không phải là một phụ lục", "chọn đúng tệp, hoặc tách ra"
                )
            above = tuple(line for line in self._above if line)[-MAX_ABOVE:]
            self.tables.append(Table(f"bảng {len(self.tables) + 1}", is_sheet=False, above=above))
            self._above, self._row, self._numbered = [], Row(0), 0
        elif name == "tr":
            self._row, self._column = Row(self._row.number + 1), 0
        elif name == "tc":
            self._cell = _Open()
        elif self._nested:
            self._column += min(whole(local(attributes, "val")), MAX_COLUMNS)

    def _cell_property(self, cell: _Open, name: str, attributes: Attributes) -> None:
        value = local(attributes, "val")
        if name == "gridSpan":
            cell.span = max(1, min(whole(value, 1), MAX_COLUMNS))
        elif name == "vMerge":
            cell.continued = value != "restart"
        else:
            cell.beside = value != "restart"

    def _paragraph_property(self, paragraph: _Paragraph, name: str, value: str) -> None:
        if name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.number = value
        else:
            paragraph.level = whole(value)

    def _run_property(self, name: str, attributes: Attributes) -> None:
        if name == "vanish":
            self._hidden = local(attributes, "val") not in _OFF
        elif name == "rStyle":
            self._font = self._font or self._styles.font_of_run(local(attributes, "val"))
        else:
            self._font = font_in(attributes) or self._font

    def text(self, data: str) -> None:
        if self._skipped or not self._inside or self._inside[-1] != "t" or self._hidden:
            return
        self._size += len(data)
        if self._size > MAX_TEXT:
            raise too_much_text()
        self._add(data)

    def _add(self, data: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].runs.append(Run(data, self._font))

    def end(self, name: str) -> None:
        self._inside.pop()
        if self._skipped:
            self._skipped -= 1
            return
        match name:
            case "p" if self._paragraphs:
                self._take(self._read(self._paragraphs.pop()))
            case "tc" if self._nested > 1 and self._inner:
                whole_cell = joined(self._inner.pop(), " ")
                if self._inner_rows:
                    self._inner_rows[-1].append(whole_cell)
            case "tr" if self._nested > 1 and self._inner_rows:
                self._take(joined(self._inner_rows.pop(), ": "))
            case "tc" if self._nested == 1 and self._cell:
                self._place(self._cell)
                self._cell = None
            case "tr" if self._nested == 1:
                self.tables[-1].rows.append(self._row)
            case "tbl":
                self._nested -= 1
                if not self._nested:
                    self._tell_numbers()

    def _read(self, paragraph: _Paragraph) -> Cell:
        """The text of a paragraph, its automatic number in front."""
        cell = cell_of(paragraph.runs, self._styles.font(paragraph.style))
        number = self._styles.number(paragraph.style) if paragraph.number is None else paragraph.number
        if number in ("", "0") or (self._cell is not None and self._cell.continued):
            return cell
        told = self._numbering.next(number, paragraph.level, paragraph.style)
        if told is None and self._cell is not None:
            self._cell.unnumbered = True
        if not told:
            return cell
        self._numbered += self._cell is not None
        return joined([Cell(told), cell], " ")

    def _take(self, cell: Cell) -> None:
        if self._inner:
            self._inner[-1].append(cell)
        elif self._cell is not None:
            self._cell.parts.append(cell)
        elif not self._nested:
            self._above = [*self._above[-200:], cell.text]

    def _place(self, cell: _Open) -> None:
        table, row, column = self.tables[-1], self._row, self._column
        self._column += cell.span
        if column >= MAX_COLUMNS:
            return
        made = joined(cell.parts, "\n")
        above = table.rows[-1].at(column) if table.rows else NOTHING
        before = row.at(column - 1)
        if cell.continued and not made.text and above.text:
            made = replace(above, filled_from=above.filled_from or (row.number - 1, column))
        elif cell.beside and not made.text and before.text:
            made = replace(before, filled_from=before.filled_from or (row.number, column - 1))
        if made.text:
            self._cells += cell.span
            if self._cells > MAX_CELLS:
                raise AnnexError("tệp có quá nhiều ô, không phải là một phụ lục", "xóa cột trống thừa rồi lưu lại")
            row.cells[column] = made
            copy = replace(made, filled_from=made.filled_from or (row.number, column))
            row.cells.update(dict.fromkeys(range(column + 1, min(column + cell.span, MAX_COLUMNS)), copy))
        elif cell.unnumbered and not self._unnumbered_told:
            self._unnumbered_told = True
            said = "có ô dùng số thứ tự tự động của Word, không đọc được"
            table.warn(row.number, column, said, "gõ hẳn mã vào ô, hoặc chép bảng sang Excel, rồi nhập lại")

    def close(self, container: Container) -> None:
        """The lines after the last table go with it, footnotes with the rows that refer to them."""
        for part in dict.fromkeys(part for _, part, _ in self._referred):
            notes = read_footnotes(container, part)
            for row, other, note in self._referred:
                if other == part and (text := notes.get(note, "")) and text not in row.footnotes:
                    row.footnotes.append(text)
                    self._size += len(text)
                    if self._size > MAX_TEXT or len(row.footnotes) > MAX_FOOTNOTES:
                        raise too_much_text()
        if self.tables:
            self.tables[-1].below = tuple(line for line in self._above if line)[:MAX_ABOVE]

    def _tell_numbers(self) -> None:
        if self._numbered:
            said = f"{self._numbered} ô có số thứ tự tự động của Word; số được đếm lại như Word đếm"
            self.tables[-1].warn(0, None, said, "đối chiếu các mã với bản in của phụ lục")

    def _tell_change(self, name: str) -> None:
        if name in ("del", "moveFrom") and not self._changed_told and self.tables and self._nested:
            self._changed_told = True
            said = "văn bản còn vết sửa (Track Changes); chữ đã xóa không được đọc"
            self.tables[-1].warn(self._row.number, None, said, "mở Word, chấp nhận hoặc bỏ các sửa đổi rồi lưu lại")


def read_word(container: Container) -> list[Table]:
    """Every table of the document that is not inside another."""
    styles, numbering = WordStyles(), Numbering()
    for name, part in (("word/styles.xml", styles), ("word/numbering.xml", numbering)):
        if container.has(name):
            part.read(container, name)
    document = _Document(styles, numbering)
    document.read(container, "word/document.xml")
    document.close(container)
    return document.tables
