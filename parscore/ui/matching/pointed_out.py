"""Files that hold what had better not be stored: one table, what was seen masked, and nothing stored unasked."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from parscore.ui import style
from parscore.ui.dialog_frame import framed
from parscore.ui.matching.intake_road import NOT_STORED, STORED_ALL_THE_SAME
from parscore.ui.matching.looking import Looked

SIZE = (980, 440)
FILE, SEEN, ADVICE, CHOICE = range(4)
HEADINGS = ("Tệp", "Thấy trong tệp", "Nên làm", "Lựa chọn")
WIDTHS = {FILE: 190, CHOICE: 180}
ONE = "Tệp này có thể chứa thông tin không nên đưa vào hồ sơ."
MANY = "{count} tệp có thể chứa thông tin không nên đưa vào hồ sơ. Chỉ tệp được chọn mới lưu."
NONE = "Không lưu tệp nào"
KEPT = "Lựa chọn được ghi lại cùng tên người làm. Tệp gốc trên máy không bị thay đổi."
_YES, _NO = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PointedOut(QDialog):
    """`decided` brings the paths to be stored all the same; closed in any other way, none is."""

    decided = Signal(object)

    def __init__(self, files: Sequence[Looked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pointedOut")
        self.setWindowTitle("Xem lại trước khi lưu")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(style.scaled(SIZE[0]), style.scaled(SIZE[1]))
        self.rows = _Rows(files)
        self.take = QPushButton()
        self._told = False
        body, foot = framed(self, style.GRID * 2)
        words = ONE if len(files) == 1 else MANY.format(count=len(files))
        for text, name, tone in ((words, "pointedWords", ""), (KEPT, "pointedKept", "muted")):
            label = style.text_label(text, name=name, tone=tone, strong=not tone)
            label.setWordWrap(True)
            body.addWidget(label)
        body.insertWidget(1, self.rows, 1)
        foot.addLayout(self._verbs(single=len(files) == 1))
        self.rows.itemChanged.connect(lambda _item: self._count())
        self._count()
        self.none.setFocus() if len(files) == 1 else self.rows.setFocus()

    def done(self, result: int) -> None:
        """Close: what is ticked is stored when the official said so, else nothing."""
        super().done(result)
        if not self._told:
            self._told = True
            self.decided.emit(self.rows.kept if result else frozenset())

    def _verbs(self, *, single: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addStretch(1)
        if single:
            self.none = _button(NOT_STORED, "storeNone", self.reject)
            self.take = _button(STORED_ALL_THE_SAME, "storeAll", self._take_all)
            self.none.setProperty("primary", True)
            self.none.setDefault(True)
            row.addWidget(self.take)
            row.addWidget(self.none)
            return row
        self.none = self.take = _button("", "storeChosen", self.accept)
        self.take.setProperty("primary", True)
        row.addWidget(_button("Chọn lưu tất cả", "tickAll", self.rows.tick_all))
        row.addWidget(self.take)
        return row

    def _take_all(self) -> None:
        self.rows.tick_all()
        self.accept()

    def _count(self) -> None:
        if self.take.objectName() != "storeChosen":
            return
        kept = len(self.rows.kept)
        words = f"Lưu {kept} tệp, không lưu {self.rows.rowCount() - kept} tệp" if kept else NONE
        self.take.setText(words)
        self.take.setAccessibleName(words)


class _Rows(QTableWidget):
    """Space turns the choice of a row."""

    def __init__(self, files: Sequence[Looked]) -> None:
        super().__init__(len(files), len(HEADINGS))
        self._paths = [one.path for one in files]
        self.setObjectName("pointedRows")
        self.setAccessibleName("Các tệp cần xem lại; dấu cách để đổi lựa chọn")
        self.setHorizontalHeaderLabels(HEADINGS)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(style.scaled(140))
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (SEEN, ADVICE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, style.scaled(width))
        for row, one in enumerate(files):
            seen = "\n".join(point.said for point in one.points)
            advice = "\n".join(dict.fromkeys(point.advice for point in one.points))
            for column, text in enumerate((one.name, seen, advice, NOT_STORED)):
                self.setItem(row, column, _item(text, ticks=column == CHOICE))
        self.setCurrentCell(0, CHOICE)
        self.itemChanged.connect(_reword)

    @property
    def kept(self) -> frozenset[Path]:
        return frozenset(path for row, path in enumerate(self._paths) if self._choice(row).checkState() is _YES)

    def tick_all(self) -> None:
        for row in range(self.rowCount()):
            self._choice(row).setCheckState(_YES)

    def _choice(self, row: int) -> QTableWidgetItem:
        item = self.item(row, CHOICE)
        assert item is not None
        return item

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.resizeRowsToContents)  # once the columns have their widths

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            item = self._choice(self.currentRow())
            item.setCheckState(_NO if item.checkState() is _YES else _YES)
            return
        super().keyPressEvent(event)


def _item(text: str, *, ticks: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags)
    if ticks:
        item.setCheckState(_NO)
    return item


def _reword(item: QTableWidgetItem) -> None:
    if item.column() == CHOICE:
        words = STORED_ALL_THE_SAME if item.checkState() is _YES else NOT_STORED
        if item.text() != words:
            item.setText(words)


def _button(words: str, name: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button
