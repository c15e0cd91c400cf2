"""One question with its answers and "Chưa rõ, hỏi Sở", which is an answer too."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.ui import style
from parscore.ui.annex.answers_to_questions import ASK_WORDS, MEANWHILE, TITLES, answers_to, is_said, unsaid
from parscore.ui.annex.class_rows import ClassRows, RefusedRowError
from parscore.ui.quiet_box import QuietBox

ASK = "ask"
MOST_PLACES = 4
INDENT = 25


class QuestionBox(QWidget):
    """`ask_open` marks a question nobody has answered as one to be asked; otherwise it stands without an answer."""

    changed = Signal()

    def __init__(self, question: Question, draft: SetDraft, *, ask_open: bool) -> None:
        super().__init__()
        self.setObjectName(f"question_{question}")
        self.question = question
        self.buttons: dict[str, QRadioButton] = {}
        self.rows: ClassRows | None = None
        self.places: QuietBox | None = None
        self._group = QButtonGroup(self)
        self._message = style.text_label(name=f"{question}Message", tone="fault")
        self._meanwhile = style.text_label(MEANWHILE[question], name=f"{question}Meanwhile", tone="muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, style.GRID)
        self._column.setSpacing(0)
        title = style.text_label(TITLES[question], name=f"{question}Title", strong=True)
        title.setWordWrap(True)
        self._column.addWidget(title)
        for answer in answers_to(question):
            self._add(answer.name, answer.words)
            if answer.name == "table":
                self._add_rows(draft.criteria_set)
        if question is Question.ROUNDING:
            self._add_places(draft.criteria_set)
        self._add(ASK, ASK_WORDS)
        for label in (self._meanwhile, self._message):
            label.setWordWrap(True)
            label.setContentsMargins(style.scaled(INDENT), 0, 0, 0)
            self._column.addWidget(label)
        self._message.hide()
        with QSignalBlocker(self):
            self._choose(self._begun(draft, ask_open=ask_open))

    def _begun(self, draft: SetDraft, *, ask_open: bool) -> str:
        reply = draft.reply(self.question)
        if reply is Reply.ANSWERED or (reply is Reply.OPEN and is_said(self.question, draft.criteria_set)):
            return next(one.name for one in answers_to(self.question) if one.holds(draft.criteria_set))
        return ASK if reply is Reply.ASK or ask_open else ""

    def _add(self, name: str, words: str) -> None:
        button = QRadioButton(words)
        button.setObjectName(f"{self.question}_{name}")
        button.setAccessibleName(f"{TITLES[self.question]} {words}")
        button.toggled.connect(lambda on: self._on_chosen() if on else None)
        self._group.addButton(button)
        self._column.addWidget(button)
        self.buttons[name] = button

    def _add_rows(self, criteria_set: CriteriaSet) -> None:
        self.rows = ClassRows(criteria_set.classes)
        self.rows.setContentsMargins(style.scaled(INDENT), 0, 0, 0)
        self.rows.changed.connect(self.changed)
        self._column.addWidget(self.rows)

    def _add_places(self, criteria_set: CriteriaSet) -> None:
        caption = style.text_label("Số chữ số thập phân", name="placesLabel")
        self.places = QuietBox("roundingPlaces", "Số chữ số thập phân khi làm tròn")
        for places in range(max(MOST_PLACES, criteria_set.scale.rounding.places) + 1):
            self.places.addItem(str(places), places)
        self.places.setCurrentIndex(criteria_set.scale.rounding.places)
        self.places.currentIndexChanged.connect(lambda _: self.changed.emit())
        style.keep_in_scale(self.places, setFixedWidth=72)
        caption.setBuddy(self.places)
        row = QHBoxLayout()
        row.setContentsMargins(style.scaled(INDENT), 0, 0, 0)
        row.setSpacing(style.GRID * 2)
        row.addWidget(caption)
        row.addWidget(self.places)
        row.addStretch(1)
        self._column.addLayout(row)

    def _choose(self, name: str) -> None:
        if name:
            self.buttons[name].setChecked(True)
            for one, button in self.buttons.items():  # Tab goes to the answer given; Qt sees to it only after a click
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == name else Qt.FocusPolicy.ClickFocus)
        self._show_parts()

    @property
    def chosen(self) -> str:
        """The name of the answer chosen, ASK, or "" while there is none."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), "")

    @property
    def reply(self) -> Reply:
        return {"": Reply.OPEN, ASK: Reply.ASK}.get(self.chosen, Reply.ANSWERED)

    def applied(self, criteria_set: CriteriaSet) -> CriteriaSet:
        """The set with the answer; classes that cannot be read yet leave what it had."""
        if self.chosen == "":
            return criteria_set
        if self.chosen == ASK:
            return unsaid(self.question, criteria_set)
        answer = next(one for one in answers_to(self.question) if one.name == self.chosen)
        made = answer.applied(criteria_set)
        if answer.name == "table" and self.rows is not None:
            try:
                made = made.but(classes=self.rows.classes())
            except RefusedRowError:
                return made
        if self.places is not None:
            rounding = made.scale.rounding.but(places=int(self.places.currentData()))
            made = made.but(scale=made.scale.but(rounding=rounding))
        return made

    def check(self, criteria_set: CriteriaSet) -> QWidget | None:
        """Say what cannot be taken; what to go to then, None when all is well."""
        told, where = "", self.first()
        if self.chosen == "table" and self.rows is not None:
            try:
                self.rows.classes()
            except RefusedRowError as refusal:
                told, where = str(refusal), refusal.field
        if not told and self.question is Question.CLASSES:
            told = _gate_without_class(self.applied(criteria_set))
        self._message.setText(told)
        self._message.setVisible(bool(told))
        return where if told else None

    def first(self) -> QWidget:
        """Where typing or choosing begins."""
        if self.chosen == "table" and self.rows is not None:
            return self.rows.first()
        return self.buttons[self.chosen] if self.chosen else next(iter(self.buttons.values()))

    def _on_chosen(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        self._meanwhile.setVisible(self.chosen == ASK)
        if self.rows is not None:
            self.rows.setVisible(self.chosen == "table")
        if self.places is not None:
            self.places.setEnabled(self.reply is Reply.ANSWERED)


def _gate_without_class(criteria_set: CriteriaSet) -> str:
    names = {one.name for one in criteria_set.classes}
    gate = next((one for one in criteria_set.gates if one.best_class not in names), None)
    if gate is None:
        return ""
    return f"Điều kiện “{gate.label}” khống chế ở mức “{gate.best_class}”, mức này không còn trong bảng xếp loại."
