"""A paper as it will come out of the printer, made anew shortly after what it says has changed."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTemporaryDir, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QStackedLayout

from parscore.faults import ParscoreError
from parscore.scoring.evidence import Document
from parscore.ui import style
from parscore.ui.errand import Errand
from parscore.ui.papers.making import Made

if TYPE_CHECKING:
    from parscore.ui.preview.pane import PreviewPane

SOON_MS = 700
MAKING = "Đang dựng văn bản…"
Make = Callable[[], Made]


class PaperPreview(QFrame):
    """`made` brings the `paper` now shown. One is made at a time; what changes meanwhile is made next."""

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paperPreview")
        self._folder = QTemporaryDir()
        self._count = 0
        self._errand: Errand | None = None
        self._next: tuple[str, Make] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._begin)
        self._name = ""
        self.paper: Made | None = None
        self._pane: PreviewPane | None = None
        self._words = style.text_label(MAKING, name="paperWords", tone="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._words)

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet what it should be."""
        return self._errand is not None or self._next is not None

    def show_paper(self, name: str, make: Make, *, soon: bool = False) -> None:
        """Show another paper, or the same anew; `soon`: shortly after the last of several changes."""
        self._next = (name, make)
        if name != self._name:
            self.paper = None
            self._say(MAKING, "muted")
        self._name = name
        if soon:
            self._soon.start()
        else:
            self._soon.stop()
            self._begin()

    def forget(self) -> None:
        """Make nothing more."""
        self._soon.stop()
        self._next = None

    def _begin(self) -> None:
        if self._errand is not None or self._next is None:
            return
        name, make = self._next
        self._next = None
        errand = self._errand = Errand(lambda tell: tell(make()), self)
        errand.told.connect(lambda made: self._on_made(name, made))
        errand.ended.connect(self._on_ended)
        errand.start()

    def _on_made(self, name: str, made: object) -> None:
        if isinstance(made, Made) and name == self._name:
            self.paper = made
            self._show(made)
            self.made.emit(made)

    def _on_ended(self, mistake: BaseException | None) -> None:
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.deleteLater()
        if isinstance(mistake, ParscoreError | OSError):
            self._say(str(mistake), "attention")
        elif mistake is not None:
            self._say("Chưa dựng được văn bản vì lỗi của chương trình; số liệu vẫn còn nguyên.", "attention")
            raise mistake  # to the crash report
        if self._next is not None and not self._soon.isActive():
            self._begin()

    def _say(self, words: str, tone: str) -> None:
        self._words.setText(words)
        style.set_property(self._words, "tone", tone)
        self._stack.setCurrentWidget(self._words)

    def _show(self, made: Made) -> None:
        self._count += 1
        before = Path(self._folder.filePath(f"{self._count - 1}"))
        path = Path(self._folder.filePath(f"{self._count}"))
        try:
            path.write_bytes(made.content)
            before.unlink(missing_ok=True)
        except OSError as error:
            self._say(f"Chưa xem trước được: {error.strerror or error}. Vẫn xuất và in được.", "attention")
            return
        pane = self._made_pane()
        sha256 = hashlib.sha256(made.content).hexdigest()
        name = f"Xem trước.{made.ending}"
        pane.show_again(Document(self._count, sha256, name, len(made.content)), path)
        self._stack.setCurrentWidget(pane)

    def _made_pane(self) -> "PreviewPane":
        if self._pane is None:
            from parscore.ui.preview.pane import PreviewPane

            self._pane = PreviewPane()
            self._pane.open_wanted.connect(self._open_outside)
            self._stack.addWidget(self._pane)
        return self._pane

    def _open_outside(self, document: Document) -> None:
        """In another program, from a copy whose name that program knows what to do with."""
        path = Path(self._folder.filePath(f"{self._count}"))
        copy = path.with_name(document.file_name)
        copy.write_bytes(path.read_bytes())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
