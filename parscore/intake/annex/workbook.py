"""Workbooks (.xlsx, .xlsm) as tables: values as last calculated, merged cells filled; nothing in them is run."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from parscore.intake.annex.book import Book, Texts
from parscore.intake.annex.container import Attributes, Container, Reader, whole
from parscore.intake.annex.drawings import tell_boxes
from parscore.intake.annex.merging import MAX_COLUMNS, Area, fill
from parscore.intake.annex.runs import Run, cell_of
from parscore.intake.annex.styles import Style, Styles
from parscore.intake.annex.table import MAX_TEXT, Cell, Row, Table, clean, too_much_text

MAX_SHEETS = 60
EMPTY_ROWS = 5_000
_AREA = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"')
_TAIL = 4_000_000
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_EPOCH = date(1899, 12, 30)


class _Sheet(Reader):
    """One sheet; reading ends after thousands of empty rows, but merged areas behind them are still found."""

    def __init__(self, table: Table, texts: Texts, styles: list[Style], epoch: date) -> None:
        super().__init__()
        self.table, self.texts, self.styles, self.epoch = table, texts, styles, epoch
        self.areas: list[Area] = []
        self.hidden: set[int] = set()
        self._row = Row(0)
        self._column, self._type, self._style = -1, "", Style()
        self._runs: list[Run] = []
        self._font = ""
        self._formula = self._valued = self._open = False
        self._last = 0
        self._wide = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._open_cell(attributes)
        elif name in ("v", "t"):
            self._open = True
        elif name == "r":
            self._font = ""
        elif name == "rFont":
            self._font = attributes.get("val", "")[:60]
        elif name == "f":
            self._formula = True
        elif name == "row":
            number = whole(attributes.get("r", ""), self._row.number + 1)
            self._row = Row(number, hidden=attributes.get("hidden") in ("1", "true"))
            self._column = -1
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = whole(attributes.get("min", ""), 1), whole(attributes.get("max", ""), 1)
            self.hidden.update(range(first - 1, min(last, MAX_COLUMNS)))
        elif name == "mergeCell":
            corner, _, opposite = attributes.get("ref", "").partition(":")
            self._merge(corner, opposite)

    def _open_cell(self, attributes: Attributes) -> None:
        found = _ADDRESS.fullmatch(attributes.get("r", ""))
        self._column = _column(found[1]) if found else self._column + 1
        self._type = attributes.get("t", "n")
        style = whole(attributes.get("s", ""))
        self._style = self.styles[style] if style < len(self.styles) else Style()
        self._runs, self._font, self._formula, self._valued = [], "", False, False

    def text(self, data: str) -> None:
        if self._open:
            self._valued = True
            self._runs.append(Run(data, self._font))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._open = False
        elif name == "c":
            self._keep()
        elif name == "row":
            if self._row.cells:
                self.table.rows.append(self._row)
                self._last = self._row.number
            elif self._row.number - self._last > EMPTY_ROWS:
                self.enough = True

    def rest(self, pieces: Iterator[bytes], last: bytes) -> None:
        said = f"sau dòng {self._last} là hơn {EMPTY_ROWS} dòng trống; phần sau đó không đọc"
        self.table.warn(self._last, None, said, "nếu sau đó còn nội dung, xóa các dòng trống rồi lưu lại")
        tail = last
        for piece in pieces:
            tail = (tail + piece)[-_TAIL:] if b"mergeCells" in tail else tail[-32:] + piece
        for first, second in _AREA.findall(tail):
            self._merge(first.decode(), second.decode())

    def _merge(self, first: str, second: str) -> None:
        one, two = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(second)
        if one and two:
            columns = sorted((_column(one[1]), _column(two[1])))
            rows = sorted((int(one[2]), int(two[2])))
            self.areas.append(Area(rows[0], rows[1], columns[0], columns[1]))

    def _keep(self) -> None:
        raw = "".join(run.text for run in self._runs)
        row, column = self._row.number, self._column
        if self._type == "e":
            said = f"ô báo lỗi {clean(raw)[:20] or '#'}"
            self.table.warn(row, column, said, "mở tệp, sửa công thức của ô này rồi lưu lại")
            return
        if self._formula and not self._valued:
            said = "ô có công thức nhưng không kèm kết quả"
            self.table.warn(row, column, said, "mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi nhập lại")
        cell = self._cell(raw)
        if not cell.text:
            return
        self.texts.size += len(cell.text)
        if self.texts.size > MAX_TEXT:
            raise too_much_text()
        if column < MAX_COLUMNS:
            self._row.cells[column] = cell
        elif not self._wide:
            self._wide = True
            said = f"có nội dung ngoài {MAX_COLUMNS} cột đầu; phần ấy không đọc"
            self.table.warn(row, column, said, "xóa cột thừa, hoặc chuyển nội dung vào trong bảng")

    def _cell(self, raw: str) -> Cell:
        if self._type == "s":
            return self.texts.cell(whole(raw.strip(), -1), self._style.font)
        if self._type in ("str", "inlineStr", "d", "b"):
            return cell_of(self._runs, self._style.font)
        return Cell(*_number(raw, self._style, self.epoch))


def read_workbook(container: Container) -> list[Table]:
    """Every sheet that is not hidden, as a table."""
    book, relations = Book(), Book()
    book.read(container, "xl/workbook.xml")
    if container.has("xl/_rels/workbook.xml.rels"):
        relations.read(container, "xl/_rels/workbook.xml.rels")
    texts, styles = Texts(), Styles()
    if container.has("xl/sharedStrings.xml"):
        texts.read(container, "xl/sharedStrings.xml")
    if container.has("xl/styles.xml"):
        styles.read(container, "xl/styles.xml")
    epoch = date(1904, 1, 1) if book.date1904 else _EPOCH
    tables = []
    elements = 0
    for name, hidden, relation in book.sheets[:MAX_SHEETS]:
        part = relations.targets.get(relation, "")
        if not container.has(part):
            continue  # a chart sheet, or one whose content is elsewhere
        table = Table(f"trang tính “{name}”", is_sheet=True)
        tables.append(table)
        if hidden:
            table.warn(0, None, "trang tính bị ẩn nên không đọc", "nếu cần, cho hiện lại rồi lưu")
            continue
        sheet = _Sheet(table, texts, styles.cells, epoch)
        sheet._elements = elements
        sheet.read(container, part)
        elements = sheet._elements
        table.hidden_columns = frozenset(sheet.hidden)
        fill(table, sheet.areas)
        tell_boxes(container, part, table)
    return tables


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _number(raw: str, style: Style, epoch: date) -> tuple[str, bool]:
    """A numeric cell as people see it: "0.9" in a cell of per cents is "90%", a serial day a date."""
    try:
        value = float(raw)
    except ValueError:
        return clean(raw), False
    if style.is_date and 0 < value < 200_000:
        return (epoch + timedelta(days=int(value))).strftime("%d/%m/%Y"), True
    if style.is_percent:
        return f"{value * 100:.12g}%", True
    return (f"{value:.15g}" if abs(value) < 1e15 else clean(raw)), True
