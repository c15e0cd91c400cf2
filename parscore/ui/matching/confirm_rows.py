"""What files say of themselves, a row for each document, to be put right and confirmed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from parscore.intake.document_name import proposed
from parscore.scoring.evidence import Document
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.answer_editor.reading import reading_of

if TYPE_CHECKING:
    from parscore.intake.documents.proposal import DocumentProposal, Found

PARTS = ("doc_type", "number", "issued_on", "issuer", "subject")
HEADINGS = ("Tệp", "Loại", "Số, ký hiệu", "Ngày", "Cơ quan", "Trích yếu")
FILE, SUBJECT = 0, 5
WIDTHS = {0: 160, 1: 96, 2: 116, 3: 108, 4: 136}
_DATE = reading_of(Input("issued_on", "Ngày ban hành", InputKind.DATE))
_ID = Qt.ItemDataRole.UserRole


class ConfirmRows(QTableWidget):
    """`confirm_wanted` with Enter; a cell is typed into with F2 or a double click. What is typed stays when another
    proposal comes in.
    """

    confirm_wanted = Signal()

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__(len(documents), len(HEADINGS))
        self.documents = list(documents)
        self._done: set[int] = set()
        self._typed: set[tuple[int, int]] = set()
        self._notes: dict[int, str] = {}
        self._filling = False
        self.setObjectName("confirmRows")
        self.setAccessibleName("Tài liệu chờ xác nhận; Enter là đúng, F2 để sửa ô")
        self.setHorizontalHeaderLabels(HEADINGS)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, style.scaled(width))
        head.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(style.scaled(80))
        for row, document in enumerate(documents):
            for column in range(len(HEADINGS)):
                self.setItem(row, column, _cell(editable=column != FILE))
            self._item(row, FILE).setText(document.file_name)
            self._item(row, FILE).setToolTip(document.file_name)
            self.show_proposal(document.id, None)
        height = 2 * self.fontMetrics().lineSpacing() + 8
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)
        self.itemChanged.connect(self._on_changed)
        self.setCurrentCell(0, 2)

    @property
    def current(self) -> Document | None:
        return self.documents[self.currentRow()] if 0 <= self.currentRow() < len(self.documents) else None

    @property
    def note(self) -> str:
        """What about the current document does not agree or is left open."""
        return self._notes.get(self.currentRow(), "")

    @property
    def left(self) -> int:
        """How many are not confirmed yet."""
        return len(self.documents) - len(self._done)

    def show_proposal(self, document: int, read: "DocumentProposal | None") -> None:
        """Fill in what a document says of itself where nothing is typed or known yet."""
        row = next(row for row, one in enumerate(self.documents) if one.id == document)
        if row in self._done:
            return
        self._filling = True
        given = self.documents[row]
        for column, name in enumerate(PARTS, start=1):
            if (row, column) in self._typed:
                continue
            found = getattr(read, name) if read else None
            value = getattr(given, name) or (found.value if found else getattr(proposed(given.file_name), name))
            item = self._item(row, column)
            item.setText(f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or ""))
            unsure = not getattr(given, name) and (found is None or found.sure.name == "UNSURE") and bool(value)
            item.setForeground(QColor(style.colours().attention if unsure else style.colours().text))
            item.setToolTip(_told(item.text(), found))
        if notes := " ".join((*read.conflicts, *read.remarks)) if read else "":
            self._notes[row] = notes
            self._item(row, FILE).setIcon(QIcon(style.icon("attention", "attention")))
            self._item(row, FILE).setToolTip(f"{given.file_name}\n{notes}")
        self._filling = False

    def described(self) -> Document:
        """The current document as its row says; TypedRefusedError when the date cannot be one."""
        row, given = self.currentRow(), self.documents[self.currentRow()]
        texts = {name: " ".join(nfc(self._item(row, at).text()).split()) for at, name in enumerate(PARTS, start=1)}
        day = texts.pop("issued_on")
        issued_on = date.fromisoformat(str(_DATE.read(day))) if day else None
        return replace(given, issued_on=issued_on, **texts)  # type: ignore[arg-type]

    def take(self, document: Document) -> None:
        """The current row is confirmed: go on to the next that is not."""
        row = self.currentRow()
        self._filling = True
        self.documents[row] = document
        self._done.add(row)
        self._item(row, FILE).setIcon(QIcon(style.icon("check", "done")))
        self._item(row, FILE).setData(Qt.ItemDataRole.AccessibleTextRole, f"Đã xác nhận: {document.file_name}")
        for column in range(1, len(HEADINGS)):
            self._item(row, column).setForeground(QColor(style.colours().text))
        self._filling = False
        order = [*range(row + 1, self.rowCount()), *range(row)]
        following = next((at for at in order if at not in self._done), None)
        if following is not None:
            self.setCurrentCell(following, self.currentColumn())

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    def _on_changed(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self._typed.add((item.row(), item.column()))
            self._done.discard(item.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm_wanted.emit()
            return
        super().keyPressEvent(event)


def _cell(*, editable: bool) -> QTableWidgetItem:
    item = QTableWidgetItem()
    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item


def _told(text: str, found: "Found[object] | None") -> str:
    return f"{text}\nĐọc ở {found.where}, {found.sure.value}" if found and text else text
