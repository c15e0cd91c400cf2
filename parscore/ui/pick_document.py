"""Picking documents that the workspace knows already: one file may prove many rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.evidence import Document
from parscore.scoring.text import fold, sort_key
from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen

SIZE = (560, 420)


class PickDocument(QDialog):
    """A list to search, with or without accents; several may be picked."""

    picked = Signal(object)

    def __init__(self, documents: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pickDocument")
        self.setWindowTitle("Dùng lại tài liệu đã có")
        self.resize(*SIZE)
        keep_on_screen(self)
        self.search = QLineEdit()
        self.search.setObjectName("documentSearch")
        self.search.setAccessibleName("Tìm tài liệu")
        self.search.setPlaceholderText("Tìm theo số, trích yếu, tên tệp; gõ không dấu cũng được")
        self.list = QListWidget()
        self.list.setObjectName("knownDocuments")
        self.list.setAccessibleName("Tài liệu đã có")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = style.text_label("Không có tài liệu nào khác trong thư mục dữ liệu.", name="none", tone="muted")
        for document in sorted(documents, key=lambda one: sort_key(one.title)):
            item = QListWidgetItem("\n".join(dict.fromkeys(filter(None, (document.title, _about(document))))))
            item.setData(Qt.ItemDataRole.UserRole, document)
            self.list.addItem(item)
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        self.list.itemSelectionChanged.connect(self._show_button)
        self.list.itemDoubleClicked.connect(lambda _item: self._on_take())
        self._on_search("")
        self._show_button()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING * 2] * 4)
        column.setSpacing(style.GRID * 2)
        for widget in (self.search, self._none):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        cancel, self.take = QPushButton("Thôi"), QPushButton("Đính kèm")
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button, name in ((cancel, "cancel"), (self.take, "attach")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            foot.addWidget(button)
        cancel.setAutoDefault(False)
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take)
        column.addLayout(foot)

    def _on_search(self, typed: str) -> None:
        wanted = fold(typed).split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            text = fold(item.text())
            item.setHidden(not all(word in text for word in wanted))
        shown = [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]
        self._none.setText(
            "Không tìm thấy tài liệu nào." if typed.strip() else "Chưa có tài liệu nào khác để dùng lại."
        )
        self._none.setVisible(not shown)
        if shown and typed.strip():
            self.list.setCurrentRow(shown[0])
        self._show_button()

    def _show_button(self) -> None:
        self.take.setEnabled(bool(self._chosen()))

    def _chosen(self) -> list[Document]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems() if not item.isHidden()]

    def _on_take(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.accept()
            self.picked.emit(chosen)


def _about(document: Document) -> str:
    return " · ".join(filter(None, (document.subject, document.file_name)))
