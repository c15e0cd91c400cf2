"""`parscore selftest`: scores, stores, exports and opens a window, from source or from the packaged program."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.commands.speaking import Exit, say

if TYPE_CHECKING:
    from collections.abc import Callable


def run() -> Exit:
    """Go through the program's whole job in a folder of its own; the first step that fails is named."""
    with tempfile.TemporaryDirectory(prefix="parscore-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        steps: list[tuple[str, Callable[[Path], str]]] = [
            ("chấm, lưu và xuất xã mẫu", _demo),
            ("đọc lại thư mục làm việc", _read_back),
            ("lập các văn bản, điền các mẫu", _papers),
            ("mở cửa sổ", _open_window),
        ]
        for title, step in steps:
            try:
                said = step(folder)
            except Exception as error:  # whatever it is, the step is named and the exit code tells
                say(f"HỎNG  {title}: {type(error).__name__}: {error}")
                return Exit.INPUT_WRONG
            say(f"ĐẠT   {title}: {said}")
    say("Chương trình tự kiểm tra: đạt.")
    return Exit.DONE


def _demo(folder: Path) -> str:
    from parscore.commands import demo

    if demo.run(folder, force=False) is not Exit.DONE:
        raise AssertionError("không tạo được xã mẫu")
    sizes = {path.name: path.stat().st_size for path in sorted((folder / "bao-cao").iterdir())}
    if len(sizes) < 2 or min(sizes.values()) < 1000:
        raise AssertionError(f"báo cáo thiếu hoặc rỗng: {sizes}")
    return ", ".join(sizes)


def _read_back(folder: Path) -> str:
    from parscore.commands.workspace import Wanted, opened
    from parscore.intake.sample import UNIT, YEARS, sample_sheet

    for year in YEARS:
        found = opened(Wanted(folder / "workspace", UNIT, year))
        if dict(found.sheet.answers) != dict(sample_sheet(year).answers):
            raise AssertionError(f"số liệu năm {year} đọc lại không giống lúc ghi")
    return ", ".join(map(str, YEARS))


def _papers(folder: Path) -> str:
    """Every paper in every format, and every form: each library that writes files is in the package."""
    from parscore.commands.workspace import Wanted, only_card
    from parscore.commands.year_report import year_data
    from parscore.data_files import resource
    from parscore.intake.sample import UNIT, YEARS
    from parscore.reports.other_papers.register import make, papers
    from parscore.reports.own_form import fill
    from parscore.storage.workspace import Workspace

    wanted = Wanted(folder / "workspace", UNIT, YEARS[-1])
    with Workspace(wanted.folder, create=False) as workspace:
        data = year_data(workspace, only_card(workspace, wanted))
    written = [make(offer.id, data, format) for offer in papers() for format in offer.formats]
    forms = [fill(form, data).content for form in sorted(resource("own_forms").iterdir())]
    if not forms or min(map(len, (*written, *forms))) < 1000:
        raise AssertionError("văn bản hoặc mẫu trống")
    return f"{len(written)} tệp văn bản, {len(forms)} mẫu"


def _open_window(folder: Path) -> str:
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and os.name == "posix":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from parscore import app

    return app.try_window(folder / "workspace")
