"""Numbers in the attributes of a foreign file: what is none counts as the default."""

import re

_WHOLE = re.compile(r"[0-9]{1,7}", re.ASCII)
_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,20})?", re.ASCII)


def whole(text: str | None, default: int = 0) -> int:
    """A row, column or number in a list."""
    return int(text) if text and _WHOLE.fullmatch(text) else default


def decimal(text: str | None, default: float) -> float:
    """A width, height or size."""
    return float(text) if text and _DECIMAL.fullmatch(text) else default
