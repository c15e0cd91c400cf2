"""Documents as the database knows them; their files stand in the evidence store."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.evidence import Document
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.evidence_store import EvidenceStore, Standing
from parscore.storage.schema import assessment, document, evidence_link
from parscore.storage.stored import as_document, date_text, now, plain

_TEXTS = ("file_name", "media_type", "doc_type", "number", "issuer", "subject", "remark")


def add(connection: Connection, given: Document, who: str) -> Document:
    """Keep a new document; what comes back carries its id."""
    row = {**_row(given), "sha256": given.sha256, "size": given.size, "added_at": now(), "added_by": plain(who)}
    key = connection.execute(insert(document), row).inserted_primary_key
    return replace(given, id=int((key or (0,))[0]))


def of_checksum(connection: Connection, sha256: str) -> Document | None:
    """The first document with this very file."""
    same = select(document).where(document.c.sha256 == sha256).order_by(document.c.id).limit(1)
    row = connection.execute(same).one_or_none()
    return None if row is None else as_document(row)


def stored(given: Document, store: EvidenceStore) -> Path:
    """The file of a document; EnvironmentFault when it is no longer as it was stored."""
    if told := _missed(given, store):
        raise EnvironmentFault(told)
    return store.path_of(given.sha256)


def missed(connection: Connection, store: EvidenceStore) -> Iterator[str]:
    """One sentence for each document whose file is missing or was changed."""
    for one in everything(connection):
        if told := _missed(one, store):
            yield told


def _missed(given: Document, store: EvidenceStore) -> str:
    match store.standing(given.sha256, given.size):
        case Standing.MISSING:
            what = "không còn trong kho tài liệu"
        case Standing.CHANGED:
            what = "đã bị thay đổi trong kho tài liệu"
        case _:
            return ""
    return f"Tệp “{given.file_name}” {what}; hãy thêm lại đúng tệp ấy hoặc khôi phục từ bản sao lưu gần nhất."


def why_fixed(connection: Connection, document_id: int) -> str:
    """Why a document can no longer be described otherwise: an approved or locked year rests on it. Else empty."""
    resting = (
        select(assessment.c.year)
        .join(evidence_link, evidence_link.c.assessment_id == assessment.c.id)
        .where(
            evidence_link.c.document_id == document_id,
            evidence_link.c.stage == Stage.SELF.value,
            assessment.c.state != State.DRAFT.value,
        )
        .order_by(assessment.c.year)
        .distinct()
    )
    years = ", ".join(str(year) for year in connection.scalars(resting))
    if not years:
        return ""
    return f"tài liệu này thuộc bản chấm điểm năm {years} đã duyệt hoặc đã chốt; muốn sửa hãy mở lại bản đó"


def describe(connection: Connection, given: Document) -> None:
    """Keep what is now known of a document: number, date, issuer and so on. InputError while a closed year uses it."""
    if fixed := why_fixed(connection, given.id):
        raise InputError(f"Chưa sửa được “{given.title}”: {fixed}.")
    if not connection.execute(update(document).where(document.c.id == given.id), _row(given)).rowcount:
        raise InputError(f"Không tìm thấy tài liệu “{given.title}” trong dữ liệu; hãy mở lại danh sách.")


def everything(connection: Connection) -> list[Document]:
    """All documents of the workspace, in the order in which they came."""
    return [as_document(row) for row in connection.execute(select(document).order_by(document.c.id))]


def _row(given: Document) -> dict[str, object]:
    data = asdict(given)
    row: dict[str, object] = {name: plain(data[name]) for name in _TEXTS}
    return row | {"issued_on": date_text(given.issued_on), "pages": given.pages}
