"""A year scored without this program: its result at whatever depth is known, from a total alone to each row."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from parscore.scoring.text import nfc


class Depth(StrEnum):
    """How far such a result reaches; years are compared only as far as both reach."""

    TOTAL = "total"
    AREAS = "areas"
    ROWS = "rows"


class EarlierRow(NamedTuple):
    """One area, or one row of an area. `score` is None where the paper has none, `max_score` where it is not told."""

    code: str
    title: str
    score: Decimal | None
    max_score: Decimal | None = None
    area: bool = False


class EarlierYear(NamedTuple):
    """What a paper of an earlier year says. `rank` is as printed ("3/45", "không xếp hạng"); nothing is worked out."""

    year: int
    title: str
    total: Decimal | None
    max_score: Decimal | None = None
    class_name: str = ""
    rank: str = ""
    rows: tuple[EarlierRow, ...] = ()
    published: bool = False

    @property
    def depth(self) -> Depth:
        if any(not row.area for row in self.rows):
            return Depth.ROWS
        return Depth.AREAS if self.rows else Depth.TOTAL

    def as_data(self) -> dict[str, Any]:
        """What stands beside the year, its name and its stage, as JSON data."""
        data: dict[str, Any] = {
            "depth": self.depth.value,
            "total": _text(self.total),
            "max": _text(self.max_score),
            "class": self.class_name,
            "rank": self.rank,
        }
        data["rows"] = [
            {
                "code": row.code,
                "title": row.title,
                "score": _text(row.score),
                "max": _text(row.max_score),
                "area": row.area,
            }
            for row in self.rows
        ]
        return data

    @classmethod
    def from_data(cls, year: int, title: str, data: Mapping[str, Any], *, published: bool) -> "EarlierYear":
        """Read back what `as_data` wrote."""
        rows = tuple(
            EarlierRow(nfc(one["code"]), nfc(one["title"]), _number(one["score"]), _number(one["max"]), one["area"])
            for one in data["rows"]
        )
        total, maximum = _number(data["total"]), _number(data["max"])
        return cls(year, title, total, maximum, nfc(data["class"]), nfc(data["rank"]), rows, published)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _number(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
