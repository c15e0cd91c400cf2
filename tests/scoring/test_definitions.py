"""Definitions: frozen parts of a set, checked when they are made by hand, kept as text and read back without checks."""

import json
from decimal import Decimal
from typing import Any

import pytest

from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.criteria import CriteriaSet, Criterion, Gate, IndexClass, Method, Policy, Rounding, ScaleOfSet
from parscore.scoring.kept import KeptFormError, kept_text, read_kept
from parscore.scoring.measures import DateMeasure, ValueMeasure
from parscore.scoring.rules import ChoiceRule, ManualRule, Option
from parscore.scoring.scales import Band, BandsScale
from parscore.scoring.schema import BelowError, MissingKeyError
from tests.scoring.sets import area, criteria_set, leaf, manual

HALF = Decimal("0.5")


def made(**more: Any) -> CriteriaSet:
    """A set put together in the program itself."""
    only = Criterion(code="1", level="criterion", title="x", max=HALF, rule=ManualRule(kind="manual"))
    parts: dict[str, Any] = {
        "format": "parscore-criteria/1",
        "id": "x",
        "version": 1,
        "title": "x",
        "years": (2025,),
        "unit_kinds": ("xa",),
        "points_status": "illustrative",
        "scale": ScaleOfSet(total=HALF, may_exceed=False, rounding=Rounding()),
        "criteria": (only,),
    }
    return CriteriaSet(**parts | more)


def everything() -> CriteriaSet:
    """A set with what the installed ones do not have."""
    formula = {
        "kind": "formula",
        "variables": [{"id": "a", "label": "A"}],
        "branches": [{"when": "a > 0", "then": "1"}, {"when": "a <= 0", "then": "0"}],
    }
    steps = {"kind": "steps", "base_at": "1", "base": "1", "each": "2", "gives": "-0.50", "from": "-1", "cap": "3"}
    change = {"kind": "change", "label": "x", "reference": "target", "as": "percent", "reference_value": "7.10"}
    return criteria_set(
        [
            area("1", [leaf("1.1", {"xa": "1", "dac_khu": 2}, formula, not_arising="zero")], rescale_to="5"),
            leaf(
                "2",
                1,
                {"kind": "measured", "measure": change, "scale": steps},
                coefficient={"xa": "0.75", "on": "points"},
            ),
            leaf("3", "1", {"kind": "external", "source": "SIPAS"}, deadline={"text": "Quý I", "date": "2025-03-31"}),
        ],
        unit_kinds=["xa", "dac_khu"],
        classes=[{"name": "Tốt “\u0007\\", "from": "80"}, {"name": "Khá", "above": "10"}],
        gates=[{"fact": "sai_pham", "label": "Sai phạm\n", "best_class": "Khá"}],
        bonus={"cap": "2"},
        bonus_items=[manual("B1", "2")],
        ranking={"ties": "dense", "groups": [{"name": "Xã", "kinds": ["xa"]}]},
    )


def test_what_is_kept_is_read_back_the_same_and_kept_again_letter_by_letter() -> None:
    sets = [load_criteria(criteria_folder() / name).criteria_set for name in ("loc-hoa-2025.yaml", "duc-co-2021.yaml")]
    for one in (*sets, everything(), made()):
        assert one is not None
        text = kept_text(one)
        read = read_kept(CriteriaSet, text)
        assert read == one
        assert repr(read) == repr(one)
        assert kept_text(read) == text


def test_the_kept_text_is_plain_data_without_what_is_not_stated() -> None:
    data = json.loads(kept_text(everything()))
    assert data["criteria"][0]["children"][0]["max"] == {"xa": "1", "dac_khu": "2"}
    assert data["criteria"][1]["coefficient"] == {"on": "points", "xa": "0.75"}
    assert data["criteria"][1]["rule"]["measure"]["reference_value"] == "7.10"
    assert data["criteria"][1]["rule"]["scale"]["from"] == "-1"
    assert data["criteria"][2]["deadline"] == {"text": "Quý I", "date": "2025-03-31"}
    assert "guidance" not in data["criteria"][2]
    assert "Tốt “\\u0007\\\\" in kept_text(everything())


def test_values_read_back_have_their_own_classes() -> None:
    read = read_kept(CriteriaSet, kept_text(everything()))
    node = read.by_code["1.1"]
    assert node.not_arising is Policy.ZERO
    assert node.method is Method.SELF
    assert isinstance(node.max, dict)
    assert node.max["dac_khu"] == Decimal(2)
    assert node.rule is not None
    assert node.rule.kind == "formula"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"title":"Bộ', '"titel":"Bộ'),
        ('"version":1,', ""),
        ('"kind":"formula"', '"kind":"formel"'),
        ('"kind":"formula",', ""),
        ('"cap":"3"', '"cap":"ba"'),
        ('"cap":"3"', '"cap":null'),
        ('"2025-03-31"', '"2025-02-30"'),
        ('"not_arising":"zero"', '"not_arising":"none"'),
        ('"scale":{', '"scale":[{'),
        ('"years":[2025]', '"years":2025'),
    ],
)
def test_a_kept_text_that_is_no_set_is_refused(old: str, new: str) -> None:
    text = kept_text(everything())
    assert old in text
    with pytest.raises(KeptFormError):
        read_kept(CriteriaSet, text.replace(old, new, 1))


def test_a_definition_made_by_hand_is_checked() -> None:
    with pytest.raises(ValueError, match="points"):
        Option(id="a", label="A")
    option = Option(id="a", label="A", points=HALF)
    with pytest.raises(BelowError) as repeated:
        ChoiceRule(kind="choice", options=(option, option))
    assert repeated.value.below == ("options", 1)
    with pytest.raises(MissingKeyError, match="max"):
        Criterion(code="1", level="area", title="x")
    gates = (Gate(fact="a", label="x", best_class="Khá"),)
    with pytest.raises(BelowError, match="Tốt"):
        made(gates=gates, classes=(IndexClass(name="Tốt", from_=HALF),))
    with pytest.raises(BelowError, match="trống"):
        made(gates=gates)
    assert made(gates=gates, classes=(IndexClass(name="Khá", from_=HALF),)).gates == gates
    area = made().criteria[0].but(rule=None, children=made().criteria)
    with pytest.raises(ValueError, match="không được có mục con"):
        made(bonus_items=(area,))


def test_a_definition_takes_its_own_fields_by_name() -> None:
    with pytest.raises(TypeError, match="takes"):
        Band(share=HALF, form=HALF)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="takes"):
        DateMeasure(kind="date", label="x")  # type: ignore[call-arg]


def test_a_definition_cannot_be_changed() -> None:
    band = Band(share=HALF)
    with pytest.raises(AttributeError):
        band.share = Decimal(1)  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del band.share


def test_definitions_are_equal_when_class_and_fields_are() -> None:
    assert Band(share=HALF) == Band(share=Decimal("0.50"))
    assert Band(share=HALF) != Band(points=HALF)
    assert ValueMeasure(kind="value", label="x") == ValueMeasure(kind="value", label="x", unit="")
    assert ManualRule(kind="manual") != "manual"
    assert len({Band(share=HALF), Band(share=HALF), Band(points=HALF)}) == 2


def test_a_changed_copy_forgets_what_was_worked_out_from_the_old_values() -> None:
    scale = BandsScale(kind="bands", bands=(Band(from_=HALF, share=HALF), Band(share=HALF)))
    assert scale.label(0) == "từ 0,5 trở lên"
    doubled = scale.with_thresholds(Decimal(2))
    assert doubled.bands[0].rank[1] == 1
    assert doubled.label(0) == "từ 1 trở lên"
    assert scale.bands[0].rank[1] == HALF
