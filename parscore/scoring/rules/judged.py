"""Judged rules: points given by hand, or one of several named levels."""

from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from parscore.scoring.answers import Answer
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.numbers import shorten, show_short
from parscore.scoring.outcome import RefusedError, points, short
from parscore.scoring.rules.score import BLANK, Score, entered_points, only, refuse_repeated, share_or_points
from parscore.scoring.schema import Definition, NotEmpty, Points, Positive, Slug, Text


class ManualRule(Definition):
    """Points judged by hand, 0 to maximum, in steps when the set names one; anything else is refused (C7)."""

    kind: Literal["manual"]
    step: Positive | None = None

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return (Input("points", "Điểm tự chấm", InputKind.MEASURE, "điểm"),)

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        only(answer, "points")
        entered = entered_points(answer, max_score, "điểm")
        if entered is None:
            return BLANK
        if self.step is not None and entered % Fraction(self.step) != 0:
            raise RefusedError(f"điểm {show_short(entered)} không chia hết cho bước {show_short(self.step)}")
        parts = ("chấm trực tiếp: ", short(entered), "/", short(max_score), " → ", points(entered))
        return Score(entered, parts, value=entered)


class Option(Definition):
    """A named level, worth points or a share in % of the maximum."""

    id: Slug
    label: Text
    points: Points | None = None
    share: Points | None = None

    def check(self) -> None:
        if (self.points is None) == (self.share is None):
            raise ValueError("cần đúng một trong hai khóa points (điểm), share (% điểm tối đa)")

    def worth(self, max_score: Fraction) -> Fraction:
        return share_or_points(self.share, self.points, max_score)


class ChoiceRule(Definition):
    """One of several named levels."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], NotEmpty]

    def check(self) -> None:
        refuse_repeated("phương án", "options", (o.id for o in self.options))

    @property
    def inputs(self) -> tuple[Input, ...]:
        return ()

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        only(answer, "choice")
        if not answer.choice:
            return BLANK
        for place, option in enumerate(self.options):
            if option.id == answer.choice:
                worth = option.worth(max_score)
                return Score(worth, (option.label, " → ", points(worth)), reached=place)
        known = ", ".join(o.id for o in self.options)
        raise RefusedError(f"không có phương án “{shorten(answer.choice)}”; các phương án: {known}")
