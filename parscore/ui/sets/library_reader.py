"""A set to look through: every row with its maximum and its rule in words. Nothing can be changed here."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.leaf import leaf_scorer
from parscore.scoring.numbers import show_short
from parscore.ui import style
from parscore.ui.annex.rule_lines import in_lines
from parscore.ui.dialog_frame import keep_on_screen, room_for
from parscore.ui.sets.library_wrapping import WrappingTable
from parscore.ui.words import kind_name

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CODE, TITLE, MAXIMUM, RULE = range(4)
COLUMNS = ("Mã", "Nội dung", "Tối đa", "Cách chấm")
SIZE = QSize(1040, 640)
_WIDTHS = {CODE: 76, MAXIMUM: 84}
_MOST_LINES = 8


class _Rows(QAbstractTableModel):
    def __init__(self, criteria_set: CriteriaSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._set = criteria_set
        self._nodes = tuple(criteria_set.walk_all())
        self._kind = criteria_set.unit_kinds[0]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._nodes)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        return COLUMNS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._nodes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(node, index.column())
            case Qt.ItemDataRole.FontRole:
                return QFont(style.font(strong=not node.is_leaf))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if index.column() == MAXIMUM else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignTop
        return None

    def _text(self, node: Criterion, column: int) -> str:
        match column:
            case 0:
                return node.code
            case 1:
                return node.title
            case 2:
                return _maximum(node, self._kind)
            case _:
                kind = next((one for one in self._set.unit_kinds if node.stated_max(one) is not None), "")
                return in_lines(leaf_scorer(self._set, node, kind)) if node.is_leaf and kind else ""


def _maximum(node: Criterion, kind: str) -> str:
    """ "2"; "Xã 2, Phường 1,5" where kinds of unit differ."""
    if isinstance(node.max, dict):
        return ", ".join(f"{kind_name(one)} {show_short(points)}" for one, points in node.max.items())
    return show_short(node.full_max(kind))


class SetReader(QDialog):
    """Opened for sets that are not on the shelf."""

    def __init__(self, criteria_set: CriteriaSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setReader")
        self.setWindowTitle(f"Xem {criteria_set.title}")
        self.resize(SIZE.boundedTo(room_for(self)))
        keep_on_screen(self)
        self.table = WrappingTable(_Rows(criteria_set, self), _WIDTHS, (TITLE, RULE), _MOST_LINES)
        self.table.setObjectName("setReaderRows")
        self.table.setAccessibleName("Các mục của bộ tiêu chí")
        close = QPushButton("Đóng")
        close.setObjectName("setReaderClose")
        close.setAccessibleName(close.text())
        close.clicked.connect(lambda _checked=False: self.reject())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[style.PADDING] * 4)
        whole.setSpacing(style.GRID * 2)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        self.table.selectRow(0)
