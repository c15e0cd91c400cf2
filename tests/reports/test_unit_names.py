"""What a unit is called in papers."""

import pytest

from parscore.reports.unit_names import unit_names
from parscore.scoring.answers import Unit
from parscore.scoring.report_texts import ReportTexts


@pytest.mark.parametrize(
    ("name", "kind", "organ", "issuer", "place"),
    [
        ("Xã Lộc Hòa", "xa", ("Ủy ban nhân dân", "xã Lộc Hòa"), "Ủy ban nhân dân xã Lộc Hòa", "Lộc Hòa"),
        ("Lộc Hòa", "xa", ("Ủy ban nhân dân", "xã Lộc Hòa"), "Ủy ban nhân dân xã Lộc Hòa", "Lộc Hòa"),
        ("UBND xã Lộc Hòa", "xa", ("Ủy ban nhân dân", "xã Lộc Hòa"), "Ủy ban nhân dân xã Lộc Hòa", "Lộc Hòa"),
        ("Uỷ ban nhân dân phường Phú Lợi", "phuong", ("Ủy ban nhân dân", "phường Phú Lợi"), None, "Phú Lợi"),
        ("Phường 4", "phuong", ("Ủy ban nhân dân", "Phường 4"), "Ủy ban nhân dân Phường 4", "Phường 4"),
        ("Đặc khu Phú Quý", "dac_khu", ("Ủy ban nhân dân", "đặc khu Phú Quý"), None, "Phú Quý"),
        ("Huyện Đức Cơ", "huyen", ("Ủy ban nhân dân", "huyện Đức Cơ"), None, "Đức Cơ"),
        ("Sở Nội vụ", "so", ("Sở Nội vụ",), "Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_units_are_named_as_papers_name_them(
    name: str, kind: str, organ: tuple[str, ...], issuer: str | None, place: str
) -> None:
    names = unit_names(Unit("a", name, kind), ReportTexts())
    assert (names.organ, names.place) == (organ, place)
    assert names.issuer == (issuer or " ".join(organ))


def test_a_head_and_a_place_of_ones_own_are_kept() -> None:
    texts = ReportTexts(organ="ỦY BAN NHÂN DÂN\nPHƯỜNG ĐIỆN BIÊN PHỦ", place="Phường Điện Biên Phủ")
    names = unit_names(Unit("a", "Phường Điện Biên Phủ", "phuong"), texts)
    assert names.organ == ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐIỆN BIÊN PHỦ")
    assert names.place == "Phường Điện Biên Phủ"


def test_a_unit_without_a_name_leaves_a_place_to_write_it() -> None:
    assert unit_names(Unit("a", "  ", "xa"), ReportTexts()).organ[1].startswith("…")
