"""The documents of the year as lines of a table: texts and keys are made when first asked for, and kept."""

from collections.abc import Container, Mapping, Sequence
from enum import IntEnum
from operator import attrgetter
from typing import Any

from parscore.scoring.document_state import STATE_WORDS, DocumentState, Proving, state_of
from parscore.scoring.evidence import Document, Link, Links
from parscore.scoring.text import fold, natural_key, sort_key, spelled
from parscore.ui.words import size_words


class Column(IntEnum):
    """The columns, in the order they stand."""

    NUMBER, KIND, DAY, ISSUER, SUBJECT, CODES, STATE, SIZE = range(8)


HEADINGS = (
    "Số, ký hiệu",
    "Loại",
    "Ngày",
    "Cơ quan ban hành",
    "Trích yếu, tên tệp",
    "Mục",
    "Tình trạng",
    "Cỡ",
)
ASIDE_WORDS = "Đã bỏ khỏi danh sách"
Rows = Mapping[str, tuple[Link, ...]]
_NO_ROWS: Rows = {}
_STATE_PLACES = {state: place for place, state in enumerate(DocumentState)}


class DocumentLine:
    """One document with what it proves; a line is never changed, another takes its place. `order` is the one of the
    rows it proves.
    """

    __slots__ = (
        "_aside",
        "_folded",
        "_keys",
        "_lost",
        "_rows",
        "_spelled",
        "_state",
        "_texts",
        "_year",
        "codes",
        "document",
        "order",
    )

    def __init__(
        self, document: Document, codes: tuple[str, ...], rows: Rows, place: int, year: int, lost: bool, aside: bool
    ) -> None:
        self.document = document
        self.codes = codes
        self.order = (not codes, place, document.id)
        self._rows = rows
        self._year = year
        self._lost = lost
        self._aside = aside
        self._state: DocumentState | None = None
        self._texts: dict[Column, str] = {}
        self._keys: dict[Column, Any] = {}
        self._folded: str | None = None
        self._spelled: str | None = None

    @property
    def state(self) -> DocumentState:
        if self._state is None:
            lost = (self.document.id,) if self._lost else ()
            self._state = state_of(self.document, self.provings, self._year, lost)
        return self._state

    @property
    def aside(self) -> bool:
        """Whether the official took it off the list; one that proves something stands there all the same."""
        return self._aside and not self.codes

    @property
    def provings(self) -> tuple[Proving, ...]:
        """Every link of it, by the rows it proves."""
        return tuple(Proving(code, link) for code in self.codes for link in self._rows[code])

    def text(self, column: Column) -> str:
        found = self._texts.get(column)
        if found is None:
            found = self._texts[column] = self._made(column)
        return found

    def _made(self, column: Column) -> str:
        document = self.document
        match column:
            case Column.NUMBER:
                return document.number
            case Column.KIND:
                return document.doc_type
            case Column.DAY:
                return f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""
            case Column.ISSUER:
                return document.issuer
            case Column.SUBJECT:
                return document.subject or document.file_name
            case Column.CODES:
                return ", ".join(self.codes)
            case Column.STATE:
                return ASIDE_WORDS if self.aside else STATE_WORDS[self.state]
        return size_words(document.size)

    def key(self, column: Column) -> Any:
        """What it is sorted by; None where there is nothing, which stands last either way."""
        if column not in self._keys:
            self._keys[column] = self._made_key(column)
        return self._keys[column]

    def _made_key(self, column: Column) -> Any:
        match column:
            case Column.NUMBER:
                return natural_key(self.document.number.casefold()) or None
            case Column.DAY:
                return self.document.issued_on
            case Column.CODES:
                return self.order if self.codes else None
            case Column.STATE:
                return _STATE_PLACES[self.state]
            case Column.SIZE:
                return self.document.size
        text = self.text(column)
        return sort_key(text) if text else None

    @property
    def folded(self) -> str:
        """All that is searched, bare of marks."""
        if self._folded is None:
            self._folded = fold(self._everything())
        return self._folded

    @property
    def spelled(self) -> str:
        """All that is searched, in the form `sought` looks for marks in."""
        if self._spelled is None:
            self._spelled = spelled(self._everything())
        return self._spelled

    def _everything(self) -> str:
        document = self.document
        texts = [self.text(column) for column in Column]
        texts += [document.file_name, document.remark]
        texts += [text for one in self.provings for text in (one.link.section, one.link.page, one.link.remark)]
        return "\n".join(texts)

    @property
    def prepared(self) -> bool:
        """Whether nothing is left to make ahead."""
        return self._folded is not None and len(self._keys) == len(Column)

    def prepare(self) -> None:
        """Make all that sorting and searching will ask for."""
        for column in Column:
            self.key(column)
        _ = self.folded


class Unused:
    """The documents that are listed though they prove nothing here: those that no other sheet uses, once it is known
    which do, and those just brought in. `aside` are those the official took off the list.
    """

    def __init__(self) -> None:
        self.elsewhere: frozenset[int] | None = None
        self.brought: set[int] = set()
        self.aside: frozenset[int] = frozenset()

    def __contains__(self, document: object) -> bool:
        known = self.elsewhere is not None and document not in self.elsewhere
        return known or document in self.brought


class Lines:
    """The lines of an assessment. Asked again it makes anew only those whose document or links moved."""

    def __init__(self, places: Mapping[str, int], year: int) -> None:
        self._places = places
        self._year = year
        self._links: dict[str, tuple[Link, ...]] = {}
        self._rows: dict[int, Rows] = {}
        self._lost: frozenset[int] = frozenset()
        self._aside: frozenset[int] = frozenset()
        self._known: dict[int, DocumentLine] = {}
        self._ordered: list[DocumentLine] = []

    def of(
        self,
        documents: Mapping[int, Document],
        links: Links,
        unused: Container[int],
        lost: frozenset[int],
        aside: frozenset[int] = frozenset(),
    ) -> list[DocumentLine]:
        """A line for each document that proves something or is `unused` elsewhere, in the order of the rows."""
        moved = self._follow(links) | (lost ^ self._lost) | (aside ^ self._aside)
        self._lost, self._aside = lost, aside
        before, self._known, made = self._known, {}, False
        for key, document in documents.items():
            line = before.get(key)
            if line is not None and line.document is document and key not in moved:
                self._known[key] = line
            elif key in self._rows or key in unused:
                self._known[key] = self._line(document)
                made = True
        if made or len(self._known) != len(before):
            self._ordered = sorted(self._known.values(), key=attrgetter("order"))
        return self._ordered

    def _follow(self, links: Links) -> set[int]:
        """The documents whose links moved since last time."""
        moved: set[int] = set()
        for code in [code for code in self._links if code not in links]:
            moved |= self._take(code, ())
        for code, of_leaf in links.items():
            if self._links.get(code) is not of_leaf:
                moved |= self._take(code, of_leaf)
        return moved

    def _take(self, code: str, new: tuple[Link, ...]) -> set[int]:
        old = self._links.pop(code, ())
        if new:
            self._links[code] = new
        here: dict[int, tuple[Link, ...]] = {}
        for link in new:
            here[link.document] = (*here.get(link.document, ()), link)
        for key, of_document in here.items():
            self._rows[key] = {**self._rows.get(key, _NO_ROWS), code: of_document}  # the old ones are in a line
        gone = {link.document for link in old}.difference(here)
        for key in gone:
            rest = {row: links for row, links in self._rows[key].items() if row != code}
            if rest:
                self._rows[key] = rest
            else:
                del self._rows[key]
        return gone.union(here)

    def _line(self, document: Document) -> DocumentLine:
        rows = self._rows.get(document.id, _NO_ROWS)
        codes = tuple(rows) if len(rows) < 2 else tuple(sorted(rows, key=self._place))
        place = self._place(codes[0]) if codes else 0
        lost, aside = document.id in self._lost, document.id in self._aside
        return DocumentLine(document, codes, rows, place, self._year, lost, aside)

    def _place(self, code: str) -> int:
        return self._places.get(code, 0)


def in_order(lines: Sequence[DocumentLine], column: Column, *, falling: bool) -> list[DocumentLine]:
    """The lines by a column; equal ones keep the order they stand in, and empty ones stand last either way."""
    if column is Column.CODES and not falling:
        return list(lines)  # as they come
    keyed = [one for one in lines if one.key(column) is not None]
    empty = [one for one in lines if one.key(column) is None]
    return [*sorted(keyed, key=lambda one: one.key(column), reverse=falling), *empty]
