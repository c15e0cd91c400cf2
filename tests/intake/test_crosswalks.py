"""Crosswalks: their shape, their files, and what is proposed of two sets."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import load_criteria
from parscore.intake.crosswalk_file import (
    FOLDER,
    SCHEMA_NAME,
    LoadedCrosswalk,
    crosswalk_folder,
    crosswalk_schema,
    crosswalk_text,
    crosswalks_in,
    file_name,
    installed_crosswalks,
    known_crosswalks,
    load_crosswalk,
    schema_text,
    write_crosswalk,
)
from parscore.intake.crosswalk_proposal import propose
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.crosswalk import RELATION_WORDS, Crosswalk, Link, Relation, flaws, unconfirmed
from tests.scoring.sets import area, criteria_set, leaf, manual

OLD = criteria_set(
    [
        area("1", [manual("1.1", "2"), manual("1.2", "3"), manual("1.3", "5")]),
        area("2", [manual("2.1", "4"), manual("2.2", "6"), manual("2.3", "5")]),
    ],
    id="cu",
)
NEW = criteria_set(
    [
        area("1", [manual("1.1", "2"), area("1.2", [manual("1.2.1", "1"), manual("1.2.2", "2")])]),
        area("2", [manual("2.1", "10"), manual("2.9", "5", title="Tiêu chí 2.3")]),
    ],
    id="moi",
)
LINKS = (
    Link(relation=Relation.SAME, old=("1.1",), new=("1.1",)),
    Link(relation=Relation.SPLIT, old=("1.2",), new=("1.2.1", "1.2.2")),
    Link(relation=Relation.MERGED, old=("2.1", "2.2"), new=("2.1",), note="gộp theo văn bản mới"),
    Link(relation=Relation.MOVED, old=("2.3",), new=("2.9",)),
    Link(relation=Relation.DROPPED, old=("1.3",)),
)
WHOLE = Crosswalk.between(OLD, NEW, LINKS, confirmed_by="Nguyễn Văn A", confirmed_on=date(2026, 1, 5))


def test_a_crosswalk_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    path = write_crosswalk(WHOLE, crosswalk_folder(tmp_path))
    assert path == tmp_path / FOLDER / "cu--moi.yaml"
    assert load_crosswalk(path) == (path, WHOLE, ())
    assert [one.path for one in crosswalks_in(crosswalk_folder(tmp_path))] == [path]


def test_a_written_crosswalk_fits_the_published_schema() -> None:
    schema = json.loads((criteria_folder() / FOLDER / SCHEMA_NAME).read_text(encoding="utf-8"))
    jsonschema.validate(yaml.load(crosswalk_text(WHOLE.but(confirmed_on=None)), Loader=yaml.SafeLoader), schema)


def test_the_published_schema_is_the_one_the_program_makes() -> None:
    kept = (criteria_folder() / FOLDER / SCHEMA_NAME).read_text(encoding="utf-8")
    assert kept == schema_text(), (
        f"make it anew: python -m parscore.intake.crosswalk_file > criteria/{FOLDER}/{SCHEMA_NAME}"
    )
    jsonschema.Draft202012Validator.check_schema(crosswalk_schema())


def test_the_crosswalks_of_a_workspace_count_before_those_shipped(tmp_path: Path) -> None:
    own = write_crosswalk(WHOLE, crosswalk_folder(tmp_path))
    assert known_crosswalks(tmp_path)[0].path == own
    assert known_crosswalks(tmp_path)[1:] == known_crosswalks(None)


HEAD = "format: parscore-crosswalk/1\nold: {id: cu, version: 1}\nnew: {id: moi, version: 1}\nlinks:\n"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            HEAD + '  - {relation: same, old: ["1"], new: ["1"]}\n  - {relation: moved, old: ["1"], new: ["2"]}\n',
            6,
            "lặp lại",
        ),
        (HEAD + '  - {relation: split, old: ["1"], new: ["1"]}\n', 5, "ít nhất hai mã"),
        (HEAD + '  - {relation: alike, old: ["1"], new: ["1"]}\n', 5, "relation"),
        (HEAD + '  - {relation: same, old: ["1"], new: ["1"], ghi: x}\n', 5, "khóa lạ"),
        (HEAD.replace("id: moi", "id: cu").replace("links:", "links: []"), 1, "cùng một bộ tiêu chí"),
        (HEAD.replace("/1", "/2"), 1, "format"),
        ("- 1\n", 1, "không phải là bảng tương ứng"),
        ("a: &x 1\nb: *x\n", 1, "bí danh"),
    ],
)
def test_what_is_wrong_in_a_crosswalk_file_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    path = tmp_path / "sai.yaml"
    path.write_text(text, encoding="utf-8")
    found = load_crosswalk(path)
    assert found.crosswalk is None
    assert any(m.line == line and told in f"{m.message} {m.remedy}" for m in found.mistakes), found.mistakes


def test_one_broken_crosswalk_does_not_hide_the_others(tmp_path: Path) -> None:
    write_crosswalk(WHOLE, tmp_path)
    (tmp_path / "a.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "b.yaml").mkdir()
    assert [one.crosswalk for one in crosswalks_in(tmp_path)] == [None, None, WHOLE]


@pytest.mark.parametrize(
    "wrong",
    [
        {"relation": Relation.SAME, "old": ("1",)},
        {"relation": Relation.MOVED, "old": ("1",), "new": ("1", "2")},
        {"relation": Relation.SPLIT, "old": ("1",), "new": ("1",)},
        {"relation": Relation.MERGED, "old": ("1",), "new": ("1",)},
        {"relation": Relation.NEW, "old": ("1",), "new": ("1",)},
        {"relation": Relation.DROPPED, "new": ("1",)},
        {"relation": Relation.NEW},
    ],
)
def test_a_link_holds_as_many_codes_as_its_relation_means(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="mã"):
        Link(**wrong)


def test_codes_a_set_does_not_score_are_pointed_out() -> None:
    wrong = Crosswalk.between(
        OLD,
        NEW,
        [
            Link(relation=Relation.SAME, old=("1",), new=("1.1",)),
            Link(relation=Relation.NEW, new=("9",)),
        ],
    )
    assert [(flaw.link, flaw.side, flaw.code) for flaw in flaws(wrong, OLD, NEW)] == [(0, "old", "1"), (1, "new", "9")]
    assert flaws(WHOLE, OLD, NEW) == ()


def test_rows_no_link_names_are_told_as_unconfirmed() -> None:
    part = WHOLE.but(links=LINKS[:2])
    assert unconfirmed(part, OLD, NEW) == (("1.3", "2.1", "2.2", "2.3"), ("2.1", "2.9"))
    assert unconfirmed(WHOLE, OLD, NEW) == ((), ())


def test_a_crosswalk_turned_round_twice_says_what_it_said() -> None:
    assert WHOLE.reversed().reversed() == WHOLE
    assert WHOLE.reversed().by_new["1.2"].relation is Relation.MERGED
    assert WHOLE.reversed().by_new["1.3"].relation is Relation.NEW


def test_every_relation_is_called_something() -> None:
    assert RELATION_WORDS.keys() == set(Relation)


def proposed(old: CriteriaSet, new: CriteriaSet) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Any]:
    return {(one.link.old, one.link.new): one for one in propose(old, new)}


def test_every_scored_row_of_both_sets_stands_in_one_proposal() -> None:
    duc_co, loc_hoa = (
        load_criteria(criteria_folder() / f"{name}.yaml").criteria_set for name in ("duc-co-2021", "loc-hoa-2025")
    )
    assert duc_co is not None
    assert loc_hoa is not None
    for old, new in ((OLD, NEW), (duc_co, loc_hoa), (loc_hoa, duc_co)):
        links = [one.link for one in propose(old, new)]
        assert sorted(code for link in links for code in link.old) == sorted(
            node.code for node in old.walk_all() if node.is_leaf
        )
        assert sorted(code for link in links for code in link.new) == sorted(
            node.code for node in new.walk_all() if node.is_leaf
        )
        assert unconfirmed(Crosswalk.between(old, new, links), old, new) == ((), ())


def test_rows_are_found_by_letter_by_parts_and_by_likeness() -> None:
    found = proposed(OLD, NEW)
    assert found[("1.1",), ("1.1",)].sure
    assert found[("1.1",), ("1.1",)].likeness == 100
    assert not found[("2.1",), ("2.1",)].sure  # another maximum
    assert found[("2.3",), ("2.9",)].link.relation is Relation.MOVED
    old = criteria_set([leaf("3", "2", {"kind": "manual"}, title="Chuyển đổi số trong cơ quan")], id="cu")
    new = criteria_set(
        [area("3", [manual("3.1", "1"), manual("3.2", "1")], title="Chuyển đổi số trong cơ quan nhà nước")], id="moi"
    )
    assert proposed(old, new)[("3",), ("3.1", "3.2")].link.relation is Relation.SPLIT
    assert proposed(new, old)[("3.1", "3.2"), ("3",)].link.relation is Relation.MERGED


def test_what_a_set_says_of_its_predecessors_goes_before_likeness() -> None:
    new = criteria_set(
        [
            manual("7", "2", previous=[{"set": "cu", "code": "1.1", "relation": "narrowed"}]),
            manual("8.1", "2", previous=[{"set": "cu", "code": "1.2", "relation": "split"}]),
            manual("8.2", "2", previous=[{"set": "cu", "code": "1.2", "relation": "split"}]),
            manual(
                "1.3",
                "2",
                previous=[{"set": "cu", "code": code, "relation": "merged"} for code in ("2.1", "2.2")],
            ),
            manual(
                "1.1",
                "2",
                title="Việc chưa từng có",
                previous=[{"set": "khac", "code": "2.3"}, {"set": "cu", "code": "99"}],
            ),
        ],
        id="moi",
    )
    found = {key: one.link.relation for key, one in proposed(OLD, new).items()}
    assert found[("1.1",), ("7",)] is Relation.NARROWED
    assert found[("1.2",), ("8.1", "8.2")] is Relation.SPLIT
    assert found[("2.1", "2.2"), ("1.3",)] is Relation.MERGED
    assert found[(), ("1.1",)] is Relation.NEW
    assert found[("1.3",), ()] is Relation.DROPPED


def test_a_set_beside_its_own_copy_is_sure_to_the_last_row() -> None:
    assert all(one.sure for one in propose(OLD, OLD.but(version=2)))


def _yaml_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]


def test_the_crosswalk_in_the_page_on_the_format_loads_and_shows_every_relation_but_the_changed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "vi-du.yaml"
    page = criteria_folder() / FOLDER / "README.md"
    path.write_text(_yaml_of(page), encoding="utf-8")
    found = load_crosswalk(path)
    assert found.mistakes == ()
    assert found.crosswalk is not None
    assert found.crosswalk.confirmed
    assert all(f"`{relation}`" in page.read_text(encoding="utf-8") for relation in Relation)


@pytest.mark.parametrize("loaded", installed_crosswalks(), ids=lambda one: one.path.stem)
def test_a_shipped_crosswalk_speaks_of_every_row_of_two_shipped_sets(loaded: LoadedCrosswalk) -> None:
    assert loaded.mistakes == ()
    crosswalk = loaded.crosswalk
    assert crosswalk is not None
    assert crosswalk.confirmed
    old, new = (
        load_criteria(criteria_folder() / f"{ref.id}.yaml").criteria_set for ref in (crosswalk.old, crosswalk.new)
    )
    assert old is not None
    assert new is not None
    assert loaded.path.name == file_name(crosswalk.old, crosswalk.new)
    assert crosswalk.joins(old, new)
    assert flaws(crosswalk, old, new) == ()
    assert unconfirmed(crosswalk, old, new) == ((), ())


def test_the_sample_crosswalk_shows_every_relation() -> None:
    (loaded,) = [one for one in installed_crosswalks() if one.path.stem == "mau-2023--loc-hoa-2025"]
    assert loaded.crosswalk is not None
    assert {link.relation for link in loaded.crosswalk.links} == set(Relation)
