"""A criteria set as the one file to hand on: by e-mail, Zalo or a USB stick, read by any PARSCORE and by any person.

The file is an ordinary `parscore-criteria/1`. What the format has no key for stands in comments at its head: the
checksum of the set, the questions only the issuing body can answer, the leaves whose reading nobody confirmed.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal, NamedTuple

from parscore.faults import InputError
from parscore.intake.criteria_file import check_text, load_criteria
from parscore.intake.document import DocumentError, read_text
from parscore.intake.mistakes import Mistake
from parscore.intake.yaml_text import yaml_text
from parscore.scoring.criteria import CriteriaSet, Method, Rounding
from parscore.scoring.kept import checksum
from parscore.scoring.outcome import Severity
from parscore.scoring.schema import Definition, key_of
from parscore.scoring.set_draft import Question, Reading, Reply, SetDraft
from parscore.scoring.text import nfc

Relation = Literal["new", "same", "differs", "newer", "older"]
"""How a shared set stands to those already here, by identity and content."""

CHECKSUM, ASK, OPEN, UNCONFIRMED = "mã kiểm tra", "hỏi Sở", "chưa trả lời", "chưa xác nhận"
_LABELS = {label.casefold(): label for label in (CHECKSUM, ASK, OPEN, UNCONFIRMED)}
_LINE = re.compile(r"#\s*([^:]+?)\s*:\s*(.*)")
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LAST = ("criteria", "bonus_items", "penalty_items", "children")
_CODES_A_LINE = 12
_TOLD = 3


class SharedSet(NamedTuple):
    """A set file as read. `intact` tells whether the set is the one the checksum was made of, None when none is stated;
    one that is not has illustrative points, whatever it says: nobody confirmed them as they are.

    `draft` is None when the file has errors; leaves nobody confirmed have a reading that waits.
    """

    draft: SetDraft | None
    mistakes: tuple[Mistake, ...]
    stated_checksum: str = ""
    intact: bool | None = None

    @property
    def errors(self) -> tuple[Mistake, ...]:
        return tuple(one for one in self.mistakes if one.severity is Severity.ERROR)


def set_file(draft: SetDraft) -> bytes:
    """The file of a set; InputError when the set is not yet one that could be read back."""
    data = _data(draft.criteria_set)
    loaded = check_text(Path("bo-tieu-chi.yaml"), yaml_text(data))
    if loaded.criteria_set is None:
        told = "; ".join(f"{f'mục {one.code}: ' if one.code else ''}{one.message}" for one in loaded.errors[:_TOLD])
        raise InputError(f"Chưa ghi được “{draft.criteria_set.title}” thành tệp: {told}; hãy sửa rồi thử lại.")
    return yaml_text(data, _head(draft, checksum(loaded.criteria_set))).encode()


def read_set_file(path: Path) -> SharedSet:
    """Read a file of a set, whoever wrote it. EnvironmentFault when it cannot be opened; all else is a mistake."""
    try:
        text = read_text(path)
    except DocumentError:
        return SharedSet(None, load_criteria(path).mistakes)
    loaded, head = check_text(path, text), _read_head(text)
    stated = next((word for word in head[CHECKSUM] if _SHA256.fullmatch(word)), "")
    if loaded.criteria_set is None:
        return SharedSet(None, loaded.mistakes, stated)
    intact = checksum(loaded.criteria_set) == stated if stated else None
    read = loaded.criteria_set if intact is not False else loaded.criteria_set.but(points_status="illustrative")
    return SharedSet(_draft(read, head), loaded.mistakes, stated, intact)


def relation(shared: SharedSet, known: Iterable[tuple[str, int, str]]) -> Relation:
    """How a set that was read stands to those known by id, version and checksum; it must have been read."""
    if shared.draft is None:
        raise ValueError("a file with errors holds no set")
    given = shared.draft.criteria_set
    here = [(version, sha256) for set_id, version, sha256 in known if set_id == given.id]
    of_version = [sha256 for version, sha256 in here if version == given.version]
    if of_version:
        return "same" if checksum(given) in of_version else "differs"
    if not here:
        return "new"
    return "newer" if given.version > max(here)[0] else "older"


def waiting_lines(draft: SetDraft) -> list[str]:
    """The lines of the head that tell what is still open in a draft."""

    def named(reply: Reply) -> str:
        return ", ".join(question for question in Question if draft.reply(question) is reply)

    lines = [f"{label}: {told}" for label, told in ((ASK, named(Reply.ASK)), (OPEN, named(Reply.OPEN))) if told]
    codes = draft.unconfirmed
    starts = range(0, len(codes), _CODES_A_LINE)
    return lines + [f"{UNCONFIRMED}: {' '.join(codes[start : start + _CODES_A_LINE])}" for start in starts]


def _head(draft: SetDraft, sha256: str) -> str:
    given = draft.criteria_set
    lines = [
        f"Bộ tiêu chí “{' '.join(given.title.split())}”, {given.id} phiên bản {given.version}.",
        "Mở PARSCORE rồi chọn tệp này để nhập; nếu sửa tệp thì mã kiểm tra không còn khớp.",
        "",
        f"{CHECKSUM}: {sha256}",
    ]
    return "\n".join(lines + waiting_lines(draft))


def _read_head(text: str) -> dict[str, list[str]]:
    """The words under each label in the comments before the first line of the set."""
    found: dict[str, list[str]] = {label: [] for label in _LABELS.values()}
    for line in takewhile(lambda line: not line.strip() or line.startswith("#"), text.splitlines()):
        told = _LINE.match(nfc(line))
        if told and (label := _LABELS.get(told[1].casefold())):
            found[label] += told[2].split()
    return found


def _draft(given: CriteriaSet, head: Mapping[str, list[str]]) -> SetDraft:
    waiting = {code: given.by_code[code] for code in head[UNCONFIRMED] if code in given.by_code}
    readings = {code: Reading(text=node.guidance or "", sure="unsure") for code, node in waiting.items()}
    named = {label: {word.strip(",") for word in head[label]} for label in (ASK, OPEN)}
    replies: dict[str, str] = {}
    for question in Question:
        if question in named[ASK]:
            replies[question] = Reply.ASK
        elif question not in named[OPEN] and (head[CHECKSUM] or _says(given, question)):
            replies[question] = Reply.ANSWERED
    return SetDraft(criteria_set=given, readings=readings, replies=replies)


def _says(given: CriteriaSet, question: Question) -> bool:
    """Whether a set that nobody was asked about answers a question itself; every file states its rounding."""
    leaves = [node for node in given.walk_all() if node.is_leaf]
    match question:
        case Question.CLASSES:
            return bool(given.classes)
        case Question.NOT_ARISING:
            return all(given.policy_of(leaf) for leaf in leaves)
        case Question.SURVEY:
            return given.survey_absent is not None or all(leaf.supplied_by is not Method.SURVEY for leaf in leaves)
    return True


def _data(value: object) -> Any:
    """A part as a person would write it: nothing that goes without saying, the tree last."""
    if isinstance(value, Definition):
        named = {name: getattr(value, name) for name in value.fields if name != value.rest and _is_said(value, name)}
        data = {key_of(name): _data(held) for name, held in named.items() if name not in _LAST}
        rest = {} if value.rest is None else _data(getattr(value, value.rest))
        return data | rest | {name: _data(named[name]) for name in _LAST if name in named}
    if isinstance(value, tuple):
        return [_data(part) for part in value]
    if isinstance(value, dict):
        return {key: _data(part) for key, part in value.items()}
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _is_said(part: Definition, name: str) -> bool:
    """Whether a field is to be written out. "0.0" is not its default "0": the checksum would tell them apart."""
    held = getattr(part, name)
    if held is None or isinstance(part, Rounding):
        return held is not None
    return not hasattr(type(part), name) or _data(held) != _data(getattr(type(part), name))
