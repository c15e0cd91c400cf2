"""A Word form of the Sở is filled: wherever Word hides a text, however it cut it; its rows repeated as they look."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from parscore.faults import InputError
from parscore.reports.own_form import write_own_form
from parscore.reports.year_data import Appraisal, YearData
from parscore.scoring.answers import Answer
from parscore.scoring.report_texts import ReportTexts
from tests.reports.samples import TRICKY, answers, criteria_set, report

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def filled(document: Document, folder: Path, data: YearData | None = None) -> Document:
    template, out = folder / "mau.docx", folder / "da-dien.docx"
    document.save(str(template))
    write_own_form(template, data or YearData(report()), out)
    return docx.Document(str(out))


def cells(document: Document, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def text_of(part: Any) -> str:
    return "".join(text.text or "" for text in part._element.iter(f"{{{W}}}t"))


def test_a_placeholder_cut_into_several_runs_is_filled_in_the_look_of_its_beginning(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Đơn vị: ")
    for part, bold in (("{", True), ("{don", True), ("_v", False), ("i}", None), ("} năm {{nam}}", False)):
        paragraph.add_run(part).bold = bold
    (line,) = [p for p in filled(document, tmp_path).paragraphs if p.text]
    assert line.text == "Đơn vị: Xã Mẫu năm 2025"
    assert [run.bold for run in line.runs if "Mẫu" in run.text] == [True]


def test_heads_feet_text_boxes_and_tables_in_tables_are_filled(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Đầu {{nam}}"
    section.footer.paragraphs[0].text = "Chân {{don_vi}}"
    inner = document.add_table(1, 1).cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "Trong {{chi_so}}"
    document.add_paragraph("Hộp")._p.append(
        parse_xml(
            f'<w:r xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
            "<w:p><w:r><w:t>Hộp {{tong_</w:t></w:r><w:r><w:t>diem}}</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    done = filled(document, tmp_path)
    assert text_of(done.sections[0].header) == "Đầu 2025"
    assert text_of(done.sections[0].footer) == "Chân Xã Mẫu"
    body = text_of(done)
    result = report().result
    assert f"Hộp {result.shown(result.total)}".replace(".", ",") in body
    assert "Trong " in body
    assert "{{" not in body


def test_the_row_of_each_level_is_repeated_with_its_own_look(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(5, 3)
    for column, text in enumerate(("STT", "Tiêu chí", "Điểm")):
        table.cell(0, column).text = text
    for row, kind in enumerate(("linh_vuc", "dong", "muc_cham"), start=1):
        for column, name in enumerate(("ma", "ten", "diem")):
            run = table.cell(row, column).paragraphs[0].add_run(f"{{{{{kind}.{name}}}}}")
            run.bold = kind == "linh_vuc"
    table.cell(4, 0).merge(table.cell(4, 1)).text = "Tổng cộng"
    table.cell(4, 2).text = "{{tong_diem}}"
    done = filled(document, tmp_path)
    rows = cells(done)
    assert [row[0] for row in rows[1:-1]] == ["1", "1.1", "1.2", "1.3", "1.3.1", "1.3.2", "2", "2.1", "2.2"]
    assert rows[3] == ["1.2", "Tiêu chí 1.2", "2,00"]
    assert rows[-1] == ["Tổng cộng", "Tổng cộng", "15,21"]
    bold = [row.cells[0].text for row in done.tables[0].rows if row.cells[0].paragraphs[0].runs[0].bold]
    assert bold == ["1", "2"]


def test_bookmarks_and_numbers_of_paragraphs_are_not_copied_with_a_row(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{{dong.ma}}"
    cell.paragraphs[0]._p.insert(0, parse_xml(f'<w:bookmarkStart xmlns:w="{W}" w:id="7" w:name="o"/>'))
    cell.paragraphs[0]._p.append(parse_xml(f'<w:bookmarkEnd xmlns:w="{W}" w:id="7"/>'))
    done = filled(document, tmp_path)
    assert len(cells(done)) == 9
    assert len(list(done.element.iter(f"{{{W}}}bookmarkStart"))) == 1


def test_a_text_of_several_lines_becomes_paragraphs_of_the_same_look(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{kho_khan}}", style="List Bullet")
    document.add_paragraph("Kiến nghị: {{kien_nghi}}")
    data = YearData(report(), texts=ReportTexts(difficulties="Một\nHai\nBa", proposals="A\nB"))
    done = [p for p in filled(document, tmp_path, data).paragraphs if p.text]
    assert [(p.text, p.style.name if p.style else "") for p in done[:3]] == [
        (word, "List Bullet") for word in ("Một", "Hai", "Ba")
    ]
    assert done[3].text == "Kiến nghị: A\nB"


def test_hostile_texts_come_out_as_texts(tmp_path: Path) -> None:
    hostile = f"<w:b/> & {TRICKY} \x00\u202e]]> {{{{don_vi}}}} " + "chữ " * 5000
    document = docx.Document()
    document.add_paragraph("{{giai_trinh:1.2}}")
    given = answers(**{"1_2": Answer(choice="co", explanation=hostile)})
    (line,) = [p for p in filled(document, tmp_path, YearData(report(given=given))).paragraphs if p.text]
    assert line.text.startswith(f"<w:b/> & {TRICKY} ]]> {{{{don_vi}}}} chữ")
    assert line.text.count("chữ") == 5000


def test_what_the_appraiser_gave_stands_beside_the_own_score(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 4)
    for column, name in enumerate(("1.2", "{{diem_tham_dinh:*}}", "{{chenh_lech:*}}", "{{y_kien:*}}")):
        table.cell(0, column).text = name
    data = YearData(report(), appraised={"1.2": Appraisal(Decimal("1.5"), "Thiếu quyết định")})
    assert cells(filled(document, tmp_path, data)) == [["1.2", "1,50", "−0,50", "Thiếu quyết định"]]


def test_every_unknown_placeholder_is_named_with_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Mở đầu")
    document.add_paragraph("{{ten_xa}} và {{diem:9.9}}")
    document.add_paragraph("{{dong.ma}}")
    document.add_table(2, 2).cell(1, 1).text = "{{dong.la}}"
    document.sections[0].header.paragraphs[0].text = "{{xyz}}"
    document.add_paragraph("{{nam")
    out = tmp_path / "da-dien.docx"
    with pytest.raises(InputError) as refused:
        filled(document, tmp_path)
    said = str(refused.value)
    for line in (
        "đoạn 2: {{ten_xa}}",
        "đoạn 2: {{diem:9.9}}",
        "đoạn 3: {{dong.ma}}",
        "bảng 1, dòng 2, ô 2: {{dong.la}}",
        "đầu trang, đoạn 1: {{xyz}}",
        "đoạn 4: “{{nam”",
    ):
        assert line in said
    assert not out.exists()


def test_illustrative_points_are_marked_on_the_first_and_on_every_other_page(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{don_vi}}")
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].header.paragraphs[0].text = "Biểu mẫu"
    data = YearData(report(criteria_set(points_status="illustrative")))
    section = filled(document, tmp_path, data).sections[0]
    for head in (section.header, section.first_page_header):
        assert head.paragraphs[0].text.startswith("ĐIỂM MINH HỌA")
    assert section.header.paragraphs[-1].text == "Biểu mẫu"


def test_a_form_of_official_points_gets_no_mark(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{don_vi}}{{canh_bao}}")
    done = filled(document, tmp_path)
    assert text_of(done.sections[0].header) == ""
    assert [p.text for p in done.paragraphs if p.text] == ["Xã Mẫu"]
