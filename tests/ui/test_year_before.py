"""Home and the desk look at the same sheet of the year before, and say where it cannot be compared."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Change, Circumstances, Edit
from parscore.storage.workspace import Card, Workspace
from parscore.ui.last_year import LastYears
from parscore.ui.year_before import chosen_before
from tests.scoring.sets import area, criteria_set, manual
from tests.ui.office import Office

UNIT = Unit("nho", "Xã Nhỏ", "xa")


def a_set(name: str, maximum: str = "5") -> CriteriaSet:
    rows = [manual("1.1", maximum), manual("1.2", "5", method="survey")]
    total = str(int(maximum) + 5)
    return criteria_set([area("1", rows)], id=name, years=[2024, 2025], scale={"total": total})


@pytest.fixture
def two_years(qtbot: QtBot, dressed: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    """Last year on a set of another id, its survey not held; this year nothing yet."""
    then, folder = a_set("bo-2024", request.param), tmp_path / "workspace"
    with Workspace(folder) as workspace:
        before = workspace.create(UNIT, 2024, then)
        answers = {"1.1": Answer(points="4")}
        sheet = AnswerSheet(then.id, then.version, UNIT, 2024, answers, survey_held=False)
        changes = tuple(Change(code, Answer(), answer) for code, answer in answers.items())
        edit = Edit("Nhập", changes, Circumstances(), Circumstances(survey_held=False))
        workspace.record(before.id, edit, score(then, sheet))
        now = workspace.create(UNIT, 2025, a_set("bo-2025"))
        workspace.keep_setting("last_card", str(now.id))
    made = Office(qtbot, folder)
    yield made
    made.assessment.journal.close()


@pytest.mark.parametrize("two_years", ["5"], indirect=True)
def test_a_set_named_by_its_year_is_compared_and_the_survey_is_told(two_years: Office, qtbot: QtBot) -> None:
    found: list[Any] = []
    reading = LastYears(two_years.assessment, two_years.window)
    reading.found.connect(found.append)
    reading.start()
    qtbot.waitUntil(lambda: bool(found))
    assert found[0]["1.1"].comparable
    two_years.window.show_page("home")
    qtbot.waitUntil(lambda: two_years.text("indexBefore").endswith(" %"))
    assert two_years.text("indexBeforeCaption") == "Năm 2024, không điều tra XHH"
    now = two_years.assessment
    now.set_circumstances(replace(now.circumstances, survey_held=False))
    qtbot.waitUntil(lambda: two_years.text("indexBeforeCaption") == "Năm 2024")


@pytest.mark.parametrize("two_years", ["10"], indirect=True)
def test_another_set_is_not_compared_and_home_says_why(two_years: Office, qtbot: QtBot) -> None:
    two_years.window.show_page("home")
    qtbot.waitUntil(lambda: two_years.text("indexBefore") == "khác bộ tiêu chí")
    assert two_years.text("indexBeforeCaption") == "Năm 2024"


def test_the_same_set_wins_then_the_latest_version() -> None:
    def card(number: int, name: str, version: int) -> Card:
        return Card(number, UNIT, 2024, name, version, name, illustrative_facts=False)

    cards = [card(1, "cu", 7), card(2, "nay", 1), card(3, "nay", 2), card(4, "khac", 9)]
    chosen = chosen_before(cards, "nay")
    assert chosen is not None
    assert chosen.id == 3
    other = chosen_before(cards[:1], "nay")
    assert other is not None
    assert other.id == 1
    assert chosen_before([], "nay") is None
