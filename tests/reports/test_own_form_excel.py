"""An Excel form of the Sở is filled: numbers as numbers, rows repeated, everything that refers to rows moved along."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from parscore.faults import InputError
from parscore.reports.own_form import fill, write_own_form
from parscore.reports.year_data import YearData
from parscore.scoring.answers import Answer
from parscore.scoring.evidence import Document, Link
from tests.reports.samples import answers, criteria_set, leaf, parent, report
from tests.reports.spreadsheet import Recalculated


def filled_book(book: Workbook, folder: Path, data: YearData | None = None) -> Path:
    template, out = folder / "mau.xlsx", folder / "da-dien.xlsx"
    book.save(template)
    write_own_form(template, data or YearData(report()), out)
    return out


def column(sheet: Worksheet, letter: str, first: int, last: int) -> list[object]:
    return [sheet[f"{letter}{row}"].value for row in range(first, last + 1)]


def head(sheet: Worksheet) -> Any:
    """The middle of the head of every page."""
    heads: Any = sheet.oddHeader
    return heads.center


def tree_form() -> Workbook:
    """A heading, three template rows by level, a total, a line below."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bảng điểm"
    sheet["A1"] = "Đơn vị: {{tên đơn vị}} - Năm {{nam}}"
    for place, kind in enumerate(("linh_vuc", "dong", "muc_cham"), start=3):
        sheet[f"A{place}"] = f"{{{{{kind}.ma}}}}"
        sheet[f"B{place}"] = f"{{{{{kind}.ten}}}}"
        sheet[f"C{place}"] = f"{{{{{kind}.diem_toi_da}}}}"
        sheet[f"D{place}"] = f"{{{{{kind}.diem}}}}"
        sheet[f"E{place}"] = f"=C{place}-D{place}"
        sheet[f"F{place}"] = f"{{{{{kind}.cap}}}}"
        sheet[f"D{place}"].number_format = "0.000"
    sheet["A3"].font = Font(bold=True)
    sheet["A6"] = "Tổng"
    sheet["C6"] = "=SUMIF(F3:F5,1,C3:C5)"
    sheet["D6"] = "=SUMIF($F$3:$F$5,1,D$3:D$5)"
    sheet["A8"] = "Người lập"
    return book


def test_every_row_of_the_tree_stands_in_the_sheet_with_the_look_of_its_level(tmp_path: Path) -> None:
    sheet = load_workbook(filled_book(tree_form(), tmp_path))["Bảng điểm"]
    assert sheet["A1"].value == "Đơn vị: Xã Mẫu - Năm 2025"
    codes = ["1", "1.1", "1.2", "1.3", "1.3.1", "1.3.2", "2", "2.1", "2.2"]
    assert column(sheet, "A", 3, 11) == codes
    assert [code for code, row in zip(codes, range(3, 12), strict=True) if sheet[f"A{row}"].font.bold] == ["1", "2"]
    assert (sheet["A12"].value, sheet["A14"].value) == ("Tổng", "Người lập")


def test_points_are_numbers_that_keep_the_number_format_and_totals_agree_with_the_screen(tmp_path: Path) -> None:
    out = filled_book(tree_form(), tmp_path)
    sheet, result = load_workbook(out)["Bảng điểm"], report().result
    assert sheet["D5"].value == 2
    assert sheet["D5"].number_format == "0.000"
    totals = Recalculated(out)
    assert sheet["C12"].value == "=SUMIF(F3:F11,1,C3:C11)"
    assert sheet["D12"].value == "=SUMIF($F$3:$F$11,1,D$3:D$11)"
    areas = [totals.value("Bảng điểm", cell) for cell in ("D3", "D9")]
    assert sum(float(str(points)) for points in areas) == pytest.approx(float(result.total))
    assert totals.value("Bảng điểm", "E5") == 0


def test_formulas_stay_right_wherever_they_stand(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bảng"
    sheet["A1"] = "=SUM(B3)"
    sheet["A2"] = "=B3*2"
    sheet["A3"], sheet["B3"] = "{{muc_cham.ma}}", "{{muc_cham.toi_da}}"
    sheet["C3"] = "=B3/$B$5"
    sheet["D3"] = "=RANK(B3,B$3:B$3)"
    sheet["E3"] = "=SUM(B3,A1)"
    sheet["B5"] = "=SUM(B3:B3)"
    sheet["B6"] = '=IF(B5>0,"B3","")&B5'
    other = book.create_sheet("Tổng hợp")
    other["A1"] = "='Bảng'!B5+SUM('Bảng'!B3:B3)"
    other["A2"] = "{{chi_so}}"
    out = load_workbook(filled_book(book, tmp_path))
    sheet = out["Bảng"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("=SUM(B3:B8)", "=B3*2")
    assert (sheet["C5"].value, sheet["D5"].value, sheet["E5"].value) == (
        "=B5/$B$10",
        "=RANK(B5,B$3:B$8)",
        "=SUM(B5,A1)",
    )
    assert (sheet["B10"].value, sheet["B11"].value) == ("=SUM(B3:B8)", '=IF(B10>0,"B3","")&B10')
    assert out["Tổng hợp"]["A1"].value == "='Bảng'!B10+SUM('Bảng'!B3:B8)"


def test_merged_cells_formats_lists_names_and_print_areas_move_with_the_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bảng"
    sheet["A1"] = "{{don_vi}}"
    sheet.merge_cells("A1:D1")
    sheet["A3"], sheet["B3"], sheet["D3"] = "{{dong.ma}}", "{{dong.ten}}", "{{dong.diem}}"
    sheet.merge_cells("B3:C3")
    sheet["A5"] = "Ký tên"
    sheet.merge_cells("A5:B7")
    sheet["D5"].comment = Comment("ghi chú", "a")
    sheet.conditional_formatting.add(
        "D3:D3", Rule("cellIs", operator="lessThan", formula=["$D$5"], dxf=DifferentialStyle(Font(bold=True)))
    )
    listed = DataValidation("list", formula1="$A$5:$A$7")
    listed.add("D3:D5")
    sheet.add_data_validation(listed)
    sheet.print_area, sheet.print_title_rows = "A1:D7", "1:2"
    book.defined_names["diem"] = DefinedName("diem", attr_text="'Bảng'!$D$3:$D$3")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=3, max_row=3))
    sheet.add_chart(chart, "F5")
    path = filled_book(book, tmp_path)
    out = load_workbook(path)
    sheet = out["Bảng"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged == {"A1:D1", "A13:B15", *(f"B{row}:C{row}" for row in range(3, 12))}
    ((formats, (rule,)),) = ((found.sqref, found.rules) for found in sheet.conditional_formatting)
    assert (str(formats), rule.formula) == ("D3:D11", ["$D$13"])
    (listed,) = sheet.data_validations.dataValidation
    assert (str(listed.sqref), listed.formula1) == ("D3:D13", "$A$13:$A$15")
    assert sheet.print_area == "'Bảng'!$A$1:$D$15"
    assert sheet.print_title_rows == "$1:$2"
    assert out.defined_names["diem"].attr_text == "'Bảng'!$D$3:$D$11"
    assert sheet["D13"].comment is not None
    with ZipFile(path) as parts:
        assert "$D$3:$D$11" in parts.read("xl/charts/chart1.xml").decode()
        assert "<xdr:row>12</xdr:row>" in parts.read("xl/drawings/drawing1.xml").decode().replace(
            "<row>", "<xdr:row>"
        ).replace("</row>", "</xdr:row>")


def test_what_is_typed_by_others_never_becomes_a_formula_and_long_texts_stay_visible(tmp_path: Path) -> None:
    hostile = '=cmd|"/c calc"!A1 <b>&</b> _x0041_ \u202e\x07😀 {{don_vi}}'
    given = answers(**{"1_2": Answer(choice="co", explanation=hostile, note="dài " * 4000)})
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"] = "{{giai_trinh:1.2}}", "{{ghi_chu:1.2}}"
    sheet["B1"].alignment = Alignment(wrap_text=True)
    sheet = load_workbook(filled_book(book, tmp_path, YearData(report(given=given)))).worksheets[0]
    assert sheet["A1"].value == '=cmd|"/c calc"!A1 <b>&</b> _x005F_x0041_ 😀 {{don_vi}}'
    assert sheet["A1"].data_type == "s"
    assert str(sheet["B1"].value).count("dài") == 4000
    assert sheet.row_dimensions[1].height == 409


def test_placeholders_of_fixed_rows_take_the_code_named_or_the_one_printed_beside_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["1.3.1", "{{điểm tự chấm:*}}", "{{diem:2.1}}", "{{so_lieu:1.1:2}}", "{{ke_khai:1.2}}"])
    sheet.append([1.1, "{{ten:*}}", "Còn thiếu {{diem_mat:*}} điểm", "{{diem:2.2}}", None])
    sheet = load_workbook(filled_book(book, tmp_path)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["1.3.1", 1.75, 3, 1000, "Có quy chế"]
    assert [cell.value for cell in sheet[2]][:4] == [1.1, "Tiêu chí 1.1", "Còn thiếu 0,05 điểm", 4]


def test_what_is_asked_for_and_what_was_brought_are_told_apart(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["{{tai_lieu_can_co:1.1}}", "{{tai_lieu_da_co:1.1}}", "{{tai_lieu:1.1}}"])
    documents = {7: Document(7, "", "a.pdf", 1, doc_type="Báo cáo", number="05/BC-UBND")}
    links = {"1.1": (Link(7, "Báo cáo một cửa", "II", "3"),)}
    data = YearData(report(links=links, documents=documents))
    sheet = load_workbook(filled_book(book, tmp_path, data)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [
        "- Báo cáo một cửa\n- Sổ theo dõi",
        "Báo cáo 05/BC-UBND, mục II, trang 3",
        "Báo cáo 05/BC-UBND, mục II, trang 3\nChưa có: Sổ theo dõi",
    ]


def test_a_blank_row_is_left_blank_and_not_made_nought(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "{{diem:2.1}}", "Điểm: {{diem:2.1}}."
    sheet = load_workbook(filled_book(book, tmp_path, YearData(report(given={})))).worksheets[0]
    assert (sheet["A1"].value, sheet["A2"].value) == (None, "Điểm: .")


def test_a_list_without_rows_keeps_one_blank_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["A2"] = "{{van_ban.stt}}", "{{van_ban.trich_yeu}}", "Hết"
    sheet = load_workbook(filled_book(book, tmp_path)).worksheets[0]
    assert [sheet[cell].value for cell in ("A1", "B1", "A2")] == [None, None, "Hết"]


def test_only_a_part_of_the_tree_is_listed_where_the_form_asks_for_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"] = "{{linh_vuc.stt}}", "{{linh_vuc.ma}}"
    sheet["A3"], sheet["B3"] = "{{chua_dat.ma}}", "{{chua_dat.diem_mat}}"
    sheet["A5"] = "{{thuong.ma}}"
    sheet = load_workbook(filled_book(book, tmp_path)).worksheets[0]
    assert column(sheet, "A", 1, 2) == [1, 2]
    assert column(sheet, "A", 4, 8) == ["1.1", "1.3.1", "2.1", "2.2", None]
    assert column(sheet, "A", 9, 10) == ["T1", "T2"]


def test_every_unknown_placeholder_is_named_with_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phiếu"
    sheet["B2"], sheet["C3"], sheet["D4"] = "{{don_vj}}", "{{diem:9.9}}", "{{dong.xyz}} {{chi_so"
    sheet["E5"], sheet["F6"], sheet["G7"] = '="{{nam}}"', "{{dong.ma}} {{thuong.ma}}", "{{so_lieu:1.1:7}}"
    sheet["H8"] = "{{diem:*}}"
    head(sheet).text = "{{la_gi}}"
    out = tmp_path / "da-dien.xlsx"
    out.write_bytes(b"old")
    with pytest.raises(InputError) as refused:
        filled_book(book, tmp_path)
    said = str(refused.value)
    for place in ("ô B2", "ô C3", "ô D4", "ô E5", "dòng 6", "ô G7", "ô H8", "đầu trang"):
        assert f"trang tính “Phiếu”, {place}" in said
    assert "có phải là “don_vi”?" in said
    assert "bộ tiêu chí không có mã “9.9”" in said
    assert out.read_bytes() == b"old"


def test_illustrative_points_are_marked_on_every_printed_page_of_every_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "{{don_vi}}"
    head(book.worksheets[0]).text = "Biểu {{nam}}"
    book.create_sheet("Hai")
    data = YearData(report(criteria_set(points_status="illustrative")))
    out = load_workbook(filled_book(book, tmp_path, data))
    for sheet in out.worksheets:
        assert "ĐIỂM MINH HỌA" in str(head(sheet).text)
    assert str(head(out.worksheets[0]).text).endswith("Biểu 2025")


def test_a_year_after_the_size_of_letters_in_a_head_is_no_size(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "{{don_vi}}"
    book.save(tmp_path / "mau.xlsx")
    with ZipFile(tmp_path / "mau.xlsx") as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    head_of_page = b"<headerFooter><oddHeader>&amp;C&amp;12{{nam}}</oddHeader></headerFooter></worksheet>"
    held[sheet] = held[sheet].replace(b"</worksheet>", head_of_page)
    with ZipFile(tmp_path / "mau.xlsx", "w") as changed:
        for name, part in held.items():
            changed.writestr(name, part)
    with ZipFile(BytesIO(fill(tmp_path / "mau.xlsx", YearData(report())).content)) as parts:
        assert "&amp;12 2025<" in parts.read(sheet).decode()


def test_a_form_that_would_grow_beyond_any_paper_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    for row in range(1, 6000):
        book.worksheets[0].cell(row, 1, "{{dong.ma}}")
    with pytest.raises(InputError, match="quá lớn"):
        filled_book(book, tmp_path)


def test_formulas_have_no_result_of_the_template_left(tmp_path: Path) -> None:
    content = fill_bytes(tree_form(), tmp_path)
    with ZipFile(BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert 'fullCalcOnLoad="1"' in parts.read("xl/workbook.xml").decode()
    assert "</f><v>" not in sheet


def fill_bytes(book: Workbook, folder: Path) -> bytes:
    book.save(folder / "mau.xlsx")
    return fill(folder / "mau.xlsx", YearData(report())).content


def with_cell(folder: Path, cell: bytes, template: Workbook) -> Path:
    """A template whose first cell is written the way a program wrote it."""
    template.save(folder / "mau.xlsx")
    with ZipFile(folder / "mau.xlsx") as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    sheet = held["xl/worksheets/sheet1.xml"]
    start, end = sheet.index(b'<c r="A1"'), sheet.index(b"</c>") + len(b"</c>")
    held["xl/worksheets/sheet1.xml"] = sheet[:start] + cell + sheet[end:]
    with ZipFile(folder / "mau.xlsx", "w") as changed:
        for name, part in held.items():
            changed.writestr(name, part)
    return folder / "mau.xlsx"


def test_a_code_that_excel_keeps_as_a_long_number_is_the_code_that_was_typed(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["x", "{{ten:*}}"])
    template = with_cell(tmp_path, b'<c r="A1"><v>1.1000000000000001</v></c>', book)
    sheet = load_workbook(BytesIO(fill(template, YearData(report())).content)).worksheets[0]
    assert sheet["B1"].value == "Tiêu chí 1.1"


def test_a_number_that_could_be_two_codes_is_not_guessed(tmp_path: Path) -> None:
    many = [parent("1", *(leaf(f"1.{n}", "1") for n in range(1, 11)))]
    scale = {"total": "10", "may_exceed": False, "rounding": {"places": 2, "mode": "half_up", "at": "total"}}
    data = YearData(report(criteria_set(criteria=many, scale=scale), {}))
    book = Workbook()
    book.worksheets[0].append([1.1, "{{ten:*}}"])
    with pytest.raises(InputError, match=r"1\.1 hay 1\.10"):
        filled_book(book, tmp_path, data)


def test_two_tables_grow_in_one_sheet_and_what_spans_them_grows_along(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"] = "{{linh_vuc.ma}}", "{{linh_vuc.diem}}"
    sheet["C1"] = "Cả hai"
    sheet.merge_cells("C1:C4")
    sheet["B2"] = "=SUM(B1)"
    sheet["A4"], sheet["B4"] = "{{muc_cham.ma}}", "{{muc_cham.diem}}"
    sheet["B5"], sheet["B6"] = "=SUM(B4:B4)", "=B5-B2"
    sheet["A7"].hyperlink = "#Sheet!B5"
    sheet.row_breaks.append(Break(id=4))
    sheet.freeze_panes = "A5"
    out = load_workbook(filled_book(book, tmp_path)).worksheets[0]
    assert [out[cell].value for cell in ("B3", "B11", "B12")] == ["=SUM(B1:B2)", "=SUM(B5:B10)", "=B11-B3"]
    assert [str(area) for area in out.merged_cells.ranges] == ["C1:C10"]
    assert [one.id for one in out.row_breaks.brk] == [10]
    assert out["A13"].hyperlink is not None


def test_formulas_filled_down_and_rich_texts_are_read_as_excel_keeps_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "x"
    sheet["A2"], sheet["B2"] = "{{muc_cham.ma}}", "{{muc_cham.diem}}"
    for row in (4, 5, 6):
        sheet[f"B{row}"] = f"=B{row - 1}+$B$2"
    rich = (
        b'<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>N\xc4\x83m {{n</t></r><r><t>am}} c\xe1\xbb\xa7a {{don_'
        b"vi}}</t></r></is></c>"
    )
    template = with_cell(tmp_path, rich, book)
    with ZipFile(template) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    name = "xl/worksheets/sheet1.xml"
    held[name] = (
        held[name]
        .replace(b"<f>B3+$B$2</f>", b'<f t="shared" ref="B4:B6" si="0">B3+$B$2</f>')
        .replace(b"<f>B4+$B$2</f>", b'<f t="shared" si="0"/>')
        .replace(b"<f>B5+$B$2</f>", b'<f t="shared" si="0"/>')
    )
    with ZipFile(template, "w") as changed:
        for part, content in held.items():
            changed.writestr(part, content)
    sheet = load_workbook(BytesIO(fill(template, YearData(report())).content)).worksheets[0]
    assert sheet["A1"].value == "Năm 2025 của Xã Mẫu"
    assert column(sheet, "B", 9, 11) == ["=B8+$B$2", "=B9+$B$2", "=B10+$B$2"]


def test_a_table_of_excel_grows_with_its_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Mã", "Điểm"])
    sheet.append(["{{muc_cham.ma}}", "{{muc_cham.diem}}"])
    sheet.add_table(Table(displayName="Diem", ref="A1:B2"))
    out = load_workbook(filled_book(book, tmp_path)).worksheets[0]
    assert out.tables["Diem"].ref == "A1:B7"
    assert out.tables["Diem"].autoFilter.ref == "A1:B7"


def test_a_cell_that_shows_percents_gets_hundredths(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = "{{chi_so}}", "{{tong_diem}}", "{{chi_so}}"
    sheet["A1"].number_format, sheet["A2"].number_format, sheet["A3"].number_format = "0.00%", "0.00%", '0.00" %"'
    result = report().result
    sheet = load_workbook(filled_book(book, tmp_path)).worksheets[0]
    assert result.index_percent
    assert sheet["A1"].value == pytest.approx(float(result.index_percent) / 100)
    assert sheet["A2"].value == pytest.approx(float(result.total))
    assert sheet["A3"].value == pytest.approx(float(result.index_percent))
