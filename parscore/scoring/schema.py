"""The building blocks of a criteria set's definition: frozen models without extra keys, decimals without floats."""

from contextlib import suppress
from decimal import Decimal
from typing import Annotated, Any, Self

from parscore.lean import spared
from parscore.scoring.numbers import NumberRefusedError, exact
from parscore.scoring.text import nfc

# pydantic brings OpenSSL for secret texts, time zones, and the metadata of all packages; none is used here, so
# this is the one place that imports it, for the whole core.
with spared("importlib.metadata", "secrets", "zoneinfo"):
    from pydantic import (
        AfterValidator,
        BaseModel,
        BeforeValidator,
        ConfigDict,
        Discriminator,
        Field,
        PlainSerializer,
        StringConstraints,
        Tag,
        ValidationInfo,
        WithJsonSchema,
        field_validator,
        model_validator,
    )
    from pydantic_core import PydanticCustomError

    with suppress(ImportError):
        import pydantic.plugin._loader  # noqa: F401

__all__ = [
    "BeforeValidator",
    "BelowError",
    "Code",
    "ConfigDict",
    "Definition",
    "Discriminator",
    "Field",
    "Name",
    "Number",
    "PlainSerializer",
    "Points",
    "Positive",
    "PydanticCustomError",
    "Slug",
    "Tag",
    "Text",
    "ValidationInfo",
    "WithJsonSchema",
    "field_validator",
    "model_validator",
]


class Definition(BaseModel):
    """A part of a criteria set as written in its file: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    def but(self, **changes: object) -> Self:
        """A copy with other values; what was worked out from the old ones and kept does not come along."""
        copied = self.model_copy(update=changes)
        for kept in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[kept]
        return copied


class BelowError(ValueError):
    """What is wrong stands below the part that finds it; `below` leads there."""

    def __init__(self, message: str, *below: str | int) -> None:
        super().__init__(message)
        self.below = below


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise ValueError('phải là số đặt trong dấu nháy, ví dụ "0.25"')
    try:
        exact(str(value))
    except NumberRefusedError as refusal:
        raise ValueError(str(refusal)) from None
    return Decimal(value)


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise ValueError("không được âm")
    return value


def _positive(value: Decimal) -> Decimal:
    if value <= 0:
        raise ValueError("phải lớn hơn 0")
    return value


def _schema(pattern: str) -> dict[str, Any]:
    return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}]}


def _text_of_code(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_as_text = PlainSerializer(str, return_type=str)

Number = Annotated[Decimal, BeforeValidator(_decimal), _as_text, WithJsonSchema(_schema(r"^-?[0-9]+(\.[0-9]+)?$"))]
"""A signed exact number: a threshold, a reference value."""

Points = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    AfterValidator(_not_negative),
    _as_text,
    WithJsonSchema(_schema(r"^[0-9]+(\.[0-9]+)?$")),
]
"""Points or a share in %, from 0 up."""

Positive = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    AfterValidator(_positive),
    _as_text,
    WithJsonSchema(_schema(r"^[0-9]+(\.[0-9]+)?$")),
]
"""A number above 0: a step, a full mark."""

SLUG = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
CODE = r"^[^\s/\\]{1,40}$"

Text = Annotated[str, AfterValidator(nfc), StringConstraints(min_length=1)]
Slug = Annotated[
    str,
    BeforeValidator(_text_of_code),
    StringConstraints(pattern=SLUG, max_length=64),
    WithJsonSchema(_schema(SLUG)),
]
"""A stable ASCII id."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z_][a-z0-9_]*$", max_length=64)]
"""A variable of a formula or a fact: lower-case ASCII."""

Code = Annotated[
    str,
    BeforeValidator(_text_of_code),
    AfterValidator(nfc),
    StringConstraints(pattern=CODE),
    WithJsonSchema(_schema(CODE)),
]
"""The code of an area, criterion or sub-criterion, as printed: "7.1.10", "II.5.2.g"."""
