"""The page of help beside the editor: a window that keeps the main one waiting must open it itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenuBar, QWidget

from parscore.ui.help_page import HelpPage
from parscore.ui.help_text import SETS, help_text


def show_help(over: QWidget) -> None:
    """Show the help over a window, beginning with how sets are edited; asked again, it is the same page."""
    page = over.findChild(HelpPage, options=Qt.FindChildOption.FindDirectChildrenOnly) or HelpPage(over)
    page.show_text(help_text(_menu_bar(over), SETS))
    page.show()
    page.activateWindow()


def _menu_bar(widget: QWidget) -> QMenuBar:
    at: QWidget | None = widget
    while at is not None and not isinstance(at, QMainWindow):
        at = at.parentWidget()
    return at.menuBar() if at is not None else QMenuBar()
