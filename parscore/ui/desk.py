"""From the workspace on disk to the window: opening, first start, going from one assessment to another, closing."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from parscore.faults import ParscoreError
from parscore.ui.another_window import WORDS, OpenHere
from parscore.ui.doors import Doors
from parscore.ui.late_workspace import LateWorkspace
from parscore.ui.leaving import CLOSING, GOING_ON, UnreadStop, files_attached, given_up, settled
from parscore.ui.main_window import CardLine, MainWindow
from parscore.ui.remembered import LAST_CARD, LAST_PAGE, Remembered, last_card, row_of
from parscore.ui.stage_doors import StageDoors
from parscore.ui.waiting import StoppedError, under_way, waited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parscore.storage.workspace import Card, Opened, Workspace
    from parscore.ui.open_assessment import OpenAssessment

HOME = "home"
OPENING = "Đang mở dữ liệu chấm điểm…"
FIRST_UNIT = ("loc-hoa", "Xã Lộc Hòa", "xa")
FIRST_YEAR = 2025


class Desk(QObject):
    """Keeps the workspace open and one assessment on the window; `shown` tells that it, or the list of all, changed."""

    shown = Signal()

    def __init__(self, window: MainWindow, folder: Path, database: str | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._database = database
        self.workspace: Workspace | LateWorkspace | None = None
        self.remembered: Remembered | None = None
        self._open_here: OpenHere | None = None
        self.assessment: OpenAssessment | None = None
        self.cards: Sequence[Card] = ()
        window.may_close = self._may_close
        self._unread = UnreadStop(window)
        self.doors = Doors(self, window)
        self.stages = StageDoors(self, window)

    def start(self) -> None:
        """Open the workspace and what was worked on last; on an empty one, the sample that comes with the program."""
        from parscore.storage.glance import glance

        if self._database is None and (glimpse := glance(self._folder, _last)):
            self.workspace = LateWorkspace(self._folder, glimpse.opened)
            self.remembered = Remembered(self.workspace, glimpse.settings)
            self._show(glimpse.opened, glimpse.cards)
            self._go_where_left()
            self._warn_of_another_window()
            return
        try:
            self.workspace = waited(self._window, OPENING, self._opened_workspace, lambda w: w.close())
            self.remembered = Remembered(self.workspace)
            cards = self.workspace.cards()
            if cards:
                self._open(last_card(cards, self.remembered.value(LAST_CARD)))
                self._go_where_left()
            else:
                self._begin()
        except (ParscoreError, StoppedError) as fault:
            self._close_workspace()
            words = str(fault) or "Đã dừng mở dữ liệu; chưa có gì thay đổi."
            self._window.show_trouble(words, [("Thử lại", self.start), ("Chọn thư mục khác…", self._choose_folder)])
            return
        if self.workspace.read_only:
            self._window.header.show_save_failed(self.workspace.why_read_only)
            self._window.notice.say(self.workspace.why_read_only, "attention")
        else:
            self._warn_of_another_window()

    def _opened_workspace(self) -> "Workspace":
        from parscore.storage.workspace import Workspace

        return Workspace(self._folder, self._database)

    def _warn_of_another_window(self) -> None:
        if self._database is None:
            self._open_here = OpenHere(self._folder)
            if not self._open_here.put_up():
                self._window.notice.say(WORDS, "attention")

    def _go_where_left(self) -> None:
        """The overview when that was in view last; anything else begins at the desk, on the last row."""
        if self.remembered is not None and self.remembered.value(LAST_PAGE) == HOME:
            self._window.show_page(HOME)

    def _begin(self) -> None:
        from parscore.intake.sample import shipped_set
        from parscore.scoring.answers import Unit

        assert self.workspace is not None
        self._open(self.workspace.create(Unit(*FIRST_UNIT), FIRST_YEAR, shipped_set()))

    def _open(self, card: "Card") -> None:
        workspace, remembered = self.workspace, self.remembered
        assert workspace is not None
        assert remembered is not None

        def read() -> "tuple[Opened, list[Card]]":
            remembered.value(row_of(card.id))
            return workspace.open(card.id), workspace.cards()

        self._show(*waited(self._window, f"Đang mở {card.unit.name}, năm {card.year}…", read))
        remembered.keep(LAST_CARD, str(card.id))

    def _show(self, opened: "Opened", cards: "Sequence[Card]") -> None:
        from parscore.ui.errand import Errand
        from parscore.ui.open_assessment import OpenAssessment

        assert self.workspace is not None
        assert self.remembered is not None
        left = self.assessment
        self.cards = cards
        self.assessment = OpenAssessment(self.workspace, opened, self)
        self.assessment.changed.connect(self._unread.forget)
        self.assessment.turn_refused.connect(lambda why: self._window.notice.say(why, "attention"))
        self.assessment.set_changed.connect(self._open_anew, Qt.ConnectionType.QueuedConnection)
        self._window.show_assessment(self.assessment, card_lines(cards), self.remembered.value(row_of(opened.card.id)))
        if left is not None:
            for errand in left.findChildren(Errand):
                errand.drop()  # it could write no more
            left.journal.close()
            left.deleteLater()
        self.shown.emit()

    def open_card(self, card_id: int) -> None:
        """Go to another assessment, unless what is typed here cannot be kept yet."""
        workspace = self.workspace
        if workspace is None or (self.assessment and self.assessment.card.id == card_id):
            return
        if not self.may_leave(partial(self.open_card, card_id)):
            return
        try:
            cards = waited(self._window, OPENING, workspace.cards)
            self._open(next(card for card in cards if card.id == card_id))
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
        except StoppedError:
            return

    def _open_anew(self) -> None:
        """Read the open assessment again: it is scored by another set now."""
        if self.assessment is None or self.workspace is None:
            return
        card_id = self.assessment.card.id
        page = self._window.page_name
        try:
            self._open(next(card for card in self.workspace.cards() if card.id == card_id))
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        self._window.show_page(page)

    def open_new(self, card: "Card") -> bool:
        """Open an assessment just made; whether it stands in the window now."""
        try:
            self._open(card)
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return False
        except StoppedError:
            return False
        self._window.notice.hide()
        return True

    def begin_anew(self) -> None:
        """After assessments were taken away: what remains, else what an empty workspace opens with."""
        assert self.workspace is not None
        current = str(self.assessment.card.id) if self.assessment is not None else ""
        cards = self.workspace.cards()
        if cards:
            self._open(last_card(cards, current))
        else:
            self._begin()

    def start_again(self) -> None:
        """Give up what could not be saved, and show what stands on the disk."""
        if self.assessment is not None:
            self.assessment.journal.drop()
        self._close_workspace()
        self.start()

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self._window, "Chọn thư mục dữ liệu", str(self._folder))
        if folder:
            self._folder = Path(folder)
            QTimer.singleShot(0, self.start)

    def settled(self) -> bool:
        """Whether everything typed is on the disk, so that the assessment can be left; if not, it is said."""
        if self.assessment is None or self._window.page is None:
            return True
        if not files_attached(self._window, self.assessment) or not settled(self._window, self.assessment):
            return False
        if self.remembered is not None:
            self.remembered.keep(row_of(self.assessment.card.id), self._window.page.code)
        return True

    def may_leave(self, go_on: "Callable[[], object]") -> bool:
        """Whether another assessment may take the place of this one; `go_on` is what the official asked for."""
        if self.assessment is not None and self._unread.stops(GOING_ON, go_on):
            return False
        return self.settled()

    def _may_close(self) -> bool:
        """Closing asks nothing, unless something cannot be read yet or the disk still refuses what was typed."""
        if under_way():
            return False
        assessment = self.assessment
        if assessment is not None and not files_attached(self._window, assessment):
            return False
        if assessment is not None and self._unread.stops(CLOSING, self._window.close):
            return False
        if assessment is not None and not self.settled() and not given_up(self._window, assessment.journal):
            return False
        if assessment is not None and self.remembered is not None:
            self.remembered.keep(LAST_PAGE, HOME if self._window.page_name == HOME else "")
        QThreadPool.globalInstance().waitForDone()  # files under way come to their end
        if assessment is not None:
            assessment.journal.close()
        self._close_workspace()
        return True

    def _close_workspace(self) -> None:
        if self.workspace is not None:
            self.workspace.close()
        self.workspace = None
        if self._open_here is not None:
            self._open_here.take_down()


def _last(cards: "Sequence[Card]", settings: "Mapping[str, str]") -> "Card":
    return last_card(cards, settings.get(LAST_CARD, ""))


def card_lines(cards: "Sequence[Card]") -> list[CardLine]:
    """The assessments as the header lists them."""
    return [(c.id, c.unit.name, c.year, c.criteria_title) for c in cards]
