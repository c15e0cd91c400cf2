"""Everything found wrong or doubtful in an annex: by sheet, row and cell, what it is and what to do. Errors first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from parscore.intake.annex.table import Problem
from parscore.scoring.numbers import shorten
from parscore.scoring.outcome import Severity
from parscore.ui import style

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
HEADINGS = ("Mức", "Ở đâu", "Mục", "Điều cần xem", "Cách xử lý")
KIND, PLACE, CODE, MESSAGE, REMEDY = range(5)
WIDTHS = {KIND: 100, PLACE: 232, CODE: 84}
KINDS = {Severity.ERROR: ("Lỗi", "fault", "fault"), Severity.WARNING: ("Cần xem", "attention", "attention")}
TABLES = ("trang tính ", "bảng ")
MEASURED = 150
LONGEST = 400
STACKED_BELOW = 720


class ProblemRows(QAbstractTableModel):
    """One row for each problem, errors before warnings, otherwise as they stand in the file; of the whole file last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.beginResetModel()
        sheets = sorted(dict.fromkeys(one.sheet for one in problems), key=_number_in)
        self.problems = tuple(
            sorted(
                problems,
                key=lambda one: (one.severity is not Severity.ERROR, one.row == 0, sheets.index(one.sheet), one.row),
            )
        )
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.problems)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS)
        return HEADINGS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.problems[index.row()]
        word, icon, colour = KINDS[one.severity]
        text = (word, place_of(one), one.code, capital(one.message), capital(one.remedy))[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shorten(text, LONGEST)
            case Qt.ItemDataRole.ToolTipRole:
                return shorten(text, 2_000)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{HEADINGS[index.column()]}: {shorten(text, LONGEST)}"
            case Qt.ItemDataRole.DecorationRole if index.column() == KIND:
                return QIcon(style.icon(icon, colour))  # of our own kind it would not reach the view
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class ProblemList(QTableView):
    """`wanted` brings the problem chosen, to be seen where it stands."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("annexProblems")
        self.setAccessibleName("Lỗi và điều cần xem trong phụ lục")
        self.rows = ProblemRows(self)
        self._filling = False
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column in (MESSAGE, REMEDY):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now))
        self.clicked.connect(self._tell)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._filling = True
        self.rows.show_problems(problems)
        self.setCurrentIndex(self.rows.index(0, 0))  # or the list would choose, and tell, once the keyboard comes to it
        self._filling = False
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, style.scaled(width))
        self._measure()

    def _measure(self) -> None:
        if len(self.rows.problems) <= MEASURED:  # measuring thousands of sentences would hold the window up
            self.resizeRowsToContents()

    def _tell(self, index: Index) -> None:
        if index.isValid() and not self._filling:
            self.wanted.emit(self.rows.problems[index.row()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(PLACE, self.viewport().width() < style.scaled(STACKED_BELOW))
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentIndex())
            return
        super().keyPressEvent(event)


def place_of(problem: Problem) -> str:
    """Where it is, as it stands alone; the name of a file stays as it is."""
    return capital(problem.place) if problem.place.startswith(TABLES) else problem.place


def capital(text: str) -> str:
    """A message begins with a capital here, where it stands alone."""
    return f"{text[:1].upper()}{text[1:]}"


def _number_in(sheet: str) -> int:
    """The number of a Word table, 0 for sheets, which stay as they come."""
    number = sheet.removeprefix("bảng ")
    return int(number) if number != sheet and number.isdigit() else 0
