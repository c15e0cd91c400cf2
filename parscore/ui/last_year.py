"""Reading the sheet of the year before, in a thread: it needs the database, which the window does without at first."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from parscore.faults import ParscoreError
from parscore.scoring.assessment import UnknownKindError
from parscore.scoring.last_year import last_year
from parscore.ui.open_assessment import OpenAssessment


class LastYears(QObject):
    """Finds the one sheet to compare with among those of the year before: on the same set, else the first.

    `found` carries what `scoring.last_year` says of each leaf. Where nothing can be read nothing is told: the desk
    works without it.
    """

    found = Signal(object)
    _read = Signal(object)

    def __init__(self, assessment: OpenAssessment, ids: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._ids = tuple(ids)
        self._read.connect(self._on_read)

    def start(self) -> None:
        """Read; closing the window waits for it."""
        workspace, ids = self._assessment.workspace, self._ids
        now, card = self._assessment.criteria_set, self._assessment.card

        def work() -> None:
            try:
                opened = [sheet for sheet in map(workspace.open, ids) if sheet.card.unit.code == card.unit.code]
                if opened:
                    then = next((one for one in opened if one.criteria_set.id == now.id), opened[0])
                    self._read.emit(last_year(now, card.unit.kind, then.criteria_set, then.sheet))
            except (ParscoreError, UnknownKindError, RuntimeError):  # RuntimeError: the window let go of us meanwhile
                return

        QThreadPool.globalInstance().start(work)

    @Slot(object)
    def _on_read(self, found: object) -> None:
        self.found.emit(found)
