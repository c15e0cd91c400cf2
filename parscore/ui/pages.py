"""The pages of the window: their names, keys and icons, and the base each of them builds on."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from parscore.ui.main_window import DESK
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.ui.unread import Unread

REFRESH_MS = 120


class PageInfo(NamedTuple):
    """A page as the navigation shows it; its class is imported when it is first opened."""

    name: str
    title: str
    icon: str
    key: str
    module: str = ""
    class_name: str = ""


PAGES = (
    PageInfo("home", "Tổng quan", "home", "Ctrl+1", "parscore.ui.home_page", "HomePage"),
    PageInfo(DESK, "Chấm điểm", "desk", "Ctrl+2"),
    PageInfo("table", "Nhập bảng", "table", "Ctrl+3", "parscore.ui.table_page", "TablePage"),
    PageInfo("evidence", "Tài liệu", "paperclip", "Ctrl+4", "parscore.ui.evidence.page", "EvidencePage"),
    PageInfo("supplied", "Số liệu ngoài", "inbox", "Ctrl+5", "parscore.ui.supplied_page", "SuppliedPage"),
    PageInfo("checks", "Kiểm tra", "checks", "Ctrl+6", "parscore.ui.checks_page", "ChecksPage"),
    PageInfo("history", "Lịch sử", "history", "Ctrl+7", "parscore.ui.history_page", "HistoryPage"),
    PageInfo("papers", "Báo cáo", "export", "Ctrl+B", "parscore.ui.papers.page", "PapersPage"),
    PageInfo("years", "So sánh", "years", "Ctrl+0", "parscore.ui.years.page", "YearsPage"),
    PageInfo("sets", "Bộ tiêu chí", "sets", "Ctrl+8", "parscore.ui.sets.library_page", "SetsPage"),
    PageInfo("settings", "Cài đặt", "settings", "Ctrl+9", "parscore.ui.settings_page", "SettingsPage"),
)


class Page(QWidget):
    """A page about the open assessment. It is made anew for each assessment, when it is first opened.

    `refresh` runs when the page is shown, and shortly after each change while it stays in view. Signals: a row to open
    on the desk, the same with the part of its form to go to, another page to open, a sentence for the
    notice with its tone.
    """

    row_wanted = Signal(str)
    part_wanted = Signal(str, str)
    page_wanted = Signal(str)
    notice_wanted = Signal(str, str)

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__()
        self.assessment = assessment
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REFRESH_MS)
        self._soon.timeout.connect(self._refresh_in_view)
        assessment.changed.connect(self._soon.start)
        assessment.state_changed.connect(self._soon.start)

    def refresh(self) -> None:
        """Show the assessment as it now stands."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Take what is typed before the page is left or the window closes; False when something was refused."""
        return True

    def unread(self) -> "Sequence[Unread]":
        """What was refused and stands in the fields only, also in rows not shown."""
        return ()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.stop()
        self.refresh()

    def _refresh_in_view(self) -> None:
        if self.isVisible():
            self.refresh()


def make_page(info: PageInfo, assessment: OpenAssessment) -> Page:
    """The page, its module imported now."""
    page: Page = getattr(import_module(info.module), info.class_name)(assessment)
    page.setObjectName(f"{info.name}Page")
    page.setAccessibleName(info.title)
    return page
