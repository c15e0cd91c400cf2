"""The duties as a list Qt can show: a heading for each severity, one for each area below it, then line by line."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from parscore.scoring.checks import SEVERITY_WORDS, Duty, areas_by_code
from parscore.scoring.criteria import CriteriaSet
from parscore.ui.duties import SEVERITY_ICONS, remedy_of, sentence

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WHOLE = "Cả bản chấm điểm"


class Look(IntEnum):
    """How a line is drawn."""

    SEVERITY = 0
    AREA = 1
    DUTY = 2


class DutyRole(IntEnum):
    """What the view asks of a line beside its text: look, code, title of the row, icon, and verb of the remedy."""

    LOOK = Qt.ItemDataRole.UserRole + 1
    CODE = Qt.ItemDataRole.UserRole + 2
    TITLE = Qt.ItemDataRole.UserRole + 3
    ICON = Qt.ItemDataRole.UserRole + 4
    VERB = Qt.ItemDataRole.UserRole + 5


class Line(NamedTuple):
    """A heading, or a duty with the title of its row and what can be done about it."""

    look: Look
    text: str
    icon: tuple[str, str] | None = None
    duty: Duty | None = None
    title: str = ""
    verb: str = ""


class DutyModel(QAbstractListModel):
    """Read-only. Headings can be neither selected nor reached with the keys."""

    def __init__(self, criteria_set: CriteriaSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._set = criteria_set
        self._areas = areas_by_code(criteria_set)
        self._lines: list[Line] = []

    def show(self, duties: Sequence[Duty], *, editable: bool = True) -> None:
        """Show these, in the order in which the checks give them; in a closed sheet they are only looked at."""
        lines = list(self._arranged(duties, editable))
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def duty(self, index: Index) -> Duty | None:
        """The duty on a line, None for a heading."""
        return self._lines[index.row()].duty if index.isValid() else None

    def place_of(self, duty: Duty | None) -> QModelIndex:
        """Where this duty stands, or else the next one about the same row; an invalid index when neither is there."""
        if duty is None:
            return ROOT
        told = [(place, line.duty) for place, line in enumerate(self._lines) if line.duty is not None]
        same = next((place for place, one in told if one == duty), None)
        if same is None:
            same = next((place for place, one in told if one.code == duty.code), None)
        return ROOT if same is None else self.index(same)

    def first(self) -> QModelIndex:
        """The first duty."""
        return next((self.index(p) for p, line in enumerate(self._lines) if line.duty is not None), ROOT)

    def _arranged(self, duties: Sequence[Duty], editable: bool) -> Iterator[Line]:
        for severity, together in groupby(duties, key=lambda duty: duty.severity):
            grave = list(together)
            yield Line(Look.SEVERITY, f"{SEVERITY_WORDS[severity]} ({len(grave)})", SEVERITY_ICONS[severity])
            for area, inside in groupby(grave, key=lambda duty: self._areas.get(duty.code, WHOLE)):
                yield Line(Look.AREA, area)
                for duty in inside:
                    node, remedy = self._set.by_code.get(duty.code), remedy_of(duty, self._set, editable=editable)
                    yield Line(
                        Look.DUTY,
                        sentence(duty),
                        SEVERITY_ICONS[severity],
                        duty,
                        node.title if node else "",
                        remedy.verb if remedy else "",
                    )

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.duty(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(line)
            case Qt.ItemDataRole.ToolTipRole:
                return line.title or None
            case DutyRole.LOOK:
                return line.look
            case DutyRole.CODE:
                return line.duty.code if line.duty else ""
            case DutyRole.TITLE:
                return line.title
            case DutyRole.ICON:
                return line.icon
            case DutyRole.VERB:
                return line.verb
        return None


def _spoken(line: Line) -> str:
    if line.duty is None:
        return line.text
    row = f"{line.duty.code} {line.title}: " if line.title else ""
    return f"{SEVERITY_WORDS[line.duty.severity]}: {row}{line.text}"
