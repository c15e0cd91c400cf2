"""The blocks of a paper as pieces of printed pages, each within the width it is given."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer
from reportlab.platypus import PageBreak as NewPage

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
from parscore.reports.papers.pdf_flow import Dots, paragraph_style, set_headings, set_lines, side_by_side
from parscore.reports.papers.pdf_tables import table
from parscore.reports.papers.wording import HEADINGS, bulleted
from parscore.reports.plain import plain


class PdfBlocks:
    """Sets blocks in the styles of a layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def set(self, blocks: Sequence[Block], page: Page, room: float) -> list[Flowable]:
        """Blocks one below the other in a column of so many millimetres."""
        return [piece for block in blocks for piece in self._block(block, page, room)]

    def lines(self, style: str, text: Text) -> list[Flowable]:
        """Paragraphs of a style."""
        look = self.layout.styles[style]
        return list(set_lines(text, paragraph_style(look), look))

    def signature(self, one: Signature) -> list[Flowable]:
        """Authority and position, room to sign, the name."""
        return [*self._signed_as(one), *self._signed_by(one)]

    def _signed_as(self, one: Signature) -> list[Flowable]:
        pieces = [line for text in (*one.authority, *one.position) for line in self.lines("authority", text)]
        return pieces + self.lines("how_signed", one.how)

    def _signed_by(self, one: Signature) -> list[Flowable]:
        return [Spacer(0, self.layout.head.sign_room), *self.lines("signer", one.name)]

    def _block(self, block: Block, page: Page, room: float) -> list[Flowable]:
        match block:
            case Heading(text, level):
                return self._heading(text, level)
            case Paragraph(text, style):
                return self.lines(style, text)
            case Bullets(items):
                return [line for item in items for line in self.lines("body", bulleted(item))]
            case DataTable():
                return [table(block, self.layout, page, room)]
            case Picture():
                return self._picture(block, room)
            case Fill(label, lines):
                look = self.layout.styles["body_left"]
                return [Dots(f"{plain(label)} ", look), *(Dots("", look) for _ in range(lines - 1))]
            case PageBreak():
                return [NewPage()]
            case Signatures(of):
                widths = [room / len(of) * mm] * len(of)
                above: Any = side_by_side([self._signed_as(one) for one in of], widths)
                above.keepWithNext = 1  # within the chain of what stands before; a group of its own would break it
                return [above, side_by_side([self._signed_by(one) for one in of], widths)]
            case Beside(left, right, share):
                rooms = (room * share / 100, room * (100 - share) / 100)
                cells = (self.set(left, page, rooms[0]), self.set(right, page, rooms[1]))
                return [KeepTogether([side_by_side(cells, [wide * mm for wide in rooms])])]

    def _heading(self, text: str, level: int) -> list[Flowable]:
        look = self.layout.styles[HEADINGS[level]]
        return list(set_headings(text, paragraph_style(look), look, max(level - 1, 0)))

    @staticmethod
    def _picture(picture: Picture, room: float) -> list[Flowable]:
        wide, high = png_size(picture.png)
        width = room * picture.width / 100 * mm
        return [Image(BytesIO(picture.png), width, width * high / wide, hAlign="CENTER")]
