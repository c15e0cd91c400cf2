"""One assessment of a workspace, without a window: what there is of it, and `parscore check`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.commands.speaking import Exit, say, say_json
from parscore.faults import InputError
from parscore.scoring.assessment import score
from parscore.scoring.checks import SEVERITY_WORDS, Duty, check_before_submission
from parscore.scoring.numbers import shorten
from parscore.scoring.outcome import Severity
from parscore.storage.evidence_store import EvidenceStore
from parscore.storage.workspace import Card, Opened, Workspace

if TYPE_CHECKING:
    from parscore.reports import ScoreReport


_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which assessment of which workspace a command is about."""

    folder: Path
    unit: str
    year: int
    criteria_id: str | None = None
    database: str | None = None


def opened(wanted: Wanted) -> Opened:
    """The one assessment wanted, as it stands; InputError as `only_card` raises it."""
    with Workspace(wanted.folder, wanted.database, create=False) as workspace:
        return workspace.open(only_card(workspace, wanted).id)


def only_card(workspace: Workspace, wanted: Wanted) -> Card:
    """The one assessment wanted; InputError naming the choices when there is none or more than one."""
    cards = workspace.cards(unit_code=wanted.unit, year=wanted.year, criteria_id=wanted.criteria_id)
    if len(cards) == 1:
        return cards[0]
    if cards:
        sets = ", ".join(f"{c.criteria_id} (phiên bản {c.criteria_version})" for c in cards)
        raise InputError(f"Năm {wanted.year} có nhiều bộ tiêu chí: {sets}; hãy chọn một bằng --set.")
    known = "; ".join(f"{c.unit.code} năm {c.year} ({c.criteria_id})" for c in workspace.cards())
    raise InputError(
        f"Không có bản chấm điểm của đơn vị “{wanted.unit}” năm {wanted.year}; đang có: {known or 'chưa có bản nào'}."
    )


def score_report(found: Opened, printed_on: date | None = None) -> "ScoreReport":
    """The report of an assessment as it stands."""
    from parscore.reports import ScoreReport

    return ScoreReport(
        criteria_set=found.criteria_set,
        sheet=found.sheet,
        result=score(found.criteria_set, found.sheet),
        illustrative_facts=found.card.illustrative_facts,
        target=found.circumstances.target,
        links=found.links,
        documents=found.documents,
        state_log=found.state_log,
        printed_on=printed_on or date.today(),
    )


def duties_of(found: Opened, folder: Path) -> list[Duty]:
    """What stands between an assessment and submission, as it is kept now in a workspace folder."""
    return check_before_submission(
        found.criteria_set,
        found.sheet,
        score(found.criteria_set, found.sheet),
        found.links,
        found.documents,
        circumstances=found.circumstances,
        today=date.today(),
        state=found.card.state,
        sample=found.card.illustrative_facts,
        lost=EvidenceStore.of_workspace(folder).lost(found.documents.values()),
    )


def check(wanted: Wanted, *, as_json: bool) -> Exit:
    """What still stands between a unit and submission."""
    try:
        found = opened(wanted)
    except InputError as error:
        if as_json:
            say_json({"problems": [{"code": "", "severity": "error", "kind": "assessment", "message": str(error)}]})
        raise
    duties = duties_of(found, wanted.folder)
    errors = sum(1 for duty in duties if duty.severity is Severity.ERROR)
    if as_json:
        say_json(
            {
                "problems": [
                    {"code": d.code, "severity": str(d.severity), "kind": d.kind, "message": d.message} for d in duties
                ]
            }
        )
    else:
        for duty in duties:
            node = found.criteria_set.by_code.get(duty.code)
            title = f"{shorten(node.title, _TITLE_LENGTH)}: " if node else ""
            say(f"{SEVERITY_WORDS[duty.severity].lower():<8} {duty.code:<10} {title}{duty.message}")
        say(f"Còn {errors} việc phải làm trước khi nộp." if errors else "Không còn việc nào phải làm trước khi nộp.")
    return Exit.INPUT_WRONG if errors else Exit.DONE
