"""Last year's index as a checklist: what of it is there again, what is still to be brought, one click to bring it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from parscore.scoring.evidence import Link
from parscore.scoring.evidence_index import CarriedRow, carry_forward
from parscore.scoring.outcome import RefusedError
from parscore.ui import style
from parscore.ui.evidence.year_data import LastIndex
from parscore.ui.folders import EVIDENCE, folder_for, keep_folder
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.taking_in import TakingIn, linking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog as Dialog

HEADINGS = ("Mục năm nay", "Tài liệu năm trước", "Trích yếu, vị trí", "Năm nay")
CODE, THEN, ABOUT, NOW = range(len(HEADINGS))
BROUGHT, MISSING, GONE = "Đã có", "Chưa có", "Năm nay không còn mục này"
NO_SHEET = "Chưa có bản chấm điểm năm {year} của đơn vị này trong thư mục dữ liệu, nên chưa có danh mục để đối chiếu."
NO_ROWS = "Bản chấm điểm năm {year} chưa gắn tài liệu nào."
ALL_THERE = "Mọi tài liệu của năm trước đã có bản của năm nay."


class LastIndexView(QFrame):
    """`row_wanted` opens a row on the desk, `said` brings a sentence with its tone."""

    row_wanted = Signal(str)
    open_wanted = Signal(object)
    said = Signal(str, str)

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__()
        self.setObjectName("lastIndex")
        self._assessment = assessment
        self._then: LastIndex | None = None
        self._rows: list[CarriedRow] = []
        self._told = style.text_label(name="lastIndexTold")
        self._told.setWordWrap(True)
        self.only_missing = QCheckBox("Chỉ hiện tài liệu chưa có")
        self.only_missing.setObjectName("onlyMissing")
        self.only_missing.setAccessibleName("Chỉ hiện tài liệu chưa có")
        self.same = _button("attachSame", "Gắn lại tài liệu này")
        self.new = _button("attachNew", "Chọn tệp mới…")
        self.opening = _button("openThen", "Xem bản năm trước")
        self.going = _button("openCarried", "Mở mục")
        self.table = _Table()
        self._lay_out()
        self.only_missing.toggled.connect(lambda _on: self._show())
        self.table.itemSelectionChanged.connect(self._show_actions)
        self.table.wanted.connect(self.ask_file)
        self.same.clicked.connect(lambda _checked=False: self.attach_same())
        self.new.clicked.connect(lambda _checked=False: self.ask_file())
        self.opening.clicked.connect(lambda _checked=False: self._open())
        self.going.clicked.connect(lambda _checked=False: self._go())

    def show_index(self, then: LastIndex | None) -> None:
        """Compare with the index that was read, or with none."""
        self._then = then
        self.refresh()

    def refresh(self) -> None:
        """Compare anew."""
        assessment, then = self._assessment, self._then
        rows: tuple[CarriedRow, ...] = ()
        if then is not None:
            rows = carry_forward(
                then.criteria_set, then.rows, assessment.criteria_set, assessment.links, assessment.documents
            )
        self._rows = list(rows)
        self._show()

    @property
    def chosen(self) -> CarriedRow | None:
        places = self.table.selectionModel().selectedRows()
        shown = self._shown()
        return shown[places[0].row()] if places and places[0].row() < len(shown) else None

    def attach_same(self) -> None:
        """Let the very document of last year prove the row of this year too."""
        row = self.chosen
        if row is None or not row.code or row.link is not None:
            return
        assessment, leaf = self._assessment, self._assessment.criteria_set.by_code[row.code]
        document = row.then.document
        assessment.know([document])
        links, known = linking(
            leaf, assessment.links.get(row.code, ()), [document], self._requirement(row), reused=True
        )
        if known:
            return
        try:
            assessment.set_links(row.code, links)
        except RefusedError as refusal:
            self.said.emit(str(refusal), "attention")

    def ask_file(self) -> "Dialog | None":
        """Let a file be picked that stands for the document of last year."""
        row = self.chosen
        if row is None or not row.code or row.link is not None or not self._assessment.editable:
            return None
        dialog = QFileDialog(self.window(), f"Tệp của năm nay cho mục {row.code}", folder_for(EVIDENCE))
        dialog.setObjectName("carriedFile")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: keep_folder(EVIDENCE, chosen))
        dialog.fileSelected.connect(lambda chosen: self.take_in(row, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.window().activateWindow)
        dialog.open()
        return dialog

    def take_in(self, row: CarriedRow, path: Path) -> None:
        """Copy a file and attach it for a row of last year's index."""
        taking = TakingIn(self._assessment, row.code, [path], self._requirement(row))
        taking.ended.connect(lambda: self.said.emit(" ".join(taking.news), "attention") if taking.news else None)
        taking.start()

    def _requirement(self, row: CarriedRow) -> str:
        """What it stood for last year, where this year's row asks for the same."""
        wanted = row.then.link.requirement
        return wanted if wanted in self._assessment.criteria_set.by_code[row.code].evidence else ""

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(style.GRID)
        for button in (self.new, self.same, self.opening, self.going):
            tools.addWidget(button)
        tools.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._told, 1)
        head.addWidget(self.only_missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(tools)

    def _shown(self) -> list[CarriedRow]:
        only = self.only_missing.isChecked()
        return [row for row in self._rows if not only or (row.link is None and row.code)]

    def _show(self) -> None:
        shown = self._shown()
        texts = [self._cells(row) for row in shown]
        self.table.show_rows(texts, [_icon(row) for row in shown])
        wanted = [row for row in self._rows if row.code]
        there = sum(row.link is not None for row in wanted)
        year = self._then.year if self._then else self._assessment.card.year - 1
        if self._then is None:
            words = NO_SHEET.format(year=year)
        elif not self._rows:
            words = NO_ROWS.format(year=year)
        elif there == len(wanted):
            words = ALL_THERE
        else:
            words = (
                f"Danh mục năm {year}: đã có {there}/{len(wanted)} tài liệu; còn {len(wanted) - there} cần mang lại."
            )
        self._told.setText(words)
        self.table.setVisible(bool(self._rows))
        self.only_missing.setVisible(bool(self._rows))
        self._show_actions()

    def _cells(self, row: CarriedRow) -> tuple[str, ...]:
        document = row.then.document
        code = row.code if row.code == row.then.code or not row.code else f"{row.code} (năm trước {row.then.code})"
        about = " · ".join(filter(None, (document.subject or document.file_name, row.then.where)))
        return code or row.then.code, document.title, about, self._now(row)

    def _now(self, row: CarriedRow) -> str:
        if row.link is None:
            return MISSING if row.code else GONE
        return f"{BROUGHT}: {self._title(row.link)}"

    def _title(self, link: Link) -> str:
        document = self._assessment.documents.get(link.document)
        return document.title if document else ""

    def _show_actions(self) -> None:
        row = self.chosen
        open_row = row is not None and bool(row.code) and row.link is None and self._assessment.editable
        for button in (self.same, self.new):
            button.setEnabled(open_row)
        self.opening.setEnabled(row is not None)
        self.going.setEnabled(row is not None and bool(row.code))
        for button in (self.same, self.new, self.opening, self.going):
            button.setVisible(bool(self._rows))

    def _open(self) -> None:
        if (row := self.chosen) is not None:
            self.open_wanted.emit(row.then.document)

    def _go(self) -> None:
        if (row := self.chosen) is not None and row.code:
            self.row_wanted.emit(row.code)


class _Table(QTableWidget):
    """Enter picks a file for the chosen row."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, len(HEADINGS))
        self.setObjectName("lastIndexRows")
        self.setAccessibleName("Danh mục tài liệu năm trước")
        self.setHorizontalHeaderLabels(HEADINGS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.ResizeToContents)
        self._texts: list[tuple[str, ...]] = []

    def show_rows(self, texts: list[tuple[str, ...]], icons: list[tuple[str, str]]) -> None:
        """Show these; the choice stays at its place."""
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 8)
        self.setMinimumHeight(style.scaled(160))
        if texts == self._texts:
            return
        self._texts = texts
        row = self.currentRow()
        self.setRowCount(len(texts))
        for place, cells in enumerate(texts):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == NOW:
                    item.setIcon(style.icon(*icons[place]))
                self.setItem(place, column, item)
        if texts:
            self.selectRow(min(max(row, 0), len(texts) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def _icon(row: CarriedRow) -> tuple[str, str]:
    if row.link is not None:
        return "check", "done"
    return ("attention", "attention") if row.code else ("dash", "muted")


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words.rstrip("…"))
    return button
