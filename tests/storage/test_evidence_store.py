"""Files in the evidence store: whole or not at all, found again under their own content, whatever comes in."""

import errno
import os
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.evidence import Document
from parscore.storage.evidence_store import BLOCK, EvidenceStore, Standing, Stored
from parscore.storage.file_names import media_type, plain_name
from parscore.storage.workspace import Workspace

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="Windows knows no such file")


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


def file_of(tmp_path: Path, content: bytes, name: str = "Báo cáo.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def files_in(store: EvidenceStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7])
def test_a_file_stands_under_its_checksum_and_cannot_be_written(
    store: EvidenceStore, tmp_path: Path, size: int
) -> None:
    content = os.urandom(size)
    stored = store.take_in(file_of(tmp_path, content))
    assert stored == Stored(sha256(content).hexdigest(), size)
    place = store.path_of(stored.sha256)
    assert place == store.folder / stored.sha256[:2] / stored.sha256
    assert place.read_bytes() == content
    assert place.stat().st_mode & 0o222 == 0
    assert store.standing(*stored) is Standing.WHOLE


def test_the_same_content_is_stored_once_whatever_the_files_are_called(store: EvidenceStore, tmp_path: Path) -> None:
    first = store.take_in(file_of(tmp_path, b"noi dung", "một.pdf"))
    touched = store.path_of(first.sha256).stat().st_mtime_ns
    assert store.take_in(file_of(tmp_path, b"noi dung", "HAI.PDF")) == first
    assert files_in(store) == [store.path_of(first.sha256)]
    assert store.path_of(first.sha256).stat().st_mtime_ns == touched


def test_a_stored_file_that_was_damaged_is_made_whole_by_the_same_file(store: EvidenceStore, tmp_path: Path) -> None:
    path = file_of(tmp_path, b"noi dung")
    stored = store.take_in(path)
    place = store.path_of(stored.sha256)
    for damage in (b"noi dunh", b"ngan"):
        place.chmod(0o644)
        place.write_bytes(damage)
        assert store.take_in(path) == stored
        assert place.read_bytes() == b"noi dung"


@given(content=st.lists(st.binary(max_size=300), max_size=8))
def test_whatever_comes_in_comes_out_and_equal_files_are_one(
    tmp_path_factory: pytest.TempPathFactory, content: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("kho")
    store = EvidenceStore(folder / "evidence")
    stored = [store.take_in(file_of(folder, one, f"{place}.bin")) for place, one in enumerate(content)]
    assert [store.path_of(s.sha256).read_bytes() for s in stored] == content
    assert len(files_in(store)) == len(set(content))


def test_a_folder_is_no_document(store: EvidenceStore, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="là thư mục; hãy chọn từng tệp"):
        store.take_in(tmp_path)


@POSIX_ONLY
def test_a_pipe_is_refused_without_waiting_for_it(store: EvidenceStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống")
    with pytest.raises(InputError, match="không phải là tệp thường"):
        store.take_in(tmp_path / "ống")
    assert not store.folder.exists()


@POSIX_ONLY
def test_a_link_to_a_file_is_followed_and_a_loop_of_links_is_told(store: EvidenceStore, tmp_path: Path) -> None:
    (tmp_path / "tắt").symlink_to(file_of(tmp_path, b"that"))
    assert store.path_of(store.take_in(tmp_path / "tắt").sha256).read_bytes() == b"that"
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(EnvironmentFault, match="lối tắt trỏ vòng lại chính nó"):
        store.take_in(tmp_path / "a")


def test_a_missing_file_is_told_and_leaves_no_folder(store: EvidenceStore, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"Chưa đọc được tệp .*không tìm thấy"):
        store.take_in(tmp_path / "không có.pdf")
    assert not store.folder.exists()


@POSIX_ONLY
def test_a_file_that_may_not_be_read_is_told(
    store: EvidenceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(tmp_path, b"kin")

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(os, "open", refuse)  # whoever runs the tests as root may read everything
    with pytest.raises(EnvironmentFault, match="không có quyền truy cập"):
        store.take_in(path)


def _grow(path: Path) -> None:
    with path.open("ab") as opened:
        opened.write(b"them")


def _shrink(path: Path) -> None:
    with path.open("r+b") as opened:
        opened.truncate(10)


def _rewrite(path: Path) -> None:
    with path.open("r+b") as opened:
        opened.write(b"X")
    os.utime(path, ns=(1, 1))


def _replace(path: Path) -> None:
    other = path.with_name("khác")
    other.write_bytes(path.read_bytes())
    other.replace(path)


@pytest.mark.parametrize("change", [_grow, _shrink, _rewrite, _replace, Path.unlink])
def test_a_file_that_changes_or_vanishes_while_it_is_copied_leaves_nothing(
    store: EvidenceStore, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = file_of(tmp_path, os.urandom(3 * BLOCK))

    def meddle(done: int, _size: int) -> None:
        if done == BLOCK:
            change(path)

    with pytest.raises(EnvironmentFault, match="Chưa đọc được tệp"):
        store.take_in(path, meddle)
    assert files_in(store) == []


@pytest.mark.parametrize("place", ["write", "fsync", "chmod", "replace", "mkdir"])
def test_a_full_disk_at_any_point_is_told_and_leaves_nothing(
    store: EvidenceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    path = file_of(tmp_path, b"x" * (2 * BLOCK))
    store.folder.mkdir()

    def full(*_: object, **__: object) -> Any:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as during:
        during.setattr(os if place in ("write", "fsync") else Path, place, full)
        with pytest.raises(EnvironmentFault, match=r"Chưa cất được tài liệu vào .*ổ đĩa đã đầy; hãy giải phóng"):
            store.take_in(path)
    assert files_in(store) == []
    assert store.standing(*store.take_in(path)) is Standing.WHOLE


def test_a_disk_that_writes_something_else_is_found_out(
    store: EvidenceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_write = os.write
    monkeypatch.setattr(os, "write", lambda handle, block: true_write(handle, b"\0" * len(block)))
    with pytest.raises(EnvironmentFault, match="ổ đĩa ghi sai nội dung"):
        store.take_in(file_of(tmp_path, b"that"))
    assert files_in(store) == []


def test_copying_tells_how_far_it_is_and_ends_when_the_watcher_says_so(store: EvidenceStore, tmp_path: Path) -> None:
    path = file_of(tmp_path, b"y" * (3 * BLOCK))
    seen: list[tuple[int, int]] = []
    store.take_in(path, lambda done, size: seen.append((done, size)))
    assert seen == [(n * BLOCK, 3 * BLOCK) for n in (1, 2, 3)]

    class StopError(Exception):
        pass

    def stop(_done: int, _size: int) -> None:
        raise StopError

    with pytest.raises(StopError):
        store.take_in(file_of(tmp_path, b"z" * (3 * BLOCK)), stop)
    assert len(files_in(store)) == 1


def test_two_programs_taking_in_the_same_file_leave_one(store: EvidenceStore, tmp_path: Path) -> None:
    path = file_of(tmp_path, os.urandom(BLOCK * 2))
    got: list[Stored] = []
    workers = [threading.Thread(target=lambda: got.append(store.take_in(path))) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(got) == 8
    assert files_in(store) == [store.path_of(got[0].sha256)]


def test_what_killed_programs_left_is_swept_away_when_it_is_old(
    store: EvidenceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.folder.mkdir()
    old, young = store.folder / ".cũ.part", store.folder / ".mới.part"
    for left in (old, young):
        left.write_bytes(b"nua")
    os.utime(old, (1, 1))
    store.take_in(file_of(tmp_path, b"that"))
    assert not old.exists()
    assert young.exists()
    monkeypatch.setattr(time, "time", lambda: young.stat().st_mtime + 2 * 24 * 3600)
    store.take_in(file_of(tmp_path, b"nua"))
    assert not young.exists()


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", "AB" * 32, "a" * 63, "a" * 65, "g" * 64])
def test_only_a_checksum_names_a_stored_file(store: EvidenceStore, wrong: str) -> None:
    with pytest.raises(InputError):
        store.path_of(wrong)


def test_a_copy_for_other_programs_has_its_true_name_and_is_made_once(store: EvidenceStore, tmp_path: Path) -> None:
    stored = store.take_in(file_of(tmp_path, b"noi dung"))
    out = store.copy_out(stored.sha256, "Báo cáo: quý I?.pdf", tmp_path / "xem")
    assert out.name == "Báo cáo- quý I-.pdf"
    assert out.read_bytes() == b"noi dung"
    assert store.copy_out(stored.sha256, "Báo cáo: quý I?.pdf", tmp_path / "xem") == out
    out.chmod(0o644)
    out.write_bytes(b"sua")
    assert store.path_of(stored.sha256).read_bytes() == b"noi dung"


@given(st.text(max_size=300))
def test_a_plain_name_is_taken_by_every_system(name: str) -> None:
    plain = plain_name(name)
    assert plain
    assert len(plain.encode()) <= 255
    assert not set(plain) & set('<>:"/\\|?*\0\n')
    assert plain == plain.rstrip(". ")
    assert plain not in (".", "..")
    assert plain_name(plain) == plain


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("Kế hoạch.docx", "Kế hoạch.docx"),
        (unicodedata.normalize("NFD", "Kế hoạch.docx"), "Kế hoạch.docx"),
        ("báo cáo.pdf. . ", "báo cáo.pdf"),
        ("..", "tai-lieu"),
        ("", "tai-lieu"),
    ],
)
def test_names_that_windows_refuses_are_changed_as_little_as_can_be(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_the_kind_of_a_file_is_guessed_from_its_name() -> None:
    assert media_type("BÁO CÁO.PDF") == "application/pdf"
    assert media_type("a.docx").endswith("wordprocessingml.document")
    assert media_type("ảnh.jpg") == "image/jpeg"
    assert media_type("không đuôi") == ""


def test_a_document_is_file_and_row_and_known_again_by_its_content(workspace: Workspace, tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Kế hoạch số 11.pdf")
    taken = workspace.take_in_document(file_of(tmp_path, b"ke hoach", decomposed), who="Lê Thị Ánh")
    assert taken.file_name == "Kế hoạch số 11.pdf"
    assert (taken.size, taken.media_type) == (8, "application/pdf")
    assert workspace.document_file(taken).read_bytes() == b"ke hoach"
    assert workspace.document_file(taken).is_relative_to(workspace.folder / "evidence")
    described = Document(**{**_data(taken), "doc_type": "Kế hoạch", "number": "11/KH-UBND"})
    workspace.describe_document(described)
    assert workspace.take_in_document(file_of(tmp_path, b"ke hoach", "tên khác.docx")) == described
    assert workspace.documents() == [described]


def _data(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__slots__}


def test_names_that_no_text_can_hold_are_kept_readable(workspace: Workspace, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("only there names are bytes")
    path = os.fsencode(tmp_path) + b"/b\xe1o c\xe1o.pdf"
    Path(os.fsdecode(path)).write_bytes(b"cu")
    assert workspace.take_in_document(Path(os.fsdecode(path))).file_name == "b?o c?o.pdf"


def test_an_empty_file_is_taken_in_with_its_size(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.take_in_document(file_of(tmp_path, b"")).size == 0


def test_verify_names_files_that_are_missing_or_changed(workspace: Workspace, tmp_path: Path) -> None:
    kept, lost, spoilt = (
        workspace.take_in_document(file_of(tmp_path, name.encode(), name)) for name in ("a.pdf", "b.pdf", "cc.pdf")
    )
    assert workspace.verify() == []
    workspace.document_file(lost).unlink()
    place = workspace.document_file(spoilt)
    place.chmod(0o644)
    place.write_bytes(b"")
    missing, changed = workspace.verify()
    assert missing.startswith("Tệp “b.pdf” không còn trong kho tài liệu; hãy thêm lại")
    assert changed.startswith("Tệp “cc.pdf” đã bị thay đổi trong kho tài liệu")
    assert workspace.document_file(kept).is_file()
    with pytest.raises(EnvironmentFault, match="không còn trong kho"):
        workspace.document_file(lost)
    workspace.take_in_document(file_of(tmp_path, b"b.pdf"))
    assert workspace.verify() == [changed]


def test_a_workspace_only_for_reading_takes_nothing_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace(tmp_path / "w") as workspace:
        monkeypatch.setattr(Workspace, "read_only", True)
        monkeypatch.setattr(Workspace, "why_read_only", "chỉ cho đọc")
        with pytest.raises(EnvironmentFault, match="chỉ cho đọc"):
            workspace.take_in_document(file_of(tmp_path, b"x"))
        assert not (tmp_path / "w" / "evidence").exists()


_TAKE_IN_FOR_EVER = """
import sys
from pathlib import Path
from parscore.storage.workspace import Workspace
with Workspace(Path(sys.argv[1])) as workspace:
    for place in range(10**6):
        file = Path(sys.argv[2]) / f"{place}.pdf"
        file.write_bytes(str(place).encode() * 3000)
        workspace.take_in_document(file)
        print(place, flush=True)
"""


def test_killed_at_any_moment_every_document_told_has_its_file(tmp_path: Path, at_full_size: bool) -> None:
    for round_ in range(50 if at_full_size else 3):
        folder = tmp_path / f"w{round_}"
        folder.mkdir()
        program = subprocess.Popen(
            [sys.executable, "-c", _TAKE_IN_FOR_EVER, folder, tmp_path], stdout=subprocess.PIPE, text=True
        )
        assert program.stdout is not None
        for _ in range(3 + round_ * 2):
            last = int(program.stdout.readline())
        program.kill()
        told = program.stdout.read().split()
        program.wait()
        program.stdout.close()
        with Workspace(folder, create=False) as workspace:
            assert workspace.verify() == []
            names = [document.file_name for document in workspace.documents()]
            assert names[: last + 1 + len(told)] == [f"{place}.pdf" for place in range(last + 1 + len(told))]
            for document in workspace.documents():
                content = workspace.document_file(document).read_bytes()
                assert sha256(content).hexdigest() == document.sha256


def test_documents_taken_off_the_list_keep_their_file_and_every_decision(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w") as workspace:
        (tmp_path / "a.txt").write_text("a", encoding="utf-8")
        given = workspace.take_in_document(tmp_path / "a.txt")
        workspace.set_aside([given], who="Lan")
        assert workspace.aside() == {given.id}
        workspace.set_aside([given], back=True, who="Hà")
        assert workspace.aside() == frozenset()
        assert [(one.words, one.who) for one in workspace.decisions(given.id)] == [
            ("Bỏ khỏi danh sách", "Lan"),
            ("Đưa lại danh sách", "Hà"),
        ]
        assert workspace.document_file(given).read_text(encoding="utf-8") == "a"
