"""Answers from and to files (`parscore-answers/1`): what one unit declares for one year on one set."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from parscore.faults import fault_of
from parscore.intake.checking import ValidationError, checked
from parscore.intake.document import DocumentError, Json, Node, parse, read_text
from parscore.intake.mistakes import MAX_MISTAKES, Mistake, all_keys, describe, place_of, too_many
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.criteria import MAX_VERSION
from parscore.scoring.outcome import Severity
from parscore.scoring.schema import Between, Definition, Letters, Slug, Text

FORMAT = "parscore-answers/1"


Entered = Annotated[str, Letters(digits=True)]
"""What an official entered; whole numbers may stand unquoted where a number is meant."""

EnteredValue = Entered | tuple[Entered, ...]


class SourceEntry(Definition):
    """Where figures of others come from."""

    document: str = ""
    date: str = ""
    entered_by: str = ""


class AnswerEntry(Definition):
    """The answer of one leaf as written in the file."""

    values: dict[str, EnteredValue] | None = None
    choice: Entered | None = None
    checked: tuple[Entered, ...] | None = None
    faults: dict[str, Entered] | None = None
    points: Entered | None = None
    not_arising: bool = False
    reason: str = ""
    note: str = ""
    explanation: str = ""
    flagged: bool = False
    returned: str = ""
    source: SourceEntry | None = None


class CriteriaReference(Definition):
    """The set the answers belong to."""

    id: Slug
    version: Annotated[int, Between(1, MAX_VERSION)]


class UnitEntry(Definition):
    """The unit that declares."""

    code: Slug
    name: Text
    kind: Slug


class AnswersFile(Definition):
    """A whole answers file."""

    format: Literal["parscore-answers/1"]
    criteria: CriteriaReference
    unit: UnitEntry
    year: Annotated[int, Between(2000, 2100)]
    answers: dict[Entered, AnswerEntry] | None = None
    survey_held: bool = True
    facts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadedAnswers:
    """An answers file as read: the sheet, or None when its shape is wrong; and all that was found."""

    path: Path
    sheet: AnswerSheet | None
    mistakes: tuple[Mistake, ...]


def load_answers(path: Path) -> LoadedAnswers:
    """Read an answers file. EnvironmentFault when it cannot be opened; the rest is told as mistakes."""
    try:
        root, slips = parse(read_text(path))
    except DocumentError as error:
        mistake = Mistake(path.name, error.line, "", Severity.ERROR, error.message, error.remedy)
        return LoadedAnswers(path, None, (mistake,))
    codes = _codes(root)
    mistakes = [
        Mistake(path.name, s.line, codes.get(id(s.node), ""), Severity.ERROR, s.message, s.remedy) for s in slips
    ]
    sheet: AnswerSheet | None = None
    if not isinstance(root.value, dict):
        what, remedy = "tệp không phải là phiếu kê khai", f"bắt đầu bằng format: {FORMAT}"
        return LoadedAnswers(path, None, (Mistake(path.name, root.line, "", Severity.ERROR, what, remedy),))
    try:
        sheet = _sheet(checked(AnswersFile, _answered(root.plain())))
    except ValidationError as error:
        mistakes += _told(path, root, error)
    mistakes.sort(key=lambda m: m.line)
    return LoadedAnswers(path, None if mistakes else sheet, tuple(mistakes))


def _answered(data: Json) -> Json:
    """The data without the nulls among its answers: they stand for not answered, or for no answers at all."""
    if not isinstance(data, dict):
        return data
    kept = {key: value for key, value in data.items() if value is not None or key not in ("answers", "facts")}
    if isinstance(answers := kept.get("answers"), dict):
        kept["answers"] = {code: {} if entry is None else _present(entry) for code, entry in answers.items()}
    return kept


def _present(entry: Json) -> Json:
    if not isinstance(entry, dict):
        return entry
    present: dict[str, Json] = {key: value for key, value in entry.items() if value is not None}
    if isinstance(values := present.get("values"), dict):
        present["values"] = {name: value for name, value in values.items() if value is not None}
    return present


def _codes(root: Node) -> dict[int, str]:
    """For every node in an answer, the code it answers."""
    answers = root.step("answers")
    if answers is None or not isinstance(answers.value, dict):
        return {}
    return {id(node): code for code, answer in answers.value.items() for node in answer.everything()}


def _told(path: Path, root: Node, error: ValidationError) -> list[Mistake]:
    keys = all_keys()
    told: dict[Mistake, None] = {}
    for found in error.errors(include_url=False):
        if len(told) >= MAX_MISTAKES:
            return [*told, too_many(path.name)]
        place = place_of(root, found["loc"])
        loc = found["loc"]
        code = str(loc[1]) if len(loc) > 1 and loc[0] == "answers" else ""
        message, remedy = describe(found, place, keys, "docs/answers-format.md")
        told[Mistake(path.name, place.line, code, Severity.ERROR, message, remedy)] = None
    return list(told)


def _sheet(file: AnswersFile) -> AnswerSheet:
    entries = file.answers or {}
    return AnswerSheet(
        criteria_id=file.criteria.id,
        criteria_version=file.criteria.version,
        unit=Unit(file.unit.code, file.unit.name, file.unit.kind),
        year=file.year,
        answers={code: Answer.from_data(_plain(entry)) for code, entry in entries.items()},
        survey_held=file.survey_held,
        facts=frozenset(file.facts),
    )


def _plain(entry: AnswerEntry) -> dict[str, object]:
    return {**vars(entry), "source": None if entry.source is None else vars(entry.source)}


def answers_text(sheet: AnswerSheet) -> str:
    """A sheet as the text of an answers file; reading it back gives the same sheet."""
    import yaml

    data = {
        "format": FORMAT,
        "criteria": {"id": sheet.criteria_id, "version": sheet.criteria_version},
        "unit": {"code": sheet.unit.code, "name": sheet.unit.name, "kind": sheet.unit.kind},
        "year": sheet.year,
        "answers": {code: answer.as_data() for code, answer in sheet.answers.items()},
        "survey_held": sheet.survey_held,
        "facts": sorted(sheet.facts),
    }
    return yaml.dump(data, Dumper=_quoting_dumper(), allow_unicode=True, sort_keys=False, width=110)


def _quoting_dumper() -> type:
    """A YAML writer that quotes every text, so that no reader can take "no" or "7.10" for something else."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
    return Dumper


def write_answers(sheet: AnswerSheet, path: Path) -> None:
    """Write a sheet as an answers file, beside and then in place of an older one."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(answers_text(sheet), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise fault_of(error, "Chưa ghi được tệp", path) from None
