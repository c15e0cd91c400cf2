"""The road of a folder: looked through, matched to rows, confirmed in one table, stored, attached as one step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from parscore.scoring.outcome import RefusedError
from parscore.scoring.text import nfc
from parscore.ui.errand import Tell
from parscore.ui.matching.incoming import Incoming
from parscore.ui.matching.intake_road import IntakeRoad, asker
from parscore.ui.matching.match_lines import MatchLine, below, lines_of, links_with
from parscore.ui.matching.sentences import in_sentences

if TYPE_CHECKING:
    from parscore.intake.documents.matching import Candidate
    from parscore.intake.documents.read_text import ReadText
    from parscore.scoring.criteria import CriteriaSet
    from parscore.ui.open_assessment import OpenAssessment


class _Matched(NamedTuple):
    candidates: "tuple[tuple[Candidate, ...], ...]"


class FolderRoad(IntakeRoad):
    """`told` says at the end what came of it, empty when the official chose nothing; `label` is the step in the
    history. `keeps_rest` proposes to store the files that are not attached, too.
    """

    wants_heads = True

    def __init__(
        self, assessment: "OpenAssessment", incoming: Incoming | Sequence[Path], *, keeps_rest: bool = False
    ) -> None:
        super().__init__(assessment, incoming)
        self.told = ""
        self._keeps_rest = keeps_rest
        self.label = ""
        self._roots = [path for path in self._incoming.paths if path.is_dir()]
        self._lines: list[MatchLine] = []
        self._candidates: tuple[tuple[Candidate, ...], ...] = ()

    @property
    def name(self) -> str:
        """What was dropped, in words."""
        return f"thư mục “{nfc(self._roots[0].name)}”" if self._roots else "các tệp"

    def _go_on(self) -> None:
        files = [(below(one.path, self._roots), one.head) for one in self.looked]
        self.looked = tuple(one._replace(head=None) for one in self.looked)
        criteria_set = self._assessment.criteria_set
        self._send(lambda tell: _match(files, criteria_set, tell), self._on_matched)

    def _on_told(self, news: object) -> None:
        if isinstance(news, _Matched):
            self._candidates = news.candidates
        else:
            super()._on_told(news)

    def _on_matched(self, mistake: BaseException | None) -> None:
        if mistake is not None or self.stopped:
            self._end(mistake)
            return
        from parscore.ui.matching.match_dialog import MatchDialog

        assessment = self._assessment
        self._lines = lines_of(self.looked, self._candidates, self._roots, assessment.links, assessment.criteria_set)
        refused = in_sentences([(one.path, one.reason) for one in self._refused])
        self._refused = []
        self.asking = True
        title = f"Gắn {self.name} vào các mục: {len(self._lines)} tệp"
        dialog = MatchDialog(assessment, title, self._lines, refused, asker(assessment), keeps_rest=self._keeps_rest)
        dialog.accepted.connect(lambda: self._on_confirmed(dialog.lines, keeps_rest=dialog.rest.isChecked()))
        dialog.rejected.connect(lambda: self._on_confirmed([]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _like(self, incoming: Incoming) -> Self:
        road = type(self)(self._assessment, incoming, keeps_rest=self._keeps_rest)
        road._lines = [one for one in self._lines if one.file.path in self.failed]
        return road

    def _on_confirmed(self, lines: list[MatchLine], *, keeps_rest: bool = False) -> None:
        self.asking = False
        self._lines = lines
        ticked = {one.file.path for one in lines if one.ticked}
        wanted = [one for one in self.looked if keeps_rest or one.path in ticked]
        if lines and wanted:
            self._store(wanted)
        else:
            self._end(None)

    def _arrive(self) -> None:
        assessment = self._assessment
        documents = {path: document.id for path, document in self.documents.items()}
        new = links_with(self._lines, documents, assessment.links)
        files = {one.file.path for one in self._lines}
        attached = {one.file.path for one in self._lines if one.ticked and one.file.path in documents}
        self.label = f"Gắn {self.name}"
        try:
            assessment.link_rows(new, self.label)
        except RefusedError as refusal:
            self.news.append(f"Chưa gắn được: {refusal}.")
            return
        if attached:
            rows = len({one.code for one in self._lines if one.ticked and one.file.path in attached})
            same = "" if new else " Các tệp này đã gắn từ trước."
            self.told = f"Đã gắn {len(attached)} tệp vào {rows} mục.{same}"
        stored = len({path for path in documents if path in files} - attached)
        left = len(files) - len(attached) - stored
        kept = f"Đã cất {stored} tệp vào kho, chưa gắn vào mục nào." if stored else ""
        open_still = f"Còn {left} tệp chưa gắn." if left and attached else ""
        self.told = " ".join(filter(None, (self.told, kept, open_still)))


def _match(files: "Sequence[tuple[Path, ReadText | None]]", criteria_set: "CriteriaSet", tell: Tell) -> None:
    from parscore.intake.documents.matching import match_documents

    found = match_documents(files, criteria_set)
    tell(_Matched(tuple(one.candidates for one in found)))
