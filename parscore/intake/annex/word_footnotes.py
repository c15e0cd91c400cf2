"""The footnotes and endnotes of a Word document: rules often stand there, far from the row that they are of."""

from parscore.intake.annex.container import Attributes, Container, Reader, local
from parscore.intake.annex.table import MAX_TEXT, clean, too_much_text

REFERENCES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}


class _Notes(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, list[str]] = {}
        self._id = ""
        self._in_text = False
        self._size = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("footnote", "endnote"):
            self._id = local(attributes, "id")
        elif name in ("p", "br", "tab") and self._id in self.parts:
            self.parts[self._id].append(" ")
        self._in_text = name == "t"

    def text(self, data: str) -> None:
        if not self._in_text:
            return
        self._size += len(data)
        if self._size > MAX_TEXT:
            raise too_much_text()
        self.parts.setdefault(self._id, []).append(data)

    def end(self, name: str) -> None:
        if name == "t":
            self._in_text = False


def read_footnotes(container: Container, part: str) -> dict[str, str]:
    """The notes of a part by their id, none where the document has no such part."""
    notes = _Notes()
    if container.has(part):
        notes.read(container, part)
    return {key: text for key, parts in notes.parts.items() if (text := clean("".join(parts)))}
