"""A crosswalk on its way to being confirmed: what is proposed, what a person decided, and the steps back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import ONE_TO_ONE, Crosswalk, Link, Proposal, Relation
from parscore.scoring.text import fold

BY_HAND = "do người dùng ghép"
KEPT = "đã xác nhận trong tệp"


class Row(NamedTuple):
    """One line: the link, how alike its rows are (None where nobody worked it out), and whether it is confirmed."""

    link: Link
    likeness: int | None
    reason: str
    sure: bool
    confirmed: bool


class CrosswalkDraft:
    """Every scored row of both sets stands in exactly one line. Each change is a step that can be taken back."""

    def __init__(
        self, old: CriteriaSet, new: CriteriaSet, proposals: Iterable[Proposal], kept: Crosswalk | None = None
    ) -> None:
        self.old, self.new = old, new
        self._places = {code: place for place, code in enumerate(node.code for node in new.walk_all())}
        self._places_old = {code: place for place, code in enumerate(node.code for node in old.walk_all())}
        confirmed = kept.links if kept is not None and kept.confirmed else ()
        told = {code for link in confirmed for code in link.new}, {code for link in confirmed for code in link.old}
        rows = [Row(link, None, KEPT, sure=False, confirmed=True) for link in confirmed]
        for one in proposals:
            rows += _left(one, *told)
        self.rows = self._in_order(rows)
        self._before: list[Sequence[Row]] = []

    @property
    def changed(self) -> bool:
        return bool(self._before)

    @property
    def open_rows(self) -> int:
        """How many lines nobody confirmed yet."""
        return sum(not row.confirmed for row in self.rows)

    def confirm(self, places: Iterable[int], *, on: bool = True) -> None:
        """Answer for lines, or no longer."""
        self._change({place: self.rows[place]._replace(confirmed=on) for place in places})

    def confirm_sure(self) -> int:
        """Confirm all lines that are the same to the letter; how many that were."""
        sure = [place for place, row in enumerate(self.rows) if row.sure and not row.confirmed]
        if sure:
            self.confirm(sure)
        return len(sure)

    def relate(self, place: int, relation: Relation) -> None:
        """Call what a line says otherwise; it is confirmed with it. ValueError when the codes do not allow it."""
        row = self.rows[place]
        link = row.link.but(relation=relation)
        link.check()
        self._change({place: row._replace(link=link, confirmed=True)})

    def offers(self, place: int) -> tuple[Relation, ...]:
        """The relations the codes of a line allow."""
        link = self.rows[place].link
        return tuple(relation for relation in Relation if _allowed(link, relation))

    def join(self, places: Sequence[int]) -> int:
        """Make one line of several, confirmed; its place. ValueError where that says nothing."""
        chosen = [self.rows[place] for place in places]
        old = [code for row in chosen for code in row.link.old]
        new = [code for row in chosen for code in row.link.new]
        if len(chosen) < 2 or not old or not new:
            raise ValueError("cần chọn ít nhất hai dòng, trong đó có dòng của bộ cũ và dòng của bộ mới")
        link = Link(relation=self._relation(old, new), old=tuple(old), new=tuple(new))
        joined = Row(link, None, BY_HAND, sure=False, confirmed=True)
        self._step()
        rest = [row for place, row in enumerate(self.rows) if place not in set(places)]
        self.rows = self._in_order([*rest, joined])
        return self.rows.index(joined)

    def part(self, place: int) -> None:
        """Take a line apart: its old rows were dropped, its new ones are new; to be confirmed one by one."""
        link = self.rows[place].link
        parts = [Link(relation=Relation.DROPPED, old=(code,)) for code in link.old]
        parts += [Link(relation=Relation.NEW, new=(code,)) for code in link.new]
        self._step()
        rest = [row for each, row in enumerate(self.rows) if each != place]
        self.rows = self._in_order([*rest, *(Row(one, None, BY_HAND, sure=False, confirmed=False) for one in parts)])

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self._before:
            return False
        self.rows = self._before.pop()
        return True

    def crosswalk(self, who: str, on: date) -> Crosswalk:
        """What is confirmed by now; the other rows are left open, and nothing is compared by them."""
        links = [row.link for row in self.rows if row.confirmed]
        return Crosswalk.between(self.old, self.new, links, confirmed_by=who, confirmed_on=on)

    def _change(self, rows: dict[int, Row]) -> None:
        self._step()
        self.rows = [rows.get(place, row) for place, row in enumerate(self.rows)]

    def _step(self) -> None:
        self._before.append(self.rows)

    def _relation(self, old: Sequence[str], new: Sequence[str]) -> Relation:
        if (len(old), len(new)) != (1, 1):
            return Relation.SPLIT if len(new) > len(old) else Relation.MERGED
        if old[0] != new[0]:
            return Relation.MOVED
        same = fold(self.old.by_code[old[0]].title) == fold(self.new.by_code[new[0]].title)
        return Relation.SAME if same else Relation.RENAMED

    def _in_order(self, rows: list[Row]) -> Sequence[Row]:
        """By the newer set, then what it no longer has."""
        late = len(self._places)

        def place(row: Row) -> tuple[int, int]:
            first_new = min((self._places.get(code, late) for code in row.link.new), default=late)
            return first_new, min((self._places_old.get(code, 0) for code in row.link.old), default=0)

        return sorted(rows, key=place)


def _left(proposal: Proposal, new: set[str], old: set[str]) -> list[Row]:
    """What remains to be said of a proposal beside what is confirmed already."""
    link = proposal.link
    if not (new & set(link.new) or old & set(link.old)):
        return [Row(link, proposal.likeness, proposal.reason, proposal.sure, confirmed=False)]
    parts = [Link(relation=Relation.DROPPED, old=(code,)) for code in link.old if code not in old]
    parts += [Link(relation=Relation.NEW, new=(code,)) for code in link.new if code not in new]
    return [Row(one, None, "dòng tương ứng đã dùng ở chỗ khác", sure=False, confirmed=False) for one in parts]


def _allowed(link: Link, relation: Relation) -> bool:
    old, new = len(link.old), len(link.new)
    if relation in ONE_TO_ONE:
        return (old, new) == (1, 1)
    return {
        Relation.SPLIT: old >= 1 and new >= 2,
        Relation.MERGED: old >= 2 and new >= 1,
        Relation.NEW: old == 0,
        Relation.DROPPED: new == 0,
    }[relation]
