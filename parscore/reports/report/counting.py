"""How many leaves reached their maximum, a part of it, nothing, or have no points yet."""

from collections.abc import Iterable
from typing import NamedTuple

from parscore.reports.report.case import ReportCase
from parscore.reports.row_texts import is_not_surveyed
from parscore.scoring.criteria import Criterion
from parscore.scoring.outcome import Status


class Counts(NamedTuple):
    """Leaves by what became of them; together they are all."""

    full: int = 0
    part: int = 0
    nothing: int = 0
    not_arising: int = 0
    blank: int = 0
    waiting: int = 0
    not_surveyed: int = 0

    @property
    def all(self) -> int:
        return sum(self)

    def in_words(self) -> tuple[tuple[str, int], ...]:
        return tuple(zip(CAPTIONS, self, strict=True))


CAPTIONS = (
    "đạt điểm tối đa",
    "đạt một phần",
    "0 điểm",
    "không áp dụng (không phát sinh)",
    "chưa chấm",
    "chờ số liệu của cơ quan khác",
    "không điều tra xã hội học",
)


def counts_of(case: ReportCase, leaves: Iterable[Criterion]) -> Counts:
    """The leaves counted; `leaves` of one area or of the whole set."""
    counts = dict.fromkeys(Counts._fields, 0)
    for leaf in leaves:
        counts[_kind(case, leaf)] += 1
    return Counts(**counts)


def _kind(case: ReportCase, leaf: Criterion) -> str:
    found = case.report.result.nodes[leaf.code]
    if is_not_surveyed(leaf, found, survey_held=case.report.sheet.survey_held):
        return "not_surveyed"
    match found.status:
        case Status.NOT_ARISING:
            return "not_arising"
        case Status.LOCKED:
            return "waiting"
        case Status.SCORED if found.score is not None:
            if not found.score:
                return "nothing"
            return "full" if found.score >= found.max_score else "part"
    return "blank"
