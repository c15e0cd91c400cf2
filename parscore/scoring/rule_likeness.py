"""Whether two rows are scored the same way: the same rule, but for what a year or another maximum changes of itself."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.leaf import LeafScorer
from parscore.scoring.measures import ChangeMeasure, DateMeasure
from parscore.scoring.rules import FormulaRule, ManualRule, Rule
from parscore.scoring.scales import BandsScale, PerUnitScale, StepsScale
from parscore.scoring.schema import Definition
from parscore.scoring.text import fold

HUNDRED = 100
_POINTS = frozenset({"points", "floor", "cap", "base", "gives"})
_NAMES = frozenset({"id", "label", "source", "numerator", "denominator"})
_TAKEN_FOR_GRANTED = frozenset({"previous_year", "target", "group_mean"})


def same_title(one: str, other: str) -> bool:
    return one == other or _words(one) == _words(other)


def surely_same(old: CriteriaSet, new: CriteriaSet, code: str) -> bool:
    """Whether both sets score a row of this code that is the same to the letter: title, maximum, rule, supplier."""
    one, other = old.by_code.get(code), new.by_code.get(code)
    if one is None or other is None or not (one.is_leaf and other.is_leaf):
        return False
    return (
        same_title(one.title, other.title)
        and (one.max, one.rule, one.coefficient) == (other.max, other.rule, other.coefficient)
        and one.supplied_by is other.supplied_by
    )


def same_way(one: LeafScorer, other: LeafScorer, *, words: bool = True) -> bool:
    """Whether equal work earns the same share of the maximum. Dues of another year and the figures of the year before
    are no other rule; `words` tells whether what is measured must be called the same.
    """
    if one.points_factor != other.points_factor:
        return False
    if isinstance(one.rule, FormulaRule) and one.max_score != other.max_score:
        return False  # its points stand inside the formula
    return _essence(one.rule, one.max_score, words) == _essence(other.rule, other.max_score, words)


def _essence(rule: Rule, maximum: Fraction, words: bool) -> object:
    return "manual" if isinstance(rule, ManualRule) else _part(rule, maximum, words)


def _part(part: object, maximum: Fraction, words: bool) -> object:
    """A part of a rule as a plain value: points as shares of the maximum, words folded."""
    if isinstance(part, Definition):
        return type(part).__name__, tuple(_fields(part, maximum, words))
    if isinstance(part, tuple):
        return tuple(_part(one, maximum, words) for one in part)
    if isinstance(part, str):
        return _words(part)
    return Fraction(part) if isinstance(part, int | Decimal) and not isinstance(part, bool) else part


def _fields(part: Definition, maximum: Fraction, words: bool) -> Iterable[tuple[str, object]]:
    measures = not _is_choice_of_the_rule(part)
    for name in part.fields:
        value = getattr(part, name)
        if name == "id" or (name in _NAMES and measures and not words):
            continue
        if name in _POINTS or name == "share":
            yield from _worth(part, name, value, maximum)
        elif isinstance(part, DateMeasure) and isinstance(value, date):
            yield name, (value.month, value.day)
        elif isinstance(part, ChangeMeasure) and name == "reference_value" and part.reference in _TAKEN_FOR_GRANTED:
            continue
        elif isinstance(part, BandsScale) and name == "bands":
            yield name, _part(tuple(sorted(part.bands, key=lambda band: band.rank)), maximum, words)
        else:
            yield name, _part(value, maximum, words)


def _is_choice_of_the_rule(part: Definition) -> bool:
    """Options, items and faults are what the rule itself says; the names of a measure only say what it measures."""
    return "id" in part.fields


def _worth(part: Definition, name: str, value: Decimal | None, maximum: Fraction) -> Iterable[tuple[str, object]]:
    if value is None:
        capped = name == "cap" and isinstance(part, PerUnitScale | StepsScale)
        if capped:
            yield "worth cap", Fraction(1)
        return
    if name == "share":
        yield "worth points", Fraction(value) / HUNDRED
        return
    share = Fraction(value) / maximum if maximum else Fraction(value)
    yield f"worth {name}", min(share, Fraction(1)) if name == "cap" else share


def _words(text: str) -> str:
    return " ".join(fold(text).split())
