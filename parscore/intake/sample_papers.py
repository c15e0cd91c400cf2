"""The illustrative papers that prove the sample commune's scores: what each is, and which rows it proves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from parscore.data_files import resource
from parscore.faults import InputError
from parscore.intake.document import Json, parse, read_text
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import LinkChange
from parscore.scoring.evidence import Document, Link

ISSUER = "UBND xã Mẫu"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

Printer = Callable[[Path, Sequence[str], str, Sequence[str], Sequence[tuple[str, str]]], None]
"""Writes a paper to a path: the lines of its head, its title, its text, and its annexes of one page each."""


class Keeper(Protocol):
    """A workspace, as far as its documents are concerned."""

    def take_in_document(self, path: Path, *, who: str = "") -> Document: ...

    def describe_document(self, given: Document) -> None: ...


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper; `proves` says for each row which of its required documents (from 1) the paper stands for."""

    doc_type: str
    number: str
    issued_on: date
    subject: str
    proves: dict[str, int]

    @property
    def file_name(self) -> str:
        return f"{self.number.replace('/', '-')} {self.issued_on:%d.%m.%Y} {self.doc_type} {self.subject}.pdf"


def sample_papers(year: int) -> list[Paper]:
    """The papers of a year; InputError when the installation is broken."""
    path = resource("demo", "tai-lieu.yaml")
    root, slips = parse(read_text(path))
    listed = root.plain()
    if slips or not isinstance(listed, list):
        raise InputError(f"Danh mục tài liệu mẫu đi kèm bị hỏng: {path}.")
    papers = [_paper(entry) for entry in listed]
    return [paper for paper in papers if paper.issued_on.year == year]


def take_in_papers(
    workspace: Keeper, criteria_set: CriteriaSet, year: int, print_paper: Printer, who: str
) -> tuple[LinkChange, ...]:
    """Print the papers of a year, keep them as documents, and tell the links they stand for."""
    links: dict[str, tuple[Link, ...]] = {}
    with TemporaryDirectory() as folder:
        for paper in sample_papers(year):
            path = Path(folder) / paper.file_name
            annexes = [
                (f"PHỤ LỤC {_ROMAN[place]}", _text(criteria_set, code, required))
                for place, (code, required) in enumerate(paper.proves.items())
            ]
            print_paper(path, _head(paper), f"{paper.doc_type.upper()}\n{paper.subject}", _BODY, annexes)
            kept = replace(
                workspace.take_in_document(path, who=who),
                doc_type=paper.doc_type,
                number=paper.number,
                issued_on=paper.issued_on,
                issuer=ISSUER,
                subject=paper.subject,
                pages=1 + len(annexes),
                remark="Tài liệu minh họa",
            )
            workspace.describe_document(kept)
            for place, (code, required) in enumerate(paper.proves.items()):
                requirement = criteria_set.by_code[code].evidence[required - 1]
                link = Link(kept.id, requirement, f"Phụ lục {_ROMAN[place]}", str(place + 2))
                links[code] = (*links.get(code, ()), link)
    return tuple(LinkChange(code, (), of_leaf) for code, of_leaf in links.items())


_BODY = (
    "Xã Mẫu không có thật. Tài liệu này do chương trình in ra để giới thiệu cách đính kèm tài liệu kiểm chứng: một tài "
    "liệu chứng minh cho nhiều mục, mỗi mục ghi rõ phụ lục và trang.",
    "Khi chấm điểm cho đơn vị của mình, hãy thay bằng văn bản thật.",
)


def _head(paper: Paper) -> list[str]:
    day = paper.issued_on
    return [
        "ỦY BAN NHÂN DÂN XÃ MẪU",
        f"Số: {paper.number}",
        f"Xã Mẫu, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
    ]


def _text(criteria_set: CriteriaSet, code: str, required: int) -> str:
    leaf = criteria_set.by_code[code]
    return f"Mục {code}. {leaf.title}\n\n{leaf.evidence[required - 1]}: nội dung minh họa."


def _paper(entry: Json) -> Paper:
    assert isinstance(entry, dict)
    proves = entry["proves"]
    assert isinstance(proves, dict)
    return Paper(
        str(entry["type"]),
        str(entry["number"]),
        date.fromisoformat(str(entry["date"])),
        str(entry["subject"]),
        {code: int(str(required)) for code, required in proves.items()},
    )
