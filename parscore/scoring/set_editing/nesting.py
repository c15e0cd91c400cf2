"""A leaf that gets children, a parent that loses its last one, and the level each tier has in print."""

from decimal import Decimal, localcontext
from fractions import Fraction

from parscore.scoring.criteria import CriteriaSet, Criterion, Method
from parscore.scoring.rules import ManualRule
from parscore.scoring.set_checks import NEW_TITLE
from parscore.scoring.set_editing.refusal import EditRefused
from parscore.scoring.set_editing.tree import Group, Nodes

MAX_TIERS = 8
BY_HAND = ManualRule(kind="manual")
_OUTSIDE = {"bonus_items": "mục thưởng", "penalty_items": "mục phạt"}
_HANDED_DOWN = ("max", "rule", "method", "not_arising", "coefficient")


def level_below(level: str) -> str:
    return "criterion" if level == "area" else "sub_criterion"


def relevelled(node: Criterion, level: str) -> Criterion:
    """The row at another level, with what stands below it one level deeper each; untouched when it has it already."""
    if node.level == level:
        return node
    below = level_below(level)
    return node.but(level=level, children=tuple(relevelled(child, below) for child in node.children))


def new_leaf(code: str, level: str, **fields: object) -> Criterion:
    """A leaf of its own, to be named and given points."""
    blank = Criterion.unchecked({"code": code, "level": level, "title": NEW_TITLE, "max": Decimal(0), "rule": BY_HAND})
    return blank.but(**fields)


def as_parent(leaf: Criterion, children: Nodes) -> Criterion:
    """The leaf above these children: what it said of points and scoring is theirs, its maximum stays for comparison."""
    return leaf.but(rule=None, coefficient=None, not_arising=None, method=Method.SELF, children=children)


def first_child(leaf: Criterion, code: str) -> Criterion:
    """The child that takes over how a leaf is scored."""
    handed_down = {name: getattr(leaf, name) for name in _HANDED_DOWN}
    return new_leaf(code, level_below(leaf.level), **handed_down)


def handed_back(parent: Criterion) -> Criterion | None:
    """The leaf the parent was before its only child took over its scoring; None where that child is another by now,
    whose scoring was meant for its own title.
    """
    (last,) = parent.children
    scored = {name: getattr(last, name) for name in _HANDED_DOWN if name != "max"}
    before = parent.but(children=(), rescale_to=None, **scored)
    return before if last == first_child(before, last.code) else None


def as_leaf(criteria_set: CriteriaSet, parent: Criterion) -> Criterion:
    """The parent without its children, to be scored by hand up to its stated maximum."""
    leaf = parent.but(children=(), rescale_to=None)
    return leaf.but(rule=BY_HAND, max=_max_as_leaf(criteria_set, parent))


def _max_as_leaf(criteria_set: CriteriaSet, parent: Criterion) -> Decimal | dict[str, Decimal]:
    """The maximum as stated; for kinds of unit where none is, what the children came to."""
    kinds = criteria_set.unit_kinds
    stated = parent.max
    if stated is not None and all(parent.stated_max(kind) is not None for kind in kinds):
        return stated
    found = {kind: parent.stated_max(kind) for kind in kinds}
    filled = {kind: plain(parent.full_max(kind) if held is None else held) for kind, held in found.items()}
    return filled if len(set(filled.values())) > 1 else next(iter(filled.values()))


def plain(value: Fraction) -> Decimal:
    """A sum of decimals as a decimal, without needless zeros and never with an exponent."""
    with localcontext(prec=80):
        text = format(Decimal(value.numerator) / value.denominator, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def check_may_nest(group: Group, depth: int, code: str) -> None:
    """Refuse children below rows outside the scale, and trees deeper than any decision has."""
    if group.section in _OUTSIDE:
        raise EditRefused(f"{code} là {_OUTSIDE[group.section]}, nằm ngoài thang điểm nên không có mục con.")
    if depth > MAX_TIERS:
        raise EditRefused(f"Bộ tiêu chí có nhiều nhất {MAX_TIERS} cấp; không thể thêm cấp nữa dưới mục {code}.")
