"""The command line as a script and an acceptance robot use it: exit codes, JSON, messages beside the output."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from parscore.cli import main
from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.answers import Answer, AnswerSheet, Source, Unit
from parscore.scoring.assessment import score
from parscore.scoring.edits import Change, Circumstances, Edit
from parscore.scoring.evidence import owes_explanation
from parscore.storage.workspace import Opened, Workspace

SET = """
format: parscore-criteria/1
id: thu
version: 1
title: Bộ thử
years: [2025]
unit_kinds: [xa]
points_status: official
scale: {total: "10", may_exceed: false, rounding: {places: 2, mode: half_up, at: total}}
not_arising: exclude
classes: [{name: Tốt, from: "80"}, {name: Khá, from: "0"}]
criteria:
  - code: "1"
    level: area
    title: Lĩnh vực
    children:
      - code: "1.1"
        level: criterion
        title: Đúng hạn
        max: "5"
        rule:
          kind: measured
          measure: {kind: ratio, numerator: Đúng hạn, denominator: Tổng}
          scale: {kind: proportional, full_at: "100"}
      - {code: "1.2", level: criterion, title: Tự do, max: "3", rule: {kind: manual}}
      - {code: "1.3", level: criterion, title: Khảo sát, max: "2", method: survey, rule: {kind: external, source: XHH}}
"""
ANSWERS = """
format: parscore-answers/1
criteria: {id: thu, version: 1}
unit: {code: xa-a, name: Xã A, kind: xa}
year: 2025
answers:
  "1.1": {values: {numerator: "1", denominator: 3}}
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "bo.yaml").write_text(SET, encoding="utf-8")
    (tmp_path / "khai.yaml").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def score_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = main(["score", "--criteria", str(folder / "bo.yaml"), "--answers", str(folder / "khai.yaml"), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_score_prints_decimals_as_texts_with_exact_fractions_beside_them(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = score_json(files, capsys)
    assert code == 0
    nodes = {node["code"]: node for node in result["nodes"]}
    assert (nodes["1.1"]["score"], nodes["1.1"]["exact_score"]) == ("1.67", "5/3")
    assert nodes["1.1"]["working"] == "1/3 ≈ 33,33 % → 5 × 33,3333…/100 → khoảng 1,67 điểm"
    assert "status" not in nodes["1"]
    assert (nodes["1.2"]["status"], nodes["1.2"]["score"]) == ("blank", None)
    assert (nodes["1.3"]["status"], nodes["1.3"]["score"]) == ("locked", None)
    assert [node["code"] for node in result["nodes"]] == ["1", "1.1", "1.2", "1.3"]
    assert (result["total"], result["max"], result["index_percent"]) == ("1.67", "10.00", "16.67")
    assert result["self"] == {
        "score": "1.67",
        "exact_score": "5/3",
        "max": "8.00",
        "percent": "20.83",
        "exact_percent": "125/6",
    }
    assert (result["provisional"], result["class"], result["problems"]) == (True, "Khá", [])
    assert result["criteria"] == {"id": "thu", "version": 1, "points_status": "official"}
    assert result["unit"] == {"code": "xa-a", "name": "Xã A", "kind": "xa"}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ('"1.1": {values: {numerator: "1,5", denominator: "3"}}', "1.1"),
        ('"1.1": {choice: co}', "1.1"),
        ('"1.1": {values: {tu_so: "1"}}', "1.1"),
        ('"1.2": {points: "3.5"}', "1.2"),
        ('"1.3": {points: "2.5"}', "1.3"),
        ('"9.9": {points: "1"}', "9.9"),
        ('"1.1": {gia_tri: "1"}', "1.1"),
        ('"1.1": {values: {numerator: 1.5, denominator: "3"}}', "1.1"),
    ],
)
def test_a_refused_answer_is_listed_and_ends_in_exit_1(
    files: Path, capsys: pytest.CaptureFixture[str], answer: str, code: str
) -> None:
    (files / "khai.yaml").write_text(ANSWERS.rsplit("\n", 2)[0] + f"\n  {answer}\n", encoding="utf-8")
    exit_code, result = score_json(files, capsys)
    assert exit_code == 1
    assert [p["code"] for p in result["problems"] if p["severity"] == "error"] == [code]


def test_every_mistake_of_a_criteria_file_is_listed_with_its_line(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = SET.replace('max: "3"', "max: 3.5").replace("Tự do", "Tự do, titel: x").replace('"1.3"', '"1.2"')
    (files / "bo.yaml").write_text(broken, encoding="utf-8")
    assert main(["criteria", "check", str(files / "bo.yaml"), "--json"]) == 1
    captured = capsys.readouterr()
    problems = json.loads(captured.out)["problems"]
    errors = [(p["line"], p["code"]) for p in problems if p["severity"] == "error"]
    assert sorted(errors) == [(25, "1.2"), (25, "1.2"), (26, "1.2")]
    assert captured.err.count("dòng 25") == 2


def test_warnings_alone_end_in_exit_0(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "bo.yaml").write_text(SET.replace('total: "10"', 'total: "12"'), encoding="utf-8")
    assert main(["criteria", "check", str(files / "bo.yaml"), "--json"]) == 0
    assert [p["severity"] for p in json.loads(capsys.readouterr().out)["problems"]] == ["warning"]


def test_the_installed_sets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["criteria", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["criteria"]
    assert {"loc-hoa-2025", "duc-co-2021"} <= {one["id"] for one in listed}
    assert {one["points_status"] for one in listed} == {"illustrative"}


@pytest.mark.parametrize(
    "arguments",
    [[], ["--criteria", "x.yaml"], ["--criteria", "a", "--answers", "b", "--nonsense"]],
)
def test_wrong_usage_ends_in_exit_2_in_vietnamese(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["score", *arguments])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("Sai cách gọi lệnh: ")


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["demo"],
        ["score"],
        ["criteria"],
        ["criteria", "check"],
        ["criteria", "import"],
        ["criteria", "template"],
        ["report"],
        ["check"],
        ["selftest"],
    ],
)
def test_help_is_in_vietnamese(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith("Cách dùng: parscore")
    assert not [word for word in ("usage", "options", "arguments", "show", "exit") if word in said]


def test_a_missing_file_or_a_folder_is_the_environments_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong in (tmp_path / "khong-co.yaml", tmp_path):
        assert main(["criteria", "check", str(wrong)]) == 3
        assert str(wrong) in capsys.readouterr().err


def test_answers_for_another_set_are_refused(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "khai.yaml").write_text(ANSWERS.replace("id: thu", "id: khac"), encoding="utf-8")
    code, result = score_json(files, capsys)
    assert code == 1
    assert "khac" in result["problems"][0]["message"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chạy thử")
    ended = subprocess.run(
        [sys.executable, "-m", "parscore", "demo", "--out", str(folder)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "Xã Mẫu năm 2024" in ended.stdout
    assert str(folder / "bao-cao" / "xa-mau-2025.pdf") in ended.stdout
    return folder


def test_demo_leaves_a_workspace_and_the_reports_of_2025(demo: Path) -> None:
    assert (demo / "workspace").is_dir()
    assert sorted(p.name for p in (demo / "bao-cao").iterdir()) == [
        f"xa-mau-2025.{ending}" for ending in ("docx", "pdf", "xlsx")
    ]


def test_demo_proves_its_scores_with_papers_that_stand_in_the_store(demo: Path) -> None:
    with Workspace(demo / "workspace", create=False) as workspace:
        assert workspace.verify() == []
        documents = workspace.documents()
        assert 10 <= len(documents) <= 18
        for document in documents:
            assert document.pages == len(PdfReader(workspace.document_file(document)).pages)
            assert (document.issuer, document.remark) == ("UBND xã Mẫu", "Tài liệu minh họa")
        assert {step.who for card in workspace.cards() for step in workspace.open(card.id).steps} == {
            "Số liệu minh họa"
        }
        owed = {card.year: _owed(workspace.open(card.id)) for card in workspace.cards()}
        flagged = {card.year: _flagged(workspace.open(card.id)) for card in workspace.cards()}
    assert owed == {2023: [], 2024: [], 2025: ["3.4", "4.1", "6.1.3"]}
    assert flagged == {2023: [], 2024: [], 2025: ["2.2.4"]}


def _owed(opened: Opened) -> list[str]:
    result, answers = score(opened.criteria_set, opened.sheet), opened.sheet.answers
    items = [*opened.criteria_set.leaves(), *opened.criteria_set.bonus_items]
    assert opened.links
    return [
        leaf.code
        for leaf in items
        if owes_explanation(
            leaf, result.nodes[leaf.code], answers.get(leaf.code, Answer()), opened.links.get(leaf.code, ())
        )
    ]


def _flagged(opened: Opened) -> list[str]:
    return [code for code, answer in opened.sheet.answers.items() if answer.flagged]


def test_every_page_of_a_paper_of_the_demo_says_that_it_is_no_real_one(demo: Path) -> None:
    with Workspace(demo / "workspace", create=False) as workspace:
        opened = workspace.open(workspace.cards(year=2024)[0].id)
        link = opened.links["7.2"][0]
        reader = PdfReader(workspace.document_file(opened.documents[link.document]))
    assert all("TÀI LIỆU MINH HỌA" in page.extract_text() for page in reader.pages)
    assert "Mục 7.2." in reader.pages[int(link.page) - 1].extract_text()
    assert link.section.removeprefix("Phụ lục ") in reader.pages[int(link.page) - 1].extract_text()


def test_the_papers_of_the_demo_are_the_same_whenever_they_are_made(demo: Path, tmp_path: Path) -> None:
    """By a program of its own: what else a process has printed before leaves its mark on the fonts in a PDF."""
    command = [sys.executable, "-m", "parscore", "demo", "--out", str(tmp_path)]
    subprocess.run(command, capture_output=True, check=True)
    stores = [sorted(p.name for p in (d / "workspace" / "evidence").glob("*/*")) for d in (demo, tmp_path)]
    assert stores[0] == stores[1]


def test_demo_into_the_same_folder_changes_nothing_without_force(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.stat().st_mtime_ns for p in demo.rglob("*") if p.is_file()}
    assert main(["demo", "--out", str(demo)]) == 1
    assert {p: p.stat().st_mtime_ns for p in demo.rglob("*") if p.is_file()} == before


def test_demo_never_deletes_anybodys_work_even_when_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded = load_criteria(criteria_folder() / "loc-hoa-2025.yaml").criteria_set
    assert loaded is not None
    with Workspace(tmp_path / "workspace") as workspace:
        workspace.create(Unit("that", "Xã Thật", "xa"), 2025, loaded)
    assert main(["demo", "--out", str(tmp_path), "--force"]) == 1
    assert "Xã Thật" in capsys.readouterr().err
    with Workspace(tmp_path / "workspace") as workspace:
        assert [card.unit.name for card in workspace.cards()] == ["Xã Thật"]


def test_check_tells_what_is_open_in_2025_and_nothing_to_do_in_2024(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--workspace", str(demo / "workspace"), "--unit", "xa-mau"]
    assert main(["check", *place, "--year", "2025", "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    blank = [p for p in problems if p["kind"] == "blank"]
    assert blank
    assert {p["severity"] for p in blank} == {"error"}
    assert set(blank[0]) == {"code", "severity", "kind", "message"}
    assert main(["check", *place, "--year", "2024", "--json"]) == 0


def test_check_tells_of_a_document_whose_file_is_gone(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--workspace", str(demo / "workspace"), "--unit", "xa-mau", "--year", "2024"]
    with Workspace(demo / "workspace") as workspace:
        card = workspace.cards(unit_code="xa-mau", year=2024)[0]
        opened = workspace.open(card.id)
        linked = next(link.document for links in opened.links.values() for link in links)
        file = workspace.document_file(opened.documents[linked])
    aside = file.rename(demo / "aside")
    assert main(["check", *place, "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [p["kind"] for p in problems if p["severity"] == "error"] == ["lost_file"]
    aside.rename(file)
    assert main(["check", *place]) == 0


def scored_folder(files: Path, answers: dict[str, Answer], circumstances: Circumstances | None = None) -> Path:
    """A workspace with the small set, scored so."""
    small = load_criteria(files / "bo.yaml").criteria_set
    assert small is not None
    with Workspace(files / "workspace") as workspace:
        card = workspace.create(Unit("xa-a", "Xã A", "xa"), 2025, small)
        changes = tuple(Change(code, Answer(), answer) for code, answer in answers.items())
        edit = Edit("Nhập", changes, Circumstances(), circumstances or Circumstances())
        sheet = AnswerSheet("thu", 1, card.unit, 2025, answers)
        workspace.record(card.id, edit, score(small, sheet))
    return files / "workspace"


RATIO = Answer(values={"numerator": "1", "denominator": "2"})
SUPPLIED = Answer(points="2", source=Source("Công văn 8/SNV", "2026-01-05"))


def test_check_looks_at_proof_source_and_deadline_too(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = Circumstances(deadline=date(2025, 1, 1))
    answers = {"1.1": RATIO, "1.2": Answer(points="2", explanation="Bản giấy"), "1.3": replace(SUPPLIED, source=None)}
    folder = scored_folder(files, answers, late)
    place = ["--workspace", str(folder), "--unit", "xa-a", "--year", "2025"]
    assert main(["check", *place, "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(p["code"], p["severity"], p["kind"]) for p in problems] == [
        ("1.1", "error", "no_explanation"),
        ("1.3", "error", "no_source"),
        ("", "warning", "overdue"),
        ("1.2", "warning", "no_evidence"),
    ]
    assert main(["check", *place]) == 1
    said = capsys.readouterr().out
    assert "cần làm  1.1        Đúng hạn: có 2,50 điểm nhưng chưa có tài liệu kiểm chứng" in said
    assert said.endswith("Còn 2 việc phải làm trước khi nộp.\n")


def test_warnings_and_hints_do_not_hinder_submission(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"1.1": replace(RATIO, explanation="Bản giấy"), "1.2": Answer(points="0"), "1.3": SUPPLIED}
    place = ["--workspace", str(scored_folder(files, answers)), "--unit", "xa-a", "--year", "2025"]
    assert main(["check", *place]) == 0
    assert "Không còn việc nào phải làm trước khi nộp." in capsys.readouterr().out


@pytest.mark.parametrize("format_name", ["docx", "xlsx", "pdf"])
def test_report_writes_one_file(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format_name: str
) -> None:
    out = tmp_path / f"bảng.{format_name}"
    place = ["--workspace", str(demo / "workspace"), "--unit", "xa-mau", "--year", "2024"]
    assert main(["report", *place, "--format", format_name, "--out", str(out)]) == 0
    assert out.stat().st_size > 5000


def test_report_says_what_the_workspace_keeps_of_the_year(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "báo cáo.docx"
    place = ["--workspace", str(demo / "workspace"), "--unit", "xa-mau", "--year", "2025"]
    assert main(["report", *place, "--format", "docx", "--out", str(out)]) == 0
    lines = [line.text for line in docx.Document(str(out)).paragraphs]
    assert any("77,92/100 điểm" in line for line in lines)
    assert any(line.startswith("- Năm 2024: Chỉ số 81,60%") for line in lines)
    assert "Đề nghị Sở Nội vụ hướng dẫn cách tính đối với các tiêu chí xã không phát sinh nhiệm vụ." in lines


def test_report_takes_the_layout_of_the_workspace_or_says_what_is_wrong_with_it(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, own = tmp_path / "báo cáo.docx", demo / "workspace" / "the-thuc.toml"
    command = ["report", "--workspace", str(demo / "workspace"), "--unit", "xa-mau", "--year", "2025"]
    command += ["--format", "docx", "--out", str(out)]
    try:
        own.write_text("[page]\nleft = 35\n", "utf-8")
        assert main(command) == 0
        left = docx.Document(str(out)).sections[0].left_margin
        assert left is not None
        assert round(left.mm) == 35
        before = out.read_bytes()
        own.write_text("[page]\nleft = 500\n", "utf-8")
        assert main(command) == 1
        assert "lề quá rộng" in capsys.readouterr().err
        assert out.read_bytes() == before
    finally:
        own.unlink()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--unit", "khong-co", "--year", "2025"], 1),
        (["--unit", "xa-mau", "--year", "1999"], 1),
        (["--unit", "xa-mau", "--year", "2025", "--set", "khac"], 1),
    ],
)
def test_an_assessment_that_is_not_there_is_named(
    demo: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert main(["check", "--workspace", str(demo / "workspace"), *arguments, "--json"]) == code
    said = capsys.readouterr()
    assert "xa-mau năm 2024" in said.err
    assert [p["severity"] for p in json.loads(said.out)["problems"]] == ["error"]


def test_a_workspace_that_is_missing_is_the_environments_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--workspace", str(tmp_path / "khong"), "--unit", "a", "--year", "2025"]) == 3
    assert not (tmp_path / "khong").exists()


def test_without_a_screen_the_program_says_so_and_prints_where_the_reports_lie(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 0
    said = capsys.readouterr().out
    assert "Không có màn hình" in said
    reports = [Path(line.split(": ", 1)[1]) for line in said.splitlines() if line.startswith("Báo cáo năm")]
    assert {path.suffix for path in reports} == {".docx", ".pdf", ".xlsx"}
    assert all(path.is_file() for path in reports)


def test_our_own_mistake_never_shows_a_traceback(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parscore.commands.score.load_criteria", lambda path: 1 / 0)
    code = main(["score", "--criteria", str(files / "bo.yaml"), "--answers", str(files / "khai.yaml")])
    err = capsys.readouterr().err
    assert code == 3
    assert "Traceback" not in err
    report = Path(err.rsplit(": ", 1)[1].strip())
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    report.unlink()


def test_every_shipped_set_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(p) for p in sorted(Path(str(criteria_folder())).glob("*.yaml"))]
    assert main(["criteria", "check", *files]) == 0
