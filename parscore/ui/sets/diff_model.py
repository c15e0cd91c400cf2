"""The difference of two versions of a set, one line for each part that changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_diff import SetChange, compare_sets
from parscore.ui import style
from parscore.ui.words import kind_name

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CODE_OLD, CODE_NEW, TITLE, KIND, PART, OLD, NEW = range(7)
COLUMNS = ("Mã cũ", "Mã mới", "Nội dung", "Thay đổi", "Phần", "Bản cũ", "Bản mới")
KIND_WORDS = {"added": "Thêm", "removed": "Bỏ", "changed": "Đổi", "moved": "Chuyển", "same": "Giữ nguyên"}
KIND_ICONS = {
    "added": ("add", "done"),
    "removed": ("clear", "fault"),
    "changed": ("note", "attention"),
    "moved": ("redo", "accent"),
    "same": ("dash", "muted"),
}
WHOLE, WHOLE_ROW = "Cả bộ tiêu chí", "cả mục"


class Line(NamedTuple):
    """One part of one change; `first` stands at the beginning of the lines of its change."""

    kind: str
    code_old: str
    code_new: str
    title: str
    part: str
    old: str
    new: str
    first: bool

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.code_old, self.code_new, self.title, KIND_WORDS[self.kind], self.part, self.old, self.new)


class DiffModel(QAbstractTableModel):
    """Read-only; what is the same in both can be left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Line] = []
        self._only_changed = True
        self.lines: list[Line] = []
        self.counts: Counter[str] = Counter()

    def show(self, old: CriteriaSet, new: CriteriaSet) -> None:
        """Compare two sets."""
        compared = compare_sets(old, new, kind_name)
        changes = [change for change in compared if change.code_new != "" or change.kind != "same"]
        self._all = [line for change in changes for line in _lines(change, old, new)]
        self.counts = Counter(change.kind for change in changes)
        self._filter()

    def show_only_changed(self, on: bool) -> None:
        self._only_changed = on
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        self.lines = [line for line in self._all if line.kind != "same" or not self._only_changed]
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        return self.lines[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        if across and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return int(Qt.AlignmentFlag.AlignLeft) if across and role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.line(index), index.column()
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[column] if line.first or column >= PART else ""
            case Qt.ItemDataRole.ToolTipRole:
                return line.cells[column] or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{COLUMNS[column]}: {line.cells[column] or 'trống'}"
            case Qt.ItemDataRole.DecorationRole if column == KIND and line.first:
                return QIcon(style.icon(*KIND_ICONS[line.kind]))
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            case Qt.ItemDataRole.ForegroundRole if line.kind == "same" or column == PART:
                return QColor(style.colours().muted)
        return None


def _lines(change: SetChange, old: CriteriaSet, new: CriteriaSet) -> Iterator[Line]:
    title = _title(change, old, new)
    for place, part in enumerate(_parts(change)):
        yield Line(change.kind, change.code_old or "", change.code_new or "", title, *part, first=place == 0)


def _parts(change: SetChange) -> list[tuple[str, str, str]]:
    """Name, old and new text of each part; a row that is in one set only is told in one piece."""
    if change.kind == "added":
        return [(WHOLE_ROW, "", "\n".join(f"{field.name}: {field.new_text}" for field in change.fields))]
    if change.kind == "removed":
        return [(WHOLE_ROW, "\n".join(f"{field.name}: {field.old_text}" for field in change.fields), "")]
    return [(field.name, field.old_text, field.new_text) for field in change.fields] or [("", "", "")]


def _title(change: SetChange, old: CriteriaSet, new: CriteriaSet) -> str:
    for criteria_set, code in ((new, change.code_new), (old, change.code_old)):
        if code and code in criteria_set.by_code:
            return criteria_set.by_code[code].title
    return WHOLE


def as_text(lines: Sequence[Line]) -> str:
    """Lines for a spreadsheet or a letter, with their headings; every line tells all of itself."""
    rows = [COLUMNS, *(line.cells for line in lines)]
    return "\n".join("\t".join(cell.replace("\t", " ").replace("\n", "; ") for cell in row) for row in rows)
