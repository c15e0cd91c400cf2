"""From lines a person may have edited back to a rule as files keep it."""

import json
from collections.abc import Iterable
from typing import Any

from parscore.scoring.kept import KeptFormError, read_kept
from parscore.scoring.notation import NotationError, RefusedTextError, bare, listed
from parscore.scoring.numbers import shorten
from parscore.scoring.rule_notation.items import Items
from parscore.scoring.rule_notation.lines import Line, lines_of
from parscore.scoring.rule_notation.words import (
    ITEM_KEYS,
    KIND,
    KIND_WORDS,
    KINDS_BY_WORD,
    MAXIMUM,
    MEASURES,
    OWN_FIELDS,
    SCALE,
    SCALE_FIELDS,
    SCALES,
    WHEN,
    Field,
    read_formula,
    read_threshold,
    read_worth,
)
from parscore.scoring.rules import (
    ChecklistRule,
    ChoiceRule,
    DeductionRule,
    ExternalRule,
    FormulaRule,
    ManualRule,
    MeasuredRule,
)
from parscore.scoring.schema import BelowError, Definition

_CLASSES: dict[str, type[Definition]] = {
    "manual": ManualRule,
    "choice": ChoiceRule,
    "checklist": ChecklistRule,
    "deduction": DeductionRule,
    "external": ExternalRule,
    "formula": FormulaRule,
    "measured": MeasuredRule,
}


def read_rule(text: str) -> dict[str, Any]:
    """The rule as files keep it, well formed; NotationError with the line, what is wrong and what to write."""
    lines = list(lines_of(text))
    kind, rest = _kind(lines)
    return _Reading(kind, rest, lines[0].number).rule()


def _kind(lines: list[Line]) -> tuple[str, list[Line]]:
    remedy = f"ghi {KIND}: một trong {listed(KIND_WORDS)}"
    said = [line for line in lines if line.is_about(KIND)]
    if not said:
        raise NotationError(lines[0].number if lines else 1, f"thiếu dòng “{KIND}: …”", remedy)
    if len(said) > 1:
        raise NotationError(said[1].number, f"có hai dòng “{KIND}”", "giữ một dòng")
    kind = KINDS_BY_WORD.key(said[0].value)
    if kind is None:
        raise NotationError(said[0].number, f"không có cách chấm “{shorten(said[0].value)}”", remedy)
    return kind, [line for line in lines if line is not said[0]]


class _Reading:
    """One rule under way; lines are taken away as they are understood, and what is left is told."""

    def __init__(self, kind: str, lines: list[Line], first: int) -> None:
        self._kind, self._lines, self._first = kind, lines, first
        self._places: dict[str, list[int]] = {}

    def rule(self) -> dict[str, Any]:
        kind = self._kind
        if kind in MEASURES:
            scale = self._scale_kind()
            own, of_scale = MEASURES[kind], SCALE_FIELDS[scale or "bands"]
            measure = {"kind": kind, **self._fields(own)}
            rule = {"kind": "measured", "measure": measure, "scale": self._scale(scale or "bands", of_scale)}
            self._nothing_left((*own, *of_scale))
        else:
            rule = self._unmeasured(kind)
        self._judge(rule)
        return rule

    def _unmeasured(self, kind: str) -> dict[str, Any]:
        own = OWN_FIELDS.get(kind, ())
        rule: dict[str, Any] = {"kind": "checklist", "mode": kind} if kind in ("sum", "all") else {"kind": kind}
        known = own
        rule |= self._fields(own)
        if kind == "external":
            scale = self._scale_kind()
            if scale or any(_is_band(line) for line in self._lines):
                known = (*own, *SCALE_FIELDS[scale or "bands"])
                rule["scale"] = self._scale(scale or "bands", SCALE_FIELDS[scale or "bands"])
        if kind == "formula":
            rule["branches"] = self._branches()
        if kind in ITEM_KEYS:
            items = Items(kind)
            for line in self._lines:
                items.add(line)
            if not items.made:
                example = "[a] Tên số liệu" if kind == "formula" else "[co] Có: 1 điểm"
                raise NotationError(self._first, "chưa có dòng nào", f"ghi mỗi mục một dòng, ví dụ {example}")
            rule[ITEM_KEYS[kind]] = items.named()
            self._places[ITEM_KEYS[kind]] = items.lines
            self._lines = []
        if kind == "formula":
            rule["branches"] = rule.pop("branches")
        self._nothing_left(known)
        return rule

    def _fields(self, fields: Iterable[Field]) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for field in fields:
            said = [line for line in self._lines if line.is_about(field.word)]
            if len(said) > 1:
                raise NotationError(said[1].number, f"có hai dòng “{field.word}”", "giữ một dòng")
            if not said or not said[0].value:
                if field.needed:
                    at = said[0].number if said else self._first
                    raise NotationError(at, f"thiếu “{field.word}”", f"ghi {field.word}: {field.form.example}")
            else:
                read[field.key] = _told(said[0], field.form.read, said[0].value)
            self._lines = [line for line in self._lines if line not in said]
        return read

    def _scale_kind(self) -> str | None:
        said = [line for line in self._lines if line.is_about(SCALE)]
        if not said:
            return None
        if len(said) > 1:
            raise NotationError(said[1].number, f"có hai dòng “{SCALE}”", "giữ một dòng")
        self._lines.remove(said[0])
        return str(_told(said[0], SCALES.read, said[0].value))

    def _scale(self, kind: str, fields: Iterable[Field]) -> dict[str, Any]:
        if kind != "bands":
            steps = {"direction": kind} if kind in ("up", "down") else {}
            return {"kind": "steps" if steps else kind, **self._fields(fields), **steps}
        bands: list[dict[str, str]] = []
        for line in [line for line in self._lines if _is_band(line)]:
            threshold = _told(line, read_threshold, line.key)
            bands.append({**threshold, **_told(line, read_worth, line.value)})
            self._places.setdefault("bands", []).append(line.number)
            self._lines.remove(line)
        if not bands:
            self._nothing_left(MEASURES.get(self._kind, ()))
            remedy = f"ghi các mức, ví dụ từ 90: 1 điểm; hoặc {SCALE}: {listed(SCALES.words.values())}"
            raise NotationError(self._first, "chưa ghi số liệu đổi ra điểm thế nào", remedy)
        return {"kind": "bands", "bands": bands}

    def _branches(self) -> list[dict[str, str]]:
        branches = []
        for line in [line for line in self._lines if line.id is None and bare(line.key).split(" ")[0] == bare(WHEN)]:
            when, then = (read_formula(one) for one in ("".join(line.key.split(None, 1)[1:]), line.value))
            if not (when and then):
                raise NotationError(
                    line.number, "thiếu điều kiện hoặc điểm", f"ghi {WHEN} a >= 50: {MAXIMUM} * a / 100"
                )
            branches.append({"when": when, "then": then})
            self._places.setdefault("branches", []).append(line.number)
            self._lines.remove(line)
        if not branches:
            said = "công thức chưa có trường hợp nào"
            raise NotationError(self._first, said, f"ghi {WHEN} điều kiện: điểm, ví dụ {WHEN} a >= 50: {MAXIMUM}")
        return branches

    def _nothing_left(self, known: Iterable[Field]) -> None:
        if self._lines:
            line = self._lines[0]
            words = [field.word for field in known]
            if self._kind in MEASURES or self._kind == "external":
                words += [SCALE, "từ …", "trên …", "còn lại"]
            remedy = f"ở đây dùng: {listed([KIND, *words])}"
            raise NotationError(line.number, f"không hiểu dòng “{shorten(line.text)}”", remedy)

    def _judge(self, rule: dict[str, Any]) -> None:
        """The checks the rule itself makes: repeated ids and thresholds, formulas that cannot be read."""
        try:
            whole = read_kept(_CLASSES[rule["kind"]], json.dumps(rule))
            for part in _parts(whole):
                part.check()
        except BelowError as error:
            raise NotationError(self._line_of(error.below), str(error), "sửa theo lời nhắc này") from None
        except KeptFormError:
            raise NotationError(self._first, "cách chấm chưa đủ", "xem mẫu ở trang Hướng dẫn") from None
        except ValueError as error:
            at = self._places.get("branches", [self._first])[0]
            raise NotationError(at, str(error).replace("max_score", MAXIMUM), "sửa theo lời nhắc này") from None

    def _line_of(self, below: tuple[str | int, ...]) -> int:
        match below:
            case (str(key), int(place), *_) if place < len(self._places.get(key, [])):
                return self._places[key][place]
        return self._first


def _is_band(line: Line) -> bool:
    if line.id is not None or not line.parted:
        return False
    try:
        return read_threshold(line.key) is not None
    except RefusedTextError:
        return True


def _told(line: Line, read: Any, text: str) -> Any:
    try:
        return read(text)
    except RefusedTextError as refusal:
        raise NotationError(line.number, refusal.message, refusal.remedy) from None


def _parts(part: object) -> Iterable[Definition]:
    if isinstance(part, Definition):
        for name in part.fields:
            yield from _parts(getattr(part, name))
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _parts(one)
