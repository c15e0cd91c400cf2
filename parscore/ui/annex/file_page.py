"""The first step: which file. It can be chosen or dropped; what cannot be read is said with what to do instead."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.numbers import shorten
from parscore.ui import style
from parscore.ui.folders import folder_for, keep_folder

FOLDER = "folders/annexes"
KINDS = "Phụ lục Excel hoặc Word (*.xlsx *.xlsm *.docx);;Mọi tệp (*)"
DROP = "Kéo tệp phụ lục của tỉnh vào đây, hoặc"
ABOUT = (
    "Đọc được bảng trong tệp Excel (.xlsx, .xlsm) và Word (.docx). Chỉ đọc chữ và số; không chạy gì trong tệp, không "
    "sửa tệp gốc.\n"
    "Tệp .xls, .doc cũ: mở bằng Excel, Word hoặc LibreOffice rồi lưu lại (Save As) thành .xlsx hoặc .docx.\n"
    "PDF hay ảnh chụp: xin cơ quan ban hành bản Excel hoặc Word."
)
EARLIER = "Về tệp “{}”"
LONGEST_NAME = 60
NEXT = "Sau bước này chưa có gì được lưu: bạn xem trước từng mục rồi mới nhập."


class FilePage(QWidget):
    """`chosen` brings the path of a file; `other_wanted` asks for what is offered beside one of another kind.

    `earlier_wanted` asks, where a file was refused, for the one that was read before it.
    """

    chosen = Signal(object)
    other_wanted = Signal()
    earlier_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filePage")
        self.setAcceptDrops(True)
        self._place = QFrame()
        self._place.setObjectName("annexDrop")
        self._place.setProperty("card", True)
        sign = QLabel()
        sign.setObjectName("annexDropIcon")
        sign.setPixmap(style.icon("inbox", "accent").pixmap(style.ICON_SIZE))
        self.choose = QPushButton("Chọn tệp…")
        self.choose.setObjectName("chooseAnnex")
        self.choose.setAccessibleName("Chọn tệp phụ lục")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(lambda _checked=False: self.ask())
        self._file = style.text_label(name="annexFile", strong=True)
        self._fault = style.text_label(name="annexFault", tone="fault")
        self.other = QPushButton()
        self.other.setObjectName("annexOther")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(lambda _checked=False: self.other_wanted.emit())
        self.earlier = QPushButton()
        self.earlier.setObjectName("annexEarlier")
        self.earlier.setAutoDefault(False)
        self.earlier.clicked.connect(lambda _checked=False: self.earlier_wanted.emit())
        offered = QHBoxLayout()
        offered.setSpacing(style.GRID * 2)
        offered.addWidget(self.other)
        offered.addWidget(self.earlier)
        offered.addStretch(1)
        inside = QVBoxLayout(self._place)
        inside.setContentsMargins(*[style.PADDING * 2] * 4)
        inside.setSpacing(style.PADDING)
        middle = Qt.AlignmentFlag.AlignHCenter
        for part in (sign, style.text_label(DROP, name="annexDropWords"), self.choose, self._file):
            inside.addWidget(part, 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.PADDING)
        self._fault.setWordWrap(True)
        column.addWidget(self._fault)
        column.addLayout(offered)
        column.addWidget(self._place)
        for label in (_reading(ABOUT, "annexKinds"), _reading(NEXT, "annexNext")):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        for part in (self._file, self._fault, self.other, self.earlier):
            part.hide()

    def show_file(self, path: Path | None, fault: str = "", offer: str = "") -> None:
        """The file read, or why another could not be, with what can be done about it at once."""
        name = path.name if path is not None else ""
        self._file.setText(name)
        self._file.setVisible(bool(name) and not fault)
        self.earlier.setText(EARLIER.format(shorten(name, LONGEST_NAME)))
        self.earlier.setAccessibleName(EARLIER.format(name))
        self.earlier.setVisible(bool(name and fault))
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.other.setText(offer)
        self.other.setAccessibleName(offer)
        self.other.setVisible(bool(offer))

    @property
    def beginning(self) -> QPushButton:
        """Where the keyboard begins."""
        return self.choose if self.other.isHidden() else self.other

    def ask(self) -> None:
        """Let the official look for the file."""
        dialog = QFileDialog(self, "Chọn tệp phụ lục", folder_for(FOLDER), KINDS)
        dialog.setObjectName("annexFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file(self, file: str) -> None:
        keep_folder(FOLDER, file)
        self.chosen.emit(Path(file))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)  # the file of the official stays where it is
            event.accept()
            style.set_property(self._place, "dropping", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        style.set_property(self._place, "dropping", False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        style.set_property(self._place, "dropping", False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.chosen.emit(files[0])


def _reading(words: str, name: str) -> QLabel:
    return style.text_label(words, name=name, tone="muted")
