"""Words and printed numbers that several parts of the window share. Nothing here needs more than plain Python."""

from fractions import Fraction

from parscore.scoring.numbers import half_up, show_decimal, show_short
from parscore.scoring.outcome import Outcome, Status
from parscore.scoring.result import Result
from parscore.scoring.unit_kinds import UNIT_KINDS as UNIT_KINDS

NONE = "–"
EXTRA = "Tài liệu bổ sung"
STATUS_WORDS = {
    Status.SCORED: "Đã chấm",
    Status.BLANK: "Chưa chấm",
    Status.NOT_ARISING: "Không phát sinh",
    Status.LOCKED: "Khóa",
}
STATUS_ICONS = {
    Status.SCORED: ("check", "done"),
    Status.BLANK: ("blank", "faint"),
    Status.NOT_ARISING: ("dash", "muted"),
    Status.LOCKED: ("lock", "lock"),
}
LOOK_AGAIN = "Cần xem lại"
OWES_EXPLANATION = "Thiếu giải trình"
LOOK_AGAIN_ICON = ("attention", "attention")


def kind_name(kind: str) -> str:
    """A kind of unit as the official reads it; an unknown id is shown as it stands."""
    return UNIT_KINDS.get(kind, kind)


def status_word(outcome: Outcome) -> str:
    """The status of a leaf in words; what needs a second look says so."""
    return LOOK_AGAIN if outcome.problems else STATUS_WORDS[outcome.status]


def status_icon(outcome: Outcome) -> tuple[str, str]:
    """The icon of a leaf's status and the colour it is drawn in."""
    return LOOK_AGAIN_ICON if outcome.problems else STATUS_ICONS[outcome.status]


def score_text(result: Result, score: Fraction | None) -> str:
    """Points as the set rounds them ("1,50"), a dash where there are none."""
    return NONE if score is None else show_decimal(result.shown(score))


def percent_text(result: Result, score: Fraction | None, maximum: Fraction) -> str:
    """What share of its maximum a row has."""
    if score is None or not maximum:
        return NONE
    return f"{show_decimal(result.shown(score * 100 / maximum))} %"


def fraction_text(result: Result, score: Fraction | None, maximum: Fraction) -> str:
    """ "62,50/70"."""
    return f"{score_text(result, score)}/{show_short(maximum)}"


def size_words(size: int) -> str:
    """ "1,2 MB"."""
    for unit, word in ((10**6, "MB"), (10**3, "KB")):
        if size >= unit:
            return f"{show_short(half_up(Fraction(size, unit), 1))} {word}"
    return f"{size} byte"
