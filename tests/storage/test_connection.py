"""Faults of the machine, on real files: told in words, nothing overwritten, nothing lost."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.answers import Answer
from parscore.storage import connection
from parscore.storage.places import kind_of_place
from parscore.storage.schema import metadata
from parscore.storage.workspace import Workspace
from tests.storage.samples import ANSWERS, XA, Desk, declare_all, small_set

FILE = "parscore.db"
LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fifth of a second of waiting for others instead of five."""
    monkeypatch.setattr(connection, "BUSY_MS", 200)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a whole workspace, closed."""
    folder = tmp_path / "kept"
    with Workspace(folder) as workspace:
        declare_all(Desk(workspace, workspace.create(XA, 2025, small_set()).id))
    return folder


def journal_of(file: Path) -> str:
    with closing(sqlite3.connect(file)) as opened:
        return str(opened.execute("PRAGMA journal_mode").fetchone()[0])


@contextmanager
def held(file: Path, *statements: str) -> Iterator[None]:
    """Another program that holds the file, after these statements."""
    with subprocess.Popen(
        [sys.executable, "-c", LOCK, str(file), *statements], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        try:
            yield
        finally:
            other.communicate("")


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    """A file system mounted for the length of a test; skips where that is not allowed."""
    mount = shutil.which("mount")
    done = mount and subprocess.run([mount, *options, str(place)], capture_output=True, check=False)
    if not done or done.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def refusal(folder: Path, **more: bool) -> str:
    """The sentence with which opening is refused."""
    with pytest.raises(EnvironmentFault) as fault:
        Workspace(folder, **more)  # type: ignore[arg-type]
    return str(fault.value)


def test_the_file_is_one_that_survives(kept: Path) -> None:
    with Workspace(kept) as workspace, workspace._database.writing.connect() as opened:
        found = [
            opened.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 5000]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("văn bản", encoding="utf-8")
    assert "Chưa mở được thư mục dữ liệu" in refusal(tmp_path / "tệp" / "mới")
    assert "Chưa mở được thư mục dữ liệu" in refusal(tmp_path / ("dài" * 100))


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "hồ sơ"
    place.write_text("văn bản", encoding="utf-8")
    assert "hồ sơ" in refusal(place)
    assert place.read_text(encoding="utf-8") == "văn bản"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert "đây là thư mục, không phải tệp" in refusal(tmp_path)


def test_nothing_is_made_unless_asked_for(tmp_path: Path) -> None:
    assert "không tìm thấy" in refusal(tmp_path / "chưa có", create=False)
    assert "không tìm thấy" in refusal(tmp_path, create=False)
    assert list(tmp_path.iterdir()) == []


def foreign_database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute("CREATE TABLE moz_places (url TEXT)")
        return other.serialize()


@pytest.mark.parametrize("share", [0.97, 0.6, 0.2, 0.02, 0.001])
def test_a_file_cut_short_is_refused_and_left_alone(kept: Path, share: float) -> None:
    whole = (kept / FILE).read_bytes()
    cut = whole[: int(len(whole) * share)]
    (kept / FILE).write_bytes(cut)
    assert "đã hỏng" in refusal(kept)
    assert (kept / FILE).read_bytes() == cut
    assert [path.name for path in kept.iterdir() if path.stat().st_size] == [FILE]


@pytest.mark.parametrize(
    "content",
    [
        random.Random(1).randbytes(100_000),
        random.Random(2).randbytes(1),
        b"\0" * 8192,
        "Đây là một tệp văn bản.\n".encode() * 400,
        b"SQLite format 3\0" + random.Random(3).randbytes(5000),
        foreign_database(),
    ],
    ids=["random", "one byte", "zeros", "text", "only the beginning", "of another program"],
)
def test_a_file_that_is_no_workspace_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert FILE in refusal(tmp_path)
    assert (tmp_path / FILE).read_bytes() == content
    assert [path.name for path in tmp_path.iterdir() if path.stat().st_size] == [FILE]


@pytest.mark.parametrize("table", ["answer", "history", "result", "ix_history_of_step"])
def test_pages_damaged_inside_are_found_by_checking(kept: Path, table: str) -> None:
    with closing(sqlite3.connect(kept / FILE)) as other:
        (page,) = other.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    with (kept / FILE).open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(random.Random(page).randbytes(300))
    with Workspace(kept) as workspace:
        found = workspace.verify()
    assert found
    assert all("khôi phục từ bản sao lưu" in sentence for sentence in found)


def test_a_file_held_whole_by_another_program_is_told_on_opening(kept: Path, impatient: None) -> None:
    with closing(sqlite3.connect(kept / FILE)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
    before = (kept / FILE).read_bytes()
    with held(kept / FILE, "BEGIN EXCLUSIVE"):
        assert "chương trình khác đang ghi" in refusal(kept)
    assert (kept / FILE).read_bytes() == before
    Workspace(kept).close()


def test_a_log_held_by_another_program_alone_is_told_on_opening(kept: Path, impatient: None) -> None:
    with held(kept / FILE, "PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE"):
        assert "chương trình khác đang ghi" in refusal(kept)
    Workspace(kept).close()


def test_while_another_program_writes_reading_goes_on_and_recording_can_be_tried_again(
    kept: Path, impatient: None
) -> None:
    with Workspace(kept) as workspace:
        desk = Desk(workspace, workspace.cards()[0].id)
        edit = desk.edit("1.4", Answer(points="4"))
        desk.take(edit)
        with held(kept / FILE, "BEGIN EXCLUSIVE"):
            for _ in range(2):
                with pytest.raises(EnvironmentFault, match="chương trình khác đang ghi"):
                    workspace.record(desk.card_id, edit, desk.assessment.result)
            assert workspace.open(desk.card_id).sheet.answers == ANSWERS
            with Workspace(kept) as second:
                assert second.open(desk.card_id).sheet.answers == ANSWERS
        workspace.open(desk.card_id)
        workspace.record(desk.card_id, edit, desk.assessment.result)
        assert workspace.open(desk.card_id).sheet.answers["1.4"] == Answer(points="4")
        assert len(workspace.open(desk.card_id).steps) == len(ANSWERS) + 1
        assert workspace.verify() == []


def fill_until_refused(desk: Desk) -> tuple[int, str]:
    """Record ever more until the place is full: how many were kept, and the sentence that came then."""
    for count in range(100_000):
        edit = desk.edit("1.4", Answer(points="1", note=f"{count} " + "x" * 20_000))
        desk.take(edit)
        try:
            desk.workspace.record(desk.card_id, edit, desk.assessment.result)
        except EnvironmentFault as fault:
            return count, str(fault)
    raise AssertionError("never full")


def test_a_full_database_keeps_what_was_saved_and_takes_more_once_there_is_room(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = (kept / FILE).stat().st_size // 4096
    with monkeypatch.context() as limited:
        limited.setattr(connection, "PRAGMAS", (*connection.PRAGMAS, f"max_page_count={pages + 40}"))
        with Workspace(kept) as workspace:
            desk = Desk(workspace, workspace.cards()[0].id)
            count, sentence = fill_until_refused(desk)
            assert count
            assert "ổ đĩa đã đầy" in sentence
            assert "vẫn còn nguyên" in sentence
            assert workspace.verify() == []
    with Workspace(kept) as workspace:
        opened = workspace.open(desk.card_id)
        assert opened.sheet.answers["1.4"].note.startswith(f"{count - 1} ")
        assert len(opened.steps) == len(ANSWERS) + count
        Desk(workspace, desk.card_id).declare("1.4", Answer(points="2"))


def test_a_full_disk_keeps_what_was_saved_and_takes_more_once_there_is_room(kept: Path, tmp_path: Path) -> None:
    place = tmp_path / "ổ đĩa nhỏ"
    place.mkdir()
    with mounted(place, "-t", "tmpfs", "-o", "size=2m", "tmpfs"):
        shutil.copytree(kept, place / "kept")
        ballast = place / "ballast"
        ballast.write_bytes(bytes(500_000))
        with Workspace(place / "kept") as workspace:
            desk = Desk(workspace, workspace.cards()[0].id)
            count, sentence = fill_until_refused(desk)
            assert "đầy" in sentence or "dung lượng" in sentence
            kept_now = workspace.open(desk.card_id).sheet.answers["1.4"].note
            assert count == 0 or kept_now.startswith(f"{count - 1} ")
            ballast.unlink()
            desk.declare("1.4", Answer(points="2"))
            assert workspace.verify() == []
        with Workspace(place / "kept") as workspace:
            assert workspace.open(desk.card_id).sheet.answers["1.4"] == Answer(points="2")
            assert len(workspace.open(desk.card_id).steps) == len(ANSWERS) + count + 1


def test_a_disk_full_from_the_start_is_told_and_leaves_the_file(kept: Path, tmp_path: Path) -> None:
    place = tmp_path / "đầy"
    place.mkdir()
    with mounted(place, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        (place / FILE).write_bytes((kept / FILE).read_bytes())
        with (place / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
            while ballast.write(bytes(4096)):
                pass
        before = (place / FILE).read_bytes()
        sentence = ""
        try:
            with Workspace(place) as workspace:
                workspace.keep_setting("ten", "x" * 100_000)
        except EnvironmentFault as fault:
            sentence = str(fault)
        assert "dung lượng" in sentence
        assert (place / FILE).read_bytes() == before
        (place / "ballast").unlink()
        with Workspace(place) as workspace:
            assert workspace.open(workspace.cards()[0].id).sheet.answers == ANSWERS
            assert workspace.verify() == []


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder as one that nobody may write: chmod binds everybody but root, for whom it is mounted so."""
    if os.name == "posix" and os.geteuid() == 0:
        with mounted(folder, "--bind", "-o", "ro", str(folder)):
            yield
        return
    for path in (folder / FILE, folder):
        path.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)
        (folder / FILE).chmod(0o644)


def assert_read_only(folder: Path) -> None:
    with Workspace(folder) as workspace:
        assert workspace.read_only
        assert "chỉ cho đọc" in workspace.why_read_only
        card = workspace.cards()[0]
        opened = workspace.open(card.id)
        assert opened.sheet.answers == ANSWERS
        assert workspace.setting("ten", "chưa có") == "chưa có"
        assert workspace.verify() == []
        desk = Desk(workspace, card.id)
        with pytest.raises(EnvironmentFault, match="chép cả thư mục"):
            desk.declare("1.4", Answer(points="2"))
        with pytest.raises(EnvironmentFault, match="chép cả thư mục"):
            workspace.keep_setting("ten", "x")
        with pytest.raises(EnvironmentFault, match="chép cả thư mục"):
            workspace.create(XA, 2024, small_set())
        assert workspace.open(card.id).sheet.answers == ANSWERS


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_folder_that_cannot_be_written_is_opened_for_reading(kept: Path, journal: str) -> None:
    with closing(sqlite3.connect(kept / FILE)) as other:
        other.execute(f"PRAGMA journal_mode={journal}")
    before = (kept / FILE).read_bytes()
    with read_only(kept):
        assert_read_only(kept)
    assert (kept / FILE).read_bytes() == before
    assert [path.name for path in kept.iterdir()] == [FILE]


def test_a_file_that_cannot_be_written_is_opened_for_reading(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(file: Path) -> None:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
            opened.execute("CREATE TABLE t (a)")

    monkeypatch.setattr(connection, "_try_writing", refused)
    assert_read_only(kept)


def test_a_read_only_place_whose_log_was_not_taken_in_is_told(kept: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with Workspace(kept) as workspace:
        Desk(workspace, workspace.cards()[0].id).declare("1.4", Answer(points="4"))
        for name in (FILE, FILE + "-wal"):
            shutil.copy(kept / name, crashed / name)
    with read_only(crashed):
        assert "thay đổi chưa nhập hết" in refusal(crashed)
    with Workspace(crashed) as workspace:
        assert workspace.open(1).sheet.answers["1.4"] == Answer(points="4")


def test_a_new_workspace_on_a_read_only_place_is_told(tmp_path: Path) -> None:
    place = tmp_path / "chỉ đọc"
    place.mkdir()
    (place / FILE).touch()
    with read_only(place):
        assert "không có dữ liệu PARSCORE" in refusal(place)
        assert "chỉ cho đọc" in refusal(place / "mới")


def test_vietnamese_and_long_paths_are_taken(tmp_path: Path) -> None:
    folder = tmp_path / "Xã Ea Đrơng #1 % ? & tài liệu"
    while len(os.fsencode(folder)) < 380:
        folder /= "hồ sơ cải cách hành chính"
    with Workspace(folder) as workspace:
        declare_all(Desk(workspace, workspace.create(XA, 2025, small_set()).id))
    with read_only(folder):
        assert_read_only(folder)


def test_a_path_too_long_for_the_database_is_told(tmp_path: Path) -> None:
    folder = tmp_path
    while len(os.fsencode(folder)) < 600:
        folder /= "hồ sơ cải cách hành chính"
    assert "đường dẫn" in refusal(folder)


def test_a_place_without_shared_memory_gets_the_older_journal(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "on_network", lambda file: True)
    with Workspace(kept) as workspace:
        assert not workspace.read_only
        Desk(workspace, workspace.cards()[0].id).declare("1.4", Answer(points="2"))
    assert journal_of(kept / FILE) == "delete"
    monkeypatch.undo()
    with Workspace(kept) as workspace:
        assert workspace.open(1).sheet.answers["1.4"] == Answer(points="2")
    assert journal_of(kept / FILE) == "wal"


def test_a_log_that_fails_is_given_up_for_the_older_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = connection._open

    def without_shared_memory(place: str, *pragmas: str) -> sqlite3.Connection:
        if "journal_mode=WAL" in pragmas:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMMAP
            raise error
        return plain(place, *pragmas)

    monkeypatch.setattr(connection, "_open", without_shared_memory)
    with Workspace(tmp_path) as workspace:
        declare_all(Desk(workspace, workspace.create(XA, 2025, small_set()).id))
    assert journal_of(tmp_path / FILE) == "delete"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/an/a.db", "ext4"),
        ("/mnt/so noi vu/a.db", "cifs"),
        ("/mnt/so noi vu", "cifs"),
        ("/mnt/so noi vu 2/a.db", "ext4"),
        ("/mnt/usb/a.db", "vfat"),
    ],
)
def test_shares_are_known_by_the_table_of_mounts(path: str, kind: str) -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\n//may/chung /mnt/so\\040noi\\040vu cifs rw 0 0\n/dev/sdb1 /mnt/usb vfat rw 0 0\n"
    assert kind_of_place(path, mounts) == kind


@pytest.mark.parametrize("url", ["không phải địa chỉ", "mysql://may/csdl", "sqlite://", "http://may"])
def test_an_address_that_is_none_is_told(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="postgresql://"):
        Workspace(tmp_path, url)


def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="không nối được với máy chủ") as fault:
        Workspace(tmp_path, "postgresql://an:mat-khau@127.0.0.1:1/parscore")
    assert "mat-khau" not in str(fault.value)


def test_closing_leaves_one_file_and_every_table(kept: Path) -> None:
    assert [path.name for path in kept.iterdir()] == [FILE]
    with closing(sqlite3.connect(kept / FILE)) as opened:
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {*metadata.tables, "alembic_version", "sqlite_sequence"}
