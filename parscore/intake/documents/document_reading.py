"""A document read for what a văn thư writes down of it: the text first, the name where that is silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parscore.intake.document_name import Proposal, proposed
from parscore.intake.documents.head_lines import Line, head_lines
from parscore.intake.documents.paper_day import PrintedDay, find_day
from parscore.intake.documents.paper_issuer import find_issuer
from parscore.intake.documents.paper_number import LETTER, PrintedNumber, find_number
from parscore.intake.documents.paper_title import find_title, place_of_title
from parscore.intake.documents.proposal import DocumentProposal, Found, Sureness, T
from parscore.intake.documents.read_text import ReadText
from parscore.scoring.text import fold

NAME = "tên tệp"
_FILE = "tệp"
_AFTER_TITLE = 6
_MINUTES = "Biên bản"
_DAY_OF_MINUTES = 12


def read_document(text: ReadText | None, file_name: str) -> DocumentProposal:
    """Everything the text and the name say; where they do not agree the text counts, and the conflict is told."""
    named = proposed(file_name)
    if text is None or text.empty:
        return _with_pages(_from_name(named), text)
    old = bool(text.converted)
    found = _from_text(text.converted or text.pages)
    if old:
        said = f"Chữ trong tệp có vẻ theo mã {text.old_code}; các đề xuất đọc sau khi đổi sang Unicode."
        found = replace(found, remarks=(said, *found.remarks))
    return _with_pages(_filled(found, named), text)


def _from_text(pages: Sequence[str]) -> DocumentProposal:
    lines = head_lines(pages)
    end = place_of_title(lines)
    head = lines[:end] if end else lines
    number = find_number(head) or find_number(lines[end : end + _AFTER_TITLE])
    title = find_title(lines)
    day = find_day(head) or _day_below(lines[end:], title.doc_type)
    letterhead = find_issuer(head)
    remarks, conflicts = _left_open(number, day), []
    doc_type = _at(title.doc_type, title.type_sure, title.type_line)
    if number is not None and number.doc_type:
        if doc_type is None:
            doc_type = Found(number.doc_type, Sureness.LIKELY, number.line.where)
        elif fold(doc_type.value) != fold(number.doc_type) and doc_type.value != LETTER:
            conflicts.append(f"Tên loại là {doc_type.value}, nhưng ký hiệu {number.symbol} là của {number.doc_type}.")
            doc_type = replace(doc_type, sure=Sureness.UNSURE)
    elif doc_type is None and number is not None and number.number and number.is_letter:
        doc_type = Found(LETTER, Sureness.UNSURE, number.line.where)
    return DocumentProposal(
        doc_type,
        _at(number.number, number.sure, number.line) if number else None,
        Found(day.issued_on, day.sure, day.line.where) if day and day.issued_on else None,
        _at(letterhead.issuer, letterhead.sure, letterhead.line) if letterhead else None,
        _at(letterhead.superior, letterhead.sure, letterhead.superior_line) if letterhead else None,
        _at(title.subject, title.subject_sure, title.subject_line),
        conflicts=tuple(conflicts),
        remarks=tuple(remarks),
    )


def _day_below(lines: Sequence[Line], doc_type: str) -> PrintedDay | None:
    """The day below the title: where minutes say when they were taken. Other papers only cite days there."""
    if doc_type != _MINUTES:
        return None
    day = find_day(lines[:_DAY_OF_MINUTES], anywhere=True)
    return replace(day, sure=Sureness.UNSURE) if day and day.issued_on else None


def _left_open(number: PrintedNumber | None, day: PrintedDay | None) -> list[str]:
    remarks = []
    if number is not None and not number.number:
        remarks.append(f"Số để trống (…/{number.symbol}): có thể là bản chưa phát hành; hãy thêm bản đã có số.")
    if day is not None and day.issued_on is None:
        why = "để trống" if day.blank else "không phải là ngày có thật"
        remarks.append(f"Ngày ban hành {why} (“{day.printed}”); hãy tự ghi ngày theo bản đã phát hành.")
    return remarks


def _at(value: str, sure: Sureness, line: Line | None) -> Found[str] | None:
    return Found(value, sure, line.where) if value and line is not None else None


def _from_name(named: Proposal) -> DocumentProposal:
    return DocumentProposal(
        _named(named.doc_type), _named(named.number), _named(named.issued_on), subject=_named(named.subject)
    )


def _named(value: T | None) -> Found[T] | None:
    return Found(value, Sureness.LIKELY, NAME) if value else None


def _filled(found: DocumentProposal, named: Proposal) -> DocumentProposal:
    """What the text left out, from the name; and what the two say differently."""
    conflicts = list(found.conflicts)
    if found.number and named.number and _digits(found.number.value) != _digits(named.number):
        conflicts.append(f"Trong văn bản là số {found.number.value}, tên tệp ghi {named.number}.")
    if found.issued_on and named.issued_on and found.issued_on.value != named.issued_on:
        conflicts.append(f"Trong văn bản là ngày {_day(found.issued_on.value)}, tên tệp ghi {_day(named.issued_on)}.")
    if found.doc_type and named.doc_type and fold(found.doc_type.value) != fold(named.doc_type):
        conflicts.append(f"Trong văn bản là {found.doc_type.value}, tên tệp ghi {named.doc_type}.")
    return replace(
        found,
        doc_type=found.doc_type or _named(named.doc_type),
        number=found.number or _named(named.number),
        issued_on=found.issued_on or _named(named.issued_on),
        subject=found.subject or _named(named.subject),
        conflicts=tuple(conflicts),
    )


def _with_pages(found: DocumentProposal, text: ReadText | None) -> DocumentProposal:
    if text is None or not text.page_count:
        return found
    return replace(found, pages=Found(text.page_count, Sureness.SURE, _FILE))


def _digits(number: str) -> tuple[str, str]:
    """A number for comparing: without leading zeros, marks and the spelling of its symbol."""
    first, _, rest = fold(number).replace("-", "/").partition("/")
    return first.lstrip("0"), rest.replace("/", "")


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
