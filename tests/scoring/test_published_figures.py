"""The arithmetic of years and ranks against published figures: tests/fixtures/published names the source of each."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from parscore.scoring.comparison import Change, compare, places_gained
from parscore.scoring.criteria import Ranking, RankingGroup
from parscore.scoring.numbers import half_up, show_decimal
from parscore.scoring.ranking import Ranked, rank, rank_in_groups

FIGURES = Path(__file__).parent.parent / "fixtures" / "published" / "results.csv"
Row = dict[str, str]


def rows() -> list[Row]:
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(index: str, year: str, unit: str) -> Row:
    (found,) = [row for row in rows() if (row["index"], row["year"], row["unit"]) == (index, year, unit)]
    return found


def score(index: str, year: str, unit: str) -> Fraction:
    return Fraction(of(index, year, unit)["score"])


PAR, REGIONS = "PAR INDEX", "PAR INDEX mean by region"


def test_check_1_a_mean_is_exact_and_rounded_half_up() -> None:
    years = [score(PAR, year, "Thừa Thiên Huế") for year in ("2012", "2013", "2014", "2015")]
    mean = sum(years, Fraction(0)) / 4
    assert mean == Fraction("81.755")
    published = of(PAR, "2012-2015", "Thừa Thiên Huế (mean of 4 years as published)")["score"]
    assert half_up(mean, 2) == Decimal(published)


@pytest.mark.parametrize(
    ("unit", "year", "change", "earlier"),
    [
        ("Hải Phòng", "2024", "4.30", "91.87"),
        ("Gia Lai", "2020", "4.23", "80.58"),
        ("Sơn La", "2024", "1.36", "88.66"),
        ("mean of 63", "2024", "1.39", "86.98"),
    ],
)
def test_checks_2_and_3_a_year_less_its_stated_change_is_the_year_before(
    unit: str, year: str, change: str, earlier: str
) -> None:
    assert f"+{change}" in of(PAR, year, unit)["note"]
    later = score(PAR, year, unit)
    assert later - Fraction(change) == Fraction(earlier)
    compared = compare(later, Fraction(earlier))
    assert (compared.state, compared.difference) == (Change.UP, Fraction(change))


def test_check_2_another_source_has_the_year_before_that_follows() -> None:
    assert score(PAR, "2024", "Hải Phòng") - Fraction("4.30") == score(PAR, "2023", "Hải Phòng")


@pytest.mark.parametrize(
    ("unit", "year", "gained", "earlier"),
    [
        ("Hải Phòng", "2024", 1, 2),
        ("Gia Lai", "2020", 20, 41),
        ("Thừa Thiên Huế", "2014", 22, 41),
        ("Thừa Thiên Huế", "2015", 15, 19),
    ],
)
def test_check_2_places_gained_lead_back_to_the_rank_before(unit: str, year: str, gained: int, earlier: int) -> None:
    row = of(PAR, year, unit)
    assert re.search(rf"\+{gained} ranks?\b", row["note"])
    assert places_gained(int(row["rank"]), earlier) == gained


def test_check_3_the_gap_to_the_mean_is_a_plain_difference() -> None:
    assert score(PAR, "2024", "Sơn La") - score(PAR, "2024", "mean of 63") == Fraction("1.65")


def test_check_4_more_states_than_up_and_down() -> None:
    note = of(PAR, "2024", "mean of 63")["note"]
    found = re.search(r"(\d+) up, (\d+) down", note)
    assert found is not None
    up, down = map(int, found.groups())
    assert up + down == 62 < int(of(PAR, "2024", "mean of 63")["group_size"])
    assert {str(one) for one in Change} == {"up", "down", "unchanged", "not_comparable", "no_earlier_value"}
    assert compare(Fraction(1), None).state is Change.NO_EARLIER_VALUE
    assert compare(None, Fraction(1)).state is Change.NOT_COMPARABLE


def test_check_5_shares_are_each_rounded_and_their_total_is_not_their_sum() -> None:
    # communes of Huế, 2021: excellent, good, fair, average of 136
    counts, total = (9, 62, 41, 24), 136
    shown = [half_up(Fraction(count * 100, total), 2) for count in counts]
    assert [show_decimal(one) for one in shown] == ["6,62", "45,59", "30,15", "17,65"]
    assert sum(shown) == Decimal("100.01")
    assert half_up(Fraction(sum(counts) * 100, total), 2) == 100


def stated(note: str) -> tuple[Fraction, Fraction]:
    """The change and the year before as a note prints them: "up 1.71 on 2022 (86.62)", "up 3.05 (84.74)"."""
    found = re.match(r"up ([\d.]+)[^(]*\(([\d.]+)", note)
    assert found is not None, note
    return Fraction(found[1]), Fraction(found[2])


def regions(year: str) -> Iterator[Row]:
    return (row for row in rows() if row["index"] == REGIONS and row["year"] == year)


def test_check_6_all_regions_of_2023_agree_with_2022() -> None:
    told = [row for row in regions("2023") if row["note"].startswith("up")]
    assert len(told) == 4
    for row in told:
        change, earlier = stated(row["note"])
        assert compare(Fraction(row["score"]), earlier).difference == change


@pytest.mark.parametrize(
    ("region", "follows", "published", "agrees"),
    [
        ("Đồng bằng sông Hồng", "88.32", "88.33", False),
        ("Đông Nam Bộ", "87.45", "87.79", False),
        ("Bắc Trung Bộ và DH miền Trung", "86.93", "86.82", False),
        ("Trung du miền núi phía Bắc", "87.72", "87.72", True),
    ],
)
def test_check_7_a_stated_change_may_disagree_with_the_year_before_and_both_are_kept(
    region: str, follows: str, published: str, agrees: bool
) -> None:
    change, _ = stated(of(REGIONS, "2024", region)["note"])
    later, earlier = score(REGIONS, "2024", region), score(REGIONS, "2023", region)
    assert (later - change, earlier) == (Fraction(follows), Fraction(published))
    assert (compare(later, earlier).difference == change) is agrees


def test_check_8_a_mean_of_means_is_not_the_mean() -> None:
    means = [Fraction(row["score"]) for row in regions("2024")]
    assert len(means) == 6
    assert half_up(sum(means, Fraction(0)) / 6, 2) == Decimal("88.22")
    assert score(PAR, "2024", "mean of 63") == Fraction("88.37")
    groups = ("TRUNG BÌNH sở, ban, ngành", "TRUNG BÌNH phường", "TRUNG BÌNH xã, đặc khu")
    sipas = [
        Fraction(row["score"]) for row in rows() if row["index"] == "SIPAS nội bộ Hải Phòng" and row["group"] in groups
    ]
    (city,) = [row for row in rows() if row["group"] == "TRUNG BÌNH toàn thành phố"]
    assert half_up(sum(sipas, Fraction(0)) / 3, 2) == Decimal("92.69") != Decimal(city["score"])


HAI_PHONG = Ranking(
    groups=(
        RankingGroup(name="sở, ban, ngành", kinds=("so",)),
        RankingGroup(name="phường", kinds=("phuong",)),
        RankingGroup(name="xã, đặc khu", kinds=("xa", "dac_khu")),
    )
)


def kind_of(row: Row) -> str:
    if row["group"] == "xã, đặc khu":
        return "dac_khu" if row["unit"].startswith("đặc khu") else "xa"
    return "phuong" if row["group"] == "phường" else "so"


def test_hai_phong_2025_is_ranked_in_its_three_groups_as_published() -> None:
    published = [row for row in rows() if row["index"] == "PAR INDEX nội bộ Hải Phòng"]
    assert len(published) == 12
    units = [Ranked(row["unit"], kind_of(row), Fraction(row["score"])) for row in reversed(published)]
    places = rank_in_groups(units, HAI_PHONG)
    assert [(place.group, place.unit) for place in places] == [(row["group"], row["unit"]) for row in published]
    for place, row in zip(places, published, strict=True):
        # between the third and the last of a group no scores are published
        assert place.rank == min(int(row["rank"]), 4)
    for before, after in pairwise(published):
        assert before["group"] != after["group"] or int(before["rank"]) < int(after["rank"])


@pytest.mark.parametrize(("ties", "ranks"), [("dense", [1, 1, 2]), ("competition", [1, 1, 3])])
def test_e91_ties_share_a_place_and_are_never_broken(ties: Any, ranks: list[int]) -> None:
    totals = {"a": "95.80", "b": "95.57", "c": "95.80"}
    places = rank_in_groups([Ranked(unit, "xa", Fraction(total)) for unit, total in totals.items()], Ranking(ties=ties))
    assert [(place.unit, place.rank) for place in places] == list(zip("acb", ranks, strict=True))
    assert [place.tied for place in places] == [True, True, False]


def test_a_real_tie_of_regions_has_one_place() -> None:
    tied = {row["unit"]: Fraction(row["score"]) for row in regions("2023")}
    ranks = rank(tied, "competition")
    assert ranks["Tây Nguyên"] == ranks["Đồng bằng sông Cửu Long"] == 5


def test_a_unit_without_a_total_is_listed_without_a_place() -> None:
    units = [Ranked("a", "xa", None), Ranked("b", "xa", Fraction(1)), Ranked("c", "khac", Fraction(2))]
    places = rank_in_groups(units, HAI_PHONG)
    assert [(place.unit, place.group, place.rank, place.of) for place in places] == [
        ("b", "xã, đặc khu", 1, 1),
        ("a", "xã, đặc khu", None, 1),
        ("c", "khac", 1, 1),
    ]
