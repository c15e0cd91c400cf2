"""Revisions: another file for the same document. The older one stays in the store, and the links stay on."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from parscore.faults import InputError
from parscore.scoring.edits import DocumentChange
from parscore.scoring.evidence import Document
from parscore.storage import documents
from parscore.storage.evidence_store import Stored
from parscore.storage.schema import document, document_revision
from parscore.storage.stored import as_document, now, plain


class Revision(NamedTuple):
    """A file that a document had before, and who replaced it when."""

    id: int
    document: int
    sha256: str
    file_name: str
    size: int
    replaced_at: datetime
    replaced_by: str

    def as_it_was(self, given: Document) -> Document:
        """The document with this file, to be opened or compared."""
        return documents.with_file(given, self.file_name, Stored(self.sha256, self.size))


def revisions(connection: Connection, document_id: int) -> list[Revision]:
    """The files a document had before, the first one first."""
    wanted = select(document_revision).where(document_revision.c.document_id == document_id)
    return [
        Revision(
            row.id,
            row.document_id,
            row.sha256,
            row.file_name,
            row.size,
            datetime.fromisoformat(row.replaced_at),
            row.replaced_by,
        )
        for row in connection.execute(wanted.order_by(document_revision.c.id))
    ]


def replaceable(connection: Connection, given: Document) -> Document:
    """The document as it is kept; InputError while a closed year rests on it, or when it has another file by now."""
    row = connection.execute(select(document).where(document.c.id == given.id)).one_or_none()
    if row is None or row.sha256 != given.sha256:
        raise InputError(
            f"Tài liệu “{given.title}” vừa được thay đổi ở cửa sổ hoặc máy khác; hãy mở lại danh sách rồi làm tiếp."
        )
    if fixed := documents.why_fixed(connection, given.id):
        raise InputError(f"Chưa thay được tệp của “{given.title}”: {fixed}, hoặc thêm tệp mới thành tài liệu khác.")
    return as_document(row)


def apply_change(connection: Connection, change: DocumentChange, who: str) -> None:
    """Do to a document what an edit did, or take it back; what was changed of it elsewhere since stays.

    InputError while a closed year rests on it, and when the file belongs to another document by now.
    """
    row = connection.execute(select(document).where(document.c.id == change.new.id)).one_or_none()
    if row is None:
        raise InputError(f"Không tìm thấy tài liệu “{change.new.title}” trong dữ liệu; hãy mở lại danh sách.")
    kept = as_document(row)
    new = change.applied(kept)
    if new == kept:
        return
    if new.sha256 != kept.sha256:
        replaced = replace_file(connection, kept, new.file_name, Stored(new.sha256, new.size), who)
        new = replace(new, media_type=replaced.media_type)
    documents.describe(connection, new)


def replace_file(connection: Connection, given: Document, name: str, stored: Stored, who: str) -> Document:
    """Give a document a file that stands in the store; what it had becomes a revision. InputError as above, and when
    the file is that of another document.
    """
    kept = replaceable(connection, given)
    if stored.sha256 == kept.sha256:
        return kept
    other = documents.of_checksum(connection, stored.sha256)
    if other is not None:
        raise InputError(
            f"Tệp này đã có trong kho là “{other.title}”; hãy đính kèm tài liệu ấy thay cho “{given.title}”."
        )
    older = {"document_id": kept.id, "sha256": kept.sha256, "file_name": kept.file_name, "size": kept.size}
    connection.execute(insert(document_revision), {**older, "replaced_at": now(), "replaced_by": plain(who)})
    new = documents.with_file(kept, name, stored)
    connection.execute(
        update(document)
        .where(document.c.id == kept.id)
        .values(sha256=new.sha256, file_name=new.file_name, size=new.size, media_type=new.media_type, pages=new.pages)
    )
    return new
