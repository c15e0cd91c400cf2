"""The card of a first start: what is open now, and the two ways on. It waits beside the work and stops nobody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from parscore.ui import style

OWN = "Bắt đầu chấm cho đơn vị của mình"
SAMPLE = "Mở đơn vị mẫu"
TITLE = "Chào mừng đến với PARSCORE"


class Welcome(QFrame):
    """Three answers: begin with one's own unit, look at the sample, or not now."""

    own_wanted = Signal()
    sample_wanted = Signal()
    hidden = Signal()

    def __init__(self, unit: str, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName("Bắt đầu")
        title = style.text_label(TITLE, name="welcomeTitle", strong=True)
        words = style.text_label(
            f"Đang mở bộ mẫu {unit}, năm {year}; có thể gõ thử ngay. Chấm thật cho đơn vị của mình chỉ cần ba bước; "
            "hoặc xem trước một đơn vị mẫu đã chấm ba năm.",
            name="welcomeWords",
        )
        words.setWordWrap(True)
        later = QToolButton()
        later.setText("Ẩn")
        later.setObjectName("welcomeHide")
        later.setAccessibleName("Ẩn lời chào")
        later.setProperty("quiet", True)
        later.clicked.connect(lambda _checked=False: self.hidden.emit())
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(later)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        for text, name, signal in ((OWN, "welcomeOwn", self.own_wanted), (SAMPLE, "welcomeSample", self.sample_wanted)):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setProperty("primary", text == OWN)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.GRID * 2, style.PADDING)
        column.setSpacing(style.GRID)
        column.addLayout(head)
        column.addWidget(words)
        column.addSpacing(style.GRID)
        column.addLayout(row)
