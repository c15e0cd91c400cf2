"""Criteria sets (bộ tiêu chí): the law as data. One node type of any depth, the set's own arithmetic, its classes.

The same definition gives the checks of the file format `parscore-criteria/1`, its JSON Schema and its stored form.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

from parscore.scoring.measures import Day
from parscore.scoring.rules import ExternalRule, Rule
from parscore.scoring.schema import (
    BelowError,
    Between,
    Code,
    Definition,
    FieldCheck,
    MissingKeyError,
    Name,
    NotEmpty,
    Number,
    Points,
    Positive,
    Rest,
    Slug,
    Text,
)

FORMAT = "parscore-criteria/1"
MAX_VERSION = 999_999


class Method(StrEnum):
    """Who supplies the figures of a leaf; only `self` may be typed by the unit."""

    SELF = "self"
    SURVEY = "survey"
    STATISTIC = "statistic"
    OTHERS = "others"


class Policy(StrEnum):
    """What becomes of a leaf that did not arise."""

    FULL = "full"
    EXCLUDE = "exclude"
    RESCALE = "rescale"
    ZERO = "zero"


class LegalBasis(Definition):
    """A document the set or a criterion rests on."""

    number: Text
    date: Day | None = None
    issuer: Text | None = None
    title: Text | None = None


class Deadline(Definition):
    """When something is due, as printed; `date` where the text names a day."""

    text: Text
    date: Day | None = None


class Target(Definition):
    """The objective as printed; `value` where it is a number."""

    text: Text
    value: Number | None = None


class Predecessor(Definition):
    """A hint at the same criterion in an earlier set; a confirmed crosswalk decides."""

    set: Slug
    code: Code
    relation: Literal["same", "renamed", "moved", "split", "merged", "narrowed", "widened"] = "same"


class Coefficient(Definition):
    """What a kind of unit multiplies: the points, or the thresholds of the scale. Kinds not named count 1.

    In the file the kinds stand beside `on`: `{dac_khu: "0.75", on: points}`.
    """

    on: Literal["points", "thresholds"] = "points"
    factors: Annotated[dict[str, Positive], Rest]

    def check(self) -> None:
        if not self.factors:
            raise ValueError('cần ít nhất một loại đơn vị, ví dụ {dac_khu: "0.75", on: points}')

    def factor(self, kind: str) -> Decimal:
        return self.factors.get(kind, Decimal(1))


Maximum = Points | Annotated[dict[str, Points], NotEmpty]
"""A maximum in points, or a map of them by kind of unit."""


class Criterion(Definition):
    """A node: an area, criterion or sub-criterion. A leaf has a maximum and a rule, a parent has children."""

    code: Code
    level: Literal["area", "criterion", "sub_criterion"]
    title: Text
    max: Maximum | None = None
    rule: Rule | None = None
    children: tuple[Self, ...] = ()
    method: Method = Method.SELF
    not_arising: Policy | None = None
    coefficient: Coefficient | None = None
    rescale_to: Positive | None = None
    owner: tuple[Slug, ...] = ()
    coordinating: tuple[Text, ...] = ()
    deadline: Deadline | None = None
    target: Target | None = None
    evidence: tuple[Text, ...] = ()
    guidance: Text | None = None
    legal_basis: tuple[LegalBasis, ...] = ()
    conflicts: tuple[Text, ...] = ()
    previous: tuple[Predecessor, ...] = ()

    def check(self) -> None:
        if self.children:
            for key in ("rule", "coefficient", "not_arising"):
                if getattr(self, key) is not None:
                    raise ValueError(f"mục có mục con (children) không được có khóa {key}")
        else:
            for key in ("max", "rule"):
                if getattr(self, key) is None:
                    raise MissingKeyError(key, "mục không có mục con cần có max và rule")
            if self.rescale_to is not None:
                raise ValueError("rescale_to chỉ dùng cho lĩnh vực hoặc tiêu chí có mục con")

    @property
    def is_leaf(self) -> bool:
        return not self.children

    @cached_property
    def supplied_by(self) -> Method:
        """Who supplies the figures; an external rule is never typed by the unit, whatever the file says."""
        if isinstance(self.rule, ExternalRule) and self.method is Method.SELF:
            return Method.STATISTIC
        return self.method

    def stated_max(self, kind: str) -> Fraction | None:
        """The maximum as written, in points, for a kind of unit; None when none is stated for it."""
        stated = self.max.get(kind) if isinstance(self.max, dict) else self.max
        return None if stated is None else Fraction(stated)

    def full_max(self, kind: str) -> Fraction:
        """The maximum when everything arises: a leaf's own, a parent's sum, or what it is rescaled to."""
        if self.rescale_to is not None:
            return Fraction(self.rescale_to)
        if self.is_leaf:
            return self.stated_max(kind) or Fraction(0)
        return sum((child.full_max(kind) for child in self.children), Fraction(0))

    def walk(self) -> Iterator["Criterion"]:
        """The node and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Rounding(Definition):
    """How scores are rounded: `at: total` rounds only what is shown, `at: leaf` each leaf before it is added."""

    places: Annotated[int, Between(0, 6)] = 2
    mode: Literal["half_up"] = "half_up"
    at: Literal["total", "leaf"] = "total"


class ScaleOfSet(Definition):
    """The full mark of the set, and whether bonus may carry the total past it."""

    total: Positive
    may_exceed: bool
    rounding: Rounding


class Capped(Definition):
    """Bonus or penalty outside the scale, at most `cap` points."""

    cap: Points | None = None


class IndexClass(Definition):
    """A class (xếp loại) and the index in % from which (inclusive) or above which (exclusive) it is given."""

    name: Text
    from_: Number | None = None
    above: Number | None = None

    def check(self) -> None:
        if (self.from_ is None) == (self.above is None):
            raise ValueError("cần đúng một trong hai khóa from (từ … trở lên), above (trên …)")

    def holds(self, index_percent: Fraction) -> bool:
        if self.from_ is not None:
            return index_percent >= Fraction(self.from_)
        return index_percent > Fraction(self.above or 0)


class Gate(Definition):
    """A fact that caps the class, never the score."""

    fact: Name
    label: Text
    best_class: Text


class RankingGroup(Definition):
    """Kinds of unit that are ranked among themselves (khối)."""

    name: Text
    kinds: tuple[Slug, ...]


class Ranking(Definition):
    """Groups ranked apart, and whether ties leave a gap (competition 1, 1, 3) or not (dense 1, 1, 2)."""

    ties: Literal["competition", "dense"] = "competition"
    groups: tuple[RankingGroup, ...] = ()


class Role(Definition):
    """Who owns a criterion, in the words the unit uses."""

    id: Slug
    name: Text


def _gates_name_classes(gates: tuple[Gate, ...], above: Mapping[str, Any]) -> None:
    if "classes" not in above:  # misshapen, and told as such
        return
    classes = [c.name for c in above["classes"]]
    for place, gate in enumerate(gates):
        if gate.best_class not in classes:
            known = ", ".join(classes) or "trống"
            raise BelowError(f"best_class “{gate.best_class}” không có trong classes ({known})", place, "best_class")


def _items_are_leaves(items: tuple[Criterion, ...], above: Mapping[str, Any]) -> None:
    for item in items:
        if not item.is_leaf:
            raise ValueError(f"mục {item.code} ngoài thang điểm không được có mục con")


class CriteriaSet(Definition):
    """A whole set: the tree, and the arithmetic the set itself lays down."""

    format: Literal["parscore-criteria/1"]
    id: Slug
    version: Annotated[int, Between(1, MAX_VERSION)]
    title: Text
    years: Annotated[tuple[Annotated[int, Between(2000, 2100)], ...], NotEmpty]
    unit_kinds: Annotated[tuple[Slug, ...], NotEmpty]
    points_status: Literal["official", "illustrative"]
    scale: ScaleOfSet
    criteria: Annotated[tuple[Criterion, ...], NotEmpty]
    legal_basis: tuple[LegalBasis, ...] = ()
    not_arising: Policy | None = None
    survey_absent: Literal["rescale", "keep"] | None = None
    bonus: Capped = Capped()
    penalty: Capped = Capped()
    class_on: Literal["rounded", "exact"] = "exact"
    classes: tuple[IndexClass, ...] = ()
    gates: tuple[Gate, ...] = ()
    ranking: Ranking = Ranking()
    roles: tuple[Role, ...] = ()
    bonus_items: tuple[Criterion, ...] = ()
    penalty_items: tuple[Criterion, ...] = ()

    field_checks: ClassVar[Mapping[str, FieldCheck]] = {
        "gates": _gates_name_classes,
        "bonus_items": _items_are_leaves,
        "penalty_items": _items_are_leaves,
    }

    @property
    def illustrative(self) -> bool:
        return self.points_status == "illustrative"

    def walk(self) -> Iterator[Criterion]:
        """Every node of the scale in document order."""
        for area in self.criteria:
            yield from area.walk()

    def walk_all(self) -> Iterator[Criterion]:
        """Every node of the scale, then the bonus and penalty items."""
        yield from self.walk()
        yield from self.bonus_items
        yield from self.penalty_items

    @cached_property
    def by_code(self) -> dict[str, Criterion]:
        return {node.code: node for node in self.walk_all()}

    def leaves(self) -> tuple[Criterion, ...]:
        """The leaves of the scale in document order."""
        return self._leaves

    @cached_property
    def _leaves(self) -> tuple[Criterion, ...]:
        return tuple(node for node in self.walk() if node.is_leaf)

    def policy_of(self, leaf: Criterion) -> Policy | None:
        """What becomes of a leaf that did not arise: its own policy, else the set's."""
        return leaf.not_arising or self.not_arising

    def role_name(self, role: str) -> str:
        return next((r.name for r in self.roles if r.id == role), role)
