"""Rows to be given to a role: all or those of an area, marked one by one or all at once."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.owners import Owner
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment

CODE, TITLE, OWNER = range(3)
HEADINGS = ("Mã", "Nội dung", "Bộ phận phụ trách")
CODE_WIDTH, OWNER_WIDTH = 104, 200
HEIGHT = 200
ROLE_LETTERS = 16
ALL = "Tất cả lĩnh vực"
OUTSIDE = "Điểm thưởng, điểm phạt"
AS_STATED = "Như bộ tiêu chí"
_YES, _NO = Qt.CheckState.Checked, Qt.CheckState.Unchecked
Assign = Callable[[list[str], str], None]


class OwnerRows(QWidget):
    """Leaves with marks and their owners, and the role the marked ones are given to."""

    def __init__(self, assessment: OpenAssessment, assign: Assign) -> None:
        super().__init__()
        self.setObjectName("ownerRowsPanel")
        self._set = assessment.criteria_set
        self._assign = assign
        self.area, self.role = QComboBox(), QComboBox()
        for combo, name, words in ((self.area, "ownerArea", "Lĩnh vực"), (self.role, "ownerRole", "Giao cho")):
            combo.setObjectName(name)
            combo.setAccessibleName(words)
            combo.setAccessibleIdentifier(f"roles.{name}")
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(ROLE_LETTERS)
        self.area.addItem(ALL, None)
        for area in self._set.criteria:
            self.area.addItem(f"{area.code}. {area.title}", [leaf.code for leaf in area.walk() if leaf.is_leaf])
        if outside := [leaf.code for leaf in (*self._set.bonus_items, *self._set.penalty_items)]:
            self.area.addItem(OUTSIDE, outside)
        self.every = QCheckBox("Chọn hết")
        self.every.setObjectName("ownerEvery")
        self.every.setAccessibleName("Chọn hết các dòng đang thấy")
        self.rows = self._make_rows()
        self.give = QPushButton("Giao")
        self.give.setObjectName("ownerGive")
        self.give.setProperty("primary", True)
        self._lay_out()
        self.area.currentIndexChanged.connect(lambda _: self._filter())
        self.every.toggled.connect(self._mark_all)
        self.rows.itemChanged.connect(lambda *_: self._count())
        self.give.clicked.connect(lambda _checked=False: self._on_give())
        self._count()

    def _make_rows(self) -> QTreeWidget:
        rows = QTreeWidget()
        rows.setObjectName("ownerRows")
        rows.setAccessibleName("Các dòng và bộ phận phụ trách")
        rows.setHeaderLabels(HEADINGS)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setMinimumHeight(HEIGHT)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for node in self._set.by_code.values():
            if node.is_leaf:
                item = QTreeWidgetItem([node.code, node.title, ""])
                item.setToolTip(TITLE, node.title)
                item.setCheckState(CODE, _NO)
                rows.addTopLevelItem(item)
        header = rows.header()
        header.setStretchLastSection(False)
        for column, width in ((CODE, CODE_WIDTH), (OWNER, OWNER_WIDTH)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        return rows

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(style.GRID * 2)
        head.addWidget(self.area, 1)
        head.addWidget(self.every)
        caption = style.text_label("Giao cho", name="ownerRoleLabel")
        caption.setBuddy(self.role)
        foot.addWidget(caption)
        foot.addWidget(self.role, 1)
        foot.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)

    @property
    def marked(self) -> list[str]:
        """The codes marked, among those in view."""
        return [item.text(CODE) for item in self._items() if not item.isHidden() and item.checkState(CODE) == _YES]

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.rows.topLevelItem(place) for place in range(self.rows.topLevelItemCount()))
        return [item for item in found if item is not None]

    def show_owners(self, roles: Mapping[str, str], owners: Mapping[str, Owner]) -> None:
        """The roles that can be given rows, and the owner of each row."""
        chosen = self.role.currentData()
        with QSignalBlocker(self.role):
            self.role.clear()
            for role, name in roles.items():
                self.role.addItem(name, role)
            self.role.addItem(AS_STATED, "")
            self.role.setCurrentIndex(max(self.role.findData(chosen), 0))
        with QSignalBlocker(self.rows):
            for item in self._items():
                name = owners[item.text(CODE)].name
                item.setText(OWNER, name)
                item.setToolTip(OWNER, name)

    def set_editable(self, editable: bool) -> None:
        self.give.setEnabled(editable and bool(self.marked))
        for widget in (self.role, self.every):
            widget.setEnabled(editable)

    def _filter(self) -> None:
        codes = self.area.currentData()
        for item in self._items():
            item.setHidden(codes is not None and item.text(CODE) not in codes)
        with QSignalBlocker(self.every):
            self.every.setChecked(False)
        self._count()

    def _mark_all(self, on: bool) -> None:
        with QSignalBlocker(self.rows):
            for item in self._items():
                if not item.isHidden():
                    item.setCheckState(CODE, _YES if on else _NO)
        self._count()

    def _count(self) -> None:
        count = len(self.marked)
        words = f"Giao {count} dòng" if count else "Giao"
        self.give.setText(words)
        self.give.setAccessibleName(words)
        self.give.setEnabled(bool(count) and self.role.isEnabled())

    def _on_give(self) -> None:
        marked = self.marked
        self._unmark()
        self._assign(marked, str(self.role.currentData()))

    def _unmark(self) -> None:
        with QSignalBlocker(self.rows), QSignalBlocker(self.every):
            for item in self._items():
                item.setCheckState(CODE, _NO)
            self.every.setChecked(False)
        self._count()
