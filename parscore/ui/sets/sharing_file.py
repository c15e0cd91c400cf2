"""Files from elsewhere: which kind of file one is, and what stands in it before anything is brought in."""

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.scoring.outcome import Severity
from parscore.scoring.set_captions import ROW_CAPTIONS, SET_CAPTIONS
from parscore.scoring.set_draft import SetDraft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.intake.annex import Suggestion
    from parscore.intake.annex.table import Problem

FILTER = "Bộ tiêu chí (*.yaml *.yml *.json *.xlsx *.xlsm *.docx);;Mọi tệp (*)"
_NAMED_KEY = re.compile(r"\bkhóa ([a-z_]+)\b")
_KEY_FIRST = re.compile(r"lỗi: ([a-z_]+)(?=:| |$)")
_CAPTIONS = {
    **ROW_CAPTIONS,
    **SET_CAPTIONS,
    "criteria": "danh sách mục",
    "format": "dạng tệp",
    "kind": "kiểu",
}
_BOOKS = (".xlsx", ".xlsm")
_OTHER_ANNEXES = (".docx", ".doc", ".xls")


class FileKind(StrEnum):
    """What a file is taken for."""

    SET_FILE = "set_file"
    WORKBOOK = "workbook"
    ANNEX = "annex"
    FORM = "form"


class Incoming(NamedTuple):
    """What a file holds. `draft` is None where it has errors; `intact` compares the content with the checksum the file
    itself states, None where it states none. `suggestions` are codes of a workbook that may be meant otherwise."""

    path: Path
    kind: FileKind
    draft: SetDraft | None
    errors: tuple[str, ...]
    remarks: tuple[str, ...]
    intact: bool | None
    suggestions: "tuple[Suggestion, ...]" = ()


def kind_of(path: Path) -> FileKind:
    """Told from the name, and for workbooks from what is in them. EnvironmentFault when it cannot be opened."""
    suffix = path.suffix.lower()
    if suffix in _BOOKS:
        from parscore.intake.set_workbook import is_set_workbook

        if is_set_workbook(path):
            return FileKind.WORKBOOK
        return FileKind.FORM if _is_form(path) else FileKind.ANNEX
    return FileKind.ANNEX if suffix in _OTHER_ANNEXES else FileKind.SET_FILE


def incoming(path: Path) -> "Incoming | FileKind":
    """Read a set file or a workbook of a set; for anything else what it is. EnvironmentFault when it cannot be
    opened."""
    kind = kind_of(path)
    if kind is FileKind.WORKBOOK:
        return incoming_workbook(path)
    return _from_set_file(path) if kind is FileKind.SET_FILE else kind


def _is_form(path: Path) -> bool:
    """Whether a workbook is a declaration form; one that cannot be read is told of on the road of annexes."""
    from parscore.intake.annex.gathering import read_tables
    from parscore.intake.annex.table import AnnexError
    from parscore.intake.form_identity import find_form

    try:
        return any(find_form(table) is not None for table in read_tables(path))
    except AnnexError:
        return False


def _from_set_file(path: Path) -> Incoming:
    from parscore.intake.set_file import read_set_file

    shared = read_set_file(path)
    told = [(mistake.severity, _in_the_window(str(mistake))) for mistake in shared.mistakes]
    return Incoming(path, FileKind.SET_FILE, shared.draft, *_sorted(told), shared.intact)


def incoming_workbook(path: Path, accepting: "Iterable[Suggestion]" = ()) -> Incoming:
    """The workbook of a set, with suggestions taken up that were made of it. EnvironmentFault as `incoming`."""
    from parscore.intake.set_workbook import read_set_workbook

    read = read_set_workbook(path, accepting)
    told = [(problem.severity, _sentence(problem)) for problem in read.problems]
    return Incoming(path, FileKind.WORKBOOK, read.draft, *_sorted(told), None, read.suggestions)


def _in_the_window(mistake: str) -> str:
    """A mistake in a file, for those who never see what its parts are called there."""
    mistake = mistake.replace("phải là các cặp khóa: giá trị", "phải là một nhóm gồm nhiều phần")
    named = _NAMED_KEY.sub(lambda found: _CAPTIONS.get(found[1], f"phần {found[1]}"), mistake)
    named = _KEY_FIRST.sub(lambda found: f"lỗi: {_CAPTIONS.get(found[1], found[1])}", named)
    return named.replace("khóa", "phần")


def _sentence(problem: "Problem") -> str:
    place = ", ".join(filter(None, (problem.place, problem.code and f"mục {problem.code}")))
    return f"{f'{place}: ' if place else ''}{problem.message} → {problem.remedy}"


def _sorted(told: list[tuple[Severity, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    errors = tuple(words for severity, words in told if severity is Severity.ERROR)
    return errors, tuple(words for severity, words in told if severity is not Severity.ERROR)
