"""A document seen in place, beside a list or a form. Nothing of it is parsed in this program, nothing is fetched."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from parscore.scoring.evidence import Document
from parscore.ui import style
from parscore.ui.preview.file_card import GONE, FileCard
from parscore.ui.preview.pages_content import PagesContent
from parscore.ui.preview.pages_view import Fit
from parscore.ui.preview.preview_tools import PreviewTools
from parscore.ui.preview.reading_process import ReadingProcess, Request
from parscore.ui.preview.search_bar import SearchBar
from parscore.ui.preview.sheets_content import SheetsContent
from parscore.ui.preview.text_content import TextContent

if TYPE_CHECKING:
    from parscore.ui.preview.content import Content

WAIT_MS = 300
NOTHING = "Chọn một tài liệu để xem ở đây."
SLOW = "Tệp đọc quá lâu nên dừng lại; tệp có thể bị hỏng hoặc quá phức tạp."
FELL = "Tệp làm bộ đọc dừng đột ngột; tệp có thể bị hỏng."
AS_STORED, IN_UNICODE = "Xem như trong tệp", "Xem theo Unicode"
OLD_LETTERS = "Chữ trong tệp có vẻ theo bảng mã cũ (TCVN3 hoặc VNI)."
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PAD = Qt.KeyboardModifier.KeypadModifier


class PreviewPane(QWidget):
    """`open_wanted` brings the document that the official wants to see in another program."""

    open_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewPane")
        self.tools = PreviewTools()
        self.search = SearchBar()
        self.card = FileCard()
        self.pages, self.text, self.sheets = PagesContent(), TextContent(), SheetsContent()
        self._words = style.text_label(NOTHING, name="previewWords", tone="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._remark = QFrame()
        self._remark_words = style.text_label(name="previewRemark", tone="attention")
        self._letters = QPushButton(IN_UNICODE)
        self._stack = QStackedWidget()
        self._document: Document | None = None
        self._process: ReadingProcess | None = None
        self._content: Content | None = None
        self._return_to = 0
        self._waiting = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._say_waiting)
        self._keys = self._made_keys()
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def document(self) -> Document | None:
        return self._document

    @property
    def waiting(self) -> bool:
        """Whether it is not known yet what can be seen of the document."""
        return self._waiting

    def show_document(self, document: Document, path: Path | None) -> None:
        """Show a document from its stored file; without a path what is known of it."""
        self._let_go()
        self._return_to = 0
        self._document = document
        if path is None:
            self._show_card(GONE, may_open=False)
            return
        self._process = process = ReadingProcess(path, document.file_name, self)
        process.told.connect(self._on_told)
        process.fell.connect(self._on_fell)
        process.rest(not self.isVisible())
        process.open()
        self._waiting = True
        self._words.setText("")  # a document is chosen; what becomes of it is said in a moment
        self._wait.start()

    def show_again(self, document: Document, path: Path) -> None:
        """Show what takes the place of the document shown, from the page that was in view."""
        page = self.pages.view.page if self._content is self.pages else 0
        self.show_document(document, path)
        self._return_to = page

    def clear(self) -> None:
        """Show no document."""
        self._let_go()
        self._words.setText(NOTHING)
        self._stack.setCurrentWidget(self._words)
        self.tools.hide()

    def _let_go(self) -> None:
        self._stop_waiting()
        self.search.forget()
        self._remark.hide()
        if self._process is not None:
            self._process.end()
            self._process.deleteLater()
            self._process = None
        if self._content is not None:
            self._content.close_document()
            self._content = None
        self._document = None

    def _say_waiting(self) -> None:
        if self.waiting and self._document is not None:
            self._words.setText(f"Đang mở “{self._document.file_name}”…")
            self._stack.setCurrentWidget(self._words)
            self.tools.hide()

    def _on_told(self, request: Request, reply: dict[str, Any], body: bytes) -> None:
        if request["do"] == "open":
            self._show(reply)
        elif self._content is not None:
            self._content.take(request, reply, body)

    def _on_fell(self, request: Request, why: str) -> None:
        if request["do"] == "open":
            self._stop_waiting()
            self._show_card(SLOW if why == "slow" else FELL)
        elif self._content is not None:
            self._content.take_fall(request, why)

    def _stop_waiting(self) -> None:
        self._waiting = False
        self._wait.stop()

    def _show(self, facts: dict[str, Any]) -> None:
        self._stop_waiting()
        remarks = " ".join(facts.get("remarks", ()))
        contents: dict[str, Content] = {"pages": self.pages, "text": self.text, "sheets": self.sheets}
        content = contents.get(facts.get("view", ""))
        if content is None or self._process is None:
            program = bool(facts.get("program"))
            self._show_card(remarks or facts.get("refused", ""), facts.get("kind", ""), may_open=not program)
            return
        self._content = content
        pages = content is self.pages
        self.tools.show_for(pages=pages, searchable=not pages or bool(facts.get("searchable")))
        self.tools.show()
        old = bool(facts.get("old_letters"))
        self._letters.setText(IN_UNICODE)
        self._letters.setAccessibleName(IN_UNICODE)
        self._letters.setVisible(old)
        self._remark_words.setText(f"{remarks} {OLD_LETTERS if old else ''}".strip())
        self._remark.setVisible(bool(remarks) or old)
        self._turn_to(content)
        content.open(self._process, facts)
        if pages and self._return_to:
            self.pages.view.go_to(self._return_to)
        self._tell_scale()

    def _show_card(self, why: str, kind: str = "", *, may_open: bool = True) -> None:
        if self._document is not None:
            self.card.show_file(self._document, kind, why, None, may_open=may_open)
            self._turn_to(self.card)
            self.tools.hide()
            if self._process is not None:
                self._process.end()

    def _turn_to(self, page: QWidget) -> None:
        """Show a page of the stack; a keyboard that is in this pane goes along."""
        here = QApplication.focusWidget()
        within = here is not None and self.isAncestorOf(here)
        self._stack.setCurrentWidget(page)
        if within:
            page.setFocus()

    def _turn_letters(self) -> None:
        wanted = self._letters.text() == IN_UNICODE
        self._letters.setText(AS_STORED if wanted else IN_UNICODE)
        self._letters.setAccessibleName(self._letters.text())
        self.search.close_bar()
        if isinstance(self._content, TextContent | SheetsContent):
            self._content.show_unicode(wanted)

    def _tell_scale(self) -> None:
        if self._content is self.pages:
            self.tools.tell_scale(self.pages.view.scale, self.pages.view.fit)
        elif isinstance(self._content, TextContent | SheetsContent):
            self.tools.tell_scale(self._content.scale)

    def _tell_open(self) -> None:
        if self._document is not None:
            self.open_wanted.emit(self._document)

    def _lay_out(self) -> None:
        self._remark.setObjectName("previewRemarks")
        self._remark_words.setWordWrap(True)
        self._letters.setObjectName("previewLetters")
        line = QHBoxLayout(self._remark)
        line.setContentsMargins(style.GRID * 2, 0, 0, 0)
        line.setSpacing(style.GRID * 2)
        line.addWidget(self._remark_words, 1)
        line.addWidget(self._letters, 0, Qt.AlignmentFlag.AlignTop)
        for page in (self._words, self.card, self.pages, self.text, self.sheets):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        for part in (self.tools, self.search, self._remark):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        view = self.pages.view
        self.tools.page_wanted.connect(view.go_to)
        self.tools.zoom_wanted.connect(self._zoom_by)
        self.tools.fit_wanted.connect(view.fit_to)
        self.tools.scale_wanted.connect(lambda scale: self._content.zoom_to(scale) if self._content else None)
        self.tools.rotate_wanted.connect(self._rotate)
        self.tools.search_wanted.connect(self._search)
        self.tools.open_wanted.connect(self._tell_open)
        self.card.open_wanted.connect(self._tell_open)
        view.moved.connect(lambda page: self.tools.tell_page(page, view.count))
        self._letters.clicked.connect(lambda _checked=False: self._turn_letters())
        self.search.sought.connect(lambda words: self._content.seek(words) if self._content else None)
        self.search.stepped.connect(lambda by: self._content.step(by) if self._content else None)
        self.search.closed.connect(lambda: self._content.setFocus() if self._content else None)
        for content in (self.pages, self.text, self.sheets):
            content.counted.connect(lambda at, count, more: self.search.tell_count(at, count, more=more))
            content.zoomed.connect(self._tell_scale)

    def _zoom_by(self, steps: int) -> None:
        if self._content is not None:
            self._content.zoom_by(steps)

    def _rotate(self) -> None:
        if self._content is self.pages:
            self.pages.view.rotate()

    def _search(self) -> None:
        if self._content is not None and not self.tools.search.isHidden():
            self.search.open_bar()

    def _usual_size(self) -> None:
        if self._content is self.pages:
            self.pages.view.fit_to(Fit.WIDTH)
        elif self._content is not None:
            self._content.zoom_to(1.0)

    def _made_keys(self) -> dict[QKeyCombination, Any]:
        def with_ctrl(key: Qt.Key) -> QKeyCombination:
            return QKeyCombination(_CTRL, key)

        return {
            with_ctrl(Qt.Key.Key_F): self._search,
            with_ctrl(Qt.Key.Key_R): self._rotate,
            with_ctrl(Qt.Key.Key_0): self._usual_size,
            with_ctrl(Qt.Key.Key_Minus): lambda: self._zoom_by(-1),
            with_ctrl(Qt.Key.Key_Plus): lambda: self._zoom_by(1),
            with_ctrl(Qt.Key.Key_Equal): lambda: self._zoom_by(1),
            with_ctrl(Qt.Key.Key_Return): self._tell_open,
            with_ctrl(Qt.Key.Key_Enter): self._tell_open,
        }

    def _meant(self, event: QKeyEvent) -> Any:
        """What a key means here, None when nothing. The window has other meanings for some of them."""
        shift = event.modifiers() & _SHIFT and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
        modifiers = event.modifiers() & ~_PAD & (~_SHIFT if shift else ~_PAD)
        if self._content is not None:
            return self._keys.get(QKeyCombination(modifiers, Qt.Key(event.key())))
        return None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = self._meant(event)
        if meant is not None:
            meant()
        elif event.key() == Qt.Key.Key_Escape and self.search.isVisible():
            self.search.close_bar()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._process is not None:
            self._process.rest(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._process is not None:
            self._process.rest(True)
