"""How sets on the shelf stand in their table, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, NamedTuple

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.criteria import MAX_VERSION
from parscore.scoring.kept import KeptFormError, checksum, kept_text, read_kept, text_checksum
from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.scoring.text import sort_key
from parscore.storage.schema import shelf
from parscore.storage.stored import plain

DRAFT, IN_USE = "draft", "in_use"
CARD_COLUMNS = tuple(column for column in shelf.columns if column.name != "content")


class SetCard(NamedTuple):
    """One row of the list of sets.

    `asks` counts the questions that wait for an answer, `assessments` those scored by exactly this set in use. `who`
    changed it last, `revision` counts the changes.
    """

    id: int
    set_id: str
    version: int
    title: str
    state: Literal["draft", "in_use"]
    sha256: str
    illustrative: bool
    unconfirmed: int
    asks: int
    origin: str
    revision: int
    updated_at: datetime
    assessments: int
    who: str = ""
    in_use_at: datetime | None = None

    @property
    def is_in_use(self) -> bool:
        return self.state == IN_USE


class RemovedSet(NamedTuple):
    """What was taken off the shelf, whole, so that it can be put back."""

    card: SetCard
    row: Mapping[str, Any]


def as_set_card(row: Any, assessments: int = 0) -> SetCard:
    return SetCard(
        id=row.id,
        set_id=row.set_id,
        version=row.version,
        title=row.title,
        state=row.state,
        sha256=row.sha256,
        illustrative=row.illustrative,
        unconfirmed=row.unconfirmed,
        asks=row.asks,
        origin=row.origin,
        revision=row.revision,
        updated_at=datetime.fromisoformat(row.updated_at),
        assessments=assessments,
        who=row.who,
        in_use_at=None if row.in_use_at is None else datetime.fromisoformat(row.in_use_at),
    )


def place_in_list(row: Any) -> tuple[object, ...]:
    """Vietnamese order of titles, the latest version of a set first."""
    return sort_key(row.title), row.set_id, -row.version, row.id


def draft_row(draft: SetDraft) -> dict[str, object]:
    """The columns that a draft gives; InputError when it holds what cannot be kept."""
    given = draft.criteria_set
    if given.version not in range(1, MAX_VERSION + 1):
        raise InputError(f"Số phiên bản {given.version} không dùng được; hãy ghi số từ 1 đến {MAX_VERSION}.")
    try:
        content, sha256 = _content(draft)
    except UnicodeEncodeError:
        raise InputError("Bộ tiêu chí có ký tự hỏng không lưu được; hãy xóa ký tự vừa nhập rồi gõ lại.") from None
    return {
        "set_id": plain(given.id),
        "version": given.version,
        "title": plain(given.title),
        "sha256": sha256,
        "content": content,
        "illustrative": given.illustrative,
        "unconfirmed": len(draft.unconfirmed),
        "asks": sum(draft.reply(question) is not Reply.ANSWERED for question in Question),
    }


def _content(draft: SetDraft) -> tuple[str, str]:
    """The kept text of a draft and the checksum of its set. Asked on every change, it writes the set out once."""
    of_set = kept_text(draft.criteria_set)
    rest = kept_text(draft.but(criteria_set=None))
    content = f'{{"criteria_set":{of_set},{rest[1:]}'
    content.encode()
    return content, text_checksum(of_set)


def read_draft(row: Any) -> SetDraft:
    """The draft in a row; EnvironmentFault when it was tampered with."""
    try:
        draft = read_kept(SetDraft, row.content)
        intact = checksum(draft.criteria_set) == row.sha256
    except KeptFormError:
        intact = False
    if not intact:
        raise EnvironmentFault(
            f"Bộ tiêu chí “{row.title}” (phiên bản {row.version}) lưu trong dữ liệu đã bị sửa hoặc hỏng; "
            "dữ liệu được giữ nguyên, hãy khôi phục từ bản sao lưu gần nhất."
        )
    return draft
