"""A document through the years: files replaced and brought back, what closed years rested on, what was decided."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from parscore.faults import EnvironmentFault, InputError
from parscore.scoring.edits import Edit, LinkChange
from parscore.scoring.evidence import Document, Link
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.documents import Use
from parscore.storage.evidence_store import Standing, Stored
from parscore.storage.workspace import Workspace
from tests.storage.samples import XA, Desk, declare_all, small_set

KEPT = Path(__file__).parents[1] / "fixtures" / "workspaces"


def file_of(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def link(desk: Desk, code: str, *links: Link) -> None:
    old = desk.workspace.open(desk.card_id).links.get(code, ())
    desk.do(Edit("Tài liệu", links=(LinkChange(code, old, links),)))


@pytest.fixture
def report(workspace: Workspace, tmp_path: Path) -> Document:
    taken = workspace.take_in_document(file_of(tmp_path, "báo cáo.docx", b"ban dau"), who="Lê Thị Ánh")
    described = replace(taken, number="05/BC-UBND", issued_on=date(2025, 12, 5), pages=7)
    workspace.describe_document(described)
    return described


def test_a_replaced_file_stays_as_a_revision_and_the_links_stay_on(
    desk: Desk, report: Document, tmp_path: Path
) -> None:
    workspace = desk.workspace
    link(desk, "1.1", Link(report.id, "", "II", "3"))
    new = workspace.replace_file(report, file_of(tmp_path, "báo cáo ký.pdf", b"da ky"), who="Trần Văn Bình")
    assert (new.id, new.number, new.file_name, new.size) == (report.id, "05/BC-UBND", "báo cáo ký.pdf", 5)
    assert (new.media_type, new.pages) == ("application/pdf", None)
    assert workspace.documents() == [new]
    assert workspace.open(desk.card_id).links == {"1.1": (Link(report.id, "", "II", "3"),)}
    (older,) = workspace.revisions(report.id)
    assert (older.file_name, older.size, older.replaced_by) == ("báo cáo.docx", 7, "Trần Văn Bình")
    assert workspace.document_file(older.as_it_was(new)).read_bytes() == b"ban dau"
    assert workspace.document_file(new).read_bytes() == b"da ky"
    assert workspace.verify() == []


def test_an_older_file_is_brought_back_and_nothing_is_lost_by_it(
    workspace: Workspace, report: Document, tmp_path: Path
) -> None:
    new = workspace.replace_file(report, file_of(tmp_path, "hai.pdf", b"hai"))
    back = workspace.bring_back(new, workspace.revisions(report.id)[0], who="Lê Thị Ánh")
    assert back == replace(report, pages=None)
    assert [older.file_name for older in workspace.revisions(report.id)] == ["báo cáo.docx", "hai.pdf"]


def test_the_very_same_file_makes_no_revision(workspace: Workspace, report: Document, tmp_path: Path) -> None:
    assert workspace.replace_file(report, file_of(tmp_path, "khác tên.docx", b"ban dau")) == report
    assert workspace.revisions(report.id) == []


def test_a_file_of_another_document_is_refused_by_its_title(
    workspace: Workspace, report: Document, tmp_path: Path
) -> None:
    workspace.take_in_document(file_of(tmp_path, "kế hoạch.pdf", b"ke hoach"))
    with pytest.raises(InputError, match=r"đã có trong kho là “kế hoạch[.]pdf”; hãy đính kèm tài liệu ấy"):
        workspace.replace_file(report, file_of(tmp_path, "x.pdf", b"ke hoach"))
    assert workspace.revisions(report.id) == []


def test_a_document_that_another_window_replaced_is_not_replaced_blindly(
    workspace: Workspace, report: Document, tmp_path: Path
) -> None:
    workspace.replace_file(report, file_of(tmp_path, "hai.pdf", b"hai"))
    with pytest.raises(InputError, match="vừa được thay đổi ở cửa sổ hoặc máy khác"):
        workspace.replace_file(report, file_of(tmp_path, "ba.pdf", b"ba"))
    assert workspace.evidence.standing(sha256(b"ba").hexdigest(), 2) is Standing.MISSING


@pytest.mark.parametrize("state", [State.APPROVED, State.LOCKED])
def test_a_file_that_a_closed_year_rests_on_is_not_replaced(
    desk: Desk, report: Document, tmp_path: Path, state: State
) -> None:
    workspace, new = desk.workspace, file_of(tmp_path, "hai.pdf", b"hai")
    declare_all(desk)
    link(desk, "1.1", Link(report.id))
    workspace.change_state(desk.card_id, State.APPROVED)
    if state is State.LOCKED:
        workspace.change_state(desk.card_id, State.LOCKED)
    with pytest.raises(InputError, match=r"năm 2025 đã duyệt hoặc đã chốt.*thêm tệp mới thành tài liệu khác"):
        workspace.replace_file(report, new)
    assert workspace.documents() == [report]
    workspace.change_state(desk.card_id, State.DRAFT, reason="Sửa báo cáo")
    assert workspace.replace_file(report, new).file_name == "hai.pdf"


def test_what_a_locked_year_contained_is_told_whatever_happens_later(
    desk: Desk, report: Document, tmp_path: Path
) -> None:
    workspace = desk.workspace
    declare_all(desk)
    proved = {"1.1": (Link(report.id, "Kế hoạch", "II", "3", "dòng 4"),), "1.2": (Link(report.id),)}
    for code, links in proved.items():
        link(desk, code, *links)
    workspace.change_state(desk.card_id, State.APPROVED, who="Lê Văn A")
    workspace.change_state(desk.card_id, State.LOCKED, who="Lê Văn A")
    workspace.change_state(desk.card_id, State.DRAFT, reason="Sở yêu cầu bổ sung")
    new = workspace.replace_file(report, file_of(tmp_path, "hai.pdf", b"hai"))
    workspace.describe_document(replace(new, number="99/BC-UBND"))
    link(desk, "1.1")
    approved, locked = workspace.closed_evidence(desk.card_id)
    assert (approved.change.new, locked.change.new) == (State.APPROVED, State.LOCKED)
    assert locked.links == approved.links == proved
    assert locked.documents == {report.id: report}
    assert workspace.document_file(locked.documents[report.id]).read_bytes() == b"ban dau"


def test_years_closed_before_this_version_tell_what_they_contain(tmp_path: Path) -> None:
    shutil.copy(KEPT / "0003" / "parscore.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "parscore.db")) as older:
        older.execute("UPDATE assessment SET state = 'locked' WHERE id = 1")
        for new in ("approved", "locked"):
            older.execute(
                "INSERT INTO state_change (assessment_id, at, who, old, new, reason, returned)"
                f"VALUES (1, '2025-01-05T01:02:03.000000+00:00', '', 'draft', '{new}', '', '{{}}')"
            )
        older.commit()
    with Workspace(tmp_path) as workspace:
        (told,) = workspace.closed_evidence(1)
        opened = workspace.open(1)
    assert told.change.new is State.LOCKED
    assert told.links == opened.links != {}
    assert told.documents == opened.documents


def test_a_sample_is_removed_with_what_it_rested_on(workspace: Workspace, report: Document) -> None:
    desk = Desk(workspace, workspace.create(XA, 2025, small_set(), illustrative_facts=True).id)
    link(desk, "1.1", Link(report.id))
    workspace.change_state(desk.card_id, State.APPROVED)
    workspace.remove_sample(desk.card_id)
    assert workspace.cards() == []
    assert workspace.verify() == []


def test_one_document_stands_for_several_requirements_of_a_leaf_through_undo_and_history(
    desk: Desk, report: Document
) -> None:
    workspace = desk.workspace
    one, two = Link(report.id, "Kế hoạch", "I", "2"), Link(report.id, "Báo cáo", "II", "9", "bảng 3")
    step = desk.do(Edit("Đính kèm", links=(LinkChange("1.1", (), (one, two)),)))
    assert workspace.open(desk.card_id).links == {"1.1": (one, two)}
    desk.undo(step)
    assert workspace.open(desk.card_id).links == {}
    desk.redo(step)
    assert workspace.open(desk.card_id).links == {"1.1": (one, two)}
    assert [edit.links for edit in (line.edit for line in workspace.history(desk.card_id))] == [
        (LinkChange("1.1", (), (one, two)),),
        (LinkChange("1.1", (one, two), ()),),
        (LinkChange("1.1", (), (one, two)),),
    ]


def test_it_is_told_where_a_document_proves_something(desk: Desk, report: Document, tmp_path: Path) -> None:
    workspace = desk.workspace
    unused = workspace.take_in_document(file_of(tmp_path, "thừa.pdf", b"thua"))
    link(desk, "1.1", Link(report.id, "Kế hoạch"), Link(report.id, "Báo cáo"))
    link(desk, "1.2", Link(report.id))
    uses = workspace.uses()
    assert uses[report.id] == (Use(desk.card_id, Stage.SELF, "1.1"), Use(desk.card_id, Stage.SELF, "1.2"))
    assert unused.id not in uses


def test_decisions_on_what_was_pointed_out_are_kept_with_who_and_when(workspace: Workspace, report: Document) -> None:
    kept = workspace.decide(
        Stored(report.sha256, report.size),
        report.file_name,
        "personal_data",
        "Đã che số căn cước",
        who="Lê Thị Ánh",
        document=report.id,
    )
    left_out = workspace.decide(Stored("b" * 64, 9), "mật.pdf", "secret", "Không cất; đã nộp bản giấy")
    assert workspace.decisions() == [kept, left_out]
    assert workspace.decisions(report.id) == [kept]
    assert (kept.who, kept.words, left_out.document) == ("Lê Thị Ánh", "Đã che số căn cước", None)


def test_a_lost_older_file_is_named_and_cannot_be_brought_back(
    workspace: Workspace, report: Document, tmp_path: Path
) -> None:
    new = workspace.replace_file(report, file_of(tmp_path, "hai.pdf", b"hai"))
    workspace.document_file(report).unlink()
    (told,) = workspace.verify()
    assert told.startswith("Tệp “báo cáo.docx” không còn trong kho tài liệu")
    with pytest.raises(EnvironmentFault, match="không còn trong kho"):
        workspace.bring_back(new, workspace.revisions(report.id)[0])
