"""How a leaf is scored: what the text says, the rule in plain fields, and figures to try it with."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from parscore.scoring.criteria import Criterion
from parscore.scoring.set_editing import EditRefused
from parscore.ui import style
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.node_form_reading import ReadingCard
from parscore.ui.sets.rule_builder import RuleBuilder
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.trial import Trial

if TYPE_CHECKING:
    from parscore.scoring.rules import Rule
    from parscore.ui.sets.rule_builder.builder import Draft

BESIDE_FROM = 700
LEAST_WIDTH = 380


class RuleForm(QWidget):
    """The second side of a leaf's form; the builder and its trial stand side by side where there is room."""

    kind_chosen = Signal(str)

    def __init__(self, edited: EditedSet) -> None:
        super().__init__()
        self.setObjectName("ruleForm")
        self._edited = edited
        self._code = ""
        self._kind = ""
        self.unfinished: dict[str, Draft] = {}
        self.reading = ReadingCard()
        self.builder = RuleBuilder()
        self.trial = Trial()
        self.builder.changed.connect(self._on_rule)
        self.builder.typed.connect(self._try)
        self.trial.kind_chosen.connect(self.kind_chosen)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.builder)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.trial)
        right.addStretch(1)
        self._halves.setSpacing(style.PADDING)
        self._halves.addLayout(left, 3)
        self._halves.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(self.reading)
        column.addLayout(self._halves, 1)

    def show_node(self, node: Criterion, kind: str) -> None:
        """Show the rule of a leaf for a kind of unit."""
        if node.rule is None:
            return
        kinds = self._edited.criteria_set.unit_kinds
        other = node.code != self._code
        if other:
            self.builder.begin()
        self._code, self._kind = node.code, kind
        draft = self._edited.draft
        self.reading.show_reading(draft.readings.get(node.code), len(draft.unconfirmed), editable=self._edited.editable)
        self.builder.show_rule(node.rule, node.full_max(kind))
        if other and (waiting := self.unfinished.pop(node.code, None)) is not None and waiting.instead_of == node.rule:
            self.builder.put_draft(waiting)
        self.trial.offer_kinds(kinds, kind)
        self._try()

    def leave(self) -> None:
        """Keep a rule that is not whole yet for when its row is shown again."""
        if not self._code:
            return
        self.builder.commit()
        draft = self.builder.draft()
        if draft is not None:
            self.unfinished[self._code] = draft
        self._code = ""

    def rename(self, code: str) -> None:
        """The row shown has another code now."""
        self._code = code

    def entries(self) -> list[Entry]:
        return self.builder.entries()

    def first(self) -> QWidget:
        return self.reading.confirm if self.reading.confirm.isVisible() else self.builder.kind

    def _on_rule(self, rule: "Rule") -> None:
        if not self._code:
            return  # the row was left
        try:
            self._edited.give_rule(self._code, rule)
        except EditRefused as refusal:
            self.builder.refuse(str(refusal))

    def _try(self) -> None:
        """Try the rule as it stands in the fields, taken or not; the one kept while that is none yet."""
        node = self._edited.criteria_set.by_code.get(self._code)
        if node is None or node.rule is None:
            return
        with contextlib.suppress(UnfinishedError):
            node = node.but(rule=self.builder.built())
        self.trial.show_leaf(self._edited.criteria_set, node, self._kind)

    def minimumSizeHint(self) -> QSize:
        """Side by side is given up before anything has to be scrolled sideways."""
        return QSize(style.scaled(LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= style.scaled(BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != direction:
            self._halves.setDirection(direction)
