"""What a row carries besides its score: returned, flagged, contradicted by its source, proved, explained, noted."""

from typing import NamedTuple

from parscore.scoring.criteria import Criterion
from parscore.ui.open_assessment import OpenAssessment


class Mark(NamedTuple):
    """An icon with its colour, and the words that say the same; `many` stands beside an icon that is more than one."""

    icon: str
    colour: str
    words: str
    many: int = 1


RETURNED = Mark("returned", "attention", "lãnh đạo trả lại")
FLAGGED = Mark("flag", "accent", "đánh dấu xem lại")
CONFLICT = Mark("conflict", "attention", "nguồn mâu thuẫn")
EXPLAINED = Mark("explain", "muted", "có giải trình")
NOTED = Mark("note", "muted", "có ghi chú")


def marks_of(assessment: OpenAssessment, node: Criterion) -> tuple[Mark, ...]:
    """The marks of a row, the most urgent first."""
    answer = assessment.sheet.answers.get(node.code)
    links = assessment.links.get(node.code)
    if answer is None and not links and not node.conflicts:
        return ()
    marks: list[Mark] = []
    if answer is not None and answer.returned:
        marks.append(RETURNED)
    if answer is not None and answer.flagged:
        marks.append(FLAGGED)
    if node.conflicts:
        marks.append(CONFLICT)
    if links:
        marks.append(Mark("paperclip", "muted", f"{len(links)} tài liệu", len(links)))
    if answer is not None and answer.explanation:
        marks.append(EXPLAINED)
    if answer is not None and answer.note:
        marks.append(NOTED)
    return tuple(marks)
