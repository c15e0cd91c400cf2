"""A workbook: its sheets, the cells of one, and the whole text of the cell that is chosen."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QPlainTextEdit, QTabBar, QTableView, QVBoxLayout

from parscore.ui import style
from parscore.ui.preview.content import Content
from parscore.ui.preview.reading_process import ReadingProcess, Request
from parscore.ui.preview.sheet_rows import SheetRows

LEAST, MOST, STEP = 0.6, 3.0, 1.15
ROW, LINE, LETTER = 30, 19, 8
NARROWEST, WIDEST, MOST_LINES = 56, 280, 6
CELL_HEIGHT = 56
Place = tuple[int, int, int]


class SheetsContent(Content):
    """Cells are chosen and read, never written."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewSheetsContent")
        self.scale = 1.0
        self.tabs = QTabBar()
        self.tabs.setObjectName("previewSheetTabs")
        self.tabs.setAccessibleName("Các trang tính")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.currentChanged.connect(self._show_sheet)
        self.table = QTableView()
        self.table.setObjectName("previewSheet")
        self.table.setAccessibleName("Ô của trang tính")
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setObjectName("previewSheetNumbers")
        self.table.horizontalHeader().setObjectName("previewSheetLetters")
        self.cell = QPlainTextEdit()
        self.cell.setObjectName("previewCell")
        self.cell.setAccessibleName("Nội dung ô đang chọn")
        self.cell.setReadOnly(True)
        self.cell.setTabChangesFocus(True)
        self.cell.setPlaceholderText("Chọn một ô để đọc hết chữ của ô")
        style.keep_in_scale(self.cell, setFixedHeight=CELL_HEIGHT)
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addWidget(self.cell)
        self._models: dict[int, SheetRows] = {}
        self._sheets: list[dict[str, Any]] = []
        self._unicode = False
        self._words = ""
        self._hits: list[Place] = []
        self._current = 0

    def open(self, process: ReadingProcess, facts: dict[str, Any]) -> None:
        self.process = process
        self._clear()
        self._sheets = facts["sheets"]
        self.tabs.blockSignals(True)
        for sheet in self._sheets:
            self.tabs.addTab(sheet["name"].replace("&", "&&"))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(self._sheets) > 1)
        self._show_sheet(0)

    def close_document(self) -> None:
        super().close_document()
        self._clear()

    def take(self, request: Request, reply: dict[str, Any], body: bytes) -> None:
        if request["do"] == "rows" and request["sheet"] in self._models:
            rows = reply.get("rows", [])
            self._models[request["sheet"]].take(request["from"], rows)
            if request["sheet"] == self.tabs.currentIndex():
                self._fit(request["from"], rows)
                self._tell_cell()
        elif request["do"] == "find" and request["text"] == self._words:
            self._hits = [(sheet, row, column) for sheet, row, column in reply.get("hits", ())]
            here = self.tabs.currentIndex()
            self._current = next((at for at, hit in enumerate(self._hits) if hit[0] >= here), 0)
            self._show_hits()

    def take_fall(self, request: Request, why: str) -> None:
        if request["do"] == "find":
            self.counted.emit(None, 0, False)

    def show_unicode(self, wanted: bool) -> None:
        """Show texts in Unicode, or as they are stored."""
        self._unicode = wanted
        for model in self._models.values():
            model.show_unicode(wanted)
        self._tell_cell()

    def zoom_by(self, steps: int) -> None:
        self.zoom_to(self.scale * STEP**steps)

    def zoom_to(self, scale: float) -> None:
        before, self.scale = self.scale, min(max(scale, LEAST), MOST)
        font = style.font()
        font.setPointSizeF(font.pointSizeF() * self.scale)
        self.table.setFont(font)
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        for section in range(across.count()):
            across.resizeSection(section, round(across.sectionSize(section) * self.scale / before))
        down.setDefaultSectionSize(self._length(ROW))
        self.zoomed.emit()

    def seek(self, words: str) -> None:
        self._words, self._hits = words, []
        if self.process is not None:
            self.process.forget("find")
        for model in self._models.values():
            model.mark(set(), None)
        if words:
            self.ask({"do": "find", "text": words})
        else:
            self.counted.emit(None, 0, False)

    def step(self, by: int) -> None:
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._show_hits()

    def _clear(self) -> None:
        self._words, self._hits, self._unicode = "", [], False
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.tabs.blockSignals(False)
        self.table.setModel(None)
        for model in self._models.values():
            model.deleteLater()
        self._models.clear()
        self._sheets = []
        self.cell.clear()

    def _show_sheet(self, number: int) -> None:
        if not 0 <= number < len(self._sheets):
            return
        model = self._models.get(number)
        if model is None:
            model = self._models[number] = SheetRows(self._sheets[number], self)
            model.unicode = self._unicode
            model.missing.connect(lambda first, number=number: self._fetch(number, first))
        selection = self.table.selectionModel()
        self.table.clearSpans()
        self.table.setModel(model)
        if selection is not None:
            selection.deleteLater()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell_cell())
        self.table.verticalHeader().setDefaultSectionSize(self._length(ROW))
        self.table.scrollToTop()
        self._show_marks()
        self._tell_cell()

    def _fetch(self, sheet: int, first: int) -> None:
        self.ask({"do": "rows", "sheet": sheet, "from": first}, first=True)

    def _fit(self, first: int, rows: list[list[Any]]) -> None:
        """Widths after the first rows that came, heights after the texts, merged cells as one."""
        across = self.table.horizontalHeader()
        if first == 0:
            for column in range(across.count()):
                longest = max((len(row[1][column]) for row in rows if str(column) not in row[4]), default=0)
                across.resizeSection(column, self._length(min(max(longest * LETTER + 16, NARROWEST), WIDEST)))
        for number, row in enumerate(rows, first):
            for column, (wide, high) in row[4].items():
                self.table.setSpan(number, int(column), high, wide)
            lines = max((self._lines(row, column, text) for column, text in enumerate(row[1]) if text), default=1)
            if lines > 1:
                self.table.setRowHeight(number, self._length(ROW + LINE * (min(lines, MOST_LINES) - 1)))

    def _lines(self, row: list[Any], column: int, text: str) -> int:
        wide, _ = row[4].get(str(column), (1, 1))
        across = self.table.horizontalHeader()
        room = sum(across.sectionSize(at) for at in range(column, min(column + wide, across.count())))
        letters = max(room // self._length(LETTER), 1)
        return sum(max(-(-len(line) // letters), 1) for line in text.split("\n"))

    def _length(self, pixels: int) -> int:
        return round(style.scaled(pixels) * self.scale)

    def _tell_cell(self) -> None:
        index, model = self.table.currentIndex(), self.table.model()
        text = model.text(index.row(), index.column()) if isinstance(model, SheetRows) and index.isValid() else ""
        if text != self.cell.toPlainText():
            self.cell.setPlainText(text)

    def _show_hits(self) -> None:
        if self._hits:
            sheet, row, column = self._hits[self._current]
            self.tabs.setCurrentIndex(sheet)
            model = self.table.model()
            index = model.index(row, column) if model is not None else QModelIndex()
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        self._show_marks()
        self.counted.emit(self._current if self._hits else None, len(self._hits), False)

    def _show_marks(self) -> None:
        here = self.tabs.currentIndex()
        model = self._models.get(here)
        if model is not None:
            current = self._hits[self._current] if self._hits else (-1, -1, -1)
            found = {(row, column) for sheet, row, column in self._hits if sheet == here}
            model.mark(found, current[1:] if current[0] == here else None)
