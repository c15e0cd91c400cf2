"""An edit in words: for each row what changed, old and new, and what its score was before and after."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from parscore.reports.declared import NOT_ARISING, declared, shown_value
from parscore.reports.evidence_text import place_of, source_words
from parscore.reports.row_texts import STATUS_WORDS
from parscore.scoring.answers import Answer, Source, Value
from parscore.scoring.assessment import Scorers
from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.edits import Change, Circumstances, DocumentChange, Edit, LinkChange
from parscore.scoring.evidence import DOCUMENT_PARTS, Document, Link
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.numbers import half_up, show_decimal, show_short

NONE = "–"
_TEXTS = {
    "reason": "Lý do không phát sinh",
    "note": "Ghi chú",
    "explanation": "Giải trình",
    "returned": "Ý kiến trả lại",
}


class Kind(StrEnum):
    """What kind of thing changed, for filtering."""

    FIGURES = "figures"
    TEXTS = "texts"
    DOCUMENTS = "documents"
    STATE = "state"
    CIRCUMSTANCES = "circumstances"


KIND_WORDS = {
    Kind.FIGURES: "Số liệu",
    Kind.TEXTS: "Ghi chú, giải trình",
    Kind.DOCUMENTS: "Tài liệu",
    Kind.STATE: "Trạng thái",
    Kind.CIRCUMSTANCES: "Dữ kiện chung",
}


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """One thing that changed; `code` is "" where it concerns the whole sheet.

    `score` is "2,00 → 3,00" on the first line of an answer, "2,00" where the figures moved and the score did not.
    """

    kind: Kind
    code: str
    what: str
    old: str
    new: str
    score: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is needed to say an edit in words: the set, how its leaves are scored, and the names of documents."""

    criteria_set: CriteriaSet
    scorers: Scorers
    documents: Mapping[int, Document] = field(default_factory=dict)

    def changes(self, edit: Edit, *, survey_held: bool) -> list[ChangeInWords]:
        """All that an edit changed; `survey_held` as it was when the edit was made."""
        found: list[ChangeInWords] = []
        for change in edit.changes:
            found += self._answer(change, survey_held)
        for links in edit.links:
            found += self._links(links)
        for moved in edit.documents:
            found += _document(moved)
        if edit.old is not None and edit.new is not None:
            found += self._circumstances(edit.old, edit.new)
        return found

    def _answer(self, change: Change, survey_held: bool) -> list[ChangeInWords]:
        code, old, new = change.code, change.old, change.new
        leaf = self.criteria_set.by_code.get(code)
        found: list[ChangeInWords] = []
        if old.declared != new.declared:
            score = self._score(code, old, new, survey_held)
            for figure in _figures(leaf, old, new):
                found.append(ChangeInWords(Kind.FIGURES, code, *figure, "" if found else score))
        if old.source != new.source:
            told = (_source(old.source), _source(new.source))
            found.append(ChangeInWords(Kind.FIGURES, code, "Nguồn số liệu", *told))
        for name, caption in _TEXTS.items():
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                found.append(ChangeInWords(Kind.TEXTS, code, caption, before or NONE, after or NONE))
        if old.flagged != new.flagged:
            found.append(ChangeInWords(Kind.TEXTS, code, "Dấu cần xem lại", *_yes_no(old.flagged, new.flagged)))
        return found

    def _score(self, code: str, old: Answer, new: Answer, survey_held: bool) -> str:
        scorer = self.scorers.by_code.get(code)
        if scorer is None:
            return ""
        places = self.criteria_set.scale.rounding.places
        outcomes = (scorer.score(answer, survey_held) for answer in (old, new))
        told = [
            STATUS_WORDS[one.status] if one.score is None else show_decimal(half_up(one.score, places))
            for one in outcomes
        ]
        return " → ".join(dict.fromkeys(told))

    def _links(self, change: LinkChange) -> list[ChangeInWords]:
        gone = [link for link in change.old if link not in change.new]
        come = [link for link in change.new if link not in change.old]
        if not gone and not come:
            gone, come = list(change.old), list(change.new)  # only their order
        told = (self._named(gone), self._named(come))
        return [ChangeInWords(Kind.DOCUMENTS, change.code, "Tài liệu kiểm chứng", *told)]

    def _named(self, links: Iterable[Link]) -> str:
        return "; ".join(map(self._document, links)) or NONE

    def _document(self, link: Link) -> str:
        told = place_of(link, self.documents)
        if link.requirement:
            told += f" (cho: {link.requirement})"
        return f"{told}: {link.remark}" if link.remark else told

    def _circumstances(self, old: Circumstances, new: Circumstances) -> list[ChangeInWords]:
        told: list[tuple[str, str, str]] = []
        if old.survey_held != new.survey_held:
            told.append(("Điều tra xã hội học", *_yes_no(old.survey_held, new.survey_held)))
        told += self._facts(old.facts, new.facts)
        if old.target != new.target:
            told.append(("Mục tiêu", _percent(old.target), _percent(new.target)))
        if old.deadline != new.deadline:
            told.append(("Hạn nộp", _day(old.deadline), _day(new.deadline)))
        found = [ChangeInWords(Kind.CIRCUMSTANCES, "", *one) for one in told]
        if dict(old.roles) != dict(new.roles):
            roles = ("; ".join(given.roles.values()) or "như bộ tiêu chí" for given in (old, new))
            found.append(ChangeInWords(Kind.CIRCUMSTANCES, "", "Các bộ phận phụ trách", *roles))
        return found + self._owners(old, new)

    def _facts(self, old: frozenset[str], new: frozenset[str]) -> list[tuple[str, str, str]]:
        labels = {gate.fact: gate.label for gate in self.criteria_set.gates}
        return [(labels.get(fact, fact), *_yes_no(fact in old, fact in new)) for fact in sorted(old ^ new)]

    def _owners(self, old: Circumstances, new: Circumstances) -> list[ChangeInWords]:
        codes = [code for code in {**old.owners, **new.owners} if old.owners.get(code) != new.owners.get(code)]
        return [
            ChangeInWords(Kind.CIRCUMSTANCES, code, "Bộ phận phụ trách", self._role(old, code), self._role(new, code))
            for code in codes
        ]

    def _role(self, told: Circumstances, code: str) -> str:
        role = told.owners.get(code)
        if role is None:
            return "như bộ tiêu chí"
        return told.roles.get(role) or self.criteria_set.role_name(role)


def _figures(leaf: Criterion | None, old: Answer, new: Answer) -> Iterator[tuple[str, str, str]]:
    """What was declared otherwise than before: what it is, before, after; one for each field of the rule."""
    if old.not_arising != new.not_arising:
        yield (NOT_ARISING, *_yes_no(old.not_arising, new.not_arising))
    if old.choice != new.choice:
        yield "Phương án", _said(leaf, Answer(choice=old.choice)), _said(leaf, Answer(choice=new.choice))
    if old.checked != new.checked:
        yield "Nội dung đạt", _said(leaf, Answer(checked=old.checked)), _said(leaf, Answer(checked=new.checked))
    if (old.faults is None) != (new.faults is None) and not old.faults and not new.faults:
        yield "Lỗi bị trừ điểm", _said(leaf, Answer(faults=old.faults)), _said(leaf, Answer(faults=new.faults))
    before, after = ({**(one.faults or {}), **_points(one), **one.values} for one in (old, new))
    fields = {field.name: field for field in leaf.rule.inputs} if leaf is not None and leaf.rule is not None else {}
    for name in dict.fromkeys([*fields, *before, *after]):
        if before.get(name) != after.get(name):
            field = fields.get(name, Input(name, name, InputKind.MEASURE))
            yield field.label, _value(field, before.get(name)), _value(field, after.get(name))


def _points(answer: Answer) -> dict[str, str]:
    return {} if answer.points is None else {"points": answer.points}


def _said(leaf: Criterion | None, part: Answer) -> str:
    return (declared(leaf, part) if leaf is not None else "") or NONE


def _value(field: Input, value: Value | None) -> str:
    return NONE if value is None or value == "" else shown_value(field, value)


def _source(source: Source | None) -> str:
    return NONE if source is None else source_words(source) or NONE


def _percent(target: Decimal | None) -> str:
    return NONE if target is None else f"{show_short(target)} %"


def _day(day: date | None) -> str:
    return NONE if day is None else f"{day:%d/%m/%Y}"


def _document(change: DocumentChange) -> Iterator[ChangeInWords]:
    """What is known of a document otherwise than before, a line for each; its file by its name."""
    old, new = change.old, change.new
    named = f" của tài liệu “{old.title}”"
    if change.moves_file:
        yield ChangeInWords(Kind.DOCUMENTS, change.code, f"Tệp{named}", old.file_name, new.file_name)
    for name, caption in DOCUMENT_PARTS.items():
        before, after = _known(getattr(old, name)), _known(getattr(new, name))
        if before != after:
            yield ChangeInWords(Kind.DOCUMENTS, change.code, f"{caption}{named}", before, after)


def _known(value: object) -> str:
    if isinstance(value, date):
        return _day(value)
    return NONE if value in ("", None) else str(value)


def _yes_no(old: bool, new: bool) -> tuple[str, str]:
    return ("Có" if old else "Không", "Có" if new else "Không")
