"""The figures of the chart of areas as a table, one click away from it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from parscore.ui import style
from parscore.ui.area_bars import AreaBar

COLUMNS = ("Mã", "Lĩnh vực", "Điểm", "Đạt", "Mục tiêu", "Năm trước")
_TITLE = 1
_ROW = 26


class AreaTable(QTableWidget):
    """Read-only; the keys go from cell to cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self.setObjectName("areaTable")
        self.setAccessibleName("Bảng số điểm các lĩnh vực")
        self.setHorizontalHeaderLabels(list(COLUMNS))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)

    def show_bars(self, bars: Sequence[AreaBar]) -> None:
        """Show the same figures as the chart."""
        self.setRowCount(len(bars))
        for row, bar in enumerate(bars):
            self.setRowHeight(row, style.scaled(_ROW))
            texts = (bar.code, bar.title, f"{bar.score}/{bar.maximum}", bar.percent, bar.target_words, bar.last_words)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignLeft if column <= _TITLE else Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(text if column == _TITLE else "")
                if column > _TITLE:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{COLUMNS[column]} {bar.code}: {text}")
                self.setItem(row, column, item)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + style.scaled(_ROW) * len(bars) + 6)
