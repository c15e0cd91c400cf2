"""A warning at the head of every page of a Word template: where there is no head, one is made for it."""

from collections.abc import Sequence
from copy import deepcopy
from xml.sax.saxutils import escape

from parscore.reports.own_form.package import Element, Package
from parscore.reports.own_form.word_text import MAIN, NS, W

_DOCUMENT = "word/document.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def mark_pages(package: Package, marks: Sequence[str]) -> None:
    """Put the marks above everything in every head; the first section gets the heads it lacks, the others have its."""
    from lxml import etree

    lines = "".join(
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:r>'
        f'<w:rPr><w:b/><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">{escape(mark)}</w:t></w:r></w:p>'
        for mark in marks
    )
    made = etree.fromstring(f'<w:hdr xmlns:w="{MAIN}">{lines}</w:hdr>')
    document = package.xml(_DOCUMENT)
    links = package.links(_DOCUMENT)
    for part in {target for kind, target in links.values() if kind == "header"}:
        head = package.xml(part)
        for line in reversed(list(made)):
            head.insert(0, deepcopy(line))
    sections = list(document.iter(f"{W}sectPr"))
    if not sections:
        body = document.find("w:body", NS)
        body.append(body.makeelement(f"{W}sectPr", {}))
        sections = [body[-1]]
    for kind in _missing(package, sections):
        name = f"word/headerMau{kind}.xml"
        package.put(name, etree.tostring(made))
        package.declare(name, _TYPE)
        reference = document.makeelement(
            f"{W}headerReference",
            {f"{W}type": kind, f"{_R}id": package.link(_DOCUMENT, _HEADER, name.removeprefix("word/"))},
        )
        sections[0].insert(0, reference)


def _missing(package: Package, sections: Sequence[Element]) -> list[str]:
    """The kinds of heads that pages of the document have and the first section does not name."""
    named = {one.get(f"{W}type") for one in sections[0].iterfind("w:headerReference", NS)}
    wanted = ["default"]
    if any(one.find("w:titlePg", NS) is not None for one in sections):
        wanted.append("first")
    if (
        package.has("word/settings.xml")
        and package.xml("word/settings.xml").find("w:evenAndOddHeaders", NS) is not None
    ):
        wanted.append("even")
    return [kind for kind in wanted if kind not in named]
