"""Letters that were dropped: each of their files is offered, and the letter itself; none is taken unasked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from parscore.intake.email_letter import Attachment, ReadLetter
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.dialog_frame import framed
from parscore.ui.words import size_words

SIZE = (620, 420)
_YES, _NO = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_OFFER = Qt.ItemDataRole.UserRole


class LetterDialog(QDialog):
    """`chosen` brings the attachments and the whole letters ticked; closed in any other way, none."""

    chosen = Signal(object)

    def __init__(self, letters: Sequence[ReadLetter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letterDialog")
        self.setWindowTitle("Tệp đính kèm trong thư")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(style.scaled(SIZE[0]), style.scaled(SIZE[1]))
        self.rows = _Rows()
        self.take = QPushButton()
        self._told = False
        body, foot = framed(self, style.GRID * 2)
        words = style.text_label("Chọn những tệp cần lấy từ thư.", name="letterWords", strong=True)
        body.addWidget(words)
        body.addWidget(self.rows, 1)
        remarks = " ".join(remark for one in letters for remark in one.letter.remarks)
        self._remark = style.text_label(remarks, name="letterRemark", tone="attention")
        self._remark.setWordWrap(True)
        self._remark.setVisible(bool(remarks))
        body.addWidget(self._remark)
        for one in letters:
            self.rows.add_letter(one)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addStretch(1)
        cancel = QPushButton("Thôi")
        cancel.setObjectName("letterNo")
        cancel.setAccessibleName("Thôi, không lấy gì từ thư")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.take.setObjectName("letterTake")
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.take)
        foot.addLayout(row)
        self.rows.itemChanged.connect(lambda _item: self._count())
        self._count()
        self.rows.setFocus()

    def done(self, result: int) -> None:
        super().done(result)
        if not self._told:
            self._told = True
            self.chosen.emit(self.rows.ticked if result else [])

    def _count(self) -> None:
        count = len(self.rows.ticked)
        self.take.setText(f"Lấy {count} tệp")
        self.take.setAccessibleName(f"Lấy {count} tệp")
        self.take.setEnabled(bool(count))


class _Rows(QListWidget):
    """A heading for each letter, its files, and last the letter itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letterRows")
        self.setAccessibleName("Tệp trong thư; dấu cách để chọn, bỏ chọn")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    @property
    def ticked(self) -> list[Attachment | Path]:
        items = (self.item(place) for place in range(self.count()))
        return [item.data(_OFFER) for item in items if item.data(_OFFER) is not None and item.checkState() is _YES]

    def add_letter(self, one: ReadLetter) -> None:
        letter = one.letter
        heading = QListWidgetItem(" · ".join(filter(None, (letter.subject or nfc(one.path.name), letter.sender))))
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setFont(style.font(strong=True))
        heading.setToolTip(heading.text())
        self.addItem(heading)
        for attachment in letter.attachments:
            words = f"{attachment.name} ({size_words(len(attachment.content))})"
            self._offer(words, attachment, ticked=not attachment.inline)
        self._offer(f"Cả thư: {nfc(one.path.name)}", one.path, ticked=not letter.attachments)

    def _offer(self, words: str, what: Attachment | Path, *, ticked: bool) -> None:
        item = QListWidgetItem(words)
        item.setToolTip(words)
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_YES if ticked else _NO)
        item.setData(_OFFER, what)
        self.addItem(item)
        if self.currentRow() < 0:
            self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None and item.data(_OFFER) is not None:
            item.setCheckState(_NO if item.checkState() is _YES else _YES)
            return
        super().keyPressEvent(event)
