"""The dialog that opens another assessment of the workspace."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen

if TYPE_CHECKING:
    from parscore.storage.workspace import Card

SIZE = (640, 420)


class ChooseAssessment(QDialog):
    """All assessments, by unit and year."""

    chosen = Signal(int)
    new_wanted = Signal()

    def __init__(self, cards: "list[Card]", current: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chooseAssessment")
        self.setWindowTitle("Mở bản chấm điểm")
        self.resize(*SIZE)
        keep_on_screen(self)
        self._list = QListWidget()
        self._list.setObjectName("assessments")
        self._list.setAccessibleName("Các bản chấm điểm")
        self._list.setWordWrap(True)
        for card in cards:
            item = QListWidgetItem(f"{card.unit.name}, năm {card.year}\n{card.criteria_title}")
            item.setData(Qt.ItemDataRole.UserRole, card.id)
            self._list.addItem(item)
            if card.id == current:
                self._list.setCurrentItem(item)
        self._list.itemActivated.connect(lambda _: self._on_open())
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.PADDING)
        column.addWidget(self._list)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        new, cancel, opens = QPushButton("Tạo đơn vị, năm…"), QPushButton("Thôi"), QPushButton("Mở")
        for button, name, act in (
            (new, "new", self._on_new),
            (cancel, "cancel", self.reject),
            (opens, "open", self._on_open),
        ):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.insertStretch(1, 1)
        opens.setProperty("primary", True)
        opens.setDefault(True)
        column.addLayout(row)

    def _on_open(self) -> None:
        item = next(iter(self._list.selectedItems()), None)  # a screen reader selects without making current
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _on_new(self) -> None:
        self.reject()
        self.new_wanted.emit()
