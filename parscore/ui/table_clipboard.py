"""Between the table and the clipboard: blocks out as text and as cells, blocks in as one step, said in one notice."""

from html import escape
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from parscore.faults import InputError
from parscore.intake.grid import ASKED, FIRST
from parscore.intake.pasted import Entry, Placed, Taken, place
from parscore.intake.tsv import Block, read_block, write_block
from parscore.ui.table_model import Index, TableModel

NO_TEXT = "Chưa có chữ nào để dán. Hãy chép vùng ô trong bảng tính rồi dán lại."


class News(NamedTuple):
    """A sentence for the notice, with its tone; `first` is the first cell of a block whose place its codes told;
    `done` is the part of the sentence that counts no refused cells.
    """

    words: str
    tone: str
    first: Entry | None = None
    done: str = ""

    def left(self, refused: int) -> "News":
        """The same, once only so many cells are still refused."""
        if not self.done:
            return self
        return self._replace(words=self.done + _left(refused), tone="attention" if refused else "done")


def paste(model: TableModel, cells: list[Index]) -> News:
    """Take the block on the clipboard, from the first of the selected cells on. RefusedError when it is closed."""
    mime = QGuiApplication.clipboard().mimeData()
    text = mime.text() if mime is not None and mime.hasText() else ""
    try:
        block = read_block(text) if text else []
    except InputError as refusal:
        return News(str(refusal), "attention")
    if not block:
        return News(NO_TEXT, "attention")
    placed = _everywhere(model, block, cells) if block == [block[0][:1]] else _placed(model, block, cells)
    model.list_outside(placed.refused)
    result = model.take(placed.entries, "Dán {n} ô")
    return _news(result, placed)


def _placed(model: TableModel, block: Block, cells: list[Index]) -> Placed:
    row, column = (cells[0].row(), cells[0].column()) if cells else (0, FIRST)
    return place(model.grid, block, model.codes[row:], column)


def _everywhere(model: TableModel, block: Block, cells: list[Index]) -> Placed:
    """One value goes into every selected cell."""
    if len(cells) < 2:
        return _placed(model, block, cells)
    return Placed([_entry(model, cell, block[0][0]) for cell in cells if model.cell(cell) is not None])


def _entry(model: TableModel, cell: Index, typed: str) -> Entry:
    return Entry(model.codes[cell.row()], cell.column(), typed)


def fill_down(model: TableModel, cells: list[Index]) -> News | None:
    """The first selected row goes into the rows below; with one row selected, the row above goes into it."""
    if not cells:
        return None
    top, bottom = cells[0].row(), cells[-1].row()
    if top == bottom:
        top -= 1
    if top < 0:
        return None
    columns = sorted({cell.column() for cell in cells})
    source = {at: model.text(model.codes[top], at, out=True) for at in columns}
    entries = [
        Entry(model.codes[row], at, source[at])
        for row in range(top + 1, bottom + 1)
        for at in columns
        if source[at].strip() and model.grid.cell(model.codes[row], at) is not None
    ]
    return _filled(model.take(entries, "Điền xuống {n} ô"))


def _filled(result: Taken) -> News:
    told = f"Đã điền xuống {result.cells} ô." if result.cells else "Không có ô nào để điền."
    return News("", "", done=told).left(len(result.refused))


def clear(model: TableModel, cells: list[Index]) -> News | None:
    """Empty the selected cells."""
    entries = [_entry(model, cell, "") for cell in cells if model.cell(cell) is not None]
    result = model.take(entries, "Xóa {n} ô", clearing=True)
    return News(f"Đã xóa {result.cells} ô. Lấy lại: Ctrl+Z.", "done") if result.cells else None


def _news(result: Taken, placed: Placed) -> News:
    refused = len(result.refused) + len(placed.refused)
    rows = len(result.answers)
    told = [f"Đã dán {result.cells} ô vào {rows} dòng." if result.cells else "Không có ô nào thay đổi."]
    if placed.by_code:
        told.append("Các dòng được ghép theo mã ở cột đầu.")
    if result.passed_over:
        told.append(f"{result.passed_over} ô trống không xóa số liệu đang có.")
    told += placed.remarks
    first = placed.entries[0] if placed.by_code and placed.entries else None
    return News("", "", first, " ".join(told)).left(refused)


def _left(refused: int) -> str:
    return f" {refused} ô chưa nhận, xem danh sách bên dưới bảng." if refused else ""


def copy(model: TableModel, cells: list[Index]) -> int:
    """Put the rectangle of the selected cells on the clipboard; how many cells that is."""
    if not cells:
        return 0
    rows = range(cells[0].row(), cells[-1].row() + 1)
    columns = range(min(cell.column() for cell in cells), max(cell.column() for cell in cells) + 1)
    _put(model, [model.codes[row] for row in rows], columns, with_headings=False)
    return len(rows) * len(columns)


def copy_all(model: TableModel) -> int:
    """Put the rows in view on the clipboard with their headings; how many rows those are."""
    _put(model, list(model.codes), range(len(model.grid.headings)), with_headings=True)
    return len(model.codes)


def _put(model: TableModel, codes: list[str], columns: range, *, with_headings: bool) -> None:
    head = [[model.grid.headings[at] for at in columns]] if with_headings else []
    rows = [[model.text(code, at, out=True) for at in columns] for code in codes]
    if with_headings:
        head[0].append(ASKED)
        for code, row in zip(codes, rows, strict=True):
            row.append(model.grid.asked(code))
    mime = QMimeData()
    mime.setText(write_block([*head, *rows]))
    mime.setHtml(_html(model, codes, columns, head, rows))
    QGuiApplication.clipboard().setMimeData(mime)


def _html(model: TableModel, codes: list[str], columns: range, head: Block, rows: Block) -> str:
    """The same cells for spreadsheets, which else would turn the code 1.10 into 1,1 and 1.2 into a day."""
    lines = [_line(row, [False] * len(row)) for row in head]
    for code, row in zip(codes, rows, strict=True):
        numbers = [_counts(model, code, at) for at in columns]
        lines.append(_line(row, numbers + [False] * (len(row) - len(numbers))))
    return f"<html><head><meta charset='utf-8'></head><body><table>{''.join(lines)}</table></body></html>"


def _counts(model: TableModel, code: str, column: int) -> bool:
    return column == model.grid.score or model.texts.is_number(code, column)


def _line(row: list[str], numbers: list[bool]) -> str:
    cells = [
        f"<td{'' if number else _AS_TEXT}>{escape(cell).replace(chr(10), _BREAK)}</td>"
        for cell, number in zip(row, numbers, strict=True)
    ]
    return f"<tr>{''.join(cells)}</tr>"


_AS_TEXT = " style=\"mso-number-format:'\\@'\""
_BREAK = "<br style='mso-data-placement:same-cell'>"
