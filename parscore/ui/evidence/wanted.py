"""Which documents are wanted: a search without accents, and one choice each of row, state, issuer and date."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from parscore.scoring.document_state import DocumentState
from parscore.scoring.text import fold, sought
from parscore.ui.evidence.lines import DocumentLine


class When(StrEnum):
    """The day of a document beside the assessed year."""

    WITHIN = "within"
    OUTSIDE = "outside"
    UNDATED = "undated"


WHEN_WORDS: Mapping[When, str] = {
    When.WITHIN: "Trong năm",
    When.OUTSIDE: "Ngoài năm",
    When.UNDATED: "Chưa ghi ngày",
}


class Wanted(NamedTuple):
    """What is chosen; None wants all, "" the documents without an issuer; `aside` those taken off the list alone."""

    text: str = ""
    code: str | None = None
    state: DocumentState | None = None
    issuer: str | None = None
    when: When | None = None
    aside: bool = False


class Counts(NamedTuple):
    """How many documents each choice would leave, with all other choices as they are."""

    codes: Counter[str]
    states: Counter[DocumentState]
    issuers: Counter[str]
    whens: Counter[When]


def when_of(line: DocumentLine, year: int) -> When:
    issued = line.document.issued_on
    if issued is None:
        return When.UNDATED
    return When.WITHIN if issued.year == year else When.OUTSIDE


CodesOf = Callable[[str], frozenset[str]]
"""Names the leaves of a row of the set."""


def found(lines: Sequence[DocumentLine], wanted: Wanted, year: int, codes_of: CodesOf) -> list[DocumentLine]:
    """The lines wanted, in the order given."""
    left = _searched(lines, wanted.text)
    if wanted.code is not None:
        codes = codes_of(wanted.code)
        left = [line for line in left if not codes.isdisjoint(line.codes)]
    if wanted.state is not None:
        left = [line for line in left if line.state is wanted.state]
    if wanted.issuer is not None:
        left = [line for line in left if line.document.issuer == wanted.issuer]
    if wanted.when is not None:
        left = [line for line in left if when_of(line, year) is wanted.when]
    return list(left)


def counts_of(lines: Sequence[DocumentLine], wanted: Wanted, year: int, codes_of: CodesOf) -> Counts:
    """What every choice would come to, were it made in place of the one of its kind."""
    codes = None if wanted.code is None else codes_of(wanted.code)
    counts = Counts(Counter(), Counter(), Counter(), Counter())
    for line in _searched(lines, wanted.text):
        when, issuer = when_of(line, year), line.document.issuer
        fits = (
            codes is None or not codes.isdisjoint(line.codes),
            wanted.state is None or line.state is wanted.state,
            wanted.issuer is None or issuer == wanted.issuer,
            wanted.when is None or when is wanted.when,
        )
        missed = fits.count(False)
        if missed > 1:
            continue
        if not missed or not fits[0]:
            counts.codes.update(line.codes)
        if not missed or not fits[1]:
            counts.states[line.state] += 1
        if not missed or not fits[2]:
            counts.issuers[issuer] += 1
        if not missed or not fits[3]:
            counts.whens[when] += 1
    return counts


def _searched(lines: Sequence[DocumentLine], typed: str) -> Sequence[DocumentLine]:
    """The lines that hold every word typed. Marks count when typed."""
    words = typed.split()
    if not words:
        return lines
    bare = [fold(word) for word in words]
    left = [line for line in lines if all(word in line.folded for word in bare)]
    marked = [
        pattern for word, flat in zip(words, bare, strict=True) if word.casefold() != flat for pattern in sought(word)
    ]
    return [line for line in left if all(pattern.search(line.spelled) for pattern in marked)] if marked else left
