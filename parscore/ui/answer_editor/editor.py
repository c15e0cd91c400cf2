"""What every form of a leaf can do; the forms differ by the kind of rule."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parscore.scoring.answers import Answer, Value
from parscore.scoring.inputs import Input
from parscore.ui import style
from parscore.ui.answer_editor.field import Field
from parscore.ui.answer_editor.reading import TypedRefusedError, reading_of

TakeAnswer = Callable[[Answer], None]


class AnswerEditor(QWidget):
    """A form for one leaf. It shows an answer, and hands over a new one as soon as the official has finished a part."""

    typed = Signal()
    advance = Signal()

    def __init__(self, take: TakeAnswer) -> None:
        super().__init__()
        self.setObjectName("answerEditor")
        self.answer = Answer()
        self.fields: dict[str, Field] = {}
        self._take = take
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(style.GRID)

    def add_field(self, field: Input, *, caption: str = "", wide: bool = False, hint: str = "") -> Field:
        """A typed field of the rule, under the last one; Enter in it leads to the next, and from the last one on."""
        made = Field(
            caption or field.label,
            reading_of(field),
            lambda value: self._take_value(field.name, value),
            unit=field.unit,
            optional=field.optional,
            wide=wide,
            name=f"field_{field.name}",
            hint=hint,
        )
        made.line.setAccessibleName(field.label)
        made.typed.connect(self.typed)
        made.advance.connect(lambda: self._on_advance(field.name))
        self.fields[field.name] = made
        self.column.addWidget(made)
        return made

    def show_answer(self, answer: Answer) -> None:
        """Show what is kept."""
        self.answer = answer
        for name, field in self.fields.items():
            field.show_kept(self.kept_values(answer).get(name))
        self.show_marks(answer)

    def kept_values(self, answer: Answer) -> dict[str, Value]:
        """What the fields show of an answer, by field."""
        return dict(answer.values)

    def with_values(self, values: dict[str, Value]) -> Answer:
        """The answer with other values in its fields."""
        return replace(self.answer, values=values)

    def show_marks(self, answer: Answer) -> None:
        """Show what is not typed but marked; nothing in most forms."""

    def draft(self) -> Answer | None:
        """The answer as it would be if everything typed were taken now; None while something cannot be read."""
        values: dict[str, Value | None] = {}
        for name, field in self.fields.items():
            try:
                values[name] = field.read()
            except TypedRefusedError:
                return None
        if values == {name: self.kept_values(self.answer).get(name) for name in self.fields}:
            return self.answer
        return self.with_values({n: v for n, v in values.items() if v is not None})

    def commit(self) -> bool:
        """Take everything typed; False when something was refused."""
        taken = [field.commit() for field in self.fields.values()]
        return all(taken)

    def drafts(self) -> dict[str, str]:
        """What was refused and still stands in the fields."""
        return {name: field.text for name, field in self.fields.items() if field.refused}

    def put_drafts(self, drafts: dict[str, str]) -> None:
        """Put back what was refused when the official left the row."""
        for name, typed in drafts.items():
            if name in self.fields:
                self.fields[name].put(typed)

    def first(self) -> QWidget | None:
        """Where typing begins."""
        return next((field.line for field in self.fields.values()), None)

    def hand_over(self, answer: Answer) -> None:
        """Give an answer to the assessment; RefusedError when it cannot be taken."""
        self._take(answer)

    def _take_value(self, taken: str, value: Value | None) -> None:
        values = self.kept_values(self.answer)
        for name, field in self.fields.items():
            try:
                read = value if name == taken else field.read()
            except TypedRefusedError:
                continue  # stays as it was kept; its own field says why
            if read is None:
                values.pop(name, None)
            else:
                values[name] = read
        self.hand_over(self.with_values(values))

    def _on_advance(self, name: str) -> None:
        names = list(self.fields)
        later = names[names.index(name) + 1 :]
        if later:
            self.fields[later[0]].line.setFocus()
            self.fields[later[0]].line.selectAll()
        else:
            self.advance.emit()
