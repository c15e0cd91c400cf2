"""What stands below the title of a document: its file to look at and its data, together where there is room."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from parscore.ui import preferences, style
from parscore.ui.evidence.preview_place import PreviewPlace

LOOK, DATA = range(2)
BOTH_FROM = 640
LOOK_AT_LEAST = 300
_SIDE, _SPLIT = "evidence_side", "evidence_split"
_TABS = (("sideLook", "Xem tệp"), ("sideData", "Thông tin"))


class LookAndData(QWidget):
    """Two tabs where it is low, one above the other where it is high; what was chosen last is kept for the next time.

    `large_wanted` asks to see the file large; it is then lent to whoever shows it, and `take_back` brings it home.
    """

    large_wanted = Signal()

    def __init__(self, preview: PreviewPlace, data: QWidget) -> None:
        super().__init__()
        self.setObjectName("documentSideBySide")
        self.preview, self.data = preview, data
        self._lent = False
        self._both: bool | None = None
        self.tabs = [self._tab(place, *named) for place, named in enumerate(_TABS)]
        self._group = QButtonGroup(self)
        for tab in self.tabs:
            self._group.addButton(tab)
        self._chosen = preferences.number(_SIDE, DATA)
        self.tabs[LOOK if self._chosen == LOOK else DATA].setChecked(True)
        self.large = QToolButton()
        self.large.setObjectName("lookLarge")
        self.large.setText("Xem lớn")
        self.large.setAccessibleName("Xem lớn")
        self.large.setToolTip("Xem tệp thay chỗ bảng, vẫn ghi được thông tin bên cạnh (dấu cách)")
        self.large.setIcon(style.icon("search", "text"))
        self.large.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.large.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.large.clicked.connect(lambda _checked=False: self.large_wanted.emit())
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setObjectName("documentHalves")
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(style.GRID * 2)
        self.halves.addWidget(preview)
        self.halves.addWidget(data)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 1)
        self.halves.splitterMoved.connect(lambda *_: preferences.keep(_SPLIT, tuple(self.halves.sizes())))
        row = QHBoxLayout()
        row.setSpacing(style.GRID)
        for tab in self.tabs:
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self.large)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addLayout(row)
        column.addWidget(self.halves, 1)
        self._show()

    def choose(self, place: int) -> None:
        """Turn to a tab; where both are in sight it only matters later."""
        self._chosen = place
        self.tabs[place].setChecked(True)
        preferences.keep(_SIDE, place)
        self._show()

    def lend(self) -> PreviewPlace:
        """Give the file away to be seen elsewhere; the data has the whole room meanwhile."""
        self._lent = True
        self._show()
        return self.preview

    def take_back(self) -> None:
        """The file is looked at here again."""
        if self._lent:
            self._lent = False
            self.halves.insertWidget(0, self.preview)
            self._show()
            self._share()

    def minimumSizeHint(self) -> QSize:
        least = max(self.preview.minimumSizeHint().height(), self.data.minimumSizeHint().height())
        return QSize(super().minimumSizeHint().width(), self.large.sizeHint().height() + style.GRID + least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        both = self.height() >= style.scaled(BOTH_FROM)
        if both != self._both:
            self._both = both
            QTimer.singleShot(0, self, self._turn)  # a part shown while the layout is at work would not find its place

    def _turn(self) -> None:
        self._show()
        self._share()

    def _share(self) -> None:
        """Both as they were left, the file never lower than makes sense."""
        if not self._both or self._lent:
            return
        kept = preferences.numbers(_SPLIT)
        whole = sum(self.halves.sizes())
        look = kept[0] * whole // max(sum(kept), 1) if len(kept) == 2 else whole // 2
        look = max(look, min(style.scaled(LOOK_AT_LEAST), whole // 2))
        self.halves.setSizes([look, max(whole - look, 1)])

    def _show(self) -> None:
        tabbed = not self._both and not self._lent
        for tab in self.tabs:
            tab.setVisible(tabbed)
        self.large.setVisible(not self._lent)
        if not self._lent:
            self.preview.setVisible(not tabbed or self._chosen == LOOK)
        self.data.setVisible(not tabbed or self._chosen == DATA)

    def _tab(self, place: int, name: str, words: str) -> QToolButton:
        tab = QToolButton()
        tab.setObjectName(name)
        tab.setText(words)
        tab.setAccessibleName(words)
        tab.setCheckable(True)
        tab.setProperty("filter", True)
        tab.clicked.connect(lambda _checked=False: self.choose(place))
        return tab
