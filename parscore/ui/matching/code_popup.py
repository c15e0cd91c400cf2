"""Choosing the row a file proves: the candidates first, then every criterion, found without accents."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.text import fold
from parscore.ui import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.intake.documents.matching import Candidate

SIZE = QSize(460, 340)
_CODE, _FOLDED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CodePopup(QFrame):
    """Goes by itself when something is chosen or clicked elsewhere."""

    chosen = Signal(str)

    def __init__(self, criteria_set: CriteriaSet, candidates: "Sequence[Candidate]", parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("codePopup")
        self.setAccessibleName("Chọn mục cho tệp")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setObjectName("codeSearch")
        self.search.setAccessibleName("Tìm mục theo mã hoặc tên")
        self.search.setPlaceholderText("Tìm mã hoặc tên mục; gõ không dấu cũng được")
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("codeList")
        self.list.setAccessibleName("Các mục của bộ tiêu chí")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.GRID * 2] * 4)
        column.setSpacing(style.GRID)
        column.addWidget(self.search)
        column.addWidget(self.list)
        first = [one.code for one in candidates]
        for one in candidates:
            self._offer(one.code, criteria_set.by_code[one.code].title, f"Đề nghị: {one.why}", strong=True)
        for node in criteria_set.walk_all():
            if node.is_leaf and node.code not in first:
                self._offer(node.code, node.title, "", strong=False)
        self.list.setCurrentRow(0)
        self.search.textChanged.connect(self._on_search)
        self.list.itemClicked.connect(self._take)

    def open_at(self, place: QRect) -> None:
        """Stand below a place on the screen, or above it where there is no room below."""
        size = QSize(max(place.width(), style.scaled(SIZE.width())), style.scaled(SIZE.height()))
        room = self.screen().availableGeometry()
        size = size.boundedTo(room.size())
        at = place.bottomLeft() + QPoint(0, 1)
        if at.y() + size.height() > room.bottom():
            at = QPoint(place.left(), max(place.top() - size.height(), room.top()))
        at.setX(max(min(at.x(), room.right() - size.width()), room.left()))
        self.setGeometry(QRect(at, size))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _offer(self, code: str, title: str, why: str, *, strong: bool) -> None:
        item = QListWidgetItem(f"{code}  {title}")
        item.setToolTip("\n".join(filter(None, (f"{code} {title}", why))))
        item.setData(_CODE, code)
        item.setData(_FOLDED, fold(f"{code} {title}"))
        if strong:
            item.setFont(style.font(strong=True))
        self.list.addItem(item)

    def _on_search(self, typed: str) -> None:
        """Show what holds every word; a code typed is chosen before rows that only hold it."""
        flat = fold(typed).strip()
        fitting = []
        for place in range(self.list.count()):
            item = self.list.item(place)
            fits = all(word in item.data(_FOLDED) for word in flat.split())
            item.setHidden(not fits)
            if fits:
                fitting.append(item)
        if fitting:
            codes = [fold(item.data(_CODE)) for item in fitting]
            begun = [at for at, code in enumerate(codes) if flat and code.startswith(flat)]
            self.list.setCurrentItem(fitting[codes.index(flat) if flat in codes else begun[0] if begun else 0])

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            code = str(item.data(_CODE))
            self.close()
            self.chosen.emit(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
