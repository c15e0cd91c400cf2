"""The values of a form beside those there are, each with a mark: taken from the form, or left as it is."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTreeWidget, QTreeWidgetItem

from parscore.intake.declaration_merge import MergeLine, MergeState
from parscore.scoring.numbers import shorten
from parscore.ui import style

CODE, TITLE, LABEL, KEPT, BROUGHT, TAKEN = range(6)
HEADINGS = ("Mã", "Nội dung", "Số liệu", "Đang có", "Trong phiếu", "Lấy giá trị nào")
WIDTHS = {CODE: 104, KEPT: 148, BROUGHT: 148, TAKEN: 164}
WORDED = {TITLE: 3, LABEL: 2}
LEAST_WORDED = 168
NARROW = {CODE: 84, KEPT: 96, BROUGHT: 108, TAKEN: 136}
NARROW_BELOW = 860
ROW_HEIGHT, LEAST_HEIGHT = 56, 120
TAKE, KEEP, LEAVE = "Lấy số trong phiếu", "Giữ số đang có", "Để trống như cũ"
REWORDED = "Mục này đã sửa từ khi xuất phiếu; hãy xem lại."
DIFFERS = "Khác số đang có"
NOTHING = "(trống)"
SHOWN, IN_TIP = 200, 2_000
_YES, _NO = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class MergeRows(QTreeWidget):
    """A row for each value that can be taken, those that differ first. `chosen` tells that a mark was changed."""

    chosen = Signal()

    def __init__(self, lines: Sequence[MergeLine]) -> None:
        super().__init__()
        self.lines = sorted((one for one in lines if one.to_choose), key=lambda one: one.proposed)
        self.setObjectName("mergeRows")
        self.setAccessibleName("Các giá trị trong phiếu; dấu cách để đổi lựa chọn")
        self.setHeaderLabels(HEADINGS)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setWordWrap(True)
        self.setMinimumHeight(style.scaled(LEAST_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for line in self.lines:
            self.addTopLevelItem(_item(line))
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)
        self.itemChanged.connect(self._on_changed)
        self.itemDoubleClicked.connect(lambda item, column: self._turn(item) if column != CODE else None)

    @property
    def taken(self) -> list[MergeLine]:
        """The lines whose value is taken from the form."""
        return [line for line, item in self._pairs() if item.checkState(CODE) == _YES]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out(self.viewport().width())

    def _share_out(self, room: int) -> None:
        """Words and figures side by side as long as each can be read; below that the table scrolls sideways."""
        fixed = NARROW if room < style.scaled(NARROW_BELOW) else WIDTHS
        left = room - sum(style.scaled(width) for width in fixed.values())
        for column, width in fixed.items():
            self.header().resizeSection(column, style.scaled(width))
        for column, part in WORDED.items():
            share = left * part // sum(WORDED.values())
            self.header().resizeSection(column, max(share, style.scaled(LEAST_WORDED)))

    def take_all(self) -> None:
        """Take every value of the form."""
        self._mark(lambda _line: True)

    def take_proposed(self) -> None:
        """Take what is new, keep what there is."""
        self._mark(lambda line: line.proposed)

    def _mark(self, wanted: Callable[[MergeLine], bool]) -> None:
        for line, item in self._pairs():
            item.setCheckState(CODE, _YES if wanted(line) else _NO)

    def _pairs(self) -> Iterator[tuple[MergeLine, QTreeWidgetItem]]:
        for place, line in enumerate(self.lines):
            item = self.topLevelItem(place)
            assert item is not None
            yield line, item

    def _turn(self, item: QTreeWidgetItem) -> None:
        item.setCheckState(CODE, _NO if item.checkState(CODE) == _YES else _YES)

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == CODE:
            item.setText(TAKEN, _words(self.lines[self.indexOfTopLevelItem(item)], taken=item.checkState(CODE) == _YES))
            self.chosen.emit()


def _words(line: MergeLine, *, taken: bool) -> str:
    return TAKE if taken else KEEP if line.kept else LEAVE


def _item(line: MergeLine) -> QTreeWidgetItem:
    kept = line.kept or NOTHING
    texts = [line.code, line.title, line.label, kept, line.brought, _words(line, taken=line.proposed)]
    item = QTreeWidgetItem([shorten(" ".join(text.split()), SHOWN) for text in texts])
    for column, text in enumerate(texts):
        item.setToolTip(column, shorten(text, IN_TIP))
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    item.setSizeHint(CODE, QSize(0, style.scaled(ROW_HEIGHT)))
    item.setCheckState(CODE, _YES if line.proposed else _NO)
    told = [DIFFERS] if line.state is MergeState.CONFLICT else []
    told += [REWORDED] if line.reworded else []
    if told:
        item.setIcon(KEPT, style.icon("attention", "attention"))
        item.setToolTip(KEPT, f"{'. '.join(told)}: {shorten(line.kept or NOTHING, IN_TIP)}")
        item.setData(KEPT, Qt.ItemDataRole.AccessibleTextRole, f"{'. '.join(told)}: {kept}")
    return item
