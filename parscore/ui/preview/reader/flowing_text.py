"""Text that flows, told part by part: a Word document with its tables, or a plain file whose code is found out."""

from pathlib import Path
from typing import Any

from parscore.intake.annex.container import Container
from parscore.intake.annex.table import AnnexError
from parscore.intake.documents.old_letters import with_old_letters
from parscore.intake.documents.plain_text import decoded
from parscore.intake.documents.read_text import ReadText
from parscore.intake.documents.signatures import Kind
from parscore.ui.preview.reader.open_file import Opened, Refused, Reply
from parscore.ui.preview.reader.word_flow import EnoughError, WordFlow

AT_ONCE = 12_000
MOST_PLAIN = 600_000
_PLAIN_BYTES = 2_400_000
_PART = "Tài liệu dài nên chỉ hiện phần đầu; hãy mở bằng chương trình khác để xem hết."
_TORN = "Phần cuối tệp bị hỏng nên không hiện được."
_NO_PICTURES = "Không hiện hình trong văn bản này."


class _Flow:
    def __init__(self, kind: Kind, blocks: list[dict[str, Any]], remarks: list[str], *, old_letters: bool) -> None:
        self._blocks = blocks
        self.facts: Reply = {"view": "text", "kind": str(kind), "remarks": remarks, "old_letters": old_letters}

    def answer(self, request: dict[str, Any]) -> tuple[Reply, bytes]:
        """Blocks from one on, until there is enough for one time, and where the next begin."""
        if request["do"] != "blocks":
            raise Refused
        first = last = request["from"]
        told = 0
        while last < len(self._blocks) and told < AT_ONCE:
            told += _length(self._blocks[last])
            last += 1
        return {"blocks": self._blocks[first:last], "next": last if last < len(self._blocks) else None}, b""


def word_text(container: Container) -> Opened:
    """What can be read of a Word document; AnnexError when that is nothing."""
    flow = WordFlow(container)
    remarks = []
    try:
        flow.read(container, "word/document.xml")
    except EnoughError:
        remarks.append(_PART)
    except AnnexError:
        if not flow.begun:
            raise
        remarks.append(_TORN)
    flow.finish()
    if flow.pictures:
        remarks.append(_NO_PICTURES)
    return _Flow(Kind.WORD, flow.blocks, remarks, old_letters=flow.old_letters)


def plain_text(path: Path) -> Opened:
    """Every line a paragraph; lines that seem to be in an old code come with what they would say."""
    with path.open("rb") as file:
        content = file.read(_PLAIN_BYTES)
        more = bool(file.read(1))
    text = decoded(content)
    read = with_old_letters(ReadText((text[:MOST_PLAIN],), Kind.TEXT))
    stored = read.pages[0].split("\n")
    plain = read.converted[0].split("\n") if read.converted else stored
    blocks = [
        {"runs": [[line, 0, other]] if line else [], "side": "left"} for line, other in zip(stored, plain, strict=True)
    ]
    remarks = [_PART] if more or len(text) > MOST_PLAIN else []
    return _Flow(Kind.TEXT, blocks, remarks, old_letters=bool(read.converted))


def _length(block: dict[str, Any]) -> int:
    if "rows" in block:
        return sum(20 + sum(map(_length, cell["inside"])) for row in block["rows"] for cell in row)
    return 20 + sum(len(run[0]) for run in block["runs"])
