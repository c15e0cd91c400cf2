"""Many files and folders at one go: each is kept or refused in a sentence, and nothing is ever half stored."""

import errno
import os
import random
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from parscore.faults import EnvironmentFault
from parscore.storage import folder_walk
from parscore.storage.batch_intake import Progress, Taken
from parscore.storage.evidence_store import BLOCK, EvidenceStore
from parscore.storage.folder_walk import Refused
from parscore.storage.source_file import SourceFile
from parscore.storage.workspace import Workspace

ROOT = Path(__file__).parents[2]
POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="Windows knows no such file")


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "quét"
    folder.mkdir()
    return folder


def names_of(workspace: Workspace) -> list[str]:
    return [document.file_name for document in workspace.documents()]


def stray(workspace: Workspace) -> list[str]:
    """What stands in the store and belongs to no document, harmless or not."""
    return [finding.kind for finding in workspace.examine(deep=True)]


def test_files_and_folders_come_in_as_documents_in_vietnamese_order(workspace: Workspace, scans: Path) -> None:
    for name in ("2.1/b 10.pdf", "2.1/b 9.pdf", "2.1/phụ lục/Đ.pdf", "2.1/phụ lục/D.pdf", "2.1/phụ lục/E.pdf"):
        (scans / name).parent.mkdir(parents=True, exist_ok=True)
        (scans / name).write_bytes(name.encode())
    (scans / "lẻ.pdf").write_bytes(b"le")
    batch = workspace.take_in_batch([scans / "lẻ.pdf", scans / "2.1"], who="Lê Thị Ánh")
    assert [taken.document.file_name for taken in batch.taken] == names_of(workspace)
    assert names_of(workspace) == ["lẻ.pdf", "b 9.pdf", "b 10.pdf", "D.pdf", "Đ.pdf", "E.pdf"]
    assert (batch.refused, batch.stopped) == ((), False)
    for taken in batch.taken:
        assert workspace.document_file(taken.document).read_bytes() == taken.path.read_bytes()
    assert stray(workspace) == []


def test_the_same_content_is_one_document_within_a_batch_and_between_batches(workspace: Workspace, scans: Path) -> None:
    for name, content in (("a.pdf", b"mot"), ("b.pdf", b"hai"), ("c.pdf", b"mot"), ("to.pdf", b"x" * (2 * BLOCK))):
        (scans / name).write_bytes(content)
    first = workspace.take_in_batch([scans])
    assert [(taken.document.file_name, taken.known) for taken in first.taken] == [
        ("a.pdf", False),
        ("b.pdf", False),
        ("a.pdf", True),
        ("to.pdf", False),
    ]
    again = workspace.take_in_batch([scans])
    assert all(taken.known for taken in again.taken)
    assert names_of(workspace) == ["a.pdf", "b.pdf", "to.pdf"]
    assert stray(workspace) == []


def test_a_large_file_that_is_known_is_read_and_not_written_again(
    workspace: Workspace, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (scans / "to.pdf").write_bytes(os.urandom(3 * BLOCK))
    known = workspace.take_in_document(scans / "to.pdf")
    (scans / "cùng cỡ.pdf").write_bytes(os.urandom(3 * BLOCK))
    written: list[Path] = []
    copied = EvidenceStore._copy

    def seen(store: EvidenceStore) -> object:
        written.append(store.folder)
        return copied(store)

    monkeypatch.setattr(EvidenceStore, "_copy", seen)
    assert workspace.take_in_document(scans / "to.pdf") == known
    assert workspace.take_in_batch([scans / "to.pdf"]).taken[0].document == known
    assert written == []
    assert not workspace.take_in_batch([scans / "cùng cỡ.pdf"]).taken[0].known
    assert len(written) == 1


@POSIX_ONLY
def test_what_is_no_file_is_told_in_one_sentence_and_the_rest_comes_in(workspace: Workspace, scans: Path) -> None:
    (scans / "tốt.pdf").write_bytes(b"tot")
    (scans / "con").mkdir()
    (scans / "con" / "về đầu").symlink_to(scans)
    (scans / "rỗng").mkdir()
    os.mkfifo(scans / "ống.pdf")
    (scans / "gãy.pdf").symlink_to(scans / "không có")
    (scans / "vòng.pdf").symlink_to(scans / "vòng.pdf")
    (scans / "xem tắt.pdf").symlink_to(scans / "tốt.pdf")
    (scans / "~$tốt.docx").write_bytes(b"khoa")
    (scans / "Thumbs.db").write_bytes(b"anh")
    batch = workspace.take_in_batch([scans, Path("/dev/null"), scans / "không có.pdf", Path("x\0y")])
    assert names_of(workspace) == ["tốt.pdf"]
    told = {refused.path.name: refused.reason for refused in batch.refused}
    assert "lối tắt đến thư mục khác" in told["về đầu"]
    assert "không có tệp nào" in told["rỗng"]
    assert "không phải là tệp thường" in told["ống.pdf"]
    assert "không phải là tệp thường" in told["null"]
    assert "không tìm thấy" in told["gãy.pdf"]
    assert "vòng lại chính nó" in told["vòng.pdf"]
    assert "tệp tạm của Word" in told["~$tốt.docx"]
    assert "của hệ điều hành" in told["Thumbs.db"]
    assert "không tìm thấy" in told["không có.pdf"]
    assert "Tên tệp không đúng" in told["x\0y"]
    assert len(batch.refused) == 10


def test_names_of_every_kind_are_kept_as_they_are_read(workspace: Workspace, scans: Path) -> None:
    letters = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    names = [
        unicodedata.normalize("NFC", letters[:40]) + ".pdf",
        unicodedata.normalize("NFD", letters[40:]) + ".pdf",
        "x" * 251 + ".pdf",
    ]
    if os.name == "posix":
        names += ["con.pdf", "nul", "bao cao. . ", "BAO CAO.PDF", "bao cao.pdf", 'a:b"c?.pdf', "xuống\ndòng.pdf"]
    for place, name in enumerate(names):
        (scans / name).write_bytes(f"{place}".encode())
    batch = workspace.take_in_batch([scans])
    assert batch.refused == ()
    assert sorted(names_of(workspace)) == sorted(unicodedata.normalize("NFC", name) for name in names)
    for taken in batch.taken:
        out = workspace.evidence.copy_out(
            taken.document.sha256, taken.document.file_name, scans.parent / "ra" / taken.document.sha256
        )
        assert out.read_bytes() == taken.path.read_bytes()


def test_a_file_that_vanishes_or_grows_meanwhile_is_told_and_the_rest_goes_on(
    workspace: Workspace, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf"):
        (scans / name).write_bytes(name.encode() * 100)
    read = SourceFile._read

    def meddled(source: SourceFile) -> bytes:
        block = read(source)
        if block and source.path.name == "b.pdf":
            source.path.unlink()
        if block and source.path.name == "c.pdf":
            with source.path.open("ab") as opened:
                opened.write(b"them")
        return block

    monkeypatch.setattr(SourceFile, "_read", meddled)
    batch = workspace.take_in_batch([scans])
    assert names_of(workspace) == ["a.pdf", "d.pdf"]
    assert [refused.path.name for refused in batch.refused] == ["b.pdf", "c.pdf"]
    assert "không tìm thấy" in batch.refused[0].reason
    assert "đang được chương trình khác ghi" in batch.refused[1].reason
    assert stray(workspace) == []


@pytest.mark.parametrize("place", ["write", "fsync", "replace"])
def test_a_disk_that_fills_refuses_what_finds_no_room_and_leaves_nothing(
    workspace: Workspace, scans: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (scans / name).write_bytes(name.encode())

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as during:
        during.setattr(Path if place == "replace" else os, place, full)
        batch = workspace.take_in_batch([scans])
    assert batch.taken == ()
    assert all("ổ đĩa đã đầy; hãy giải phóng" in refused.reason for refused in batch.refused)
    assert len(batch.refused) == 2
    assert stray(workspace) == []
    assert len(workspace.take_in_batch([scans]).taken) == 2


def test_a_database_that_takes_nothing_leaves_no_row_and_a_later_batch_finds_the_files(
    workspace: Workspace, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (scans / "a.pdf").write_bytes(b"a")

    @contextmanager
    def held(_workspace: Workspace) -> Iterator[None]:
        raise EnvironmentFault("Chưa lưu được vào đây: chương trình khác đang ghi vào tệp; hãy chờ ít phút.")
        yield

    with monkeypatch.context() as during:
        during.setattr(Workspace, "_writing", held)
        batch = workspace.take_in_batch([scans])
    assert "chương trình khác đang ghi" in batch.refused[0].reason
    assert workspace.verify() == []
    assert stray(workspace) == ["nameless_files"]
    assert workspace.take_in_batch([scans]).taken[0].document.file_name == "a.pdf"
    assert stray(workspace) == []


def test_progress_is_told_in_bytes_and_ends_with_all_of_them(workspace: Workspace, scans: Path) -> None:
    for place in range(20):
        (scans / f"{place}.pdf").write_bytes(os.urandom(1000))
    told: list[Progress] = []
    heard: list[Taken | Refused] = []
    batch = workspace.take_in_batch([scans], watch=told.append, tell=heard.append)
    assert heard == list(batch.taken)
    assert told[-1] == Progress(20_000, 20_000, 20, 20, "")
    assert [one.files for one in told] == sorted(one.files for one in told)


def test_stopping_keeps_what_was_told_and_lets_go_of_the_rest(workspace: Workspace, scans: Path) -> None:
    for place in range(600):
        (scans / f"{place}.pdf").write_bytes(f"{place}".encode())
    (scans / "999.pdf").write_bytes(os.urandom(5 * BLOCK))
    heard: list[Taken | Refused] = []
    batch = workspace.take_in_batch([scans], tell=heard.append, stopped=lambda: len(heard) >= 5)
    assert batch.stopped
    assert 5 <= len(batch.taken) < 601
    assert heard == list(batch.taken)
    assert names_of(workspace) == [f"{place}.pdf" for place in range(len(batch.taken))]
    assert stray(workspace) == []
    rest = workspace.take_in_batch([scans])
    assert not rest.stopped
    assert len(names_of(workspace)) == 601


def test_a_mistake_of_the_caller_leaves_no_copies_behind(workspace: Workspace, scans: Path) -> None:
    for place in range(50):
        (scans / f"{place}.pdf").write_bytes(os.urandom(100))

    def broken(_news: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workspace.take_in_batch([scans], tell=broken)
    assert not list(workspace.evidence.folder.glob(".*.part"))
    assert workspace.verify() == []


def test_too_many_files_are_cut_off_with_a_sentence(
    workspace: Workspace, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(4):
        (scans / f"{place}.pdf").write_bytes(b"%d" % place)
    found = list(folder_walk.files_below([scans], most=3))
    assert [one.path.name for one in found] == ["0.pdf", "1.pdf", "2.pdf", "3.pdf"]
    assert isinstance(found[-1], Refused)
    assert "nhiều nhất 3 tệp" in found[-1].reason


def test_a_workspace_only_for_reading_takes_no_batch(workspace: Workspace, scans: Path) -> None:
    (scans / "a.pdf").write_bytes(b"a")
    workspace.take_in_document(scans / "a.pdf")
    place = str(workspace._database.file) if workspace._database.file else None
    if place is None:
        pytest.skip("a server has no file of its own")
    with (
        Workspace(workspace.folder, look_only=True) as looking,
        pytest.raises(EnvironmentFault, match="chỉ được mở để xem"),
    ):
        looking.take_in_batch([scans])


_TAKE_IN = """
import itertools, os, sys, threading
from pathlib import Path
from parscore.storage.workspace import Workspace

deadly, calls = int(sys.argv[4]), itertools.count()

def count(*_):
    if next(calls) == deadly:
        os.kill(os.getpid(), 9)

with Workspace(Path(sys.argv[1]), sys.argv[2]) as workspace:
    workspace.documents()
    threading.setprofile(count)
    sys.setprofile(count)
    workspace.take_in_batch([Path(sys.argv[3])], tell=lambda one: print(one.document.sha256, flush=True))
    sys.setprofile(None)
    print("calls", next(calls))
"""
FILES = 61


def batch_killed_at(call: int, folder: Path, url: str, scans: Path) -> list[str]:
    """What a program said while it took a folder in, until it died at one of its calls of functions."""
    command = [sys.executable, "-c", _TAKE_IN, str(folder), url, str(scans), str(call)]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    assert run.returncode in (0, -signal.SIGKILL)
    return [line.strip() for line in run.stdout.splitlines(keepends=True) if line.endswith("\n")]


@POSIX_ONLY
def test_killed_at_any_moment_of_a_batch_store_and_database_agree(
    tmp_path: Path, scans: Path, database_url: str, at_full_size: bool
) -> None:
    chance, folder = random.Random(11), tmp_path / "dữ liệu"

    def fill(round_: int) -> None:
        for place in range(FILES - 1):
            (scans / f"{place:02}.pdf").write_bytes(f"{round_} {place}".encode() * 2000)
        (scans / "30-to.pdf").write_bytes(os.urandom(3 * BLOCK))

    Workspace(folder, database_url).close()
    fill(0)
    *_, last = batch_killed_at(-1, folder, database_url, scans)
    calls, rounds = int(last.removeprefix("calls ")), 50 if at_full_size else 4
    for round_ in range(1, rounds + 1):
        fill(round_)
        told = batch_killed_at(chance.randrange(calls), folder, database_url, scans)
        with Workspace(folder, database_url) as workspace:
            assert all(finding.harmless for finding in workspace.examine(deep=True))
            kept = [document.sha256 for document in workspace.documents()]
            assert set(kept) >= {line for line in told if not line.startswith("calls")}
            assert len(kept) == len(set(kept))
    assert len(kept) < (rounds + 1) * FILES  # not all of them came to their end
    with Workspace(folder, database_url) as workspace:
        assert len(workspace.take_in_batch([scans]).taken) == FILES
        assert {sha256(path.read_bytes()).hexdigest() for path in scans.iterdir()} <= {
            document.sha256 for document in workspace.documents()
        }
