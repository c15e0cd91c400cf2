"""What stands between a unit and submission: every rule of the X-ray, found from facts alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parscore.scoring.answers import Answer, AnswerSheet, Source
from parscore.scoring.assessment import score
from parscore.scoring.checks import Duty, areas_by_code, check_before_submission
from parscore.scoring.checks.progress import progress
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Circumstances
from parscore.scoring.evidence import Document, Link
from parscore.scoring.outcome import Severity
from parscore.scoring.state import State
from tests.scoring.sets import XA, area, criteria_set, leaf, manual, points

TODAY = date(2025, 12, 1)
DEADLINE = Circumstances(deadline=date(2025, 12, 15))
PLAN = Document(1, "a" * 64, "ke-hoach.pdf", 10, number="05/KH-UBND", issued_on=date(2025, 2, 1))
SURVEY = leaf("1.3", "2", {"kind": "external", "source": "XHH"}, method="survey")
SOURCE = Source("Quyết định 7/QĐ-UBND", "2026-01-10")


def set_of(*leaves: dict[str, Any], **more: Any) -> CriteriaSet:
    scale = {"total": str(more.pop("total", 10))}
    return criteria_set([area("1", list(leaves))], scale=scale, points_status="official", **more)


PLAIN = set_of(manual("1.1", "5"), manual("1.2", "3"), SURVEY)


def check(
    answers: Mapping[str, Answer],
    chosen: CriteriaSet = PLAIN,
    links: Mapping[str, tuple[Link, ...]] | None = None,
    documents: tuple[Document, ...] = (PLAN,),
    circumstances: Circumstances = DEADLINE,
    today: date = TODAY,
    **more: Any,
) -> list[Duty]:
    sheet = AnswerSheet(chosen.id, chosen.version, XA, 2025, answers, circumstances.survey_held, circumstances.facts)
    known = {document.id: document for document in documents}
    result = score(chosen, sheet)
    return check_before_submission(
        chosen, sheet, result, links or {}, known, circumstances=circumstances, today=today, **more
    )


def told(duties: list[Duty], code: str | None = None) -> list[tuple[str, str]]:
    """Severity and kind of each duty, of one row when its code is given."""
    return [(str(duty.severity), duty.kind) for duty in duties if code is None or duty.code == code]


def message(duties: list[Duty], kind: str) -> str:
    return next(duty.message for duty in duties if duty.kind == kind)


PROVED = {"1.1": (Link(1),), "1.2": (Link(1),)}
DONE = {"1.1": points("5"), "1.2": points("3"), "1.3": replace(points("2"), source=SOURCE)}


def test_a_sheet_that_is_scored_proved_and_on_time_owes_nothing() -> None:
    assert check(DONE, links=PROVED) == []


def test_errors_come_first_and_each_group_stands_in_document_order() -> None:
    duties = check({"1.1": replace(points("2"), flagged=True)}, circumstances=Circumstances())
    assert [(d.code, str(d.severity), d.kind) for d in duties] == [
        ("1.1", "error", "no_explanation"),
        ("1.2", "error", "blank"),
        ("1.1", "warning", "flagged"),
        ("", "hint", "no_deadline"),
        ("1.3", "hint", "locked"),
    ]


def test_a_row_filled_in_by_half_says_what_is_missing() -> None:
    ratio = {"kind": "ratio", "numerator": "Đúng hạn", "denominator": "Tổng số"}
    rule = {"kind": "measured", "measure": ratio, "scale": {"kind": "proportional", "full_at": "100"}}
    duties = check({"1.1": Answer(values={"numerator": "3"})}, set_of(leaf("1.1", "10", rule)))
    assert "còn thiếu: Tổng số" in message(duties, "blank")


def test_a_refused_answer_is_told_once_and_not_called_blank_too() -> None:
    assert told(check({"1.1": points("abc")}), "1.1") == [("error", "refused")]


def test_points_over_the_maximum_are_named_as_such() -> None:
    assert told(check({"1.1": points("6")}), "1.1") == [("error", "over_maximum")]


def test_an_answer_under_a_code_that_the_set_does_not_have_is_an_error() -> None:
    assert ("error", "stranger") in told(check({**DONE, "9.9": points("1")}, links=PROVED), "9.9")


@pytest.mark.parametrize(
    ("reason", "kinds"), [("", [("error", "no_reason")]), (" ", [("error", "no_reason")]), ("x", [])]
)
def test_what_did_not_arise_wants_a_reason(reason: str, kinds: list[tuple[str, str]]) -> None:
    chosen = set_of(manual("1.1", "5"), manual("1.2", "5"), not_arising="exclude")
    answer = Answer(not_arising=True, reason=reason)
    assert told(check({"1.1": answer, "1.2": points("5")}, chosen, {"1.2": (Link(1),)}), "1.1") == kinds


def test_figures_that_show_that_nothing_arose_need_no_reason() -> None:
    ratio = {"kind": "ratio", "numerator": "Đúng hạn", "denominator": "Tổng số"}
    rule = {"kind": "measured", "measure": ratio, "scale": {"kind": "proportional", "full_at": "100"}}
    chosen = set_of(leaf("1.1", "10", rule), not_arising="full")
    assert check({"1.1": Answer(values={"numerator": "0", "denominator": "0"})}, chosen) == []


@pytest.mark.parametrize(
    ("links", "explanation", "kinds"),
    [
        ((), "", [("error", "no_explanation")]),
        ((), "Bản giấy", [("warning", "no_evidence")]),
        ((Link(1, "Kế hoạch"),), "", [("error", "no_explanation")]),
        ((Link(1, "Kế hoạch"),), "Báo cáo chưa ký", [("warning", "partial_evidence")]),
        ((Link(1, "Kế hoạch"), Link(1, "Báo cáo")), "", []),
    ],
)
def test_a_score_is_proved_or_explained(
    links: tuple[Link, ...], explanation: str, kinds: list[tuple[str, str]]
) -> None:
    chosen = set_of(manual("1.1", "10", evidence=["Kế hoạch", "Báo cáo"]))
    duties = check({"1.1": replace(points("4"), explanation=explanation)}, chosen, {"1.1": links})
    assert told(duties) == kinds
    if kinds and links:
        assert "Báo cáo" in duties[0].message
        assert "Kế hoạch" not in duties[0].message


def test_nought_points_claim_nothing_and_penalties_need_no_proof() -> None:
    chosen = set_of(manual("1.1", "10"), penalty_items=[manual("P1", "2")], bonus_items=[manual("T1", "2")])
    duties = check({"1.1": points("0"), "P1": points("1"), "T1": points("1")}, chosen)
    assert [(d.code, d.kind) for d in duties] == [("T1", "no_explanation")]


@pytest.mark.parametrize(
    ("issued", "kinds", "words"),
    [
        (date(2025, 1, 1), [], ""),
        (date(2025, 12, 31), [], ""),
        (date(2024, 12, 31), [("warning", "outside_year")], "đề ngày 31/12/2024, trước năm đánh giá 2025"),
        (date(2026, 1, 5), [("warning", "outside_year")], "đề ngày 05/01/2026, sau năm đánh giá 2025"),
        (None, [("hint", "undated_evidence")], "chưa ghi ngày ban hành"),
    ],
)
def test_documents_of_another_year_are_asked_about(
    issued: date | None, kinds: list[tuple[str, str]], words: str
) -> None:
    duties = check(
        DONE, links={"1.1": (Link(2),), "1.2": (Link(1),)}, documents=(PLAN, replace(PLAN, id=2, issued_on=issued))
    )
    assert told(duties) == kinds
    assert all(words in duty.message for duty in duties)


@pytest.mark.parametrize(
    ("of_document", "of_link", "kinds"),
    [
        ("Ngoại lệ: báo cáo năm ký đầu năm sau.", "", [("hint", "noted_exception")]),
        ("", "dòng 4; ngoại lệ : báo cáo năm ký đầu năm sau", [("hint", "noted_exception")]),
        ("ngoại lệ:", "", [("warning", "outside_year")]),
        ("bản sao", "bản chính ở văn thư", [("warning", "outside_year")]),
    ],
)
def test_a_noted_exception_is_told_with_its_reason_and_asked_about_no_more(
    of_document: str, of_link: str, kinds: list[tuple[str, str]]
) -> None:
    late = replace(PLAN, id=2, issued_on=date(2026, 1, 5), remark=of_document)
    links = {"1.1": (Link(2, remark=of_link),), "1.2": (Link(1),)}
    duties = check(DONE, links=links, documents=(PLAN, late))
    assert told(duties) == kinds
    if kinds[0][0] == "hint":
        assert duties[0].message.endswith("sau năm đánh giá 2025; ngoại lệ đã ghi: báo cáo năm ký đầu năm sau")


@pytest.mark.parametrize(("rows", "found"), [(8, 0), (9, 1)])
def test_one_file_that_proves_very_many_rows_is_told_once(rows: int, found: int) -> None:
    leaves = [manual(f"1.{place}", "1") for place in range(1, rows + 1)]
    answers = {one["code"]: points("1") for one in leaves}
    links = {code: (Link(1 + place % 2),) for place, code in enumerate(answers)}
    same_file = (PLAN, replace(PLAN, id=2, file_name="ban-sao.pdf"))
    duties = [d for d in check(answers, set_of(*leaves, total=rows), links, same_file) if d.kind == "many_rows"]
    assert len(duties) == found
    assert all(d.code == "1.1" and f"chứng minh {rows} mục" in d.message for d in duties)


def test_a_document_whose_file_is_gone_hinders_submission_and_is_told_once() -> None:
    duties = check(DONE, links=PROVED, lost={1})
    assert told(duties) == [("error", "lost_file")]
    assert duties[0].code == "1.1"
    assert "“ke-hoach.pdf”" in duties[0].message
    assert "1.1, 1.2" in duties[0].message
    assert check(DONE, links=PROVED, lost={2}) == []


def test_an_empty_file_proves_nothing_and_hinders_submission() -> None:
    hollow = replace(PLAN, id=2, sha256="0" * 64, file_name="rong.pdf", size=0)
    links = {"1.1": (Link(2),), "1.2": (Link(1),)}
    duties = check(DONE, links=links, documents=(PLAN, hollow))
    assert told(duties) == [("error", "empty_file"), ("error", "no_explanation")]
    assert all(duty.code == "1.1" for duty in duties)
    assert "“rong.pdf”" in duties[0].message
    beside = {**links, "1.1": (Link(2), Link(1))}
    assert told(check(DONE, links=beside, documents=(PLAN, hollow))) == [("error", "empty_file")]


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        (None, [("error", "no_source")]),
        (Source("", "2026-01-10"), [("error", "no_source")]),
        (Source("Quyết định 7"), [("warning", "undated_source")]),
        (SOURCE, []),
    ],
)
def test_figures_of_others_count_by_the_document_that_published_them(
    source: Source | None, kinds: list[tuple[str, str]]
) -> None:
    answers = {**DONE, "1.3": replace(points("2"), source=source)}
    assert told(check(answers, links=PROVED)) == kinds


def test_a_survey_that_was_not_held_is_neither_waited_for_nor_believed() -> None:
    absent = replace(DEADLINE, survey_held=False)
    chosen = set_of(manual("1.1", "5"), manual("1.2", "3"), SURVEY, survey_absent="rescale")
    assert check({**DONE, "1.3": Answer()}, chosen, PROVED, circumstances=absent) == []
    assert told(check(DONE, chosen, PROVED, circumstances=absent)) == [("warning", "survey_not_held")]


CLASSES = [{"name": "Tốt", "from": "80"}, {"name": "Khá", "from": "50"}, {"name": "Yếu", "from": "0"}]
GATES = [
    {"fact": "any_zero", "label": "Có tiêu chí 0 điểm", "best_class": "Khá"},
    {"fact": "reprimanded", "label": "Người đứng đầu bị khiển trách", "best_class": "Khá"},
]


@pytest.mark.parametrize(("most", "severity"), [("5", "warning"), ("2", "hint")])
def test_a_gate_says_whether_it_lowers_the_class_now(most: str, severity: str) -> None:
    chosen = set_of(manual("1.1", "5"), manual("1.2", "1"), total=6, classes=CLASSES, gates=GATES)
    facts = replace(DEADLINE, facts=frozenset({"reprimanded"}))
    answers = {"1.1": points(most), "1.2": points("0")}
    duties = check(answers, chosen, {"1.1": (Link(1),)}, circumstances=facts)
    assert [(d.code, str(d.severity), d.kind) for d in duties] == [
        ("", severity, "class_gate"),
        ("1.2", severity, "any_zero"),
    ]
    assert "(1.2): xếp loại cao nhất chỉ là Khá" in message(duties, "any_zero")
    assert ("dù chỉ số đạt mức Tốt" in message(duties, "class_gate")) == (severity == "warning")


def test_printed_parts_that_do_not_add_up_are_explained() -> None:
    thirds = {"kind": "measured", "measure": {"kind": "ratio", "numerator": "a", "denominator": "b"}}
    rule = {**thirds, "scale": {"kind": "proportional", "full_at": "100"}}
    chosen = set_of(leaf("1.1", "1", rule), leaf("1.2", "1", rule), total=2)
    third = Answer(values={"numerator": "1", "denominator": "3"}, explanation="x")
    hints = [d for d in check({"1.1": third, "1.2": third}, chosen) if d.kind == "rounding"]
    assert [d.code for d in hints] == ["1"]
    assert "in 0,67 điểm, cộng các phần đã in được 0,66" in hints[0].message


def test_maxima_that_the_set_states_otherwise_than_they_add_up_are_told() -> None:
    duties = check({"1.1": points("4")}, set_of(manual("1.1", "4"), total=10), {"1.1": (Link(1),)})
    assert told(duties) == [("warning", "sum")]


def test_conflicts_marks_and_what_was_sent_back_are_told() -> None:
    chosen = set_of(manual("1.1", "10", conflicts=["98% và 96%"]))
    answer = replace(points("4"), flagged=True, returned="Thiếu số liệu quý IV")
    duties = check({"1.1": answer}, chosen, {"1.1": (Link(1),)}, sample=True)
    assert told(duties) == [
        ("error", "returned"),
        ("warning", "flagged"),
        ("hint", "sample"),
        ("hint", "conflict"),
    ]
    assert message(duties, "returned") == "lãnh đạo trả lại: Thiếu số liệu quý IV"


def test_points_that_are_not_official_are_told() -> None:
    chosen = criteria_set([area("1", [manual("1.1", "10")])], scale={"total": "10"})
    assert told(check({"1.1": points("4")}, chosen, {"1.1": (Link(1),)})) == [("hint", "illustrative")]


@pytest.mark.parametrize(
    ("today", "state", "kinds"),
    [
        (date(2025, 12, 15), State.DRAFT, []),
        (date(2025, 12, 18), State.DRAFT, ["overdue"]),
        (date(2025, 12, 18), State.APPROVED, ["overdue"]),
        (date(2025, 12, 18), State.LOCKED, []),
    ],
)
def test_the_deadline_passes_after_its_day_and_not_once_it_is_locked(
    today: date, state: State, kinds: list[str]
) -> None:
    duties = check(DONE, links=PROVED, today=today, state=state)
    assert [d.kind for d in duties] == kinds
    assert all(d.message == "đã quá hạn nộp 15/12/2025 3 ngày" for d in duties)


def test_the_counts_of_home_agree_with_the_duties() -> None:
    answers = {"1.1": points("5")}
    sheet = AnswerSheet(PLAIN.id, PLAIN.version, XA, 2025, answers)
    counts = progress(PLAIN, sheet, score(PLAIN, sheet), {})
    assert (counts.rows, counts.done, counts.blank, counts.waiting) == (3, 1, 1, 1)
    assert (counts.unproved, counts.unexplained) == (1, 1)
    duties = check(answers)
    assert sum(d.kind == "blank" for d in duties) == counts.blank
    assert sum(d.kind == "no_explanation" for d in duties) == counts.unexplained
    assert sum(d.severity is Severity.ERROR for d in duties) == 2


def test_every_node_belongs_to_an_area() -> None:
    chosen = set_of(manual("1.1", "10"), bonus_items=[manual("T1", "2")], penalty_items=[manual("P1", "2")])
    assert areas_by_code(chosen) == {
        "1": "1. Lĩnh vực 1",
        "1.1": "1. Lĩnh vực 1",
        "T1": "Điểm thưởng",
        "P1": "Điểm phạt",
    }
