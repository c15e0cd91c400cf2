"""A change of points or shares in words and signs: never by colour alone, never where nothing can be compared."""

from fractions import Fraction

from parscore.scoring.comparison import Change
from parscore.scoring.numbers import half_up, show_decimal
from parscore.scoring.year_comparison import Unit
from parscore.ui.words import NONE

UP, DOWN, SAME = ("rise", "done"), ("fall", "attention"), ("dash", "muted")
SIGNS = {1: UP, -1: DOWN, 0: SAME}
WORDS = {1: "tăng", -1: "giảm", 0: "không đổi"}
BEGAN, EMPTIED = "mới chấm", "đã bỏ điểm"


def points_words(points: Fraction | None, places: int) -> str:
    """Points as the set rounds them."""
    return NONE if points is None else show_decimal(half_up(points, places))


def percent_words(share: Fraction | None, places: int = 2) -> str:
    """A share of the maximum."""
    return NONE if share is None else f"{show_decimal(half_up(share * 100, places))} %"


def signed(difference: Fraction, places: int) -> str:
    """A difference with its sign; one too small to be seen is not shown as nought."""
    rounded = half_up(difference, places)
    while not rounded and difference and places < 6:
        places += 1
        rounded = half_up(difference, places)
    return f"+{show_decimal(rounded)}" if rounded > 0 else show_decimal(rounded)


STATE_WORDS = {
    Change.UP: "tăng",
    Change.DOWN: "giảm",
    Change.UNCHANGED: "không đổi",
    Change.NOT_COMPARABLE: "không so được",
    Change.NO_EARLIER_VALUE: "chưa có số năm trước",
}
STATE_SIGNS = {
    Change.UP: UP,
    Change.DOWN: DOWN,
    Change.UNCHANGED: SAME,
    Change.NOT_COMPARABLE: ("blank", "muted"),
    Change.NO_EARLIER_VALUE: ("add", "muted"),
}
UNIT_WORDS = {Unit.POINTS: "điểm", Unit.PERCENT: "điểm %"}


def state_words(state: Change, change: Fraction | None, unit: Unit, places: int) -> str:
    """ "giảm −5,00 điểm %"; a change is told only where the years can be compared."""
    words = STATE_WORDS[state]
    return words if not change else f"{words} {signed(change, places)} {UNIT_WORDS[unit]}"


def change_words(old: Fraction | None, new: Fraction | None, places: int) -> str:
    """ "tăng +0,50"."""
    if old is None and new is None:
        return NONE
    if old is None:
        return BEGAN
    if new is None:
        return EMPTIED
    difference = new - old
    sign = (difference > 0) - (difference < 0)
    return f"{WORDS[sign]} {signed(difference, places)}" if sign else WORDS[0]
