"""What the tree's model and view agree on: columns and roles of their own."""

from enum import IntEnum

from PySide6.QtCore import Qt

# fmt: off
COLUMNS = (
    "Mã", "Nội dung", "Tối đa", "Năm trước", "Tự chấm", "%", "Chênh", "Mục tiêu", "Phụ trách", "Hạn", "Tình trạng",
)
(
    COL_CODE, COL_TITLE, COL_MAX, COL_LAST, COL_SCORE, COL_PERCENT, COL_GAP, COL_TARGET, COL_OWNER, COL_DEADLINE,
    COL_STATUS,
) = range(len(COLUMNS))
# fmt: on
FIGURES = frozenset({COL_MAX, COL_LAST, COL_SCORE, COL_PERCENT, COL_GAP, COL_TARGET})
"""Columns of numbers, against the right edge."""


class Role(IntEnum):
    """CODE: the node's code. ICON: name and colour of an icon. STRONG: an area. QUIET: not the thing to look at.
    MARKS: what else the row carries, as `row_marks.Mark`."""

    CODE = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    STRONG = Qt.ItemDataRole.UserRole + 3
    QUIET = Qt.ItemDataRole.UserRole + 4
    MARKS = Qt.ItemDataRole.UserRole + 5
