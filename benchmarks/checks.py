"""Opening the page of checks on 110 leaves with their evidence, from the key to the painted list, and the home page."""

import os
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measuring import Reading, milliseconds, within
from benchmarks.samples import answers_for, criteria_of
from parscore.scoring.answers import Answer
from parscore.scoring.assessment import score
from parscore.scoring.checks import check_before_submission
from parscore.scoring.edits import Change, Circumstances, Edit, LinkChange
from parscore.scoring.evidence import Document, Link
from parscore.storage.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from parscore.ui.open_assessment import OpenAssessment

LEAVES, FILES, RUNS = 110, 30, 9


def readings() -> list[Reading]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from parscore.ui import style
    from parscore.ui.open_assessment import OpenAssessment

    app = QApplication.instance() or style.application(["benchmark"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name, Workspace(Path(name)) as workspace:
        opened = workspace.open(_prepare(workspace))
        assessment = OpenAssessment(workspace, opened)
        result = assessment.result
        least = median(
            milliseconds(
                lambda: check_before_submission(
                    opened.criteria_set,
                    opened.sheet,
                    result,
                    opened.links,
                    opened.documents,
                    circumstances=opened.circumstances,
                    today=date.today(),
                ),
                RUNS,
            )
        )
        return [
            _page(app, assessment, "checks", f"{least:.2f} ms only to find the duties"),
            _page(app, assessment, "home", "with its chart"),
        ]


def _page(app: "QApplication", assessment: "OpenAssessment", name: str, beside: str) -> Reading:
    """A page made, shown and painted. The first time counts too, since every official opens it for a first time."""
    from parscore.ui.pages import PAGES, make_page

    info = next(page for page in PAGES if page.name == name)

    def opened() -> None:
        page = make_page(info, assessment)
        page.resize(1234, 620)
        page.show()
        app.processEvents()
        page.repaint()
        page.close()
        page.deleteLater()

    return within(
        f"the page “{info.title}” opened on {LEAVES} leaves, the slowest of {RUNS}",
        max(milliseconds(opened, RUNS)),
        100,
        "ms",
        beside,
    )


def _prepare(workspace: Workspace) -> int:
    """Every leaf scored, two in three with documents."""
    criteria_set = criteria_of(LEAVES)
    sheet = answers_for(criteria_set, 1)
    card = workspace.create(sheet.unit, sheet.year, criteria_set)
    kept = [
        workspace.add_document(Document(0, f"{place:064x}", f"tai-lieu-{place}.pdf", 1000, issued_on=date(2025, 3, 1)))
        for place in range(FILES)
    ]
    links = tuple(
        LinkChange(code, (), (Link(kept[place % FILES].id), Link(kept[(place * 7 + 1) % FILES].id)))
        for place, code in enumerate(sheet.answers)
        if place % 3
    )
    changes = tuple(Change(code, Answer(), answer) for code, answer in sheet.answers.items())
    edit = Edit("Nhập", changes, Circumstances(), Circumstances(deadline=date(2025, 12, 15)), links)
    workspace.record(card.id, edit, score(criteria_set, sheet))
    return card.id
