"""Who answers for which row, and how far each role has come."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from parscore.intake.role_presets import role_presets
from parscore.scoring.answers import Answer, AnswerSheet
from parscore.scoring.assessment import score
from parscore.scoring.checks.progress import progress
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Circumstances
from parscore.scoring.owners import NOBODY, Owner, owner_of, owners_by_code, progress_by_role, roles_of, without_role
from tests.scoring.sets import XA, area, criteria_set, manual
from tests.scoring.test_properties import sheets

STATED = Circumstances()


def chosen_set() -> CriteriaSet:
    """An area owned by the office, one row of it by the judicial clerk; another area by nobody."""
    roles = [{"id": "van-phong", "name": "Văn phòng"}, {"id": "tu-phap-ho-tich", "name": "Tư pháp"}]
    rows = [manual("1.1", "10"), manual("1.2", "10", owner=["tu-phap-ho-tich", "van-phong"])]
    return criteria_set(
        [area("1", rows, owner=["van-phong"]), area("2", [manual("2.1", "80")])],
        roles=roles,
        bonus_items=[manual("T1", "2", owner=["van-phong"])],
        bonus={"cap": "2"},
    )


def test_a_row_is_owned_by_the_first_it_names_else_by_whom_the_row_above_names() -> None:
    owners = owners_by_code(chosen_set(), STATED)
    assert owners == {
        "1.1": Owner("van-phong", "Văn phòng"),
        "1.2": Owner("tu-phap-ho-tich", "Tư pháp"),
        "2.1": Owner("", NOBODY),
        "T1": Owner("van-phong", "Văn phòng"),
    }
    leaves = [leaf for leaf in chosen_set().walk_all() if leaf.is_leaf]
    assert {leaf.code: owner_of(chosen_set(), STATED, leaf) for leaf in leaves} == owners


def test_the_units_own_roles_and_owners_win_and_roles_taken_away_fall_back() -> None:
    told = Circumstances(roles={"ktx": "Phòng Kinh tế", "van-phong": "Văn phòng HĐND"}, owners={"1.2": "ktx"})
    owners = owners_by_code(chosen_set(), told)
    assert owners["1.2"] == Owner("ktx", "Phòng Kinh tế")
    assert owners["1.1"] == Owner("van-phong", "Văn phòng HĐND")
    assert list(roles_of(chosen_set(), told)) == ["ktx", "van-phong"]
    fewer = replace(told, roles={"van-phong": "Văn phòng HĐND"}, owners=dict(without_role(told, "ktx")))
    assert owners_by_code(chosen_set(), fewer)["1.2"] == Owner("tu-phap-ho-tich", "Tư pháp")
    only_role_gone = replace(told, roles={"van-phong": "Văn phòng HĐND"})
    assert owners_by_code(chosen_set(), only_role_gone)["1.2"].id == "tu-phap-ho-tich"


def test_progress_counts_every_row_of_the_scale_once_with_nobody_last() -> None:
    chosen = chosen_set()
    answers = {"1.1": Answer(points="5"), "2.1": Answer(points="1")}
    result = score(chosen, AnswerSheet(chosen.id, chosen.version, XA, 2025, answers))
    told = [(p.name, p.rows, p.done, p.left) for p in progress_by_role(chosen, Circumstances(), result)]
    assert told == [("Văn phòng", 1, 1, 0), ("Tư pháp", 1, 0, 1), (NOBODY, 1, 1, 0)]


def test_presets_for_the_kind_of_unit_come_first_and_offices_take_over_the_posts_that_are_gone() -> None:
    assert all("xa" in preset.kinds for preset in role_presets("xa")[:2])
    since_july = next(p for p in role_presets("phuong") if "Từ ngày 01/7/2025 (phường)" in p.title)
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in since_july.roles.values()
    roles, owners = since_july.given_to(chosen_set(), Circumstances())
    told = Circumstances(roles=roles, owners=owners)
    names = {code: owner.name for code, owner in owners_by_code(chosen_set(), told).items()}
    office = "Văn phòng HĐND và UBND"
    assert names == {"1.1": office, "1.2": office, "2.1": NOBODY, "T1": office}
    before = next(p for p in role_presets("xa") if p.title.startswith("Trước"))
    assert before.given_to(chosen_set(), Circumstances())[1] == {}


@given(sheets(), st.booleans(), st.data())
def test_the_counts_of_all_roles_come_to_those_of_the_cards(
    given_sheet: tuple[CriteriaSet, dict[str, Answer]], held: bool, data: st.DataObject
) -> None:
    chosen, answers = given_sheet
    roles = {"a": "Phòng A", "b": "Phòng B"}
    owners = {leaf.code: data.draw(st.sampled_from(["a", "b", ""])) for leaf in chosen.leaves()}
    circumstances = Circumstances(survey_held=held, roles=roles, owners=owners)
    sheet = AnswerSheet(chosen.id, chosen.version, XA, 2025, answers, survey_held=held)
    result = score(chosen, sheet)
    told, card = progress_by_role(chosen, circumstances, result), progress(chosen, sheet, result, {})
    sums = [sum(column) for column in zip(*((p.rows, p.done, p.left, p.waiting) for p in told), strict=True)]
    assert sums == [card.rows, card.done, card.blank, card.waiting]


def test_without_a_survey_its_rows_wait_for_nobody() -> None:
    chosen = criteria_set([area("1", [manual("1.1", "60"), manual("1.2", "40", method="survey")])])
    for held, waiting in ((True, 1), (False, 0)):
        result = score(chosen, AnswerSheet(chosen.id, chosen.version, XA, 2025, {}, survey_held=held))
        (nobody,) = progress_by_role(chosen, Circumstances(survey_held=held), result)
        assert (nobody.rows, nobody.done, nobody.waiting, nobody.left) == (2, 0, waiting, 1)
