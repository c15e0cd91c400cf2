"""The one file of a set that is handed on: what is written is read back equal, what was changed on the way is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.data_files import criteria_folder
from parscore.faults import EnvironmentFault, InputError
from parscore.intake.checking import checked
from parscore.intake.criteria_file import check_text, load_criteria
from parscore.intake.document import MAX_BYTES
from parscore.intake.installed import installed_files
from parscore.intake.set_file import SharedSet, read_set_file, relation, set_file
from parscore.intake.yaml_text import yaml_text
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.kept import checksum, kept_text
from parscore.scoring.set_draft import Question, Reading, Reply, SetDraft
from parscore.scoring.text import nfc
from tests.intake.spoilt import write
from tests.scoring.sets import area, criteria_set, leaf, manual
from tests.scoring.test_properties import sheets
from tests.storage.samples import small_set

LOC_HOA = criteria_folder() / "loc-hoa-2025.yaml"


def handed_on(folder: Path, draft: SetDraft) -> SharedSet:
    return read_set_file(write(folder, set_file(draft)))


def draft() -> SetDraft:
    """A draft with one reading that waits and an answer of each kind."""
    readings = {
        "1.1": Reading(text="Có: 1; không: 0", sure="certain", confirmed=True),
        "1.4": Reading(text="Sở đánh giá", sure="unsure"),
    }
    questions = {Question.CLASSES: Reply.ANSWERED, Question.ROUNDING: Reply.ASK, Question.NOT_ARISING: Reply.ASK}
    return SetDraft.of(small_set()).but(readings=readings).replied(questions)


@pytest.mark.parametrize("path", installed_files(), ids=lambda path: path.stem)
def test_every_shipped_set_comes_back_as_it_was(path: Path, tmp_path: Path) -> None:
    shipped = load_criteria(path).criteria_set
    assert shipped is not None
    shared = handed_on(tmp_path, SetDraft.of(shipped))
    assert shared.draft is not None
    assert shared.draft.criteria_set == shipped
    assert kept_text(shared.draft.criteria_set) == kept_text(shipped)
    assert (shared.stated_checksum, shared.intact) == (checksum(shipped), True)
    assert shared.errors == ()


def test_the_head_says_which_set_it_is_and_carries_the_checksum_and_what_is_open() -> None:
    head = set_file(draft()).decode().split("\n\n")[0].splitlines()
    assert head[0] == "# Bộ tiêu chí “Bộ tiêu chí thử nghiệm”, thu-nghiem phiên bản 1."
    assert f"# mã kiểm tra: {checksum(small_set())}" in head
    assert "# hỏi Sở: rounding, not_arising" in head
    assert "# chưa trả lời: survey" in head
    assert "# chưa xác nhận: 1.4" in head


def test_questions_and_what_waits_for_confirmation_go_along(tmp_path: Path) -> None:
    read = handed_on(tmp_path, draft()).draft
    assert read is not None
    assert [read.reply(question) for question in Question] == [draft().reply(question) for question in Question]
    assert read.unconfirmed == ("1.4",)


def test_any_number_of_leaves_that_wait_go_along(tmp_path: Path) -> None:
    loc_hoa = load_criteria(LOC_HOA).criteria_set
    assert loc_hoa is not None
    waiting = {node.code: Reading(text="…", sure="likely") for node in loc_hoa.leaves()}
    read = handed_on(tmp_path, SetDraft.of(loc_hoa).but(readings=waiting)).draft
    assert read is not None
    assert read.unconfirmed == tuple(waiting)
    assert read.readings["1.1"].text.startswith("Chỉ đếm nghị quyết")


def test_a_file_without_a_head_is_read_and_its_own_words_answer_the_questions(tmp_path: Path) -> None:
    shared = read_set_file(LOC_HOA)
    assert shared.draft is not None
    assert (shared.stated_checksum, shared.intact) == ("", None)
    assert {shared.draft.reply(question) for question in Question} == {Reply.ANSWERED}
    silent = criteria_set([leaf("1", "100", {"kind": "external", "source": "SIPAS"}, method="survey")])
    text = set_file(SetDraft.of(silent)).decode().partition("\n\n")[2]
    read = read_set_file(write(tmp_path, text)).draft
    assert read is not None
    assert [read.reply(question) for question in Question] == ["open", "answered", "open", "open"]


def test_json_is_taken_as_well(tmp_path: Path) -> None:
    shared = read_set_file(write(tmp_path, kept_text(small_set()), "bo.json"))
    assert shared.draft is not None
    assert shared.draft.criteria_set == small_set()


@pytest.mark.parametrize(
    ("old", "new"),
    [('max: "5"', 'max: "6"'), ('title: "Bộ tiêu chí thử nghiệm"', 'title: "Bộ khác"'), ("version: 1", "version: 2")],
)
def test_a_file_changed_on_the_way_is_no_longer_intact(tmp_path: Path, old: str, new: str) -> None:
    text = set_file(draft()).decode()
    assert old in text
    shared = read_set_file(write(tmp_path, text.replace(old, new)))
    assert shared.draft is not None
    assert shared.intact is False


def test_points_that_nobody_confirmed_as_they_came_are_illustrative(tmp_path: Path) -> None:
    official = SetDraft.of(small_set().but(points_status="official"))
    as_it_was = read_set_file(write(tmp_path, set_file(official)))
    changed = read_set_file(write(tmp_path, set_file(official).decode().replace('max: "5"', 'max: "6"')))
    assert as_it_was.draft is not None
    assert changed.draft is not None
    assert (as_it_was.draft.criteria_set.illustrative, changed.draft.criteria_set.illustrative) == (False, True)


def test_layout_line_ends_and_unicode_form_may_change_on_the_way(tmp_path: Path) -> None:
    import unicodedata

    text = set_file(draft()).decode()
    decomposed = "\ufeff" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").replace(
        "version: 1", "version:  1"
    )
    shared = read_set_file(write(tmp_path, decomposed.encode()))
    assert shared.draft is not None
    assert (shared.intact, shared.draft.unconfirmed) == (True, ("1.4",))


@pytest.mark.parametrize(
    "head", ["mã kiểm tra: không có", "mã kiểm tra:", "hỏi Sở: classes; drop table", "chưa xác nhận: 99.9 ../..", ":::"]
)
def test_a_head_that_says_nonsense_harms_nothing(tmp_path: Path, head: str) -> None:
    body = set_file(draft()).decode().partition("\n\n")[2]
    shared = read_set_file(write(tmp_path, f"# {head}\n{body}"))
    assert shared.draft is not None
    assert (shared.intact, shared.draft.unconfirmed) == (None, ())


def test_what_looks_like_a_head_below_the_first_line_of_the_set_is_only_a_comment(tmp_path: Path) -> None:
    body = set_file(draft()).decode().partition("\n\n")[2]
    shared = read_set_file(write(tmp_path, f"{body}\n# mã kiểm tra: {'0' * 64}\n"))
    assert (shared.stated_checksum, shared.intact) == ("", None)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04" + b"\0" * 100, b"\xff\xfe" * 50, b"a: &x [1]\nb: *x\n", b"[" * 5000, b"x" * (MAX_BYTES + 1)],
    ids=["empty", "zip", "not-utf-8", "alias", "deep", "huge"],
)
def test_a_file_that_is_no_set_gives_mistakes_and_no_draft(tmp_path: Path, content: bytes) -> None:
    shared = read_set_file(write(tmp_path, content))
    assert shared.draft is None
    assert shared.errors
    with pytest.raises(ValueError, match="no set"):
        relation(shared, [])


def test_a_file_cut_short_names_the_line_and_still_tells_its_checksum(tmp_path: Path) -> None:
    whole = set_file(draft())
    shared = read_set_file(write(tmp_path, whole[: len(whole) // 2].decode(errors="ignore")))
    assert shared.draft is None
    assert shared.errors[0].line > 10
    assert (shared.stated_checksum, shared.intact) == (checksum(small_set()), None)


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="không tìm thấy"):
        read_set_file(tmp_path / "khong-co.yaml")
    with pytest.raises(EnvironmentFault, match="không phải là một tệp"):
        read_set_file(tmp_path)


def test_a_set_that_could_not_be_read_back_is_not_written() -> None:
    twice = criteria_set([area("1", [manual("1.1", "50"), manual("1.1", "50")])])
    with pytest.raises(InputError, match=r"mục 1\.1: mã 1\.1 lặp lại"):
        set_file(SetDraft.of(twice))
    with pytest.raises(InputError, match="years"):
        set_file(SetDraft.of(small_set().but(years=())))


def test_how_a_shared_set_stands_to_those_already_here(tmp_path: Path) -> None:
    shared = handed_on(tmp_path, SetDraft.of(small_set(version=3)))
    sha256 = checksum(small_set(version=3))
    assert relation(shared, []) == "new"
    assert relation(shared, [("bo-khac", 3, sha256)]) == "new"
    assert relation(shared, [("thu-nghiem", 3, sha256)]) == "same"
    assert relation(shared, [("thu-nghiem", 3, "0" * 64), ("thu-nghiem", 3, sha256)]) == "same"
    assert relation(shared, [("thu-nghiem", 3, "0" * 64), ("thu-nghiem", 4, "1" * 64)]) == "differs"
    assert relation(shared, [("thu-nghiem", 1, "0" * 64), ("thu-nghiem", 2, "1" * 64)]) == "newer"
    assert relation(shared, [("thu-nghiem", 1, "0" * 64), ("thu-nghiem", 5, "1" * 64)]) == "older"


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1).map(nfc)
names = st.one_of(
    texts, st.sampled_from(["yes", "null", "~", "date", "version", "a: b", "- x", "#", "{", "1", "\u2028"])
)
numbers = st.one_of(
    st.decimals(0, 10**9, allow_nan=False, places=6).map(lambda number: format(number, "f")),
    st.sampled_from(["0", "0.0", "1.50", "0.0000001", "007"]),
)
rules = st.one_of(
    st.builds(lambda step: {"kind": "manual", "step": step}, numbers.filter(lambda number: float(number) > 0)),
    st.builds(lambda text: {"kind": "choice", "options": [{"id": "co", "label": text, "share": "100"}]}, texts),
    st.builds(
        lambda text, floor: {
            "kind": "deduction",
            "floor": floor,
            "faults": [{"id": "tre", "label": text, "points": floor}],
        },
        texts,
        numbers,
    ),
    st.builds(
        lambda text, day: {
            "kind": "measured",
            "measure": {"kind": "date", "label": text, "due": day.isoformat()},
            "scale": {"kind": "bands", "bands": [{"from": "-5", "points": "1"}, {"points": "0.0"}]},
        },
        texts,
        st.dates(),
    ),
)
leaves = st.builds(
    lambda title, guidance, rule, maximum, factors, evidence: {
        "code": "1.1",
        "level": "criterion",
        "title": title,
        "guidance": guidance,
        "rule": rule,
        "max": maximum,
        "evidence": evidence,
        **({"coefficient": {"on": "points", **factors}} if factors else {}),
    },
    texts,
    texts,
    rules,
    st.one_of(numbers, st.dictionaries(names, numbers, max_size=3).map(lambda by_kind: {"xa": "1", **by_kind})),
    st.dictionaries(names.filter(lambda name: name not in ("on", "factors")), st.just("0.75"), max_size=2),
    st.lists(texts, max_size=3),
)


@st.composite
def whole_sets(draw: st.DrawFn) -> CriteriaSet:
    """A set whose texts, names of kinds and numbers are whatever the format takes."""
    data: dict[str, Any] = json.loads(kept_text(small_set()))
    data |= {"title": draw(texts), "criteria": [area("1", [draw(leaves)], guidance=draw(texts))]}
    basis = {"number": draw(texts), "date": draw(st.dates()).isoformat()}
    return checked(CriteriaSet, data | {"unit_kinds": ["xa"], "legal_basis": [basis]})


@given(whole_sets())
def test_whatever_a_set_says_comes_back_to_the_letter(chosen: CriteriaSet) -> None:
    text = set_file(SetDraft.of(chosen)).decode()
    read = check_text(Path("bo.yaml"), text).criteria_set
    assert read is not None
    assert kept_text(read) == kept_text(chosen)
    assert f"# mã kiểm tra: {checksum(chosen)}" in text.splitlines()


@given(sheets())
def test_sets_of_any_rules_and_policies_come_back_equal(sheet: tuple[CriteriaSet, object]) -> None:
    chosen, _ = sheet
    assert check_text(Path("bo.yaml"), set_file(SetDraft.of(chosen)).decode()).criteria_set == chosen


@given(st.dictionaries(texts, st.one_of(texts, st.integers(-(10**9), 10**9), st.booleans()), min_size=1), texts)
def test_yaml_holds_any_names_and_texts_and_no_comment_reaches_into_it(data: dict[str, Any], comment: str) -> None:
    from parscore.intake.document import parse

    root, slips = parse(yaml_text(data, comment))
    assert root.plain() == data
    assert slips == []
