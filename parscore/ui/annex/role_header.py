"""The head of the table: above each column what it is, to be corrected there."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from parscore.intake.annex import ROLES
from parscore.ui import style
from parscore.ui.annex.table_rows import TableRows, column_name
from parscore.ui.quiet_box import QuietBox

PASSED_OVER = "Bỏ qua"
ROOM = 6


class RoleHeader(QHeaderView):
    """`given` tells the column of the file and the role chosen for it, None where it is passed over."""

    given = Signal(int, object)

    def __init__(self, view: QTableView, rows: TableRows) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._rows = rows
        self._view = view
        self.boxes: dict[int, QuietBox] = {}
        self.setObjectName("columnHeads")
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(style.scaled(96))
        self.sectionResized.connect(lambda *_: self._place())
        view.horizontalScrollBar().valueChanged.connect(lambda _: self._place())

    def show_roles(self, roles: dict[int, str | None]) -> None:
        """One box for each column shown."""
        if tuple(roles) != tuple(self.boxes):
            self._make(tuple(roles))
        for column, role in roles.items():
            box = self.boxes[column]
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(role), 0))
            style.set_property(box, "passed", role is None)
        self._place()

    def _make(self, columns: tuple[int, ...]) -> None:
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        before: QWidget = self._view
        for column in columns:
            box = QuietBox(f"column_{column}", column_name(self._rows.table, column))
            box.setParent(self)
            box.addItem(PASSED_OVER, None)
            for role, words in ROLES.items():
                box.addItem(words, role)
            box.currentIndexChanged.connect(
                lambda _, box=box, column=column: self.given.emit(column, box.currentData())
            )
            box.show()
            self.setTabOrder(before, box)
            before = box
            self.boxes[column] = box

    def _place(self) -> None:
        top = self._name_height()
        for section, box in enumerate(self.boxes.values()):
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            box.setGeometry(left + 2, top, max(width - ROOM, 1), box.sizeHint().height())

    def _name_height(self) -> int:
        return self.fontMetrics().height() + ROOM

    def sizeHint(self) -> QSize:
        tallest = max((box.sizeHint().height() for box in self.boxes.values()), default=0)
        return QSize(super().sizeHint().width(), self._name_height() + tallest + ROOM)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()
