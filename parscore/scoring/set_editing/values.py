"""Values typed for the fields of a definition, judged by its annotations as those of a file are, in plain words."""

import re
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from parscore.scoring.schema import CODE, NAME, SLUG, Between, Definition, Judged, Letters, NotEmpty

_FORMS = {
    CODE: "không được có dấu cách hay dấu gạch chéo, dài nhất 40 ký tự",
    SLUG: "chỉ dùng chữ không dấu, chữ số và các dấu . _ -",
    NAME: "chỉ dùng chữ thường không dấu, chữ số và dấu _",
}


class MisfitError(ValueError):
    """A value a field cannot take; the text says what it must be."""


def taken_value(owner: type[Definition], field: str, value: object) -> object:
    """The value as the field keeps it (NFC, tuples, exact decimals)."""
    try:
        return _taken(owner.fields[field], value, ())
    except MisfitError:
        raise
    except ValueError as error:  # a definition's own check
        raise MisfitError(str(error)) from None


def _taken(annotation: Any, value: object, marks: tuple[Any, ...]) -> object:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _taken(parts[0], value, parts[1:])
    if origin in (Union, UnionType):
        return _one_of(parts, value)
    for mark in marks:
        if isinstance(mark, Letters):
            return _letters(mark, value)
        if isinstance(mark, Judged):
            return mark.take(Decimal(format(value, "f")) if isinstance(value, Decimal) else value)
        if isinstance(mark, Between):
            return _between(mark, value)
    if NotEmpty in marks and not value:
        raise MisfitError("cần ít nhất một mục")
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_taken(parts[0], one, ()) for one in value)
    if origin is dict and isinstance(value, dict):
        return {_taken(parts[0], key, ()): _taken(parts[1], held, ()) for key, held in value.items()}
    return _plain(annotation, value)


def _plain(annotation: Any, value: object) -> object:
    if get_origin(annotation) is Literal:
        if value in get_args(annotation):
            return value
    elif isinstance(annotation, type):
        if issubclass(annotation, Enum) and value in list(annotation):
            return annotation(value)
        if isinstance(value, annotation) and not (annotation is int and isinstance(value, bool)):
            return _whole(value) if isinstance(value, Definition) else value
    raise MisfitError("giá trị không hợp lệ")


def _whole(value: Definition) -> Definition:
    """The definition made anew, so that every field and its own check has its say."""
    kind = type(value)
    return kind(**{name: _taken(kind.fields[name], getattr(value, name), ()) for name in kind.fields})


def _one_of(parts: tuple[Any, ...], value: object) -> object:
    if value is None and NoneType in parts:
        return None
    known = [part for part in parts if part is not NoneType]
    for part in known:
        bare = get_args(part)[0] if get_origin(part) is Annotated else part
        wanted = get_origin(bare) or bare
        if isinstance(value, Definition) and isinstance(wanted, type) and isinstance(value, wanted):
            return _taken(part, value, ())
        if (wanted is dict) == isinstance(value, dict) and not isinstance(value, Definition):
            return _taken(part, value, ())
    if value is None:
        raise MisfitError("không được để trống")
    raise MisfitError("giá trị không hợp lệ")


def _letters(mark: Letters, value: object) -> str:
    text = mark.prepared(value)
    if not isinstance(text, str):
        raise MisfitError("phải là chữ")
    if not text.strip():
        raise MisfitError("không được để trống")
    if mark.pattern is not None and not re.search(mark.pattern.replace("$", r"\Z"), text):
        raise MisfitError(_FORMS[mark.pattern])
    if mark.longest is not None and len(text) > mark.longest:
        raise MisfitError(f"dài nhất {mark.longest} ký tự")
    return text


def _between(mark: Between, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise MisfitError("phải là số nguyên")
    if value < mark.least or (mark.most is not None and value > mark.most):
        raise MisfitError(f"phải là số từ {mark.least}" + ("" if mark.most is None else f" đến {mark.most}"))
    return value
