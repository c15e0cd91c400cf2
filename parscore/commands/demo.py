"""`parscore demo`: a sample commune scored for three years on two shipped sets, its report exported.

All facts are invented, and marked so in the workspace and on every page.
"""

import shutil
from pathlib import Path

from parscore.commands.speaking import Exit, say, tell
from parscore.commands.year_report import year_data
from parscore.faults import InputError, fault_of
from parscore.intake.sample import UNIT, YEARS, make_sample
from parscore.reports.report.formats import REPORT_FORMATS, write_official_report
from parscore.reports.sample_paper import write_sample_paper
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.assessment import score
from parscore.scoring.numbers import show_decimal
from parscore.scoring.result import Result
from parscore.storage.workspace import Workspace


def run(out: Path, *, force: bool) -> Exit:
    """Build the sample in a folder; exit 1 and nothing changed when it already holds one, unless forced."""
    workspace_folder, reports_folder = out / "workspace", out / "bao-cao"
    existing = [folder for folder in (workspace_folder, reports_folder) if folder.exists()]
    if existing and not force:
        tell([f"Thư mục “{out}” đã có bản chạy thử; dùng --force để làm lại từ đầu, hoặc chọn thư mục khác."])
        return Exit.INPUT_WRONG
    if workspace_folder.exists():
        _refuse_real_work(workspace_folder)
    try:
        if workspace_folder.exists():
            shutil.rmtree(workspace_folder)
        reports_folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise fault_of(error, "Không tạo được thư mục", out) from None
    with Workspace(workspace_folder) as workspace:
        for year in YEARS:
            opened = workspace.open(make_sample(workspace, year, write_sample_paper).id)
            result = score(opened.criteria_set, opened.sheet)
            say(_sentence(opened.sheet, result))
        data = year_data(workspace, opened.card)
    say(f"Thư mục làm việc: {workspace_folder}")
    for format_name in REPORT_FORMATS:
        path = reports_folder / f"{UNIT}-{YEARS[-1]}.{format_name}"
        write_official_report(data, format_name, path)
        say(f"Báo cáo năm {YEARS[-1]}: {path}")
    return Exit.DONE


def _refuse_real_work(folder: Path) -> None:
    """InputError unless the workspace holds nothing but a sample made here: --force never deletes anybody's work."""
    with Workspace(folder, create=False) as workspace:
        others = [
            card.unit.name for card in workspace.cards() if not (card.illustrative_facts and card.unit.code == UNIT)
        ]
    if others:
        raise InputError(
            f"“{folder}” có số liệu của {', '.join(sorted(set(others)))}, không phải bản chạy thử; không xóa."
        )


def _sentence(sheet: AnswerSheet, result: Result) -> str:
    total, maximum = show_decimal(result.shown(result.total)), show_decimal(result.shown(result.max_score))
    own = result.self_part
    mark = " (tạm tính)" if result.provisional else ""
    return (
        f"{sheet.unit.name} năm {sheet.year} (số liệu minh họa, điểm minh họa): {total}/{maximum} điểm{mark}, "
        f"tự chấm {show_decimal(result.shown(own.score))}/{show_decimal(result.shown(own.max_score))}, "
        f"xếp loại {result.class_name or 'chưa có'}{mark}"
    )
