"""The official report of 110 criteria: our PDF beside LibreOffice's of our own Word file; Word and Excel."""

import shutil
import subprocess
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measuring import Reading, milliseconds, times_peer, within
from benchmarks.samples import answers_for, criteria_of
from parscore.reports.report.formats import write_official_report
from parscore.reports.score_table import ScoreReport
from parscore.reports.year_before import year_before
from parscore.reports.year_data import YearData
from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import score
from parscore.scoring.evidence import Document, Link

LEAVES = 110
RUNS, OFFICE_RUNS = 9, 3
SHARE_OF_OFFICE, SECONDS = 0.2, 1.0
_NOTE = "Đã hoàn thành theo kế hoạch; còn {} hồ sơ chuyển sang năm sau theo đề nghị của người dân"


def readings() -> list[Reading]:
    data = _year()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = {format: _timed(data, format, folder) for format in ("docx", "pdf", "xlsx")}
        told = [_against_office(folder, times["pdf"])]
        for format, what in (("docx", "Word"), ("xlsx", "Excel")):
            taken = median(times[format]) / 1000
            told.append(within(f"report of {LEAVES} criteria in {what}", taken, SECONDS, "s", "after the first"))
    return told


def _timed(data: YearData, format: str, folder: Path) -> list[float]:
    write = partial(write_official_report, data, format, folder / f"bao-cao.{format}")
    write()
    return milliseconds(write, RUNS)


def _against_office(folder: Path, ours: list[float]) -> Reading:
    what = f"report of {LEAVES} criteria to PDF, beside our Word file there"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return Reading(what, f"{median(ours):.0f} ms", "LibreOffice is not installed", "not compared", True)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "out")]
    taken = []
    for _ in range(1 + OFFICE_RUNS):  # the first makes its profile
        begun = perf_counter()
        subprocess.run([*command, str(folder / "bao-cao.docx")], check=True, capture_output=True, timeout=120)
        taken.append((perf_counter() - begun) * 1000)
    return times_peer(what, ours, taken[1:], SHARE_OF_OFFICE, "ms", "LibreOffice")


def _year() -> YearData:
    """A year with notes, an explanation and two documents for every leaf, and the year before."""
    criteria_set = criteria_of(LEAVES)
    sheet, earlier = answers_for(criteria_set, 1), answers_for(criteria_set, 2)
    answers = {code: _noted(answer, at) for at, (code, answer) in enumerate(sheet.answers.items())}
    sheet = AnswerSheet(sheet.criteria_id, 1, sheet.unit, sheet.year, answers)
    result = score(criteria_set, sheet)
    documents = {
        key: Document(
            key,
            f"{key:064}",
            f"bao-cao-{key}.pdf",
            1000,
            "",
            "Báo cáo",
            f"{key}/BC-UBND",
            date(2025, 11, 5),
            "UBND xã",
            "Kết quả thực hiện công tác cải cách hành chính",
        )
        for key in range(1, LEAVES + 1)
    }
    links = {
        code: (Link(at % LEAVES + 1, section="II", page="3"), Link((at + 7) % LEAVES + 1, page=str(at)))
        for at, code in enumerate(answers)
        if at % 5
    }
    report = ScoreReport(criteria_set, sheet, result, printed_on=date(2026, 1, 5), links=links, documents=documents)
    return YearData(report, before=year_before(criteria_set, sheet, result, criteria_set, earlier))


def _noted(answer: Answer, place: int) -> Answer:
    return Answer(
        answer.values,
        answer.choice,
        answer.checked,
        answer.faults,
        note=_NOTE.format(place),
        explanation="Theo sổ theo dõi",
    )
