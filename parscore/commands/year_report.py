"""The official report of one assessment, drawn from all that its workspace keeps of the year."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.commands.speaking import Exit, say
from parscore.commands.workspace import Wanted, only_card, score_report
from parscore.scoring.report_texts import ReportTexts
from parscore.scoring.stages import Stage
from parscore.storage.workspace import Card, Opened, Workspace

if TYPE_CHECKING:
    from parscore.reports.year_before import YearBefore
    from parscore.reports.year_data import Appraisal, YearData


def report(wanted: Wanted, format_name: str, out: Path) -> Exit:
    """Write the official report of one assessment, in the workspace's own layout where it has one."""
    from parscore.reports.papers.layout import layout
    from parscore.reports.report.formats import write_official_report

    with Workspace(wanted.folder, wanted.database, create=False) as workspace:
        data = year_data(workspace, only_card(workspace, wanted))
    write_official_report(data, format_name, out, layout(wanted.folder))
    say(str(out))
    return Exit.DONE


def year_data(workspace: Workspace, card: Card, printed_on: date | None = None) -> "YearData":
    """A year with its texts (those of the last year that has any, while nothing was written for this one), what the
    Sở gave, and the year before.
    """
    from parscore.reports.year_data import YearData

    found = workspace.open(card.id)
    texts = workspace.report_texts(card.id)
    if texts == ReportTexts():
        texts = workspace.last_report_texts(card.id) or texts
    return YearData(
        score_report(found, printed_on),
        texts=texts,
        circumstances=found.circumstances,
        appraised=_appraised(workspace, card, Stage.APPRAISAL_1),
        again=_appraised(workspace, card, Stage.APPRAISAL_2),
        before=_year_before(workspace, found),
    )


def _appraised(workspace: Workspace, card: Card, stage: Stage) -> "dict[str, Appraisal]":
    from parscore.reports.year_data import Appraisal

    given = workspace.appraised(card.id, stage)
    return {code: Appraisal(one.score, one.remark) for code, one in given.items()}


def _year_before(workspace: Workspace, found: Opened) -> "YearBefore | None":
    """The unit's sheet of the year before, the one on the same set where there are several; else what a paper told."""
    from parscore.reports.year_before import year_before, year_on_paper
    from parscore.scoring.assessment import score

    card = found.card
    earlier = workspace.cards(unit_code=card.unit.code, year=card.year - 1)
    if not earlier:
        papers = [one.result for one in workspace.earlier_results(card.unit.code) if one.result.year == card.year - 1]
        return year_on_paper(found.criteria_set, papers[-1]) if papers else None
    then = workspace.open(next((one for one in earlier if one.criteria_id == card.criteria_id), earlier[0]).id)
    result = score(found.criteria_set, found.sheet)
    return year_before(found.criteria_set, found.sheet, result, then.criteria_set, then.sheet)
