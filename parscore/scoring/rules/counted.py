"""Counted rules: parts that add up, and faults that are deducted."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from parscore.scoring.answers import Answer
from parscore.scoring.inputs import Input, InputKind, check_names, number
from parscore.scoring.numbers import shorten
from parscore.scoring.outcome import Part, RefusedError, points, short
from parscore.scoring.rules.score import BLANK, ZERO, Score, only, refuse_repeated, share_or_points
from parscore.scoring.schema import Definition, NotEmpty, Points, Slug, Text


class Item(Definition):
    """One part of a checklist; worth points when the parts add up."""

    id: Slug
    label: Text
    points: Points | None = None


class ChecklistRule(Definition):
    """Parts that add up (`sum`), or all or nothing (`all`)."""

    kind: Literal["checklist"]
    mode: Literal["sum", "all"]
    items: Annotated[tuple[Item, ...], NotEmpty]

    def check(self) -> None:
        refuse_repeated("nội dung", "items", (i.id for i in self.items))
        for item in self.items:
            if self.mode == "sum" and item.points is None:
                raise ValueError(f"nội dung {item.id} thiếu points (kiểu sum cộng điểm từng nội dung)")
            if self.mode == "all" and item.points is not None:
                raise ValueError(f"nội dung {item.id} không được ghi points (kiểu all chỉ cho đủ hoặc không)")

    @property
    def inputs(self) -> tuple[Input, ...]:
        return ()

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        only(answer, "checked")
        if answer.checked is None:
            return BLANK
        known = {item.id for item in self.items}
        for one in answer.checked:
            if one not in known:
                raise RefusedError(f"không có nội dung “{shorten(one)}”; các nội dung: {', '.join(sorted(known))}")
        done = [item for item in self.items if item.id in answer.checked]
        told = f"đạt {len(done)}/{len(self.items)} nội dung"
        if self.mode == "all":
            score = max_score if len(done) == len(self.items) else ZERO
            return Score(score, (told, " → ", points(score)))
        score = sum((Fraction(item.points or 0) for item in done), ZERO)
        if len(done) < 2:
            return Score(score, (told, " → ", points(score)))
        terms: list[Part] = []
        for item in done:
            terms += [" + ", short(Fraction(item.points or 0))]
        return Score(score, (told, ": ", *terms[1:], " = ", points(score)))


class Fault(Definition):
    """A kind of fault and what each costs, in points or as a share in % of the maximum."""

    id: Slug
    label: Text
    points: Points | None = None
    share: Points | None = None

    def check(self) -> None:
        if (self.points is None) == (self.share is None):
            raise ValueError("cần đúng một trong hai khóa points (điểm trừ), share (% điểm tối đa)")

    def cost(self, max_score: Fraction) -> Fraction:
        return share_or_points(self.share, self.points, max_score)


class DeductionRule(Definition):
    """From the maximum down, per fault, never under the floor (C7)."""

    kind: Literal["deduction"]
    floor: Points = Decimal(0)
    faults: Annotated[tuple[Fault, ...], NotEmpty]

    def check(self) -> None:
        refuse_repeated("lỗi", "faults", (f.id for f in self.faults))

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(Input(f.id, f.label, InputKind.COUNT, "lần") for f in self.faults)

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        only(answer, "faults")
        if answer.faults is None:
            return BLANK
        check_names(answer.faults, self.inputs)
        lost = ZERO
        parts: list[Part] = [short(max_score)]
        for fault, field in zip(self.faults, self.inputs, strict=True):
            times = number(answer.faults, field)
            if times:
                cost = fault.cost(max_score)
                lost += times * cost
                parts += [" − ", short(times), " × ", short(cost)]
        floor = Fraction(self.floor)
        left = max_score - lost
        if left < floor:
            parts += [" = ", short(left), ", tối thiểu ", points(floor)]
            left = floor
        else:
            parts += [" → ", points(left)] if lost else [" (không có lỗi) → ", points(left)]
        return Score(left, tuple(parts), least=floor)
