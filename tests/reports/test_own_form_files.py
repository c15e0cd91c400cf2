"""The forms that come with the program, the page that documents placeholders, and files that are no forms."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from openpyxl import Workbook, load_workbook

from parscore.data_files import resource
from parscore.faults import EnvironmentFault, InputError
from parscore.intake.sample import sample_sheet, shipped_set
from parscore.reports import ScoreReport
from parscore.reports.own_form import fill, write_own_form
from parscore.reports.own_form.names import FIGURE, NUMBER, OF_DOCUMENT, OF_ROW, REPEATED, WHOLE
from parscore.reports.own_form.notation import read
from parscore.reports.year_data import YearData
from parscore.scoring.assessment import score
from parscore.scoring.numbers import show_decimal
from tests.reports.samples import every_policy, report

PAGE = Path("docs", "mau-cua-so.md").read_text("utf-8")
FORMS = sorted(resource("own_forms").glob("*.*"))


def sample() -> YearData:
    criteria_set, sheet = shipped_set(), sample_sheet(2025)
    result = score(criteria_set, sheet)
    return YearData(
        ScoreReport(criteria_set, sheet, result, printed_on=date(2026, 1, 5), illustrative_facts=True, links={})
    )


def test_three_forms_of_the_kinds_met_in_the_field_come_with_the_program() -> None:
    assert [form.name for form in FORMS] == [
        "bang-cham-diem-7-cot.docx",
        "bang-tu-cham-diem.xlsx",
        "phieu-cham-diem-don-vi.xlsx",
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_that_comes_with_the_program_is_filled_completely_for_the_sample(form: Path) -> None:
    data = sample()
    content = BytesIO(fill(form, data).content)
    if form.suffix == ".docx":
        document = docx.Document(content)
        texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        texts += [paragraph.text for paragraph in document.paragraphs]
    else:
        sheets = load_workbook(content).worksheets
        texts = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value]
    whole = "\n".join(texts)
    assert "{{" not in whole
    result = data.report.result
    for node in data.report.criteria_set.walk():
        assert node.title in whole
    assert any(show_decimal(result.shown(result.total)) in text.replace(".", ",") for text in texts)


@pytest.mark.parametrize("name", [*WHOLE, *OF_ROW, *OF_DOCUMENT, *REPEATED, FIGURE, NUMBER], ids=lambda name: name.name)
def test_every_placeholder_is_on_the_page_for_officials(name: object) -> None:
    assert f"`{getattr(name, 'name', '')}`" in PAGE


def test_every_placeholder_shown_on_the_page_means_something() -> None:
    shown = re.findall(r"\{\{([^{}]+)\}\}", PAGE)
    assert len(shown) > 10
    for one in shown:
        read(one)


def zipped(**parts: str | bytes) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A harmless form with its parts changed."""
    book = Workbook()
    book.worksheets[0]["A1"] = "{{don_vi}}"
    content = BytesIO()
    book.save(content)
    with ZipFile(content) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    change(held)
    return zipped(**held)


def with_macro(parts: dict[str, bytes]) -> None:
    parts["xl/vbaProject.bin"] = b"macro"


def with_link(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" TargetMode="External" '
        b'Target="http://example.invalid/a.png"/></Relationships>'
    )


def with_entities(parts: dict[str, bytes]) -> None:
    sheet = parts["xl/worksheets/sheet1.xml"].rpartition(b"?>")[2]
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE a [<!ENTITY b "bomb">]>' + sheet


def with_a_cut_sheet(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:200]


def with_a_bomb(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet1.xml"] = b" " * 30_000_000


def signed(parts: dict[str, bytes]) -> None:
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "trống"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 cut", "hỏng"),
        (zipped(**{"a.txt": "x"}), "không phải là bảng tính"),
        (changed(with_macro), "macro"),
        (changed(with_link), "example.invalid"),
        (changed(with_entities), "DTD"),
        (changed(with_a_cut_sheet), "hỏng"),
        (changed(with_a_bomb), "quá lớn"),
        (changed(signed), "đã ký số"),
        (changed(lambda parts: parts.update({"xl/externalLinks/externalLink1.xml": b"<a/>"})), "liên kết"),
    ],
    ids=["empty", "pdf", "cut", "other zip", "macro", "link", "dtd", "cut part", "bomb", "signed", "other workbook"],
)
def test_a_file_that_cannot_be_a_form_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    form = tmp_path / "mau.xlsx"
    form.write_bytes(content)
    with pytest.raises(InputError) as refused:
        fill(form, YearData(report()))
    assert said in str(refused.value)
    assert "hãy" in str(refused.value)


def test_a_form_without_placeholders_is_told_as_such(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "Đơn vị:"
    book.save(tmp_path / "mau.xlsx")
    with pytest.raises(InputError, match="không có chỗ điền nào"):
        fill(tmp_path / "mau.xlsx", YearData(report()))


def test_a_missing_form_and_a_folder_are_the_environments_fault(tmp_path: Path) -> None:
    for wrong in (tmp_path / "khong-co.docx", tmp_path):
        with pytest.raises(EnvironmentFault, match=re.escape(str(wrong))):
            fill(wrong, YearData(report()))


def test_a_result_is_not_named_as_a_file_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.docx"):
        write_own_form(FORMS[0], YearData(report()), tmp_path / "ra.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_tells_how_its_total_came_about_whatever_the_set_does_to_it(form: Path) -> None:
    for name, made in every_policy().items():
        content = BytesIO(fill(form, YearData(made)).content)
        if form.suffix == ".docx":
            whole = "\n".join(paragraph.text for paragraph in docx.Document(content).paragraphs)
        else:
            sheet = load_workbook(content).worksheets[0]
            whole = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
        assert str(made.result.working) in whole, name
        assert ("tạm tính" in whole) == made.result.provisional, name


def damaged(form: Path, seed: int) -> bytes:
    """The form with a few attributes that hold nonsense and an element taken out."""
    chance = Random(seed)
    with ZipFile(form) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    for _ in range(4):
        name = chance.choice([name for name in held if name.endswith((".xml", ".rels"))])
        text = held[name].decode()
        whole = chance.random() < 0.3
        places = list(re.finditer(r"<[^<>]+/>" if whole else r'(?<==")[^"]*', text))
        if places:
            at = chance.choice(places)
            nonsense = "" if whole else chance.choice(["", "-1", "abc", "9" * 12, "A1:B", "ZZZZ9", "1048577"])
            held[name] = (text[: at.start()] + nonsense + text[at.end() :]).encode()
    return zipped(**held)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_damaged_form_is_filled_or_refused_in_a_sentence(form: Path, tmp_path: Path, at_full_size: bool) -> None:
    data = YearData(report(links={}))
    for seed in range(1000 if at_full_size else 40):
        template = tmp_path / f"{seed}{form.suffix}"
        template.write_bytes(damaged(form, seed))
        said = refusal(template, data)
        assert not said or "hãy" in said


def refusal(template: Path, data: YearData) -> str:
    """Why a form is refused, empty when it is filled."""
    try:
        return "" if fill(template, data).content else "trống"
    except InputError as refused:
        return str(refused)
