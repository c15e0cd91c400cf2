"""Text boxes that lie over a sheet: what they say stands in no cell, so it is only told."""

from contextlib import suppress
from posixpath import basename, dirname, join, normpath

from parscore.intake.annex.container import Attributes, Container, Reader
from parscore.intake.annex.table import AnnexError, Table, clean

MOST = 5
_LONGEST = 2_000


class _Links(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.targets.append(attributes.get("Target", ""))


class _Boxes(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._open = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "txBody":
            self._parts = []
        self._open = name == "t"

    def text(self, data: str) -> None:
        if self._open and len(self._parts) < _LONGEST:
            self._parts.append(data)

    def end(self, name: str) -> None:
        self._open = False
        if name == "p":
            self._parts.append(" ")
        elif name == "txBody" and len(self.texts) < MOST and (text := clean("".join(self._parts)[:_LONGEST])):
            self.texts.append(" ".join(text.split()))


def tell_boxes(container: Container, sheet: str, table: Table) -> None:
    """Say what the text boxes over a sheet hold; a drawing that is spoilt holds nothing an annex needs."""
    links = f"{dirname(sheet)}/_rels/{basename(sheet)}.rels"
    if not container.has(links):
        return
    found, boxes = _Links(), _Boxes()
    with suppress(AnnexError):
        found.read(container, links)
        for target in found.targets[:MOST]:
            part = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(sheet), target))
            if part.startswith("xl/drawings/drawing") and container.has(part):
                boxes.read(container, part)
    for text in boxes.texts:
        said = f"hộp chữ (text box) không nằm trong ô nào nên không đọc: “{text[:120]}”"
        table.warn(0, None, said, "nếu là nội dung của bảng, chép vào ô")
