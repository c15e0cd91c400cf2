"""The criteria sets shipped with the program, their published schema, and the page that tells how to write one."""

import itertools
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import load_criteria
from parscore.intake.document import parse, read_text
from parscore.intake.installed import DEFAULT_SET, installed_files
from parscore.intake.published_schema import FILE_NAME, criteria_schema, schema_text
from parscore.scoring.answers import Answer, AnswerSheet, Unit, Value
from parscore.scoring.assessment import Assessment, score
from parscore.scoring.criteria import CriteriaSet, Criterion, Method
from parscore.scoring.kept import kept_text
from parscore.scoring.outcome import Severity
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule, ExternalRule, ManualRule
from parscore.scoring.set_checks import best_points
from parscore.scoring.text import natural_key, nfc
from tests.scoring.sets import one_leaf

FILES = installed_files()
README = (criteria_folder() / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
WHOLE_SETS = [block for block in BLOCKS if block.startswith("format:")]
RULES = [block for block in BLOCKS if not block.startswith("format:")]

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def loaded(path: Path) -> CriteriaSet:
    """A set that must be free of errors."""
    found = load_criteria(path)
    assert not found.errors, "\n".join(map(str, found.errors))
    assert found.criteria_set is not None
    return found.criteria_set


def texts(data: object) -> list[str]:
    """Every text in a piece of plain data, keys included."""
    if isinstance(data, dict):
        return [text for key, value in data.items() for text in (key, *texts(value))]
    if isinstance(data, list):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


@pytest.fixture(scope="module")
def loc_hoa() -> CriteriaSet:
    return loaded(criteria_folder() / "loc-hoa-2025.yaml")


@pytest.fixture(scope="module")
def duc_co() -> CriteriaSet:
    return loaded(criteria_folder() / "duc-co-2021.yaml")


def test_the_sets_named_in_the_program_are_shipped() -> None:
    assert {path.stem for path in FILES} >= {DEFAULT_SET, "duc-co-2021"}


@every_file
def test_an_installed_set_has_no_error_and_only_the_conflicts_of_its_source(path: Path) -> None:
    chosen = loaded(path)
    warnings = [m for m in load_criteria(path).mistakes if m.severity is Severity.WARNING]
    conflicts = [text for node in chosen.walk_all() for text in node.conflicts]
    assert [m.message for m in warnings] == [f"văn bản nguồn mâu thuẫn: {text}" for text in conflicts]


@every_file
def test_an_installed_set_is_named_after_its_file_and_marked_illustrative(path: Path) -> None:
    chosen = loaded(path)
    assert chosen.id == path.stem
    assert chosen.illustrative


@every_file
def test_the_areas_add_up_to_the_full_mark_for_every_kind_of_unit(path: Path) -> None:
    chosen = loaded(path)
    for kind in chosen.unit_kinds:
        assert sum((area.full_max(kind) for area in chosen.criteria), Fraction(0)) == Fraction(chosen.scale.total)


def best_answers(leaf: Criterion) -> list[Answer]:
    """Answers of which one is the best a unit can honestly give."""
    rule = leaf.rule
    match rule:
        case ManualRule() | ExternalRule(scale=None):
            return [Answer(points=str(leaf.max))]
        case ChoiceRule(options=options):
            return [Answer(choice=option.id) for option in options]
        case ChecklistRule(items=items):
            return [Answer(checked=tuple(item.id for item in items))]
        case DeductionRule():
            return [Answer(faults={})]
    assert rule is not None
    figures: dict[str, tuple[Value, ...]] = {
        "date": ("2000-01-01",),
        "items": (("100", "100"),),
        "denominator": ("100",),
        "reference": ("100",),
    }
    choices = [figures.get(field.name, ("0", "50", "100", "1000")) for field in rule.inputs]
    names = [field.name for field in rule.inputs]
    return [
        Answer(dict(zip(names, values, strict=True)))
        for values in itertools.product(*choices)
        if not ("numerator" in names and int(str(values[0])) > 100)
    ]


@every_file
def test_the_best_answers_are_worth_every_maximum_and_the_full_mark_exactly(path: Path) -> None:
    chosen = loaded(path)
    for kind in chosen.unit_kinds:
        blank = Assessment(chosen, AnswerSheet(chosen.id, 1, Unit("a", "A", kind), chosen.years[0]))
        best: dict[str, Answer] = {}
        for leaf in (node for node in chosen.walk_all() if node.is_leaf):
            worth = {blank.try_answer(leaf.code, answer).score or 0: answer for answer in best_answers(leaf)}
            assert max(worth) == leaf.stated_max(kind), leaf.code
            if leaf not in chosen.bonus_items + chosen.penalty_items:
                best[leaf.code] = worth[max(worth)]
        result = score(chosen, replace(blank.sheet, answers=best))
        assert result.total == result.max_score == Fraction(chosen.scale.total)
        assert result.index_percent == 100
        assert result.class_name == (chosen.classes[0].name if chosen.classes else None)
        assert not result.provisional


@every_file
def test_every_text_is_in_the_one_unicode_form(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert written == nfc(written)


@every_file
def test_every_leaf_says_who_owns_it_what_proves_it_and_what_is_aimed_at(path: Path) -> None:
    for leaf in loaded(path).leaves():
        assert leaf.target is not None, leaf.code
        assert leaf.target.text.strip(), leaf.code
        assert leaf.evidence, leaf.code
        assert leaf.owner, leaf.code


@every_file
def test_codes_stand_in_natural_order_and_below_their_parents(path: Path) -> None:
    chosen = loaded(path)
    codes = [node.code for node in chosen.walk()]
    assert codes == sorted(codes, key=natural_key)
    for node in chosen.walk():
        assert all(child.code.startswith(f"{node.code}.") for child in node.children)


def test_loc_hoa_has_seven_areas_and_at_least_forty_leaves_worth_exactly_100(loc_hoa: CriteriaSet) -> None:
    assert len(loc_hoa.criteria) == 7
    assert len(loc_hoa.leaves()) >= 40
    assert sum((leaf.full_max("xa") for leaf in loc_hoa.leaves()), Fraction(0)) == 100


def test_loc_hoa_keeps_both_figures_where_its_source_contradicts_itself(loc_hoa: CriteriaSet) -> None:
    (on_time,) = loc_hoa.by_code["2.2.3"].conflicts
    (online,) = loc_hoa.by_code["2.3.2"].conflicts
    assert "98%" in on_time
    assert "96%" in on_time
    assert "80%" in online
    assert "90%" in online
    assert [node.code for node in loc_hoa.walk() if node.conflicts] == ["2.2.3", "2.3.2"]


def test_loc_hoa_shows_every_kind_of_rule_measure_and_scale(loc_hoa: CriteriaSet) -> None:
    written = kept_text(loc_hoa)
    unused = {kind for kinds in _kinds_of_the_code().values() for kind in kinds if f'"kind":"{kind}"' not in written}
    assert unused == {"value"}


def test_duc_co_has_eight_areas_and_93_rows_in_natural_order(duc_co: CriteriaSet) -> None:
    codes = [leaf.code for leaf in duc_co.leaves()]
    assert [area.code for area in duc_co.criteria] == [str(number) for number in range(1, 9)]
    assert len(codes) == 93
    assert codes == sorted(codes, key=natural_key)
    assert codes[codes.index("7.1.9") + 1] == "7.1.10"


def test_duc_co_keeps_the_satisfaction_figures_of_2020(duc_co: CriteriaSet) -> None:
    references = [
        str(leaf.rule.measure.reference_value)
        for leaf in duc_co.leaves()
        if leaf.rule is not None
        and leaf.rule.kind == "measured"
        and leaf.rule.measure.kind == "change"
        and leaf.rule.measure.reference_value is not None
        and leaf.supplied_by is Method.SURVEY
    ]
    assert references == ["84.78", "90.92", "84.87", "90.40", "81.12"]


def test_the_published_schema_is_the_one_the_program_makes() -> None:
    kept = (criteria_folder() / FILE_NAME).read_text(encoding="utf-8")
    assert kept == schema_text(), f"make it anew: python -m parscore.intake.published_schema > criteria/{FILE_NAME}"
    jsonschema.Draft202012Validator.check_schema(criteria_schema())


@every_file
def test_an_installed_set_fits_the_published_schema(path: Path) -> None:
    root, slips = parse(read_text(path))
    assert slips == []
    jsonschema.validate(root.plain(), criteria_schema())


def _spoilt() -> list[Any]:
    def changed(change: Any) -> Any:
        data: Any = parse(read_text(criteria_folder() / "loc-hoa-2025.yaml"))[0].plain()
        change(data, data["criteria"][0]["children"][0])
        return data

    return [
        pytest.param(changed(lambda root, leaf: leaf.update(max=2.5)), id="a float"),
        pytest.param(changed(lambda root, leaf: leaf.update(maximum="2.5")), id="an unknown key"),
        pytest.param(changed(lambda root, leaf: leaf.update(max="2,5")), id="a decimal comma"),
        pytest.param(changed(lambda root, leaf: leaf.update(rule={"kind": "chocie"})), id="an unknown kind"),
        pytest.param(changed(lambda root, leaf: leaf.pop("title")), id="a missing key"),
        pytest.param(changed(lambda root, leaf: root.update(years=[])), id="no year"),
        pytest.param(changed(lambda root, leaf: root.update(format="parscore-criteria/2")), id="another format"),
    ]


@pytest.mark.parametrize("data", _spoilt())
def test_a_misshapen_set_does_not_fit_the_published_schema(data: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, criteria_schema())


@pytest.mark.parametrize("block", WHOLE_SETS, ids=itertools.count())
def test_a_whole_set_in_the_readme_loads_without_a_word(tmp_path: Path, block: str) -> None:
    path = tmp_path / "vi-du.yaml"
    path.write_text(block, encoding="utf-8")
    assert load_criteria(path).mistakes == ()


def test_the_readme_holds_whole_sets() -> None:
    assert len(WHOLE_SETS) == 2


@pytest.mark.parametrize("block", RULES, ids=itertools.count())
def test_a_rule_in_the_readme_loads_and_reaches_its_maximum(block: str) -> None:
    data = yaml.load(block, Loader=yaml.BaseLoader)  # every scalar as text, as the program's own reader gives it
    chosen = one_leaf(data.pop("max"), data.pop("rule"), **data)
    (leaf,) = chosen.leaves()
    maximum = leaf.stated_max("xa")
    assert maximum is not None
    assert leaf.rule is not None
    assert best_points(leaf.rule, maximum) in (None, maximum)


def _kinds_of_the_code() -> dict[str, set[str]]:
    """The kinds of rules, measures and scales that the definition of a set knows."""
    schema: Any = criteria_schema()["$defs"]
    return {
        "cách chấm": set(schema["Criterion"]["properties"]["rule"]["anyOf"][0]["discriminator"]["mapping"]),
        "số đo": set(schema["MeasuredRule"]["properties"]["measure"]["discriminator"]["mapping"]),
        "thang điểm": set(schema["MeasuredRule"]["properties"]["scale"]["discriminator"]["mapping"]),
    }


def test_the_tables_of_kinds_in_the_readme_name_what_the_code_knows() -> None:
    tables = re.findall(r"^\| `kind` \|.*\n\|[-|]+\n((?:\|.*\n)+)", README, re.MULTILINE)
    named = [set(re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)) for rows in tables]
    assert named == list(_kinds_of_the_code().values())


def test_the_readme_explains_every_kind_with_an_example() -> None:
    examples = "\n".join(BLOCKS)
    for kind in itertools.chain.from_iterable(_kinds_of_the_code().values()):
        assert f"kind: {kind}" in examples, kind


def test_the_readme_names_every_key_of_the_format() -> None:
    keys: set[str] = set(criteria_schema()["properties"])  # type: ignore[call-overload]  # a mapping by its schema
    definitions: Any = criteria_schema()["$defs"]
    for definition in definitions.values():
        keys |= set(definition.get("properties", {}))
    assert [key for key in sorted(keys) if not re.search(rf"(?<![\w-]){key}(?![\w-])", README)] == []
