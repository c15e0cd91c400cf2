"""The formula rule: named variables and exclusive branches, the way out for what no other rule can say."""

from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from parscore.scoring.answers import Answer
from parscore.scoring.evaluator import (
    RESERVED,
    Evaluate,
    FormulaError,
    Test,
    condition_formula,
    in_words,
    number_formula,
)
from parscore.scoring.inputs import Input, InputKind, check_names, number
from parscore.scoring.outcome import Part, RefusedError, points, short
from parscore.scoring.rules.score import BLANK, Score, only, refuse_repeated
from parscore.scoring.schema import Definition, Name, NotEmpty, Text


class Variable(Definition):
    """A named number of a formula."""

    id: Name
    label: Text


class Branch(Definition):
    """One case of a formula: the condition and the points."""

    when: Text
    then: Text


class FormulaRule(Definition):
    """Named variables and exclusive branches, of which exactly one must hold."""

    kind: Literal["formula"]
    variables: Annotated[tuple[Variable, ...], NotEmpty]
    branches: Annotated[tuple[Branch, ...], NotEmpty]

    def check(self) -> None:
        refuse_repeated("biến", "variables", (v.id for v in self.variables))
        for variable in self.variables:
            if variable.id in RESERVED:
                raise ValueError(f"tên biến “{variable.id}” trùng với từ riêng của công thức; hãy đặt tên khác")
        try:
            _ = self._compiled
        except FormulaError as error:
            raise ValueError(str(error)) from None

    @cached_property
    def _compiled(self) -> tuple[tuple[Test, Evaluate], ...]:
        names = frozenset(v.id for v in self.variables) | {"max_score"}
        return tuple((condition_formula(b.when, names), number_formula(b.then, names)) for b in self.branches)

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(Input(v.id, v.label, InputKind.QUANTITY, signed=True) for v in self.variables)

    def score(self, answer: Answer, max_score: Fraction) -> Score:
        only(answer, "values")
        check_names(answer.values, self.inputs)
        values: dict[str, Fraction] = {"max_score": max_score}
        for field in self.inputs:
            entered = number(answer.values, field)
            if entered is not None:
                values[field.name] = entered
        if len(values) <= len(self.inputs):
            return BLANK
        try:
            held = [place for place, (when, _) in enumerate(self._compiled) if when(values)]
            if len(held) != 1:
                raise RefusedError(
                    f"phải có đúng một trường hợp của công thức đúng, ở đây có {len(held)}; hãy xem lại số liệu"
                )
            earned = self._compiled[held[0]][1](values)
        except ZeroDivisionError:
            raise RefusedError("công thức chia cho 0 với số liệu này") from None
        given: list[Part] = []
        for field in self.inputs:
            given += [", ", f"{field.name} = ", short(values[field.name])]
        branch = self.branches[held[0]]
        parts = (*given[1:], f": {in_words(branch.when)} → {in_words(branch.then)} = ", points(earned))
        return Score(earned, parts, value=earned, reached=held[0])
