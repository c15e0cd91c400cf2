"""Merged units taken together: by a stated method, on exact shares, or not at all and then it says why."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.scoring.combining import Combining, Method, Part, average, combine
from parscore.scoring.earlier_year import EarlierYear
from parscore.scoring.year_comparison import Total, Value, YearOf
from tests.scoring.sets import area, criteria_set, manual

SET = criteria_set([area("1", [manual("1.1", "5")]), area("2", [manual("2.1", "3")])], scale={"total": "8"})
WEIGHTLESS = '{"method": "weighted", "weights": {"a": "NaN"}, "source": ""}'
MEAN = Combining(Method.MEAN)
shares = st.fractions(0, 100, max_denominator=997)
weights = st.fractions(0, 10_000, max_denominator=9).filter(bool)


def paper(index: Fraction | None, *, published: bool = False) -> YearOf:
    return YearOf(2024, Total(None, None, index), 2, paper=EarlierYear(2024, "", None, published=published))


def scored(first: str, second: str, *, chosen: object = SET, provisional: bool = False) -> YearOf:
    values = {"1": Value(Fraction(first), Fraction(5)), "2": Value(Fraction(second), Fraction(3))}
    whole = (Fraction(first) + Fraction(second)) * 100 / 8
    return YearOf(2024, Total(None, None, whole, None, provisional), 2, chosen, "xa", values)  # type: ignore[arg-type]


def parts(*years: YearOf | None) -> list[Part]:
    return [Part(f"u{place}", f"Xã {place}", year) for place, year in enumerate(years)]


def weighing(*given: str, source: str = "") -> Combining:
    return Combining(Method.WEIGHTED, {f"u{place}": Decimal(one) for place, one in enumerate(given)}, source)


@given(shares)
def test_one_unit_alone_is_itself_by_every_method(share: Fraction) -> None:
    one = parts(paper(share))
    assert combine(2024, one, MEAN).index_percent == share
    assert combine(2024, one, weighing("3871")).index_percent == share


@given(st.lists(shares, min_size=1, max_size=6), weights)
def test_equal_weights_are_the_plain_mean(given: list[Fraction], weight: Fraction) -> None:
    assert average(given, [weight] * len(given)) == sum(given) / len(given)


@given(st.lists(st.tuples(shares, weights), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_units_does_not_matter_and_the_mean_lies_between_them(
    given: list[tuple[Fraction, Fraction]], chance: object
) -> None:
    before = average([share for share, _ in given], [weight for _, weight in given])
    chance.shuffle(given)  # type: ignore[attr-defined]
    assert average([share for share, _ in given], [weight for _, weight in given]) == before
    assert min(share for share, _ in given) <= before <= max(share for share, _ in given)


def test_weights_pull_the_index_and_the_working_names_them_and_their_source() -> None:
    found = combine(2024, parts(paper(Fraction(80)), paper(Fraction(60))), weighing("6000", "2000", source="dân số"))
    assert found.index_percent == 75
    assert found.told == (
        "bình quân có trọng số: (80,00 % × 6.000 + 60,00 % × 2.000) : (6.000 + 2.000); trọng số theo dân số"
    )
    assert "chưa ghi trọng số lấy từ đâu" in combine(2024, parts(paper(Fraction(80))), weighing("1")).told
    plain = combine(2024, parts(paper(Fraction(80)), paper(Fraction(60))), MEAN)
    assert (plain.index_percent, plain.told) == (70, "bình quân cộng chỉ số %: (80,00 % + 60,00 %) : 2")


@pytest.mark.parametrize(
    ("given", "chosen", "why"),
    [
        (parts(paper(Fraction(80)), None), MEAN, "không có kết quả năm 2024 của Xã 1"),
        (parts(paper(Fraction(80)), paper(None)), MEAN, "năm 2024 của Xã 1 không có chỉ số %"),
        (
            parts(paper(Fraction(80)), paper(Fraction(60), published=True)),
            MEAN,
            "năm 2024 có đơn vị là kết quả công bố, có đơn vị là điểm tự chấm",
        ),
        (parts(paper(Fraction(80)), paper(Fraction(60))), weighing("5"), "chưa có trọng số của Xã 1"),
        (parts(paper(Fraction(80))), weighing("0"), "các trọng số đều bằng 0"),
        (parts(paper(Fraction(80))), Combining(), "chưa chọn cách gộp"),
        ([], MEAN, "chưa chọn cách gộp"),
    ],
)
def test_what_cannot_be_combined_says_why_and_shows_no_figure(given: list[Part], chosen: Combining, why: str) -> None:
    found = combine(2024, given, chosen)
    assert (found.index_percent, found.areas, found.reason, found.told) == (None, {}, why, "")


def test_areas_are_combined_only_where_all_units_have_them_on_one_set() -> None:
    found = combine(2024, parts(scored("5", "1"), scored("3", "3")), MEAN)
    assert found.areas == {"1": Fraction(80), "2": Fraction(200, 3)}
    other = SET.but(version=2)
    assert combine(2024, parts(scored("5", "1"), scored("3", "3", chosen=other)), MEAN).areas == {}
    mixed = combine(2024, parts(scored("5", "1"), paper(Fraction(60))), MEAN)
    assert mixed.areas == {}
    assert mixed.index_percent == Fraction(135, 2)
    assert mixed.told.endswith("; các đơn vị chấm theo những bộ tiêu chí khác nhau")


def test_an_unfinished_year_leaves_the_whole_provisional() -> None:
    assert combine(2024, parts(scored("5", "1", provisional=True), scored("3", "3")), MEAN).provisional
    assert not combine(2024, parts(scored("5", "1"), scored("3", "3")), MEAN).provisional


def test_a_choice_is_read_back_as_it_was_kept_and_nonsense_combines_nothing() -> None:
    kept = weighing("6120.5", "0", source="Niên giám 2024")
    assert Combining.from_text(kept.as_text()) == kept
    for nonsense in (
        "",
        "{}",
        "[]",
        '{"method": "sum", "weights": {}, "source": ""}',
        "null",
        '{"weights": 1}',
        WEIGHTLESS,
    ):
        assert Combining.from_text(nonsense) == Combining()
