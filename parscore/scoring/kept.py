"""The kept form of a definition: JSON text and back, by its annotations alone.

What is read here was checked as a foreign file before it was kept, and whoever reads it compares its checksum: its form
is trusted and its checks are not repeated. To check it anew took a quarter of the time until the tree was filled.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Self, TypeVar, Union, get_args, get_origin

from parscore.scoring.schema import Definition, key_of

D = TypeVar("D", bound=Definition)
Reader = Callable[[Any], Any]

_readers: dict[type[Definition], Reader] = {}
_keys: dict[type[Definition], tuple[tuple[str, str], ...]] = {}
_AS_THEY_ARE = frozenset({str, int, bool, NoneType})


class KeptFormError(ValueError):
    """A kept text that does not fit the definition."""


def read_kept(kind: type[D], text: str) -> D:
    """The definition kept as this text; KeptFormError when it is none."""
    try:
        read: D = _definition(kind)(json.loads(text))
    except (AttributeError, InvalidOperation, LookupError, TypeError, ValueError) as error:
        raise KeptFormError(f"{kind.__name__}: {error!r}") from error
    return read


def kept_text(definition: Definition) -> str:
    """A definition as it is kept: one line, keys in the order of its fields, nothing for what is not stated."""
    return json.dumps(_plain(definition), ensure_ascii=False, separators=(",", ":"))


def checksum(definition: Definition) -> str:
    """What tells one content from another: the SHA-256 of the kept text."""
    return text_checksum(kept_text(definition))


def text_checksum(text: str) -> str:
    """The SHA-256 of a kept text, in hexadecimal."""
    from hashlib import sha256  # loads OpenSSL, which the window can do without when it starts

    return sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:
        return [_plain(part) for part in value]
    if isinstance(value, Definition):
        stated = ((key, getattr(value, name)) for key, name in _keys.get(type(value)) or _keys_of(type(value)))
        data = {key: _plain(held) for key, held in stated if held is not None}
        return data if value.rest is None else data | _plain(getattr(value, value.rest))
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Decimal):
        return format(value, "f")  # never 1E+1, which no file may say
    return value.isoformat() if isinstance(value, date) else value


def _keys_of(kind: type[Definition]) -> tuple[tuple[str, str], ...]:
    """The keys of a class with the names of their fields, worked out once: an editor keeps a set on every change."""
    _keys[kind] = tuple((key_of(name), name) for name in kind.fields if name != kind.rest)
    return _keys[kind]


def _definition(kind: type[Definition]) -> Reader:
    if kind in _readers:
        return _readers[kind]
    fields: dict[str | None, tuple[str, Reader | None]] = {}
    needed = {name for name in kind.fields if name != kind.rest and not hasattr(kind, name)}

    def read(data: dict[str | None, Any]) -> Definition:
        values = {}
        for key, value in data.items():
            name, reader = fields[key]
            values[name] = value if reader is None else reader(value)
        if not needed <= values.keys():
            raise LookupError(*needed - values.keys())
        return kind.unchecked(values)

    def read_with_rest(data: dict[str | None, Any]) -> Definition:
        rest = {key: value for key, value in data.items() if key not in fields}
        return read({key: value for key, value in data.items() if key in fields} | {None: rest})

    _readers[kind] = read_with_rest if kind.rest else read  # before its fields are looked at: criteria hold criteria
    for name, annotation in kind.fields.items():
        fields[None if name == kind.rest else key_of(name)] = name, _reader(kind, annotation)
    return _readers[kind]


def _reader(owner: type[Definition], annotation: Any) -> Reader | None:
    """What makes a field's value of plain data, None where plain data is the value."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _reader(owner, parts[0])
    if origin in (Union, UnionType):
        return _one_of(owner, [part for part in parts if part is not NoneType])
    if origin is tuple:
        return _listed(_reader(owner, parts[0]))
    if origin is dict:
        return _mapped(_reader(owner, parts[1]))
    if origin is Literal or annotation in (bool, int, str):
        return None
    if annotation is date:
        return date.fromisoformat
    if annotation is Self:
        return _definition(owner)
    return _definition(annotation) if issubclass(annotation, Definition) else annotation


def _one_of(owner: type[Definition], parts: list[Any]) -> Reader | None:
    if len(parts) == 1:
        return _reader(owner, parts[0])
    if all(isinstance(part, type) and issubclass(part, Definition) for part in parts):
        kinds = {kind: _definition(part) for part in parts for kind in get_args(part.fields["kind"])}
        return lambda value: kinds[value["kind"]](value)
    one, mapped = (_reader(owner, part) or _same for part in parts)
    return lambda value: mapped(value) if isinstance(value, dict) else one(value)


def _listed(reader: Reader | None) -> Reader:
    return tuple if reader is None else lambda value: tuple(map(reader, value))


def _mapped(reader: Reader | None) -> Reader:
    return dict if reader is None else lambda value: {key: reader(part) for key, part in value.items()}


def _same(value: Any) -> Any:
    return value
