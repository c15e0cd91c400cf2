"""`parscore doctor`: says whether a workspace is whole and what to do, ends in 0, 1 or 3, and changes nothing."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from parscore.cli import main
from parscore.storage.workspace import Workspace
from tests.storage.samples import XA, Desk, declare_all, small_set

KEPT = Path(__file__).parent / "fixtures" / "workspaces"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Workspace(tmp_path / "w") as workspace:
        declare_all(Desk(workspace, workspace.create(XA, 2025, small_set()).id))
        for name in ("a.pdf", "b.pdf"):
            (tmp_path / name).write_bytes(name.encode())
            workspace.take_in_document(tmp_path / name)
    return tmp_path / "w"


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "evidence").rglob("*") if path.is_file())


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".db-shm"}


def doctor_json(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, Any]]:
    code = main(["doctor", "--workspace", str(folder), "--json", *more])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("deep", [[], ["--deep"]])
def test_a_whole_workspace_ends_in_0_and_is_left_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], deep: list[str]
) -> None:
    before = everything(folder)
    assert main(["doctor", "--workspace", str(folder), *deep]) == 0
    assert capsys.readouterr().out.startswith("Dữ liệu nguyên vẹn, 2 tài liệu đều còn trong kho")
    code, told = doctor_json(folder, capsys, *deep)
    assert (code, told) == (0, {"whole": True, "deep": bool(deep), "documents": 2, "problems": []})
    assert everything(folder) == before


def test_a_missing_file_ends_in_1_and_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored(folder)[0].unlink()
    code, told = doctor_json(folder, capsys)
    (problem,) = told["problems"]
    assert (code, told["whole"], problem["severity"], problem["kind"]) == (1, False, "error", "lost_file")
    assert "hãy thêm lại đúng tệp ấy hoặc khôi phục từ bản sao lưu" in problem["message"]
    assert main(["doctor", "--workspace", str(folder)]) == 1
    assert "Có 1 chỗ không còn nguyên vẹn; không có gì bị sửa" in capsys.readouterr().out


def test_a_changed_byte_is_found_by_reading_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = stored(folder)[0]
    place.chmod(0o644)
    place.write_bytes(b"X" + place.read_bytes()[1:])
    assert doctor_json(folder, capsys)[0] == 0
    code, told = doctor_json(folder, capsys, "--deep")
    assert (code, [problem["kind"] for problem in told["problems"]]) == (1, ["changed_file"])


def test_files_in_excess_are_told_and_end_in_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "evidence" / "aa").mkdir(exist_ok=True)
    (folder / "evidence" / "aa" / ("aa" + "0" * 62)).write_bytes(b"thua")
    code, told = doctor_json(folder, capsys)
    assert (code, told["whole"]) == (0, True)
    assert [(problem["severity"], problem["kind"]) for problem in told["problems"]] == [("hint", "nameless_files")]


def test_results_that_disagree_with_the_answers_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace(folder) as workspace, workspace._writing() as connection:
        connection.exec_driver_sql("UPDATE result SET score = 1 WHERE code = '1.4'")
    code, told = doctor_json(folder, capsys)
    assert (code, told["problems"][0]["kind"]) == (1, "assessment")


def test_where_there_is_no_workspace_it_ends_in_3_and_makes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--workspace", str(tmp_path / "không có")]) == 3
    (tmp_path / "rỗng").mkdir()
    assert main(["doctor", "--workspace", str(tmp_path / "rỗng")]) == 3
    (tmp_path / "lạ").mkdir()
    (tmp_path / "lạ" / "parscore.db").write_bytes(b"khong phai du lieu" * 100)
    assert main(["doctor", "--workspace", str(tmp_path / "lạ")]) == 3
    assert capsys.readouterr().err.count("\n") == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lạ", "rỗng"]
    assert list((tmp_path / "rỗng").iterdir()) == []


def test_an_older_workspace_is_not_brought_up_but_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(KEPT / "0003" / "parscore.db", tmp_path)
    before = everything(tmp_path)
    assert main(["doctor", "--workspace", str(tmp_path)]) == 3
    assert "chưa được nâng cấp; hãy mở thư mục này bằng chương trình một lần" in capsys.readouterr().err
    assert everything(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is that of POSIX")
def test_a_workspace_whose_program_was_killed_is_examined_with_all_that_was_saved(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "c.pdf").write_bytes(b"c")
    program = (
        "import os, sys, pathlib; from parscore.storage.workspace import Workspace\n"
        "Workspace(pathlib.Path(sys.argv[1])).take_in_document(pathlib.Path(sys.argv[2])); os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", program, folder, tmp_path / "c.pdf"], check=False)
    assert run.returncode == -signal.SIGKILL
    before = everything(folder)
    assert any(name.endswith("-wal") for name in before)
    code, told = doctor_json(folder, capsys, "--deep")
    assert (code, told["documents"], told["problems"]) == (0, 3, [])
    assert everything(folder) == before


def test_it_looks_while_the_window_works(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace(folder) as workspace, workspace._writing():
        assert doctor_json(folder, capsys)[0] == 0


def test_a_server_is_examined_alike(tmp_path: Path, database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace(tmp_path, database_url) as workspace:
        (tmp_path / "a.pdf").write_bytes(b"a")
        workspace.document_file(workspace.take_in_document(tmp_path / "a.pdf")).unlink()
    code, told = doctor_json(tmp_path, capsys, "--database", database_url)
    assert (code, [problem["kind"] for problem in told["problems"]]) == (1, ["lost_file"])
