"""Named fields one under the other: what is typed, and what is chosen from a list."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from parscore.ui import style
from parscore.ui.quiet_box import QuietBox
from parscore.ui.sets.rule_builder.entry import Entry
from parscore.ui.sets.rule_builder.part import Part, Sheet, value_of
from parscore.ui.sets.rule_builder.takings import Taking

Choices = tuple[tuple[str, str], ...]
CAPTION_WIDTH = 150
_AT_TOP, _IN_LINE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class Spec(NamedTuple):
    """A field: typed where it has a taking, chosen from `choices` (id, words) otherwise.

    `attr` is the attribute of the definition it belongs to, when that is not the key. `width` is that of a list in a
    row; `repeats` says that a new row begins with the choice of the row above. `of_measure`: it is in the unit of what
    is measured.
    """

    key: str
    title: str
    taking: Taking | None = None
    choices: Choices = ()
    needed: bool = True
    unit: str = ""
    hint: str = ""
    attr: str = ""
    start: str = ""
    lines: int = 1
    width: int = 0
    repeats: bool = True
    of_measure: bool = False


def box_of(name: str, title: str, choices: Choices, take: Callable[[], None]) -> QuietBox:
    """A list to choose from; `take` is called when the official chose."""
    box = QuietBox(name, title)
    for data, words in choices:
        box.addItem(words, data)
    box.currentIndexChanged.connect(lambda _place: take())  # a screen reader chooses without activating
    return box


def choose(box: QuietBox, data: object) -> None:
    """Show a choice without taking it for one of the official's."""
    with QSignalBlocker(box):
        box.setCurrentIndex(max(box.findData(data), 0))


class Fields(Part):
    """The fields of some specs; Enter leads to the next."""

    def __init__(self, name: str, specs: tuple[Spec, ...]) -> None:
        super().__init__(name)
        self._specs = specs
        self._entries: dict[str, Entry] = {}
        self.boxes: dict[str, QuietBox] = {}
        self._rows: dict[str, list[QWidget]] = {}
        self._units: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.GRID * 2)
        grid.setVerticalSpacing(style.GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, style.scaled(CAPTION_WIDTH))
        for place, spec in enumerate(specs):
            self._add(grid, place * 2, spec)
        self.column.addLayout(grid)

    def _add(self, grid: QGridLayout, line: int, spec: Spec) -> None:
        name = f"{self.objectName()}_{spec.key}"
        caption = style.text_label(spec.title, name=f"{name}Label")
        caption.setWordWrap(True)
        shown: list[QWidget] = [caption]
        grid.addWidget(caption, line, 0, _AT_TOP if spec.lines > 1 else _IN_LINE)
        if spec.taking is None:
            box = box_of(name, spec.title, spec.choices, self.taken.emit)
            caption.setBuddy(box)
            self.boxes[spec.key] = box
            grid.addWidget(box, line, 1)
            shown.append(box)
        else:
            entry = Entry(self, name, spec.title, spec.taking, lines=spec.lines, hint=spec.hint)
            caption.setBuddy(entry.line)
            entry.typed.connect(self.typed)
            entry.taken.connect(self.taken)
            entry.advance.connect(lambda: self._go_on(spec.key))
            self._entries[spec.key] = entry
            if spec.taking.width:
                beside = QHBoxLayout()
                beside.setSpacing(style.GRID * 2)
                unit = style.text_label(spec.unit, name=f"{name}Unit", tone="muted")
                self._units[spec.key] = unit
                beside.addWidget(entry.line)
                beside.addWidget(unit, 1)
                grid.addLayout(beside, line, 1)
                shown.append(unit)
            else:
                grid.addWidget(entry.line, line, 1)
            grid.addWidget(entry.note, line + 1, 1)
            shown.append(entry.line)
        self._rows[spec.key] = shown

    def entry(self, key: str) -> Entry:
        return self._entries[key]

    def measure_in(self, unit: str) -> None:
        """Say the unit of what is measured beside the fields that are in it."""
        for spec in self._specs:
            if spec.of_measure:
                self._units[spec.key].setText(", ".join(filter(None, (unit, spec.unit))))

    def show_field(self, key: str, shown: bool) -> None:
        """Show or hide a field with its caption."""
        for widget in self._rows[key]:
            widget.setVisible(shown)

    def put(self, sheet: Sheet) -> None:
        for spec in self._specs:
            text = str(sheet.get(spec.key, spec.start))
            if spec.taking is None:
                choose(self.boxes[spec.key], text)
            else:
                self._entries[spec.key].put(text)

    def sheet(self) -> dict[str, Any]:
        typed = {key: entry.text for key, entry in self._entries.items()}
        return typed | {key: box.currentData() for key, box in self.boxes.items()}

    def read(self) -> dict[str, Any]:
        values: dict[str, Any] = {key: box.currentData() for key, box in self.boxes.items()}
        for spec in self._specs:
            if spec.taking is not None:
                values[spec.key] = value_of(self._entries[spec.key], needed=spec.needed)
        return values

    def entries(self) -> Iterator[Entry]:
        yield from self._entries.values()

    def first(self) -> QWidget | None:
        spec = self._specs[0]
        return self.boxes[spec.key] if spec.taking is None else self._entries[spec.key].line

    def _go_on(self, key: str) -> None:
        keys = [spec.key for spec in self._specs]
        for later in keys[keys.index(key) + 1 :]:
            if later in self._entries and self._entries[later].line.isVisible():
                self._entries[later].focus()
                return


def sheet_of(specs: tuple[Spec, ...], definition: object) -> dict[str, Any]:
    """The texts of a definition's attributes as the fields of some specs show them; nothing for what it has not."""
    made: dict[str, Any] = {}
    for spec in specs:
        value = getattr(definition, spec.attr or spec.key, None)
        if spec.taking is None:
            made[spec.key] = "" if value is None else str(value)
        else:
            made[spec.key] = "" if value is None else spec.taking.show(value)
    return made
