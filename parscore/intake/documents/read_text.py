"""The text of a document, page by page, as far as it could be read."""

from dataclasses import dataclass, replace

from parscore.intake.documents.signatures import Kind
from parscore.intake.old_fonts import Code


@dataclass(frozen=True, slots=True)
class Limits:
    """How far reading goes before it ends with what it has: time, memory, pages, letters, bytes of the file."""

    seconds: float = 4.0
    memory: int = 1_000_000_000
    pages: int = 300
    letters: int = 2_000_000
    size: int = 600_000_000


@dataclass(frozen=True, slots=True)
class ReadText:
    """The pages as they stand in the file; columns that stand side by side are parted by a tab.

    `complete` is False when something was not read, and `why` then says what and what to do. `page_count` is how many
    pages the document has, None where its kind does not tell. Where letters seem to be in TCVN3 or VNI, `converted`
    holds the pages in Unicode: a proposal, taken only by `as_converted`.
    """

    pages: tuple[str, ...]
    kind: Kind
    complete: bool = True
    why: str = ""
    page_count: int | None = None
    old_code: Code | None = None
    converted: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not any(page.strip() for page in self.pages)

    def as_converted(self) -> "ReadText":
        """The text a person confirmed to be in an old code, in Unicode."""
        if not self.converted:
            return self
        return replace(self, pages=self.converted, old_code=None, converted=())


def nothing(kind: Kind, why: str) -> ReadText:
    """No text, and the sentence why."""
    return ReadText((), kind, complete=False, why=why)
