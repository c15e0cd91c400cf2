"""The bar over the tree: a field to search in, whose rows, and what is still to do, each with its count."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parscore.ui import style
from parscore.ui.quiet_box import QuietBox
from parscore.ui.tree_filter import KIND_WORDS, Kind, Wanted

SEARCH = "Tìm (không cần dấu)…"
EVERYBODY = "Mọi bộ phận"
NOTHING_FITS = "Không có dòng nào khớp."
TAKE_OFF = "Bỏ bộ lọc"
OWNER_WIDTH = 216
LEAST_WIDTH = 380


class FilterBar(QFrame):
    """Says what is wanted; `into_tree` that the official goes on to the rows found."""

    changed = Signal()
    into_tree = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self.search = SearchField()
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.search.into_tree.connect(self.into_tree)
        self.owner = QuietBox("ownerFilter", "Lọc theo bộ phận phụ trách")
        style.keep_in_scale(self.owner, setFixedWidth=OWNER_WIDTH)
        self.owner.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.kind = QuietBox("kindFilter", "Lọc theo việc còn phải làm")
        self.kind.hide()
        self.kind.activated.connect(lambda place: self.choose(list(Kind)[place]))
        for words in KIND_WORDS.values():
            self.kind.addItem(words)
        self._group = QButtonGroup(self)
        self._kinds: dict[Kind, QToolButton] = {kind: self._button(kind) for kind in Kind}
        self._kinds[Kind.ALL].setChecked(True)
        self._lay_out()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(style.GRID * 2)
        below.setSpacing(0)
        above.addWidget(self.search, 1)
        above.addWidget(self.owner)
        for button in self._kinds.values():
            below.addWidget(button)
        below.addWidget(self.kind, 1)
        below.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.GRID * 2, style.GRID, style.GRID * 2, style.GRID)
        column.setSpacing(style.GRID)
        column.addLayout(above)
        column.addLayout(below)

    def _button(self, kind: Kind) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"filter_{kind}")
        button.setText(KIND_WORDS[kind])
        button.setAccessibleName(KIND_WORDS[kind])
        button.setCheckable(True)
        button.setProperty("filter", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(lambda on: self._on_kind(kind) if on else None)
        self._group.addButton(button)
        return button

    def minimumSizeHint(self) -> QSize:
        """The buttons give way to a list where they have no room."""
        return QSize(style.scaled(LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = self._kinds.values()
        needed = sum(button.sizeHint().width() for button in buttons) + style.GRID * 4
        narrow = needed > self.width()
        if narrow == self.kind.isHidden():
            for button in buttons:
                button.setVisible(not narrow)
            self.kind.setVisible(narrow)

    @property
    def wanted(self) -> Wanted:
        kind = next(kind for kind, button in self._kinds.items() if button.isChecked())
        return Wanted(kind, self.owner.currentData(), self.search.text())

    def choose(self, kind: Kind) -> None:
        """Show the rows of one kind."""
        self._kinds[kind].setChecked(True)

    def _on_kind(self, kind: Kind) -> None:
        self.kind.setCurrentIndex(list(Kind).index(kind))
        self.changed.emit()

    def clear(self) -> None:
        """Take every filter off, at once."""
        with QSignalBlocker(self):
            self.search.clear()
            self.owner.setCurrentIndex(0)
            self._kinds[Kind.ALL].setChecked(True)
        self.changed.emit()

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        for kind, count in counts.items():
            words = f"{KIND_WORDS[kind]} {count}"
            self._kinds[kind].setText(words)
            self._kinds[kind].setAccessibleName(words)
            self.kind.setItemText(list(Kind).index(kind), words)
        self._fit()

    def show_owners(self, names: Mapping[str, str]) -> None:
        """Offer these owners, id to name, keeping the one chosen where it is still there."""
        offered = [(EVERYBODY, None), *((name, role) for role, name in names.items())]
        now = [(self.owner.itemText(place), self.owner.itemData(place)) for place in range(self.owner.count())]
        if offered == now:
            return
        chosen = self.owner.currentData()
        with QSignalBlocker(self.owner):
            self.owner.clear()
            for name, role in offered:
                self.owner.addItem(name, role)
            self.owner.setCurrentIndex(max(0, self.owner.findData(chosen)) if chosen is not None else 0)


class SearchField(QLineEdit):
    """Esc clears, Enter and the arrow down lead to the rows found."""

    into_tree = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setAccessibleName("Tìm tiêu chí")
        self.setPlaceholderText(SEARCH)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.into_tree.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.into_tree.emit()
        else:
            super().keyPressEvent(event)


class NothingFits(QWidget):
    """Stands in the empty tree and offers the way out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nothingFits")
        words = style.text_label(NOTHING_FITS, name="nothingFitsText", tone="muted")
        self.take_off = QPushButton(TAKE_OFF)
        self.take_off.setObjectName("takeOffFilter")
        self.take_off.setAccessibleName(TAKE_OFF)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.PADDING * 4, 0, 0)
        column.setSpacing(style.PADDING)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.take_off, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
