"""The styles of a Word paper, made from the layout: a clerk changes one and the whole paper follows."""

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from parscore.reports.papers.layout import Layout, Style
from parscore.reports.papers.word_markup import JUSTIFIED, NAMESPACES, twips

if TYPE_CHECKING:
    from docx.document import Document

_HEADINGS = {"heading_part": 0, "heading_1": 1, "heading_2": 2, "heading_3": 3}
_NAMES = {
    "heading_part": "heading 1",
    "heading_1": "heading 2",
    "heading_2": "heading 3",
    "heading_3": "heading 4",
    "national_name": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "parent_organ": "Cơ quan chủ quản",
    "organ": "Cơ quan ban hành",
    "number": "Số, ký hiệu",
    "place_and_day": "Địa danh, thời gian",
    "letter_subject": "Trích yếu công văn",
    "kind": "Tên loại văn bản",
    "subject": "Trích yếu nội dung",
    "addressee": "Kính gửi",
    "addressee_list": "Kính gửi, danh sách",
    "basis": "Căn cứ",
    "body": "Nội dung",
    "body_kept": "Nội dung liền đoạn sau",
    "body_left": "Nội dung không thụt",
    "centred": "Dòng giữa",
    "centred_bold": "Dòng giữa đậm",
    "table_head": "Bảng, dòng tiêu đề",
    "table": "Bảng",
    "small_table_head": "Bảng phụ lục, dòng tiêu đề",
    "small_table": "Bảng phụ lục",
    "note": "Ghi chú",
    "authority": "Quyền hạn, chức vụ",
    "how_signed": "Cách ký",
    "signer": "Họ tên người ký",
    "recipients_head": "Nơi nhận",
    "recipients": "Nơi nhận, danh sách",
    "annex_number": "Phụ lục",
    "annex_title": "Tên phụ lục",
    "annex_reference": "Kèm theo văn bản",
    "mark": "Cảnh báo số liệu",
    "page_number": "Số trang",
    "foot": "Chân trang",
}
_BODY_TEXT = 9  # the outline level of what is no heading


def put_styles(document: "Document", layout: Layout) -> None:
    """Replace the styles of the library's template, which bring fonts and colours of their own, by the layout's."""
    from docx.oxml import parse_xml

    styles = document.styles.element
    for old in list(styles):
        styles.remove(old)
    for new in parse_xml(f"<w:styles {NAMESPACES}>{_defaults(layout)}{_styles(layout)}</w:styles>"):
        styles.append(new)


def style_id(name: str) -> str:
    """The id a style of the layout has in the file; headings have those Word knows."""
    return f"Heading{_HEADINGS[name] + 1}" if name in _HEADINGS else name.replace("_", "-")


def _defaults(layout: Layout) -> str:
    font = quoteattr(layout.font)
    fonts = f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
    size = _half_points(layout.styles["body"].size)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="000000"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _styles(layout: Layout) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    ) + "".join(_style(name, style) for name, style in layout.styles.items())


def _style(name: str, style: Style) -> str:
    custom = "" if name in _HEADINGS else ' w:customStyle="1"'
    level = f'<w:outlineLvl w:val="{_HEADINGS.get(name, _BODY_TEXT)}"/>'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}">'
        f'<w:name w:val={quoteattr(_NAMES.get(name, name))}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{'<w:keepNext/>' if style.keep else ''}"
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * 240)}" w:lineRule="auto"/>'
        f'<w:ind w:left="{twips(style.left)}" w:firstLine="{twips(style.indent)}"/>'
        f'<w:jc w:val="{JUSTIFIED[style.align]}"/>{level}</w:pPr>'
        f"<w:rPr>{'<w:b/><w:bCs/>' if style.bold else ''}{'<w:i/><w:iCs/>' if style.italic else ''}"
        f'<w:sz w:val="{_half_points(style.size)}"/><w:szCs w:val="{_half_points(style.size)}"/></w:rPr></w:style>'
    )


def _half_points(size: float) -> int:
    return round(size * 2)
