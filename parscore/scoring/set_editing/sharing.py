"""Points shared out: equal shares that add up exactly, and points for the leaves of an annex that prints none."""

from decimal import Decimal
from fractions import Fraction

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.numbers import show_short
from parscore.scoring.set_editing.nesting import plain
from parscore.scoring.set_editing.refusal import EditRefused

_HUNDREDTH = Fraction(1, 100)
_USUAL_STEPS = (Fraction(1, 4), Fraction(1, 20), _HUNDREDTH)


def equal_shares(points: Fraction, parts: int, step: Fraction = _HUNDREDTH) -> list[Decimal]:
    """Shares as equal as the step allows, the greater ones first; finer where it does not add up or suffice."""
    while points % step or 0 < points < step * parts:
        step /= 10
    share, over = divmod(points / step, parts)
    return [plain((share + (place < over)) * step) for place in range(parts)]


def without_points(criteria_set: CriteriaSet) -> tuple[Criterion, ...]:
    """The leaves of the scale whose maximum is 0 for every kind of unit."""
    kinds = criteria_set.unit_kinds
    return tuple(leaf for leaf in criteria_set.leaves() if not any(leaf.stated_max(kind) for kind in kinds))


def share_out(criteria_set: CriteriaSet) -> CriteriaSet:
    """The points missing to the full mark, shared equally by the leaves that have none, in quarters where that adds up.

    Such points are nobody's decision, so only an illustrative set takes them.
    """
    if not criteria_set.illustrative:
        raise EditRefused("Bộ tiêu chí đã xác nhận điểm chính thức nên không chia điểm thử được.")
    empty = without_points(criteria_set)
    if not empty:
        raise EditRefused("Mục nào cũng đã có điểm tối đa nên không còn gì để chia.")
    kind = criteria_set.unit_kinds[0]
    given = sum((area.full_max(kind) for area in criteria_set.criteria), Fraction(0))
    missing = Fraction(criteria_set.scale.total) - given
    if missing <= 0:
        total = show_short(criteria_set.scale.total)
        raise EditRefused(f"Các mục đã cộng đủ {total} điểm của thang nên không còn điểm để chia.")
    step = next((one for one in _USUAL_STEPS if not missing % one and missing >= one * len(empty)), _HUNDREDTH)
    shares = dict(zip((leaf.code for leaf in empty), equal_shares(missing, len(empty), step), strict=True))

    def shared(node: Criterion) -> Criterion:
        if node.is_leaf:
            return node.but(max=shares[node.code]) if node.code in shares else node
        return node.but(children=tuple(map(shared, node.children)))

    return criteria_set.but(criteria=tuple(map(shared, criteria_set.criteria)))
