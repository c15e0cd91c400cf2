"""A comparison of years written to a file, as it stands on the screen."""

from pathlib import Path

from parscore.scoring.before_merger import BeforeMerger
from parscore.scoring.year_comparison import YearComparison
from parscore.ui.export import ask_place, file_name, write_in_thread
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment


def write_out(
    window: MainWindow, assessment: OpenAssessment, comparison: YearComparison, format: str, before: BeforeMerger
) -> None:
    """Ask where the comparison shall stand, and write what is compared now."""
    unit = assessment.card.unit.name

    def act(path: Path) -> None:
        def work() -> None:
            from parscore.reports.comparison import write_comparison

            write_comparison(comparison, unit, format, path, before=before)

        write_in_thread(window, path, work)

    ask_place(window, "Xuất bản so sánh", file_name("So-sanh-cac-nam", assessment, format), act)
