"""Whether a sheet is ready to be handed in: no error is left, and nothing typed waits to be read or saved."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parscore.ui.main_window import MainWindow

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

READY = "Sẵn sàng nộp"


def still_waiting(assessment: "OpenAssessment", page: QWidget) -> str:
    """What was typed and is neither read nor saved yet, in words; empty when nothing waits."""
    window = page.window()
    unread = window.unread() if isinstance(window, MainWindow) else []
    parts = []
    if unread:
        more = f" và {len(unread) - 1} ô khác" if len(unread) > 1 else ""
        parts.append(f"{unread[0].place}{more} chưa đọc được")
    if unsaved := assessment.journal.unsaved:
        parts.append(f"{unsaved} thay đổi chưa lưu được")
    return " và ".join(parts)


def ready(worth_a_look: int) -> str:
    """ "Sẵn sàng nộp, còn 3 điều nên xem"."""
    return f"{READY}, còn {worth_a_look} điều nên xem" if worth_a_look else READY
