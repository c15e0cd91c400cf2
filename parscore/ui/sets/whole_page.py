"""A page about the whole set: lists and fields that are each taken by themselves, as named steps of undo."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_editing import EditRefused
from parscore.ui import style
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.rule_builder.fields import Fields, Spec, choose
from parscore.ui.sets.rule_builder.part import Part, value_of
from parscore.ui.sets.rule_builder.rows import Rows


class WholePart(Part):
    """A part of a page; it shows the set as it now is."""

    def show_set(self) -> None:
        """Show what is kept; what is being typed stays."""

    def take(self) -> None:
        """Take what is being typed."""
        for entry in list(self.entries()):
            if entry.pending:
                entry.commit()

    def wrong(self) -> QWidget | None:
        """The first field that cannot be taken."""
        return next((entry.line for entry in self.entries() if entry.pending), None)


class WholeBound(NamedTuple):
    """A field and the property of the set it belongs to: its value there, and the property made of what is typed."""

    spec: Spec
    property_: str
    value: Callable[[CriteriaSet], Any]
    made: Callable[[CriteriaSet, Any], Any]


class WholeFields(Fields, WholePart):
    """Fields one under the other; what is refused is said beside its field."""

    def __init__(self, name: str, edited: EditedSet, bindings: tuple[WholeBound, ...]) -> None:
        super().__init__(name, tuple(bound.spec for bound in bindings))
        self._edited = edited
        self._bindings = bindings
        self.taken.connect(self._on_taken)

    def show_set(self) -> None:
        """Show what is kept."""
        for bound in self._bindings:
            value = bound.value(self._edited.criteria_set)
            if bound.spec.taking is None:
                choose(self.boxes[bound.spec.key], value)
            else:
                self.entry(bound.spec.key).show(value)

    def _on_taken(self) -> None:
        for bound in self._bindings:
            if bound.spec.taking is None:
                chosen = self.boxes[bound.spec.key].currentData()
                if chosen != bound.value(self._edited.criteria_set):
                    self._take(bound, chosen)
            elif self.entry(bound.spec.key).pending:
                self._take_typed(bound)

    def _take_typed(self, bound: WholeBound) -> None:
        entry = self.entry(bound.spec.key)
        try:
            self._take(bound, value_of(entry, needed=bound.spec.needed))
        except (UnfinishedError, EditRefused) as refusal:
            entry.say(str(refusal))

    def _take(self, bound: WholeBound, value: Any) -> None:
        self._edited.change_whole(**{bound.property_: bound.made(self._edited.criteria_set, value)})


class WholeRows(WholePart):
    """A property that is a list, one part in a row. What cannot be taken is said below, and the old list stays."""

    def __init__(self, edited: EditedSet, property_: str, rows: Rows) -> None:
        super().__init__(f"{rows.key}List")
        self._edited = edited
        self._property = property_
        self.rows = rows
        self._says = style.text_label(name=f"{rows.key}Says", tone="fault")
        self._says.setWordWrap(True)
        self._says.hide()
        self.column.addWidget(rows)
        self.column.addWidget(self._says)
        rows.taken.connect(self._on_taken)

    def texts(self, criteria_set: CriteriaSet) -> list[dict[str, str]]:
        """The rows of a set."""
        raise NotImplementedError

    def made(self, criteria_set: CriteriaSet, rows: list[dict[str, Any]]) -> tuple[Any, ...]:
        """The property of the rows; EditRefused when they cannot be taken."""
        raise NotImplementedError

    def show_set(self) -> None:
        """Show what is kept; what is being typed stays."""
        self.rows.put({self.rows.key: self.texts(self._edited.criteria_set)})
        if not any(entry.pending for entry in self.entries()):
            self.say("")

    def entries(self) -> Iterator[Entry]:
        yield from self.rows.entries()

    def _on_taken(self) -> None:
        before = self._edited.criteria_set
        rows = None
        try:
            rows = self.rows.read()[self.rows.key]
            self._edited.change_whole(**{self._property: self.made(before, rows)})
        except (UnfinishedError, EditRefused) as refusal:
            if rows is not None and len(rows) < len(getattr(before, self._property)):
                self.show_set()  # what was taken away comes back
            self.say(str(refusal))
            return
        for entry in self.entries():
            entry.settle()
        self.say("")

    def say(self, sentence: str) -> None:
        """Say why the rows cannot be taken, or nothing."""
        self._says.setText(f"× {sentence}" if sentence else "")
        self._says.setVisible(bool(sentence))


class WholePage(QWidget):
    """Headed parts one under the other."""

    def __init__(self, name: str, edited: EditedSet) -> None:
        super().__init__()
        self.setObjectName(name)
        self._edited = edited
        self._parts: list[WholePart | WholeFields] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.GRID * 2)

    def put_under(self, heading: str, about: str, parts: Sequence[WholePart | WholeFields]) -> None:
        """Add parts under a heading and what is to be known of them."""
        name = parts[0].objectName()
        self._column.addWidget(style.text_label(heading, name=f"{name}Heading", size=style.TITLE_SIZE, strong=True))
        if about:
            told = style.text_label(about, name=f"{name}About", tone="muted")
            told.setWordWrap(True)
            self._column.addWidget(told)
        for part in parts:
            self._parts.append(part)
            self._column.addWidget(part)

    def finish(self) -> None:
        """Nothing more is added: what is left of the room stays empty."""
        self._column.addStretch(1)
        self.setEnabled(self._edited.editable)
        self.show_set()

    def show_set(self) -> None:
        """Show the set as it now is."""
        for part in self._parts:
            part.show_set()

    def entries(self) -> Iterator[Entry]:
        for part in self._parts:
            yield from part.entries()

    def take(self) -> None:
        """Take what is being typed."""
        for part in self._parts:
            part.take()

    def first(self) -> QWidget | None:
        """Where typing begins."""
        return self._parts[0].first()

    def wrong(self) -> QWidget | None:
        """The first field that cannot be taken."""
        found = (part.wrong() for part in self._parts)
        return next((widget for widget in found if widget is not None), None)
