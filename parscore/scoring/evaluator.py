"""A safe evaluator for the formulas of criteria sets: exact numbers, named variables, nothing else.

Python's own parser reads the text; only the few kinds of node listed here are then walked. Numbers are taken from the
text itself, so 0.95 is exactly 95/100.
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor

from parscore.scoring.numbers import MAX_DIGITS

MAX_LENGTH = 1000
MAX_DEPTH = 40

Evaluate = Callable[[Mapping[str, Fraction]], Fraction]
Test = Callable[[Mapping[str, Fraction]], bool]

_ARITHMETIC: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Fraction, Fraction], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: dict[str, tuple[int, int, Callable[..., Fraction]]] = {
    "min": (2, 20, min),
    "max": (2, 20, max),
    "abs": (1, 1, abs),
    "floor": (1, 1, lambda x: Fraction(floor(x))),
    "ceil": (1, 1, lambda x: Fraction(ceil(x))),
}
RESERVED = frozenset({*_FUNCTIONS, "and", "or", "not", "max_score"})


_WORDS = {
    "max_score": "điểm tối đa",
    "and": "và",
    "or": "hoặc",
    "not": "không",
    "min": "số nhỏ nhất trong",
    "max": "số lớn nhất trong",
    "abs": "giá trị tuyệt đối",
    "floor": "làm tròn xuống",
    "ceil": "làm tròn lên",
    ">=": "≥",
    "<=": "≤",
    "==": "=",
    "!=": "≠",
    "*": "×",
    "-": "−",
    ",": ";",
}
_TOKEN = re.compile(r"[A-Za-z_]\w*|\d+(?:\.\d+)?|[<>=!]=|\S|\s+")


class FormulaError(ValueError):
    """The formula cannot be read; the text says what and where, in Vietnamese."""


def number_formula(text: str, variables: frozenset[str]) -> Evaluate:
    """A formula that gives a number."""
    return _Reader(text, variables).number(_parse(text), 0)


def condition_formula(text: str, variables: frozenset[str]) -> Test:
    """A formula that is true or false."""
    return _Reader(text, variables).test(_parse(text), 0)


def in_words(text: str, names: Mapping[str, str] | None = None) -> str:
    """A formula as an official reads it: "max_score * a / b" as "điểm tối đa × a / b"; `names` for the variables."""
    words = {**_WORDS, **names} if names else _WORDS
    tokens = _TOKEN.findall(text)
    return "".join(words.get(t, t.replace(".", ",") if t[0].isdigit() else t) for t in tokens)


def _parse(text: str) -> ast.expr:
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"công thức dài quá {MAX_LENGTH} ký tự")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise FormulaError(f"không đọc được công thức “{text}”") from None


class _Reader:
    def __init__(self, text: str, variables: frozenset[str]) -> None:
        self._text = text.strip()
        self._variables = variables

    def _refuse(self, node: ast.AST, wanted: str) -> FormulaError:
        part = ast.get_source_segment(self._text, node) or self._text
        return FormulaError(f"“{part}” không dùng được trong công thức; cần {wanted}")

    def number(self, node: ast.expr, depth: int) -> Evaluate:
        if depth > MAX_DEPTH:
            raise FormulaError("công thức lồng quá nhiều tầng")
        match node:
            case ast.Constant(value=literal) if not isinstance(literal, bool):
                constant = self._constant(node)
                return lambda names: constant
            case ast.Name(id=name):
                if name not in self._variables:
                    known = ", ".join(sorted(self._variables))
                    raise FormulaError(f"không có biến “{name}”; các biến: {known}")
                return lambda names: names[name]
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                value = self.number(inner, depth + 1)
                return lambda names: -value(names)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
                apply = _ARITHMETIC[type(op)]
                one, two = self.number(left, depth + 1), self.number(right, depth + 1)
                return lambda names: apply(one(names), two(names))
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
                least, most, function = _FUNCTIONS[name]
                if not least <= len(args) <= most:
                    raise FormulaError(f"hàm {name} cần từ {least} đến {most} số, ở đây có {len(args)}")
                values = [self.number(arg, depth + 1) for arg in args]
                return lambda names: function(*(value(names) for value in values))
        raise self._refuse(node, "số, biến, + - * /, min max abs floor ceil")

    def _constant(self, node: ast.Constant) -> Fraction:
        written = ast.get_source_segment(self._text, node) or ""
        if not written.replace(".", "", 1).isdecimal() or len(written) > MAX_DIGITS:
            raise self._refuse(node, "số thập phân với dấu chấm, ví dụ 0.95")
        return Fraction(written)

    def test(self, node: ast.expr, depth: int) -> Test:
        if depth > MAX_DEPTH:
            raise FormulaError("công thức lồng quá nhiều tầng")
        match node:
            case ast.Constant(value=bool() as truth):
                return lambda names: truth
            case ast.BoolOp(op=op, values=values):
                tests = [self.test(value, depth + 1) for value in values]
                join = all if isinstance(op, ast.And) else any
                return lambda names: join(test(names) for test in tests)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                negated = self.test(inner, depth + 1)
                return lambda names: not negated(names)
            case ast.Compare(left=left, ops=ops, comparators=rest) if all(type(o) in _COMPARISONS for o in ops):
                return self._comparison(left, ops, rest, depth)
        raise self._refuse(node, "một so sánh đúng hoặc sai, ví dụ a >= 50")

    def _comparison(self, left: ast.expr, ops: list[ast.cmpop], rest: list[ast.expr], depth: int) -> Test:
        sides = [self.number(side, depth + 1) for side in (left, *rest)]
        compare = [_COMPARISONS[type(op)] for op in ops]

        def holds(names: Mapping[str, Fraction]) -> bool:
            values = [side(names) for side in sides]
            return all(c(a, b) for c, a, b in zip(compare, values, values[1:], strict=False))

        return holds
