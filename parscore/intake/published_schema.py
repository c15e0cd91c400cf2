"""The published JSON Schema of `parscore-criteria/1`, made from the one definition of a criteria set.

It is kept as `criteria/parscore-criteria-1.schema.json` for editors and other programs; `python -m
parscore.intake.published_schema` prints it anew after the definition has changed.
"""

import json
import sys
from inspect import cleandoc
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from parscore.intake.checking import form_of
from parscore.scoring.criteria import FORMAT, CriteriaSet
from parscore.scoring.schema import Definition

FILE_NAME = "parscore-criteria-1.schema.json"


class Publisher(GenerateJsonSchema):
    """pydantic's JSON Schema, with what the marks and the docstrings of our definitions add to it."""

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:
        form: JsonSchemaValue = schema["metadata"]["form"]
        return form.copy()

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        form: JsonSchemaValue | None = schema["metadata"]["form"]
        return super().function_before_schema(schema) if form is None else form.copy()

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        published = super().function_after_schema(schema)
        kind: type[Definition] | None = schema.get("metadata", {}).get("definition")
        if kind is not None:
            published.setdefault("additionalProperties", False)
            published["title"], published["description"] = kind.__name__, cleandoc(kind.__doc__ or "")
        return published

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, Definition):
            return {name: self.encode_default(getattr(dft, name)) for name in dft.fields}
        return super().encode_default(dft)


def criteria_schema() -> dict[str, object]:
    """The shape of a criteria file; sums, codes and formulas are judged by `parscore criteria check` alone."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        **Publisher().generate(form_of(CriteriaSet)),
        "title": f"Bộ tiêu chí {FORMAT}",
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(criteria_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
