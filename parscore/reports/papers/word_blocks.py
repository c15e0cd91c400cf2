"""The blocks of a paper as WordprocessingML, each within the width it is given."""

from collections.abc import Callable, Sequence
from xml.sax.saxutils import quoteattr

from parscore.reports.papers.layout import Layout, Page
from parscore.reports.papers.measure import png_size
from parscore.reports.papers.paper import (
    Beside,
    Block,
    Bullets,
    DataTable,
    Fill,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Signature,
    Signatures,
    Text,
)
from parscore.reports.papers.word_markup import EMPTY, bare_table, paragraph, run, text_paragraphs, twips
from parscore.reports.papers.word_styles import style_id
from parscore.reports.papers.word_tables import table
from parscore.reports.papers.wording import HEADINGS, bulleted
from parscore.reports.plain import plain

_EMU = 36_000  # in a millimetre

AddPicture = Callable[[bytes], str]
"""Takes a picture into the file; the id of its relationship."""


class WordBlocks:
    """Writes blocks; knows the layout and how pictures get into the file."""

    def __init__(self, layout: Layout, add_picture: AddPicture) -> None:
        self.layout, self._add_picture = layout, add_picture
        self._pictures = 0

    def written(self, blocks: Sequence[Block], page: Page, room: float) -> str:
        """Blocks one below the other in a column of so many millimetres."""
        return "".join(self._block(block, page, room) for block in blocks)

    def lines(self, style: str, text: Text, properties: str = "") -> str:
        """Paragraphs of a style, in capitals where it says so."""
        if isinstance(text, str):
            text = self.layout.styles[style].said(text)
        return "".join(text_paragraphs(style_id(style), text, properties))

    def signature(self, one: Signature) -> str:
        """Authority and position, room to sign, the name."""
        return self._signed_as(one) + self._signed_by(one)

    def _signed_as(self, one: Signature) -> str:
        kept = "<w:keepNext/>"
        lines = [self.lines("authority", line, kept) for line in (*one.authority, *one.position)]
        return "".join([*lines, self.lines("how_signed", one.how, kept)])

    def _signed_by(self, one: Signature) -> str:
        room = f'<w:spacing w:before="{round(self.layout.head.sign_room * 20)}"/>'
        name = plain(one.name)
        return paragraph(style_id("signer"), run(name) if name else "", room)

    def _block(self, block: Block, page: Page, room: float) -> str:
        match block:
            case Heading(text, level):
                return self.lines(HEADINGS[level], text)
            case Paragraph(text, style):
                return self.lines(style, text)
            case Bullets(items):
                return "".join(self.lines("body", bulleted(item)) for item in items)
            case DataTable():
                return table(block, self.layout, page, room) + self._after_table()
            case Picture():
                return self._picture(block, room)
            case Fill(label, lines):
                return self._fill(label, lines, room)
            case PageBreak():
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            case Signatures(of):
                wide = [twips(room / len(of))] * len(of)
                rows = [tuple(map(self._signed_as, of)), tuple(map(self._signed_by, of))]
                return bare_table(wide, rows, whole=True) + self._after_table()
            case Beside(left, right, share):
                parts = (room * share / 100, room * (100 - share) / 100)
                cells = (_ended(self.written(left, page, parts[0])), _ended(self.written(right, page, parts[1])))
                return bare_table(map(twips, parts), [cells], whole=True) + self._after_table()

    @staticmethod
    def _after_table() -> str:
        """Two tables in a row would become one."""
        return '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'

    def _fill(self, label: str, lines: int, room: float) -> str:
        tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(room)}"/></w:tabs>'
        dots = "<w:r><w:tab/></w:r>"
        first = paragraph(style_id("body_left"), run(f"{plain(label)} ") + dots, tab)
        return first + paragraph(style_id("body_left"), dots, tab) * (lines - 1)

    def _picture(self, picture: Picture, room: float) -> str:
        wide, high = png_size(picture.png)
        width = room * picture.width / 100
        extent = f'cx="{round(width * _EMU)}" cy="{round(width * high / wide * _EMU)}"'
        self._pictures += 1
        named = f'id="{self._pictures}" name="Hình {self._pictures}" descr={quoteattr(plain(picture.says))}'
        drawing = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr {named}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
            f'picture"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{self._add_picture(picture.png)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        return paragraph(style_id("centred"), drawing)


def _ended(content: str) -> str:
    """A cell ends with a paragraph."""
    return content if content.endswith("</w:p>") else content + EMPTY
