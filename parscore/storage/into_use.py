"""What a criteria set must satisfy before it is put in use: a set in use is never changed again."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Severity
from parscore.scoring.set_checks import check_set
from parscore.scoring.set_draft import SetDraft
from parscore.storage.reading import content_of
from parscore.storage.schema import assessment, criteria_set, shelf
from parscore.storage.set_card import IN_USE
from parscore.storage.stored import plain

CODES_TOLD = 12


def hindrances(connection: Connection, draft: SetDraft) -> list[str]:
    """Why a set cannot be put in use, each reason a clause that says what to do."""
    return [*_mistakes(draft.criteria_set), *_identity(connection, draft.criteria_set), *_official(draft)]


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


def _mistakes(given: CriteriaSet) -> Iterator[str]:
    for finding in check_set(given):
        if finding.severity is Severity.ERROR:
            place = f"mục {finding.code}: " if finding.code else ""
            yield f"{place}{finding.message} ({finding.remedy})"


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
