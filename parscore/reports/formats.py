"""The formats a score table can be written in. Each loads its library only when it is asked for."""

from collections.abc import Callable
from pathlib import Path

from parscore.faults import InputError
from parscore.reports.files import replace_file
from parscore.reports.score_table import ScoreReport, score_table


def write_xlsx(report: ScoreReport, path: Path) -> None:
    """The score table as a workbook whose sums are live formulas."""
    from parscore.reports.xlsx import workbook

    replace_file(path, workbook(score_table(report)))


def write_pdf(report: ScoreReport, path: Path) -> None:
    """The score table as pages ready to print and sign."""
    from parscore.reports.pdf import document

    replace_file(path, document(score_table(report)))


FORMATS: dict[str, Callable[[ScoreReport, Path], None]] = {"xlsx": write_xlsx, "pdf": write_pdf}


def write_report(report: ScoreReport, format: str, path: Path) -> None:
    """Write a report; InputError for an unknown format, EnvironmentFault when the disk refuses: the old file stays."""
    if format not in FORMATS:
        raise InputError(f"Không có định dạng “{format}”; các định dạng: {', '.join(sorted(FORMATS))}.")
    FORMATS[format](report, path)
