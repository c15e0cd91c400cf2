"""The formula rule: named variables and exclusive branches, the way out for what no other rule can say."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

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
from parscore.scoring.numbers import show_short
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


class _Put(NamedTuple):
    """A formula with the numbers in the places of its variables, written out only when the working is read."""

    formula: str
    values: Mapping[str, Fraction]

    def __str__(self) -> str:
        return in_words(self.formula, {name: _in_place(value) for name, value in self.values.items()})


def _in_place(value: Fraction) -> str:
    return f"({show_short(value)})" if value < 0 else show_short(value)


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
            given += ["; ", f"{field.label} = ", short(values[field.name])]
        branch = self.branches[held[0]]
        put = (_Put(branch.when, values), " → ", _Put(branch.then, values))
        parts = (*given[1:], ": ", *put, " = ", points(earned))
        return Score(earned, parts, value=earned, reached=held[0])
