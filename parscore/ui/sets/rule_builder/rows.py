"""Rows of fields: bands, options, items, faults, branches. Added, moved and taken away, each cell named."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from parscore.ui import style
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.rule_builder.fields import Spec, box_of, choose
from parscore.ui.sets.rule_builder.part import Part, Sheet, value_of

if TYPE_CHECKING:
    from parscore.ui.quiet_box import QuietBox

BOX_WIDTH, NARROWER = 108, 20
HIDDEN = "id"
"""What a row carries along without showing it."""

Idle = Mapping[str, str]
"""A key, and the key=value of a list in the same row under which its field is not needed: "bound=rest"."""

IdOf = Callable[[Mapping[str, str], set[str]], str]
"""The id of a row that counts, from its texts and the ids of the other rows."""

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Row:
    def __init__(self, hidden: str) -> None:
        self.hidden = hidden
        self.number = QLabel()
        self.entries: dict[str, Entry] = {}
        self.boxes: dict[str, QuietBox] = {}

    @property
    def blank(self) -> bool:
        return all(entry.blank for entry in self.entries.values())

    def sheet(self) -> dict[str, str]:
        typed = {key: entry.text for key, entry in self.entries.items()}
        return {HIDDEN: self.hidden} | typed | {key: str(box.currentData()) for key, box in self.boxes.items()}


class Rows(Part):
    """A table of fields under the key it is named by. A row in which nothing is typed does not count.

    The buttons below act on the row that has, or last had, the keyboard. Ids of new rows are letters unless `id_of`
    says otherwise.
    """

    def __init__(
        self,
        key: str,
        noun: str,
        columns: tuple[Spec, ...],
        idle: Idle | None = None,
        *,
        needed: bool = True,
        id_of: IdOf | None = None,
    ) -> None:
        super().__init__(key)
        self._id_of = id_of or _letter
        self.key = key
        self._needed = needed
        self._noun = noun
        self._columns = columns
        self._idle = dict(idle or {})
        self._off: set[str] = set()
        self._rows: list[_Row] = []
        self._at = 0
        self._unit = ""
        self._table = QWidget()
        self._table.setObjectName(f"{key}Table")
        self.column.addWidget(self._table)
        self.column.addLayout(self._verbs())
        self._build([])

    def _verbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        self.add = self._button("Add", "add", f"Thêm {self._noun}", "", lambda: self._insert(len(self._rows)))
        self._up = self._button("Up", "", "Lên", "Ctrl+Shift+↑", lambda: self._move(-1))
        self._down = self._button("Down", "", "Xuống", "Ctrl+Shift+↓", lambda: self._move(1))
        self._remove = self._button("Remove", "", f"Bỏ {self._noun}", "Ctrl+Shift+Delete", self._take_away)
        for button in (self.add, self._up, self._down, self._remove):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, end: str, icon: str, words: str, key: str, act: Any) -> QPushButton:
        button = QPushButton(words)
        if icon:
            button.setIcon(style.icon(icon, "accent"))
        button.setObjectName(f"{self.key}{end}")
        button.setAccessibleName(words if self._noun in words else f"{words}: {self._noun}")
        button.setToolTip(f"{words} ({key})" if key else words)
        button.setProperty("quiet", True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def put(self, sheet: Sheet) -> None:
        wanted = [dict(row) for row in sheet.get(self.key, ())]
        hidden = any(HIDDEN in row for row in wanted)
        now = [self._shape(row.sheet(), hidden=hidden) for row in self._filled()]
        if [self._shape(row, hidden=hidden) for row in wanted] != now:
            self._build(wanted)
            return
        for row, texts in zip(self._filled(), wanted, strict=True):
            for key, entry in row.entries.items():
                entry.put(str(texts.get(key, "")))

    def _filled(self) -> list[_Row]:
        return [row for row in self._rows if not row.blank]

    def _shape(self, row: Mapping[str, Any], *, hidden: bool) -> tuple[str, ...]:
        """What is not typed: rows that differ in it are made anew."""
        lists = [spec for spec in self._columns if spec.taking is None]
        chosen = tuple(str(row.get(spec.key, spec.start)) for spec in lists)
        return (str(row.get(HIDDEN, "")), *chosen) if hidden else chosen

    def sheet(self) -> dict[str, Any]:
        return {self.key: [row.sheet() for row in self._filled()]}

    def read(self) -> dict[str, Any]:
        filled = [(place, row) for place, row in enumerate(self._rows, start=1) if not row.blank]
        if not filled and self._needed:
            raise UnfinishedError(f"Chưa có {self._noun} nào.")
        self._name_hidden()
        return {self.key: [self._values(row, place) for place, row in filled]}

    def _values(self, row: _Row, place: int) -> dict[str, Any]:
        values: dict[str, Any] = {key: box.currentData() for key, box in row.boxes.items()}
        for spec in self._columns:
            if spec.taking is None:
                continue
            idle = self._is_idle(row, spec.key)
            where = f" của {self._noun} {place}"
            values[spec.key] = None if idle else value_of(row.entries[spec.key], needed=spec.needed, where=where)
        return values | {HIDDEN: row.hidden}

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that are typed."""
        return tuple(spec.key for spec in self._columns if spec.taking is not None)

    def entry(self, place: int, key: str) -> Entry:
        """A field of a row that counts."""
        return self._filled()[place].entries[key]

    def entries(self) -> Iterator[Entry]:
        for row in self._rows:
            yield from row.entries.values()

    def switch_off(self, key: str, off: bool) -> None:
        """Leave a whole column out."""
        if (key in self._off) != off:
            self._off ^= {key}
            for row in self._rows:
                self._show_idle(row)

    def measure_in(self, unit: str) -> None:
        """Say the unit of what is measured at the head of the columns that are in it."""
        if unit != self._unit:
            self._unit = unit
            for spec in self._columns:
                heading = self._table.findChild(QLabel, f"{self.key}_{spec.key}Heading")
                assert heading is not None
                heading.setText(self._heading(spec))
            for place, row in enumerate(self._rows, start=1):
                for spec in self._columns:
                    if spec.of_measure:
                        row.entries[spec.key].line.setAccessibleName(self._title(spec, place))

    def _heading(self, spec: Spec) -> str:
        return f"{spec.title} ({self._unit})" if spec.of_measure and self._unit else spec.title

    def _title(self, spec: Spec, place: int) -> str:
        return f"{self._heading(spec)}, {self._noun} {place}"

    def _is_idle(self, row: _Row, key: str) -> bool:
        if key in self._off:
            return True
        box, _, data = self._idle.get(key, "").partition("=")
        return bool(box) and row.boxes[box].currentData() == data

    def _show_idle(self, row: _Row) -> None:
        for key, entry in row.entries.items():
            idle = self._is_idle(row, key)
            entry.line.setEnabled(not idle)
            if idle:
                entry.say("")

    def _name_hidden(self) -> None:
        for row in self._filled():
            row.hidden = self._id_of(row.sheet(), {other.hidden for other in self._rows if other is not row})

    def _build(self, texts: list[dict[str, Any]]) -> None:
        old, self._table = self._table, QWidget()
        self._table.setObjectName(f"{self.key}Table")
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.GRID)
        grid.setVerticalSpacing(2)
        for at, spec in enumerate(self._columns, start=1):
            heading = style.text_label(self._heading(spec), name=f"{self.key}_{spec.key}Heading", tone="muted")
            grid.addWidget(heading, 0, at)
            if spec.taking is not None and not spec.taking.width:
                grid.setColumnStretch(at, 1)
        if not any(spec.taking is not None and not spec.taking.width for spec in self._columns):
            grid.setColumnStretch(len(self._columns) + 1, 1)
        self._rows = []
        for row in texts or [{}]:
            self._add_row(grid, row)
        self.column.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()
        self._table.show()
        self._at = min(self._at, len(self._rows) - 1)
        self._show_verbs()

    def _add_row(self, grid: QGridLayout, texts: Mapping[str, Any]) -> None:
        row, place = _Row(str(texts.get(HIDDEN, ""))), len(self._rows) + 1
        row.number.setText(f"{place}.")
        row.number.setObjectName(f"{self.key}{place}_place")
        row.number.setProperty("tone", "muted")
        grid.addWidget(row.number, place * 2 - 1, 0)
        for at, spec in enumerate(self._columns, start=1):
            name, title = f"{self.key}{place}_{spec.key}", self._title(spec, place)
            text = str(texts.get(spec.key, spec.start))
            if spec.taking is None:
                box = box_of(name, title, spec.choices, lambda row=row: self._on_chosen(row))  # type: ignore[misc]
                choose(box, text)
                box.installEventFilter(self)
                style.keep_in_scale(box, setFixedWidth=spec.width or BOX_WIDTH)
                row.boxes[spec.key] = box
                grid.addWidget(box, place * 2 - 1, at)
                continue
            entry = Entry(self._table, name, title, spec.taking, lines=spec.lines, hint=spec.hint)
            entry.put(text)
            if spec.taking.width:
                style.keep_in_scale(entry.line, setFixedWidth=spec.taking.width - NARROWER)
            entry.typed.connect(self.typed)
            entry.taken.connect(self.taken)
            entry.advance.connect(lambda row=row, key=spec.key: self._go_on(row, key))
            entry.line.installEventFilter(self)
            row.entries[spec.key] = entry
            grid.addWidget(entry.line, place * 2 - 1, at)
            grid.addWidget(entry.note, place * 2, 1, 1, len(self._columns))
        self._rows.append(row)
        self._show_idle(row)

    def _on_chosen(self, row: _Row) -> None:
        self._show_idle(row)
        self.typed.emit()
        self.taken.emit()

    def _go_on(self, row: _Row, key: str) -> None:
        """Enter leads to the next field, and from the last one to a new row."""
        line = [one for each in self._rows for one in each.entries.values() if one.line.isEnabled()]
        later = line[line.index(row.entries[key]) + 1 :]
        if later:
            later[0].focus()
        else:
            self._insert(len(self._rows))

    def _insert(self, place: int) -> None:
        blank = next((at for at, row in enumerate(self._rows) if row.blank), None)
        if blank is None:
            texts = [row.sheet() for row in self._rows]
            repeated = [spec.key for spec in self._columns if spec.taking is None and spec.repeats]
            texts.insert(place, {key: self._rows[-1].boxes[key].currentData() for key in repeated})
            self._at = blank = place
            self._rebuild(texts)
        next(iter(self._rows[blank].entries.values())).focus()

    def _move(self, by: int) -> None:
        to = self._at + by
        if not 0 <= to < len(self._rows):
            return
        texts, key = [row.sheet() for row in self._rows], self._key_in_focus()
        texts.insert(to, texts.pop(self._at))
        self._at = to
        self._rebuild(texts)
        self._focus(to, key)
        self.taken.emit()

    def _take_away(self) -> None:
        texts, key = [row.sheet() for row in self._rows], self._key_in_focus()
        del texts[self._at]
        self._rebuild(texts)
        self._focus(self._at, key)
        self.taken.emit()

    def _rebuild(self, texts: list[dict[str, Any]]) -> None:
        self._name_hidden()
        self._build(texts)

    def _key_in_focus(self) -> str:
        row = self._rows[self._at]
        return next((key for key, entry in row.entries.items() if entry.line.hasFocus()), "")

    def _focus(self, place: int, key: str) -> None:
        if key:
            self._rows[place].entries[key].focus()

    def _show_verbs(self) -> None:
        self._up.setEnabled(self._at > 0)
        self._down.setEnabled(self._at < len(self._rows) - 1)
        self._remove.setEnabled(bool(self._filled()) or len(self._rows) > 1)
        for place, row in enumerate(self._rows):
            style.set_property(row.number, "tone", "accent" if place == self._at else "muted")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            held = [{*(entry.line for entry in row.entries.values()), *row.boxes.values()} for row in self._rows]
            self._at = next((place for place, row in enumerate(held) if watched in row), self._at)
            self._show_verbs()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & held != held:
            return False
        if event.key() in _MOVES:
            self._move(_MOVES[Qt.Key(event.key())])
            return True
        if event.key() == Qt.Key.Key_Delete:
            self._take_away()
            return True
        return False


def _letter(texts: Mapping[str, str], used: set[str]) -> str:
    """The id a row has, else one that none of the others has: a, b, c…"""
    return texts[HIDDEN] or next(name for name in _names() if name not in used)


def _names() -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    yield from letters
    number = 1
    while True:
        yield from (f"{letter}{number}" for letter in letters)
        number += 1
