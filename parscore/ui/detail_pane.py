"""The pane beside the tree: the form of the chosen leaf, or what a parent adds up to, and the way on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from parscore.ui import style
from parscore.ui.leaf_form import LeafForm
from parscore.ui.leaf_head import RowHead
from parscore.ui.narrow import bring_into_view
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.scoring.last_year import LastYear

NEXT = "Lưu và sang dòng tiếp (Enter)"
CLEAR = "Xóa kê khai"
NOT_A_LEAF = "Dòng này cộng từ các mục con; chọn một mục con để nhập số liệu."


class DetailPane(QFrame):
    """One row at a time. What was refused is kept for each row until it is corrected."""

    next_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, assessment: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailPane")
        self._assessment = assessment
        self._drafts: dict[str, dict[str, str]] = {}
        self._unfolded: frozenset[str] = frozenset()
        self._last_year: Mapping[str, LastYear] = {}
        self.form: LeafForm | None = None
        self.code = ""
        self._scroll = QScrollArea()
        self._scroll.setObjectName("paneScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._follow_text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot())
        assessment.changed.connect(self._on_changed)
        assessment.state_changed.connect(self._on_changed)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("paneFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        row.setSpacing(style.GRID * 2)
        self.next = QPushButton(NEXT)
        self.next.setObjectName("next")
        self.next.setAccessibleName(NEXT)
        self.next.setProperty("primary", True)
        self.next.clicked.connect(self._on_next)
        self.clear = QPushButton(style.icon("clear", "muted"), CLEAR)
        self.clear.setObjectName("clear")
        self.clear.setAccessibleName(CLEAR)
        self.clear.clicked.connect(self._on_clear)
        row.addWidget(self.next, 1)
        row.addWidget(self.clear)
        return foot

    def show_row(self, code: str) -> None:
        """Show the row of a code; the row left keeps what was refused."""
        if code == self.code and self.form is not None:
            return
        self.leave()
        was_typing = self.isAncestorOf(QApplication.focusWidget() or self)
        self.code = code
        node = self._assessment.criteria_set.by_code.get(code)
        self.form = None
        page = QWidget()
        page.setObjectName("panePage")
        column = QVBoxLayout(page)
        column.setContentsMargins(style.GRID * 2, style.GRID, style.GRID * 2, style.GRID)
        if node is not None and node.is_leaf:
            self.form = LeafForm(self._assessment, code, self._unfolded)
            self.form.head.folded.connect(self._on_folded)
            self.form.advance.connect(self._on_next)
            self.form.page_wanted.connect(self.page_wanted)
            self.form.show_last_year(self._last_year.get(code))
            column.addWidget(self.form)
            if code in self._drafts and self.form.editor is not None:
                self.form.editor.put_drafts(self._drafts.pop(code))
        elif node is not None:
            result = self._assessment.result.nodes[code]
            kind = self._assessment.sheet.unit.kind
            head = RowHead(self._assessment.criteria_set, node, kind, self._unfolded)
            head.folded.connect(self._on_folded)
            column.addWidget(head)
            working = style.text_label(f"Cộng các mục con: {result.working}", name="working")
            working.setWordWrap(True)
            column.addWidget(working)
            column.addStretch(1)
        else:
            words = "Chọn một tiêu chí ở bên trái để chấm."
            column.addWidget(style.text_label(words, name="choose", tone="muted"))
            column.addStretch(1)
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(page)
        self._show_buttons()
        if was_typing:
            self.focus_first()

    @property
    def typing(self) -> bool:
        """Whether something typed in the row shown was not taken yet."""
        return self.form is not None and self.form.typing

    def leave(self) -> bool:
        """Take what is typed before the row is left or the window closes; False when something was refused."""
        if self.form is None:
            return True
        taken = self.form.commit()
        if self.form.editor is not None:
            drafts = self.form.editor.drafts()
            if drafts:
                self._drafts[self.form.code] = drafts
            else:
                self._drafts.pop(self.form.code, None)
        return taken

    def unread(self) -> "Mapping[str, Mapping[str, str]]":
        """What was refused and waits to be corrected: texts by field by row, the row shown first."""
        here = self.form.editor.drafts() if self.form is not None and self.form.editor is not None else {}
        return {self.code: here} | {code: texts for code, texts in self._drafts.items() if code != self.code}

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field of the row shown."""
        if self.form is not None and self.form.editor is not None and name in self.form.editor.fields:
            field = self.form.editor.fields[name]
            field.line.setFocus()
            self._scroll.ensureWidgetVisible(field)

    def focus_first(self) -> None:
        """Begin typing in the row shown."""
        if self.form is not None:
            self.form.focus_first()

    def type_in(self, figure: str) -> str:
        """Begin typing in the row shown with a figure that replaces what stands there; else why that cannot be."""
        if self.form is None:
            return NOT_A_LEAF if self.code else ""
        if why_not := self.form.why_not_typed():
            return why_not
        self.form.focus_first()
        line = QApplication.focusWidget()
        if not isinstance(line, QLineEdit | QPlainTextEdit):
            return f"Mục {self.code} chọn bằng dấu, không gõ số: dùng mũi tên và dấu cách ở phần bên phải."
        line.selectAll()
        QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, figure))
        return ""

    def focus_part(self, part: str) -> None:
        """Begin in a part of the row (explanation, reason, documents, returned), in view; else where it begins."""
        if part and self.form is not None and self.form.focus_part(part):
            QTimer.singleShot(0, self, self._keep_in_view)
        else:
            self.focus_first()

    def _follow_text(self) -> None:
        """A text grows under the keyboard; its end must not slip below the foot."""
        if isinstance(QApplication.focusWidget(), QPlainTextEdit):
            QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        here = QApplication.focusWidget()
        page = self._scroll.widget()
        if here is not None and page is not None and page.isAncestorOf(here):
            if (layout := page.layout()) is not None:
                layout.activate()  # what was shown a moment ago has its place only then
            bring_into_view(here)  # the whole of it: Qt's own way is content with the line of the cursor

    def focus_documents(self) -> bool:
        """Go to the documents of the row; False when there are none to go to, or the official is there."""
        return self.form is not None and self.form.focus_documents()

    def turn_flag(self) -> None:
        """Mark the row shown for a second look, or take the mark away."""
        if self.form is not None:
            self.form.turn_flag()

    def show_last_year(self, found: "Mapping[str, LastYear]") -> None:
        """What the rows were a year ago, by code."""
        self._last_year = found
        if self.form is not None:
            self.form.show_last_year(found.get(self.code))

    def _on_next(self) -> None:
        if self.form is None or self.form.commit():
            self.next_wanted.emit()

    def _on_clear(self) -> None:
        if self.form is not None:
            self.form.clear()

    def _on_folded(self, key: str, opened: bool) -> None:
        self._unfolded = self._unfolded | {key} if opened else self._unfolded - {key}

    def _on_changed(self) -> None:
        if self.form is not None:
            self.form.refresh()
        elif self.code:
            code, self.code = self.code, ""
            self.show_row(code)
        self._show_buttons()

    def _show_buttons(self) -> None:
        editable = self._assessment.editable
        self.clear.setEnabled(editable and self.form is not None and self.form.has_answer)
        self.next.setEnabled(editable)
