"""The parts of a template: read under guard, changed in memory, written as one new file."""

import re
import zipfile
from io import BytesIO
from typing import IO, Any, ClassVar

from parscore.office_zip import OfficeFileError, OfficeZip

MAX_TEMPLATE = 100_000_000
MAX_XML = 20_000_000
TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS = ("/hyperlink", "/attachedTemplate")
_ACTIVE = re.compile(
    r"(^|/)(vbaProject\.bin|activeX/|embeddings/[^/]*\.bin$|externalLinks/|macrosheets/|customUI)", re.I
)
_SIGNED = "_xmlsignatures/"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_COPY = (
    "mở tệp mẫu, lưu lại (Save As) dạng .docx hoặc .xlsx không macro, không đối tượng nhúng, ngắt mọi liên kết"
)

Element = Any
"""An element of lxml, which brings no annotations."""


class TemplateError(OfficeFileError):
    """The template as a whole cannot be filled."""


def broken() -> TemplateError:
    return TemplateError("tệp bị hỏng hoặc bị cắt cụt", "xin lại tệp mẫu gốc")


def too_large() -> TemplateError:
    return TemplateError("tệp bung ra quá lớn, không phải là một tệp mẫu", "chọn đúng tệp mẫu")


class _Parts(OfficeZip):
    error: ClassVar[type[OfficeFileError]] = TemplateError


class Package:
    """A template in memory; `kind` is "xlsx" or "docx". TemplateError says what is wrong with the file."""

    def __init__(self, file: IO[bytes]) -> None:
        zipped = _Parts.opened(file)
        sizes = zipped.sizes()
        xml = [name for name in sizes if name.endswith((".xml", ".rels", ".vml"))]
        if sum(sizes.values()) > MAX_TEMPLATE or any(sizes[name] > MAX_XML for name in xml):
            raise too_large()
        self.kind = zipped.kind
        self._parts = {name: b"".join(zipped.chunks(name)) for name in sizes if not name.endswith("/")}
        self._trees: dict[str, Element] = {}
        self._refuse_active()

    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def has(self, name: str) -> bool:
        return name in self._parts

    def xml(self, name: str) -> Element:
        """The root of a part; what is changed in it is written."""
        if name not in self._trees:
            self._trees[name] = _parsed(self._parts.get(name))
        return self._trees[name]

    def text(self, name: str) -> str:
        return self._parts[name].decode("utf-8", "replace")

    def put(self, name: str, content: bytes) -> None:
        self._parts[name] = content
        self._trees.pop(name, None)

    def remove(self, name: str) -> None:
        """Take out a part with its content type and the links of the whole to it."""
        self._parts.pop(name, None)
        self._trees.pop(name, None)
        for declared in list(self.xml(TYPES)):
            if declared.get("PartName") == f"/{name}":
                declared.getparent().remove(declared)

    def links(self, name: str) -> dict[str, tuple[str, str]]:
        """The links of a part: id to (last word of the type, name of the part linked to)."""
        found = {}
        for link in self._links(name):
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = kind, _joined(name, link.get("Target", ""))
        return found

    def link(self, name: str, kind_of_link: str, target: str) -> str:
        """Link a part to another in the same folder; the id of the new link."""
        taken = self.links(name)
        new = next(f"rIdMau{number}" for number in range(1, 10_000) if f"rIdMau{number}" not in taken)
        part = _links_of(name)
        if part not in self._parts:
            self.put(part, f'<Relationships xmlns="{_LINKED[1:].partition("}")[0]}"/>'.encode())
        root = self.xml(part)
        root.append(root.makeelement(_LINKED, {"Id": new, "Type": kind_of_link, "Target": target}))
        return new

    def unlink(self, name: str, target: str) -> None:
        for link in list(self._links(name)):
            if _joined(name, link.get("Target", "")) == target:
                link.getparent().remove(link)

    def declare(self, name: str, content_type: str) -> None:
        root = self.xml(TYPES)
        root.append(root.makeelement(f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": content_type}))

    def saved(self) -> bytes:
        """The file as it stands now."""
        from lxml import etree

        for name, root in self._trees.items():
            if name in self._parts:
                self._parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        content = BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
            for name, part in self._parts.items():
                written.writestr(zipfile.ZipInfo(name, _EPOCH), part, zipfile.ZIP_DEFLATED)
        return content.getvalue()

    def _links(self, name: str) -> list[Element]:
        part = _links_of(name)
        return list(self.xml(part).iter(_LINKED)) if part in self._parts else []

    def _refuse_active(self) -> None:
        """A filled form goes out under the unit's name: nothing that runs or fetches may ride along."""
        if TYPES not in self._parts:
            raise broken()
        active = next((name for name in self._parts if _ACTIVE.search(name)), None)
        if active or "macroEnabled" in self.text(TYPES):
            raise TemplateError(f"tệp mẫu có macro, đối tượng nhúng hoặc liên kết ra ngoài ({active})", _PLAIN_COPY)
        if any(name.startswith(_SIGNED) for name in self._parts):
            raise TemplateError("tệp mẫu đã ký số, điền vào thì chữ ký không còn đúng", "xin bản chưa ký")
        for part in [name for name in self._parts if name.endswith(".rels")]:
            for link in list(self.xml(part).iter(_LINKED)):
                if link.get("TargetMode") != "External":
                    continue
                if not link.get("Type", "").endswith(_HARMLESS):
                    raise TemplateError(f"tệp mẫu lấy nội dung từ nơi khác ({link.get('Target', '')})", _PLAIN_COPY)
                if link.get("Type", "").endswith("/attachedTemplate"):
                    self._detach(part, link)
        self._no_longer_a_template()

    def _no_longer_a_template(self) -> None:
        """.dotx and .xltx: what is written is a document."""
        plain = {"docx": "document.main+xml", "xlsx": "sheet.main+xml"}[self.kind]
        for declared in self.xml(TYPES):
            if (kind := declared.get("ContentType", "")).endswith("template.main+xml"):
                declared.set("ContentType", kind.replace("template.main+xml", plain))

    def _detach(self, part: str, link: Element) -> None:
        """Word notes where the style template of a document stands, on the disk of whoever made it."""
        owner = part.replace("_rels/", "").removesuffix(".rels")
        if owner in self._parts:
            for named in list(self.xml(owner)):
                if str(named.tag).endswith("}attachedTemplate"):
                    named.getparent().remove(named)
        link.getparent().remove(link)


def _parsed(content: bytes | None) -> Element:
    from lxml import etree

    if content is None:
        raise broken()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise broken() from None
    if root.getroottree().docinfo.doctype:
        raise TemplateError(
            "tệp có khai báo DTD, thứ Excel và Word không bao giờ ghi", "không dùng tệp này; xin lại bản gốc"
        )
    return root


def _links_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _joined(name: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts = name.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)
