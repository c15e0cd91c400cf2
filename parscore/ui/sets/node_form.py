"""The form of the row chosen in the editor: what it is, how it is scored, what stands beside it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.criteria import Criterion
from parscore.ui import style
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.node_form_content import ContentForm
from parscore.ui.sets.node_form_more import MoreForm
from parscore.ui.sets.node_form_rule import RuleForm
from parscore.ui.sets.rule_builder.entry import Entry

CONTENT, RULE, MORE = "content", "rule", "more"
SIDES = ((CONTENT, "Nội dung", "Ctrl+1"), (RULE, "Cách chấm", "Ctrl+2"), (MORE, "Thêm", "Ctrl+3"))
NO_RULE = "Mục có mục con không có cách chấm riêng; hãy chọn một mục con."


class NodeForm(QWidget):
    """Shows one row and changes it. `kind_chosen` says for which kind of unit rules are tried."""

    kind_chosen = Signal(str)

    def __init__(self, edited: EditedSet) -> None:
        super().__init__()
        self.setObjectName("nodeForm")
        self._edited = edited
        self.code = ""
        self._side = CONTENT
        self.content = ContentForm(edited)
        self.rule = RuleForm(edited)
        self.more = MoreForm(edited)
        self.rule.kind_chosen.connect(self.kind_chosen)
        self._title = style.text_label(name="nodeTitle", size=style.TITLE_SIZE, strong=True)
        self._title.setWordWrap(True)
        self.tabs: dict[str, QToolButton] = {}
        self._stack = QStackedWidget()
        self._stack.setObjectName("nodeSides")
        self._pages: dict[str, QScrollArea] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(style.GRID)
        for name, words, key in SIDES:
            tab = QToolButton()
            tab.setObjectName(f"{name}Side")
            tab.setText(words)
            tab.setAccessibleName(words)
            tab.setToolTip(f"{words} ({key})")
            tab.setCheckable(True)
            tab.setProperty("filter", True)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tab.clicked.connect(lambda _checked=False, name=name: self.show_side(name))
            self.tabs[name] = tab
            tabs.addWidget(tab)
        tabs.addStretch(1)
        for name, page in ((CONTENT, self.content), (RULE, self.rule), (MORE, self.more)):
            self._pages[name] = self._scrolling(name, page)
            self._stack.addWidget(self._pages[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.GRID, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(self._title)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)

    @staticmethod
    def _scrolling(name: str, page: QWidget) -> QScrollArea:
        frame = QScrollArea()
        frame.setObjectName(f"{name}Scroll")
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setFrameShape(QFrame.Shape.NoFrame)
        frame.setWidgetResizable(True)
        page.setContentsMargins(0, 0, style.GRID * 2, style.GRID * 2)
        frame.setWidget(page)
        return frame

    def show_node(self, node: Criterion, kind: str) -> None:
        """Show a row; another one that was shown is left first."""
        self.code = node.code
        self._title.setText(f"{node.code}  {node.title}")
        self.content.show_node(node)
        self.more.show_node(node)
        self.tabs[RULE].setEnabled(node.is_leaf)
        self.tabs[RULE].setToolTip("Cách chấm (Ctrl+2)" if node.is_leaf else NO_RULE)
        if node.is_leaf:
            self.rule.show_node(node, kind)
        for page in (self.content, self.more, self.rule.builder):
            page.setEnabled(self._edited.editable)
        self._show_side(self._side if node.is_leaf or self._side != RULE else CONTENT)

    def rename(self, code: str) -> None:
        """The row shown has another code now."""
        self.code = code
        self.rule.rename(code)

    def show_side(self, name: str) -> None:
        """Show one side of the form, for this row and those chosen next."""
        if self.tabs[name].isEnabled():
            self._side = name
        self._show_side(self._side)

    def _show_side(self, name: str) -> None:
        for each, tab in self.tabs.items():
            tab.setChecked(each == name)
        self._stack.setCurrentWidget(self._pages[name])

    @property
    def side(self) -> str:
        return next(name for name, tab in self.tabs.items() if tab.isChecked())

    def focus_first(self) -> None:
        """Begin typing in the side shown."""
        firsts = {CONTENT: self.content.first, RULE: self.rule.first, MORE: self.more.first}
        first = firsts[self.side]()
        if first is not None and first.isEnabled():
            first.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(first, QLineEdit | QPlainTextEdit):
                first.selectAll()  # what a new row is called is typed over
        else:
            self.tabs[self.side].setFocus(Qt.FocusReason.TabFocusReason)

    def bring_into_view(self, widget: QWidget) -> None:
        """Follow the keyboard."""
        page = self._pages[self.side]
        inside = page.widget()
        if inside is not None and inside.isAncestorOf(widget):
            page.ensureWidgetVisible(widget, 0, style.PADDING)

    def entries(self) -> Iterator[Entry]:
        """Every field of every side."""
        yield from self.content.entries()
        yield from self.rule.entries()
        yield from self.more.entries()

    def leave(self) -> list[str]:
        """Take what is being typed; the sentences of fields that could not be taken and keep their old value."""
        for entry in list(self.entries()):
            if entry.pending:
                entry.commit()
        given_up = [f"{entry.title}: “{entry.text}”" for entry in self._outside_rule() if entry.pending]
        self.rule.leave()
        return given_up

    def _outside_rule(self) -> Iterator[Entry]:
        yield from self.content.entries()
        yield from self.more.entries()
