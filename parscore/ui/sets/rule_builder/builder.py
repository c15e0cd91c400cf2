"""The rule builder: a kind, and the form of that kind. The rule it holds is always whole; unfinished forms wait."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from parscore.scoring.rules import ExternalRule, MeasuredRule, Rule
from parscore.ui import style
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.rule_builder.fields import CAPTION_WIDTH, Fields, box_of, choose
from parscore.ui.sets.rule_builder.measured import MEASURES, SCALES, unit_of
from parscore.ui.sets.rule_builder.part import Part
from parscore.ui.sets.rule_builder.shape import Shape, ShapeForm
from parscore.ui.sets.rule_builder.simple import SIMPLE, SOURCE
from parscore.ui.sets.rule_builder.switching import Memory

if TYPE_CHECKING:
    from parscore.scoring.schema import Definition

MEASURED, EXTERNAL = "measured", "external"
PUBLISHED_POINTS = ""
_SIMPLE = {shape.kind: shape for shape in SIMPLE}
_MEASURES = {shape.kind: shape for shape in MEASURES}
_SCALES = {shape.kind: shape for shape in SCALES}
KINDS = (
    (MEASURED, "Đo lường"),
    *((kind, shape.title) for kind, shape in _SIMPLE.items() if kind != "formula"),
    (EXTERNAL, "Số liệu ngoài"),
    ("formula", "Công thức"),
)
STILL = "Đang dùng cách chấm trước đó."


class Draft(NamedTuple):
    """A rule that is not whole yet: the rule it is to replace, the kinds chosen, and what was typed."""

    instead_of: Rule | None
    kind: str
    measure: str
    scale: str
    memory: Memory


class RuleBuilder(QWidget):
    """Builds the rule of one leaf from named fields.

    `changed` carries every new whole rule as soon as it stands; `typed` comes with every key. While something is
    missing the old rule stays, and it is said what is missing.
    """

    changed = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ruleBuilder")
        self.rule: Rule | None = None
        self._full = Fraction(0)
        self._memory = Memory()
        self.kind = box_of("ruleKind", "Cách chấm", KINDS, self._on_kind)
        measures = tuple((shape.kind, shape.title) for shape in MEASURES)
        self.measure = box_of("measureKind", "Số liệu nhập", measures, self._on_part)
        self.scale = box_of("scaleKind", "Thang điểm", (), self._on_part)
        self._source = Fields("external", (SOURCE,))
        self._source.typed.connect(self.typed)
        self._source.taken.connect(self._on_taken)
        self._first: ShapeForm | None = None
        self._second: ShapeForm | None = None
        self._says = style.text_label(name="ruleUnfinished", tone="attention")
        self._says.setWordWrap(True)
        self._says.hide()
        self._captions: dict[str, QWidget] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        self._line(column, "Cách chấm", self.kind)
        column.addWidget(self._source)
        self._line(column, "Số liệu nhập", self.measure)
        self._above = self._place(column, "ruleFirst")
        self._line(column, "Thang điểm", self.scale)
        self._below = self._place(column, "ruleSecond")
        column.addWidget(self._says)

    def _line(self, column: QVBoxLayout, title: str, box: QWidget) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.GRID * 2)
        grid.setColumnMinimumWidth(0, style.scaled(CAPTION_WIDTH))
        grid.setColumnStretch(1, 1)
        caption = style.text_label(title, name=f"{box.objectName()}Label", strong=True)
        caption.setBuddy(box)
        grid.addWidget(caption, 0, 0)
        grid.addWidget(box, 0, 1)
        self._captions[box.objectName()] = caption
        column.addLayout(grid)

    @staticmethod
    def _place(column: QVBoxLayout, name: str) -> QVBoxLayout:
        holder = QWidget()
        holder.setObjectName(name)
        place = QVBoxLayout(holder)
        place.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        return place

    @property
    def unfinished(self) -> str:
        """What is missing for a new rule, "" when what is shown is the rule."""
        return self._says.text()

    def begin(self) -> None:
        """Forget what was typed for another leaf."""
        self.rule = None
        self._memory = Memory()
        self._first = self._form(self._above, self._first, None)
        self._second = self._form(self._below, self._second, None)
        self._memory = Memory()
        self._say(None)

    def draft(self) -> Draft | None:
        """What was typed for a new rule that is not whole yet; None when what is shown is the rule."""
        if not self.unfinished:
            return None
        for part in self._parts():
            self._memory.note(part.sheet())
        kind, measure, scale = (str(box.currentData()) for box in (self.kind, self.measure, self.scale))
        return Draft(self.rule, kind, measure, scale, self._memory)

    def put_draft(self, draft: Draft) -> None:
        """Go on with what was typed before."""
        self._memory = draft.memory
        choose(self.kind, draft.kind)
        self._offer_scales(draft.kind)
        choose(self.measure, draft.measure)
        choose(self.scale, draft.scale)
        self._arrange()
        known = self._memory.for_form(draft.kind, self._full)
        for part in self._parts():
            part.put(known)
        self._on_taken()

    def refuse(self, sentence: str) -> None:
        """Say that the rule just built was not taken."""
        self._say(UnfinishedError(sentence))

    def show_rule(self, rule: Rule, full: Fraction) -> None:
        """Show a rule for a maximum; what is being typed for it is left alone."""
        self._full = full
        if rule == self.rule:
            return
        self.rule = rule
        choose(self.kind, rule.kind)
        self._show_parts(rule)
        self._say(None)

    def _show_parts(self, rule: Rule) -> None:
        """Fill the forms with a rule; those of the same kinds stay and keep the keyboard."""
        scale = rule.scale if isinstance(rule, MeasuredRule | ExternalRule) else None
        self._offer_scales(rule.kind)
        choose(self.scale, PUBLISHED_POINTS if scale is None else scale.kind)
        if isinstance(rule, MeasuredRule):
            choose(self.measure, rule.measure.kind)
        if isinstance(rule, ExternalRule):
            self._source.put({SOURCE.key: rule.source})
        self._arrange()
        first: Definition | None = rule.measure if isinstance(rule, MeasuredRule) else rule
        for form, definition in ((self._first, first), (self._second, scale)):
            if form is not None and definition is not None:
                sheet = form.shape.sheet_of(definition)
                form.put(sheet)
                self._memory.note(sheet)
        self._say_unit()

    def _shapes(self) -> tuple[Shape | None, Shape | None]:
        kind = str(self.kind.currentData())
        scale = _SCALES.get(str(self.scale.currentData()))
        if kind == MEASURED:
            return _MEASURES[str(self.measure.currentData())], scale
        return (None, scale) if kind == EXTERNAL else (_SIMPLE[kind], None)

    def _offer_scales(self, kind: str) -> None:
        """A published figure may be points already; what is measured always needs a scale."""
        offered = ((PUBLISHED_POINTS, "Đã là điểm, không quy đổi"),) if kind == EXTERNAL else ()
        shown = self.scale.currentData()
        self.scale.blockSignals(True)
        self.scale.clear()
        for data, words in (*offered, *((shape.kind, shape.title) for shape in SCALES)):
            self.scale.addItem(words, data)
        self.scale.blockSignals(False)
        choose(self.scale, shown)

    def _arrange(self) -> None:
        """Put the forms of the chosen kinds into their places."""
        kind = str(self.kind.currentData())
        for box, shown in ((self.measure, kind == MEASURED), (self.scale, kind in (MEASURED, EXTERNAL))):
            box.setVisible(shown)
            self._captions[box.objectName()].setVisible(shown)
        self._source.setVisible(kind == EXTERNAL)
        first, second = self._shapes()
        self._first = self._form(self._above, self._first, first)
        self._second = self._form(self._below, self._second, second)

    def _form(self, place: QVBoxLayout, old: ShapeForm | None, shape: Shape | None) -> ShapeForm | None:
        holder = place.parentWidget()
        assert holder is not None
        holder.setVisible(shape is not None)
        if old is not None and old.shape is shape:
            return old
        if old is not None:
            self._memory.note(old.sheet())
            place.removeWidget(old)
            old.hide()
            old.deleteLater()
        if shape is None:
            return None
        form = ShapeForm(shape, shape.kind)
        form.put(self._memory.for_form(shape.kind, self._full))
        form.typed.connect(self.typed)
        form.taken.connect(self._on_taken)
        place.addWidget(form)
        form.show()  # a layout would show it later
        return form

    def _on_kind(self) -> None:
        self._offer_scales(str(self.kind.currentData()))
        self._on_part()

    def _on_part(self) -> None:
        self._arrange()
        self._on_taken()

    def _parts(self) -> list[Part]:
        source = [self._source] if self.kind.currentData() == EXTERNAL else []
        return [*source, *(form for form in (self._first, self._second) if form is not None)]

    def built(self) -> Rule:
        """The rule in the fields; UnfinishedError while there is none."""
        kind = self.kind.currentData()
        if kind == EXTERNAL:
            source: dict[str, Any] = self._source.read()
            scale = None if self._second is None else self._second.build()
            return ExternalRule(kind=EXTERNAL, source=source[SOURCE.key], scale=scale)  # type: ignore[arg-type]
        assert self._first is not None
        first = self._first.build()
        if kind == MEASURED:
            assert self._second is not None
            return MeasuredRule(kind=MEASURED, measure=first, scale=self._second.build())  # type: ignore[arg-type]
        return first  # type: ignore[return-value]

    def _say_unit(self) -> None:
        if self._second is not None:
            measured = self._first if self.kind.currentData() == MEASURED else None
            self._second.measure_in("" if measured is None else unit_of(measured.shape.kind, measured.sheet()))

    def _on_taken(self) -> None:
        self._say_unit()
        try:
            rule = self.built()
        except UnfinishedError as unfinished:
            self._say(unfinished)
            self.typed.emit()
            return
        self._say(None)
        for part in self._parts():
            self._memory.note(part.sheet())
            for entry in part.entries():
                entry.settle()
        if rule != self.rule:
            self.rule = rule
            self.changed.emit(rule)
        else:
            self.typed.emit()

    def _say(self, unfinished: UnfinishedError | None) -> None:
        if unfinished is not None and unfinished.entry is not None:
            unfinished.entry.say(str(unfinished))
        self._says.setText(f"! {unfinished} {STILL}" if unfinished is not None else "")
        self._says.setVisible(unfinished is not None)

    def entries(self) -> list[Entry]:
        """Every field, in the order of reading."""
        return [entry for part in self._parts() for entry in part.entries()]

    def commit(self) -> None:
        """Take what is being typed."""
        for entry in self.entries():
            if entry.pending:
                entry.commit()

    def focus_first(self) -> None:
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)
