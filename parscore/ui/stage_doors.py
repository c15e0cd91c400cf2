"""What belongs to an assessment beside its scores: its state on the header, who works on it, what was refused."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parscore.scoring.state import State
from parscore.ui import stage_bar
from parscore.ui.main_window import MainWindow
from parscore.ui.user_name import UserNameBar, sign, user_name

if TYPE_CHECKING:
    from parscore.ui.desk import Desk
    from parscore.ui.notice import Offer
    from parscore.ui.open_assessment import OpenAssessment

_DONE = {
    State.DRAFT: "Đã mở lại; số liệu sửa được.",
    State.APPROVED: "Lãnh đạo đã duyệt; số liệu không sửa được nữa.",
    State.LOCKED: "Đã chốt; số liệu đã khóa.",
}
HISTORY = "history"


class StageDoors(QObject):
    """Follows whichever assessment stands in the window."""

    def __init__(self, desk: "Desk", window: MainWindow) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._assessment: OpenAssessment | None = None
        self._name_bar: UserNameBar | None = None
        self._asked_name = False
        desk.shown.connect(self._follow)
        steps = {
            "approve": stage_bar.approve,
            "sendBack": stage_bar.send_back,
            "lock": stage_bar.lock,
            "reopen": stage_bar.reopen,
        }
        for name, action in window.actions_.stages.items():
            action.triggered.connect(lambda _checked=False, act=steps[name]: self._ask(act))
            action.setEnabled(False)
        window.actions_.row_history.triggered.connect(lambda _checked=False: self.show_row_history())

    def _follow(self) -> None:
        assessment = self._desk.assessment
        if assessment is not None and assessment is not self._assessment:
            sign(assessment)
            assessment.state_changed.connect(self._on_state_changed)
            assessment.history_changed.connect(self._ask_name)
            assessment.refused.connect(self._on_refused)
        self._assessment = assessment
        self._show_state()

    def _show_state(self) -> None:
        assessment = self._assessment
        possible = stage_bar.possible_steps(assessment.state) if assessment is not None else ()
        for name, action in self._window.actions_.stages.items():
            action.setEnabled(name in possible)
        if assessment is not None:
            self._window.header.show_state(assessment.state, assessment.state_log)

    def _on_state_changed(self) -> None:
        self._show_state()
        assessment = self._assessment
        if assessment is None or assessment.journal.stuck:
            return
        last = assessment.state_log[-1] if assessment.state_log else None
        returned = f"Đã trả lại {len(last.returned)} dòng để sửa." if last is not None and last.returned else ""
        self._window.notice.say(returned or _DONE[assessment.state], "done", stay=False)

    def _ask(self, act: stage_bar.Act) -> None:
        """Everything typed is taken first, so that what is approved is what stands on the screen."""
        assessment = self._assessment
        if assessment is None:
            return
        self._window.leave()
        dialog = act(assessment, self._window)
        dialog.finished.connect(self._window.activateWindow)

    def _on_refused(self, why: str) -> None:
        """Somebody else closed the assessment meanwhile: what was typed stays, and the official decides."""
        assessment = self._assessment
        if assessment is None:
            return
        count = assessment.journal.unsaved
        offers: list[Offer] = []
        if not assessment.editable:
            offers.append(("Mở lại để lưu…", lambda: self._ask(stage_bar.reopen)))
        offers.append((f"Bỏ {count} thay đổi này", self._desk.start_again))
        self._window.header.show_save_failed(why, again=False)
        self._window.notice.setProperty("about", "saving")
        kept = f"{count} thay đổi chưa lưu được, vẫn còn trên màn hình."
        self._window.notice.say(f"{why} {kept}", "attention", offers)

    def _ask_name(self) -> None:
        """After the first edit, once, and only while nobody has told it."""
        if self._asked_name or user_name():
            return
        self._asked_name = True
        self._name_bar = UserNameBar()
        self._name_bar.done.connect(self._take_name_bar_away)
        self._window.put_above_notice(self._name_bar)

    def _take_name_bar_away(self) -> None:
        if self._name_bar is not None:
            self._name_bar.hide()
            self._name_bar.deleteLater()
            self._name_bar = None

    def show_row_history(self) -> None:
        """What happened to the row chosen on the desk."""
        from parscore.ui.history_page import HistoryPage

        code = self._window.page.code if self._window.page is not None else ""
        self._window.show_page(HISTORY)
        page = self._window.page_of(HISTORY)
        if isinstance(page, HistoryPage) and code:
            page.show_row_history(code)
