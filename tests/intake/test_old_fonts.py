"""TCVN3 and VNI become Unicode, told by the font; without a font there is only a suggestion."""

import unicodedata

import pytest

from parscore.intake.old_fonts import TCVN3_LETTERS, VNI_LETTERS, Code, code_of, suspected, to_unicode

MARKED = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
TCVN3 = (
    ("TiÕng ViÖt", "Tiếng Việt"),
    ("céng hßa x· héi", "cộng hòa xã hội"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    ("C¶i c¸ch hµnh chÝnh", "Cải cách hành chính"),
    ("®iÓm tù ®¸nh gi¸", "điểm tự đánh giá"),
    ("v¨n b\xadu", "văn bưu"),
)
VNI = (
    ("Tieáng Vieät", "Tiếng Việt"),
    ("UÛy ban nhaân daân", "Ủy ban nhân dân"),
    ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    ("Caûi caùch haønh chính", "Cải cách hành chính"),
    ("Ôû ñöôøng Öng", "Ở đường Ưng"),
)


def test_each_table_has_every_marked_letter_once() -> None:
    assert len(TCVN3_LETTERS) == 74
    assert set(MARKED) <= set(TCVN3_LETTERS.values())
    assert len(set(TCVN3_LETTERS.values())) == 74
    small = {code: letter for code, letter in VNI_LETTERS.items() if letter.islower()}
    assert sorted(small.values()) == sorted(MARKED)
    assert set(MARKED.upper()) <= set(VNI_LETTERS.values())


@pytest.mark.parametrize(("stored", "meant"), TCVN3)
def test_tcvn3_becomes_unicode(stored: str, meant: str) -> None:
    assert to_unicode(stored, Code.TCVN3) == meant


@pytest.mark.parametrize(("stored", "meant"), VNI)
def test_vni_becomes_unicode(stored: str, meant: str) -> None:
    assert to_unicode(stored, Code.VNI) == meant


def test_a_font_of_capitals_gives_capitals() -> None:
    assert to_unicode("céng hßa x· héi", Code.CAPITALS) == "CỘNG HÒA XÃ HỘI"


@pytest.mark.parametrize("code", list(Code))
@pytest.mark.parametrize("text", ["Cải cách hành chính", "đầu tư", unicodedata.normalize("NFD", "Tiếng Việt")])
def test_what_is_unicode_already_stays_as_it_is(text: str, code: Code) -> None:
    assert to_unicode(text, code) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (".VnTime", Code.TCVN3),
        (".VnArial Narrow", Code.TCVN3),
        (".VNTIMEH", Code.CAPITALS),
        (".VnArialH", Code.CAPITALS),
        ("VNI-Times", Code.VNI),
        ("VNI Helve", Code.VNI),
        ("Times New Roman", None),
        ("UVN Vien Du", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_the_code_is_told_by_the_font(font: str, code: Code | None) -> None:
    assert code_of(font) is code


@pytest.mark.parametrize(
    ("stored", "meant"),
    [*((one, (Code.TCVN3, said)) for one, said in TCVN3[:5]), *((one, (Code.VNI, said)) for one, said in VNI[:5])],
)
def test_text_without_its_font_is_suspected(stored: str, meant: tuple[Code, str]) -> None:
    assert suspected(stored) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CCHC 2025",
        "Cải cách hành chính",
        "không có",
        "Hà Nam",
        "có; không",
        "Pháp - Áo, Bà Rịa",
        "Điểm ≥ 90 %",
        "20 m² ± 5 °C",
        "Müller & Söhne",
        "khô, ướt",
        "KHÔNG CÓ",
        "toàn thành phô",
    ],
)
def test_what_reads_as_it_stands_is_not_suspected(text: str) -> None:
    assert suspected(text) is None
