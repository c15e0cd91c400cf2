"""A folder dropped or chosen in the window: how far it is stands at the foot, and what came of it with its undo."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from parscore.scoring.state import CLOSED_WORDS
from parscore.ui.folders import EVIDENCE, folder_for, keep_folder
from parscore.ui.main_window import MainWindow
from parscore.ui.matching.folder_road import FolderRoad
from parscore.ui.matching.incoming import Incoming
from parscore.ui.matching.proposals import proposals_of
from parscore.ui.matching.unconfirmed_line import confirm
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from parscore.ui.notice import Offer

SAID_AFTER_MS = 500
TRY_AGAIN = "Thử lại"
MOST_SENTENCES = 6


def ask_folder(window: MainWindow, assessment: OpenAssessment) -> QFileDialog | None:
    """Let a folder be picked whose files are matched to rows; a closed assessment takes none."""
    if not assessment.editable:
        window.notice.say(CLOSED_WORDS[assessment.state], "attention")
        return None
    dialog = QFileDialog(window, "Chọn thư mục tài liệu", folder_for(EVIDENCE))
    dialog.setObjectName("matchFolder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.filesSelected.connect(lambda chosen: keep_folder(EVIDENCE, chosen[0]))
    dialog.filesSelected.connect(lambda chosen: match_files(window, assessment, Incoming([Path(chosen[0])])))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog


def match_files(
    window: MainWindow, assessment: OpenAssessment, incoming: Incoming, *, keeps_rest: bool = False
) -> FolderRoad | None:
    """Match files and folders to rows, have that confirmed, and attach them; None when nothing can be attached.

    `keeps_rest` proposes to store the files that are not attached, too.
    """
    if not assessment.editable:
        incoming.let_go()
        window.notice.say(CLOSED_WORDS[assessment.state], "attention")
        return None
    road = FolderRoad(assessment, incoming, keeps_rest=keeps_rest)
    _go(window, assessment, road)
    return road


def _go(window: MainWindow, assessment: OpenAssessment, road: FolderRoad) -> None:
    words = _Words(window)
    road.progressed.connect(lambda _share, said: words.say(said))
    road.ended.connect(partial(_tell_end, window, assessment, road, words))
    QTimer.singleShot(SAID_AFTER_MS, window, lambda: words.begin(road))
    road.start()


class _Words:
    """How far it is, at the foot of the window; gone with the first other sentence there."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._said = ""

    def begin(self, road: FolderRoad) -> None:
        if road.running and not road.asking:
            self._said = f"Đang đọc {road.name}…"
            self._window.notice.say(self._said, "", [("Dừng", road.stop)])

    def say(self, words: str) -> None:
        if self.stands:
            self._window.notice.reword(words)
            self._said = words

    @property
    def stands(self) -> bool:
        return bool(self._said) and self._window.notice.isVisible() and self._window.notice.words == self._said


def _tell_end(window: MainWindow, assessment: OpenAssessment, road: FolderRoad, words: _Words) -> None:
    if not isValid(window):
        return
    more = len(road.news) - MOST_SENTENCES
    news = [*road.news[:MOST_SENTENCES], *([f"Và {more} điều khác."] if more > 0 else [])]
    said = " ".join(filter(None, (road.told, *news)))
    if said:
        _say(window, assessment, road, said)
    elif words.stands:
        window.notice.hide()


def _say(window: MainWindow, assessment: OpenAssessment, road: FolderRoad, said: str) -> None:
    """Say what came of a folder, with what can still be done about it."""
    offers: list[Offer] = []
    if road.failed:
        offers.append((TRY_AGAIN, partial(_try_again, window, assessment, road)))
    if road.told and (unconfirmed := proposals_of(assessment).unconfirmed(road.documents.values())):
        words = f"Xác nhận số, ngày của {len(unconfirmed)} tài liệu…"
        offers.append((words, partial(_confirm, window, assessment, road, said)))
    if road.told and assessment.undo_label == road.label:
        offers.append(("Hoàn tác", partial(_undo, window, assessment, road.label)))
    window.notice.say(said, "attention" if road.news else "done", offers, stay=True)


def _confirm(window: MainWindow, assessment: OpenAssessment, road: FolderRoad, said: str) -> None:
    """Have the data confirmed; then say no more of those that are."""
    if not isValid(assessment):
        window.notice.hide()
        return
    known = [assessment.documents.get(one.id, one) for one in road.documents.values()]
    dialog = confirm(assessment, proposals_of(assessment).unconfirmed(known), window)
    if dialog is not None:
        dialog.finished.connect(lambda: _say_anew(window, assessment, road, said))


def _say_anew(window: MainWindow, assessment: OpenAssessment, road: FolderRoad, said: str) -> None:
    if isValid(window) and isValid(assessment) and window.notice.isVisible() and window.notice.words == said:
        road.documents = {path: assessment.documents.get(one.id, one) for path, one in road.documents.items()}
        _say(window, assessment, road, said)


def _try_again(window: MainWindow, assessment: OpenAssessment, road: FolderRoad) -> None:
    """Store and attach what failed, with what was chosen in the table."""
    window.notice.hide()
    if isValid(assessment):
        _go(window, assessment, road.again())


def _undo(window: MainWindow, assessment: OpenAssessment, label: str) -> None:
    """Take the step back, unless something else was done or undone since."""
    if assessment.undo_label == label:
        assessment.undo()
    window.notice.hide()
