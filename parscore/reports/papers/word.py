"""A paper as a Word document: real styles and header rows, sections for annexes, places a clerk fills in."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from parscore.reports.papers.layout import Layout, layout
from parscore.reports.papers.measure import rule_below
from parscore.reports.papers.paper import Annex, Head, Paper, Paragraph, Signature
from parscore.reports.papers.word_blocks import WordBlocks
from parscore.reports.papers.word_fields import day_control, keep_fields, number_control
from parscore.reports.papers.word_markup import (
    NAMESPACES,
    TINY,
    bare_table,
    page_number,
    paragraph,
    rule,
    run,
    text_paragraphs,
    twips,
)
from parscore.reports.papers.word_styles import put_styles, style_id
from parscore.reports.papers.wording import (
    MOTTO,
    NATIONAL_NAME,
    RECIPIENTS,
    addressed,
    annex_names,
    attached_parts,
    is_signed,
    place_before_day,
    recipients_of,
    subject_of_letter,
    symbol_after_number,
)
from parscore.reports.plain import plain
from parscore.scoring.numbers import shorten

if TYPE_CHECKING:
    from docx.document import Document

_LONGEST_TITLE = 255
_UNWANTED = frozenset({"thumbnail", "stylesWithEffects", "customXml", "numbering"})
"""Parts of the library's template that say nothing of a paper."""
_COMPATIBLE = (
    f"<w:compat {NAMESPACES}>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
)


def docx_paper(paper: Paper, look: Layout | None = None) -> bytes:
    """The whole Word file; the layout is the decree's unless another is given."""
    import docx

    document = docx.Document()
    look = look or layout()
    put_styles(document, look)
    _describe(document, paper)
    _Word(paper, look, document).write()
    if paper.head is not None:
        keep_fields(document, paper.head)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _describe(document: "Document", paper: Paper) -> None:
    """The properties of the file, and none of those of the library's template."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title, properties.author, properties.comments = shorten(plain(paper.title), _LONGEST_TITLE), "", ""
    properties.language, properties.last_modified_by = "vi-VN", ""
    properties.created = properties.modified = datetime.now(UTC)
    package = document.part.package
    assert package is not None
    for relations in (package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _UNWANTED:
                del relations[key]
    settings: Any = document.settings.element
    for old in settings.findall(qn("w:compat")):  # the order of settings matters to Word
        settings.replace(old, parse_xml(_COMPATIBLE))


class _Word:
    """One document being written."""

    def __init__(self, paper: Paper, look: Layout, document: "Document") -> None:
        self.paper, self.look, self.document = paper, look, document
        self.blocks = WordBlocks(look, self._take_in)

    def write(self) -> None:
        from docx.oxml import parse_xml

        references = self._margins()
        sections = [(self._main(), self.paper.landscape)]
        names = annex_names(len(self.paper.annexes))
        for name, annex in zip(names, self.paper.annexes, strict=True):
            sections.append((self._annex(name, annex), annex.landscape))
        content = []
        for place, (written, landscape) in enumerate(sections):
            properties = self._section(references if place == 0 else "", landscape=landscape)
            last = place == len(sections) - 1
            ending = properties if last else f"<w:p><w:pPr>{TINY}{properties}</w:pPr></w:p>"
            content.append(written + ending)
        made = parse_xml(f"<w:body {NAMESPACES}>{''.join(content)}</w:body>")
        self.document.element.replace(
            self.document.element.body, made
        )  # at once: piece by piece takes ten times as long

    def _take_in(self, png: bytes) -> str:
        return str(self.document.part.get_or_add_image(BytesIO(png))[0])

    def _margins(self) -> str:
        """Marks above every page, its number from the second on; what stands at the foot. The references to them."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn

        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        marks = "".join(line for mark in self.paper.marks for line in text_paragraphs(style_id("mark"), mark))
        number = page_number(style_id("page_number"))
        foot = "".join(text_paragraphs(style_id("foot"), self.paper.foot))
        empty = paragraph(style_id("page_number"), "")
        for part, content in (
            (section.first_page_header, marks or empty),
            (section.header, number + marks),
            (section.first_page_footer, foot or empty),
            (section.footer, foot or empty),
        ):
            part.is_linked_to_previous = False
            element: Any = part._element
            for old in list(element):
                element.remove(old)
            for new in list(parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>")):
                element.append(new)
        properties: Any = section._sectPr
        references = properties.findall(qn("w:headerReference")) + properties.findall(qn("w:footerReference"))
        return "".join(
            f'<w:{one.tag.rpartition("}")[2]} w:type="{one.get(qn("w:type"))}" r:id="{one.get(qn("r:id"))}"/>'
            for one in references
        )

    def _section(self, references: str, *, landscape: bool) -> str:
        page = self.look.page_of(landscape=landscape)
        orient = ' w:orient="landscape"' if page.width > page.height else ""
        sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
        margins = "".join(f' w:{side}="{twips(wide)}"' for side, wide in sides.items())
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{twips(page.width)}" '
            f'w:h="{twips(page.height)}"{orient}/><w:pgMar{margins} w:header="{twips(page.number_from_top)}" '
            f'w:footer="{twips(page.foot_from_bottom)}" w:gutter="0"/><w:pgNumType w:start="1"/>'
            '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
        )

    def _main(self) -> str:
        paper, page = self.paper, self.look.page_of(landscape=self.paper.landscape)
        head = "" if paper.head is None else self._head(paper.head, page.text_width)
        *begun, last = paper.blocks or (Paragraph(""),)
        if not is_signed(paper) or not isinstance(last, Paragraph):
            begun, closing = list(paper.blocks), ""
        else:  # a page never holds the signature alone
            closing = self.blocks.lines(last.style, last.text, "<w:keepNext/>")
        ending = self._end(page.text_width) if is_signed(paper) else ""
        return head + self.blocks.written(begun, page, page.text_width) + closing + ending

    def _head(self, head: Head, room: float) -> str:
        look, lines = self.look, self.blocks.lines
        left = room * look.head.left_share / 100
        right = room - left
        organ = [plain(line) for line in head.organ]
        motto = look.styles["motto"]
        issuer = "".join([lines("parent_organ", head.parent_organ), *(lines("organ", line) for line in organ)]) + rule(
            rule_below(organ, look.styles["organ"], look.head.organ_rule, left), left
        )
        state = (
            lines("national_name", NATIONAL_NAME)
            + lines("motto", MOTTO)
            + rule(rule_below((MOTTO,), motto, look.head.motto_rule, right), right)
        )
        rows = [(issuer, state), (self._number(head), self._place_and_day(head))]
        table = bare_table((twips(left), twips(right)), rows)
        below = []
        if head.kind:
            below = [lines("kind", head.kind), lines("subject", head.subject)]
            subject = [line for line in plain(head.subject).split("\n") if line]
            length = rule_below(subject, look.styles["subject"], look.head.subject_rule, room)
            if subject:
                below.append(rule(length, room))
        else:
            below.append(paragraph(style_id("centred"), ""))
        first, *others = addressed(head) or ("",)
        if first:
            below.append(lines("addressee", first))
        for place, other in enumerate(others, start=1):
            below_all = f'<w:spacing w:after="{round(look.styles["addressee"].after * 20)}"/>'
            below.append(lines("addressee_list", other, below_all if place == len(others) else ""))
        return table + "".join(below)

    def _number(self, head: Head) -> str:
        if not (head.number or head.symbol):
            return ""
        content = run("Số: ") + number_control(head) + run(symbol_after_number(head))
        return paragraph(style_id("number"), content) + self.blocks.lines("letter_subject", subject_of_letter(head))

    def _place_and_day(self, head: Head) -> str:
        return paragraph(style_id("place_and_day"), run(place_before_day(head)) + day_control(head))

    def _end(self, room: float) -> str:
        """Who gets it at the left, who signs at the right."""
        left = room * self.look.head.sign_share / 100
        recipients = [self.blocks.lines("recipients", line) for line in recipients_of(self.paper)]
        if recipients:
            recipients.insert(0, self.blocks.lines("recipients_head", RECIPIENTS))
        signed = self.blocks.signature(self.paper.signature or Signature())
        space = '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'
        return (
            space
            + bare_table((twips(left), twips(room - left)), [("".join(recipients), signed)], whole=True)
            + f"<w:p><w:pPr>{TINY}</w:pPr></w:p>"
        )

    def _annex(self, name: str, annex: Annex) -> str:
        lines, page = self.blocks.lines, self.look.page_of(landscape=annex.landscape)
        head = [lines("annex_number", name), lines("annex_title", annex.title)]
        if self.paper.head is not None:
            before, _, between, _, after = attached_parts(self.paper.head)
            controls = number_control(self.paper.head), day_control(self.paper.head)
            content = run(before) + controls[0] + run(between) + controls[1] + run(after)
            head.append(paragraph(style_id("annex_reference"), content))
        return "".join(head) + self.blocks.written(annex.blocks, page, page.text_width)
