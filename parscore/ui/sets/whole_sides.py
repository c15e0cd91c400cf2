"""The sides of what holds for the whole set: their tabs, and the one that is shown."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QWidget

from parscore.ui import style
from parscore.ui.annex.pages_in_turn import PagesInTurn
from parscore.ui.narrow import STACKED, arrange

ONE_LINE_FROM = 640
IN_FIRST_LINE = 3


class SideTabs(QWidget):
    """`chosen` carries the name of a side; two lines of tabs where one has no room for all."""

    chosen = Signal(str)

    def __init__(self, sides: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setObjectName("wholeTabs")
        self.tabs: dict[str, QToolButton] = {}
        self._lines = QBoxLayout(STACKED, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(style.GRID)
        for part in (sides[:IN_FIRST_LINE], sides[IN_FIRST_LINE:]):
            line = QHBoxLayout()
            line.setSpacing(style.GRID)
            for name, words in part:
                line.addWidget(self._tab(name, words))
            line.addStretch(1)
            self._lines.addLayout(line)
        self._lines.setStretch(1, 1)

    def _tab(self, name: str, words: str) -> QToolButton:
        tab = QToolButton()
        tab.setObjectName(f"{name}Tab")
        tab.setText(words)
        tab.setAccessibleName(words)
        tab.setCheckable(True)
        tab.setProperty("filter", True)
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tab.clicked.connect(lambda _checked=False: self.chosen.emit(name))
        self.tabs[name] = tab
        tab.setToolTip(f"{words} (Ctrl+{len(self.tabs)})")
        return tab

    @property
    def shown(self) -> str:
        return next((name for name, tab in self.tabs.items() if tab.isChecked()), "")

    def show_chosen(self, name: str) -> None:
        """Mark the tab of the side that is shown."""
        for each, tab in self.tabs.items():
            tab.setChecked(each == name)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())  # the style sheet would let large text be pressed together

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        arrange(self, {self._lines: ONE_LINE_FROM})


class Sides(PagesInTurn):
    """A page is as high as it would like to be, whatever the style sheet allows its fields to be pressed to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wholePages")

    def minimumSizeHint(self) -> QSize:
        least, page = super().minimumSizeHint(), self.currentWidget()
        inside = page.layout() if page is not None else None
        if inside is None:
            return least
        wide = self.width()
        high = inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(least.width(), max(high, least.height()))
