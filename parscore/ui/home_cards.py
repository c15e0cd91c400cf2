"""The cards of the home page: how far the scoring is, who has how much left, and the areas against their target."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.checks.progress import Progress
from parscore.scoring.owners import RoleProgress
from parscore.ui import style
from parscore.ui.area_bars import AreaBar
from parscore.ui.area_chart import AreaChart, draw_bar, plain_bar
from parscore.ui.area_table import AreaTable

COUNTS = (
    ("done", "check", "done", "đã chấm"),
    ("blank", "blank", "muted", "chưa chấm"),
    ("unproved", "paperclip", "attention", "thiếu tài liệu"),
    ("unexplained", "explain", "fault", "thiếu giải trình"),
    ("waiting", "inbox", "lock", "chờ nơi khác"),
    ("warnings", "attention", "attention", "việc nên xem"),
)
"""The counts of the first card: name, icon, its colour, words."""
BAR_WIDTH, _ROLES_WIDTH = 64, 312


class Card(QFrame):
    """A white field with a title."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", True)
        self.head = QHBoxLayout()
        self.head.addWidget(style.text_label(title, name=f"{name}Title", strong=True))
        self.head.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        self.column.setSpacing(style.GRID)
        self.column.addLayout(self.head)


class ProgressCard(Card):
    """Six counts, each a button to the rows counted, and the index now, a year ago and as it should be."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("progressCard", "Tiến độ")
        self._buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(style.GRID)
        for place, (name, icon, colour, _words) in enumerate(COUNTS):
            button = QPushButton()
            button.setObjectName(f"count_{name}")
            button.setIcon(style.icon(icon, colour))
            button.setProperty("count", True)
            button.setAutoDefault(True)  # Enter presses it
            button.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            grid.addWidget(button, place // 2, place % 2)
            self._buttons[name] = button
        self.column.addLayout(grid)
        lines = QGridLayout()
        lines.setVerticalSpacing(2)
        lines.setColumnStretch(0, 1)
        self._index = [(style.text_label(name=f"{n}Caption", tone="muted"), _figure(n)) for n in _INDEX_LINES]
        for row, (caption, figure) in enumerate(self._index):
            lines.addWidget(caption, row, 0)
            lines.addWidget(figure, row, 1)
        self.column.addSpacing(style.GRID)
        self.column.addLayout(lines)
        self.column.addStretch(1)

    def show_counts(self, progress: Progress, warnings: int) -> None:
        """Show how far the scoring is; `warnings` are the things worth a look."""
        numbers = {
            "done": f"{progress.done}/{progress.rows}",
            "blank": str(progress.blank),
            "unproved": str(progress.unproved),
            "unexplained": str(progress.unexplained),
            "waiting": str(progress.waiting),
            "warnings": str(warnings),
        }
        for name, _icon, _colour, words in COUNTS:
            text = f"{numbers[name]} {words}"
            self._buttons[name].setText(text)
            self._buttons[name].setAccessibleName(text)

    def show_index(self, lines: Sequence[tuple[str, str]]) -> None:
        """Three lines: caption and figure."""
        for (caption, figure), (words, number) in zip(self._index, lines, strict=True):
            caption.setText(words)
            figure.setText(number)


_INDEX_LINES = ("indexNow", "indexBefore", "indexTarget")


def _figure(name: str) -> QLabel:
    label = style.text_label(name=name, strong=True)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


class RolesCard(Card):
    """Each role with its rows done and a small bar; roles without rows are left out."""

    def __init__(self) -> None:
        super().__init__("rolesCard", "Theo bộ phận phụ trách")
        style.keep_in_scale(self, setMinimumWidth=_ROLES_WIDTH)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.GRID * 2)
        self._grid.setVerticalSpacing(style.GRID)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._lines: dict[str, tuple[QLabel, RoleBar, QLabel]] = {}

    def show_roles(self, roles: Sequence[RoleProgress]) -> None:
        """Show how far each role is."""
        owning = [role for role in roles if role.rows]
        if [role.id for role in owning] != list(self._lines):
            self._make_lines(owning)
        for role in owning:
            name, bar, figures = self._lines[role.id]
            name.setText(role.name)
            bar.show_shares(role.done / role.rows, (role.rows - role.done) / role.rows)
            figures.setText(f"{role.done}/{role.rows}")
            figures.setToolTip(f"{role.waiting} mục chờ số liệu của nơi khác" if role.waiting else "")

    def _make_lines(self, roles: Sequence[RoleProgress]) -> None:
        for widgets in self._lines.values():
            for widget in widgets:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        for row, role in enumerate(roles):
            name = style.text_label(name=f"role_{role.id}")
            name.setWordWrap(True)
            bar, figures = RoleBar(), _figure(f"role_{role.id}_done")
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(bar, row, 1)
            self._grid.addWidget(figures, row, 2)
            self._grid.setRowMinimumHeight(row, style.scaled(26))
            self._lines[role.id] = (name, bar, figures)


class RoleBar(QWidget):
    """A small bar; the figures beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roleBar")
        style.keep_in_scale(self, setFixedWidth=BAR_WIDTH, setFixedHeight=12)
        self._bar = plain_bar()

    def show_shares(self, done: float, left: float) -> None:
        self._bar = plain_bar(share=done, open_share=left)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_bar(painter, QRectF(0.5, 1.5, self.width() - 1, self.height() - 3), self._bar)
        painter.end()


class ChartCard(Card):
    """The chart, and behind one button the same figures as a table, which wants more room: `table_shown` says so."""

    table_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__("chartCard", "Các lĩnh vực so với mục tiêu")
        self.chart, self.table = AreaChart(), AreaTable()
        self._as_table = QPushButton()
        self._as_table.setObjectName("areasAsTable")
        self._as_table.setProperty("quiet", True)
        self._as_table.setCheckable(True)
        self._as_table.setAutoDefault(True)
        self._as_table.toggled.connect(self._on_toggled)
        self.head.addWidget(self._as_table)
        self._places = QStackedWidget()
        self._places.setObjectName("areasPlace")
        self._places.addWidget(self.chart)
        self._places.addWidget(self.table)
        self.column.addWidget(self._places, 1)
        self._on_toggled(False)

    def show_bars(self, bars: Sequence[AreaBar], last_year: str) -> None:
        self.chart.show_bars(bars, last_year)
        self.table.show_bars(bars)

    def _on_toggled(self, as_table: bool) -> None:
        self._places.setCurrentIndex(int(as_table))
        words = "Xem biểu đồ" if as_table else "Xem bảng số"
        self._as_table.setText(words)
        self._as_table.setAccessibleName(words)
        self.table_shown.emit(as_table)
