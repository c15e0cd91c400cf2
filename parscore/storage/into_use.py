"""What a criteria set must satisfy before it is put in use: a set in use is never changed again."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.finding_words import finding_clauses, window_words
from parscore.scoring.outcome import Severity
from parscore.scoring.schema import Definition
from parscore.scoring.set_captions import ROW_CAPTIONS, SET_CAPTIONS
from parscore.scoring.set_checks import check_set
from parscore.scoring.set_draft import SetDraft
from parscore.scoring.set_editing.values import MisfitError, taken_value
from parscore.storage.reading import content_of
from parscore.storage.schema import assessment, criteria_set, shelf
from parscore.storage.set_card import IN_USE
from parscore.storage.stored import plain

CODES_TOLD = 12


def hindrances(connection: Connection, draft: SetDraft) -> list[str]:
    """Why a set cannot be put in use, each reason a clause that says what to do."""
    given = draft.criteria_set
    if misfits := list(_misfits(given)):
        return misfits  # what rests on a misshapen set cannot be judged yet
    return [*_mistakes(given), *_identity(connection, given), *_official(draft)]


def highest_version(connection: Connection, set_id: str) -> int:
    """The highest version known of a set: on the shelf, or in what was scored."""
    known = (
        connection.scalar(select(func.max(table.c.version)).where(table.c.set_id == set_id))
        for table in (shelf, criteria_set)
    )
    return max((version for version in known if version is not None), default=0)


def same_in_use(connection: Connection, row: Mapping[str, Any]) -> int | None:
    """The id of the set in use with this very content, None when there is none."""
    same = select(shelf.c.id).where(shelf.c.state == IN_USE, shelf.c.sha256 == row["sha256"])
    return connection.scalar(same)


def _misfits(given: CriteriaSet) -> Iterator[str]:
    """What no file could carry, so that nobody else could ever read the set."""
    for name, caption in SET_CAPTIONS.items():
        if refusal := _refusal(given, name):
            yield f"{caption} của bộ tiêu chí: {refusal}"
    stated = {name: getattr(given, name) for name in given.fields}
    for name, check in given.field_checks.items():
        try:
            check(stated[name], stated)
        except ValueError as error:
            yield window_words(str(error))
    for node in given.walk_all():
        for name, caption in ROW_CAPTIONS.items():
            if refusal := _refusal(node, name):
                yield f"mục {node.code}: {caption}: {refusal}"
        try:
            node.check()
        except ValueError as error:
            yield f"mục {node.code}: {window_words(str(error))}"


def _refusal(part: Definition, field: str) -> str:
    try:
        taken_value(type(part), field, getattr(part, field))
    except MisfitError as misfit:
        return str(misfit)
    return ""


def _mistakes(given: CriteriaSet) -> Iterator[str]:
    for finding in check_set(given):
        if finding.severity is Severity.ERROR:
            place = f"mục {finding.code}: " if finding.code else ""
            message, remedy = finding_clauses(finding)
            yield f"{place}{message} ({remedy})"


def _identity(connection: Connection, given: CriteriaSet) -> Iterator[str]:
    """Another content under the same identity, in use or scored, would make two years look alike that are not."""
    identity, checksum = (plain(given.id), given.version), content_of(given)[1]
    name = f"bộ {given.id} phiên bản {given.version}"
    raise_it = f"hãy nâng số phiên bản lên {highest_version(connection, identity[0]) + 1} rồi thử lại"
    in_use = connection.scalar(
        select(shelf.c.sha256).where(
            shelf.c.set_id == identity[0], shelf.c.version == identity[1], shelf.c.state == IN_USE
        )
    )
    if in_use == checksum:
        yield f"{name} đã được đưa vào dùng với đúng nội dung này (có thể xóa bản nháp)"
    elif in_use is not None:
        yield f"{name} đang dùng có nội dung khác ({raise_it})"
    else:
        scored = (
            select(assessment.c.id)
            .join(criteria_set)
            .where(
                criteria_set.c.set_id == identity[0],
                criteria_set.c.version == identity[1],
                criteria_set.c.sha256 != checksum,
            )
        )
        if connection.scalar(scored.limit(1)) is not None:
            yield f"đã có bản chấm điểm theo {name} với nội dung khác ({raise_it})"


def _official(draft: SetDraft) -> Iterator[str]:
    """Never official by accident: somebody confirmed every reading, and a decision is named."""
    if draft.criteria_set.illustrative:
        return
    if waiting := draft.unconfirmed:
        more = ", …" if len(waiting) > CODES_TOLD else ""
        codes = ", ".join(waiting[:CODES_TOLD]) + more
        yield f"còn {len(waiting)} cách chấm chưa ai xác nhận: {codes} (hãy xác nhận, hoặc để là điểm minh họa)"
    if not draft.criteria_set.legal_basis:
        yield "chưa ghi văn bản ban hành (hãy ghi số và ngày quyết định, hoặc để là điểm minh họa)"
