"""The live sums of the workbook: formulas that come to the same points as the scoring core."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parscore.reports.rows import Row, RowKind
from parscore.scoring.numbers import half_up

MAX, SCORE = "C", "F"
_EVEN = 10  # decimals kept of a sum, so that 81,755 is not shown as 81,75 for want of binary digits
_MOST_ARGUMENTS = 200  # Excel takes 255


@dataclass(frozen=True, slots=True)
class Formulas:
    """Formulas for the rows of a table that stands from line `first` (counted from 1) on its sheet.

    What others took out, stretched or capped stands in them as numbers; what adds up is summed from cells.
    """

    rows: Sequence[Row]
    first: int
    may_exceed: bool

    def cell(self, column: str, place: int) -> str:
        return f"{column}{self.first + place}"

    def max_score(self, place: int) -> str | None:
        """None where the maximum stands as a number: leaves, stretched sums, caps."""
        row = self.rows[place]
        if row.kind is RowKind.TOTAL:
            return f"={self.cell(MAX, self._place(RowKind.SCALE))}"
        if not row.parts or row.stretch is not None or row.kind in (RowKind.BONUS, RowKind.PENALTY):
            return None
        return f"={self._sum(MAX, row.parts)}"

    def score(self, place: int) -> str | None:
        """None where the score stands as a number, is blank or is a word."""
        row = self.rows[place]
        match row.kind:
            case RowKind.NODE if row.parts:
                scored = "+".join(f"COUNT({arguments})" for arguments in self._arguments(SCORE, row.parts))
                return f'=IF({scored}=0,"",{_even(self._stretched(row))})'
            case RowKind.SCALE:
                return f"={_even(self._stretched(row))}"
            case RowKind.BONUS | RowKind.PENALTY if row.parts:
                earned = _even(self._stretched(row))
                return f"={earned}" if row.max_score is None else f"=MIN({earned},{self.cell(MAX, place)})"
            case RowKind.TOTAL:
                return f"={self._total(place)}"
            case RowKind.INDEX:
                total = self._place(RowKind.TOTAL)
                return f"={self._share(total)}"
        return None

    def percent(self, place: int) -> str | None:
        row = self.rows[place]
        if row.max_score is None or row.kind in (RowKind.BONUS, RowKind.PENALTY):
            return None
        return f"={self._share(place)}"

    def _total(self, place: int) -> str:
        scale, bonus, penalty = (
            self.cell(SCORE, self._place(kind)) for kind in (RowKind.SCALE, RowKind.BONUS, RowKind.PENALTY)
        )
        total = _even(f"{scale}+{bonus}-{penalty}")
        return f"MAX(0,{total})" if self.may_exceed else f"MAX(0,MIN({total},{self.cell(MAX, place)}))"

    def _share(self, place: int) -> str:
        score, maximum = self.cell(SCORE, place), self.cell(MAX, place)
        return f'IF(OR({score}="",{maximum}=0),"",{_even(f"{score}*100/{maximum}")})'

    def _stretched(self, row: Row) -> str:
        total = self._sum(SCORE, row.parts)
        if row.stretch is None:
            return total
        whole, remaining = map(_literal, row.stretch)
        return f"({total})*{whole}/{remaining}"

    def _sum(self, column: str, places: Sequence[int]) -> str:
        return "+".join(f"SUM({arguments})" for arguments in self._arguments(column, places))

    def _arguments(self, column: str, places: Sequence[int]) -> Iterator[str]:
        ranges = [
            self.cell(column, start) if start == end else f"{self.cell(column, start)}:{self.cell(column, end)}"
            for start, end in _runs(places)
        ]
        for start in range(0, len(ranges), _MOST_ARGUMENTS):
            yield ",".join(ranges[start : start + _MOST_ARGUMENTS])

    def _place(self, kind: RowKind) -> int:
        return next(place for place, row in enumerate(self.rows) if row.kind is kind)


def _even(expression: str) -> str:
    return f"ROUND({expression},{_EVEN})"


def _literal(value: Fraction) -> str:
    """A maximum as a number of a formula; maxima are decimals, so nothing is lost."""
    return format(half_up(value, _EVEN).normalize(), "f")


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring places as (first, last)."""
    start = end = None
    for place in places:
        if end is not None and place == end + 1:
            end = place
            continue
        if start is not None and end is not None:
            yield start, end
        start = end = place
    if start is not None and end is not None:
        yield start, end
