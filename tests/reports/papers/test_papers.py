"""Papers read back: the form the decree asks for, the same words in Word and PDF, foreign texts unharmed."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from parscore.reports.papers.paper import Annex, Beside, Head, Paper, Paragraph, Picture, Row
from parscore.reports.papers.pdf import pdf_paper
from parscore.reports.papers.word import docx_paper
from parscore.reports.papers.wording import annex_names, attached_to, day_in_words, recipients_of, roman
from parscore.reports.plain import plain
from tests.reports.papers.reading import (
    LETTERS,
    MARKS,
    bare,
    docx_lines,
    elements,
    pdf_pages,
    sample_paper,
    sample_table,
)

HOSTILE = [
    "=cmd()|' /C calc'!A0",
    "<b>đậm</b> &amp; <w:p/> ]]> & <para>",
    "lề \u202eđảo\u200f ngược\u2066",
    "chuông \x07 và rỗng \x00 và \x1b[31m",
    "một\ttab\r\nhai\vba\u2028bốn",
    "\ud800 lẻ, \ufffe\uffff",
    "Tỷ lệ hồ sơ " * 40,
    unicodedata.normalize("NFD", LETTERS),
    "https://dichvucong.gov.vn/" + "a" * 500,
]


def settings(element: Any, *names: str) -> list[str | None]:
    return [element.get(qn(f"w:{name}")) for name in names]


def test_word_and_pdf_say_the_same_words_in_the_same_order() -> None:
    paper = sample_paper(marks=())
    printed = bare("".join(re.sub(r"\.{5,}", "", page) for page in pdf_pages(pdf_paper(paper))))
    assert printed == bare("".join(docx_lines(docx_paper(paper))))


def test_every_section_is_a4_with_the_margins_of_the_layout_and_numbers_of_its_own() -> None:
    sections = list(elements(docx_paper(sample_paper()), "w:sectPr"))
    assert len(sections) == 3
    for section, landscape in zip(sections, (False, True, False), strict=True):
        sizes = settings(section.find(qn("w:pgSz")), "w", "h", "orient")
        assert sizes == (["16838", "11906", "landscape"] if landscape else ["11906", "16838", None])
        assert settings(section.find(qn("w:pgMar")), "top", "bottom", "left") == ["1134", "1134", "1701"]
        assert section.find(qn("w:titlePg")) is not None
        assert section.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_the_number_stands_centred_above_every_page_but_the_first() -> None:
    section = docx.Document(BytesIO(docx_paper(sample_paper()))).sections[0]
    assert section.different_first_page_header_footer
    field: Any = section.header._element.find(f".//{qn('w:fldSimple')}")
    assert field.get(qn("w:instr")) == "PAGE"
    assert section.first_page_header._element.find(f".//{qn('w:fldSimple')}") is None
    pages = pdf_pages(pdf_paper(sample_paper(rows=60)))
    numbers = [page.splitlines()[0] for page in pages]
    begun = [at for at, number in enumerate(numbers) if number == MARKS[0]]
    assert len(begun) == 3
    for first, after in zip(begun, [*begun[1:], len(numbers)], strict=True):
        assert after - first > 1
        assert numbers[first + 1 : after] == [str(number) for number in range(2, after - first + 1)]


def test_the_marks_stand_on_every_page() -> None:
    paper = sample_paper(rows=60)
    assert all(mark in page for page in pdf_pages(pdf_paper(paper)) for mark in MARKS)
    section = docx.Document(BytesIO(docx_paper(paper))).sections[0]
    for header in (section.header, section.first_page_header):
        assert [line.text for line in header.paragraphs][-2:] == list(MARKS)


def test_header_rows_are_repeated_and_rows_are_not_cut() -> None:
    rows = [row for row in elements(docx_paper(sample_paper(annexes=0)), "w:tr") if row.find(qn("w:trPr")) is not None]
    heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert len(heads) == 3
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    pages = pdf_pages(pdf_paper(sample_paper(annexes=0, rows=120)))
    with_rows = [page for page in pages if "Cải cách thể chế" in page]
    assert len(with_rows) > 2
    assert all(page.count("Lĩnh vực") == 1 for page in with_rows)


def test_a_row_higher_than_most_of_a_page_may_be_cut() -> None:
    paper = Paper("Dài", (sample_table(1, "Nội dung rất dài. " * 1200),))
    body = [
        row for row in elements(docx_paper(paper), "w:tr") if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None
    ]
    assert [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in body] == [True, False]
    pages = pdf_pages(pdf_paper(paper))
    assert len(pages) > 3
    assert bare("".join(pages)).count(bare("Nội dung rất dài.")) == 1200


def test_rows_kept_together_leave_the_end_of_a_page_empty_and_go_on_below_the_header_of_the_next() -> None:
    title = "Tên dài của lĩnh vực " * 8
    for before in range(20, 60, 3):
        table = sample_table(before)
        parents = tuple(Row((str(place), title, "", ""), together=True) for place in (1, 2, 3, 4))
        rows = (*table.rows, *parents, Row(("1.1", "Con của bốn dòng trên", "", "")), *sample_table(40).rows)
        pages = pdf_pages(pdf_paper(Paper("Dài", (replace(table, rows=rows),))))
        assert [page.count("Lĩnh vực") for page in pages] == [1] * len(pages)
        (holding,) = (page for page in pages if "Con của bốn dòng trên" in page)
        assert bare(holding).count(bare(title)) == 4


def test_one_font_is_named_for_every_kind_of_letter_and_nothing_is_underlined() -> None:
    content = docx_paper(sample_paper())
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    fonts = re.findall(r"<w:rFonts[^>]*>", "".join(parts.values()))
    assert fonts
    for font in fonts:
        assert set(re.findall(r'w:(\w+)="([^"]*)"', font)) == {
            (kind, "Times New Roman") for kind in ("ascii", "hAnsi", "eastAsia", "cs")
        }
    assert not re.search(r"<w:u[ />]", "".join(parts.values()))
    assert "python-docx" not in "".join(parts.values())
    assert not any("thumbnail" in name for name in ZipFile(BytesIO(content)).namelist())


def test_headings_are_headings_of_word_and_stand_in_the_outline_of_the_pdf() -> None:
    paper = sample_paper()
    document = docx.Document(BytesIO(docx_paper(paper)))
    styles = {line.text: line.style.name for line in document.paragraphs if line.style is not None and line.text}
    assert styles["I. CÔNG TÁC CHỈ ĐẠO"].startswith("Heading")
    assert styles["1. Kết quả"].startswith("Heading")
    outline = str(PdfReader(BytesIO(pdf_paper(paper))).outline)
    for title in ("I. CÔNG TÁC CHỈ ĐẠO", "1. Kết quả", "Phụ lục I. Bảng 0", "Phụ lục II. Bảng 1"):
        assert title in outline


def test_the_clerk_fills_number_and_day_in_once_for_head_and_annexes() -> None:
    content = docx_paper(sample_paper())
    assert "/BC-UBND" in "".join(docx_lines(content))
    shown: dict[str, set[str]] = {}
    places = []
    for control in elements(content, "w:sdt"):
        binding = control.find(f".//{qn('w:dataBinding')}")
        text = "".join(part.text or "" for part in control.iter(qn("w:t")))
        shown.setdefault(binding.get(qn("w:xpath")), set()).add(text)
        places.append((control.find(f".//{qn('w:alias')}").get(qn("w:val")), binding.get(qn("w:storeItemID"))))
    assert [title for title, _ in places] == ["Số văn bản", "Ngày ban hành"] * 3
    with ZipFile(BytesIO(content)) as package:
        kept = package.read("customXml/item1.xml").decode()
        assert {store for _, store in places} == set(
            re.findall(r'itemID="([^"]+)"', package.read("customXml/itemProps1.xml").decode())
        )
    for path, texts in shown.items():
        field = path.rpartition(":")[2].removesuffix("[1]")
        assert texts == {re.findall(f"<{field}>(.*)</{field}>", kept)[0]}


def test_number_and_day_are_written_as_the_decree_says_once_they_are_given() -> None:
    paper = sample_paper(annexes=1)
    assert paper.head is not None
    given = replace(paper, head=replace(paper.head, number="5", day=date(2026, 1, 5)))
    for text in ("".join(docx_lines(docx_paper(given))), "".join(pdf_pages(pdf_paper(given)))):
        assert "Số: 05/BC-UBND" in text
        assert "Mẫu, ngày 05 tháng 01 năm 2026" in text
        assert bare("(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Mẫu)") in bare(
            text
        )
        assert bare("Phụ lục I") not in bare(text)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_and_months_have_leading_zeros_where_the_decree_wants_them(day: date, words: str) -> None:
    assert day_in_words(day) == words


def test_a_letter_has_its_subject_under_the_number() -> None:
    head = Head(("Ủy ban nhân dân", "xã Mẫu"), "Ủy ban nhân dân xã Mẫu", symbol="UBND-VP", subject="giải trình điểm")
    lines = docx_lines(docx_paper(Paper("Công văn", (Paragraph("Nội dung./."),), head=head)))
    assert lines.index("V/v giải trình điểm") == lines.index(next(line for line in lines if "/UBND-VP" in line)) + 1
    assert attached_to(head).startswith("(Kèm theo Công văn số")


def test_several_addressees_are_listed_and_recipients_punctuated() -> None:
    head = Head(("A",), "A", kind="Báo cáo", addressees=("Sở Nội vụ;", "Văn phòng UBND tỉnh"))
    paper = Paper("X", (Paragraph("./."),), head=head, recipients=("Như trên;", "", "Lưu: VT."))
    lines = docx_lines(docx_paper(paper))
    listed = lines[lines.index("Kính gửi:") :][:3]
    assert listed == ["Kính gửi:", "- Sở Nội vụ;", "- Văn phòng UBND tỉnh."]
    assert recipients_of(paper) == ("- Như trên;", "- Lưu: VT.")


def test_the_text_keeps_its_distance_from_a_list_of_addressees_as_from_a_single_one() -> None:
    head = Head(("xã Mẫu",), "xã Mẫu", kind="Báo cáo", addressees=("Sở Nội vụ", "Sở Tư pháp"))
    document = docx.Document(BytesIO(docx_paper(Paper("Hai nơi", (Paragraph("Nội dung"),), head=head))))
    first, last = (line for line in document.paragraphs if line.text.startswith("- Sở"))
    assert first.paragraph_format.space_after is None
    single = document.styles["Kính gửi"].paragraph_format.space_after
    assert last.paragraph_format.space_after == single


def test_annexes_are_numbered_in_roman_figures_but_a_single_one_is_not() -> None:
    assert annex_names(1) == ("Phụ lục",)
    assert annex_names(4)[3] == "Phụ lục IV"
    assert [roman(number) for number in (1, 4, 5, 9, 14)] == ["I", "IV", "V", "IX", "XIV"]


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_texts_come_out_whole_everywhere(text: str) -> None:
    paper = sample_paper(text=text, annexes=0)
    table = sample_table(1, text)
    paper = replace(paper, title=text, blocks=(*paper.blocks[:-1], table, paper.blocks[-1]))
    assert paper.head is not None
    assert paper.signature is not None
    paper = replace(
        paper,
        head=replace(paper.head, organ=(text,), subject=text, addressees=(text,), place=text, number=text),
        signature=replace(paper.signature, name=text),
        recipients=(text,),
        annexes=(Annex(text, (Paragraph(text), table)),),
    )
    wanted = bare(plain(text))
    word = bare("".join(docx_lines(docx_paper(paper))))
    printed = bare("".join(pdf_pages(pdf_paper(paper))))
    assert word.count(wanted) >= 8
    assert unicodedata.is_normalized("NFC", word)
    assert printed.count(wanted) >= 5 or len(wanted) > 300  # a long one is parted by the foot of a page
    assert printed.count(wanted[:100]) >= 5


def test_emoji_stay_in_word_and_show_as_a_box_in_print() -> None:
    paper = Paper("X", (Paragraph("Đạt 🎉 rồi"),))
    assert "Đạt 🎉 rồi" in docx_lines(docx_paper(paper))
    assert "Đạt □ rồi" in pdf_pages(pdf_paper(paper))[0]


def test_all_fonts_of_the_pdf_are_embedded_and_the_language_is_told() -> None:
    reader = PdfReader(BytesIO(pdf_paper(sample_paper())))
    assert reader.root_object["/Lang"] == "vi-VN"
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_an_empty_paper_is_still_a_paper() -> None:
    paper = Paper("", ())
    assert len(pdf_pages(pdf_paper(paper))) == 1
    assert docx.Document(BytesIO(docx_paper(paper))).sections
    unsigned = replace(paper, recipients=("Lưu: VT",))
    assert "- Lưu: VT." in docx_lines(docx_paper(unsigned))
    assert "- Lưu: VT." in pdf_pages(pdf_paper(unsigned))[0]


def test_pictures_stand_in_both() -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure, content = Figure(figsize=(3, 2)), BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(content, format="png")
    picture = Picture(content.getvalue(), "Biểu đồ điểm", 50)
    paper = Paper("X", (picture, Beside((picture,), (Paragraph("bên phải"),))))
    word = docx_paper(paper)
    assert sum(1 for _ in elements(word, "a:blip")) == 2
    assert [len(page.images) for page in PdfReader(BytesIO(pdf_paper(paper))).pages] == [1]


def test_a_row_that_does_not_fill_its_columns_is_our_mistake() -> None:
    table = replace(sample_table(), rows=(Row(("một",)),))
    for write in (docx_paper, pdf_paper):
        with pytest.raises(AssertionError):
            write(Paper("X", (table,)))
