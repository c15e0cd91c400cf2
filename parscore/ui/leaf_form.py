"""The form of one leaf: its head, its editor or its lock, the live working, the way ahead, documents, remarks."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from parscore.scoring.answers import Answer
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Method
from parscore.scoring.evidence import owes_explanation
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.outcome import Outcome, RefusedError, Severity, Status
from parscore.scoring.rules import ChecklistRule
from parscore.scoring.state import CLOSED_WORDS
from parscore.ui import style
from parscore.ui.answer_editor import AnswerEditor, editor_for
from parscore.ui.leaf_banners import Closed, Returned, Supplied
from parscore.ui.leaf_head import RowHead
from parscore.ui.leaf_owner import OwnerBox
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.remarks import Remarks
from parscore.ui.rule_text import rule_text
from parscore.ui.rule_view import RuleView
from parscore.ui.when_painted import when_painted

if TYPE_CHECKING:
    from parscore.scoring.last_year import LastYear
    from parscore.ui.evidence_list import EvidenceList

NOTHING_YET = "Chưa có số liệu. Điểm hiện ở đây ngay khi nhập."
FLAG = "Đánh dấu xem lại"
_DOCUMENTS = "parscore.ui.evidence_list"


class LeafForm(QWidget):
    """Everything about one leaf. It follows the assessment, whoever changed it."""

    advance = Signal()
    page_wanted = Signal(str)

    def __init__(self, assessment: OpenAssessment, code: str, unfolded: frozenset[str]) -> None:
        super().__init__()
        self.setObjectName("leafForm")
        self.code = code
        self._assessment = assessment
        criteria_set = assessment.criteria_set
        self._node = node = criteria_set.by_code[code]
        self.locked = node.supplied_by is not Method.SELF
        kind = assessment.sheet.unit.kind
        self._scorer = scorers(criteria_set, kind).by_code[code]
        self.head = RowHead(criteria_set, node, kind, unfolded)
        self.flag = self._flag_button()
        self.head.beside_title.addWidget(self.flag, 0, Qt.AlignmentFlag.AlignTop)
        self.owner = OwnerBox(assessment, node)
        self.head.beside_facts.addWidget(self.owner, 0, Qt.AlignmentFlag.AlignTop)
        self._closed = Closed()
        self._returned = Returned(lambda: self._change(returned=""))
        self._supplied = Supplied(self._scorer, lambda: self.page_wanted.emit("supplied")) if self.locked else None
        self.editor: AnswerEditor | None = None if self.locked else editor_for(self._scorer, self._take)
        self._working = _live_label("working")
        self._working.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._ahead = _live_label("nextStep", "muted")
        self._way: tuple[object, ...] = ()
        self._last_year = _live_label("lastYear", "muted")
        self._problem = _live_label("problem")
        self._rule = RuleView(rule_text(self._scorer))
        rule = self._scorer.rule
        self._sums_parts = isinstance(rule, ChecklistRule) and rule.mode != "all" and self._scorer.points_factor == 1
        self.documents: EvidenceList | None = None
        self.remarks = Remarks(criteria_set.policy_of(node), self._take_remark, locked=self.locked)
        self.head.beside_folds.addWidget(self.remarks.not_arising, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._lay_out()
        if self.editor is not None:
            self.editor.typed.connect(self._on_typed)
            self.editor.advance.connect(self.advance)
        self._last_year.hide()
        self.refresh()
        if _DOCUMENTS in sys.modules:
            self.show_documents()
        else:  # the first form need not wait for them; what stands below them waits too, so that nothing moves
            self.remarks.setHidden(not self.locked)
            when_painted(self, self.show_documents)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.GRID)
        for part in (
            *(self._closed, self.head, self._returned, self._supplied, self.remarks.why_not, self.editor),
            *(self._working, self._ahead, self._last_year, self._problem, self._rule, self.remarks),
        ):
            if part is not None:
                self._column.addWidget(part)
        self._column.addStretch(1)

    def _flag_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("flag")
        button.setAccessibleName(FLAG)
        button.setToolTip(f"{FLAG} (F4)")
        button.setCheckable(True)
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.toggled.connect(self._on_flag)
        return button

    def show_documents(self) -> None:
        """Put the list of documents into its place."""
        if self.documents is not None:
            return
        from parscore.ui.evidence_list import EvidenceList

        self.documents = EvidenceList(self._assessment, self.code)
        self._column.insertWidget(self._column.indexOf(self.remarks), self.documents)
        self.documents.show()  # a layout would show it later
        self.remarks.show()
        self._put_tab_in_order()

    def _put_tab_in_order(self) -> None:
        """Documents come between the figures and the remarks; made later, they would come last."""
        assert self.documents is not None
        before = self.documents.add
        QWidget.setTabOrder(self.documents.rows, self.remarks.note)
        QWidget.setTabOrder(self.documents.more, self.documents.rows)
        QWidget.setTabOrder(before, self.documents.more)

    @property
    def has_answer(self) -> bool:
        return not self.locked and self._assessment.answer(self.code).declares

    def refresh(self) -> None:
        """Show what is kept and what it comes to."""
        answer = self._assessment.answer(self.code)
        editable = self._assessment.editable
        if self.editor is not None:
            self.editor.show_answer(answer)
            self.editor.setEnabled(editable and not answer.not_arising)
        self._closed.show_state(self._assessment.state)
        self._returned.show_answer(answer, editable=editable)
        if self._supplied is not None:
            self._supplied.show_answer(answer)
            self._supplied.button.setEnabled(editable)
        self._show_flag(answer.flagged)
        self.flag.setEnabled(editable)
        self.owner.refresh()
        self.remarks.show_answer(answer)
        self.remarks.let_edit(editable)
        self._show_outcome(self._assessment.outcome(self.code), answer)
        node = self._assessment.result.nodes[self.code]
        links = self._assessment.proving(self.code)
        penalty = self._node in self._assessment.criteria_set.penalty_items  # nobody has to prove points lost
        self.remarks.show_duty(owed=not penalty and owes_explanation(self._node, node, answer, links))

    def show_last_year(self, then: "LastYear | None") -> None:
        """What the same row was a year ago."""
        if then is not None:
            from parscore.ui import next_words

            self._last_year.setText(next_words.last_year(then))
        self._last_year.setHidden(then is None)

    @property
    def typing(self) -> bool:
        """Whether something typed was not taken yet."""
        fields = () if self.editor is None else self.editor.fields.values()
        return self.remarks.typing or any(field.pending or field.refused for field in fields)

    def commit(self) -> bool:
        """Take everything typed; False when something was refused and waits for correction."""
        self.remarks.commit()
        return self.editor is None or self.editor.commit()

    def why_not_typed(self) -> str:
        """Why no figure can be typed here now; empty when one can."""
        if self.locked:
            return (
                f"Mục {self.code} không tự chấm: chờ {SUPPLIERS[self._node.supplied_by]}; nhập ở trang Số liệu ngoài."
            )
        if not self._assessment.editable:
            return f"Mục {self.code}: {CLOSED_WORDS[self._assessment.state]}"
        if self._assessment.answer(self.code).not_arising:
            return f"Mục {self.code} đang ghi không phát sinh; bỏ dấu “Không phát sinh” rồi nhập."
        return ""

    def clear(self) -> None:
        """Take the declaration back, but not what was written beside it; undo brings it back."""
        kept = self._assessment.answer(self.code)
        if self.editor is not None:
            for field in self.editor.fields.values():
                field.revert()
        beside = Answer(note=kept.note, explanation=kept.explanation, flagged=kept.flagged, returned=kept.returned)
        self._take(beside)

    def turn_flag(self) -> None:
        """Mark the row for a second look, or take the mark away."""
        if self.flag.isEnabled():
            self.flag.toggle()

    def focus_first(self) -> None:
        """Begin typing."""
        first = None if self.editor is None else self.editor.first()
        if first is None or not first.isEnabled():
            first = self.remarks.note if self.locked else self.remarks.not_arising
        if not first.isEnabled():
            first = self.head  # nothing can be typed; the keys of the window still work from here
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_part(self, part: str) -> bool:
        """Begin in the explanation, the reason, the documents or the banner of a row sent back; False when that cannot
        be used now."""
        self.show_documents()  # what stands below them is hidden until they are there
        assert self.documents is not None
        wanted: dict[str, QWidget] = {
            "explanation": self.remarks.explanation,
            "reason": self.remarks.reason,
            "returned": self._returned.button,
            "documents": self.documents.wanting(),
        }
        field = wanted[part]
        if not field.isEnabled() or not field.isVisibleTo(self):
            return False
        field.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focus_documents(self) -> bool:
        """Go to the documents; False when that is where the official is."""
        self.show_documents()
        assert self.documents is not None
        here = self.focusWidget()
        if here is not None and self.documents.isAncestorOf(here):
            return False
        first = self.documents.rows if self.documents.rows.count() else self.documents.add
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _take(self, answer: Answer) -> None:
        self._assessment.set_answer(self.code, answer)

    def _take_remark(self, answer: Answer) -> None:
        """A text may still wait to be taken when the sheet is closed; it stays where it was typed."""
        try:
            self._take(answer)
        except RefusedError as refusal:
            self._problem.setText(f"! {refusal}")
            self._problem.setHidden(False)

    def _change(self, **parts: object) -> None:
        self.commit()
        self._take(replace(self._assessment.answer(self.code), **parts))  # type: ignore[arg-type]

    def _on_flag(self, on: bool) -> None:
        if on != self._assessment.answer(self.code).flagged:
            self._change(flagged=on)
        self._show_flag(on)

    def _show_flag(self, on: bool) -> None:
        self.flag.setChecked(on)
        self.flag.setIcon(style.icon("flag", "accent" if on else "muted"))
        self.flag.setText("Xem lại" if on else "")

    def _on_typed(self) -> None:
        """Show what the text under the hands would come to, as long as it can be read."""
        draft = self.editor.draft() if self.editor is not None else None
        if draft is not None:
            outcome = self._assessment.try_answer(self.code, replace(draft, not_arising=False))
            if not any(p.severity is Severity.ERROR for p in outcome.problems):
                self._show_outcome(outcome, draft)
                return
        # what was shown while typing is neither kept nor typed any more: points that nobody has must not stand there
        self._show_outcome(self._assessment.outcome(self.code), self._assessment.answer(self.code))

    def _show_outcome(self, outcome: Outcome, answer: Answer) -> None:
        working = str(outcome.working)
        waiting = outcome.status is Status.BLANK and not answer.declares
        self._working.setText(NOTHING_YET if waiting else working[:1].upper() + working[1:])
        style.set_property(self._working, "tone", "muted" if waiting else "")
        self._problem.setText("\n".join(f"! {p.message[:1].upper()}{p.message[1:]}" for p in outcome.problems))
        self._problem.setHidden(not outcome.problems)
        self._rule.mark(outcome.reached)
        self._rule.setHidden(self._sums_parts and not waiting)  # the working tells the sum then
        self._show_way(outcome, answer)

    def _show_way(self, outcome: Outcome, answer: Answer) -> None:
        """What is missing to maximum and target, and the least that earns more.

        Leaving a field keeps what the last key already showed, so the next step is not sought twice.
        """
        shown = (outcome.status, outcome.score, outcome.max_score, outcome.value, answer.declared)
        if shown == self._way:
            return
        self._way = shown
        if outcome.status is Status.BLANK:
            self._ahead.hide()
            self.head.say_gap("")
            self.head.say_target()
            return
        from parscore.ui import next_words

        try:
            words = next_words.ahead(self._scorer, answer)
        except RefusedError:
            words = ""
        self._ahead.setText(words)
        self._ahead.setHidden(not words)
        self.head.say_gap(next_words.gap(outcome))
        self.head.say_target(next_words.target(self._node, self._scorer, outcome))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a mark means "done with this row", as in a field; in a longer text it takes Ctrl."""
        here = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not enter or isinstance(here, QComboBox) or (isinstance(here, QPlainTextEdit) and not ctrl):
            super().keyPressEvent(event)
        elif isinstance(here, QAbstractButton) and not here.isCheckable():
            here.click()
        else:
            self.advance.emit()


def _live_label(name: str, tone: str = "") -> QLabel:
    label = style.text_label(name=name, tone=tone)
    label.setWordWrap(True)
    return label
