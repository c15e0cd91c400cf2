"""The buttons above the tree of the editor, and the keys that do the same."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.menu_button import MenuButton
from parscore.ui.sets.editor_actions import ENDS, GROWING, MOVING, SHARING, SPLITTING, Verb

MOST_LINES, LEAST_WIDTH = 5, 240


class TreeTools(QWidget):
    """`do` is called with the name of a verb. Menus hold the verbs that are seldom wanted."""

    def __init__(self, tree: QWidget, do: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("treeTools")
        self._do = do
        self._tree = tree
        self.actions_: dict[str, QAction] = {}
        self.for_window: list[QAction] = []
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._split = self._menu("splitRow", "Tách, chia", (*SPLITTING, SHARING))
        self._ends = self._menu("addElsewhere", "Thêm ở cuối", ENDS)
        growing = [self._button(verb) for verb in GROWING]
        self._parts: list[QWidget] = [*growing[:2], self._ends, self._split, growing[2], *map(self._button, MOVING)]
        column = QVBoxLayout(self)
        column.setContentsMargins(style.GRID, style.GRID, style.GRID, style.GRID)
        column.setSpacing(0)
        self._lines = [QHBoxLayout() for _ in range(MOST_LINES)]
        for line in self._lines:
            line.setSpacing(0)
            column.addLayout(line)
        self._arranged: list[int] = []
        self._arrange()

    def _action(self, verb: Verb) -> QAction:
        action = QAction(verb.words, self)
        action.setObjectName(f"{verb.name}Action")
        action.triggered.connect(lambda _checked=False: self._do(verb.name))
        if verb.key:
            action.setShortcut(QKeySequence(verb.key))
        if verb.in_tree:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self.for_window.append(action)
        self._tree.addAction(action)
        self.actions_[verb.name] = action
        return action

    def _button(self, verb: Verb) -> QPushButton:
        self._action(verb)
        button = QPushButton(verb.words)
        if verb.icon:
            button.setIcon(style.icon(verb.icon, "accent" if verb.icon == "add" else "muted"))
        button.setObjectName(verb.name)
        button.setAccessibleName(verb.words)
        button.setToolTip(f"{verb.words} ({_key_words(verb.key)})")
        button.setProperty("quiet", True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self._do(verb.name))
        return button

    def _menu(self, name: str, words: str, verbs: tuple[Verb, ...]) -> MenuButton:
        button = MenuButton(name, f"{name}Menu", words)
        button.say(words)
        button.setProperty("quiet", True)
        for verb in verbs:
            button.offers.addAction(self._action(verb))
        return button

    def let_edit(self, editable: bool) -> None:
        """Whether anything can be changed."""
        self.setEnabled(editable)
        for action in self.actions_.values():
            action.setEnabled(editable)

    def minimumSizeHint(self) -> QSize:
        """Lines become more where the window becomes narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """As many buttons in a line as there is room for."""
        room, left, at = self.width() - 2 * style.GRID, 0, -1
        lines: list[int] = []
        for part in self._parts:
            width = part.sizeHint().width()
            if at < 0 or (width > left and at < MOST_LINES - 1):
                at, left = at + 1, room
            left -= width
            lines.append(at)
        if lines == self._arranged:
            return
        self._arranged = lines
        for line in self._lines:
            while line.count():
                line.takeAt(0)
        for part, at in zip(self._parts, lines, strict=True):
            self._lines[at].addWidget(part)
        for line in self._lines:
            line.addStretch(1)


def _key_words(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
