"""The parts of one scoring text."""

from dataclasses import dataclass, field
from decimal import Decimal

from parscore.intake.scoring_text.tokens import Sort, Token, Tokens
from parscore.intake.scoring_text.worth import Worth


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition with its points.

    `first` when the points stand before it ("1 điểm nếu …"), `each` when they are given for each ("2 điểm/lần").
    """

    label: Tokens
    text: str
    worth: Worth
    first: bool = False
    marked: bool = False
    each: bool = False

    @property
    def nothing(self) -> bool:
        return self.worth.amount == 0


@dataclass(frozen=True, slots=True)
class Remark:
    """A segment without points of its own."""

    label: Tokens
    text: str
    marked: bool = False


@dataclass(slots=True)
class Passage:
    """All parts of one text. `cap` is the most that may be given, `taken_cap` the most that may be taken away.

    `open_points` when a level leaves its points to whoever judges ("trừ 1-3 điểm", "đạt tối đa 3 điểm").
    `rounded` is what the text says of rounding.
    """

    text: str
    row: Tokens
    clauses: list[Clause] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unarisen: list[Remark] = field(default_factory=list)
    cap: Decimal | None = None
    taken_cap: Decimal | None = None
    open_points: bool = False
    rounded: str = ""

    @property
    def suspects(self) -> list[Token]:
        return [token for token in self.row if token.sort is Sort.SUSPECT]
