"""Cells of typed figures: numbers, lists, days, points; and the cells of every row, not arising and the note."""

import re
from dataclasses import dataclass, replace

from parscore.intake.cell import MISSING, NOTHING, Cell, plain_words, says_nothing
from parscore.scoring.answers import Answer, Value
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.measures import NEVER
from parscore.scoring.numbers import shorten
from parscore.scoring.reading import TypedRefusedError, reading_of

POINTS = "points"
_NO_INPUT = Input("", "", InputKind.MEASURE)
NOT_DONE = "chưa thực hiện"
_NEVER_WORDS = frozenset(("chua thuc hien", "chua", "khong thuc hien", NEVER))
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_AMBIGUOUS = re.compile(r"-?\d{1,3},\d{3}", re.ASCII)
_HINTS = {
    InputKind.QUANTITY: "Gõ số, ví dụ 1.234 hoặc 98,5.",
    InputKind.COUNT: "Gõ số nguyên, ví dụ 12.",
    InputKind.MEASURE: "Gõ số, ví dụ 98,5.",
    InputKind.MEASURES: "Gõ các giá trị cách nhau bằng dấu chấm phẩy, ví dụ 30; 45; 29,9.",
    InputKind.DATE: f"Gõ ngày/tháng/năm, ví dụ 05/12/2025, hoặc “{NOT_DONE}”.",
}


def _kept(answer: Answer, name: str) -> Value | None:
    return answer.points if name == POINTS else answer.values.get(name)


def _with(answer: Answer, name: str, value: Value | None) -> Answer:
    if name == POINTS:
        return replace(answer, points=None if value is None else str(value))
    values = {n: v for n, v in answer.values.items() if n != name}
    return replace(answer, values=values if value is None else {**values, name: value})


def _shown(field: Input, kept: Value | None) -> str:
    if kept is None or kept == "":
        return ""
    if kept == NEVER and field.kind is InputKind.DATE:
        return NOT_DONE
    if field.kind is InputKind.MEASURES:
        return "; ".join(_comma(item) for item in ((kept,) if isinstance(kept, str) else kept)) or NOTHING
    try:
        return reading_of(field).show(kept)
    except ValueError:  # kept from a file whose numbers are none
        return str(kept)


def _given(field: Input, kept: Value | None) -> str:
    numeric = field.kind in (InputKind.QUANTITY, InputKind.COUNT, InputKind.MEASURE)
    return _comma(kept) if numeric and isinstance(kept, str) else _shown(field, kept)


def _comma(kept: str) -> str:
    """With the decimal comma; three decimals get a fourth, or they would be asked about as thousands."""
    text = kept.replace(".", ",")
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def _read(field: Input, typed: str) -> Value:
    if field.kind is InputKind.DATE:
        if plain_words(typed) in _NEVER_WORDS:
            return NEVER
        if found := _ISO_DAY.fullmatch(typed.strip()):
            typed = "/".join(reversed(found.groups()))
    if field.kind is InputKind.MEASURES and says_nothing(typed):
        return ()
    return reading_of(field).read(typed)


@dataclass(frozen=True, slots=True)
class InputCell(Cell):
    """One figure a rule asks for."""

    field: Input = _NO_INPUT

    @classmethod
    def of(cls, field: Input) -> "InputCell":
        unit = f" Tính bằng {field.unit}." if field.unit else ""
        return cls(field.label, _HINTS[field.kind] + unit, field=field)

    def show(self, answer: Answer) -> str:
        return _shown(self.field, _kept(answer, self.field.name))

    def out(self, answer: Answer) -> str:
        return _given(self.field, _kept(answer, self.field.name))

    def read(self, answer: Answer, typed: str) -> Answer:
        return _with(answer, self.field.name, _read(self.field, typed))

    def cleared(self, answer: Answer) -> Answer:
        return _with(answer, self.field.name, None)


@dataclass(frozen=True, slots=True)
class SeveralCell(Cell):
    """The figures for which no column is left, in one cell and in their order; a dash stands for a missing one."""

    fields: tuple[Input, ...] = ()

    @classmethod
    def of(cls, fields: tuple[Input, ...]) -> "SeveralCell":
        names = "; ".join(field.label for field in fields)
        return cls(names, f"Gõ {len(fields)} số liệu theo thứ tự, cách nhau bằng dấu chấm phẩy.", fields=fields)

    def show(self, answer: Answer) -> str:
        parts = [_shown(field, _kept(answer, field.name)) or MISSING for field in self.fields]
        while parts and parts[-1] == MISSING:
            parts.pop()
        return "; ".join(parts)

    def read(self, answer: Answer, typed: str) -> Answer:
        parts = [part.strip() for part in typed.split(";")]
        if len(parts) > len(self.fields):
            told = f"“{shorten(typed)}” có {len(parts)} số, ở đây chỉ cần {len(self.fields)}."
            raise TypedRefusedError(f"{told} {self.hint}")
        read = [
            None if part in ("", "-", MISSING) else _read(f, part) for f, part in zip(self.fields, parts, strict=False)
        ]
        answer = self.cleared(answer)
        for field, value in zip(self.fields, read, strict=False):
            answer = _with(answer, field.name, value)
        return answer

    def cleared(self, answer: Answer) -> Answer:
        for field in self.fields:
            answer = _with(answer, field.name, None)
        return answer


@dataclass(frozen=True, slots=True)
class NotArisingCell(Cell):
    """ "x" when nothing arose, and after a colon why."""

    def show(self, answer: Answer) -> str:
        if not answer.not_arising:
            return ""
        return f"x: {answer.reason}" if answer.reason else "x"

    def read(self, answer: Answer, typed: str) -> Answer:
        mark, _, reason = typed.strip().partition(":")
        if plain_words(mark) not in ("x", "kps", "khong phat sinh"):
            raise TypedRefusedError(f"“{shorten(typed.strip())}” không phải là dấu không phát sinh. {self.hint}")
        return replace(answer, not_arising=True, reason=reason.strip() or answer.reason)

    def cleared(self, answer: Answer) -> Answer:
        return replace(answer, not_arising=False)


@dataclass(frozen=True, slots=True)
class NoteCell(Cell):
    """The note beside the figures; taken as it stands."""

    def show(self, answer: Answer) -> str:
        return answer.note

    def read(self, answer: Answer, typed: str) -> Answer:
        return replace(answer, note=typed)

    def cleared(self, answer: Answer) -> Answer:
        return replace(answer, note="")


@dataclass(frozen=True, slots=True)
class ExplanationCell(Cell):
    """Why there are points without all the documents; taken as it stands."""

    def show(self, answer: Answer) -> str:
        return answer.explanation

    def read(self, answer: Answer, typed: str) -> Answer:
        return replace(answer, explanation=typed)

    def cleared(self, answer: Answer) -> Answer:
        return replace(answer, explanation="")
