"""Pages shown one at a time, each taking only the room it needs itself, not that of the tallest among them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget


class PagesInTurn(QStackedWidget):
    """A page may be as low as its own smallest parts allow at the width it has; below that the dialog scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("annexPages")
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        inside, least = page.layout(), page.minimumSizeHint().expandedTo(page.minimumSize())
        if inside is None or not inside.hasHeightForWidth():
            return least
        return QSize(least.width(), inside.minimumHeightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return False  # or the tallest page would tell the height of all

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
