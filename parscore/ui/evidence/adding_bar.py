"""How far files are on their way in, with a way to stop, and afterwards the sentences about those that need a look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout

from parscore.ui import style
from parscore.ui.matching.looking import FULL

_MOST_LINES = 5


class AddingBar(QFrame):
    """Hidden while there is nothing to tell. `again_wanted` that what failed shall be tried once more."""

    stopped = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("addingBar")
        self._words = style.text_label(name="addingWords")
        self._bar = QProgressBar()
        self._bar.setObjectName("addingProgress")
        self._bar.setAccessibleName("Đang chép tài liệu vào kho")
        self._bar.setRange(0, FULL)
        self._bar.setTextVisible(False)
        self._news = QPlainTextEdit()
        self._news.setObjectName("addingNews")
        self._news.setAccessibleName("Các tệp cần xem lại")
        self._news.setReadOnly(True)
        self._news.setTabChangesFocus(True)
        self.stop = QPushButton("Dừng")
        self.stop.setObjectName("addingStop")
        self.stop.setAccessibleName("Dừng chép tài liệu")
        self.stop.clicked.connect(lambda _checked=False: self.stopped.emit())
        self.again = QPushButton("Thử lại")
        self.again.setObjectName("addingAgain")
        self.again.setAccessibleName("Thử lại các tệp chưa lưu được")
        self.again.clicked.connect(lambda _checked=False: self.again_wanted.emit())
        self.close_news = QPushButton("Đã xem")
        self.close_news.setObjectName("addingSeen")
        self.close_news.setAccessibleName("Đã xem, đóng danh sách này")
        self.close_news.clicked.connect(lambda _checked=False: self.hide())
        line = QHBoxLayout()
        line.setSpacing(style.GRID * 2)
        line.addWidget(self._words, 1)
        line.addWidget(self._bar, 1)
        line.addWidget(self.stop)
        line.addWidget(self.again)
        line.addWidget(self.close_news)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addLayout(line)
        column.addWidget(self._news)
        self.hide()

    def show_progress(self, share: int, words: str) -> None:
        """How far it is."""
        room = self._words.fontMetrics()
        self._words.setText(room.elidedText(words, Qt.TextElideMode.ElideMiddle, max(self.width() // 2, 160)))
        self._bar.setValue(share)
        self._turn(running=True)

    def show_news(self, told: str, news: list[str], *, failed: bool = False) -> None:
        """What came of it; without anything to look at the bar goes. Where files `failed` it offers to try again."""
        self._words.setText(told)
        self._news.setPlainText("\n".join(news))
        lines = min(sum(one.count("\n") + 1 for one in news), _MOST_LINES) + 1
        self._news.setFixedHeight(lines * self.fontMetrics().lineSpacing() + style.GRID * 3)
        self._turn(running=False)
        self.again.setVisible(failed)
        self.setVisible(bool(news))

    def _turn(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self.stop.setVisible(running)
        self._news.setVisible(not running)
        self.close_news.setVisible(not running)
        self.again.hide()
        self.show()
