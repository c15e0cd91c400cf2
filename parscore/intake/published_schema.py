"""The published JSON Schema of `parscore-criteria/1`, made from the one definition of a criteria set.

It is kept as `criteria/parscore-criteria-1.schema.json` for editors and other programs; `python -m
parscore.intake.published_schema` prints it anew after the definition has changed.
"""

import json
import sys

from parscore.scoring.criteria import FORMAT, CriteriaSet

FILE_NAME = "parscore-criteria-1.schema.json"


def criteria_schema() -> dict[str, object]:
    """The shape of a criteria file; sums, codes and formulas are judged by `parscore criteria check` alone."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        **CriteriaSet.model_json_schema(by_alias=True, mode="validation"),
        "title": f"Bộ tiêu chí {FORMAT}",
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(criteria_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
