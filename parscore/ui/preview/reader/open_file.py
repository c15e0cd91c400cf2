"""A file looked at, and the reader for its kind of content; readers are imported when they are needed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from parscore.intake.documents.signatures import HEAD, Kind, kind_named, kind_of_head

if TYPE_CHECKING:
    from parscore.intake.documents.kinds import FileKind

LARGEST_OFFICE = 120_000_000
Reply = dict[str, Any]


class Refused(Exception):  # noqa: N818  told to the official, nobody's error
    """What cannot be shown; one sentence, which may be empty."""


class Opened(Protocol):
    """A file at hand: `facts` answer its opening, `answer` everything asked of it later."""

    facts: Reply

    def answer(self, request: dict[str, Any]) -> tuple[Reply, bytes]: ...


class Unseen:
    """A file of which only a few facts can be told."""

    def __init__(self, kind: Kind, *remarks: str) -> None:
        self.facts: Reply = {"view": "none", "kind": str(kind), "remarks": [one for one in remarks if one]}

    def answer(self, request: dict[str, Any]) -> tuple[Reply, bytes]:
        raise Refused


def opened(path: Path, name: str) -> Opened:
    """The reader for what the file holds; `name` is what it was called."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            size = file.seek(0, 2)
    except OSError as error:
        return Unseen(Kind.UNKNOWN, f"Chưa mở được tệp trong kho: {error.strerror or error}.")
    kind, named = kind_of_head(head), kind_named(name)
    if kind is Kind.PDF:
        from parscore.ui.preview.reader.pdf_pages import pdf_pages

        return _remarked(pdf_pages(path, size), kind, named)
    if kind is Kind.IMAGE and named is not Kind.PROGRAM:
        from parscore.ui.preview.reader.pictures import pictures

        return _remarked(pictures(path, head), kind, named)
    return _office(path, name, size)


def _remarked(made: Opened, kind: Kind, named: Kind | None) -> Opened:
    if named not in (None, kind):
        said = f"Nội dung là {kind}, không phải {named} như tên tệp nói; hãy đổi đuôi tệp cho đúng."
        made.facts["remarks"] = [*made.facts["remarks"], said]
    return made


def _office(path: Path, name: str, size: int) -> Opened:
    from parscore.faults import ParscoreError
    from parscore.intake.documents.kinds import kind_of

    try:
        found = kind_of(path, name)
    except ParscoreError as fault:
        return Unseen(Kind.UNKNOWN, str(fault))
    made = _read(path, found, size) if found.readable else Unseen(found.kind, _why_unseen(found))
    made.facts["remarks"] = list(dict.fromkeys([*found.remarks, *made.facts["remarks"]]))
    made.facts["program"] = found.kind is Kind.PROGRAM
    return made


def _read(path: Path, found: "FileKind", size: int) -> Opened:
    from parscore.intake.annex.container import Container
    from parscore.intake.annex.table import AnnexError
    from parscore.ui.preview.reader.flowing_text import plain_text, word_text

    if found.kind is Kind.TEXT:
        return plain_text(path)
    if size > LARGEST_OFFICE:
        return Unseen(found.kind, f"Tệp lớn hơn {LARGEST_OFFICE // 1_000_000} MB nên không hiện ở đây.")
    try:
        with path.open("rb") as file:
            if found.kind is Kind.WORD:
                return word_text(Container(file))
            from parscore.ui.preview.reader.sheets import sheets

            return sheets(Container(file))
    except AnnexError as error:
        said = error.message.removesuffix(", không phải là một phụ lục")
        return Unseen(found.kind, f"Chưa hiện được: {said}.")
    except OSError as error:
        return Unseen(found.kind, f"Chưa mở được tệp trong kho: {error.strerror or error}.")


def _why_unseen(found: "FileKind") -> str:
    if found.remarks:
        return ""
    if found.kind is Kind.UNKNOWN:
        return "Chương trình không biết loại tệp này."
    return f"Tệp {found.kind} chưa xem được ở đây."
