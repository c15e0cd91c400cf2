"""The index of evidence (danh mục tài liệu kiểm chứng) of a year, and the same as a checklist for the next."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Link, Links
from parscore.scoring.export_names import export_name
from parscore.scoring.text import fold


class IndexRow(NamedTuple):
    """One link. `number` runs through the index, `place` within the code; a document that stands for several
    requirements of one code keeps one place and one `export_name`, because its file is handed on once.
    """

    number: int
    code: str
    place: int
    document: Document
    link: Link
    export_name: str

    @property
    def where(self) -> str:
        """ "mục II, trang 3–5" """
        parts = (("mục", self.link.section), ("trang", self.link.page))
        return ", ".join(f"{caption} {text}" for caption, text in parts if text)

    @property
    def remark(self) -> str:
        """What was remarked on the link and on the document."""
        return "; ".join(dict.fromkeys(filter(None, (self.link.remark, self.document.remark))))


class CarriedRow(NamedTuple):
    """A row of last year's index and this year's leaf it belongs to, empty when none does; `link` is what stands for
    it by now, None while it is still to be brought.
    """

    then: IndexRow
    code: str
    link: Link | None


def evidence_index(criteria_set: CriteriaSet, links: Links, documents: Mapping[int, Document]) -> tuple[IndexRow, ...]:
    """A row for each link, in the order of the set and then of the links. Export names differ from each other even
    where upper and lower case do not count.
    """
    rows: list[IndexRow] = []
    taken: set[str] = set()
    for node in criteria_set.walk_all():
        places: dict[int, tuple[int, str]] = {}
        for link in links.get(node.code, ()):
            document = documents[link.document]
            if document.id not in places:
                place = len(places) + 1
                name = _free(export_name(node.code, place, document), taken)
                places[document.id] = place, name
            rows.append(
                IndexRow(len(rows) + 1, node.code, places[document.id][0], document, link, places[document.id][1])
            )
    return tuple(rows)


def carry_forward(
    then: CriteriaSet,
    index: Sequence[IndexRow],
    now: CriteriaSet,
    links: Links,
    documents: Mapping[int, Document],
) -> tuple[CarriedRow, ...]:
    """Last year's index as a checklist: every row with the leaves it now belongs to, and what was brought for it.

    A leaf is the same when this year's set names it as its predecessor, else when code and title, or the title alone,
    agree. Each link of this year stands for one row: the very document first, then one for the same requirement, then
    one of the same type.
    """
    codes = {code: _now_called(then, code, now) for code in dict.fromkeys(row.code for row in index)}
    wanted = [(row, code) for row in index for code in codes[row.code] or ("",)]
    open_links = {code: list(of_leaf) for code, of_leaf in links.items()}
    found: dict[int, Link] = {}
    for alike in (_same_document, _same_requirement, _same_type):
        for place, (row, code) in enumerate(wanted):
            if place in found:
                continue
            match = next((one for one in open_links.get(code, ()) if alike(row, one, documents)), None)
            if match is not None:
                found[place] = match
                open_links[code].remove(match)
    return tuple(CarriedRow(row, code, found.get(place)) for place, (row, code) in enumerate(wanted))


def _now_called(then: CriteriaSet, code: str, now: CriteriaSet) -> tuple[str, ...]:
    leaves = {node.code: node for node in now.walk_all() if node.is_leaf}
    following = tuple(
        leaf.code for leaf in leaves.values() if any(one.set == then.id and one.code == code for one in leaf.previous)
    )
    if following or code not in then.by_code:
        return following
    title = fold(then.by_code[code].title)
    if code in leaves and fold(leaves[code].title) == title:
        return (code,)
    alike = tuple(leaf.code for leaf in leaves.values() if fold(leaf.title) == title)
    return alike if len(alike) == 1 else ()


def _same_document(row: IndexRow, link: Link, _documents: Mapping[int, Document]) -> bool:
    return link.document == row.document.id


def _same_requirement(row: IndexRow, link: Link, _documents: Mapping[int, Document]) -> bool:
    return bool(link.requirement) and fold(link.requirement) == fold(row.link.requirement)


def _same_type(row: IndexRow, link: Link, documents: Mapping[int, Document]) -> bool:
    kind = fold(row.document.doc_type)
    return bool(kind) and fold(documents[link.document].doc_type) == kind


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number before its ending where another code came to the same letters."""
    stem, dot, ending = name.rpartition(".") if "." in name.rpartition("_")[2] else (name, "", "")
    free, more = name, 2
    while free.casefold() in taken:
        free, more = f"{stem}-{more}{dot}{ending}", more + 1
    taken.add(free.casefold())
    return free
