"""The shelf of criteria sets: drafts that may change, sets in use that never do, whatever else happens."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import update

from parscore.data_files import criteria_folder
from parscore.faults import EnvironmentFault, InputError
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.criteria import CriteriaSet, LegalBasis
from parscore.scoring.kept import checksum, kept_text
from parscore.scoring.set_draft import Question, Reading, Reply, SetDraft
from parscore.storage.schema import shelf
from parscore.storage.set_card import draft_row
from parscore.storage.set_shelf import SetShelf
from parscore.storage.workspace import Workspace
from tests.scoring.sets import area, criteria_set, manual
from tests.storage.samples import XA, small_set

KEPT = Path(__file__).parents[1] / "fixtures" / "workspaces"


def draft(**more: object) -> SetDraft:
    """A draft read from an annex: two readings, one of them confirmed, and one question for the province."""
    readings = {
        "1.1": Reading(text="Có: 1; không: 0", sure="certain", why=("hai mức",), confirmed=True),
        "1.4": Reading(text="theo đánh giá của Sở", sure="unsure", warnings=("không rõ bước điểm",)),
    }
    return SetDraft(criteria_set=small_set(**more), readings=readings, replies={"classes": "ask"})


def official(**more: object) -> SetDraft:
    """A draft that says its points are official, with nothing left to confirm and its decision named."""
    basis = [{"number": "212/QĐ-UBND", "date": "2025-01-20"}]
    return draft(points_status="official", legal_basis=basis, **more).confirmed("1.4")


def titled(given: SetDraft, title: str) -> SetDraft:
    return given.but(criteria_set=given.criteria_set.but(title=title))


def broken() -> CriteriaSet:
    return criteria_set([area("1", [manual("1.1", "50"), manual("1.1", "40"), manual("1.2", "10")])])


@pytest.fixture
def sets(workspace: Workspace) -> SetShelf:
    return workspace.sets


def test_what_was_put_on_the_shelf_is_read_back_whole_by_another_program(
    workspace: Workspace, tmp_path: Path, database_url: str
) -> None:
    card = workspace.sets.add(draft(), origin="Phụ lục I.docx", who="Lê Thị Ánh")
    assert (card.set_id, card.version, card.state, card.origin) == ("thu-nghiem", 1, "draft", "Phụ lục I.docx")
    assert (card.unconfirmed, card.asks, card.illustrative) == (1, 4, True)
    assert card.sha256 == checksum(small_set())
    with Workspace(tmp_path, database_url) as another:
        assert another.sets.cards() == [card]
        assert another.sets.read(card.id) == draft()


def test_questions_that_were_answered_no_longer_wait(sets: SetShelf) -> None:
    answered = draft().replied({Question.ROUNDING: Reply.ANSWERED, Question.SURVEY: Reply.ANSWERED})
    assert sets.add(answered, origin="").asks == 2


def test_a_draft_is_kept_on_every_change_and_tells_how_it_now_stands(sets: SetShelf) -> None:
    card = sets.add(draft(), origin="")
    changed = titled(draft(), "Tên mới").confirmed("1.4")
    kept = sets.keep(card.id, changed, revision=card.revision, who="Ánh")
    assert (kept.title, kept.unconfirmed, kept.revision, kept.who) == ("Tên mới", 0, 1, "Ánh")
    assert kept == sets.cards()[0]
    assert sets.read(card.id) == changed


def test_a_draft_changed_elsewhere_is_not_overwritten(sets: SetShelf) -> None:
    card = sets.add(draft(), origin="")
    sets.keep(card.id, titled(draft(), "Của máy này"), revision=card.revision)
    with pytest.raises(InputError, match="vừa được sửa ở cửa sổ hoặc máy khác"):
        sets.keep(card.id, titled(draft(), "Của máy kia"), revision=card.revision)
    assert sets.cards()[0].title == "Của máy này"


def test_a_set_in_use_is_never_changed_by_any_method(sets: SetShelf) -> None:
    used = sets.put_in_use(sets.add(official(), origin="").id, who="Chủ tịch")
    assert (used.state, used.who, used.in_use_at is not None) == ("in_use", "Chủ tịch", True)
    for revision in range(used.revision + 2):
        with pytest.raises(InputError, match=r"đang dùng không sửa được.*tạo phiên bản mới"):
            sets.keep(used.id, titled(official(), "Sửa lén"), revision=revision)
    assert sets.put_in_use(used.id) == used
    sets.new_version(used.id)
    sets.restore(sets.remove(used.id))
    assert sets.read(used.id) == official()
    assert sets.in_use() == [official().criteria_set]


def test_everything_that_hinders_use_is_told_at_once(sets: SetShelf) -> None:
    unfit = SetDraft.of(broken().but(points_status="official")).but(readings={"1.2": Reading(text="?", sure="unsure")})
    card = sets.add(unfit, origin="")
    reasons = sets.hindrances(card.id)
    with pytest.raises(InputError) as refusal:
        sets.put_in_use(card.id)
    assert reasons[0].startswith("mục 1.1: mã 1.1 lặp lại")
    assert reasons[0].endswith("(mỗi mục một mã riêng; bấm “Đánh lại mã” để đặt lại tất cả)")
    assert "còn 1 cách chấm chưa ai xác nhận: 1.2" in reasons[1]
    assert "chưa ghi văn bản ban hành" in reasons[2]
    assert all(reason in str(refusal.value) for reason in reasons)
    assert sets.cards() == [card]
    assert sets.in_use() == []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ({"title": ""}, "tên của bộ tiêu chí: không được để trống"),
        ({"id": "bộ tiêu chí"}, "chỉ dùng chữ không dấu"),
        ({"years": ()}, "cần ít nhất một mục"),
        ({"years": (1999,)}, "phải là số từ 2000 đến 2100"),
        ({"classes": ()}, "mức xếp cao nhất “Yếu” không có trong các mức xếp loại"),
    ],
)
def test_a_set_that_no_file_could_carry_is_not_put_in_use(sets: SetShelf, spoil: dict[str, object], told: str) -> None:
    card = sets.add(draft().but(criteria_set=small_set().but(**spoil)), origin="")
    with pytest.raises(InputError, match=told):
        sets.put_in_use(card.id)


def test_a_leaf_without_a_maximum_is_not_put_in_use(sets: SetShelf) -> None:
    first, *others = small_set().criteria
    bare = first.but(children=(first.children[0].but(max=None), *first.children[1:]))
    card = sets.add(draft().but(criteria_set=small_set().but(criteria=(bare, *others))), origin="")
    with pytest.raises(InputError, match=r"mục 1\.1: thiếu điểm tối đa: .* cần có điểm tối đa và cách chấm"):
        sets.put_in_use(card.id)


def test_a_maximum_that_a_kind_of_unit_lacks_is_told_by_the_names_of_the_window(sets: SetShelf) -> None:
    of_both = small_set().but(unit_kinds=("xa", "dac_khu"))
    first, *others = of_both.criteria
    bare = first.but(max=None, children=(first.children[0].but(max={"xa": Decimal(1)}), *first.children[1:]))
    card = sets.add(draft().but(criteria_set=of_both.but(criteria=(bare, *others))), origin="")
    assert (
        "mục 1.1: thiếu điểm tối đa cho loại đơn vị Đặc khu (ghi điểm tối đa cho mọi loại đơn vị của bộ tiêu chí)"
        in sets.hindrances(card.id)
    )


@pytest.mark.parametrize("path", sorted(criteria_folder().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_set_can_be_used_at_once(sets: SetShelf, path: Path) -> None:
    shipped = load_criteria(path).criteria_set
    assert shipped is not None
    assert sets.add(SetDraft.of(shipped), origin=path.name, in_use=True).is_in_use
    assert sets.in_use() == [shipped]


def test_points_become_official_only_after_confirmation_and_with_a_decision(sets: SetShelf) -> None:
    said_official = draft(points_status="official")
    card = sets.add(said_official, origin="")
    with pytest.raises(InputError, match=r"còn 1 cách chấm chưa ai xác nhận: 1\.4"):
        sets.put_in_use(card.id)
    card = sets.keep(card.id, said_official.confirmed("1.4"), revision=card.revision)
    with pytest.raises(InputError, match="chưa ghi văn bản ban hành"):
        sets.put_in_use(card.id)
    basis = (LegalBasis(number="212/QĐ-UBND"),)
    confirmed = said_official.confirmed("1.4")
    sets.keep(card.id, confirmed.but(criteria_set=confirmed.criteria_set.but(legal_basis=basis)), revision=1)
    assert not sets.put_in_use(card.id).illustrative


def test_an_illustrative_set_may_be_used_while_readings_wait(sets: SetShelf) -> None:
    used = sets.put_in_use(sets.add(draft(), origin="").id)
    assert (used.state, used.illustrative, used.unconfirmed) == ("in_use", True, 1)


def test_another_content_under_the_identity_of_a_set_in_use_is_refused_with_what_to_do(sets: SetShelf) -> None:
    sets.add(draft(), origin="", in_use=True)
    other = sets.add(titled(draft(), "Nội dung khác"), origin="")
    with pytest.raises(InputError, match=r"phiên bản 1 đang dùng có nội dung khác .hãy nâng số phiên bản lên 2"):
        sets.put_in_use(other.id)
    with pytest.raises(InputError, match="có nội dung khác"):
        sets.add(titled(draft(), "Nội dung khác"), origin="", in_use=True)
    again = sets.keep(other.id, titled(draft(version=2), "Nội dung khác"), revision=other.revision)
    assert sets.put_in_use(again.id).version == 2


def test_the_same_content_is_not_put_in_use_twice(sets: SetShelf) -> None:
    used = sets.add(draft(), origin="Sở gửi", in_use=True)
    assert sets.add(draft(), origin="USB", in_use=True) == used
    with pytest.raises(InputError, match="đã được đưa vào dùng với đúng nội dung này"):
        sets.put_in_use(sets.add(draft(), origin="USB").id)


def test_a_set_that_years_were_scored_by_keeps_its_identity(workspace: Workspace) -> None:
    workspace.create(XA, 2025, small_set())
    card = workspace.sets.add(titled(draft(), "Nội dung khác"), origin="")
    with pytest.raises(InputError, match="đã có bản chấm điểm theo bộ thu-nghiem phiên bản 1 với nội dung khác"):
        workspace.sets.put_in_use(card.id)


def test_a_new_version_is_a_draft_above_all_that_is_known_and_keeps_what_was_confirmed(workspace: Workspace) -> None:
    workspace.create(XA, 2025, small_set(version=4))
    used = workspace.sets.add(official(), origin="", in_use=True)
    following = workspace.sets.new_version(used.id, who="Ánh")
    assert (following.version, following.state, following.origin) == (5, "draft", "thu-nghiem phiên bản 1")
    now = official(version=5)
    assert workspace.sets.read(following.id) == now.but(criteria_set=now.criteria_set.but(points_status="illustrative"))
    assert workspace.sets.new_version(following.id).version == 6


def test_a_set_in_use_says_how_many_assessments_rest_on_it_and_stays_while_there_are_any(workspace: Workspace) -> None:
    used = workspace.sets.add(draft(), origin="", in_use=True)
    workspace.create(XA, 2025, *workspace.sets.in_use())
    workspace.create(XA, 2024, small_set(version=2))
    copy = workspace.sets.add(draft(), origin="")
    assert [card.assessments for card in workspace.sets.cards() if card.id == used.id] == [1]
    with pytest.raises(InputError, match="1 bản chấm điểm đang theo bộ tiêu chí này"):
        workspace.sets.remove(used.id)
    workspace.sets.remove(copy.id)
    assert [card.id for card in workspace.sets.cards()] == [used.id]


def test_what_was_removed_comes_back_under_its_own_id_even_when_others_came_meanwhile(sets: SetShelf) -> None:
    first = sets.keep(sets.add(draft(), origin="USB").id, titled(draft(), "Sửa"), revision=0)
    removed = sets.remove(first.id)
    assert sets.cards() == []
    other = sets.add(draft(version=2), origin="")
    assert other.id != first.id
    with pytest.raises(InputError, match="có thể đã bị xóa"):
        sets.keep(first.id, draft(), revision=first.revision)
    assert sets.restore(removed) == first
    assert sets.restore(removed) == first
    assert sets.read(first.id) == titled(draft(), "Sửa")
    assert len(sets.cards()) == 2


def test_a_removed_set_does_not_come_back_over_another_of_its_identity(sets: SetShelf) -> None:
    removed = sets.remove(sets.add(draft(), origin="", in_use=True).id)
    other = sets.add(titled(draft(), "Nội dung khác"), origin="", in_use=True)
    with pytest.raises(InputError, match="có nội dung khác"):
        sets.restore(removed)
    assert sets.cards() == [other]


def test_sets_are_listed_in_vietnamese_order_with_the_latest_version_first(sets: SetShelf) -> None:
    for title, version in (("Đức Cơ", 1), ("Ân Thi", 1), ("Dân trí", 1), ("Đức Cơ", 3), ("Đức Cơ", 2)):
        sets.add(titled(draft(version=version), title), origin="")
    listed = [(card.title, card.version) for card in sets.cards()]
    assert listed == [("Ân Thi", 1), ("Dân trí", 1), ("Đức Cơ", 3), ("Đức Cơ", 2), ("Đức Cơ", 1)]


@pytest.mark.parametrize("version", [0, -1, 1_000_000, 10**12])
def test_a_version_that_no_file_could_carry_is_refused(sets: SetShelf, version: int) -> None:
    wrong = draft().but(criteria_set=small_set().but(version=version))
    with pytest.raises(InputError, match="Số phiên bản"):
        sets.add(wrong, origin="")


def test_a_letter_that_cannot_be_written_is_told_and_nothing_is_kept(sets: SetShelf) -> None:
    with pytest.raises(InputError, match="ký tự hỏng"):
        sets.add(titled(draft(), "Nửa chữ \ud83d"), origin="")
    kept = sets.add(titled(draft(), "Rỗng \0 ở giữa"), origin="a\0b")
    assert (kept.title, kept.origin) == ("Rỗng  ở giữa", "ab")
    assert sets.read(kept.id).criteria_set.title == "Rỗng \0 ở giữa"


def test_a_draft_is_kept_letter_by_letter_as_it_is_written_at_once() -> None:
    assert draft_row(draft())["content"] == kept_text(draft())


def test_a_set_that_was_tampered_with_is_refused_and_found_by_the_proof(workspace: Workspace) -> None:
    card = workspace.sets.add(draft(), origin="", in_use=True)
    with workspace._database.writing.begin() as connection:
        content = kept_text(draft()).replace('"max":"5"', '"max":"6"')
        connection.execute(update(shelf).where(shelf.c.id == card.id).values(content=content))
    for look in (lambda: workspace.sets.read(card.id), workspace.sets.in_use):
        with pytest.raises(EnvironmentFault, match="đã bị sửa hoặc hỏng"):
            look()
    assert len(workspace.sets.cards()) == 1
    (finding,) = workspace.verify()
    assert "Bộ tiêu chí thử nghiệm" in finding


def test_of_two_programs_that_use_one_identity_at_once_only_one_succeeds(
    workspace: Workspace, tmp_path: Path, database_url: str
) -> None:
    cards = [workspace.sets.add(titled(draft(), title), origin="") for title in ("Một", "Hai")]
    start, refused = Barrier(2), []

    def enter(card_id: int) -> None:
        with Workspace(tmp_path, database_url) as own:
            start.wait()
            try:
                own.sets.put_in_use(card_id)
            except InputError as refusal:
                refused.append(str(refusal))

    threads = [Thread(target=enter, args=(card.id,)) for card in cards]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert "có nội dung khác" in refused[0]
    assert len(workspace.sets.in_use()) == 1


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with Workspace(tmp_path) as workspace:
        workspace.sets.add(draft(), origin="")

    def refused(file: Path) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    monkeypatch.setattr("parscore.storage.connection._try_writing", refused)
    with Workspace(tmp_path) as workspace:
        yield workspace


def test_a_workspace_that_can_only_be_read_shows_its_sets_and_takes_none(read_only: Workspace) -> None:
    sets = read_only.sets
    (card,) = sets.cards()
    assert sets.read(card.id) == draft()
    for write in (
        lambda: sets.add(draft(), origin=""),
        lambda: sets.keep(card.id, draft(), revision=card.revision),
        lambda: sets.put_in_use(card.id),
        lambda: sets.new_version(card.id),
        lambda: sets.remove(card.id),
    ):
        with pytest.raises(EnvironmentFault, match="chỉ cho đọc"):
            write()
    assert sets.cards() == [card]


def test_a_workspace_held_by_another_program_says_so_and_the_call_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parscore.storage.connection.BUSY_MS", 10)
    with Workspace(tmp_path) as workspace:
        card = workspace.sets.add(draft(), origin="")
        with closing(sqlite3.connect(tmp_path / "parscore.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(EnvironmentFault, match="chương trình khác đang ghi"):
                workspace.sets.keep(card.id, titled(draft(), "Mới"), revision=card.revision)
        assert workspace.sets.keep(card.id, titled(draft(), "Mới"), revision=card.revision).title == "Mới"


@pytest.mark.parametrize("kept", sorted(KEPT.glob("[0-9]*")), ids=lambda path: path.name)
def test_the_shelf_of_every_kept_workspace_is_as_it_was(kept: Path, tmp_path: Path) -> None:
    shutil.copy(kept / "parscore.db", tmp_path)
    told = kept / "shelf.json"
    expected = json.loads(told.read_text(encoding="utf-8")) if told.exists() else []
    with Workspace(tmp_path) as workspace:
        cards = workspace.sets.cards()
        found = [
            {"state": card.state, "sha256": card.sha256, "content": kept_text(workspace.sets.read(card.id))}
            for card in cards
        ]
        assert found == expected
        assert not cards or workspace.sets.new_version(cards[0].id).state == "draft"
