"""The proof that the evidence store and the database agree: every file told of stands there whole, and nothing else."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from parscore.faults import fault_of
from parscore.storage.documents import trouble_with
from parscore.storage.evidence_store import UNDER_WAY, EvidenceStore, Standing, Stored, Watch, checksum_of
from parscore.storage.schema import document, document_revision

_NAMED = 3


class Finding(NamedTuple):
    """One thing worth telling, in a sentence that says what to do; `harmless` when everything works all the same."""

    kind: str
    message: str
    harmless: bool = False


def known_files(connection: Connection) -> dict[Stored, str]:
    """The files the database speaks of, each with the name it was given: those of documents, then replaced ones."""
    found: dict[Stored, str] = {}
    for table in (document, document_revision):
        columns = (table.c.sha256, table.c.size, table.c.file_name)
        for sha256, size, name in connection.execute(select(*columns).order_by(table.c.id)):
            found.setdefault(Stored(sha256, size), name)
    return found


def lost_files(
    known: dict[Stored, str], store: EvidenceStore, *, deep: bool = False, watch: Watch | None = None
) -> Iterator[Finding]:
    """Files that are missing or changed: as far as their size tells, or `deep`, by reading each of them anew."""
    whole, before = sum(stored.size for stored in known), 0
    for stored, name in known.items():
        standing = store.standing(*stored)
        if deep and standing is Standing.WHOLE:

            def told(done: int, _size: int, before: int = before) -> None:
                if watch is not None:
                    watch(before + done, whole)

            try:
                if checksum_of(store.path_of(stored.sha256), told) != stored.sha256:
                    standing = Standing.CHANGED
            except OSError as error:
                yield Finding("unreadable_file", str(fault_of(error, "Chưa đọc lại được tài liệu", name)))
        before += stored.size
        if message := trouble_with(name, standing):
            yield Finding("lost_file" if standing is Standing.MISSING else "changed_file", message)


def left_over(known: Iterable[Stored], store: EvidenceStore) -> Iterator[Finding]:
    """What stands in the store and nothing speaks of: it takes room and harms nobody."""
    names = {stored.sha256 for stored in known}
    nameless: list[Path] = []
    under_way: list[Path] = []
    foreign: list[Path] = []
    try:
        for path in sorted(store.folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                continue
            if path.name.endswith(UNDER_WAY) and path.parent == store.folder:
                under_way.append(path)
            elif not (store.is_stored(path)):
                foreign.append(path)
            elif path.name not in names:
                nameless.append(path)
    except OSError as error:
        yield Finding("unreadable_store", str(fault_of(error, "Chưa đọc được kho tài liệu", store.folder)))
        return
    if nameless:
        yield Finding(
            "nameless_files",
            f"Kho tài liệu có {_counted(nameless)} không thuộc tài liệu nào ({_some(nameless)}), thường vì "
            "chương trình bị tắt giữa lúc thêm tài liệu; dữ liệu không bị ảnh hưởng, tài liệu nào thiếu hãy thêm lại.",
            harmless=True,
        )
    if under_way:
        yield Finding(
            "unfinished_copies",
            f"Kho tài liệu có {_counted(under_way)} đang chép dở; không cần làm gì: bản chép dở quá một ngày được dọn "
            "khi thêm tài liệu mới.",
            harmless=True,
        )
    if foreign:
        yield Finding(
            "foreign_files",
            f"Thư mục kho tài liệu có {_counted(foreign)} không do chương trình cất ({_some(foreign)}); hãy chuyển "
            "ra nơi khác, rồi thêm vào như mọi tài liệu nếu cần dùng.",
            harmless=True,
        )


def _counted(paths: list[Path]) -> str:
    size = sum(path.lstat().st_size for path in paths)
    return f"{len(paths)} tệp ({size / 1e6:.1f} MB)".replace(".", ",")


def _some(paths: list[Path]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(path.name[:16] for path in paths[:_NAMED]) + (f" và {more} tệp khác" if more > 0 else "")
