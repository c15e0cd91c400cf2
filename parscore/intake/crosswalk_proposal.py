"""What a crosswalk may look like: proposed by what the newer set says of itself, by codes and by likeness of titles.

A proposal is there to be read and confirmed beside both rows. Only rows that are the same to the letter are sure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.crosswalk import ONE_TO_ONE, Link, Proposal, Relation
from parscore.scoring.rule_likeness import surely_same
from parscore.scoring.text import fold

SAME_CODE_LIKENESS = 60
OTHER_CODE_LIKENESS = 80
HUNDRED = 100
_HINT = "bộ mới ghi mục này tương ứng"
_LETTER = "cùng mã, cùng tên"
_RULE_TOO = "cùng mã, cùng tên, cùng cách chấm và điểm tối đa"


def propose(old: CriteriaSet, new: CriteriaSet) -> tuple[Proposal, ...]:
    """A proposal for every scored row of both sets: in the order of the newer one, then what it no longer has."""
    return _Proposing(old, new).run()


class _Row(NamedTuple):
    """A scored row with the words it is compared by."""

    node: Criterion
    words: str


class _Proposing:
    """One search, the surest ways first; a row that is taken is not sought again."""

    def __init__(self, old: CriteriaSet, new: CriteriaSet) -> None:
        self._old_set, self._new_set = old, new
        self._old, self._new = _rows(old), _rows(new)
        self._found: list[Proposal] = []

    def run(self) -> tuple[Proposal, ...]:
        old_order, new_order = _places(self._old), _places(self._new)
        for found in (self._hinted, self._to_the_letter, self._in_parts, self._alike):
            for proposal in list(found()):
                self._take(proposal)
        for code in self._new:
            self._found.append(Proposal(Link(relation=Relation.NEW, new=(code,)), 0, "bộ cũ không có mục giống"))
        for code in self._old:
            self._found.append(Proposal(Link(relation=Relation.DROPPED, old=(code,)), 0, "bộ mới không có mục giống"))
        late = len(new_order)
        self._found.sort(
            key=lambda one: (
                min((new_order[code] for code in one.link.new), default=late),
                min((old_order[code] for code in one.link.old), default=0),
            )
        )
        return tuple(self._found)

    def _take(self, proposal: Proposal) -> None:
        link = proposal.link
        if not (set(link.old) <= self._old.keys() and set(link.new) <= self._new.keys()):
            return
        self._found.append(proposal)
        for code in link.old:
            del self._old[code]
        for code in link.new:
            del self._new[code]

    def _hinted(self) -> Iterator[Proposal]:
        """What rows of the newer set say of themselves; rows that share a predecessor belong together."""
        named = {
            code: {one.code: one.relation for one in row.node.previous if one.set == self._old_set.id}
            for code, row in self._new.items()
        }
        for olds, news in _groups({code: [o for o in of if o in self._old] for code, of in named.items()}):
            told = [named[new][old] for new in news for old in olds if old in named[new]]
            relation = Relation(told[0]) if (len(olds), len(news)) == (1, 1) else _group_relation(olds, news)
            if (len(olds), len(news)) == (1, 1) and relation not in ONE_TO_ONE:
                relation = Relation.MOVED if olds != news else Relation.SAME
            yield self._proposal(relation, olds, news, _HINT)

    def _to_the_letter(self) -> Iterator[Proposal]:
        for code, row in self._new.items():
            before = self._old.get(code)
            if before is not None and before.words == row.words:
                sure = surely_same(self._old_set, self._new_set, code)
                link = Link(relation=Relation.SAME, old=(code,), new=(code,))
                yield Proposal(link, HUNDRED, _RULE_TOO if sure else _LETTER, sure)

    def _in_parts(self) -> Iterator[Proposal]:
        """A row that has become a heading of several under its code, or the other way round."""
        for code, parts in _headings(self._old, self._new_set):
            yield self._proposal(Relation.SPLIT, (code,), parts, f"mục {code} nay có mục con")
        for code, parts in _headings(self._new, self._old_set):
            yield self._proposal(Relation.MERGED, parts, (code,), f"các mục con của {code} nay là một mục")

    def _alike(self) -> Iterator[Proposal]:
        """The pairs of titles that are most alike, the best first."""
        pairs = sorted(
            (
                (_likeness(before.words, after.words) + (1 if old == new else 0), old, new)
                for old, before in self._old.items()
                for new, after in self._new.items()
            ),
            key=lambda pair: -pair[0],
        )
        for likeness, old, new in pairs:
            if likeness < (SAME_CODE_LIKENESS if old == new else OTHER_CODE_LIKENESS):
                continue
            relation = Relation.RENAMED if old == new else Relation.MOVED
            told = "cùng mã, tên gần giống" if old == new else "khác mã, tên gần giống"
            yield self._proposal(relation, (old,), (new,), told if likeness < HUNDRED else "khác mã, cùng tên")

    def _proposal(self, relation: Relation, old: Sequence[str], new: Sequence[str], reason: str) -> Proposal:
        likeness = _likeness(_together(self._old_set, old), _together(self._new_set, new))
        return Proposal(Link(relation=relation, old=tuple(old), new=tuple(new)), likeness, reason)


def _together(criteria_set: CriteriaSet, codes: Iterable[str]) -> str:
    return " ".join(_words(criteria_set.by_code[code]) for code in codes)


def _headings(rows: Mapping[str, _Row], other: CriteriaSet) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rows that the other set has as a heading much alike, with the rows scored below it."""
    for code, row in rows.items():
        heading = other.by_code.get(code)
        if heading is None or heading.is_leaf or _likeness(row.words, _words(heading)) < SAME_CODE_LIKENESS:
            continue
        parts = tuple(node.code for node in heading.walk() if node.is_leaf)
        if len(parts) > 1:
            yield code, parts


def _group_relation(old: Sequence[str], new: Sequence[str]) -> Relation:
    return Relation.SPLIT if len(new) > len(old) else Relation.MERGED


def _groups(old_of: dict[str, list[str]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Rows that hang together: old and new codes, each in the order they were met."""
    left = {new: olds for new, olds in old_of.items() if olds}
    while left:
        first = next(iter(left))
        news, olds = [first], list(dict.fromkeys(left.pop(first)))
        while more := [new for new, named in left.items() if set(named) & set(olds)]:
            news += more
            for new in more:
                olds += [code for code in left.pop(new) if code not in olds]
        yield tuple(olds), tuple(news)


def _rows(criteria_set: CriteriaSet) -> dict[str, _Row]:
    return {node.code: _Row(node, _words(node)) for node in criteria_set.walk_all() if node.is_leaf}


def _words(node: Criterion) -> str:
    return " ".join(fold(node.title).split())


def _places(rows: Iterable[str]) -> dict[str, int]:
    return {code: place for place, code in enumerate(rows)}


def _likeness(one: str, other: str) -> int:
    from rapidfuzz import fuzz

    if one == other:
        return HUNDRED
    return min(HUNDRED - 1, round(max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))))
