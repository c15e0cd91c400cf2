"""Files dragged over the tree: a file goes to the row under it, a folder is matched to all rows."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QToolTip

from parscore.scoring.state import CLOSED_WORDS
from parscore.ui import style
from parscore.ui.matching.incoming import Incoming, files_of, may_be_dropped
from parscore.ui.tree_roles import COL_TITLE, Role

if TYPE_CHECKING:
    from parscore.ui.main_window import MainWindow
    from parscore.ui.score_page import ScorePage
    from parscore.ui.tree_view import TreeView

MATCHED = "Ghép các tệp với mục phù hợp; xem lại trong một bảng rồi mới gắn"


def drag(tree: "TreeView", event: QDropEvent) -> None:
    """Take what is dragged over the tree where it holds files, and say where they would go."""
    if not may_be_dropped(event.mimeData()):
        event.ignore()
        return
    event.setDropAction(Qt.DropAction.CopyAction)  # the files of the official stay where they are
    event.accept()
    style.set_property(tree, "dropping", True)
    index = tree.indexAt(event.position().toPoint())
    folder = any(_is_folder(url.toLocalFile()) for url in event.mimeData().urls())
    leaf = index.isValid() and not folder and not tree.model().hasChildren(index.siblingAtColumn(0))
    code, title = index.data(Role.CODE), index.siblingAtColumn(COL_TITLE).data()
    words = f"Gắn vào {code} {title}" if leaf else MATCHED
    QToolTip.showText(tree.viewport().mapToGlobal(event.position().toPoint()), words, tree)


def leave(tree: "TreeView") -> None:
    """What was dragged has gone, or was dropped."""
    style.set_property(tree, "dropping", False)
    QToolTip.hideText()


def drop(tree: "TreeView", event: QDropEvent) -> None:
    """Hand the files over, with the code of the row they were dropped on."""
    leave(tree)
    index = tree.indexAt(event.position().toPoint())
    incoming = files_of(event.mimeData())
    code = str(index.data(Role.CODE) or "")
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    QTimer.singleShot(0, tree, lambda: tree.dropped.emit(incoming, code))  # the program dragged from need not wait


def take(window: "MainWindow", page: "ScorePage", incoming: Incoming, code: str) -> None:
    """Attach files dropped on a leaf to it; match everything else to all rows."""
    assessment = page.assessment
    if incoming.why_none:
        window.notice.say(incoming.why_none, "attention")
        return
    node = assessment.criteria_set.by_code.get(code)
    if node is None or not node.is_leaf or any(path.is_dir() for path in incoming.paths):
        from parscore.ui.matching.folder_drop import match_files

        match_files(window, assessment, incoming)
        return
    if not assessment.editable:
        incoming.let_go()
        window.notice.say(CLOSED_WORDS[assessment.state], "attention")
        return
    page.choose(code)
    form = page.pane.form
    if form is not None and form.code == code:
        form.show_documents()
        assert form.documents is not None
        form.documents.take_in(incoming)


def _is_folder(path: str) -> bool:
    try:
        return bool(path) and Path(path).is_dir()
    except (OSError, ValueError):
        return False
