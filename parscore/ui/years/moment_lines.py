"""What changed between two moments of an assessment, as plain figures and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.reports.declared import declared
from parscore.scoring.answers import BLANK, Answer
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.numbers import half_up
from parscore.scoring.result import Result
from parscore.ui.words import NONE
from parscore.ui.years.change_words import change_words, points_words

if TYPE_CHECKING:
    from parscore.storage.snapshots import Snapshot

_TEXTS = {"note": "ghi chú", "explanation": "giải trình", "reason": "lý do"}


@dataclass(frozen=True, slots=True)
class Moment:
    """How an assessment stood: points of each row (None while blank), answers, and the total."""

    name: str
    points: Mapping[str, Fraction | None]
    answers: Mapping[str, Answer]
    total: Fraction
    checksum: str


@dataclass(frozen=True, slots=True)
class MomentChange:
    """One leaf that differs. `sign` is 1 up, -1 down, 0 where the points stayed; None where one side has none."""

    code: str
    title: str
    old: str
    new: str
    change: str
    what: str
    sign: int | None


def of_snapshot(taken: "Snapshot", name: str) -> Moment:
    """A moment that was written down."""
    points = {code: _exact(node.score) for code, node in taken.nodes.items()}
    return Moment(name, points, taken.answers, _exact(taken.sums["total"]) or Fraction(0), taken.criteria[2])


def of_now(result: Result, answers: Mapping[str, Answer], checksum: str) -> Moment:
    """How it stands now, as exact as what was written down: to the millionth."""
    points = {code: _rounded(node.score) for code, node in result.nodes.items()}
    return Moment("Bây giờ", points, dict(answers), _rounded(result.total) or Fraction(0), checksum)


def changes(old: Moment, new: Moment, criteria_set: CriteriaSet, places: int) -> list[MomentChange]:
    """The leaves whose points, figures or texts differ, in the order of the set."""
    found = []
    for leaf in (node for node in criteria_set.walk_all() if node.is_leaf):
        before, after = old.answers.get(leaf.code, BLANK), new.answers.get(leaf.code, BLANK)
        was, now = old.points.get(leaf.code), new.points.get(leaf.code)
        if was == now and before == after:
            continue
        told = [declared(leaf, answer).replace("\n", " ") or NONE for answer in (before, after)]
        parts = [" → ".join(told)] if told[0] != told[1] else []
        parts += [f"sửa {words}" for name, words in _TEXTS.items() if getattr(before, name) != getattr(after, name)]
        sign = None if was is None or now is None else (now > was) - (now < was)
        found.append(
            MomentChange(
                leaf.code,
                leaf.title,
                points_words(was, places),
                points_words(now, places),
                change_words(was, now, places),
                "; ".join(parts) or "điểm đổi theo dữ kiện chung",
                sign,
            )
        )
    return found


def _exact(kept: Decimal | None) -> Fraction | None:
    return None if kept is None else Fraction(kept)


def _rounded(score: Fraction | None) -> Fraction | None:
    return None if score is None else Fraction(half_up(score, 6))
