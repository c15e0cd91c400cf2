"""Choosing the rows that documents prove: found without accents, several at once."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.text import fold
from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen

SIZE = (620, 460)
_CODE, _FOLDED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ChooseRows(QDialog):
    """`chosen` brings the codes ticked; those that the documents prove already can be seen and not taken off here."""

    chosen = Signal(object)

    def __init__(
        self,
        criteria_set: CriteriaSet,
        title: str,
        proved: Collection[str],
        lacking: Mapping[str, int],
        parent: object = None,
    ) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.setObjectName("chooseRows")
        self.setWindowTitle(title)
        self.resize(*SIZE)
        keep_on_screen(self)
        self.search = QLineEdit()
        self.search.setObjectName("rowSearch")
        self.search.setAccessibleName("Tìm mục theo mã hoặc tên")
        self.search.setPlaceholderText("Tìm mã hoặc tên mục; gõ không dấu cũng được")
        self.list = _Rows()
        for node in criteria_set.walk_all():
            if node.is_leaf:
                self._add(node.code, node.title, node.code in proved, lacking.get(node.code, 0))
        self._told = style.text_label(name="rowsChosen", tone="muted")
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._tick_first)
        self.list.itemChanged.connect(lambda _item: self._show_choice())
        self._show_choice()

    def _add(self, code: str, title: str, proved: bool, lacking: int) -> None:
        about = " · đã gắn" if proved else f" · còn thiếu {lacking} tài liệu" if lacking else ""
        item = QListWidgetItem(f"{code}  {title}{about}")
        item.setToolTip(f"{code} {title}{about}")
        item.setData(_CODE, code)
        item.setData(_FOLDED, fold(f"{code} {title}{about}"))
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags if not proved else Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if proved else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _lay_out(self) -> None:
        self.list.setObjectName("rowsToChoose")
        self.list.setAccessibleName("Các mục của bộ tiêu chí")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING * 2] * 4)
        column.setSpacing(style.GRID * 2)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        cancel, self.take = QPushButton("Thôi"), QPushButton("Gắn")
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        for button, name in ((cancel, "cancel"), (self.take, "attachRows")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.take.setProperty("primary", True)
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take)
        column.addLayout(foot)

    @property
    def codes(self) -> list[str]:
        """The rows ticked here."""
        return [str(item.data(_CODE)) for item in self._items() if _is_ticked(item)]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _on_search(self, typed: str) -> None:
        words = fold(typed).split()
        items = self._items()
        for item in items:
            item.setHidden(not all(word in item.data(_FOLDED) for word in words))
        first = next((item for item in items if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _tick_first(self) -> None:
        """Enter in the search ticks the row found; once more, with nothing new to tick, it attaches."""
        item = self.list.currentItem()
        if self.search.text() and item is not None and not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            item.setCheckState(Qt.CheckState.Checked)
            self.search.clear()
        elif not self.search.text():
            self._on_take()

    def _show_choice(self) -> None:
        codes = self.codes
        self._told.setText(f"Đã chọn: {', '.join(codes)}" if codes else "Chưa chọn mục nào.")
        self.take.setEnabled(bool(codes))

    def _on_take(self) -> None:
        if codes := self.codes:
            self.accept()
            self.chosen.emit(codes)


class _Rows(QListWidget):
    """Space and Enter tick the row under the keyboard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            if item.flags() & Qt.ItemFlag.ItemIsEnabled:
                ticked = item.checkState() is Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)


def _is_ticked(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled) and item.checkState() is Qt.CheckState.Checked
