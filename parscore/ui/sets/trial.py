"""The "thử" box: figures typed into the real form of a rule show their points and working. None of them is kept."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import CriteriaSet, Criterion, Method
from parscore.scoring.leaf import LeafScorer, leaf_scorer
from parscore.scoring.numbers import show_exact
from parscore.scoring.outcome import Outcome, Status
from parscore.ui import style
from parscore.ui.answer_editor import AnswerEditor, editor_for
from parscore.ui.rule_text import rule_text
from parscore.ui.rule_view import RuleView
from parscore.ui.sets.rule_builder.fields import box_of, choose
from parscore.ui.words import kind_name

if TYPE_CHECKING:
    from parscore.ui.quiet_box import QuietBox

NOTHING_YET = "Gõ số liệu thử vào đây; điểm hiện ra ngay. Số liệu thử không được lưu."


class Trial(QFrame):
    """Scores one leaf as it would be scored by the rule now built, for a kind of unit; `kind_chosen` says which."""

    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trial")
        self.setProperty("card", True)
        self.kind: QuietBox | None = None
        self.editor: AnswerEditor | None = None
        self.outcome: Outcome | None = None
        self._scorer: LeafScorer | None = None
        self._answer = Answer()
        self._view: RuleView | None = None
        self._points = style.text_label(name="trialPoints", size=style.TITLE_SIZE, strong=True)
        self._working = style.text_label(name="trialWorking")
        self._problem = style.text_label(name="trialProblem", tone="attention")
        for label in (self._points, self._working, self._problem):
            label.setWordWrap(True)
        self._clear = QPushButton("Xóa số liệu thử")
        self._clear.setObjectName("trialClear")
        self._clear.setAccessibleName("Xóa số liệu thử")
        self._clear.setProperty("quiet", True)
        self._clear.setAutoDefault(False)
        self._clear.clicked.connect(lambda _checked=False: self.clear())
        self._column = QVBoxLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(*[style.PADDING] * 4)
        self._column.setSpacing(style.GRID)
        head = QHBoxLayout()
        head.addWidget(style.text_label("Thử", name="trialTitle", strong=True), 1)
        head.addWidget(self._clear)
        self._head = head
        self._column.addLayout(head)
        for part in (self._points, self._working, self._problem):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def offer_kinds(self, kinds: tuple[str, ...], chosen: str) -> None:
        """Let the kind of unit be chosen, where there are several."""
        if self.kind is not None:
            self._head.removeWidget(self.kind)
            self.kind.hide()
            self.kind.deleteLater()
            self.kind = None
        if len(kinds) > 1:
            choices = tuple((kind, kind_name(kind)) for kind in kinds)
            self.kind = box_of("trialKind", "Thử cho loại đơn vị", choices, self._on_kind)
            choose(self.kind, chosen)
            self._head.insertWidget(1, self.kind)

    def show_leaf(self, criteria_set: CriteriaSet, leaf: Criterion, kind: str) -> None:
        """Try a leaf; figures that its rule still asks for stay. Without a maximum there is nothing to try."""
        try:
            scorer = replace(leaf_scorer(criteria_set, leaf, kind), method=Method.SELF)
        except KeyError:
            self.setVisible(False)
            return
        self.setVisible(True)
        before, self._scorer = self._scorer, scorer
        if before == scorer:
            return
        if before is not None and before.code != scorer.code:
            self._answer = Answer()
        if before is None or replace(before, policy=scorer.policy, leaf_places=scorer.leaf_places) != scorer:
            self._renew(scorer)
        self._score()

    def clear(self) -> None:
        """Forget the figures tried."""
        self._answer = Answer()
        if self._scorer is not None:
            self._renew(self._scorer)
            self._score()

    def _renew(self, scorer: LeafScorer) -> None:
        if scorer.score(self._answer).problems:
            self._answer = Answer()
        for old in (self.editor, self._view):
            if old is not None:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.editor = editor_for(scorer, self._take)
        self.editor.setObjectName("trialEditor")
        self.editor.typed.connect(self._on_typed)
        self.editor.show_answer(self._answer)
        self._column.insertWidget(1, self.editor)
        self._view = RuleView(rule_text(scorer))
        self._view.setObjectName("trialRule")
        self._column.insertWidget(self._column.count() - 1, self._view)
        self.editor.show()  # a layout would show it later
        self._view.show()

    def _take(self, answer: Answer) -> None:
        self._answer = answer
        if self.editor is not None:
            self.editor.show_answer(answer)
        self._score()

    def _on_typed(self) -> None:
        draft = self.editor.draft() if self.editor is not None else None
        if draft is not None:
            self._answer = draft
            self._score()

    def _score(self) -> None:
        assert self._scorer is not None
        outcome = self.outcome = self._scorer.score(self._answer)
        waiting = outcome.status is Status.BLANK and not self._answer.declares
        working = str(outcome.working)
        self._working.setText(NOTHING_YET if waiting else working[:1].upper() + working[1:])
        style.set_property(self._working, "tone", "muted" if waiting else "")
        told = "" if outcome.score is None else f"{show_exact(outcome.score)} điểm"
        self._points.setText(told or ("" if waiting else _STATES[outcome.status]))
        self._points.setVisible(bool(self._points.text()))
        self._problem.setText("\n".join(f"! {p.message[:1].upper()}{p.message[1:]}" for p in outcome.problems))
        self._problem.setVisible(bool(outcome.problems))
        if self._view is not None:
            self._view.mark(outcome.reached)

    def _on_kind(self) -> None:
        if self.kind is not None:
            self.kind_chosen.emit(str(self.kind.currentData()))


_STATES = {
    Status.BLANK: "Chưa có điểm",
    Status.SCORED: "Đã chấm",
    Status.NOT_ARISING: "Không phát sinh",
    Status.LOCKED: "Khóa",
}
