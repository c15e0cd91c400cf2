"""The move itself: a plan and the choices made become the new sheet, one edit, and a log of every row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from parscore.scoring.answers import BLANK, Answer, AnswerSheet
from parscore.scoring.assessment import score, scorers
from parscore.scoring.edits import Change, Circumstances, Edit, LinkChange
from parscore.scoring.evidence import Document, Link, Links
from parscore.scoring.result import Result
from parscore.scoring.set_move.carrying import Carry, cleared, joined, kept, remembered, rescaled
from parscore.scoring.set_move.plan import MovePlan, RowMove
from parscore.scoring.year_comparison.pair_rows import Kinship


class MovedRow(NamedTuple):
    """What was done with one row, for the record."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: Kinship
    carry: Carry
    before: Fraction | None
    after: Fraction | None
    rests_on: str = ""


class MoveLog(NamedTuple):
    """Every row that held anything, and the totals before and after."""

    rows: tuple[MovedRow, ...]
    total_before: Fraction
    total_after: Fraction


@dataclass(frozen=True)
class Moved:
    """A sheet on the new set, with its documents; `edit` does the same to what is kept, in one step."""

    sheet: AnswerSheet
    links: Links
    circumstances: Circumstances | None
    result: Result
    edit: Edit
    log: MoveLog


def move(
    plan: MovePlan,
    choices: Mapping[str, Carry] | None = None,
    *,
    label: str = "Chuyển sang bộ tiêu chí khác",
    circumstances: Circumstances | None = None,
    documents: Mapping[int, Document] | None = None,
) -> Moved:
    """Carry a sheet over. `choices` by the first new code of a row; the proposal counts where none was made.

    ValueError for a choice that is not open. What finds no place is kept as a note, documents by their titles.
    """
    moving = _Moving(plan, choices or {}, documents or {})
    answers, links = moving.run()
    sheet = replace(
        plan.sheet,
        criteria_id=plan.new_set.id,
        criteria_version=plan.new_set.version,
        answers=answers,
    )
    result = score(plan.new_set, sheet)
    owners = None if circumstances is None else _owners(plan, circumstances)
    edit = Edit(
        label,
        tuple(_changes(plan.sheet.answers, answers)),
        old=circumstances if owners != circumstances else None,
        new=owners if owners != circumstances else None,
        links=tuple(_link_changes(plan.links, links)),
    )
    return Moved(sheet, links, owners, result, edit, moving.log(result))


class _Moving:
    def __init__(self, plan: MovePlan, choices: Mapping[str, Carry], documents: Mapping[int, Document]) -> None:
        self._plan, self._choices, self._documents = plan, choices, documents
        self._scorers = scorers(plan.new_set, plan.sheet.unit.kind).by_code
        self._answers: dict[str, Answer] = {}
        self._links: dict[str, tuple[Link, ...]] = {}
        self._done: list[tuple[RowMove, Carry]] = []

    def run(self) -> tuple[dict[str, Answer], dict[str, tuple[Link, ...]]]:
        for row in self._plan.rows:
            carry = self._choices.get(row.new[0], row.default) if row.new else row.default
            if carry not in row.choices:
                raise ValueError(f"{carry} is not open for {row.new}")
            if self._plan.holds(row):
                self._done.append((row, carry))
                if row.new:
                    self._carry(row, carry)
                else:
                    self._lay_down(row)
        order = self._scorers
        answers = {code: self._answers[code] for code in order if self._answers.get(code, BLANK) != BLANK}
        return answers, {code: self._links[code] for code in order if self._links.get(code)}

    def log(self, result: Result) -> MoveLog:
        rows = tuple(
            MovedRow(
                row.old,
                row.new,
                row.relation,
                carry,
                row.value.score if row.value else None,
                self._after(row, result),
                row.rests_on,
            )
            for row, carry in self._done
        )
        return MoveLog(rows, self._plan.before.total, result.total)

    def _after(self, row: RowMove, result: Result) -> Fraction | None:
        scores = [result.nodes[code].score for code in row.new]
        given = [one for one in scores if one is not None]
        return sum(given, Fraction(0)) if given else None

    def _carry(self, row: RowMove, carry: Carry) -> None:
        old = [(code, self._plan.sheet.answers.get(code, BLANK)) for code in row.old]
        texts = _texts(old)
        for place, code in enumerate(row.new):
            scorer = self._scorers[code]
            answer = texts if place == 0 else Answer(flagged=texts.flagged)
            if carry is Carry.KEEP:
                answer = kept(old[0][1], scorer) or answer
                if answer.points != old[0][1].points:  # clamped
                    answer = replace(answer, note=joined(answer.note, self._words(old)))
            elif carry is Carry.RESCALE and row.value is not None:
                answer = replace(answer, points=rescaled(row.value, scorer))
            if place == 0 and carry is not Carry.KEEP:
                answer = replace(answer, note=joined(answer.note, self._words(old)))
            self._add(code, answer)
            self._add_links(code, [link for old_code in row.old for link in self._plan.links.get(old_code, ())])

    def _lay_down(self, row: RowMove) -> None:
        """A row without a place: everything it says becomes a note on the row it rests on."""
        code = row.old[0]
        answer = self._plan.sheet.answers.get(code, BLANK)
        leaf = self._plan.old_set.by_code[code]
        said = [self._words([(code, answer)])]
        for name, text in (("ghi chú", answer.note), ("giải trình", answer.explanation)):
            said += [f"Mục {code} của bộ cũ, {name}: {text}"] if text else []
        titles = [self._titled(link) for link in self._plan.links.get(code, ())]
        said += [f"Mục {code} của bộ cũ, tài liệu: {'; '.join(titles)}"] if titles else []
        words = joined(f"Bộ mới không có mục {code} “{leaf.title}” của bộ cũ.", *said)
        self._add(row.rests_on, Answer(note=words, flagged=answer.flagged, returned=answer.returned))

    def _titled(self, link: Link) -> str:
        known = self._documents.get(link.document)
        places = ", ".join(filter(None, (link.section, f"trang {link.page}" if link.page else "", link.remark)))
        title = known.title if known is not None else f"tài liệu số {link.document}"
        return f"{title} ({places})" if places else title

    def _words(self, old: Iterable[tuple[str, Answer]]) -> str:
        by_code = self._plan.old_set.by_code
        return remembered([(code, by_code[code], answer) for code, answer in old], "Theo bộ cũ")

    def _add(self, code: str, answer: Answer) -> None:
        """Put an answer on a row; where something stands already the texts come below."""
        there = self._answers.get(code)
        if there is None:
            self._answers[code] = answer
            return
        holder, other = (there, answer) if there.declares or not answer.declares else (answer, there)
        self._answers[code] = replace(
            holder,
            note=joined(there.note, answer.note),
            explanation=joined(there.explanation, answer.explanation),
            flagged=there.flagged or answer.flagged,
            returned=joined(there.returned, answer.returned),
            source=holder.source or other.source,
        )

    def _add_links(self, code: str, links: Iterable[Link]) -> None:
        """Documents go with their row; what no longer stands for a required one is an additional one."""
        required = set(self._plan.new_set.by_code[code].evidence)
        fitting = [link if link.requirement in required else link._replace(requirement="") for link in links]
        self._links[code] = tuple(dict.fromkeys((*self._links.get(code, ()), *fitting)))


def _texts(old: list[tuple[str, Answer]]) -> Answer:
    """What stands beside the figures of all old rows together, told apart by their codes where there are several."""
    if len(old) == 1:
        return cleared(old[0][1])

    def together(name: str) -> str:
        return joined(*(f"{code}: {text}" for code, answer in old if (text := getattr(answer, name))))

    return Answer(
        note=together("note"),
        explanation=together("explanation"),
        flagged=any(answer.flagged for _, answer in old),
        returned=together("returned"),
    )


def _owners(plan: MovePlan, circumstances: Circumstances) -> Circumstances:
    """The owners of the unit under the new codes; those of headings stay where the code is still there."""
    following = {code: row.new for row in plan.rows for code in row.old}
    owners: dict[str, str] = {}
    for code, role in circumstances.owners.items():
        for new in following.get(code, (code,) if code in plan.new_set.by_code else ()):
            owners.setdefault(new, role)
    return replace(circumstances, owners=owners)


def _changes(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> Iterable[Change]:
    for code in dict.fromkeys((*before, *after)):
        old, new = before.get(code, BLANK), after.get(code, BLANK)
        if old != new:
            yield Change(code, old, new)


def _link_changes(before: Links, after: Links) -> Iterable[LinkChange]:
    for code in dict.fromkeys((*before, *after)):
        old, new = before.get(code, ()), after.get(code, ())
        if old != new:
            yield LinkChange(code, old, new)
