"""Workspaces for the tests of pages: the sample commune without any documents, and a set of two rows."""

from pathlib import Path

from parscore.intake.sample import sample_sheet, shipped_set
from parscore.scoring.answers import Answer, Unit
from parscore.scoring.assessment import score
from parscore.scoring.edits import Change, Edit
from parscore.storage.workspace import Workspace
from tests.scoring.sets import area, criteria_set, manual

YEARS = (2024, 2025)


def sample_folder(under: Path) -> Path:
    """The sample commune, both years; the last one opened is half done."""
    folder, chosen = under / "workspace", shipped_set()
    with Workspace(folder) as workspace:
        for year in YEARS:
            sheet = sample_sheet(year)
            card = workspace.create(sheet.unit, year, chosen, illustrative_facts=True)
            changes = tuple(Change(code, Answer(), answer) for code, answer in sheet.answers.items())
            workspace.record(card.id, Edit("Nhập số liệu", changes), score(chosen, sheet))
        workspace.keep_setting("last_card", str(card.id))
    return folder


def small_folder(under: Path) -> Path:
    """Two rows of 5 and 3 points, official, nothing scored."""
    folder = under / "workspace"
    small = criteria_set(
        [area("1", [manual("1.1", "5"), manual("1.2", "3")])], points_status="official", scale={"total": "8"}
    )
    with Workspace(folder) as workspace:
        workspace.create(Unit("nho", "Xã Nhỏ", "xa"), 2025, small)
    return folder
