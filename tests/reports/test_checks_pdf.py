"""The printed list of what is to be done: groups whole enough to be read, whatever stands in them."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from parscore.reports.checks_pdf import DutyReport, duty_pages
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.checks import Duty
from parscore.scoring.outcome import Severity
from tests.scoring.sets import XA, area, criteria_set, manual

SET = criteria_set(
    [area("1", [manual("1.1", "5")]), area("2", [manual("2.1", "5")])],
    scale={"total": "10"},
    points_status="official",
)
SHEET = AnswerSheet(SET.id, SET.version, XA, 2025)


def _pages(*duties: Duty) -> list[str]:
    report = DutyReport(SET, SHEET, duties, printed_on=date(2025, 12, 1))
    return [page.extract_text() for page in PdfReader(BytesIO(duty_pages(report))).pages]


def _duty(code: str, message: str) -> Duty:
    return Duty(code, Severity.ERROR, "blank", message)


@pytest.mark.parametrize("before", range(22, 40))
def test_a_heading_stands_on_the_page_of_its_first_line(before: int) -> None:
    pages = _pages(*[_duty("1.1", f"việc {place}") for place in range(before)], _duty("2.1", "dòng đầu tiên " * 12))
    heading = SET.by_code["2"].title
    (at,) = [page for page in pages if f"2. {heading}" in page]
    assert "Dòng đầu tiên" in at


def test_a_line_higher_than_a_page_is_printed_whole() -> None:
    pages = _pages(_duty("1.1", "việc"), _duty("2.1", " ".join(f"chữ{place}" for place in range(2500))))
    assert len(pages) > 1
    assert all(f"chữ{place}" in "".join(pages) for place in (1, 700, 1500, 2499))
