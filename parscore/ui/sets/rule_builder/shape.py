"""A kind of measure, scale or rule as a form: its fields, and the road between them and the definition."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from parscore.scoring.schema import BelowError, Definition
from parscore.ui import style
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.rule_builder.fields import Fields, Spec, sheet_of
from parscore.ui.sets.rule_builder.part import Part, Sheet
from parscore.ui.sets.rule_builder.rows import Idle, Rows
from parscore.ui.sets.rule_builder.takings import WRITTEN

Values = Mapping[str, Any]


class Table(NamedTuple):
    """The rows of a shape: the key of its sheet, what one row is called, its columns."""

    key: str
    noun: str
    columns: tuple[Spec, ...]
    idle: Idle = MappingProxyType({})


class Shape(NamedTuple):
    """`make` gives the definition of values that are each well typed; `sheet` the texts of a definition.

    `attrs` names the attributes a table stands for, where a complaint of the definition points into it. `column_off`
    says which column has no meaning under what is chosen above the tables.
    """

    kind: str
    title: str
    make: Callable[[Values], Definition]
    specs: tuple[Spec, ...] = ()
    tables: tuple[Table, ...] = ()
    sheet: Callable[[Any], dict[str, Any]] | None = None
    attrs: Mapping[str, str] = {}
    start: Mapping[str, Any] = {}
    column_off: Callable[[Values], str] | None = None
    hint: str = ""

    def sheet_of(self, definition: Definition) -> dict[str, Any]:
        """The texts the form shows of a definition."""
        more = self.sheet(definition) if self.sheet else {}
        return sheet_of(tuple(spec for spec in self.specs if spec.key not in more), definition) | more


def _in_the_window(complaint: str) -> str:
    """The one name of formulas that is not the official's own, as it is typed here."""
    return complaint.replace("max_score", WRITTEN["max_score"])


class ShapeForm(Part):
    """The form of one shape."""

    def __init__(self, shape: Shape, name: str) -> None:
        super().__init__(name)
        self.shape = shape
        self._fields = Fields(name, shape.specs) if shape.specs else None
        self._tables = {table.key: Rows(table.key, table.noun, table.columns, table.idle) for table in shape.tables}
        if shape.hint:
            hint = style.text_label(shape.hint, name=f"{name}Hint", tone="muted")
            hint.setWordWrap(True)
            self.column.addWidget(hint)
        for part in self._parts():
            part.typed.connect(self.typed)
            part.taken.connect(self._on_taken)
            self.column.addWidget(part)

    def _parts(self) -> Iterator[Part]:
        if self._fields is not None:
            yield self._fields
        yield from self._tables.values()

    def put(self, sheet: Sheet) -> None:
        known = {**self.shape.start, **{key: text for key, text in sheet.items() if text not in ("", [])}}
        for part in self._parts():
            part.put(known)
        self._arrange()

    def sheet(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for part in self._parts():
            made |= part.sheet()
        return made

    def entries(self) -> Iterator[Entry]:
        for part in self._parts():
            yield from part.entries()

    def first(self) -> QWidget | None:
        return next((first for part in self._parts() if (first := part.first()) is not None), None)

    def measure_in(self, unit: str) -> None:
        """Say the unit of what is measured wherever something is typed in it."""
        if self._fields is not None:
            self._fields.measure_in(unit)
        for rows in self._tables.values():
            rows.measure_in(unit)

    def build(self) -> Definition:
        """The definition in the fields; UnfinishedError while there is none."""
        values: dict[str, Any] = {}
        for part in self._parts():
            values |= part.read()
        try:
            return self.shape.make(values)
        except BelowError as mistake:
            raise UnfinishedError(_in_the_window(str(mistake)), self._at(mistake.below)) from None
        except ValueError as mistake:
            raise UnfinishedError(_in_the_window(f"{str(mistake)[:1].upper()}{str(mistake)[1:]}.")) from None

    def _at(self, below: tuple[str | int, ...]) -> Entry | None:
        table = self._tables.get(self.shape.attrs.get(str(below[0]), "")) if below else None
        place = below[1] if table is not None and len(below) > 1 else None
        if table is None or not isinstance(place, int):
            return None
        return table.entry(place, table.keys[0])

    def _on_taken(self) -> None:
        self._arrange()
        self.taken.emit()

    def _arrange(self) -> None:
        if self.shape.column_off is not None and self._fields is not None:
            off = self.shape.column_off(self._fields.sheet())
            for rows in self._tables.values():
                for key in rows.keys:
                    rows.switch_off(key, key == off)
