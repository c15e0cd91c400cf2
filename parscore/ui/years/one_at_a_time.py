"""Parts shown one at a time: none of those out of sight asks for room."""

from PySide6.QtCore import QSize

from parscore.ui.annex.pages_in_turn import PagesInTurn


class OneAtATime(PagesInTurn):
    """As large as the part in sight would like to be."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)

    def sizeHint(self) -> QSize:
        part = self.currentWidget()
        return super().sizeHint() if part is None else part.sizeHint()
