"""What a filled declaration form says, and what became of each of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from parscore.scoring.answers import Answer
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.form_lines import Part


class CellState(StrEnum):
    TAKEN = "taken"
    EMPTY = "empty"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CellNews:
    """What became of one cell that can be filled in; `part` says where in the answer of its leaf it belongs."""

    sheet: str
    cell: str
    code: str
    part: Part
    label: str
    typed: str
    state: CellState
    why: str = ""

    @property
    def place(self) -> str:
        return f"{self.sheet}, ô {self.cell}"


@dataclass(frozen=True, slots=True)
class FilledForm:
    """`answers` hold only what was filled in and taken, for leaves of the set the form was read against.

    `reworded` are the leaves whose words or rule are others now than on the form.
    """

    criteria_set: CriteriaSet
    unit: str
    year: int
    answers: Mapping[str, Answer]
    cells: tuple[CellNews, ...]
    reworded: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()

    def count(self, state: CellState) -> int:
        return sum(one.state is state for one in self.cells)

    @property
    def refused(self) -> tuple[CellNews, ...]:
        return tuple(one for one in self.cells if one.state is CellState.REFUSED)
