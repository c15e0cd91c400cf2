"""The words of the library of sets: how a set stands, what is still to be asked, and the facts that identify it."""

from collections.abc import Iterator
from enum import StrEnum

from parscore.scoring.criteria import CriteriaSet, LegalBasis, Method
from parscore.scoring.numbers import show_short
from parscore.scoring.set_checks import Finding, check_set
from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.ui.words import NONE, kind_name

CHECKSUM_LENGTH = 12


class Standing(StrEnum):
    """How a set stands in the library."""

    DRAFT = "draft"
    IN_USE = "in_use"
    SHIPPED = "shipped"
    BOUND = "bound"
    UNREADABLE = "unreadable"


STANDING_WORDS = {
    Standing.DRAFT: "Nháp",
    Standing.IN_USE: "Đang dùng",
    Standing.SHIPPED: "Đi kèm chương trình",
    Standing.BOUND: "Theo bản chấm đang mở",
    Standing.UNREADABLE: "Không đọc được",
}
STANDING_ICONS = {
    Standing.DRAFT: ("note", "muted"),
    Standing.IN_USE: ("check", "done"),
    Standing.SHIPPED: ("lock", "lock"),
    Standing.BOUND: ("desk", "muted"),
    Standing.UNREADABLE: ("fault", "fault"),
}
QUESTION_WORDS = {
    Question.CLASSES: "Các mức xếp loại và ngưỡng điểm của từng mức",
    Question.ROUNDING: "Làm tròn mấy chữ số, làm tròn từng mục hay chỉ tổng điểm",
    Question.NOT_ARISING: "Mục không phát sinh thì tính thế nào",
    Question.SURVEY: "Không tổ chức điều tra xã hội học thì tính thế nào",
}
REPLY_WORDS = {Reply.OPEN: "bộ tiêu chí chưa nói, chưa hỏi", Reply.ASK: "chưa rõ, hỏi Sở"}
POINTS_WORDS = {True: "Điểm minh họa", False: "Điểm chính thức"}


def findings_of(criteria_set: CriteriaSet) -> tuple[Finding, ...]:
    """What the checks find. Sums are checked for every kind of unit; where these do not differ, one finding says it."""
    return tuple(dict.fromkeys(check_set(criteria_set)))


def open_questions(draft: SetDraft) -> tuple[Question, ...]:
    """What is still to be asked: told so by a person, or left unsaid by the set without anybody's word on it."""
    return tuple(question for question in Question if _is_open(draft, question))


def _is_open(draft: SetDraft, question: Question) -> bool:
    if question in draft.replies:
        return draft.reply(question) is not Reply.ANSWERED
    return not _says(draft.criteria_set, question)


def _says(criteria_set: CriteriaSet, question: Question) -> bool:
    match question:
        case Question.CLASSES:
            return bool(criteria_set.classes)
        case Question.NOT_ARISING:
            return all(criteria_set.policy_of(leaf) is not None for leaf in criteria_set.leaves())
        case Question.SURVEY:
            surveyed = any(leaf.supplied_by is Method.SURVEY for leaf in criteria_set.leaves())
            return not surveyed or criteria_set.survey_absent is not None
        case Question.ROUNDING:
            return True


def ask_sentence(draft: SetDraft, question: Question) -> str:
    """ "Các mức xếp loại …: chưa rõ, hỏi Sở"."""
    return f"{QUESTION_WORDS[question]}: {REPLY_WORDS[draft.reply(question)]}"


def years_text(years: tuple[int, ...]) -> str:
    """ "2024, 2025"; a longer unbroken run as "2021–2025"."""
    ordered = sorted(set(years))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}–{ordered[-1]}"
    return ", ".join(map(str, ordered))


def kinds_text(kinds: tuple[str, ...]) -> str:
    return ", ".join(kind_name(kind) for kind in kinds)


def decision_text(basis: LegalBasis) -> str:
    """ "09/QĐ-UBND ngày 22/01/2025, Chủ tịch UBND xã Lộc Hòa"."""
    day = f" ngày {basis.date:%d/%m/%Y}" if basis.date else ""
    issuer = f", {basis.issuer}" if basis.issuer else ""
    return f"{basis.number}{day}{issuer}"


def content_text(criteria_set: CriteriaSet) -> str:
    """What is in a set, in numbers."""
    parts = [
        f"{len(criteria_set.criteria)} lĩnh vực",
        f"{len(criteria_set.leaves())} mục chấm điểm",
        f"thang {show_short(criteria_set.scale.total)} điểm",
    ]
    for items, words in ((criteria_set.bonus_items, "mục điểm thưởng"), (criteria_set.penalty_items, "mục điểm trừ")):
        if items:
            parts.append(f"{len(items)} {words}")
    return ", ".join(parts)


def checksum_text(checksum: str) -> str:
    """As much of a checksum as is read out on the telephone."""
    return checksum[:CHECKSUM_LENGTH]


def identity_lines(criteria_set: CriteriaSet, checksum: str) -> Iterator[tuple[str, str, str]]:
    """Name, caption and words of what tells one set from another."""
    yield "identity", "Mã", f"{criteria_set.id}, phiên bản {criteria_set.version}"
    yield "years", "Áp dụng", f"năm {years_text(criteria_set.years)}"
    yield "kinds", "Loại đơn vị", kinds_text(criteria_set.unit_kinds)
    decisions = "\n".join(decision_text(basis) for basis in criteria_set.legal_basis)
    yield "decision", "Quyết định", decisions or NONE
    yield "points", "Điểm", POINTS_WORDS[criteria_set.illustrative]
    yield "content", "Nội dung", content_text(criteria_set)
    yield "checksum", "Mã kiểm tra", checksum_text(checksum)
