"""What the page needs of the workspace, read in a thread: documents that serve no other sheet, last year's index."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from parscore.faults import ParscoreError
from parscore.scoring.evidence_index import IndexRow, evidence_index
from parscore.ui.errand import Errand, Tell

if TYPE_CHECKING:
    from parscore.scoring.criteria import CriteriaSet
    from parscore.scoring.evidence import Document
    from parscore.ui.open_assessment import OpenAssessment


class Orphans(NamedTuple):
    """The documents that prove nothing in any sheet but, perhaps, the open one; `elsewhere` are the ids of the rest,
    `aside` of those taken off the list.
    """

    documents: tuple["Document", ...]
    elsewhere: frozenset[int]
    aside: frozenset[int]


class LastIndex(NamedTuple):
    """The index of the sheet of the year before, with the set it is in; None without such a sheet."""

    year: int
    criteria_set: "CriteriaSet"
    rows: tuple[IndexRow, ...]


class YearData(QObject):
    """`orphans` and `last_index` bring what was read, `failed` one sentence why it could not be."""

    orphans = Signal(object)
    last_index = Signal(object)
    failed = Signal(str)

    def __init__(self, assessment: "OpenAssessment", parent: QObject) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._errand: Errand | None = None

    def read(self) -> None:
        """Read anew, unless it is being read."""
        if self._errand is not None:
            return
        workspace, card = self._assessment.workspace, self._assessment.card

        def work(tell: Tell) -> None:
            from parscore.ui.year_before import sheet_before

            try:
                uses = workspace.uses()
                elsewhere = frozenset(key for key, of in uses.items() if any(use.card != card.id for use in of))
                here = tuple(one for one in workspace.documents() if one.id not in elsewhere)
                tell(Orphans(here, elsewhere, workspace.aside()))
                then = sheet_before(workspace, card)
                rows = evidence_index(then.criteria_set, then.links, then.documents) if then else ()
                tell(LastIndex(card.year - 1, then.criteria_set, rows) if then else None)
            except ParscoreError as fault:
                tell(fault)

        self._errand = Errand(work, self)
        self._errand.told.connect(self._on_told)
        self._errand.ended.connect(self._on_ended)
        self._errand.start()

    def _on_told(self, news: object) -> None:
        match news:
            case Orphans():
                self.orphans.emit(news)
            case ParscoreError():
                self.failed.emit(str(news))
            case _:
                self.last_index.emit(news)

    def _on_ended(self, mistake: BaseException | None) -> None:
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.deleteLater()
        if mistake is not None:
            raise mistake  # to the crash report
