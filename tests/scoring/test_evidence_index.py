"""States of required documents, documents that prove nothing, the index and what of it is to be brought again."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Link, Presence, missing_documents, orphans, required_documents
from parscore.scoring.evidence_index import IndexRow, carry_forward, evidence_index
from parscore.scoring.export_names import export_name
from tests.scoring.sets import area, criteria_set, manual

PLAN, REPORT = "Kế hoạch", "Báo cáo"
SHA = "a" * 64
REPORT_2025 = Document(
    1,
    SHA,
    "bao cao.PDF",
    10,
    doc_type="Báo cáo",
    number="125/BC-UBND",
    issued_on=date(2025, 12, 5),
    issuer="UBND xã Mẫu",
    subject="Kết quả cải cách hành chính năm 2025",
    pages=12,
    remark="Bản ký số",
)
PLAN_2025 = Document(2, "b" * 64, "Kế hoạch.docx", 10, doc_type="Kế hoạch", number="09/KH-UBND")
SCAN = Document(3, "c" * 64, "Sổ theo dõi một cửa.JPG", 10)
DOCUMENTS = {one.id: one for one in (REPORT_2025, PLAN_2025, SCAN)}


def year(first: str = "1.1", second: str = "1.2", **more: object) -> CriteriaSet:
    leaves = [manual(first, "5", evidence=[PLAN, REPORT]), manual(second, "5", evidence=[REPORT])]
    bonus = [manual("T1", "1")]
    return criteria_set([area("1", leaves)], bonus={"cap": "2"}, bonus_items=bonus, scale={"total": "10"}, **more)


@pytest.mark.parametrize(
    ("links", "states"),
    [
        ((), (Presence.MISSING, Presence.MISSING)),
        ((Link(1),), (Presence.MISSING, Presence.MISSING)),
        ((Link(1, PLAN),), (Presence.PRESENT, Presence.MISSING)),
        ((Link(1, PLAN, "II"), Link(1, REPORT, "", "7")), (Presence.CITED, Presence.CITED)),
        ((Link(1, PLAN), Link(2, PLAN, page="3"), Link(3, REPORT)), (Presence.CITED, Presence.PRESENT)),
    ],
)
def test_each_required_document_is_missing_present_or_cited(
    links: tuple[Link, ...], states: tuple[Presence, ...]
) -> None:
    leaf = year().by_code["1.1"]
    told = required_documents(leaf, links)
    assert tuple(one.presence for one in told) == states
    assert tuple(one.requirement for one in told if not one.links) == missing_documents(leaf, links)


def test_where_one_document_is_required_any_link_stands_for_it() -> None:
    (told,) = required_documents(year().by_code["1.2"], (Link(3, "", "I"),))
    assert (told.requirement, told.presence, told.links) == (REPORT, Presence.CITED, (Link(3, "", "I"),))


def test_documents_that_prove_nothing_are_orphans() -> None:
    assert orphans(DOCUMENTS.values(), {1, 3}) == (PLAN_2025,)


LINKS = {
    "T1": (Link(1),),
    "1.2": (Link(1, REPORT, "III", "9–11", "Bảng 2"),),
    "1.1": (Link(2, PLAN, "", "2"), Link(1, REPORT, "II"), Link(1, "", "IV", "20")),
}


def test_the_index_is_numbered_through_and_within_each_code() -> None:
    index = evidence_index(year(), LINKS, DOCUMENTS)
    assert [(row.number, row.code, row.place, row.document.id, row.where) for row in index] == [
        (1, "1.1", 1, 2, "trang 2"),
        (2, "1.1", 2, 1, "mục II"),
        (3, "1.1", 2, 1, "mục IV, trang 20"),
        (4, "1.2", 1, 1, "mục III, trang 9–11"),
        (5, "T1", 1, 1, ""),
    ]
    assert [row.remark for row in index] == ["", "Bản ký số", "Bản ký số", "Bảng 2; Bản ký số", "Bản ký số"]
    assert [row.export_name for row in index] == [
        "1.1_01_KH_09-KH-UBND.docx",
        "1.1_02_BC_125-BC-UBND_20251205.pdf",
        "1.1_02_BC_125-BC-UBND_20251205.pdf",
        "1.2_01_BC_125-BC-UBND_20251205.pdf",
        "T1_01_BC_125-BC-UBND_20251205.pdf",
    ]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (REPORT_2025, "3.4.1_01_BC_125-BC-UBND_20251205.pdf"),
        (replace(REPORT_2025, doc_type=""), "3.4.1_01_BC_125-BC-UBND_20251205.pdf"),
        (replace(REPORT_2025, doc_type="Quyết  định", number="07/QĐ-UBND"), "3.4.1_01_QD_07-QD-UBND_20251205.pdf"),
        (replace(REPORT_2025, doc_type="Sổ tay", number="", subject="Một cửa"), "3.4.1_01_So-tay_Mot-cua_20251205.pdf"),
        (SCAN, "3.4.1_01_So-theo-doi-mot-cua.jpg"),
        (Document(9, SHA, "đ.đuôi lạ!", 1), "3.4.1_01_d"),
        (Document(9, SHA, "文書.pdf", 1), "3.4.1_01.pdf"),
    ],
)
def test_export_names_hold_what_is_known_in_letters_every_system_takes(document: Document, name: str) -> None:
    assert export_name("3.4.1", 1, document) == name


@given(code=st.text(max_size=12), said=st.text(max_size=300), kind=st.text(max_size=60), file=st.text(max_size=300))
def test_every_export_name_is_short_and_of_plain_letters(code: str, said: str, kind: str, file: str) -> None:
    name = export_name(code, 1, Document(1, SHA, file, 1, doc_type=kind, number=said))
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,149}", name)
    assert not name.endswith(".")


def test_export_names_differ_even_where_case_and_marks_do_not_count() -> None:
    codes = [area("1", [manual("Đ.1", "5"), manual("d.1", "5"), manual("D.1", "5")])]
    chosen = criteria_set(codes, scale={"total": "15"})
    index = evidence_index(chosen, {code: (Link(1),) for code in ("Đ.1", "d.1", "D.1")}, DOCUMENTS)
    names = [row.export_name for row in index]
    assert names[0] == "D.1_01_BC_125-BC-UBND_20251205.pdf"
    assert names[1:] == ["d.1_01_BC_125-BC-UBND_20251205-2.pdf", "D.1_01_BC_125-BC-UBND_20251205-3.pdf"]


def carried(
    now: CriteriaSet, links: Mapping[str, tuple[Link, ...]], documents: Mapping[int, Document]
) -> list[tuple[int, str, int | None]]:
    then = year()
    index: tuple[IndexRow, ...] = evidence_index(then, {**LINKS, "T1": ()}, DOCUMENTS)
    return [
        (row.then.number, row.code, row.link.document if row.link else None)
        for row in carry_forward(then, index, now, links, documents)
    ]


def test_last_years_index_is_a_checklist_of_what_to_bring_again() -> None:
    now = year(version=2)
    assert carried(now, {}, {}) == [(1, "1.1", None), (2, "1.1", None), (3, "1.1", None), (4, "1.2", None)]
    report = replace(REPORT_2025, id=7, number="130/BC-UBND")
    plan = Document(8, SHA, "x.pdf", 1)
    links = {"1.1": (Link(7), Link(8, PLAN)), "1.2": (Link(1),)}
    assert carried(now, links, {7: report, 8: plan, 1: REPORT_2025}) == [
        (1, "1.1", 8),
        (2, "1.1", 7),
        (3, "1.1", None),  # one report stands for one row
        (4, "1.2", 1),
    ]


def test_a_checklist_follows_criteria_to_their_new_codes() -> None:
    leaves = [
        manual("2.1", "5", previous=[{"set": "thu-nghiem", "code": "1.1"}]),
        manual("2.2", "5", title="Tiêu chí 1.2"),
        manual("1.2", "5", title="Nội dung khác"),
    ]
    now = criteria_set([area("2", leaves)], scale={"total": "15"})
    assert [code for _, code, _ in carried(now, {}, {})] == ["2.1", "2.1", "2.1", "2.2"]
    gone = criteria_set([area("2", [manual("9", "5")])], scale={"total": "5"})
    assert [code for _, code, _ in carried(gone, {}, {})] == ["", "", "", ""]
