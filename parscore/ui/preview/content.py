"""What every way of showing a document has in common."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parscore.ui.preview.reading_process import ReadingProcess, Request


class Content(QWidget):
    """Shows what a process tells of one document. `counted` tells of a search: which place, of how many, more to come.

    `zoomed` tells that the scale is another.
    """

    counted = Signal(object, int, bool)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.process: ReadingProcess | None = None

    def open(self, process: ReadingProcess, facts: dict[str, Any]) -> None:
        """Show another document."""
        raise NotImplementedError

    def take(self, request: Request, reply: dict[str, Any], body: bytes) -> None:
        """An answer of the process."""
        raise NotImplementedError

    def take_fall(self, request: Request, why: str) -> None:
        """The process could not answer: "slow" or "fell"."""

    def close_document(self) -> None:
        """Let go of the document."""
        self.process = None

    def seek(self, words: str) -> None:
        """Mark the places of words, bare of accents; of none when there are no words."""

    def step(self, by: int) -> None:
        """To the next place found, or the one before."""

    def zoom_by(self, steps: int) -> None:
        """Make larger, or smaller with negative steps."""
        raise NotImplementedError

    def zoom_to(self, scale: float) -> None:
        raise NotImplementedError

    def ask(self, request: Request, *, first: bool = False) -> None:
        if self.process is not None:
            self.process.ask(request, first=first)
