"""The main window: builds its parts and connects them, nothing else. Its empty frame is painted before they load."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment
    from parscore.ui.score_page import ScorePage
    from parscore.ui.trouble_page import Offer

TITLE = "PARSCORE: tự chấm điểm Chỉ số cải cách hành chính"
SIZE = (1366, 768)
PANE_WIDTH = 456
CardLine = tuple[int, str, int, str]


class MainWindow(QMainWindow):
    """Header, totals, tree and form, and a bar for news.

    Until `build` it is an empty frame, which Qt paints sooner than the parts can be imported; `painted` tells when.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self.page: ScorePage | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self._was_painted = False

    def build(self) -> None:
        """Make the parts and lay them out."""
        from parscore.ui.actions import fill_menus
        from parscore.ui.header import Header
        from parscore.ui.notice import Notice
        from parscore.ui.summary_strip import SummaryStrip
        from parscore.ui.tree_view import TreeView

        self.menuBar().setNativeMenuBar(False)
        self.header = Header()
        self.actions_ = fill_menus(self.menuBar(), self.header.menus())
        self.strip = SummaryStrip()
        self.tree = TreeView()
        self.notice = Notice()
        self._pane_place = QWidget()
        self._pane_place.setObjectName("panePlace")
        self._stack = QStackedWidget()
        self._stack.setObjectName("stack")
        self._lay_out()
        self.actions_.quit.triggered.connect(self.close)
        self.actions_.show_steps(None, None)
        for action in self.actions_.needing_assessment():
            action.setEnabled(False)

    def _lay_out(self) -> None:
        body = QSplitter()
        body.setObjectName("body")
        body.setChildrenCollapsible(False)
        body.setHandleWidth(1)
        body.addWidget(self.tree)
        body.addWidget(self._pane_place)
        body.setStretchFactor(0, 1)
        body.setSizes([SIZE[0] - PANE_WIDTH, PANE_WIDTH])
        QVBoxLayout(self._pane_place).setContentsMargins(0, 0, 0, 0)
        self._pane_place.setMinimumWidth(PANE_WIDTH - 16)
        work = QWidget()
        work.setObjectName("work")
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(body, 1)
        self._stack.addWidget(work)
        whole = QWidget()
        whole.setObjectName("whole")
        around = QVBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.header)
        around.addWidget(self._stack, 1)
        around.addWidget(self.notice)
        self.setCentralWidget(whole)
        if self.isVisible():
            whole.show()  # or the tree would be filled at a width it does not have yet, and measured twice

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def show_assessment(self, assessment: "OpenAssessment", cards: Sequence[CardLine], row: str = "") -> None:
        """Open an assessment on the page of scoring, on the row given or the first that wants an answer."""
        from parscore.ui.score_page import ScorePage

        if self.page is not None:
            self.page.close()
        self._stack.setCurrentIndex(0)
        card = assessment.card
        self.setWindowTitle(f"{card.unit.name}, năm {card.year} – PARSCORE")
        self.header.show_card(card.id, card.unit.name, card.year, cards)
        self.header.show_marks(illustrative=assessment.criteria_set.illustrative, sample_facts=card.illustrative_facts)
        self.header.show_saved(assessment.last_saved)
        assessment.saved.connect(self._on_saved)
        assessment.save_failed.connect(self._on_save_failed)
        self.page = ScorePage(self, assessment)
        place = self._pane_place.layout()
        assert place is not None
        place.addWidget(self.page.pane)
        self.page.pane.show()  # a layout would show it later, too late to take the keyboard
        for action in self.actions_.needing_assessment():
            action.setEnabled(True)
        self.page.begin(row)

    def show_trouble(self, sentence: str, offers: "Sequence[Offer]") -> None:
        """The workspace cannot be opened: say why and what can be done, in the middle of the window."""
        from parscore.ui.trouble_page import TroublePage

        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        page = TroublePage(sentence, offers)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _on_saved(self, at: datetime) -> None:
        self.header.show_saved(at)
        if self.notice.property("about") == "saving":
            self.notice.setProperty("about", "")
            self.notice.hide()

    def _on_save_failed(self, why: str) -> None:
        self.header.show_save_failed(why)
        self.notice.setProperty("about", "saving")
        self.notice.say(f"{why} Số liệu vẫn còn trên màn hình; cứ làm tiếp, chương trình sẽ tự lưu lại.", "attention")

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()
