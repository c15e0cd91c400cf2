"""What is checked, and what a check finds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from parscore.scoring.answers import BLANK, Answer, AnswerSheet
from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.edits import Circumstances
from parscore.scoring.evidence import Document, Link, Links, telling
from parscore.scoring.outcome import Severity
from parscore.scoring.result import Result
from parscore.scoring.state import State


class Duty(NamedTuple):
    """One thing to do or to know before submitting; `kind` is a stable English id, `code` empty for the whole sheet."""

    code: str
    severity: Severity
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Case:
    """An assessment as it stands, with the day on which it is looked at; `lost` are documents without their file."""

    criteria_set: CriteriaSet
    sheet: AnswerSheet
    result: Result
    links: Links
    documents: Mapping[int, Document]
    circumstances: Circumstances
    today: date
    state: State
    sample: bool
    lost: Collection[int] = ()

    def items(self) -> Iterator[Criterion]:
        """Every leaf, then bonus and penalty items."""
        yield from self.criteria_set.leaves()
        yield from self.criteria_set.bonus_items
        yield from self.criteria_set.penalty_items

    def answer(self, code: str) -> Answer:
        return self.sheet.answers.get(code) or BLANK

    def proving(self, code: str) -> tuple[Link, ...]:
        """The links of a leaf whose files say anything."""
        return telling(self.links.get(code, ()), self.documents)

    def documents_of(self, code: str) -> Iterator[tuple[Link, Document]]:
        """The documents of a leaf that are known."""
        for link in self.links.get(code, ()):
            if (document := self.documents.get(link.document)) is not None:
                yield link, document


def error(code: str, kind: str, message: str) -> Duty:
    return Duty(code, Severity.ERROR, kind, message)


def warning(code: str, kind: str, message: str) -> Duty:
    return Duty(code, Severity.WARNING, kind, message)


def hint(code: str, kind: str, message: str) -> Duty:
    return Duty(code, Severity.HINT, kind, message)


def listed(codes: list[str], most: int = 6) -> str:
    """ "1.1, 1.2 và 4 mục khác"."""
    rest = len(codes) - most
    return ", ".join(codes[:most]) + (f" và {rest} mục khác" if rest > 0 else "")
