"""The form of one leaf that others supply: its published figures, where they come from, and what they come to."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.answers import Answer, Source, Value
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Method
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Outcome, RefusedError, Severity, Status
from parscore.scoring.reading import Reading, reading_of
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.answer_editor import editor_for
from parscore.ui.answer_editor.field import Field
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.rule_text import rule_text
from parscore.ui.rule_view import RuleView
from parscore.ui.supplied_drafts import SuppliedDrafts

NOTHING_YET = "Chưa có số liệu. Điểm hiện ở đây khi có số liệu và văn bản nguồn."
SOURCE_NEEDED = (
    "Số liệu vừa gõ được giữ lại nhưng chưa tính điểm: cần ghi văn bản nguồn. Ghi xong, chương trình lưu và chấm ngay."
)
SOURCE_MISSING = "Số liệu này chưa ghi văn bản nguồn; hãy ghi thêm để đối chiếu được."
APPLY, CLEAR = "Áp dụng nguồn này cho các dòng trống", "Xóa số liệu"
_TEXT = Reading(lambda typed: nfc(" ".join(typed.split())), str)
_DAY = reading_of(Input("date", "Ngày văn bản", InputKind.DATE))
SOURCE_LABELS = {
    "source.document": "Văn bản nguồn",
    "source.date": "Ngày văn bản",
    "source.entered_by": "Người nhập",
}
DOCUMENT_LENGTH = 500
SIDE_BY_SIDE_FROM = 760
CAPTION_WIDTH = 112


class SuppliedForm(QWidget):
    """Figures without a source wait as a draft; both together are supplied at once. `drafted`: the draft changed."""

    advance = Signal()
    drafted = Signal()
    apply_wanted = Signal(object)

    def __init__(self, assessment: OpenAssessment, code: str, drafts: SuppliedDrafts) -> None:
        super().__init__()
        self.setObjectName("suppliedForm")
        self.code = code
        self._assessment = assessment
        self._drafts = drafts
        criteria_set = assessment.criteria_set
        node = criteria_set.by_code[code]
        scorer = scorers(criteria_set, assessment.sheet.unit.kind).by_code[code]
        self._title = style.text_label(f"{code}  {node.title}", name="suppliedTitle", strong=True)
        told = SUPPLIERS[scorer.method][:1].upper() + SUPPLIERS[scorer.method][1:]
        self._meta = style.text_label(f"{told} · Tối đa {show_short(scorer.max_score)} điểm", name="suppliedMeta")
        style.set_property(self._meta, "tone", "muted")
        self.editor = editor_for(scorer, self._take_figures)
        self.document = self._field("document", "Văn bản nguồn", _TEXT, "Ví dụ: Công văn số 12/SNV-CCHC")
        self.document.line.setMaxLength(DOCUMENT_LENGTH)  # type: ignore[union-attr]
        self.date = self._field("date", "Ngày văn bản", _DAY, "05/01/2026")
        self.entered_by = self._field("entered_by", "Người nhập", _TEXT, "Họ và tên")
        self._needed = style.text_label(name="sourceNeeded", tone="attention")
        self._working = style.text_label(name="working")
        self._working.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problem = style.text_label(name="problem")
        self._rule = RuleView(rule_text(scorer))
        self.apply = self._button("applySource", APPLY, "down", self._on_apply)
        self.clear_button = self._button("clearSupplied", CLEAR, "clear", self.clear)
        self._lay_out()
        self.editor.typed.connect(self._on_typed)
        self.editor.advance.connect(lambda: _focus(self.document))
        self.document.advance.connect(lambda: _focus(self.date))
        self.date.advance.connect(lambda: _focus(self.entered_by))
        self.entered_by.advance.connect(self.advance)
        self.refresh()

    def _field(self, part: str, label: str, reading: Reading, hint: str) -> Field:
        name = f"source_{part}"
        field = Field(label, reading, lambda value: self._take_source(part, value), optional=True, name=name, hint=hint)
        if isinstance(field.line, QLineEdit):
            field.line.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if part != "date":
            field.line.setProperty(style.IN_SCALE, None)  # as wide as there is room, whatever the size of the text
            field.line.setMinimumWidth(0)
            field.line.setMaximumWidth(16_777_215)
        grid = field.layout()
        assert isinstance(grid, QGridLayout)
        field.caption.setWordWrap(False)
        style.keep_in_scale(field.caption, setMinimumWidth=CAPTION_WIDTH)
        grid.setColumnStretch(0, 0)
        grid.setColumnStretch(1, 1)
        grid.setAlignment(field.line, Qt.AlignmentFlag.AlignLeft if part == "date" else Qt.AlignmentFlag(0))
        return field

    def _button(self, name: str, words: str, icon: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(style.icon(icon, "muted"), words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        left, right, buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for label in (self._title, self._meta, self._needed, self._working, self._problem):
            label.setWordWrap(True)
        buttons.setSpacing(style.GRID * 2)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        for part in (self.editor, self.document, self.date, self.entered_by, self._needed):
            left.addWidget(part)
        left.addLayout(buttons)
        left.addStretch(1)
        for told in (self._working, self._problem, self._rule):
            right.addWidget(told)
        right.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(style.PADDING * 2)
        for half in (left, right):
            half.setSpacing(style.GRID * 2)
            self._halves.addLayout(half, 1)
        self.setMinimumWidth(1)  # narrower than side by side, since the halves then stand one above the other
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(style.GRID)
        whole.addWidget(self._title)
        whole.addWidget(self._meta)
        whole.addLayout(self._halves, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_by_side = event.size().width() >= style.scaled(SIDE_BY_SIDE_FROM)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if side_by_side else directions.TopToBottom)

    @property
    def _sources(self) -> dict[str, Field]:
        return {"document": self.document, "date": self.date, "entered_by": self.entered_by}

    @property
    def fields(self) -> dict[str, Field]:
        """Every field by the name under which `waiting` tells its text."""
        return self.editor.fields | {f"source.{name}": field for name, field in self._sources.items()}

    def refresh(self) -> None:
        """Show what is kept, drafts before answers, and what it comes to."""
        answer = self._drafts.applied(self.code)
        open_ = self._assessment.editable and self._in_force
        self.editor.show_answer(answer)
        self.editor.setEnabled(open_)
        source = self._source_of(answer)
        for name, field in self._sources.items():
            field.show_kept(getattr(source, name) or None)
            field.setEnabled(open_)
        drafted = self._drafts.has_figures(self.code)
        self._needed.setText(SOURCE_NEEDED if drafted else SOURCE_MISSING)
        self._needed.setVisible(drafted or (answer.declares and not source.document))
        self.apply.setEnabled(open_ and bool(source.document))
        self.clear_button.setEnabled(open_ and (answer.declares or answer.source is not None))
        if drafted:
            self._show_outcome(self._assessment.try_answer(self.code, answer), "Khi có nguồn: ")
        else:
            self._show_outcome(self._assessment.outcome(self.code), "")

    @property
    def _in_force(self) -> bool:
        """Whether figures count at all: those of a survey do not in a year without one."""
        scorer = scorers(self._assessment.criteria_set, self._assessment.sheet.unit.kind).by_code[self.code]
        return self._assessment.sheet.survey_held or scorer.method is not Method.SURVEY

    def _source_of(self, answer: Answer) -> Source:
        return answer.source or Source(entered_by=self._assessment.who)

    @property
    def source(self) -> Source:
        """The source as it is kept, or would be."""
        return self._source_of(self._drafts.applied(self.code))

    def commit(self) -> bool:
        """Take everything typed; False when something could not be read and waits for correction."""
        taken = [self.editor.commit(), *(field.commit() for field in self._sources.values())]
        return all(taken)

    def waiting(self) -> dict[str, str]:
        """What could not be read and still stands in the fields, by field."""
        told = {name: field.text for name, field in self._sources.items() if field.refused}
        return self.editor.drafts() | {f"source.{name}": text for name, text in told.items()}

    def put_waiting(self, texts: dict[str, str]) -> None:
        """Put back what could not be read when the row was left."""
        self.editor.put_drafts({name: text for name, text in texts.items() if not name.startswith("source.")})
        for name, field in self._sources.items():
            if f"source.{name}" in texts:
                field.put(texts[f"source.{name}"])

    def focus_first(self) -> None:
        """Begin typing."""
        first = self.editor.first() or self.document.line
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def clear(self) -> None:
        """Take figures and source back, but not the texts beside them; undo brings back what was saved."""
        kept = self._assessment.answer(self.code)
        for field in (*self.editor.fields.values(), *self._sources.values()):
            field.revert()
        self._drafts.drop(self.code)
        bare = Answer(note=kept.note, explanation=kept.explanation, flagged=kept.flagged, returned=kept.returned)
        self._assessment.supply(self.code, bare)
        self.drafted.emit()
        self.refresh()

    def _take_figures(self, answer: Answer) -> None:
        self._hand_over(replace(answer, source=self._source_of(answer)))

    def _take_source(self, part: str, value: Value | None) -> None:
        answer = self._drafts.applied(self.code)
        source = replace(self._source_of(answer), **{part: str(value or "")})
        if not source.entered_by:
            source = replace(source, entered_by=self._assessment.who)
        self._hand_over(replace(answer, source=source))

    def _hand_over(self, answer: Answer) -> None:
        """Supply figures with their source; keep figures without one as a draft. RefusedError when neither can be."""
        assert answer.source is not None
        who = ""
        if not answer.declares and not answer.source.document and not answer.source.date:
            who = answer.source.entered_by
            answer = replace(answer, source=None)
        if self._lacks_source(answer):
            errors = [
                p for p in self._assessment.try_answer(self.code, answer).problems if p.severity is Severity.ERROR
            ]
            if errors:
                raise RefusedError(errors[0].message)
            self._drafts.put(self.code, answer)
        else:
            self._assessment.supply(self.code, answer)
            if who in ("", self._assessment.who):
                self._drafts.drop(self.code)
            else:
                self._drafts.put(self.code, replace(answer, source=Source(entered_by=who)))
        self.drafted.emit()
        self.refresh()

    def _lacks_source(self, answer: Answer) -> bool:
        """Whether figures wait for their source; taking the source off figures that have one is another matter."""
        kept = self._assessment.answer(self.code).source
        named = answer.source is not None and answer.source.document
        return answer.declares and not named and not (kept is not None and kept.document)

    def _on_apply(self) -> None:
        if self.commit():
            self.apply_wanted.emit(self.source)

    def _on_typed(self) -> None:
        draft = self.editor.draft()
        if draft is None:
            return
        outcome = self._assessment.try_answer(self.code, draft)
        if not any(problem.severity is Severity.ERROR for problem in outcome.problems):
            self._show_outcome(outcome, "" if self.source.document else "Khi có nguồn: ")

    def _show_outcome(self, outcome: Outcome, before: str) -> None:
        working = str(outcome.working)
        told = before + working if before else working[:1].upper() + working[1:]
        nothing = self._in_force and not self._drafts.applied(self.code).declares and not before
        self._working.setText(NOTHING_YET if nothing and outcome.status is Status.LOCKED else told)
        self._problem.setText("\n".join(f"! {p.message[:1].upper()}{p.message[1:]}" for p in outcome.problems))
        self._problem.setVisible(bool(outcome.problems))
        self._rule.mark(outcome.reached)


def _focus(field: Field) -> None:
    field.line.setFocus()
    field.line.selectAll()
