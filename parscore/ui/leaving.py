"""Before an assessment is left: everything typed goes to the disk, and nothing is lost without a word."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from parscore.scoring.numbers import shorten
from parscore.ui.main_window import MainWindow
from parscore.ui.unread import TYPED
from parscore.ui.waiting import StoppedError, waited

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from parscore.ui.journal import Journal
    from parscore.ui.open_assessment import OpenAssessment


class Way(NamedTuple):
    """A way to leave an assessment: what to do to take it all the same, and the words on the button that does."""

    again: str
    give_up: str


CLOSING = Way("Sửa lại, hoặc đóng lần nữa để bỏ phần đang gõ.", "Đóng, bỏ phần đang gõ")
GOING_ON = Way("Sửa lại, hoặc làm lại lần nữa để bỏ phần đang gõ.", "Sang bản khác, bỏ phần đang gõ")
_NAMED = 3
COPYING = "Đang chép nốt các tệp vừa thêm…"


def files_attached(window: MainWindow, assessment: "OpenAssessment") -> bool:
    """Wait for the files on their way to a row; False when the official would rather stay, or is to decide on some."""
    from parscore.ui.errand import Errand
    from parscore.ui.matching.intake_road import IntakeRoad

    waited_for: list[Errand] = []
    while errand := next((one for one in assessment.findChildren(Errand) if one not in waited_for), None):
        waited_for.append(errand)  # files are looked at first, and another errand then copies them
        if not errand.over.is_set():
            try:
                waited(window, COPYING, errand.over.wait)
            except StoppedError:
                return False
        errand.fetch()
    return not any(road.asking for road in assessment.findChildren(IntakeRoad))


class UnreadStop:
    """Leaving stops once for what cannot be read yet, and once more when something was taken since."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._told: frozenset[tuple[str, str, str]] = frozenset()
        self._words = ""

    def stops(self, way: Way, leave: Callable[[], object]) -> bool:
        """Whether the window should stay: then the field is shown with the keyboard in it, and the way on is said.

        `leave` does what was asked for; it asks here again, and is let through.
        """
        self._window.leave()
        found = self._window.unread()
        keys = frozenset(one.key for one in found)
        if keys <= self._told:
            return False
        first = next(one for one in found if one.key not in self._told)
        self._told = keys
        others = [one for one in found if one is not first]
        named = [f"{one.place}: “{shorten(one.typed, TYPED)}”" for one in others[:_NAMED]]
        if len(others) > _NAMED:
            named.append(f"{len(others) - _NAMED} ô khác")
        more = f"; cũng vậy ở {', '.join(named)}" if named else ""
        self._words = f"{first.words}{more}. {way.again}"
        first.show()
        self._window.notice.say(self._words, "attention", [(way.give_up, partial(self._leave, leave))])
        return True

    def forget(self) -> None:
        """Something was taken: work goes on, and what was told does not stand for what is closed later."""
        self._told = frozenset()
        if self._words and self._window.notice.words == self._words:
            self._window.notice.hide()

    def _leave(self, leave: Callable[[], object]) -> None:
        self._window.leave()
        self._told = frozenset(one.key for one in self._window.unread())
        self._window.notice.hide()
        leave()


def settled(window: MainWindow, assessment: "OpenAssessment") -> bool:
    """Whether everything typed in the open assessment is on the disk; if not, say so and stay."""
    window.leave()
    journal = assessment.journal
    journal.settle()
    if not journal.unsaved:
        return True
    words = f"Còn {journal.unsaved} thay đổi chưa lưu được; hãy chờ lưu xong rồi mở bản khác."
    window.notice.say(f"{words} {journal.why}", "attention")
    return False


def given_up(window: QWidget, journal: "Journal") -> bool:
    """Whether the official closes the window though the disk still refuses what was typed."""
    while journal.unsaved:
        box = unsaved_box(window, journal.unsaved, journal.why)
        box.exec()
        answer = box.clickedButton()
        name = answer.objectName() if answer is not None else "stay"
        if name == "discard":
            return True
        if name != "retry":
            return False
        journal.flush()
    return True


def unsaved_box(parent: QWidget, count: int, why: str) -> "QMessageBox":
    """The one question closing may ask: what to do with steps the disk refuses."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setObjectName("unsaved")
    box.setWindowTitle("Chưa lưu hết")
    box.setText(f"Còn {count} thay đổi chưa lưu được. Đóng bây giờ thì những thay đổi đó sẽ mất.")
    box.setInformativeText(why)
    roles = QMessageBox.ButtonRole
    for name, text, role in (
        ("retry", "Thử lưu lại", roles.AcceptRole),
        ("stay", "Ở lại", roles.RejectRole),
        ("discard", f"Đóng, bỏ {count} thay đổi", roles.DestructiveRole),
    ):
        button = box.addButton(text, role)
        button.setObjectName(name)
        button.setAccessibleName(text)
    return box
