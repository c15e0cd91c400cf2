"""The index of evidence as a Word document: A4 landscape, its header row on every page, rows never cut by a page."""

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from parscore.reports.evidence_index_table import COLUMNS, NARROW, IndexTable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
WIDTHS = (10, 17, 20, 26, 21, 26, 46, 22, 41, 23)  # mm
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 15, 20, 20  # mm, Nghị định 30/2020/NĐ-CP, annex I
_SIZE, _SMALL = 11, 9  # points
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS = 56.7  # in a millimetre


def docx_index(table: IndexTable) -> bytes:
    """The whole Word file."""
    import docx

    document = docx.Document()
    _dress(document)
    section = document.sections[0]
    _lay_out(section)
    _head_and_foot(section, table)
    _line(document, table.title.upper(), size=14, bold=True)
    _line(document, f"Đơn vị: {table.unit}", size=13, bold=True, after=6)
    for label, text in table.heading:
        _line(document, f"{label}: {text}", size=12, centred=False)
    _line(document, "", size=4)
    if table.areas:
        _table(document, table)
    else:
        _line(document, table.told, size=12, italic=True, centred=False)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = table.title, "", ""
    properties.language = "vi-VN"
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _dress(document: "Document") -> None:
    """One font for every kind of letter: the name alone would leave some of them to the font of the theme."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(_SIZE)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    run = normal.element.get_or_add_rPr()
    fonts = run.get_or_add_rFonts()
    for kind in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    language = run.makeelement(qn("w:lang"), {qn("w:val"): "vi-VN", qn("w:eastAsia"): "vi-VN"})
    run.append(language)


def _lay_out(section: "Section") -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance, section.footer_distance = Mm(8), Mm(10)
    section.different_first_page_header_footer = True


def _head_and_foot(section: "Section", table: IndexTable) -> None:
    """The marks above every page, the number from the second page on; whence it comes below."""
    for place, header in enumerate((section.first_page_header, section.header)):
        line = header.paragraphs[0]
        _format(line)
        if place:
            _page_number(line)
        for at, text in enumerate(table.marks):
            line = _format(header.add_paragraph()) if place or at else line
            _run(line, text, size=10, bold=True)
    for footer in (section.first_page_footer, section.footer):
        _run(_format(footer.paragraphs[0], centred=False), " · ".join(table.foot), size=_SMALL)


def _line(
    document: "Document",
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    centred: bool = True,
    after: float = 0,
) -> None:
    from docx.shared import Pt

    paragraph = _format(document.add_paragraph(), centred=centred)
    paragraph.paragraph_format.space_after = Pt(after)
    _run(paragraph, text, size=size, bold=bold, italic=italic)


def _format(paragraph: "Paragraph", *, centred: bool = True) -> "Paragraph":
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    return paragraph


def _run(paragraph: "Paragraph", text: str, *, size: float, bold: bool = False, italic: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _page_number(paragraph: "Paragraph") -> None:
    from docx.oxml import parse_xml

    run = '<w:r><w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t>2</w:t></w:r>'
    paragraph._p.append(parse_xml(f'<w:fldSimple {_NS} w:instr="PAGE">{run}</w:fldSimple>'))


def _table(document: "Document", table: IndexTable) -> None:
    """Rows are written as they stand in the file: cell by cell would take a second for every few hundred."""
    from docx.oxml import parse_xml

    twips = [round(width * _TWIPS) for width in WIDTHS]
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    room = {"top": 24, "left": 62, "bottom": 34, "right": 62}
    margins = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in room.items())
    rows = [_row(COLUMNS, twips, head=True)]
    for area in table.areas:
        if area.title:
            rows.append(_line_across(area.title, sum(twips), kept=True))
        last = len(area.rows) - 1 if area is table.areas[-1] else None
        rows += [_row(cells, twips, kept=at == last) for at, cells in enumerate(area.rows)]
    rows.append(_line_across(table.told, sum(twips)))  # in the table, or it could stand alone on a page
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    made = parse_xml(
        f'<w:tbl {_NS}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    body = document.element.body
    body.insert(len(body) - 1, made)  # the properties of the section stand last


def _row(cells: tuple[str, ...], twips: list[int], *, head: bool = False, kept: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    written = "".join(
        _cell(text, width, bold=head, centred=head or column in NARROW, middle=head, kept=kept)
        for column, (text, width) in enumerate(zip(cells, twips, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"


def _line_across(text: str, width: int, *, kept: bool = False) -> str:
    cell = _cell(text, width, bold=True, span=len(COLUMNS), kept=kept)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _cell(
    text: str,
    width: int,
    *,
    bold: bool = False,
    centred: bool = False,
    middle: bool = False,
    span: int = 1,
    kept: bool = False,
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    upright = '<w:vAlign w:val="center"/>' if middle else ""
    looks = "<w:rPr><w:b/></w:rPr>" if bold else ""
    how = f'{"<w:keepNext/>" if kept else ""}<w:jc w:val="{"center" if centred else "left"}"/>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{upright}</w:tcPr>'
        f"<w:p><w:pPr>{how}</w:pPr><w:r>{looks}{lines}</w:r></w:p></w:tc>"
    )
