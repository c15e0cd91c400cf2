"""Files looked at before they are stored: what they are, what they say of themselves, what must not pass unseen.

Plain Python for a thread. Of a file's text only what is needed later is kept, so that a large folder costs no memory.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from parscore.faults import EnvironmentFault
from parscore.scoring.text import nfc
from parscore.ui.errand import Tell

if TYPE_CHECKING:
    from parscore.intake.documents.proposal import DocumentProposal
    from parscore.intake.documents.read_text import ReadText
    from parscore.storage.folder_walk import Refused

FULL = 1000
PROGRAM = "tệp chương trình"
_ASK_FOR_DOCUMENT = "Hãy xin lại tài liệu ở dạng PDF, Word, Excel hoặc ảnh."
_HEAD_PAGES, _HEAD_LETTERS = 3, 6_000


class Pointed(NamedTuple):
    """Something to be decided about before a file is stored: what it is, one sentence with what matters masked, and
    what to do instead.
    """

    about: str
    said: str
    advice: str


class Looked(NamedTuple):
    """A file that was looked at; `odd` is a sentence about what is wrong with it and hinders nothing."""

    path: Path
    size: int
    proposal: "DocumentProposal | None" = None
    points: tuple[Pointed, ...] = ()
    odd: str = ""
    head: "ReadText | None" = None

    @property
    def name(self) -> str:
        return nfc(self.path.name)


class LookedThrough(NamedTuple):
    """All files below what was given, in order, and what is no file to be taken in."""

    files: tuple[Looked, ...]
    refused: "tuple[Refused, ...]"


class Progress(NamedTuple):
    """The share done, of FULL, and what is under way in words."""

    share: int
    words: str


def look_through(paths: Sequence[Path], stop: Event, tell: Tell, *, heads: bool = False) -> LookedThrough:
    """Look at every file, until it is stopped; `heads` keeps the beginning of each text, for matching."""
    from parscore.intake.ahead import in_order
    from parscore.storage.folder_walk import Found, Refused, files_below

    found = list(files_below(paths, stop.is_set))
    files = [one for one in found if isinstance(one, Found)]
    looked = []
    for one in in_order(lambda file: look_at(*file, heads=heads), files, stop.is_set):
        looked.append(one)
        words = f"Đang xem {len(looked)}/{len(files)} tệp: “{one.name}”" if len(files) > 1 else f"Đang xem “{one.name}”"
        tell(Progress(len(looked) * FULL // len(files), words))
    return LookedThrough(tuple(looked), tuple(one for one in found if isinstance(one, Refused)))


def look_at(path: Path, size: int, *, heads: bool = False) -> Looked:
    """Look at one file; one that cannot be read is only named, for storing it will say why."""
    from parscore.intake.documents.document_reading import read_document
    from parscore.intake.documents.kinds import kind_of
    from parscore.intake.documents.reading import text_of
    from parscore.intake.documents.sensitive import sensitive
    from parscore.intake.documents.signatures import Kind

    try:
        kind = kind_of(path)
    except EnvironmentFault:
        return Looked(path, size)
    remarks = " ".join(kind.remarks)
    if kind.kind is Kind.PROGRAM:
        return Looked(path, size, None, (Pointed(PROGRAM, remarks, _ASK_FOR_DOCUMENT),))
    text = text_of(path)
    if kind.readable and text.empty and not text.complete:  # sound from outside, and not a word to be had of it
        remarks = " ".join(filter(None, (remarks, text.why)))
    points = tuple(Pointed(one.worry.value, one.said, one.advice) for one in sensitive(text))
    return Looked(path, size, read_document(text, path.name), points, remarks, _head(text) if heads else None)


def _head(text: "ReadText") -> "ReadText":
    def cut(pages: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(page[:_HEAD_LETTERS] for page in pages[:_HEAD_PAGES])

    return replace(text, pages=cut(text.pages), converted=cut(text.converted))
