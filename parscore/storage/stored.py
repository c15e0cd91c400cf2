"""How units, answers, edits and circumstances stand in the columns of the database, and back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Change, Circumstances, CriteriaSwitch, DocumentChange, Edit, LinkChange
from parscore.scoring.evidence import Document, Link, Links
from parscore.scoring.state import State, StateChange
from parscore.scoring.text import fold, nfc, sort_key


class Card(NamedTuple):
    """One row of the list of assessments."""

    id: int
    unit: Unit
    year: int
    criteria_id: str
    criteria_version: int
    criteria_title: str
    illustrative_facts: bool
    state: State = State.DRAFT


class Step(NamedTuple):
    """An edit as it was kept: who did it when, and whether it stands undone."""

    id: int
    edit: Edit
    undone: bool
    at: datetime
    who: str


class Opened(NamedTuple):
    """All that is needed to work on one assessment at one stage.

    `steps` are those that can still be undone or redone, in order; the undone ones stand last. `documents` are those
    the links speak of. `state_log` tells how it was approved, sent back, locked and reopened, the first move first.
    """

    card: Card
    criteria_set: CriteriaSet
    sheet: AnswerSheet
    circumstances: Circumstances
    steps: tuple[Step, ...]
    links: Links
    documents: Mapping[int, Document]
    state_log: tuple[StateChange, ...] = ()


def as_card(row: Any) -> Card:
    """The card in a row of assessments joined with their units and sets."""
    return Card(
        id=row.id,
        unit=Unit(row.unit_code, row.unit_name, row.unit_kind),
        year=row.year,
        criteria_id=row.set_id,
        criteria_version=row.set_version,
        criteria_title=row.set_title,
        illustrative_facts=bool(row.illustrative_facts),
        state=State(row.state),
    )


def now() -> str:
    """The moment as text that sorts: UTC, ISO 8601, always with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def plain(text: str) -> str:
    """Text that every database takes: in the one Unicode form, without NUL and halves of surrogate pairs."""
    return nfc(text).replace("\0", "").encode(errors="replace").decode()


def dumps(data: object) -> str:
    """JSON with Vietnamese readable in it; escaped throughout when a half surrogate could not be written."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text if _writable(text) else json.dumps(data, separators=(",", ":"))


def _writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def answer_text(answer: Answer) -> str | None:
    """The content of an answer, None when there is nothing to keep."""
    data = answer.as_data()
    return dumps(data) if data else None


def read_answer(content: str) -> Answer:
    return Answer.from_data(json.loads(content))


def facts_text(facts: frozenset[str]) -> str:
    return dumps(sorted(facts))


def read_facts(content: str) -> frozenset[str]:
    return frozenset(json.loads(content))


def target_text(target: Decimal | None) -> str | None:
    return None if target is None else str(target)


def read_target(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)


def date_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def read_date(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


def edit_text(edit: Edit) -> str:
    """The content of an edit; its label stands in a column of its own."""
    data: dict[str, object] = {
        "changes": [{"code": c.code, "old": c.old.as_data(), "new": c.new.as_data()} for c in edit.changes]
    }
    if edit.links:
        data["links"] = [
            {"code": c.code, "old": list(map(_link_data, c.old)), "new": list(map(_link_data, c.new))}
            for c in edit.links
        ]
    if edit.old is not None:
        data["old"] = _circumstances_data(edit.old)
    if edit.new is not None:
        data["new"] = _circumstances_data(edit.new)
    if edit.criteria is not None:
        data["criteria"] = list(edit.criteria)
    if edit.documents:
        data["documents"] = [
            {"code": c.code, "old": _document_data(c.old), "new": _document_data(c.new)} for c in edit.documents
        ]
    return dumps(data)


def read_edit(label: str, content: str) -> Edit:
    data = json.loads(content)
    changes = tuple(Change(c["code"], Answer.from_data(c["old"]), Answer.from_data(c["new"])) for c in data["changes"])
    links = tuple(
        LinkChange(c["code"], tuple(Link(**one) for one in c["old"]), tuple(Link(**one) for one in c["new"]))
        for c in data.get("links", ())
    )
    criteria = CriteriaSwitch(*data["criteria"]) if "criteria" in data else None
    old, new = _read_circumstances(data.get("old")), _read_circumstances(data.get("new"))
    documents = tuple(
        DocumentChange(c["code"], _read_document(c["old"]), _read_document(c["new"])) for c in data.get("documents", ())
    )
    return Edit(label, changes, old, new, links, criteria, documents)


def _document_data(told: Document) -> dict[str, object]:
    data = {**asdict(told), "issued_on": date_text(told.issued_on)}
    return {name: value for name, value in data.items() if value not in ("", None)}


def _read_document(data: Mapping[str, Any]) -> Document:
    return Document(**{**data, "issued_on": read_date(data.get("issued_on"))})


def _link_data(link: Link) -> dict[str, object]:
    data: dict[str, object] = {"document": link.document}
    for name in ("requirement", "section", "page", "remark"):
        if text := getattr(link, name):
            data[name] = text
    return data


def _circumstances_data(told: Circumstances) -> dict[str, object]:
    return {
        "survey_held": told.survey_held,
        "facts": sorted(told.facts),
        "target": target_text(told.target),
        "deadline": date_text(told.deadline),
        "roles": dict(told.roles),
        "owners": dict(told.owners),
    }


def _read_circumstances(data: Mapping[str, Any] | None) -> Circumstances | None:
    if data is None:
        return None
    return Circumstances(
        data["survey_held"],
        frozenset(data["facts"]),
        read_target(data["target"]),
        read_date(data.get("deadline")),
        data.get("roles", {}),
        data.get("owners", {}),
    )


def circumstances_row(told: Circumstances) -> dict[str, object]:
    """The columns of an assessment that keep its circumstances."""
    return {
        "survey_held": told.survey_held,
        "facts": facts_text(told.facts),
        "target": target_text(told.target),
        "deadline": date_text(told.deadline),
        "roles": dumps(dict(told.roles)),
        "owners": dumps(dict(told.owners)),
    }


def read_circumstances(row: Any) -> Circumstances:
    return Circumstances(
        survey_held=bool(row.survey_held),
        facts=read_facts(row.facts),
        target=read_target(row.target),
        deadline=read_date(row.deadline),
        roles=json.loads(row.roles),
        owners=json.loads(row.owners),
    )


def as_document(row: Any) -> Document:
    return Document(
        id=row.id,
        sha256=row.sha256,
        file_name=row.file_name,
        size=row.size,
        media_type=row.media_type,
        doc_type=row.doc_type,
        number=row.number,
        issued_on=read_date(row.issued_on),
        issuer=row.issuer,
        subject=row.subject,
        pages=row.pages,
        remark=row.remark,
    )


def links_by_code(rows: Iterable[Any]) -> dict[str, tuple[Link, ...]]:
    """Rows of links, in order, as the documents of each leaf."""
    found: dict[str, tuple[Link, ...]] = {}
    for row in rows:
        link = Link(row.document_id, row.requirement, row.section, row.page, row.remark)
        found[row.code] = (*found.get(row.code, ()), link)
    return found


def as_state_change(row: Any) -> StateChange:
    return StateChange(
        at=datetime.fromisoformat(row.at),
        who=row.who,
        old=State(row.old),
        new=State(row.new),
        reason=row.reason,
        returned=json.loads(row.returned),
    )


def unit_row(unit: Unit) -> dict[str, str]:
    """A unit with the keys it is sorted and found by."""
    name = plain(unit.name)
    return {
        "code": plain(unit.code),
        "name": name,
        "kind": plain(unit.kind),
        "sort_key": sortable(name),
        "folded": fold(name),
    }


def sortable(text: str) -> str:
    """The Vietnamese sort key as hexadecimal digits: compared as text, under any collation, it gives the same order."""
    return "000".join("".join(f"{ord(place) + 1:03x}" for place in part) for part in sort_key(text))
