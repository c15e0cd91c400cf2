"""Groups of kinds of unit that are ranked among themselves (khối): a name, and ticks for the kinds."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.criteria import RankingGroup
from parscore.scoring.reading import TypedRefusedError
from parscore.scoring.set_editing import EditRefused
from parscore.scoring.text import fold
from parscore.ui import style
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.rule_builder.takings import LINE
from parscore.ui.sets.whole_page import WholePart
from parscore.ui.words import kind_name

KINDS_IN_A_ROW = 4
NO_NAME = "Khối {n} chưa có tên."
NO_KIND = "Khối “{name}” chưa có loại đơn vị nào; hãy đánh dấu ít nhất một loại."
TWICE = "Có hai khối cùng tên “{name}”."


class _Row(QWidget):
    def __init__(self, place: int, group: RankingGroup | None, kinds: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName(f"group{place}")
        self.entry = Entry(self, f"group{place}_name", f"Tên khối {place}", LINE, hint="Ví dụ: Khối xã, đặc khu")
        self.kinds: dict[str, QCheckBox] = {}
        self.group = group
        self.remove = QPushButton("Bỏ khối")
        self.remove.setObjectName(f"group{place}_remove")
        self.remove.setAccessibleName(f"Bỏ khối {place}")
        self.remove.setProperty("quiet", True)
        self.remove.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(style.GRID * 2)
        line.addWidget(style.text_label(f"{place}.", name=f"group{place}_place", tone="muted"))
        line.addWidget(self.entry.line, 1)
        line.addWidget(self.remove)
        ticks = QGridLayout()
        ticks.setHorizontalSpacing(style.PADDING)
        ticks.setVerticalSpacing(0)
        ticks.setColumnStretch(KINDS_IN_A_ROW, 1)
        for at, kind in enumerate(kinds):
            tick = QCheckBox(kind_name(kind))
            tick.setObjectName(f"group{place}_{kind}")
            tick.setAccessibleName(f"Khối {place} có: {kind_name(kind)}")
            ticks.addWidget(tick, at // KINDS_IN_A_ROW, at % KINDS_IN_A_ROW)
            self.kinds[kind] = tick
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, style.GRID)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.entry.note)
        column.addLayout(ticks)
        self.show_group(group)

    def show_group(self, group: RankingGroup | None) -> None:
        self.group = group
        self.entry.show(None if group is None else group.name)
        for kind, tick in self.kinds.items():
            with QSignalBlocker(tick):
                tick.setChecked(group is not None and kind in group.kinds)

    @property
    def blank(self) -> bool:
        return self.entry.blank and not any(tick.isChecked() for tick in self.kinds.values())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The kinds ticked; those that were there keep their order."""
        order = dict.fromkeys((*(self.group.kinds if self.group else ()), *self.kinds))
        return tuple(kind for kind in order if self.kinds[kind].isChecked())


class Groups(WholePart):
    """A row in which nothing is typed or ticked does not count."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("groups")
        self._edited = edited
        self._kinds: tuple[str, ...] = ()
        self._rows: list[_Row] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style.GRID)
        self._says = style.text_label(name="groupsSays", tone="fault")
        self._says.setWordWrap(True)
        self._says.hide()
        self.add = QPushButton(style.icon("add", "accent"), "Thêm khối")
        self.add.setObjectName("groupAdd")
        self.add.setAccessibleName("Thêm khối")
        self.add.setProperty("quiet", True)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda _checked=False: self._on_add())
        verbs = QHBoxLayout()
        verbs.addWidget(self.add)
        verbs.addStretch(1)
        self.column.addLayout(self._lines)
        self.column.addWidget(self._says)
        self.column.addLayout(verbs)

    def show_set(self) -> None:
        criteria_set = self._edited.criteria_set
        groups = criteria_set.ranking.groups
        kinds = tuple(dict.fromkeys((*criteria_set.unit_kinds, *(kind for group in groups for kind in group.kinds))))
        filled = [row for row in self._rows if not row.blank]
        if kinds != self._kinds or len(filled) != len(groups):
            self._kinds = kinds
            self._build(list(groups))
        else:
            for row, group in zip(filled, groups, strict=True):
                row.show_group(group)
        self._say("")

    def _build(self, groups: list[RankingGroup]) -> None:
        for row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for group in groups:
            self._append(group)

    def _append(self, group: RankingGroup | None) -> _Row:
        row = _Row(len(self._rows) + 1, group, self._kinds)
        row.entry.taken.connect(self._take)
        row.entry.advance.connect(lambda: next(iter(row.kinds.values())).setFocus())
        for tick in row.kinds.values():
            tick.toggled.connect(lambda _on: self._take())
        row.remove.clicked.connect(lambda _checked=False: self._on_remove(row))
        self._lines.addWidget(row)
        row.show()  # a layout would show it later
        self._rows.append(row)
        return row

    def _on_add(self) -> None:
        blank = next((row for row in self._rows if row.blank), None) or self._append(None)
        blank.entry.focus()

    def _on_remove(self, row: _Row) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._take()
        self._focus(place)

    def _focus(self, place: int) -> None:
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].entry.focus()
        else:
            self.add.setFocus()

    def entries(self) -> Iterator[Entry]:
        for row in self._rows:
            yield row.entry

    def _take(self) -> None:
        try:
            groups = self._groups()
            self._edited.change_whole(ranking=self._edited.criteria_set.ranking.but(groups=groups))
        except (UnfinishedError, EditRefused, TypedRefusedError) as refusal:
            self._say(str(refusal))
            return
        for row, group in zip((row for row in self._rows if not row.blank), groups, strict=True):
            row.group = group
            row.entry.settle()
        self._say("")

    def _groups(self) -> tuple[RankingGroup, ...]:
        made: dict[str, RankingGroup] = {}
        for place, row in enumerate(self._rows, start=1):
            if row.blank:
                continue
            name = row.entry.read()
            if name is None:
                raise UnfinishedError(NO_NAME.format(n=place))
            if fold(name) in made:
                raise UnfinishedError(TWICE.format(name=name))
            if not row.chosen:
                raise UnfinishedError(NO_KIND.format(name=name))
            made[fold(name)] = RankingGroup(name=name, kinds=row.chosen)
        return tuple(made.values())

    def _say(self, sentence: str) -> None:
        self._says.setText(f"× {sentence}" if sentence else "")
        self._says.setVisible(bool(sentence))
