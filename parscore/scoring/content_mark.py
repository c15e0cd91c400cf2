"""Whether a set that went through a workbook is still the same: a mark that equal sets share."""

from decimal import Decimal
from typing import Any

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.kept import checksum
from parscore.scoring.schema import Definition


def content_mark(criteria_set: CriteriaSet) -> str:
    """The same for two sets just when they are equal, however their numbers are written ("2.5", "2.50")."""
    even: CriteriaSet = _even(criteria_set)
    return checksum(even)


def _even(value: Any) -> Any:
    if isinstance(value, Definition):
        return value.but(**{name: _even(getattr(value, name)) for name in value.fields})
    if isinstance(value, tuple):
        return tuple(map(_even, value))
    if isinstance(value, dict):
        return {key: _even(value[key]) for key in sorted(value)}
    if isinstance(value, Decimal):
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return Decimal(0) if value == 0 else Decimal(text)
    return value
