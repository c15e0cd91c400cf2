"""What comes next once every reading is confirmed: what must be asked, what the checks found, then into use."""

from typing import NamedTuple

from parscore.scoring.set_draft import Question, SetDraft
from parscore.ui.sets.library_words import findings_of, open_questions

ASKS, FINDINGS, INTO_USE = "asks", "findings", "into_use"
ALL_CONFIRMED = "Đã xác nhận hết cách chấm đọc từ văn bản."
READY = "Bộ tiêu chí không còn gì mở; có thể đưa vào dùng."
REST = "Còn {} trước khi đưa vào dùng."


class NextStep(NamedTuple):
    """Where a button leads, and its words."""

    where: str
    words: str


def next_steps(draft: SetDraft) -> tuple[NextStep, ...]:
    """The first of them is what to do now; a set may go into use with the others open."""
    asks, found = len(open_questions(draft)), len(findings_of(draft.criteria_set))
    return (
        *([NextStep(ASKS, f"Xem {asks} điều phải hỏi Sở…")] if asks else []),
        *([NextStep(FINDINGS, f"Xem {found} chỗ cần xem lại")] if found else []),
        NextStep(INTO_USE, "Đưa vào dùng"),
    )


def next_words(draft: SetDraft) -> str:
    """That all is confirmed, and what is left."""
    asks, found = len(open_questions(draft)), len(findings_of(draft.criteria_set))
    left = [
        *([f"{asks} điều phải hỏi Sở"] if asks else []),
        *([f"{found} chỗ cần xem lại"] if found else []),
    ]
    return f"{ALL_CONFIRMED} {REST.format(' và '.join(left)) if left else READY}"


def open_words(draft: SetDraft) -> str:
    """ "12 cách chấm chưa xác nhận, 2 điều phải hỏi Sở"; nothing when a person has said a word on all of it."""
    waiting, asks = len(draft.unconfirmed), len(open_questions(draft))
    return ", ".join(
        [
            *([f"{waiting} cách chấm chưa xác nhận"] if waiting else []),
            *([f"{asks} điều phải hỏi Sở"] if asks else []),
        ]
    )


def open_in_short(waiting: int, asks: int) -> str:
    """ "12 chưa xác nhận, 2 hỏi Sở", where there is little room."""
    return ", ".join(
        [*([f"{waiting} chưa xác nhận"] if waiting else []), *([f"{asks} hỏi Sở"] if asks else [])],
    )


def side_of_first_ask(draft: SetDraft) -> bool:
    """Whether the first question to be asked is that of the classes, which stands on a side of its own."""
    return next(iter(open_questions(draft)), None) is Question.CLASSES
