"""The letterheads written for the tests, and what a person would write down of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from parscore.intake.documents.proposal import DocumentProposal
from parscore.intake.documents.read_text import ReadText
from parscore.intake.documents.signatures import Kind

FIELDS = ("doc_type", "number", "issued_on", "issuer", "superior", "subject")


class Letterhead(NamedTuple):
    name: str
    expected: dict[str, str]
    text: ReadText


def letterheads() -> Iterator[Letterhead]:
    content = Path(__file__).with_name("letterheads.txt").read_text(encoding="utf-8")
    for block in content.split("\n== ")[1:]:
        head, _, body = block.partition("\n----\n")
        name, _, values = head.partition("\n")
        expected = dict(zip(FIELDS, (value.strip() for value in values.split("|")), strict=True))
        pages = tuple(body.rstrip("\n").replace("→", "\t").split("\n~~~ next page\n"))
        yield Letterhead(name, expected, ReadText(pages, Kind.PDF))


def told(proposal: DocumentProposal) -> dict[str, str]:
    """The proposal in the words of the corpus."""
    return {field: str(found.value) if (found := getattr(proposal, field)) else "" for field in FIELDS}
