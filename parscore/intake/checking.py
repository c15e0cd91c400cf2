"""Foreign data made into definitions: every mistake of form at once, told by pydantic's validator.

The validator is made from the annotations of the definitions, so that a definition is written once. pydantic is
imported here and by the published schema alone: nothing foreign is read while the window starts.
"""

import json
from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Self, TypeVar, Union, get_args, get_origin

from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, ValidationError, core_schema

from parscore.scoring.schema import Between, Definition, Judged, Letters, MissingKeyError, NotEmpty, key_of

__all__ = ["ValidationError", "checked", "form_of"]

D = TypeVar("D", bound=Definition)

_validators: dict[type[Definition], SchemaValidator] = {}


def checked(kind: type[D], data: object) -> D:
    """The definition in plain data of a file; ValidationError with everything that is wrong in its form."""
    if kind not in _validators:
        _validators[kind] = SchemaValidator(form_of(kind), core_schema.CoreConfig(strict=True))
    made: D = _validators[kind].validate_json(json.dumps(data))
    return made


def form_of(kind: type[Definition]) -> CoreSchema:
    """The form of a definition as pydantic describes it, with all that stands below it."""
    forms = _Forms()
    top = forms.named(kind)
    return core_schema.definitions_schema(top, list(forms.made.values()))


class _Forms:
    """The forms of classes, each made once and referred to by name, since criteria hold criteria."""

    def __init__(self) -> None:
        self.made: dict[str, CoreSchema] = {}

    def _of(self, owner: type[Definition], annotation: Any, marks: tuple[Any, ...] = ()) -> CoreSchema:
        """The form of one annotation of a definition; the marks of an Annotated around it narrow it."""
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._of(owner, parts[0], parts[1:])
        if origin in (Union, UnionType):
            return self._one_of(owner, parts)
        for mark in marks:
            if isinstance(mark, Judged):
                return core_schema.no_info_plain_validator_function(mark.take, metadata={"form": mark.form})
            if isinstance(mark, Letters):
                return _letters(mark)
            if isinstance(mark, Between):
                return core_schema.int_schema(ge=mark.least, le=mark.most)
        if origin is Literal:
            return core_schema.literal_schema(list(parts))
        least = 1 if NotEmpty in marks else None
        if origin is tuple:
            return core_schema.tuple_schema([self._of(owner, parts[0])], variadic_item_index=0, min_length=least)
        if origin is dict:
            return core_schema.dict_schema(self._of(owner, parts[0]), self._of(owner, parts[1]), min_length=least)
        return _PLAIN[annotation]() if annotation in _PLAIN else self.named(owner if annotation is Self else annotation)

    def _one_of(self, owner: type[Definition], parts: tuple[Any, ...]) -> CoreSchema:
        known = [part for part in parts if part is not NoneType]
        if len(known) == 1:
            form = self._of(owner, known[0])
        elif all(isinstance(part, type) and issubclass(part, Definition) for part in known):
            by_kind = {kind: self._of(owner, part) for part in known for kind in get_args(part.fields["kind"])}
            form = core_schema.tagged_union_schema(by_kind, "kind")
        else:
            one, many = (self._of(owner, part) for part in known)
            several = dict if many["type"] == "dict" else list
            forms = {"one": one, "many": many}
            form = core_schema.tagged_union_schema(forms, lambda value: "many" if isinstance(value, several) else "one")
        return core_schema.nullable_schema(form) if NoneType in parts else form

    def named(self, kind: type[Any]) -> CoreSchema:
        """A reference to a class, whose form is made the first time."""
        name = f"{kind.__module__}.{kind.__qualname__}"
        if name not in self.made:
            form = core_schema.definition_reference_schema(name)
            self.made[name] = form  # until it is made: it may stand below itself
            if issubclass(kind, Enum):
                self.made[name] = core_schema.enum_schema(kind, list(kind), sub_type="str", ref=name)
            else:
                self.made[name] = self._definition(kind, name)
        return core_schema.definition_reference_schema(name)

    def _definition(self, kind: type[Definition], name: str) -> CoreSchema:
        fields = {
            field: core_schema.model_field(self._field(kind, field), validation_alias=key_of(field))
            for field in kind.fields
            if field != kind.rest
        }
        rest = None if kind.rest is None else self._of(kind, get_args(get_args(kind.fields[kind.rest])[0])[1])
        inner = core_schema.model_fields_schema(
            fields,
            model_name=kind.__name__,
            extras_schema=rest,
            extra_behavior="forbid" if rest is None else "allow",
        )

        def made(read: tuple[dict[str, Any], dict[str, Any] | None, set[str]]) -> Definition:
            values, others, _ = read
            definition = kind.unchecked(values if kind.rest is None else {**values, kind.rest: others})
            try:
                definition.check()
            except MissingKeyError as error:
                raise PydanticCustomError("leaf_misses", "thiếu khóa {key}", {"key": error.key}) from None
            return definition

        return core_schema.no_info_after_validator_function(made, inner, ref=name, metadata={"definition": kind})

    def _field(self, kind: type[Definition], field: str) -> CoreSchema:
        form = self._of(kind, kind.fields[field])
        if field in kind.field_checks:
            check = kind.field_checks[field]

            def judged(value: object, info: core_schema.ValidationInfo[Any]) -> object:
                check(value, info.data)
                return value

            form = core_schema.with_info_after_validator_function(judged, form)
        return core_schema.with_default_schema(form, default=getattr(kind, field)) if hasattr(kind, field) else form


_PLAIN: Mapping[Any, Any] = {
    str: core_schema.str_schema,
    int: core_schema.int_schema,
    bool: core_schema.bool_schema,
}


def _letters(mark: Letters) -> CoreSchema:
    text = core_schema.str_schema(pattern=mark.pattern, min_length=mark.shortest, max_length=mark.longest)
    return core_schema.no_info_before_validator_function(mark.prepared, text, metadata={"form": mark.form})
