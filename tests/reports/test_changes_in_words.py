"""An edit in words: the field, old and new as the official reads them, and the score beside them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from parscore.reports.changes_in_words import ChangeInWords, Kind, Wording
from parscore.scoring.answers import Answer, Source
from parscore.scoring.assessment import scorers
from parscore.scoring.edits import Change, Circumstances, Edit, LinkChange
from parscore.scoring.evidence import Document, Link
from tests.storage.samples import small_set

SET = small_set()
REPORT = Document(7, "a" * 64, "bc.pdf", 1, doc_type="Báo cáo", number="05/BC-UBND", issued_on=date(2026, 1, 5))
WORDING = Wording(SET, scorers(SET, "xa"), {7: REPORT})


def told(code: str, old: Answer, new: Answer, *, survey_held: bool = True) -> list[tuple[str, str, str, str]]:
    changes = WORDING.changes(Edit("x", (Change(code, old, new),)), survey_held=survey_held)
    assert all(change.code == code for change in changes)
    return [(change.what, change.old, change.new, change.score) for change in changes]


def circumstances(old: Circumstances, new: Circumstances) -> list[tuple[str, str, str, str]]:
    return [(c.code, c.what, c.old, c.new) for c in WORDING.changes(Edit("x", (), old, new), survey_held=True)]


def test_each_field_that_changed_is_told_with_the_score_beside_the_first() -> None:
    old = Answer(values={"numerator": "970", "denominator": "1000"})
    new = Answer(values={"numerator": "985", "denominator": "1000"})
    assert told("2.1", old, new) == [("Đúng hạn", "970", "985", "1,50 → 3,00")]
    assert told("2.1", Answer(), new) == [
        ("Đúng hạn", "–", "985", "Chưa chấm → 3,00"),
        ("Đã giải quyết", "–", "1.000", ""),
    ]
    assert told("2.1", new, Answer(values={**new.values, "numerator": "990"}))[0][3] == "3,00"


def test_choices_checklists_faults_points_and_days_are_told_in_the_words_of_the_rule() -> None:
    assert told("1.1", Answer(), Answer(choice="co")) == [("Phương án", "–", "Có", "Chưa chấm → 1,00")]
    ((_, _, checked, _),) = told("1.2", Answer(), Answer(checked=("a",)))
    assert checked == "Đạt: Kế hoạch.\nChưa đạt: Báo cáo"
    assert told("1.3", Answer(), Answer(faults={})) == [("Lỗi bị trừ điểm", "–", "Không có lỗi", "Chưa chấm → 2,00")]
    assert told("1.3", Answer(faults={}), Answer(faults={"tre": "2"})) == [("Chậm", "–", "2 lần", "2,00 → 1,50")]
    assert told("1.4", Answer(points="1.5"), Answer(points="2"))[0][1:] == ("1,5 điểm", "2 điểm", "1,50 → 2,00")
    assert told("2.3", Answer(), Answer(values={"date": "2025-12-05"}))[0][1:3] == ("–", "05/12/2025")


def test_not_arising_texts_marks_and_sources_each_have_a_line() -> None:
    assert told("2.1", Answer(), Answer(not_arising=True, reason="Không có hồ sơ")) == [
        ("Không phát sinh", "Không", "Có", "Chưa chấm → Không phát sinh"),
        ("Lý do không phát sinh", "–", "Không có hồ sơ", ""),
    ]
    assert told("1.4", Answer(note="cũ"), Answer(note="mới", explanation="vì", returned="sai", flagged=True)) == [
        ("Ghi chú", "cũ", "mới", ""),
        ("Giải trình", "–", "vì", ""),
        ("Ý kiến trả lại", "–", "sai", ""),
        ("Dấu cần xem lại", "Không", "Có", ""),
    ]
    source = Source("12/QĐ-UBND", "2026-01-15", "Hoa")
    assert ("Nguồn số liệu", "–", "12/QĐ-UBND, 15/01/2026, người nhập Hoa", "") in told(
        "3.1", Answer(), Answer(source=source)
    )


def test_a_survey_that_was_not_held_then_gave_no_points_then() -> None:
    new = Answer(points="8")
    assert told("3.1", Answer(), new)[0][3] == "Khóa, chờ số liệu → 8,00"
    assert told("3.1", Answer(), new, survey_held=False)[0][3] == "Khóa, chờ số liệu"


def test_documents_are_told_by_their_titles_and_places() -> None:
    link = Link(7, requirement="Kế hoạch", section="II", page="3", remark="đã ký")
    (change,) = WORDING.changes(Edit("x", links=(LinkChange("1.1", (), (link, Link(8))),)), survey_held=True)
    words = "Báo cáo 05/BC-UBND, 05/01/2026, mục II, trang 3 (cho: Kế hoạch): đã ký; tài liệu số 8"
    assert change == ChangeInWords(Kind.DOCUMENTS, "1.1", "Tài liệu kiểm chứng", "–", words)


def test_circumstances_are_told_one_by_one() -> None:
    old = Circumstances()
    new = Circumstances(False, frozenset({"bi_khien_trach"}), Decimal("90.5"), date(2025, 12, 15))
    assert circumstances(old, new) == [
        ("", "Điều tra xã hội học", "Có", "Không"),
        ("", "Bị khiển trách", "Không", "Có"),
        ("", "Mục tiêu", "–", "90,5 %"),
        ("", "Hạn nộp", "–", "15/12/2025"),
    ]
    given = replace(old, roles={"ktx": "Phòng Kinh tế"}, owners={"1.1": "ktx"})
    assert circumstances(old, given) == [
        ("", "Các bộ phận phụ trách", "như bộ tiêu chí", "Phòng Kinh tế"),
        ("1.1", "Bộ phận phụ trách", "như bộ tiêu chí", "Phòng Kinh tế"),
    ]
    assert circumstances(new, new) == []


def test_a_row_the_set_does_not_know_is_told_all_the_same() -> None:
    assert told("9.9", Answer(), Answer(values={"x": "1"}, choice="a")) == [
        ("Phương án", "–", "–", ""),
        ("x", "–", "1", ""),
    ]
