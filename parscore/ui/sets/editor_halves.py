"""The halves of the editor: tree and form side by side, or one at a time where there is no room for both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QVBoxLayout, QWidget

from parscore.ui import style

TREE_WIDTH, MOST_FOR_TREE = 560, 0.42
BOTH_FROM = 1000


class Halves(QSplitter):
    """`back_wanted` when the official goes back to the tree from a form that stands alone."""

    back_wanted = Signal()

    def __init__(self, tree: tuple[QWidget, ...], form: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("editorBody")
        self.setChildrenCollapsible(False)
        self._back = QPushButton(style.icon("left", "muted"), "Về danh sách mục (F3)")
        self._back.setObjectName("backToTree")
        self._back.setAccessibleName("Về danh sách mục")
        self._back.setProperty("quiet", True)
        self._back.setAutoDefault(False)
        self._back.hide()
        self._back.clicked.connect(lambda _checked=False: self.back_wanted.emit())
        self._left, self._right = _column("treeSide", *tree), _column("formSide", self._back, form)
        self.addWidget(self._left)
        self.addWidget(self._right)
        self.setStretchFactor(1, 1)
        self.both = True
        self._shared = False

    def fit(self, width: int) -> None:
        """Arrange the halves for the width the window has now."""
        both = width >= style.scaled(BOTH_FROM)
        if both != self.both:
            self.both = both
            here = QApplication.focusWidget()
            self.show_half(form=here is not None and self._right.isAncestorOf(here))
        if both and not self._shared:
            self._shared = True
            tree = min(style.scaled(TREE_WIDTH), round(width * MOST_FOR_TREE))
            self.setSizes([tree, max(width - tree, 1)])

    def show_half(self, *, form: bool) -> None:
        """Show the form or the tree, where only one of them has room."""
        self._left.setVisible(self.both or not form)
        self._right.setVisible(self.both or form)
        self._back.setVisible(not self.both)


def _column(name: str, *parts: QWidget) -> QWidget:
    side = QWidget()
    side.setObjectName(name)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
    return side
