"""The four things annexes leave unsaid, and what the issuing body can answer to each."""

from collections.abc import Callable
from typing import NamedTuple

from parscore.scoring.criteria import CriteriaSet, Method, Policy
from parscore.scoring.set_draft import Question


class Answer(NamedTuple):
    """One answer: its words, the set it makes of a set, and whether a set already says so."""

    name: str
    words: str
    applied: Callable[[CriteriaSet], CriteriaSet]
    holds: Callable[[CriteriaSet], bool]


TITLES = {
    Question.CLASSES: "Xếp loại theo những mức nào?",
    Question.ROUNDING: "Điểm được làm tròn thế nào?",
    Question.NOT_ARISING: "Mục không phát sinh trong năm thì tính thế nào?",
    Question.SURVEY: "Năm không tổ chức điều tra xã hội học thì tính thế nào?",
}
ASK_WORDS = "Chưa rõ, hỏi Sở"
MEANWHILE = {
    Question.CLASSES: "Trong khi chờ, bản chấm không xếp loại.",
    Question.ROUNDING: "Trong khi chờ, tổng điểm làm tròn hai chữ số thập phân.",
    Question.NOT_ARISING: "Trong khi chờ, mục không phát sinh để trống và được nhắc.",
    Question.SURVEY: "Trong khi chờ, điểm giữ nguyên trên phần còn lại và được nhắc.",
}
_POLICIES = {
    Policy.FULL: "Tính điểm tối đa",
    Policy.EXCLUDE: "Không tính: bớt khỏi điểm tối đa",
    Policy.RESCALE: "Không tính: quy đổi điểm các mục cùng nhóm",
    Policy.ZERO: "Tính 0 điểm",
}


def answers_to(question: Question) -> tuple[Answer, ...]:
    """The answers a person can choose from, besides asking."""
    match question:
        case Question.CLASSES:
            return (
                Answer("none", "Không xếp loại", lambda s: s.but(classes=()), lambda s: not s.classes),
                Answer("table", "Xếp loại theo tỷ lệ điểm đạt, %:", lambda s: s, lambda s: bool(s.classes)),
            )
        case Question.ROUNDING:
            return (
                Answer("total", "Cộng chính xác, chỉ làm tròn tổng điểm", *_rounded_at("total")),
                Answer("leaf", "Làm tròn từng mục rồi mới cộng", *_rounded_at("leaf")),
            )
        case Question.NOT_ARISING:
            each = Answer(
                "each", "Nói riêng ở từng mục", lambda s: s.but(not_arising=None), lambda s: s.not_arising is None
            )
            return (*(_policy(policy, words) for policy, words in _POLICIES.items()), each)
        case Question.SURVEY:
            return (
                _survey("rescale", "Bỏ phần điều tra, quy đổi phần còn lại về thang điểm"),
                _survey("keep", "Bỏ phần điều tra, giữ điểm trên phần còn lại"),
            )


def unsaid(question: Question, criteria_set: CriteriaSet) -> CriteriaSet:
    """The set without an answer to the question."""
    scale = criteria_set.scale
    match question:
        case Question.CLASSES:
            return criteria_set.but(classes=())
        case Question.ROUNDING:
            return criteria_set.but(scale=scale.but(rounding=scale.rounding.but(places=2, at="total")))
        case Question.NOT_ARISING:
            return criteria_set.but(not_arising=None)
        case Question.SURVEY:
            return criteria_set.but(survey_absent=None)


def is_said(question: Question, criteria_set: CriteriaSet) -> bool:
    """Whether the set itself answers the question beyond doubt; how it rounds stands in every set."""
    match question:
        case Question.CLASSES:
            return bool(criteria_set.classes)
        case Question.NOT_ARISING:
            return criteria_set.not_arising is not None
        case Question.SURVEY:
            return criteria_set.survey_absent is not None
    return False


def is_posed(question: Question, criteria_set: CriteriaSet) -> bool:
    """Whether the question arises: nobody need ask of surveys where nothing is surveyed."""
    surveyed = any(leaf.supplied_by is Method.SURVEY for leaf in criteria_set.leaves())
    return question is not Question.SURVEY or surveyed


def _rounded_at(at: str) -> tuple[Callable[[CriteriaSet], CriteriaSet], Callable[[CriteriaSet], bool]]:
    def applied(criteria_set: CriteriaSet) -> CriteriaSet:
        rounding = criteria_set.scale.rounding.but(at=at)
        return criteria_set.but(scale=criteria_set.scale.but(rounding=rounding))

    return applied, lambda criteria_set: criteria_set.scale.rounding.at == at


def _policy(policy: Policy, words: str) -> Answer:
    return Answer(policy.value, words, lambda s: s.but(not_arising=policy), lambda s: s.not_arising is policy)


def _survey(kept: str, words: str) -> Answer:
    return Answer(kept, words, lambda s: s.but(survey_absent=kept), lambda s: s.survey_absent == kept)
