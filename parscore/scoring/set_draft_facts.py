"""What a workbook says of the work on a set, beside the set itself: open questions, and readings nobody confirmed."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from parscore.scoring.cell_text import escaped, unescaped
from parscore.scoring.notation import NotationError, RefusedTextError, Words, listed
from parscore.scoring.numbers import shorten
from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.scoring.text import nfc

QUESTIONS = Words(
    {
        Question.CLASSES: "Xếp loại",
        Question.ROUNDING: "Làm tròn",
        Question.NOT_ARISING: "Khi không phát sinh",
        Question.SURVEY: "Khi không điều tra XHH",
    }
)
REPLIES = Words(
    {Reply.OPEN: "chưa trả lời", Reply.ANSWERED: "đã trả lời", Reply.ASK: "hỏi Sở"},
    {"chưa rõ, hỏi Sở": Reply.ASK, "hỏi": Reply.ASK},
)
_AN_EXAMPLE = f"{QUESTIONS.word(Question.CLASSES)}: {REPLIES.word(Reply.ASK)}"


class DraftFact(NamedTuple):
    """A line of the sheet about the whole set that speaks of the work on it."""

    key: str
    label: str
    note: str
    write: Callable[[SetDraft], str]
    read: Callable[[str], Any]
    words: Words | None = None


def write_replies(replies: Mapping[str, str]) -> str:
    """ "Xếp loại: hỏi Sở", a line for each question that has a reply."""
    return "\n".join(f"{QUESTIONS.word(one)}: {REPLIES.word(replies[one])}" for one in Question if one in replies)


def read_replies(text: str) -> dict[str, str]:
    """The replies by question."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        asked, _, reply = line.partition(":")
        question, said = QUESTIONS.key(asked), REPLIES.key(reply)
        if question is None or said is None:
            choice = f"{listed(QUESTIONS.words.values())}; rồi {listed(REPLIES.words.values())}"
            raise NotationError(number, f"không hiểu “{shorten(line.strip())}”", f"ghi {choice}, ví dụ {_AN_EXAMPLE}")
        if question in found:
            raise NotationError(number, f"“{QUESTIONS.word(question)}” ghi hai lần", "giữ một dòng")
        found[question] = said
    return found


def write_codes(codes: Iterable[str]) -> str:
    """Codes parted by semicolons."""
    return "; ".join(escaped(code, "\n;") for code in codes)


def read_codes(text: str) -> list[str]:
    """The codes of a list, parted by semicolons or lines."""
    found = [nfc(unescaped(part.strip())) for part in re.split(r"[;\n]", text) if part.strip()]
    if any(len(code) > _LONGEST_CODE for code in found):
        raise RefusedTextError(f"“{shorten(text)}” không phải là danh sách mã", "ghi các mã, ngăn bằng dấu chấm phẩy")
    return found


_LONGEST_CODE = 200
DRAFT_FACTS: tuple[DraftFact, ...] = (
    DraftFact(
        "replies",
        "Câu hỏi cho cơ quan ban hành",
        f"Mỗi câu một dòng, ví dụ {_AN_EXAMPLE}. Ghi một trong: {listed(REPLIES.words.values())}.",
        lambda draft: write_replies(draft.replies),
        read_replies,
    ),
    DraftFact(
        "unconfirmed",
        "Cách chấm chưa xác nhận",
        "Mã các mục mà cách chấm do chương trình đọc từ lời văn, chưa ai xác nhận. Xác nhận trong chương trình.",
        lambda draft: write_codes(draft.unconfirmed),
        read_codes,
    ),
)
