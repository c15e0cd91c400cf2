"""Totals that stay in sight: the score, its self-scored part, index, class, target and gap, and every area."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parscore.ui import style
from parscore.ui.area_cell import NONE, AreaCell
from parscore.ui.totals import Totals

MOST_IN_TWO_LINES = 8
SPACE = style.GRID * 4
MORE, LESS = "Xem đủ", "Thu gọn"
AreaLine = tuple[str, str, float | None]
"""An area as (code, title, target in % where it has one)."""
BOTH = (0, 1)
Lines = tuple[int, ...]
Row = tuple[tuple["Group", Lines], ...]
Rows = tuple[Row, ...]
Plan = tuple[Rows, int]
"""The groups in each row with the lines shown of them, and how many areas stand beside each other."""


class Group(QWidget):
    """Two lines of the strip that stay together."""

    def __init__(
        self, strip: QWidget, name: str, upper: QLayout | QWidget, lower: QLayout | QWidget | None = None
    ) -> None:
        super().__init__(strip)
        self.setObjectName(name)
        self._lines = [_line(part, f"{name}{place}") for place, part in enumerate((upper, lower)) if part is not None]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)

    def room_for(self, lines: Lines) -> int:
        """The width that some of its lines need."""
        return max(self._lines[place].minimumSizeHint().width() for place in lines)

    def settle(self) -> None:
        """Lay out anew what was invalidated while it was out of sight: Qt forgets that."""
        for part in (*self._lines, self):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def show_lines(self, lines: Lines) -> None:
        """Show these of its lines; with none it is out of sight."""
        for place, line in enumerate(self._lines):
            line.setVisible(place in lines)
        self.setVisible(bool(lines))


class SummaryStrip(QFrame):
    """Shows a result; the target field and the facts button are handed in by whoever takes the edits.

    Where there is no room for one row it takes two or three; folded, it says the most important in one.
    """

    area_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._total = style.text_label(NONE, name="total", size=style.HERO_SIZE, strong=True)
        self._of = style.text_label(name="totalOf", tone="muted")
        self._provisional = style.text_label(name="provisional", tone="attention")
        self._provisional.setFont(style.font(italic=True))
        self._self_part = style.text_label(name="selfPart")
        self._index = style.text_label(name="index", strong=True)
        self._class = style.text_label(name="class")
        self._gap = style.text_label(name="gap", tone="muted")
        self._left = style.text_label(name="leftToDo", tone="muted")
        self.target_place = QHBoxLayout()
        self.facts_place = QHBoxLayout()
        self._cells: dict[str, AreaCell] = {}
        self._across = 0
        self._areas = QGridLayout()
        self._areas.setHorizontalSpacing(style.GRID * 3)
        self._areas.setVerticalSpacing(style.GRID)
        self._more = QToolButton()
        self._more.setObjectName("stripMore")
        self._more.setCheckable(True)
        self._more.setProperty("quiet", True)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.toggled.connect(lambda _on: self._arrange())
        self._low = self._for_now = False
        self._placed: Plan = ((), 0)
        self._lay_out()

    def _lay_out(self) -> None:
        hero = QHBoxLayout()
        hero.setSpacing(style.GRID)
        bottom = Qt.AlignmentFlag.AlignBottom
        hero.addWidget(self._total, 0, bottom)
        hero.addWidget(self._of, 0, bottom)
        hero.addWidget(self._provisional, 0, bottom)
        hero.addStretch(1)
        self._of.setContentsMargins(0, 0, 0, 5)
        self._provisional.setContentsMargins(style.GRID, 0, 0, 5)
        self.target_place.setSpacing(style.GRID)
        self._hero = Group(self, "heroGroup", hero, self._self_part)
        self._class_group = Group(self, "classGroup", self._index, self._class)
        self._target = Group(self, "targetGroup", self.target_place, self._gap)
        self._areas_group = Group(self, "areasGroup", self._areas)
        self._ends = Group(self, "endGroup", self.facts_place, self._left)
        self._more_group = Group(self, "moreGroup", self._more)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        self._rows.setSpacing(style.GRID)

    def be_low(self, on: bool) -> None:
        """In a low window the strip is one row, with a button for the rest."""
        if self._low != on:
            self._low = on
            self._more.setChecked(False)
            self._arrange()

    def unfold(self) -> None:
        """Show everything, also in a low window."""
        self._more.setChecked(True)

    def unfold_for_now(self) -> None:
        """Show everything until `fold_again`, unless everything is shown already."""
        self._for_now = self._low and not self._more.isChecked()
        self.unfold()

    def fold_again(self) -> None:
        """Back to one row, where the strip was one row before."""
        if self._for_now:
            self._for_now = False
            self._more.setChecked(False)

    def _arrange(self) -> None:
        """The first arrangement for which there is room. Nothing is touched unless another one is due."""
        room = self.width() - 2 * style.PADDING
        rows, across = self._folded(room) if self._low and not self._more.isChecked() else self._full(room)
        if (rows, across) == self._placed:
            return
        self._placed = (rows, across)
        self._more.setText(LESS if self._more.isChecked() else MORE)
        self._more.setAccessibleName(f"{self._more.text()}: điểm, mục tiêu, các lĩnh vực")
        self._place_cells(across)
        shown = {group: lines for row in rows for group, lines in row}
        for group in self._groups():
            group.show_lines(shown.get(group, ()))
        while (old := self._rows.takeAt(0)) is not None:
            if (inside := old.layout()) is not None:
                while inside.takeAt(0) is not None:
                    pass
                inside.deleteLater()
        for row in rows:
            self._rows.addLayout(self._line_of([group for group, _ in row]))
        self.updateGeometry()

    def _line_of(self, groups: list[Group]) -> QHBoxLayout:
        """The areas take the room that is left; without them the last group stands at the right."""
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for group in groups:
            if group is groups[-1] and len(groups) > 1 and self._areas_group not in groups:
                line.addStretch(1)
            line.addWidget(group, int(group is self._areas_group))
        return line

    def _full(self, room: int) -> Plan:
        more = ((self._more_group, (0,)),) if self._low else ()
        few = ((self._hero, BOTH), (self._class_group, BOTH))
        target, areas, ends = (self._target, BOTH), (self._areas_group, (0,)), (self._ends, BOTH)
        lines = 2 if len(self._cells) <= MOST_IN_TWO_LINES else 3
        across = -(-len(self._cells) // lines)
        one: Rows = ((*few, target, areas, ends, *more),)
        if self._room_for(one[0], across) <= room:
            return one, across
        for fewer in range(1, lines + 1):
            across = -(-len(self._cells) // fewer)
            if self._room_for((areas,), across) <= room:
                break
        two: Rows = ((*few, target, ends, *more), (areas,))
        three: Rows = ((*few, *more), (target, ends), (areas,))
        return (two if self._room_for(two[0], across) <= room else three), across

    def _folded(self, room: int) -> Plan:
        hero, index, gap = (self._hero, (0,)), (self._class_group, (0,)), (self._target, (1,))
        left, more = (self._ends, (1,)), (self._more_group, (0,))
        rows: tuple[Row, ...] = ((hero, index, gap, left, more), (hero, index, gap, more), (hero, gap, more))
        fitting = next((row for row in rows if self._room_for(row, 1) <= room), (hero, more))
        return (fitting,), self._across

    def _room_for(self, row: Row, across: int) -> int:
        cells = [cell.minimumSizeHint().width() for cell in self._cells.values()]
        columns = [max(cells[place::across]) for place in range(min(across, len(cells)))]
        areas = sum(columns) + self._areas.horizontalSpacing() * (len(columns) - 1)
        widths = (areas if group is self._areas_group else group.room_for(lines) for group, lines in row)
        return sum(widths) + SPACE * (len(row) - 1)

    def _groups(self) -> tuple[Group, ...]:
        return self._hero, self._class_group, self._target, self._areas_group, self._ends, self._more_group

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def show_areas(self, areas: list[AreaLine]) -> None:
        """One cell for each area of the set."""
        for cell in self._cells.values():
            self._areas.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = {}
        self._across = 0
        for code, title, target in areas:
            cell = AreaCell(code, title, target)
            cell.chosen.connect(self.area_chosen)
            self._cells[code] = cell
        self._placed = ((), 0)
        self._arrange()

    def _place_cells(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for cell in self._cells.values():
            self._areas.removeWidget(cell)
        for place, cell in enumerate(self._cells.values()):
            self._areas.addWidget(cell, place // across, place % across)
            cell.show()  # a layout would show it later, and have no width for it until then

    def show_totals(self, totals: Totals) -> None:
        """Show what the sheet comes to."""
        self._total.setText(totals.total)
        self._total.setToolTip(totals.working)
        self._of.setText(totals.of)
        self._provisional.setText(totals.provisional)
        self._self_part.setText(totals.self_part)
        self._index.setText(totals.index_percent)
        self._class.setText(totals.class_name)
        self._class.setToolTip(totals.class_working)
        self._left.setText(totals.left)
        self._gap.setText(totals.gap)
        self._gap.setToolTip("")
        style.set_property(self._gap, "tone", totals.gap_tone)
        for code, (words, share) in totals.areas.items():
            self._cells[code].show_score(words, share)

    def settle(self) -> None:
        """Lay everything out now, so that the first totals are not painted in the room they had while empty."""
        for group in self._groups():
            group.settle()
        self._rows.activate()

    def say_target_refused(self, sentence: str) -> None:
        """Say in the place of the gap why a typed target was not taken."""
        self._gap.setText(f"× {sentence}")
        self._gap.setToolTip(sentence)
        style.set_property(self._gap, "tone", "fault")


def _line(part: QLayout | QWidget, name: str) -> QWidget:
    if isinstance(part, QWidget):
        return part
    line = QWidget()
    line.setObjectName(name)
    part.setContentsMargins(0, 0, 0, 0)
    line.setLayout(part)
    return line
