"""WordprocessingML by the line: paragraphs, runs, rules, fields and controls, as text that is parsed once."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from parscore.reports.papers.paper import Run, Text
from parscore.reports.papers.wording import paragraphs

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
JUSTIFIED = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_TWIPS = 1440 / 25.4  # in a millimetre


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def run(text: str, looks: str = "") -> str:
    """A run; its spaces are kept."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def looks_of(one: Run, *, bold: bool = False, italic: bool = False) -> str:
    return ("<w:b/><w:bCs/>" if one.bold or bold else "") + ("<w:i/><w:iCs/>" if one.italic or italic else "")


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph; its properties in the order of the schema: keepNext, pBdr, tabs, spacing, ind, jc."""
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{properties}</w:pPr>{content}</w:p>"


def text_paragraphs(
    style: str, text: Text, properties: str = "", *, bold: bool = False, italic: bool = False
) -> list[str]:
    """A paragraph for each line of a text."""
    return [paragraph(style, runs_of(line, bold=bold, italic=italic), properties) for line in paragraphs(text)]


def runs_of(line: Iterable[Run], *, bold: bool = False, italic: bool = False) -> str:
    return "".join(run(one.text, looks_of(one, bold=bold, italic=italic)) for one in line)


def rule(length: float, width: float) -> str:
    """A drawn line in the middle of a column, both in millimetres."""
    side = twips(max(width - length, 0) / 2)
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="40" w:after="0" w:line="60" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def page_number(style: str) -> str:
    return paragraph(style, f'<w:fldSimple w:instr="PAGE">{run("2")}</w:fldSimple>')


def bare_table(widths: Iterable[int], rows: Iterable[tuple[str, ...]], *, whole: bool = False) -> str:
    """Columns side by side without rules; the cells hold whole paragraphs. `whole`: no row is cut by a page."""
    wide = list(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    uncut = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
    made = "".join(
        f"<w:tr>{uncut}"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content or EMPTY}</w:tc>'
            for width, content in zip(wide, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    )


EMPTY = "<w:p/>"
TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""Spacing of paragraphs that only the format demands."""
