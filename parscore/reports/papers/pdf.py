"""A paper as PDF: the same document as in Word, its letters embedded, each annex with pages numbered of its own."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage

from parscore.reports.fonts import REGULAR, printable, register_fonts
from parscore.reports.papers.layout import Layout, Page, layout
from parscore.reports.papers.measure import ASCENT, SINGLE, font_of, rule_below
from parscore.reports.papers.paper import Annex, Head, Paper, Paragraph, Signature
from parscore.reports.papers.pdf_blocks import PdfBlocks
from parscore.reports.papers.pdf_flow import Rule, paragraph_style, set_headings, side_by_side
from parscore.reports.papers.wording import (
    MOTTO,
    NATIONAL_NAME,
    RECIPIENTS,
    addressed,
    annex_names,
    attached_to,
    day_in_words,
    is_signed,
    number_of,
    place_before_day,
    recipients_of,
    subject_of_letter,
    symbol_after_number,
)
from parscore.reports.plain import plain


def pdf_paper(paper: Paper, look: Layout | None = None) -> bytes:
    """The whole PDF file; the layout is the decree's unless another is given."""
    register_fonts()
    return _Pdf(paper, look or layout()).written()


class _Pdf:
    """One document being set."""

    def __init__(self, paper: Paper, look: Layout) -> None:
        self.paper, self.look = paper, look
        self.blocks = PdfBlocks(look)
        self.begun: dict[str, int] = {}

    def written(self) -> bytes:
        content = BytesIO()
        rl_config.useA85 = 0  # streams of bytes; written as letters they are a quarter longer, and slower
        doc: Any = BaseDocTemplate(
            content,
            initialFontName=REGULAR,
            lang="vi-VN",
            title=plain(self.paper.title),
            author="",
            creator="",
            subject="",
            displayDocTitle=True,
        )
        parts = [self.paper.landscape, *(annex.landscape for annex in self.paper.annexes)]
        doc.addPageTemplates([self._template(str(at), landscape) for at, landscape in enumerate(parts)])
        doc.build(self._story())
        return content.getvalue()

    def _template(self, name: str, landscape: bool) -> PageTemplate:
        page = self.look.page_of(landscape=landscape)
        frame = Frame(
            *(page.left * mm, page.bottom * mm, page.text_width * mm, page.text_height * mm),
            *(0, 0, 0, 0),  # no padding
        )
        size = (page.width * mm, page.height * mm)
        return PageTemplate(name, [frame], onPage=partial(self._margins, name, page), pagesize=size)

    def _margins(self, name: str, page: Page, canvas: Canvas, doc: Any) -> None:
        """Number and marks above, the foot below; each part of the paper begins its numbers anew."""
        number = doc.page - self.begun.setdefault(name, doc.page) + 1
        canvas.saveState()
        middle = (page.left + page.width - page.right) / 2 * mm
        top = (page.height - page.number_from_top) * mm
        styles = self.look.styles
        above = [("page_number", str(number))] if number > 1 else []
        for name_of, text in (*above, *(("mark", mark) for mark in self.paper.marks)):
            style = styles[name_of]
            canvas.setFont(font_of(bold=style.bold, italic=style.italic), style.size)
            canvas.drawCentredString(middle, top - style.size * ASCENT, printable(plain(text)))
            top -= style.size * SINGLE
        foot = styles["foot"]
        canvas.setFont(font_of(bold=foot.bold, italic=foot.italic), foot.size)
        canvas.drawString(page.left * mm, page.foot_from_bottom * mm, printable(plain(self.paper.foot)))
        canvas.restoreState()

    def _story(self) -> list[Flowable]:
        story = self._main() or [Spacer(0, 1)]  # an empty paper is a page too
        for at, (name, annex) in enumerate(zip(annex_names(len(self.paper.annexes)), self.paper.annexes, strict=True)):
            story += [NextPageTemplate(str(at + 1)), NewPage(), *self._annex(name, annex)]
        return story

    def _main(self) -> list[Flowable]:
        paper, page = self.paper, self.look.page_of(landscape=self.paper.landscape)
        head = [] if paper.head is None else self._head(paper.head, page.text_width)
        if not is_signed(paper):
            return head + self.blocks.set(paper.blocks, page, page.text_width)
        *begun, last = paper.blocks or (Paragraph(""),)
        if not isinstance(last, Paragraph):
            return [*head, *self.blocks.set(paper.blocks, page, page.text_width), *self._end(page.text_width)]
        closing = self.blocks.set((last,), page, page.text_width)  # a page never holds the signature alone
        end = self._end(page.text_width)
        return [*head, *self.blocks.set(begun, page, page.text_width), KeepTogether([*closing, *end])]

    def _head(self, head: Head, room: float) -> list[Flowable]:
        look, lines = self.look, self.blocks.lines
        left = room * look.head.left_share / 100
        right = room - left
        organ = [plain(line) for line in head.organ]
        issuer: list[Flowable] = [
            *lines("parent_organ", head.parent_organ),
            *(line for text in organ for line in lines("organ", text)),
            Rule(rule_below(organ, look.styles["organ"], look.head.organ_rule, left)),
        ]
        state: list[Flowable] = [
            *lines("national_name", NATIONAL_NAME),
            *lines("motto", MOTTO),
            Rule(rule_below((MOTTO,), look.styles["motto"], look.head.motto_rule, right)),
        ]
        widths = (left * mm, right * mm)
        number: list[Flowable] = []
        if head.number or head.symbol:
            number += lines("number", f"Số: {number_of(head)}{symbol_after_number(head)}")
            number += lines("letter_subject", subject_of_letter(head))
        day = lines("place_and_day", place_before_day(head) + day_in_words(head.day))
        story: list[Flowable] = [
            side_by_side((issuer, state), widths),
            Spacer(0, look.styles["number"].before),
            side_by_side((number, day), widths),
        ]
        if head.kind:
            story += [*lines("kind", head.kind), *lines("subject", head.subject)]
            if subject := [line for line in plain(head.subject).split("\n") if line]:
                story.append(Rule(rule_below(subject, look.styles["subject"], look.head.subject_rule, room)))
        else:
            story.append(Spacer(0, look.styles["centred"].size))
        first, *others = addressed(head) or ("",)
        return [
            *story,
            *lines("addressee", first),
            *(line for other in others for line in lines("addressee_list", other)),
            *([Spacer(0, look.styles["addressee"].after)] if others else ()),
        ]

    def _end(self, room: float) -> list[Flowable]:
        """Who gets it at the left, who signs at the right."""
        left = room * self.look.head.sign_share / 100
        recipients: list[Flowable] = [
            line for text in recipients_of(self.paper) for line in self.blocks.lines("recipients", text)
        ]
        if recipients:
            recipients = [*self.blocks.lines("recipients_head", RECIPIENTS), *recipients]
        signed = self.blocks.signature(self.paper.signature or Signature())
        space = self.look.styles["body"].size
        return [Spacer(0, space), side_by_side((recipients, signed), (left * mm, (room - left) * mm))]

    def _annex(self, name: str, annex: Annex) -> Sequence[Flowable]:
        page = self.look.page_of(landscape=annex.landscape)
        look = self.look.styles["annex_number"]
        begun: list[Flowable] = [
            *set_headings(name, paragraph_style(look), look, 0, f"{name}. {plain(annex.title)}"),
            *self.blocks.lines("annex_title", annex.title),
        ]
        if self.paper.head is not None:
            begun += self.blocks.lines("annex_reference", attached_to(self.paper.head))
        return [*begun, *self.blocks.set(annex.blocks, page, page.text_width)]
