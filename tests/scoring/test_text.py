"""Vietnamese text: order of words and codes, search without accents."""

import unicodedata

import pytest

from parscore.scoring.text import fold, natural_key, nfc, sort_key

ORDERED = "An Anh Ảnh ánh Ánh Ạnh Ăn Ân Dương Đặng Đỗ Hoa Hòa Hỏa Hóa Họa"


def test_words_stand_in_vietnamese_order() -> None:
    words = ORDERED.split()
    assert sorted(sorted(words), key=sort_key) == words


def test_codes_stand_in_natural_order() -> None:
    assert sorted(["7.1.10", "7.1.9", "7.1.1", "10", "2"], key=natural_key) == ["2", "7.1.1", "7.1.9", "7.1.10", "10"]


@pytest.mark.parametrize(("typed", "found"), [("cai cach", "Cải cách"), ("dac khu", "Đặc khu"), ("HOA", "hòa")])
def test_a_search_without_accents_finds_the_word(typed: str, found: str) -> None:
    assert fold(typed) == fold(found)


def test_every_text_has_one_form() -> None:
    assert nfc(unicodedata.normalize("NFD", "Tiếng Việt")) == "Tiếng Việt"
