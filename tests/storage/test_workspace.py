"""Units, assessments, settings: what a workspace takes it gives back, on every engine."""

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select, update

from parscore.faults import EnvironmentFault, InputError
from parscore.intake.installed import installed_files, installed_sets
from parscore.scoring.answers import Answer, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Change, Edit
from parscore.scoring.stages import Stage
from parscore.scoring.text import sort_key
from parscore.storage import schema
from parscore.storage.connection import connect
from parscore.storage.workspace import Card, Workspace
from tests.scoring.sets import criteria_set, manual
from tests.storage.samples import ANSWERS, XA, Desk, declare_all, small_set


def test_every_kind_of_answer_comes_back_exactly(desk: Desk, tmp_path: Path, database_url: str) -> None:
    declare_all(desk)
    with Workspace(tmp_path, database_url) as again:
        opened = again.open(desk.card_id)
        assert opened.sheet.answers == ANSWERS
        assert opened.sheet == replace(desk.assessment.sheet, answers=ANSWERS)
        assert score(opened.criteria_set, opened.sheet) == desk.assessment.result
        assert again.verify() == []


@pytest.mark.parametrize(
    "answer",
    [
        Answer(values={"value": "-0.50"}),
        Answer(values={"value": "123456789012345678"}),
        Answer(values={"items": ()}),
        Answer(checked=("b", "a")),
        Answer(faults={"tre": "2"}),
        Answer(points=""),
        Answer(note="dòng 1\r\n\tdòng 2 \\ \" ' 'Đ'"),
        Answer(note="\0 và \ud800 một nửa"),
        Answer(explanation="chỉ có giải trình"),
        Answer(note="x" * 100_000),
    ],
    ids=lambda answer: str(answer.as_data())[:40],
)
def test_odd_answers_come_back_exactly(desk: Desk, answer: Answer) -> None:
    # straight to storage: whether a rule takes the answer is not its business
    desk.workspace.record(desk.card_id, Edit("Khai", (Change("1.4", Answer(), answer),)), desk.assessment.result)
    opened = desk.workspace.open(desk.card_id)
    assert opened.sheet.answers == {"1.4": answer}
    assert opened.steps[-1].edit.changes[0].new == answer


def test_an_emptied_answer_leaves_no_row(desk: Desk) -> None:
    desk.declare("1.4", Answer(points="2"))
    desk.declare("1.4", Answer())
    assert desk.workspace.open(desk.card_id).sheet.answers == {}


def test_a_new_card_tells_all_about_itself(workspace: Workspace) -> None:
    card = workspace.create(XA, 2025, small_set(), illustrative_facts=True)
    assert card == Card(card.id, XA, 2025, "thu-nghiem", 1, "Bộ tiêu chí thử nghiệm", True)
    assert workspace.cards() == [card]
    assert workspace.open(card.id).card == card
    assert workspace.open(card.id).circumstances.target is None
    assert workspace.verify() == []


def test_there_is_one_assessment_for_a_unit_a_year_and_a_version(workspace: Workspace) -> None:
    workspace.create(XA, 2025, small_set())
    with pytest.raises(InputError, match="Xã Mẫu đã có bản chấm điểm năm 2025"):
        workspace.create(XA, 2025, small_set())
    workspace.create(XA, 2024, small_set())
    workspace.create(XA, 2025, small_set(version=2))
    workspace.create(XA, 2025, small_set(id="than-thien"))
    workspace.create(Unit("xa-khac", "Xã Khác", "xa"), 2025, small_set())
    assert len(workspace.cards()) == 5


def test_cards_are_found_by_unit_year_and_set(workspace: Workspace) -> None:
    other = Unit("p-an", "Phường An", "phuong")
    kept = {
        (unit.code, year, given): workspace.create(unit, year, small_set(id=given))
        for unit in (XA, other)
        for year in (2024, 2025)
        for given in ("mot", "hai")
    }
    assert workspace.cards("xa-mau", 2025, "mot") == [kept["xa-mau", 2025, "mot"]]
    assert {card.id for card in workspace.cards(year=2024)} == {kept[key].id for key in kept if key[1] == 2024}
    assert [(c.unit.code, c.year, c.criteria_id) for c in workspace.cards(criteria_id="hai")] == [
        ("p-an", 2025, "hai"),
        ("p-an", 2024, "hai"),
        ("xa-mau", 2025, "hai"),
        ("xa-mau", 2024, "hai"),
    ]
    assert workspace.cards("khong-co") == []


def test_units_stand_in_vietnamese_order(workspace: Workspace) -> None:
    names = [
        "Xã Ea Đrơng",
        "Xã An",
        "Xã Ân",
        "Xã Đông",
        "Xã Dương",
        "Xã Ăn",
        "Xã án",
        "Xã Ấn",
        "Phường Y",
        "Xã Anh",
        "Xã",
    ]
    for place, name in enumerate(names):
        workspace.create(Unit(f"don-vi-{place}", name, "xa"), 2025, small_set())
    assert [unit.name for unit in workspace.units()] == sorted(names, key=sort_key)


def test_units_are_renamed_on_the_way_and_by_wish(workspace: Workspace) -> None:
    card = workspace.create(XA, 2025, small_set())
    workspace.create(Unit("xa-mau", "Xã Mẫu Mới", "xa"), 2024, small_set())
    assert workspace.open(card.id).card.unit.name == "Xã Mẫu Mới"
    workspace.rename_unit("xa-mau", Unit("xa-moi", "Xã Mới", "xa"))
    assert workspace.units() == [Unit("xa-moi", "Xã Mới", "xa")]
    with pytest.raises(InputError, match="Không tìm thấy đơn vị"):
        workspace.rename_unit("xa-mau", XA)
    workspace.create(XA, 2025, small_set())
    with pytest.raises(InputError, match="đã dùng cho đơn vị khác"):
        workspace.rename_unit("xa-mau", Unit("xa-moi", "Xã", "xa"))
    with pytest.raises(InputError, match="mã và tên"):
        workspace.rename_unit("xa-mau", Unit("xa-mau", " ", "xa"))


def test_another_kind_of_unit_brings_its_results_in_step(workspace: Workspace) -> None:
    by_kind = criteria_set([manual("1", {"xa": "2", "phuong": "4"})], unit_kinds=["xa", "phuong"])  # type: ignore[arg-type]
    card = workspace.create(XA, 2025, by_kind)
    workspace.rename_unit("xa-mau", replace(XA, kind="phuong"))
    assert workspace.open(card.id).sheet.unit.kind == "phuong"
    assert workspace.verify() == []
    with pytest.raises(InputError, match="loại đơn vị"):
        workspace.rename_unit("xa-mau", replace(XA, kind="so"))
    assert workspace.units()[0].kind == "phuong"


@pytest.mark.parametrize(
    ("unit", "year", "given", "words"),
    [
        (XA, 1999, small_set(), "Năm 1999"),
        (Unit("", "Xã", "xa"), 2025, small_set(), "mã và tên"),
        (
            replace(XA, kind="so"),
            2025,
            criteria_set([manual("1", {"xa": "2"})]),  # type: ignore[arg-type]
            "loại đơn vị “so”",
        ),
        (XA, 2025, criteria_set([manual("1", "99999999999999")]), "quá lớn"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_leaves_nothing(
    workspace: Workspace, unit: Unit, year: int, given: CriteriaSet, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        workspace.create(unit, year, given)
    assert workspace.cards() == []
    assert workspace.units() == []


def test_an_unknown_card_is_told_in_words(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="Không tìm thấy bản chấm điểm"):
        workspace.open(7)


def test_changing_the_set_later_cannot_change_an_old_score(workspace: Workspace) -> None:
    old = Desk(workspace, workspace.create(XA, 2024, small_set()).id)
    old.declare("1.4", Answer(points="2"))
    edited = small_set(scale={"total": "50"}, title="Bản đã sửa")
    workspace.create(XA, 2025, edited)
    opened = workspace.open(old.card_id)
    assert opened.criteria_set == small_set()
    assert opened.card.criteria_title == "Bộ tiêu chí thử nghiệm"
    assert score(opened.criteria_set, opened.sheet) == old.assessment.result
    assert workspace.open(workspace.cards(year=2025)[0].id).criteria_set == edited


def test_equal_content_is_kept_once(workspace: Workspace, tmp_path: Path, database_url: str) -> None:
    for year in (2023, 2024, 2025):
        workspace.create(XA, year, small_set())
    database = connect(tmp_path, database_url, create=False)
    with database.reading.connect() as connection:
        assert len(connection.execute(select(schema.criteria_set)).all()) == 1
    database.close()


def test_a_set_tampered_with_in_the_database_is_noticed(
    workspace: Workspace, tmp_path: Path, database_url: str
) -> None:
    card = workspace.create(XA, 2025, small_set())
    database = connect(tmp_path, database_url, create=False)
    with database.writing.begin() as connection:
        connection.execute(update(schema.criteria_set).values(content="{}"))
    database.close()
    with Workspace(tmp_path, database_url) as again:
        with pytest.raises(EnvironmentFault, match="đã bị sửa hoặc hỏng"):
            again.open(card.id)
        assert any("đã bị sửa hoặc hỏng" in sentence for sentence in again.verify())


@pytest.mark.parametrize("place", range(len(installed_files())))
def test_the_shipped_sets_are_kept_exactly(workspace: Workspace, place: int) -> None:
    shipped = installed_sets()[place].criteria_set
    assert shipped is not None
    unit = replace(XA, kind=shipped.unit_kinds[0])
    card = workspace.create(unit, shipped.years[0], shipped)
    assert workspace.open(card.id).criteria_set == shipped


def test_settings_are_kept_and_replaced(workspace: Workspace, tmp_path: Path, database_url: str) -> None:
    assert workspace.setting("ten") == ""
    assert workspace.setting("ten", "chưa có") == "chưa có"
    workspace.keep_setting("ten", "Nguyễn Văn Đức")
    workspace.keep_setting("ten", "Lê Thị Ánh")
    with Workspace(tmp_path, database_url) as again:
        assert again.setting("ten") == "Lê Thị Ánh"


def test_two_workspaces_know_nothing_of_each_other(tmp_path: Path) -> None:
    with Workspace(tmp_path / "một") as one, Workspace(tmp_path / "hai") as two:
        Desk(one, one.create(XA, 2025, small_set()).id).declare("1.4", Answer(points="1"))
        assert two.cards() == []
        assert two.units() == []
    assert sorted(path.name for path in (tmp_path / "một").iterdir()) == ["parscore.db"]


def test_stages_keep_their_own_answers_and_results(workspace: Workspace) -> None:
    card = workspace.create(XA, 2025, small_set())
    for place, stage in enumerate(Stage, start=1):
        Desk(workspace, card.id, stage).declare("1.4", Answer(points=str(place)))
    for place, stage in enumerate(Stage, start=1):
        opened = workspace.open(card.id, stage)
        assert opened.sheet.answers == {"1.4": Answer(points=str(place))}
        assert len(opened.steps) == 1
    assert workspace.verify() == []


def test_the_target_is_kept_as_it_was_written(desk: Desk) -> None:
    new = replace(desk.circumstances(), target=Decimal("95.50"))
    desk.do(Edit("Đặt mục tiêu", (), desk.circumstances(), new))
    assert str(desk.workspace.open(desk.card_id).circumstances.target) == "95.50"


def test_starting_takes_neither_the_orm_nor_the_heavy_libraries() -> None:
    heavy = ["sqlalchemy.orm", "alembic", "psycopg", "mako", "yaml"]
    program = "import sys, parscore.storage.workspace; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", program, *heavy], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_fresh_database_is_made_without_alembic(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from parscore.storage.workspace import Workspace\n"
        "Workspace(pathlib.Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
