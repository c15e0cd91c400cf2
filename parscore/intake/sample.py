"""The sample commune: invented facts for three years on two shipped sets, marked as a sample wherever they show."""

import json
from typing import Protocol, TypeVar

from parscore.data_files import criteria_folder, resource
from parscore.faults import InputError
from parscore.intake import sample_papers
from parscore.intake.answers_file import load_answers
from parscore.intake.criteria_file import load_criteria
from parscore.intake.installed import DEFAULT_SET
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Change, Circumstances, Edit
from parscore.scoring.report_texts import ReportTexts
from parscore.scoring.result import Result

UNIT = "xa-mau"
YEARS = (2023, 2024, 2025)
OLDER_SET = "mau-2023"
OLDER_YEARS = frozenset({2023})
AUTHOR = "Số liệu minh họa"


class _Kept(Protocol):
    @property
    def id(self) -> int: ...


Card = TypeVar("Card", bound=_Kept, covariant=True)


class Keeper(sample_papers.Keeper, Protocol[Card]):
    """A workspace, as far as making a sample needs it."""

    def create(self, unit: Unit, year: int, criteria_set: CriteriaSet, *, illustrative_facts: bool = False) -> Card: ...

    def record(self, card_id: int, edit: Edit, result: Result, *, who: str = "") -> object: ...

    def keep_report_texts(self, card_id: int, texts: ReportTexts, *, who: str = "") -> None: ...


def shipped_set() -> CriteriaSet:
    """The set the program opens with; InputError when the installation is broken."""
    return _shipped(DEFAULT_SET)


def sample_set(year: int) -> CriteriaSet:
    """The set a year of the sample commune is scored on."""
    return _shipped(OLDER_SET if year in OLDER_YEARS else DEFAULT_SET)


def _shipped(set_id: str) -> CriteriaSet:
    loaded = load_criteria(criteria_folder() / f"{set_id}.yaml")
    if loaded.criteria_set is None:
        raise InputError(f"Bộ tiêu chí đi kèm chương trình không dùng được: {loaded.errors[0]}.")
    return loaded.criteria_set


def sample_sheet(year: int) -> AnswerSheet:
    """The invented answers of a year."""
    loaded = load_answers(resource("demo", f"{UNIT}-{year}.yaml"))
    if loaded.sheet is None:
        raise InputError(f"Số liệu mẫu đi kèm bị hỏng: {loaded.mistakes[0]}")
    return loaded.sheet


def sample_texts(year: int) -> ReportTexts:
    """What the sample commune wrote around the figures of a year's report."""
    path = resource("demo", "bao-cao.json")
    try:
        return ReportTexts.from_data(json.loads(path.read_text("utf-8")).get(str(year), {}))
    except (OSError, ValueError) as error:
        raise InputError(f"Lời văn mẫu đi kèm bị hỏng: {error}") from None


def make_sample(workspace: Keeper[Card], year: int, print_paper: sample_papers.Printer) -> Card:
    """Enter a year's sheet with its evidence into a workspace as one step of work; its card."""
    sheet, criteria_set = sample_sheet(year), sample_set(year)
    card = workspace.create(sheet.unit, year, criteria_set, illustrative_facts=True)
    changes = tuple(Change(code, Answer(), answer) for code, answer in sheet.answers.items())
    edit = Edit(
        f"Nhập số liệu minh họa năm {year}",
        changes,
        Circumstances(),
        Circumstances(sheet.survey_held, sheet.facts),
        sample_papers.take_in_papers(workspace, criteria_set, year, print_paper, AUTHOR),
    )
    workspace.record(card.id, edit, score(criteria_set, sheet), who=AUTHOR)
    workspace.keep_report_texts(card.id, sample_texts(year), who=AUTHOR)
    return card
