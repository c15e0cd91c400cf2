"""A report is written whole or not at all."""

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from parscore.faults import EnvironmentFault, InputError
from parscore.reports import FORMATS, write_report
from parscore.reports.files import replace_file
from parscore.reports.report.formats import REPORT_FORMATS, write_official_report
from parscore.reports.year_data import YearData
from tests.reports.samples import report

Writer = Callable[[Path], None]


def _table(format_name: str, path: Path) -> None:
    write_report(report(), format_name, path)


def _official(format_name: str, path: Path) -> None:
    write_official_report(YearData(report()), format_name, path)


WRITERS = {
    **{f"table.{name}": partial(_table, name) for name in sorted(FORMATS)},
    **{f"report.{name}": partial(_official, name) for name in sorted(REPORT_FORMATS)},
}


@pytest.fixture(params=list(WRITERS.values()), ids=list(WRITERS))
def write(request: pytest.FixtureRequest) -> Writer:
    written: Writer = request.param
    return written


def _failing(code: int, winerror: int | None = None) -> Callable[..., None]:
    def fail(*_: object) -> None:
        error = OSError(code, os.strerror(code))
        if winerror is not None:
            error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
        raise error

    return fail


def test_a_report_takes_the_place_of_the_old_one(tmp_path: Path, write: Writer) -> None:
    path = tmp_path / "Bảng chấm điểm"
    path.write_bytes(b"cu")
    write(path)
    assert path.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "ổ đĩa đã đầy"), (errno.EROFS, "ổ đĩa chỉ cho đọc"), (errno.EACCES, "không có quyền truy cập")],
)
def test_the_old_file_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Writer, code: int, words: str
) -> None:
    path = tmp_path / "bang"
    path.write_bytes(b"cu")
    monkeypatch.setattr(os, "fsync", _failing(code))
    with pytest.raises(EnvironmentFault, match=words):
        write(path)
    assert path.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_open_on_windows_is_said_to_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(b"cu")
    monkeypatch.setattr(Path, "replace", _failing(errno.EACCES, winerror=32))
    with pytest.raises(EnvironmentFault, match="đang được chương trình khác mở"):
        replace_file(path, b"moi")
    assert path.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_a_file_for_a_folder_and_a_folder_for_a_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(EnvironmentFault, match="không tìm thấy tệp hoặc thư mục"):
        write_report(report(), "pdf", tmp_path / "khong-co" / "bang.pdf")
    with pytest.raises(EnvironmentFault, match="không phải là thư mục"):
        write_report(report(), "pdf", tmp_path / "tep" / "bang.pdf")
    with pytest.raises(EnvironmentFault, match="đây là thư mục, không phải tệp"):
        write_report(report(), "pdf", tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["tep"]


def test_a_name_too_long_is_a_fault_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="quá dài"):
        write_report(report(), "xlsx", tmp_path / ("a" * 300))
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="pdf, xlsx"):
        write_report(report(), "odt", tmp_path / "bang.odt")
    with pytest.raises(InputError, match="docx, pdf, xlsx"):
        write_official_report(YearData(report()), "odt", tmp_path / "bang.odt")
    assert list(tmp_path.iterdir()) == []


def test_the_libraries_are_loaded_only_when_a_report_is_written() -> None:
    import subprocess
    import sys

    program = (
        "import sys, parscore.reports, parscore.reports.report.formats; "
        "print([m for m in ('reportlab', 'xlsxwriter', 'docx') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
