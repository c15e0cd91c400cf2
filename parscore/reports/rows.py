"""The rows of the self-scoring table: every node in document order, then bonus, penalty, total, index and class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parscore.reports.declared import declared
from parscore.reports.evidence_text import evidence_of, required_of
from parscore.reports.plain import plain
from parscore.reports.row_texts import NOTHING_OUTSIDE, note_of, on_paper, status_of, working_of
from parscore.scoring.answers import BLANK, AnswerSheet
from parscore.scoring.criteria import Capped, CriteriaSet, Criterion
from parscore.scoring.evidence import Document, Links
from parscore.scoring.numbers import show_exact, show_short
from parscore.scoring.outcome import Status
from parscore.scoring.result import NodeResult, Result

ZERO = Fraction(0)
PROVISIONAL = "Tạm tính"
BONUS, PENALTY, TOTAL, INDEX, CLASS = "Điểm thưởng", "Điểm phạt", "Tổng cộng", "Chỉ số (%)", "Xếp loại"


class RowKind(StrEnum):
    NODE = "node"
    SCALE = "scale"  # what the areas add up to, before bonus and penalty
    BONUS = "bonus"
    PENALTY = "penalty"
    TOTAL = "total"
    INDEX = "index"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; points are exact, the writers round them.

    `parts` are the places of the rows this one adds up; `stretch` is what their sum is multiplied by, as (maximum
    stretched to, maximum that remains). `said` stands in the score's place where the score is a word.
    """

    kind: RowKind
    title: str
    code: str = ""
    depth: int = 0
    max_score: Fraction | None = None
    score: Fraction | None = None
    said: str = ""
    declared: str = ""
    working: str = ""
    status: str = ""
    evidence: str = ""
    note: str = ""
    parts: tuple[int, ...] = ()
    stretch: tuple[Fraction, Fraction] | None = None

    @property
    def percent(self) -> Fraction | None:
        """The score in % of the maximum, None where either is missing."""
        return None if self.score is None or not self.max_score else self.score * 100 / self.max_score

    @property
    def lost(self) -> Fraction | None:
        """What is missing from the maximum."""
        return None if self.score is None or self.max_score is None else self.max_score - self.score


def table_rows(
    criteria_set: CriteriaSet,
    sheet: AnswerSheet,
    result: Result,
    links: Links | None = None,
    documents: Mapping[int, Document] | None = None,
) -> tuple[Row, ...]:
    """All rows in the order they are printed; a parent stands before its parts. `links` is None where unknown."""
    return _Listing(criteria_set, sheet, result, links, documents or {}).listed()


class _Listing:
    """One pass over the set, collecting rows."""

    def __init__(
        self,
        criteria_set: CriteriaSet,
        sheet: AnswerSheet,
        result: Result,
        links: Links | None,
        documents: Mapping[int, Document],
    ) -> None:
        self.set, self.sheet, self.result = criteria_set, sheet, result
        self.links, self.documents = links, documents
        self.in_scale = {leaf.code for leaf in criteria_set.leaves()}
        self.rows: list[Row] = []

    def listed(self) -> tuple[Row, ...]:
        areas = self._nodes(self.set.criteria, 0)
        self._scale(areas)
        self._outside(RowKind.BONUS, BONUS, self.set.bonus_items, self.set.bonus, self.result.bonus)
        self._outside(RowKind.PENALTY, PENALTY, self.set.penalty_items, self.set.penalty, self.result.penalty)
        self._closing()
        return tuple(self.rows)

    def _nodes(self, nodes: Iterable[Criterion], depth: int) -> tuple[int, ...]:
        return tuple(self._node(node, depth) for node in nodes)

    def _node(self, node: Criterion, depth: int) -> int:
        place = len(self.rows)
        self.rows.append(Row(RowKind.NODE, node.title))  # keeps the place of a parent before its parts
        parts = self._nodes(node.children, depth + 1)
        found = self.result.nodes[node.code]
        answer = self.sheet.answers.get(node.code, BLANK)
        nothing = node.is_leaf and node.code not in self.in_scale and not answer.declares
        self.rows[place] = Row(
            kind=RowKind.NODE,
            code=plain(node.code),
            depth=depth,
            title=plain(node.title),
            max_score=found.max_score,
            score=found.score,
            declared=plain(on_paper(declared(node, answer))) if node.is_leaf else "",
            working="" if nothing else plain(working_of(found)),
            status=NOTHING_OUTSIDE if nothing else status_of(node, found, survey_held=self.sheet.survey_held),
            evidence=plain(self._evidence(node, found)),
            note=plain(note_of(node, answer, self.sheet.unit.kind, found)),
            parts=parts,
            stretch=self._stretch(parts, found.max_score) if parts else None,
        )
        return place

    def _evidence(self, node: Criterion, found: NodeResult) -> str:
        """Bonus and penalty without points claim nothing, so they lack nothing."""
        claims = not node.is_leaf or node.code in self.in_scale or bool(found.score)
        if self.links is None or not node.is_leaf:
            return required_of(node) if claims else ""
        lacks = claims and found.status is not Status.NOT_ARISING
        return evidence_of(node, self.links.get(node.code, ()), self.documents, lacks=lacks)

    def _scale(self, areas: tuple[int, ...]) -> None:
        maximum = self.result.max_score
        stretch = self._stretch(areas, maximum)
        score = self._sum(areas, stretch)
        title, working = "Cộng các lĩnh vực", ""
        if stretch is not None:
            factor = "/".join(map(show_short, stretch))
            title += f", nhân {factor}"
            working = _evened(f"{_of(self._sum(areas, None))} × {factor} = {show_exact(score)} điểm")
        self.rows.append(
            Row(RowKind.SCALE, title, max_score=maximum, score=score, working=working, parts=areas, stretch=stretch)
        )

    def _outside(
        self, kind: RowKind, title: str, items: tuple[Criterion, ...], capped: Capped, points: Fraction
    ) -> None:
        place = len(self.rows)
        self.rows.append(Row(kind, title))
        parts = self._nodes(items, 1)
        earned = self._sum(parts, None)
        cap = None if capped.cap is None else Fraction(capped.cap)
        working = ""
        if earned != points and cap is not None:
            working = f"đạt {show_exact(earned)} điểm, tối đa {show_short(cap)} điểm → {show_exact(points)} điểm"
        self.rows[place] = Row(kind, title, max_score=cap, score=points, working=working, parts=parts)

    def _closing(self) -> None:
        result = self.result
        status = PROVISIONAL if result.provisional else ""
        total, index = result.total, result.index_percent
        self.rows.append(
            Row(
                RowKind.TOTAL,
                TOTAL,
                max_score=result.max_score,
                score=total,
                working=plain(str(result.working)),
                status=status,
            )
        )
        told = ""
        if index is not None:
            told = f"{_of(total)} × 100/{show_short(result.max_score)} = {show_exact(index)}%"
            told = told.replace("≈ ", "") if _of(total) == _of(index) else _evened(told)
        self.rows.append(Row(RowKind.INDEX, INDEX, score=index, working=told, status=status))
        if self.set.classes:
            said, working = plain(result.class_name or "Chưa xếp loại"), plain(on_paper(result.class_working))
            self.rows.append(Row(RowKind.CLASS, CLASS, said=said, working=working, status=status))

    def _sum(self, parts: tuple[int, ...], stretch: tuple[Fraction, Fraction] | None) -> Fraction:
        total = sum((self.rows[p].score or ZERO for p in parts), ZERO)
        return total if stretch is None else total * stretch[0] / stretch[1]

    def _stretch(self, parts: tuple[int, ...], whole: Fraction) -> tuple[Fraction, Fraction] | None:
        """Whatever took points out or rescaled them, the sum grows as the maximum does (design, section 7)."""
        remaining = sum((self.rows[p].max_score or ZERO for p in parts), ZERO)
        return (whole, remaining) if remaining and whole != remaining else None


def _of(value: Fraction) -> str:
    """A number at the head of a working, where what follows tells that it is rounded."""
    return show_exact(value).removeprefix("≈ ")


def _evened(working: str) -> str:
    return working.replace("= ≈", "≈")
