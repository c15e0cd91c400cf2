"""What holds for the whole sheet: the target, whether the survey was held, facts that bear on the class."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtGui import QAction

from parscore.scoring.answers import Value
from parscore.scoring.classes import ANY_ZERO
from parscore.scoring.criteria import Method
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.state import CLOSED_WORDS
from parscore.ui import style
from parscore.ui.answer_editor.field import Field
from parscore.ui.answer_editor.reading import Reading, TypedRefusedError, reading_of
from parscore.ui.menu_button import MenuButton
from parscore.ui.open_assessment import OpenAssessment

TARGET = "Mục tiêu (%)"
FACTS = "Dữ kiện chung"
SURVEY_HELD = "Có điều tra xã hội học"
_WIDTH = 72


class TargetField(Field):
    """The target index, beside the totals; what is wrong with a typed one is said in the place of the gap."""

    def __init__(self, assessment: OpenAssessment, refuse: Callable[[str], None]) -> None:
        self._refuse = refuse
        self._assessment = assessment
        reading = reading_of(Input("target", TARGET, InputKind.MEASURE, "%"))
        checked = Reading(lambda typed: _within(reading.read(typed)), reading.show)
        super().__init__(TARGET, checked, self._on_taken, optional=True, name="target_percent")
        self.caption.setWordWrap(False)
        style.keep_in_scale(self.line, setFixedWidth=_WIDTH)
        assessment.changed.connect(self._show_target)
        assessment.state_changed.connect(self._show_target)
        self._show_target()

    def say(self, sentence: str) -> None:
        super().say(sentence)
        self._message.hide()
        if sentence:
            self._refuse(sentence)

    @property
    def refused(self) -> bool:
        return bool(self._message.text())

    def _on_taken(self, value: Value | None) -> None:
        target = None if value is None else Decimal(str(value))
        self._assessment.set_circumstances(replace(self._assessment.circumstances, target=target))

    def _show_target(self) -> None:
        target = self._assessment.target
        self.line.setEnabled(self._assessment.editable)
        self.line.setToolTip(CLOSED_WORDS.get(self._assessment.state, ""))
        self.show_kept(None if target is None else str(target))


def _within(kept: Value) -> Value:
    if not 0 < Decimal(str(kept)) <= 100:
        raise TypedRefusedError("Mục tiêu từ trên 0 đến 100 %. Ví dụ: 90")
    return kept


class FactsButton(MenuButton):
    """A menu of marks: the survey, and every fact a gate of the set asks about."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__("facts", "factsMenu", FACTS)
        self._assessment = assessment
        self.say(FACTS)
        criteria_set = assessment.criteria_set
        self._survey: QAction | None = None
        if any(leaf.supplied_by is Method.SURVEY for leaf in criteria_set.leaves()):
            self._survey = self._mark("surveyHeld", SURVEY_HELD, self._on_survey)
            self.offers.addSeparator()
        self._facts: dict[str, QAction] = {}
        for gate in criteria_set.gates:
            if gate.fact != ANY_ZERO:
                words = f"{gate.label} (xếp loại cao nhất: {gate.best_class})"
                self._facts[gate.fact] = self._mark(f"fact_{gate.fact}", words, self._on_facts)
        if self._survey is None and not self._facts:
            self.hide()
        assessment.changed.connect(self._on_changed)
        assessment.state_changed.connect(self._on_changed)
        self._on_changed()

    def _mark(self, name: str, words: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setCheckable(True)
        action.triggered.connect(lambda _checked=False: act())
        self.offers.addAction(action)
        return action

    def _on_survey(self) -> None:
        held = self._survey is not None and self._survey.isChecked()
        label = "Có điều tra xã hội học" if held else "Không điều tra xã hội học"
        self._assessment.set_circumstances(replace(self._assessment.circumstances, survey_held=held), label)

    def _on_facts(self) -> None:
        now = self._assessment.circumstances
        known = frozenset(self._facts)
        chosen = frozenset(fact for fact, action in self._facts.items() if action.isChecked())
        self._assessment.set_circumstances(replace(now, facts=(now.facts - known) | chosen), FACTS)

    def _on_changed(self) -> None:
        now, editable = self._assessment.circumstances, self._assessment.editable
        self.setEnabled(editable)
        self.setToolTip(CLOSED_WORDS.get(self._assessment.state, ""))
        if self._survey is not None:
            self._survey.setChecked(now.survey_held)
            self._survey.setEnabled(editable)
        for fact, action in self._facts.items():
            action.setChecked(fact in now.facts)
            action.setEnabled(editable)
