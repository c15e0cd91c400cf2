"""The texts of the report: kept, read back, taken over into the next year."""

import json
import unicodedata
from datetime import date
from typing import Any

import pytest

from parscore.scoring.report_texts import ReportTexts, ReportTextsError

WRITTEN = ReportTexts(
    parent_organ="",
    organ="ỦY BAN NHÂN DÂN\nXÃ MẪU",
    number="05",
    place="Xã Mẫu",
    issued_on=date(2026, 1, 5),
    addressees=("Sở Nội vụ tỉnh Mẫu",),
    organisation="Dòng một\nDòng hai “có ngoặc”",
    proposals="=cmd() <b> & \u202e",
    recipients=("Như trên", "TT. Đảng ủy"),
    authority=("TM. ỦY BAN NHÂN DÂN",),
    position=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Nguyễn Văn Ưỡng",
)


def test_what_is_written_comes_back_from_json_as_it_was() -> None:
    assert ReportTexts.from_data(json.loads(json.dumps(WRITTEN.as_data()))) == WRITTEN


def test_an_untouched_form_is_kept_as_nothing() -> None:
    assert ReportTexts().as_data() == {}
    assert ReportTexts.from_data({}) == ReportTexts()


def test_a_text_emptied_on_purpose_does_not_fall_back_to_its_default() -> None:
    emptied = ReportTexts(symbol="", authority=())
    assert ReportTexts.from_data(emptied.as_data()) == emptied


def test_texts_come_back_in_one_unicode_form() -> None:
    assert ReportTexts.from_data({"signer": unicodedata.normalize("NFD", "Ưỡng")}).signer == "Ưỡng"


def test_the_next_year_begins_with_all_but_number_and_day() -> None:
    begun = WRITTEN.for_next_year()
    assert (begun.number, begun.issued_on) == ("", None)
    assert begun.signer == WRITTEN.signer
    assert begun.organisation == WRITTEN.organisation


def test_words_of_other_papers_are_kept_and_those_of_rows_end_with_the_year() -> None:
    written = ReportTexts(words=(("remedy:2.1", "Đôn đốc hằng tuần"), ("team", "Nguyễn Văn A; Chủ tịch")))
    kept = ReportTexts.from_data(json.loads(json.dumps(written.as_data())))
    assert kept == written
    assert kept.word("remedy:2.1") == "Đôn đốc hằng tuần"
    assert kept.word("khac") == ""
    assert kept.for_next_year().words == (("team", "Nguyễn Văn A; Chủ tịch"),)


@pytest.mark.parametrize(
    "data",
    [
        {"words": ["A"]},
        {"words": {"team": 5}},
        {"nguoi_ky": "A"},
        {"signer": 5},
        {"recipients": "A"},
        {"recipients": [1]},
        {"issued_on": "05/01/2026"},
    ],
)
def test_foreign_data_are_refused_by_name(data: dict[str, Any]) -> None:
    with pytest.raises(ReportTextsError, match=next(iter(data))):
        ReportTexts.from_data(data)
