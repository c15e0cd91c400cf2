"""Word documents (.docx) as tables of text, with the paragraphs before each; tracked deletions left out."""

from dataclasses import dataclass, field, replace

from parscore.intake.annex.container import Attributes, Container, Reader, local, whole
from parscore.intake.annex.merging import MAX_COLUMNS
from parscore.intake.annex.table import AnnexError, Cell, Row, Table, clean

MAX_TEXT = 20_000_000
MAX_ABOVE = 40
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off", "none")


@dataclass(slots=True)
class _Open:
    """A cell being read: its paragraphs, how wide it is, whether it continues the one above."""

    parts: list[str] = field(default_factory=list)
    span: int = 1
    continued: bool = False
    font: str = ""
    numbered: bool = False


class _Document(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._above: list[str] = []
        self._paragraph: list[str] = []
        self._nested = self._skipped = self._size = 0
        self._inside: list[str] = []
        self._row, self._column = Row(0), 0
        self._cell: _Open | None = None
        self._hidden = self._numbered_told = self._changed_told = False

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside.append(name)
        if self._skipped or name in ("Fallback", "del", "moveFrom", "rPrChange", "pPrChange", "tblGridChange"):
            self._skipped += 1
            self._tell_change(name)
            return
        if self._cell is not None and name in ("gridSpan", "vMerge", "rFonts", "numPr") and self._nested == 1:
            self._property(self._cell, name, attributes)
        elif name in ("tbl", "tr", "tc", "gridBefore"):
            self._open_part(name, attributes)
        elif name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = local(attributes, "val") not in _OFF
        elif name in _SIGNS and "r" in self._inside:
            self._paragraph.append(_SIGNS[name])

    def _open_part(self, name: str, attributes: Attributes) -> None:
        self._nested += name == "tbl"
        if self._nested != 1:
            return
        if name == "tbl":
            above = tuple(line for line in self._above if line)[-MAX_ABOVE:]
            self.tables.append(Table(f"bảng {len(self.tables) + 1}", is_sheet=False, above=above))
            self._above, self._row = [], Row(0)
        elif name == "tr":
            self._row, self._column = Row(self._row.number + 1), 0
        elif name == "tc":
            self._cell = _Open()
        else:
            self._column += min(whole(local(attributes, "val")), MAX_COLUMNS)

    def _property(self, cell: _Open, name: str, attributes: Attributes) -> None:
        if name == "gridSpan":
            cell.span = max(1, min(whole(local(attributes, "val"), 1), MAX_COLUMNS))
        elif name == "vMerge":
            cell.continued = local(attributes, "val") != "restart"
        elif name == "rFonts":
            cell.font = cell.font or (local(attributes, "ascii") or local(attributes, "hAnsi"))[:60]
        else:
            cell.numbered = True

    def text(self, data: str) -> None:
        if self._skipped or not self._inside or self._inside[-1] != "t" or self._hidden:
            return
        self._size += len(data)
        if self._size > MAX_TEXT:
            raise AnnexError("tệp có quá nhiều chữ, không phải là một phụ lục", "chọn đúng tệp")
        self._paragraph.append(data)

    def end(self, name: str) -> None:
        self._inside.pop()
        if self._skipped:
            self._skipped -= 1
            return
        match name:
            case "p":
                text = "".join(self._paragraph)
                self._paragraph = []
                if self._cell is not None:
                    self._cell.parts.append(text)
                elif not self._nested:
                    self._above = [*self._above[-200:], clean(text)]
            case "tc" if self._nested == 1 and self._cell:
                self._place(self._cell)
                self._cell = None
            case "tr" if self._nested == 1:
                self.tables[-1].rows.append(self._row)
            case "tbl":
                self._nested -= 1

    def _place(self, cell: _Open) -> None:
        table, row, column = self.tables[-1], self._row, self._column
        self._column += cell.span
        if column >= MAX_COLUMNS:
            return
        text = clean("\n".join(cell.parts))
        made = Cell(text, font=cell.font)
        if cell.continued and not text and table.rows and table.rows[-1].at(column).text:
            above = table.rows[-1].at(column)
            made = replace(above, filled_from=above.filled_from or (row.number - 1, column))
        if made.text:
            row.cells[column] = made
            origin = made.filled_from or (row.number, column)
            for further in range(column + 1, min(column + cell.span, MAX_COLUMNS)):
                row.cells[further] = replace(made, filled_from=origin)
        elif cell.numbered and not self._numbered_told:
            self._numbered_told = True
            said = "có ô dùng số thứ tự tự động của Word, không đọc được"
            table.warn(row.number, column, said, "gõ hẳn mã vào ô, hoặc chép bảng sang Excel, rồi nhập lại")

    def _tell_change(self, name: str) -> None:
        if name in ("del", "moveFrom") and not self._changed_told and self.tables and self._nested:
            self._changed_told = True
            said = "văn bản còn vết sửa (Track Changes); chữ đã xóa không được đọc"
            self.tables[-1].warn(self._row.number, None, said, "mở Word, chấp nhận hoặc bỏ các sửa đổi rồi lưu lại")


def read_word(container: Container) -> list[Table]:
    """Every table of the document that is not inside another."""
    document = _Document()
    document.read(container, "word/document.xml")
    return document.tables
