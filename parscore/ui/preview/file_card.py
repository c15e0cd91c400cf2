"""What is known of a file that is not shown: its facts, why, and the way to open it outside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from parscore.scoring.evidence import Document
from parscore.ui import style
from parscore.ui.words import size_words

OPEN = "Mở bằng chương trình khác"
GONE = "Không thấy tệp này trong kho tài liệu. Hãy kiểm tra kho, hoặc thêm lại tệp."
SHA_LETTERS = 12


class FileCard(QScrollArea):
    """A few lines, which scroll where there is little room."""

    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewCard")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        self._name = style.text_label(name="previewCardName", strong=True)
        self._name.setWordWrap(True)
        self._why = style.text_label(name="previewCardWhy", tone="attention")
        self._why.setWordWrap(True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(style.PADDING)
        self._facts.setVerticalSpacing(style.GRID)
        self._facts.setColumnStretch(1, 1)
        self._told: list[QLabel] = []
        self.open = QPushButton(OPEN)
        self.open.setObjectName("previewCardOpen")
        self.open.setAccessibleName(OPEN)
        self.open.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        column = QVBoxLayout(body)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.PADDING)
        column.addWidget(self._name)
        column.addWidget(self._why)
        column.addLayout(self._facts)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(body)
        self.setFocusProxy(self.open)

    @property
    def why(self) -> str:
        return self._why.text()

    @property
    def facts(self) -> dict[str, str]:
        """What is told, by its caption."""
        return {one.text(): other.text() for one, other in zip(self._told[::2], self._told[1::2], strict=True)}

    def show_file(self, document: Document, kind: str, why: str, pages: int | None, *, may_open: bool) -> None:
        """Tell of a file; empty facts are left out."""
        self._name.setText(document.file_name)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        pages = pages or document.pages
        facts = {
            "Loại tệp": kind,
            "Cỡ": size_words(document.size),
            "Số trang": str(pages) if pages else "",
            "Mã SHA-256": f"{document.sha256[:SHA_LETTERS]}…" if document.sha256 else "",
        }
        for label in self._told:
            label.hide()
            label.deleteLater()
        self._told = []
        for row, (caption, fact) in enumerate((one, other) for one, other in facts.items() if other):
            for column, label in enumerate((style.text_label(caption, tone="muted"), style.text_label(fact))):
                label.setWordWrap(column == 1)
                self._facts.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
                self._told.append(label)
        self.open.setVisible(may_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        body = self.widget()
        if body is not None:
            body.setMaximumWidth(self.viewport().width())
