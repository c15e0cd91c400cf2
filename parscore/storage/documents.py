"""Documents as the database knows them; their files stand in the evidence store."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.evidence import Document
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.evidence_store import EvidenceStore, Standing, Stored
from parscore.storage.file_names import media_type
from parscore.storage.schema import assessment, document, evidence_link
from parscore.storage.stored import as_document, date_text, now, plain

_TEXTS = ("file_name", "media_type", "doc_type", "number", "issuer", "subject", "remark")


class Use(NamedTuple):
    """Where a document proves something."""

    card: int
    stage: Stage
    code: str


def of_file(name: str, stored: Stored) -> Document:
    """What is known of a document while only its file is: not kept yet, so without an id."""
    name = plain(name)
    return Document(0, stored.sha256, name, stored.size, media_type(name))


def with_file(given: Document, name: str, stored: Stored) -> Document:
    """A document with another file; how many pages that has is not known yet."""
    name = plain(name)
    return replace(
        given, sha256=stored.sha256, file_name=name, size=stored.size, media_type=media_type(name), pages=None
    )


def add(connection: Connection, given: Document, who: str) -> Document:
    """Keep a new document; what comes back carries its id."""
    row = {**_row(given), "sha256": given.sha256, "size": given.size, "added_at": now(), "added_by": plain(who)}
    key = connection.execute(insert(document), row).inserted_primary_key
    return replace(given, id=int((key or (0,))[0]))


def add_all(connection: Connection, given: Sequence[Document], who: str) -> list[tuple[Document, bool]]:
    """Keep those whose file is not known yet; the document of each, and whether it was known."""
    first = {one.sha256: place for place, one in reversed(list(enumerate(given)))}
    wanted = select(document).where(document.c.sha256.in_(first)).order_by(document.c.id.desc())
    before = {row.sha256: as_document(row) for row in connection.execute(wanted)}
    new = [one for place, one in enumerate(given) if first[one.sha256] == place and one.sha256 not in before]
    if new:
        at, by = now(), plain(who)
        rows = [{**_row(one), "sha256": one.sha256, "size": one.size, "added_at": at, "added_by": by} for one in new]
        connection.execute(insert(document), rows)
    after = {row.sha256: as_document(row) for row in connection.execute(wanted)} if new else before
    return [(after[one.sha256], one.sha256 in before or first[one.sha256] != place) for place, one in enumerate(given)]


def of_checksum(connection: Connection, sha256: str) -> Document | None:
    """The first document with this very file."""
    same = select(document).where(document.c.sha256 == sha256).order_by(document.c.id).limit(1)
    row = connection.execute(same).one_or_none()
    return None if row is None else as_document(row)


def has_size(connection: Connection, size: int) -> bool:
    """Whether a document of this many bytes is known, so that a file may be one of them."""
    return connection.scalar(select(document.c.id).where(document.c.size == size).limit(1)) is not None


def sizes_above(connection: Connection, size: int) -> set[int]:
    """The sizes of all documents of more than this many bytes."""
    return set(connection.scalars(select(document.c.size).where(document.c.size > size).distinct()))


def stored(given: Document, store: EvidenceStore) -> Path:
    """The file of a document; EnvironmentFault when it is no longer as it was stored."""
    if told := trouble_with(given.file_name, store.standing(given.sha256, given.size)):
        raise EnvironmentFault(told)
    return store.path_of(given.sha256)


def trouble_with(file_name: str, standing: Standing) -> str:
    """The sentence for a file that is not as it was stored, empty when it is."""
    match standing:
        case Standing.MISSING:
            what = "không còn trong kho tài liệu"
        case Standing.CHANGED:
            what = "đã bị thay đổi trong kho tài liệu"
        case _:
            return ""
    return f"Tệp “{file_name}” {what}; hãy thêm lại đúng tệp ấy hoặc khôi phục từ bản sao lưu gần nhất."


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


def uses(connection: Connection) -> Mapping[int, tuple[Use, ...]]:
    """Where each document is linked, by its id; whatever proves nothing is left out."""
    columns = (
        evidence_link.c.document_id,
        evidence_link.c.assessment_id,
        evidence_link.c.stage,
        evidence_link.c.code,
    )
    found: dict[int, dict[Use, None]] = {}
    for key, card, stage, code in connection.execute(select(*columns).order_by(evidence_link.c.id)):
        found.setdefault(key, {})[Use(card, Stage(stage), code)] = None
    return {key: tuple(of_document) for key, of_document in found.items()}


def everything(connection: Connection) -> list[Document]:
    """All documents of the workspace, in the order in which they came."""
    return [as_document(row) for row in connection.execute(select(document).order_by(document.c.id))]


def _row(given: Document) -> dict[str, object]:
    data = asdict(given)
    row: dict[str, object] = {name: plain(data[name]) for name in _TEXTS}
    return row | {"issued_on": date_text(given.issued_on), "pages": given.pages}
