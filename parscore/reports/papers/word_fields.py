"""Places of a Word paper that a clerk fills in: number and day, typed once and shown wherever the paper names them."""

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from parscore.reports.papers.paper import Head
from parscore.reports.papers.word_markup import run
from parscore.reports.papers.wording import day_in_words, number_of

if TYPE_CHECKING:
    from docx.document import Document

_STORE = "{6F0B2E52-8A55-4E1B-9C53-30A7B1C0D5E4}"
_NAMESPACE = "urn:parscore:paper"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def number_control(head: Head) -> str:
    return _control("Số văn bản", "number", number_of(head))


def day_control(head: Head) -> str:
    return _control("Ngày ban hành", "day", day_in_words(head.day))


def keep_fields(document: "Document", head: Head) -> None:
    """Put what the controls show into the file, where all controls of one name read and write it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    fields = "".join(
        f"<{name}>{escape(text)}</{name}>"
        for name, text in (("number", number_of(head)), ("day", day_in_words(head.day)))
    )
    package = document.part.package
    kept = f'<?xml version="1.0" encoding="UTF-8"?><paper xmlns="{_NAMESPACE}">{fields}</paper>'
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", kept.encode(), package)
    about = (
        f'<?xml version="1.0" encoding="UTF-8"?><ds:datastoreItem xmlns:ds="{_CUSTOM_XML}" ds:itemID="{_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    properties = Part(PackURI("/customXml/itemProps1.xml"), _PROPERTIES, about.encode(), package)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _control(title: str, field: str, text: str) -> str:
    prefix = quoteattr(f"xmlns:p='{_NAMESPACE}'")
    binding = f'<w:dataBinding w:prefixMappings={prefix} w:xpath="/p:paper[1]/p:{field}[1]" w:storeItemID="{_STORE}"/>'
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(title)}/><w:tag w:val={quoteattr(field)}/>{binding}"
        f"<w:text/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    )
