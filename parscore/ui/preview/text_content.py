"""Text that flows, with its tables. Nothing is loaded for it, and no link in it leads anywhere."""

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QBrush, QColor, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QVBoxLayout

from parscore.scoring.text import fold
from parscore.ui import style
from parscore.ui.preview.block_writing import write_block
from parscore.ui.preview.content import Content
from parscore.ui.preview.page_painting import CURRENT, FOUND, INK
from parscore.ui.preview.reading_process import ReadingProcess, Request

LEAST, MOST, STEP = 0.6, 3.0, 1.15
MOST_HITS = 2_000
WIDEST = 720


class TextView(QTextBrowser):
    """Read-only. `magnified` by the wheel with Ctrl."""

    magnified = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewText")
        self.setAccessibleName("Nội dung tài liệu")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay short enough to be read, also in a wide window."""
        super().resizeEvent(event)
        side = max((self.width() - style.scaled(WIDEST)) // 2, 0)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnified.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class TextContent(Content):
    """Filled part by part. Text in an old code is shown as stored until Unicode is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewTextContent")
        self.view = TextView()
        self.view.magnified.connect(self.zoom_by)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.scale = 1.0
        self.whole = True
        self._unicode = False
        self._words = ""
        self._hits: list[QTextCursor] = []
        self._current = 0

    def open(self, process: ReadingProcess, facts: dict[str, Any]) -> None:
        self.process = process
        self.show_unicode(False)

    def show_unicode(self, wanted: bool) -> None:
        """Write the text anew: in Unicode, or as it is stored."""
        self._unicode = wanted
        self._words, self._hits = "", []
        document = QTextDocument(self.view)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(style.PADDING)
        document.setDefaultFont(self._font())
        self.view.setDocument(document)  # the one before goes with it
        self.whole = False
        if self.process is not None:
            self.process.forget("blocks")
        self.ask({"do": "blocks", "from": 0, "unicode": wanted})

    def close_document(self) -> None:
        super().close_document()
        self.view.clear()
        self._words, self._hits = "", []

    def take(self, request: Request, reply: dict[str, Any], body: bytes) -> None:
        if request["do"] != "blocks" or request["unicode"] != self._unicode:
            return
        cursor = QTextCursor(self.view.document())
        cursor.beginEditBlock()
        for block in reply.get("blocks", ()):
            write_block(cursor, block, unicode=self._unicode)
        cursor.endEditBlock()
        following = reply.get("next")
        self.whole = following is None
        if following is not None:
            self.ask({"do": "blocks", "from": following, "unicode": self._unicode})
        if self._words:
            self.seek(self._words)

    def take_fall(self, request: Request, why: str) -> None:
        self.whole = True

    def zoom_by(self, steps: int) -> None:
        self.zoom_to(self.scale * STEP**steps)

    def zoom_to(self, scale: float) -> None:
        self.scale = min(max(scale, LEAST), MOST)
        self.view.document().setDefaultFont(self._font())
        self.zoomed.emit()

    def seek(self, words: str) -> None:
        self._words = words
        self._hits = []
        document = self.view.document()
        if words:
            whole = _folded(document.toRawText())
            at = whole.find(words)
            while at >= 0 and len(self._hits) < MOST_HITS:
                cursor = QTextCursor(document)
                cursor.setPosition(at)
                cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
                self._hits.append(cursor)
                at = whole.find(words, at + len(words))
        self._current = 0
        self._show_hits()

    def step(self, by: int) -> None:
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._show_hits()

    def _show_hits(self) -> None:
        marks = []
        for number, cursor in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(QBrush(QColor(CURRENT if number == self._current else FOUND)))
            look.setForeground(QBrush(QColor(INK)))
            mark.format, mark.cursor = look, cursor
            marks.append(mark)
        self.view.setExtraSelections(marks)
        if self._hits:
            at = QTextCursor(self._hits[self._current])
            at.setPosition(at.selectionStart())
            self.view.setTextCursor(at)
            self.view.ensureCursorVisible()
        self.counted.emit(self._current if self._hits else None, len(self._hits), not self.whole)

    def _font(self) -> Any:
        made = style.font()
        made.setPointSizeF(made.pointSizeF() * self.scale)
        return made


def _folded(text: str) -> str:
    """The text without accents, letter for letter; every sign that is seen as a space is one."""
    return "".join(" " if letter.isspace() else bare if len(bare := fold(letter)) == 1 else letter for letter in text)
