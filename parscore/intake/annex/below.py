"""What stands below the last criterion: signatures, which are no criterion's, and numbered notes, which are one's."""

import re
from collections.abc import Iterator, Sequence

from parscore.intake.annex.lines import Line, about, told_briefly
from parscore.intake.annex.node import Node
from parscore.intake.annex.table import Problem, Table
from parscore.intake.annex.tree import Tree
from parscore.scoring.outcome import Severity
from parscore.scoring.text import fold

_SIGNATURE = re.compile(
    r"(tm|kt|tl|tuq|q)\. ?[a-z].*|noi nhan\b.*|(pho )?chu tich|(nguoi|can bo|cong chuc) (lap|ky|tong hop)\b.*"
    r"|thu truong.*|(pho )?giam doc|da ky|\((da )?ky\b.*|[^,]{0,25}, ngay [\d. ]* ?thang [\d. ]* ?nam [\d. ]*"
)
_NOTE = re.compile(
    r"(?:ghi chú|chú thích|lưu ý|chú ý|\*)?\s*[(\[]?(?P<number>\d{1,2})?[)\]]?\s*[:.)\]]\s*\S", re.IGNORECASE
)
_NOTED = ("ghi chu", "chu thich", "luu y", "chu y")
_MARK = re.compile(r"(?:[(\[](?P<inside>\d{1,2})[)\]]|(?P<small>[⁰¹²³⁴-⁹]{1,2}))\s*$")
_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MANY = 12


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the criteria, and those below the last of them that belong to none."""
    end = max((at for at, line in enumerate(lines) if line.code or line.maximum_text), default=-1) + 1
    totals = [at for at, line in enumerate(lines) if line.total and at < end]
    # whatever stands below the total of the whole; a total of one part has criteria below it
    closed = bool(totals) and not any(
        line.code or (line.maximum_text and not line.total) for line in lines[totals[-1] :]
    )
    for at in range(end, len(lines)):
        if closed or _signs(lines[at]):
            return [*lines[:at]], [*lines[at:]]
    return list(lines), []


def place_below(tree: Tree, lines: Sequence[Line], tables: Sequence[Table]) -> list[Problem]:
    """Give each numbered note to the criterion whose title bears its number, and tell of all that belong to none."""
    notes = list(_notes(lines, tables))
    found: list[Problem] = []
    for text, table, line in notes[:_MANY]:
        node = _marked(tree, _number(text))
        if node is not None:
            node.notes.append(text)
            said = f"ghi chú dưới bảng được hiểu là của mục {node.code}: {told_briefly(text)}"
            remedy = "xem ghi chú có đổi cách chấm của mục này không"
            found.append(about(node.line, "title", Severity.WARNING, said, remedy, node.code))
        else:
            said = f"ghi chú dưới bảng không rõ của mục nào: {told_briefly(text)}"
            remedy = "đọc cả ghi chú trong tệp; nếu đổi cách chấm mục nào, ghi vào mục ấy"
            row = line.row if line else 0
            found.append(table.problem(Severity.WARNING, row, line.column("title") if line else None, said, remedy))
    return found


def _notes(lines: Sequence[Line], tables: Sequence[Table]) -> Iterator[tuple[str, Table, Line | None]]:
    signed = False
    for line in lines:
        signed = signed or _signs(line)
        text = " ".join(part for part in (line.title, *line.texts.values()) if part)
        if text and not line.total and (not signed or _is_note(text)):
            yield text, line.table, line
    for table in tables:
        yield from ((text, table, None) for text in table.below if _is_note(text))


def _is_note(text: str) -> bool:
    """Whether a paragraph is a note; a heading such as "Ghi chú:" says nothing itself."""
    return fold(text).startswith(_NOTED) and len(text.strip(" :.")) > len("Ghi chú 10")


def _number(text: str) -> str:
    found = _NOTE.match(text)
    return (found["number"] or "") if found else ""


def _marked(tree: Tree, number: str) -> Node | None:
    """The one criterion whose title ends with the number of a note: "Tiêu chí khác (7)"."""
    bearing = [node for node in tree.walk() if number and _mark(node.title) == str(int(number))]
    return bearing[0] if len(bearing) == 1 else None


def _mark(title: str) -> str:
    found = _MARK.search(title)
    return str(int((found["inside"] or found["small"]).translate(_SMALL))) if found else ""


def _signs(line: Line) -> bool:
    if line.code or line.maximum_text:
        return False
    texts = [text for text in (line.title, *line.texts.values()) if text]
    return any(_SIGNATURE.fullmatch(" ".join(fold(part).split())) for text in texts for part in text.split("\n"))
