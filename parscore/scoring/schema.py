"""The building blocks of a criteria set's definition: frozen parts without extra keys, decimals without floats.

The annotations of a part say all that is to be known of its form. `parscore.scoring.kept` reads and writes by them what
the workspace keeps; `parscore.intake` makes from them the checks of foreign files and the published JSON Schema.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, NoReturn, Self, dataclass_transform, get_origin

from parscore.scoring.numbers import NumberRefusedError, exact
from parscore.scoring.text import nfc


class BelowError(ValueError):
    """What is wrong stands below the part that finds it; `below` leads there."""

    def __init__(self, message: str, *below: str | int) -> None:
        super().__init__(message)
        self.below = below


class MissingKeyError(ValueError):
    """A key is missing that this part needs, though not every part of its class does."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"thiếu khóa {key}: {reason}")
        self.key = key


class NotEmpty:
    """A list or a map that holds at least one thing."""


class Rest:
    """The map of all keys the part does not name itself."""


class Between:
    """A whole number from `least` to `most`."""

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least = least
        self.most = most


class Judged:
    """What one function takes: it gives the value that is kept, or raises ValueError; `form` says so in JSON Schema."""

    def __init__(self, take: Callable[[object], object], form: dict[str, Any]) -> None:
        self.take = take
        self.form = form


class Letters:
    """A text; `composed` brings it into NFC, `digits` also takes a number that stands unquoted."""

    def __init__(
        self,
        pattern: str | None = None,
        *,
        shortest: int | None = None,
        longest: int | None = None,
        composed: bool = False,
        digits: bool = False,
    ) -> None:
        self.pattern = pattern
        self.shortest = shortest
        self.longest = longest
        self.form = number_form(pattern) if digits and pattern else None
        self._composed = composed
        self._digits = digits

    def prepared(self, value: object) -> object:
        """The value as its letters are to be judged; what is no text stays what it is."""
        if self._digits and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return nfc(value) if self._composed and isinstance(value, str) else value


FieldCheck = Callable[[Any, Mapping[str, Any]], None]
"""Judges the value of a field beside those fields above it that are well shaped; raises ValueError."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Definition:
    """A part of a criteria set as written in its file: frozen, equal to another whose fields are equal.

    A field with a trailing underscore stands in files without it. A union of definitions is told apart by `kind`.
    """

    # dataclass would do the same in half a millisecond of every start for each of the forty classes
    fields: ClassVar[Mapping[str, Any]] = {}
    rest: ClassVar[str | None] = None
    field_checks: ClassVar[Mapping[str, FieldCheck]] = {}

    def __init_subclass__(cls) -> None:
        own = vars(cls).get("__annotations__", {}).items()
        cls.fields = {**cls.fields, **{name: kind for name, kind in own if get_origin(kind) is not ClassVar}}
        cls.rest = next((name for name, kind in own if Rest in getattr(kind, "__metadata__", ())), cls.rest)

    def __init__(self, **values: Any) -> None:
        missing = [name for name in self.fields if name not in values and not hasattr(type(self), name)]
        if missing or not values.keys() <= self.fields.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.fields)}; given: {', '.join(values)}")
        vars(self).update(values)
        for name in self.field_checks.keys() & values.keys():
            self.field_checks[name](values[name], {above: getattr(self, above) for above in self.fields})
        self.check()

    @classmethod
    def unchecked(cls, values: Mapping[str, Any]) -> Self:
        """A definition from the values of its fields that are known to fit."""
        made = cls.__new__(cls)
        vars(made).update(values)
        return made

    def check(self) -> None:
        """Raise ValueError when fields that are each well shaped do not fit together."""

    def but(self, **changes: object) -> Self:
        """A copy with other values, unchecked; what was worked out from the old ones and kept does not come along."""
        return self.unchecked({name: getattr(self, name) for name in self.fields} | changes)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.fields))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.fields)
        return f"{type(self).__name__}({told})"


def key_of(field: str) -> str:
    """The key under which a field stands in files: `from_` as `from`."""
    return field.removesuffix("_")


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise ValueError('phải là số đặt trong dấu nháy, ví dụ "0.25"')
    try:
        exact(str(value))
    except NumberRefusedError as refusal:
        raise ValueError(str(refusal)) from None
    return Decimal(value)


def _not_negative(value: object) -> Decimal:
    number = _decimal(value)
    if number < 0:
        raise ValueError("không được âm")
    return number


def _positive(value: object) -> Decimal:
    number = _decimal(value)
    if number <= 0:
        raise ValueError("phải lớn hơn 0")
    return number


def number_form(pattern: str) -> dict[str, Any]:
    """The JSON Schema of digits that may stand quoted or not."""
    return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}]}


_UNSIGNED = number_form(r"^[0-9]+(\.[0-9]+)?$")
SLUG = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
NAME = r"^[a-z_][a-z0-9_]*$"
CODE = r"^[^\s/\\]{1,40}$"

Number = Annotated[Decimal, Judged(_decimal, number_form(r"^-?[0-9]+(\.[0-9]+)?$"))]
"""A signed exact number: a threshold, a reference value."""

Points = Annotated[Decimal, Judged(_not_negative, _UNSIGNED)]
"""Points or a share in %, from 0 up."""

Positive = Annotated[Decimal, Judged(_positive, _UNSIGNED)]
"""A number above 0: a step, a full mark."""

Text = Annotated[str, Letters(shortest=1, composed=True)]

Slug = Annotated[str, Letters(SLUG, longest=64, digits=True)]
"""A stable ASCII id."""

Name = Annotated[str, Letters(NAME, longest=64)]
"""A variable of a formula or a fact: lower-case ASCII."""

Code = Annotated[str, Letters(CODE, composed=True, digits=True)]
"""The code of an area, criterion or sub-criterion, as printed: "7.1.10", "II.5.2.g"."""
