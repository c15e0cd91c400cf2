"""The main window: builds its parts and connects them, nothing else. Its empty frame is painted before they load."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment
    from parscore.ui.pages import Page
    from parscore.ui.score_page import ScorePage
    from parscore.ui.trouble_page import Offer
    from parscore.ui.unread import Unread

TITLE = "PARSCORE: tự chấm điểm Chỉ số cải cách hành chính"
SIZE = (1366, 768)
DESK = "desk"
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
        self.page_name = DESK
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, QWidget] = {}
        self._assessment: OpenAssessment | None = None
        self._trouble: QWidget | None = None
        self._was_painted = False

    def build(self) -> None:
        """Make the parts and lay them out."""
        from parscore.ui.actions import fill_menus
        from parscore.ui.header import Header
        from parscore.ui.navigation import Navigation
        from parscore.ui.notice import Notice
        from parscore.ui.summary_strip import SummaryStrip
        from parscore.ui.tree_view import TreeView

        self.menuBar().setNativeMenuBar(False)
        self.header = Header()
        self.actions_ = fill_menus(self.menuBar(), self.header.menus())
        self.strip = SummaryStrip()
        self.tree = TreeView()
        self.navigation = Navigation()
        self.notice = Notice()
        self._pane_place = QWidget()
        self._pane_place.setObjectName("panePlace")
        self._stack = QStackedWidget()
        self._stack.setObjectName("stack")
        self._lay_out()
        self.fitting.follow(self.actions_)
        self.actions_.quit.triggered.connect(self.close)
        self.actions_.show_steps(None, None)
        for action in self.actions_.needing_assessment():
            action.setEnabled(False)
        self.navigation.setEnabled(False)
        self.navigation.chosen.connect(self.show_page)
        for name, action in self.actions_.pages.items():
            action.triggered.connect(partial(self.show_page, name))

    def _lay_out(self) -> None:
        from parscore.ui.fitting import Fitting, Whole

        body = QSplitter()
        body.setObjectName("body")
        body.setChildrenCollapsible(False)
        body.setHandleWidth(1)
        self.tree_side = QWidget()
        self.tree_side.setObjectName("treeSide")
        above = QVBoxLayout(self.tree_side)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.tree, 1)
        body.addWidget(self.tree_side)
        body.addWidget(self._pane_place)
        body.setStretchFactor(0, 1)
        QVBoxLayout(self._pane_place).setContentsMargins(0, 0, 0, 0)
        self._work = body
        self._stack.addWidget(body)
        whole = Whole()
        around = QVBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        middle = QWidget()
        middle.setObjectName("middle")
        beside = QHBoxLayout(middle)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.navigation)
        beside.addWidget(self._stack, 1)
        around.addWidget(self.header)
        around.addWidget(self.strip)
        around.addWidget(middle, 1)
        around.addWidget(self.notice)
        self.setCentralWidget(whole)
        self.fitting = Fitting(whole, body, self.tree, self.strip, self.navigation)
        if self.isVisible():
            whole.show()  # or the tree would be filled at a width it does not have yet, and measured twice

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def show_assessment(self, assessment: "OpenAssessment", cards: Sequence[CardLine], row: str = "") -> None:
        """Open an assessment on the page of scoring, on the row given or the first that wants an answer."""
        from parscore.ui.duty_count import DutyCount
        from parscore.ui.lost_files import LostFiles
        from parscore.ui.score_page import ScorePage

        if self.page is not None:
            self.page.close()
        self._drop_pages()
        self._assessment = assessment
        card = assessment.card
        self.setWindowTitle(f"{card.unit.name}, năm {card.year} – PARSCORE")
        self.header.show_card(card.id, card.unit.name, card.year, cards)
        self.header.show_marks(illustrative=assessment.criteria_set.illustrative, sample_facts=card.illustrative_facts)
        self.header.show_saved(assessment.last_saved)
        assessment.saved.connect(self._on_saved)
        assessment.save_failed.connect(self._on_save_failed)
        self.page = ScorePage(self, assessment)
        self.page.seek_last_year(cards)
        place = self._pane_place.layout()
        assert place is not None
        place.addWidget(self.page.pane)
        self.page.pane.show()  # a layout would show it later, too late to take the keyboard
        for action in self.actions_.needing_assessment():
            action.setEnabled(True)
        self.navigation.setEnabled(True)
        DutyCount(assessment, self.navigation)
        LostFiles(assessment)
        self.show_page(DESK)
        self.page.begin(row)
        self.strip.settle()

    def show_page(self, name: str, _checked: bool = False) -> None:
        """Bring a page into view; what is typed on the one left is taken first."""
        if self._assessment is None or not self._left():
            self.navigation.show_page(self.page_name)
            return
        if name != DESK and name not in self._pages:
            from parscore.ui.fitting import in_scroll
            from parscore.ui.pages import PAGES, make_page

            made = make_page(next(info for info in PAGES if info.name == name), self._assessment)
            made.row_wanted.connect(self.show_row)
            made.part_wanted.connect(self.show_row)
            made.page_wanted.connect(self.show_page)
            made.notice_wanted.connect(lambda words, tone: self.notice.say(words, tone, stay=tone != "done"))
            self._pages[name] = made
            self._frames[name] = in_scroll(made)
            self._stack.addWidget(self._frames[name])
        self.page_name = name
        self.navigation.show_page(name)
        self._stack.setCurrentWidget(self._work if name == DESK else self._frames[name])

    def show_row(self, code: str, part: str = "") -> None:
        """Open a row on the desk and begin typing there, in the `part` of its form when one is named."""
        self.show_page(DESK)
        if self.page is not None and self.page_name == DESK:
            self.fitting.show_form()
            self.page.choose(code)
            self.page.pane.focus_part(part)

    def page_of(self, name: str) -> "Page | None":
        """A page that was opened, None for one that was not and for the desk."""
        return self._pages.get(name)

    def put_above_notice(self, widget: QWidget) -> None:
        """Show a bar at the foot of the window."""
        whole = self.centralWidget()
        place = whole.layout() if whole is not None else None
        assert isinstance(place, QVBoxLayout)
        place.insertWidget(place.indexOf(self.notice), widget)
        widget.show()  # a layout would show it later

    def put_above_tree(self, widget: QWidget) -> None:
        """Show something over the tree, where it costs the form no room."""
        place = self.tree_side.layout()
        assert isinstance(place, QVBoxLayout)
        place.insertWidget(0, widget)
        widget.show()  # a layout would show it later

    def leave(self) -> bool:
        """Take what is typed on the page in view and on the desk; False when something was refused."""
        desk = self.page is None or self.page.leave()
        return (self.page_name == DESK or self._pages[self.page_name].leave()) and desk

    def unread(self) -> "list[Unread]":
        """What was refused and stands in the fields only, on every page; the page in view comes first."""
        found: list[Unread] = []
        for name in sorted((DESK, *self._pages), key=lambda name: name != self.page_name):
            page = self.page if name == DESK else self._pages[name]
            if page is not None:
                found += [one._replace(show=partial(self._show_unread, name, one)) for one in page.unread()]
        return found

    def _show_unread(self, name: str, one: "Unread") -> None:
        self.show_page(name)
        one.show()

    def _left(self) -> bool:
        """Take what is typed on the page in view; False when it should stay in view. A row keeps what it refused."""
        if self.page_name != DESK:
            return self._pages[self.page_name].leave()
        if self.page is not None:
            self.page.leave()
        return True

    def _drop_pages(self) -> None:
        for frame in self._frames.values():
            self._stack.removeWidget(frame)
            frame.deleteLater()
        self._pages, self._frames = {}, {}
        self.page_name = DESK

    def show_trouble(self, sentence: str, offers: "Sequence[Offer]") -> None:
        """The workspace cannot be opened: say why and what can be done, in the middle of the window."""
        from parscore.ui.fitting import in_scroll
        from parscore.ui.trouble_page import TroublePage

        if self._trouble is not None:
            self._stack.removeWidget(self._trouble)
            self._trouble.deleteLater()
        self._trouble = in_scroll(TroublePage(sentence, offers))
        self._stack.addWidget(self._trouble)
        self._stack.setCurrentWidget(self._trouble)

    def _on_saved(self, at: datetime) -> None:
        self.header.show_saved(at)
        if self.notice.property("about") == "saving":
            self.notice.setProperty("about", "")
            self.notice.hide()

    def _on_save_failed(self, why: str) -> None:
        self.header.show_save_failed(why)
        self.notice.setProperty("about", "saving")
        self.notice.say(f"{why} Số liệu vẫn còn trên màn hình; cứ làm tiếp, chương trình sẽ tự lưu lại.", "attention")

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes pane by pane, however late the parts of a pane were made."""
        whole, here = self.centralWidget(), self.focusWidget()
        if whole is not None and here is not None and whole.isAncestorOf(here):
            from parscore.ui.tab_order import neighbour

            found = neighbour(whole, here, forward=next)
            if found is not None:
                found.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                return True
        return super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            from parscore.ui.window_place import keep_place

            keep_place(self)
            event.accept()
        else:
            event.ignore()
