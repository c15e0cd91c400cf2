"""When the program itself is at fault: the log, and a report the official can copy and send."""

import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from parscore import __version__
from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen

LOG_NAME = "parscore.log"
LOG_BYTES = 512_000
_log = logging.getLogger("parscore")


def tell(folder: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show a mistake of ours instead of losing it, and write it down beside the data."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    text = "".join(traceback.format_exception(kind, error, trace))
    _write_down(folder, text)
    if QApplication.instance() is None or QApplication.activeModalWidget() is not None:
        print(text, file=sys.stderr)  # noqa: T201  a second mistake must not hide behind the first one's dialog
        return
    CrashDialog(text).exec()


def _write_down(folder: Path, text: str) -> None:
    """A few files at most; where nothing can be written, there is no log."""
    if not _log.handlers:
        try:
            handler = RotatingFileHandler(folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        _log.addHandler(handler)
    _log.error("%s", text)


class CrashDialog(QDialog):
    """Says that nothing is lost, and gives a report to copy."""

    def __init__(self, trace: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setObjectName("crash")
        self.setWindowTitle("Chương trình gặp lỗi")
        self.resize(720, 420)
        keep_on_screen(self)
        system = f"PARSCORE {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
        self._report = f"{system}\n\n{trace}"
        words = style.text_label(
            "Chương trình gặp một lỗi của chính nó. Số liệu đã lưu vẫn còn nguyên. "
            "Hãy sao chép báo cáo này và gửi cho người phụ trách phần mềm, rồi làm việc tiếp.",
            name="crashText",
        )
        words.setWordWrap(True)
        view = QPlainTextEdit(self._report)
        view.setObjectName("crashReport")
        view.setAccessibleName("Báo cáo lỗi")
        view.setReadOnly(True)
        copy, close = QPushButton("Sao chép"), QPushButton("Làm việc tiếp")
        for button, name in ((copy, "copy"), (close, "close")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
        copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(self._report))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.PADDING)
        column.addWidget(words)
        column.addWidget(view, 1)
        column.addLayout(foot)
