"""What every side of the page of years is: about one open assessment, refreshed when it is shown."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.ui.unread import Unread


class Side(QWidget):
    """Signals: a row to open on the desk, a sentence for the notice with its tone, another side, the crosswalk of two
    sets.
    """

    row_wanted = Signal(str)
    notice_wanted = Signal(str, str)
    side_wanted = Signal(str)
    pair_wanted = Signal(object, object)

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__()
        self.assessment = assessment

    def refresh(self) -> None:
        """Show everything as it now stands."""
        raise NotImplementedError

    def want_pair(self, old: object, new: object) -> None:
        """Show what joins two sets, on the side that is about that."""

    def leave(self) -> bool:
        """Take what is typed; False when something was refused and should stay in view."""
        return True

    def unread(self) -> "Sequence[Unread]":
        """What is typed and not kept, and would go with the window."""
        return ()


def make_side(module: str, kind: str, assessment: OpenAssessment) -> Side:
    """A side, its module imported now."""
    made: Side = getattr(import_module(module), kind)(assessment)
    return made
