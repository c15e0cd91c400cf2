"""The check of the evidence store: what is missing, changed, in excess; it says what to do and changes nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from parscore.scoring.evidence import Document
from parscore.storage.evidence_store import BLOCK
from parscore.storage.workspace import Workspace


@pytest.fixture
def kept(workspace: Workspace, tmp_path: Path) -> Document:
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(b"bao cao" * BLOCK)
    return workspace.take_in_document(path)


def seen(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_a_byte_that_changed_is_found_only_by_reading_everything(workspace: Workspace, kept: Document) -> None:
    place = workspace.document_file(kept)
    place.chmod(0o644)
    with place.open("r+b") as opened:
        opened.seek(BLOCK)
        opened.write(b"X")
    assert workspace.examine() == []
    (found,) = workspace.examine(deep=True)
    assert (found.kind, found.harmless) == ("changed_file", False)
    assert found.message.startswith("Tệp “báo cáo.pdf” đã bị thay đổi trong kho tài liệu; hãy thêm lại đúng tệp ấy")


def test_reading_everything_tells_how_far_it_is_and_can_be_ended(workspace: Workspace, kept: Document) -> None:
    told: list[tuple[int, int]] = []
    workspace.examine(deep=True, watch=lambda done, whole: told.append((done, whole)))
    assert told == [(BLOCK * place, 7 * BLOCK) for place in range(1, 8)]

    def enough(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workspace.examine(deep=True, watch=enough)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no rights of this kind")
def test_a_file_that_can_not_be_read_is_told(
    workspace: Workspace, kept: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> Iterator[bytes]:
        raise PermissionError(13, "")

    monkeypatch.setattr("parscore.storage.store_checkup.checksum_of", refused)
    (found,) = workspace.examine(deep=True)
    assert found.kind == "unreadable_file"
    assert "“báo cáo.pdf”: không có quyền truy cập" in found.message


def test_what_nothing_speaks_of_is_told_as_harmless_and_left_alone(workspace: Workspace, kept: Document) -> None:
    folder = workspace.evidence.folder
    stray = folder / "aa" / ("aa" + "0" * 62)
    stray.parent.mkdir(exist_ok=True)
    for path in (stray, folder / ".dở.part", folder / "ghi chú.txt", folder / "aa" / ("bb" + "0" * 62)):
        path.write_bytes(b"x" * 100_000)
    before = seen(folder)
    found = {finding.kind: finding for finding in workspace.examine(deep=True)}
    assert set(found) == {"nameless_files", "unfinished_copies", "foreign_files"}
    assert all(finding.harmless for finding in found.values())
    assert "1 tệp (0,1 MB) không thuộc tài liệu nào (aa00" in found["nameless_files"].message
    assert "2 tệp (0,2 MB) không do chương trình cất" in found["foreign_files"].message
    assert workspace.verify() == []
    assert seen(folder) == before
