"""What the tree's model and view agree on: columns and roles of their own."""

from enum import IntEnum

from PySide6.QtCore import Qt

COLUMNS = ("Mã", "Nội dung", "Tối đa", "Tự chấm", "%", "Tình trạng")
COL_CODE, COL_TITLE, COL_MAX, COL_SCORE, COL_PERCENT, COL_STATUS = range(len(COLUMNS))


class Role(IntEnum):
    """CODE: the node's code. ICON: name and colour of an icon. STRONG: an area. QUIET: not the thing to look at."""

    CODE = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    STRONG = Qt.ItemDataRole.UserRole + 3
    QUIET = Qt.ItemDataRole.UserRole + 4
