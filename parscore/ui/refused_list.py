"""The cells of the table that were not taken: which, what stood there, why, and what to do."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from parscore.intake.pasted import Refusal
from parscore.scoring.numbers import shorten
from parscore.ui import style

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
HEADINGS = ("Mã", "Cột", "Giá trị", "Vì sao chưa nhận, cần làm gì")
GIVE_UP = "Bỏ các giá trị này"
SHOWN = 500
HEIGHT = 132
MEASURED = 100
MOST_IN_VIEW = 4


class RefusedModel(QAbstractTableModel):
    """One row for each cell that was not taken."""

    def __init__(self, where: str = HEADINGS[1], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Refusal] = ()
        self.headings = (HEADINGS[0], where, *HEADINGS[2:])

    def show_rows(self, rows: Sequence[Refusal]) -> None:
        self.beginResetModel()
        self.rows = rows[:SHOWN]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS)
        return self.headings[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        texts = (one.code or "(trống)", one.heading, one.typed, one.why)
        if role == Qt.ItemDataRole.DisplayRole:
            return shorten(texts[index.column()], 300)
        if role == Qt.ItemDataRole.ToolTipRole:
            return shorten(texts[index.column()], 2_000)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()]}: {shorten(texts[index.column()], 300)}"
        return None


class RefusedList(QFrame):
    """Hidden while everything was taken. `wanted`: a row was chosen, to be corrected where it stands.

    `where` heads the column that says in which cell a value stood.
    """

    wanted = Signal(object)
    given_up = Signal()

    def __init__(self, where: str = HEADINGS[1]) -> None:
        super().__init__()
        self.setObjectName("refusedList")
        self.setAccessibleName("Các ô chưa nhận")
        self._words = style.text_label(name="refusedWords", tone="fault", strong=True)
        self._words.setWordWrap(True)
        icon = QLabel()
        icon.setObjectName("refusedIcon")
        icon.setPixmap(style.icon("fault", "fault").pixmap(style.ICON_SIZE))
        self.give_up = QPushButton(GIVE_UP)
        self.give_up.setObjectName("giveUpRefused")
        self.give_up.setAccessibleName(GIVE_UP)
        self.give_up.clicked.connect(lambda _checked=False: self.given_up.emit())
        self.model = RefusedModel(where, self)
        self.table = _Rows()
        self.table.setModel(self.model)
        self.table.wanted.connect(lambda row: self.wanted.emit(self.model.rows[row]))
        for column, width in enumerate((84, 96, 200)):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        head = QHBoxLayout()
        head.setSpacing(style.GRID)
        head.addWidget(icon)
        head.addWidget(self._words, 1)
        head.addWidget(self.give_up)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, style.GRID, 0, 0)
        whole.setSpacing(style.GRID)
        whole.addLayout(head)
        whole.addWidget(self.table)
        self.hide()

    def show_refused(self, refused: Sequence[Refusal]) -> None:
        self.model.show_rows(refused)
        more = f" Danh sách nêu {SHOWN} ô đầu." if len(refused) > SHOWN else ""
        self._words.setText(f"{len(refused)} ô chưa nhận; số liệu đã có của các ô này giữ nguyên.{more}")
        self.setVisible(bool(refused))
        head = self.table.horizontalHeader().height() + 2 * self.table.frameWidth()
        if len(refused) <= MEASURED:  # measuring thousands of sentences would hold the window up
            self.table.resizeRowsToContents()
        tall = head + sum(map(self.table.rowHeight, range(min(len(refused), MOST_IN_VIEW))))
        self.table.setFixedHeight(min(tall, style.scaled(HEIGHT)))


class _Rows(QTableView):
    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusedTable")
        self.setAccessibleName("Danh sách ô chưa nhận; Enter để đến ô")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self.wanted.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
