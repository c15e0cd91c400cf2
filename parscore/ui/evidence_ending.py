"""What became of files on their way to one row: said in its list, or at the foot of the window once that is left."""

from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

from parscore.ui.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parscore.ui.evidence_list import EvidenceList
    from parscore.ui.taking_in import TakingIn

MOST_SENTENCES = 8
TRY_AGAIN = "Thử lại"


def tell_end(shown: "EvidenceList", taking: "TakingIn", window: "QWidget") -> None:
    """Say it once; files that failed for want of room or right can be tried again from the foot of the window."""
    more = len(taking.news) - MOST_SENTENCES
    words = " ".join([*taking.news[:MOST_SENTENCES], *([f"Và {more} điều khác."] if more > 0 else [])])
    below = window if isinstance(window, MainWindow) and isValid(window) else None
    here = isValid(shown)
    if words and below is not None and (taking.failed or not here):
        offers = [(TRY_AGAIN, partial(_try_again, shown, taking, below))] if taking.failed else []
        below.notice.say(f"Mục {taking.code}: {words}", "attention", offers)
        words = ""
    if here:
        shown.show_end(words)


def _try_again(shown: "EvidenceList", taking: "TakingIn", window: MainWindow) -> None:
    window.notice.hide()
    if not isValid(taking.assessment):
        return
    road = taking.again()
    if isValid(shown):
        shown.follow(road)
    else:
        road.ended.connect(partial(tell_end, shown, road, window))
    road.start()
