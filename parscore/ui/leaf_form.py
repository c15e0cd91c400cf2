"""The form of one leaf: its head, its editor or its lock, the live working, the rule, the remarks."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from parscore.scoring.answers import Answer
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Method
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.outcome import Outcome, Severity, Status
from parscore.ui import style
from parscore.ui.answer_editor import AnswerEditor, editor_for
from parscore.ui.leaf_head import RowHead
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.remarks import Remarks
from parscore.ui.rule_text import rule_text
from parscore.ui.rule_view import RuleView

NOTHING_YET = "Chưa có số liệu. Điểm hiện ở đây ngay khi nhập."


class LeafForm(QWidget):
    """Everything about one leaf. It follows the assessment, whoever changed it."""

    advance = Signal()

    def __init__(self, assessment: OpenAssessment, code: str, unfolded: frozenset[str]) -> None:
        super().__init__()
        self.setObjectName("leafForm")
        self.code = code
        self._assessment = assessment
        criteria_set = assessment.criteria_set
        node = criteria_set.by_code[code]
        self.locked = node.supplied_by is not Method.SELF
        kind = assessment.sheet.unit.kind
        scorer = scorers(criteria_set, kind).by_code[code]
        self.head = RowHead(criteria_set, node, kind, unfolded)
        self.editor: AnswerEditor | None = None if self.locked else editor_for(scorer, self._take)
        self._working = style.text_label(name="working")
        self._working.setWordWrap(True)
        self._working.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problem = style.text_label(name="problem")
        self._problem.setWordWrap(True)
        self._rule = RuleView(rule_text(scorer))
        self.remarks = Remarks(criteria_set.policy_of(node), self._take, locked=self.locked)
        self._lay_out(_lock(node.supplied_by) if self.locked else None)
        if self.editor is not None:
            self.editor.typed.connect(self._on_typed)
            self.editor.advance.connect(self.advance)
        self.refresh()

    def _lay_out(self, lock: QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        for part in (self.head, lock, self.editor, self._working, self._problem, self._rule, self.remarks):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)

    @property
    def has_answer(self) -> bool:
        return not self.locked and self._assessment.answer(self.code).declares

    def refresh(self) -> None:
        """Show what is kept and what it comes to."""
        answer = self._assessment.answer(self.code)
        if self.editor is not None:
            self.editor.show_answer(answer)
            self.editor.setEnabled(not answer.not_arising)
        self.remarks.show_answer(answer)
        self._show_outcome(self._assessment.outcome(self.code), answer)

    def commit(self) -> bool:
        """Take everything typed; False when something was refused and waits for correction."""
        self.remarks.commit()
        return self.editor is None or self.editor.commit()

    def clear(self) -> None:
        """Take the declaration back, but not the note and the explanation; undo brings it back."""
        kept = self._assessment.answer(self.code)
        if self.editor is not None:
            for field in self.editor.fields.values():
                field.revert()
        self._take(Answer(note=kept.note, explanation=kept.explanation))

    def focus_first(self) -> None:
        """Begin typing."""
        first = None if self.editor is None else self.editor.first()
        if first is None or not first.isEnabled():
            first = self.remarks.note if self.locked else self.remarks.not_arising
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, answer: Answer) -> None:
        self._assessment.set_answer(self.code, answer)

    def _on_typed(self) -> None:
        """Show what the text under the hands would come to, as long as it can be read."""
        draft = self.editor.draft() if self.editor is not None else None
        if draft is None:
            return
        outcome = self._assessment.try_answer(self.code, replace(draft, not_arising=False))
        if not any(p.severity is Severity.ERROR for p in outcome.problems):
            self._show_outcome(outcome, draft)

    def _show_outcome(self, outcome: Outcome, answer: Answer) -> None:
        working = str(outcome.working)
        waiting = outcome.status is Status.BLANK and not answer.declares
        self._working.setText(NOTHING_YET if waiting else working[:1].upper() + working[1:])
        style.set_property(self._working, "tone", "muted" if waiting else "")
        self._problem.setText("\n".join(f"! {p.message[:1].upper()}{p.message[1:]}" for p in outcome.problems))
        self._problem.setVisible(bool(outcome.problems))
        self._rule.mark(outcome.reached)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a mark or button means "done with this row", as in a field."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), QPlainTextEdit):
            self.advance.emit()
            return
        super().keyPressEvent(event)


def _lock(method: Method) -> QFrame:
    frame = QFrame()
    frame.setObjectName("locked")
    row = QHBoxLayout(frame)
    row.setContentsMargins(style.GRID * 2, style.GRID * 2, style.GRID * 2, style.GRID * 2)
    row.setSpacing(style.GRID * 2)
    mark = QLabel()
    mark.setObjectName("lockIcon")
    mark.setPixmap(style.icon("lock", "lock").pixmap(style.ICON_SIZE))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = style.text_label(
        f"Khóa: mục này không tự chấm, chờ {SUPPLIERS[method]}. Điểm hiện ở đây khi có kết quả.", name="lockText"
    )
    words.setWordWrap(True)
    row.addWidget(words, 1)
    return frame
