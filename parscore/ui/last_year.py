"""Reading the sheet of the year before, in a thread: it needs the database, which the window does without at first."""

from PySide6.QtCore import QObject, Signal

from parscore.faults import ParscoreError
from parscore.scoring.assessment import UnknownKindError
from parscore.scoring.last_year import last_year
from parscore.ui.errand import Errand, Tell
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.year_before import sheet_before


class LastYears(QObject):
    """Reads the one sheet of the year before to compare with, the same that home shows.

    `found` carries what `scoring.last_year` says of each leaf. Where nothing can be read nothing is told: the desk
    works without it.
    """

    found = Signal(object)

    def __init__(self, assessment: OpenAssessment, parent: QObject) -> None:
        super().__init__(parent)
        workspace = assessment.workspace
        now, card = assessment.criteria_set, assessment.card

        def work(tell: Tell) -> None:
            try:
                then = sheet_before(workspace, card)
                if then is not None:
                    tell(last_year(now, card.unit.kind, then.criteria_set, then.sheet))
            except (ParscoreError, UnknownKindError):
                return

        self._errand = Errand(work, self)
        self._errand.told.connect(self.found)

    def start(self) -> None:
        """Read; closing the window waits for it."""
        self._errand.start()
