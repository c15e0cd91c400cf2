"""The process that reads one PDF and may hang or fall without harm: one line of JSON for each thing it tells.

    {"pages": 12}  {"text": "…"} for each page  {"end": true}, or {"trouble": "locked" | "damaged"}

It opens nothing but the file it is given, and asks for nothing but text: no forms, no scripts, no links.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from parscore.intake.documents.pdf_layout import Letter, lines_of

OPTION = "--read-pdf"
_BY_LAYOUT = 3
_MOST_LETTERS_BY_LAYOUT = 20_000
_ASKS_PASSWORD = 4
_UNSEEN = {"\x02": "-", "\ufffe": "-", "\x00": ""}  # how PDFium tells a hyphen at the end of a line


def read_one(arguments: list[str]) -> int:
    """Tell of one file: its path, then how many bytes of memory, seconds, pages and letters there may be."""
    path, memory, seconds, pages, letters = arguments[0], *map(int, arguments[1:5])
    _hold_back(memory, seconds)
    try:
        for told in _told(path, pages, letters):
            sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
    except MemoryError:
        return 1
    return 0


def _hold_back(memory: int, seconds: int) -> None:
    """Ask the system to end this process when it takes too much; Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 1))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _told(path: str, most_pages: int, most_letters: int) -> Iterator[dict[str, object]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        yield {"trouble": "locked" if getattr(error, "err_code", 0) == _ASKS_PASSWORD else "damaged"}
        return
    yield {"pages": count}
    if not count:
        yield {"trouble": "damaged"}
        return
    room = most_letters
    for number in range(min(count, most_pages)):
        try:
            text = _text(document[number], by_layout=number < _BY_LAYOUT)
        except pypdfium2.PdfiumError:
            yield {"text": "", "spoilt": True}
            continue
        yield {"text": text[:room]}
        room -= len(text)
        if room <= 0:
            return
    if count <= most_pages:
        yield {"end": True}


def _text(page: Any, *, by_layout: bool) -> str:
    from pypdfium2 import raw

    shown = page.get_textpage()
    count = shown.count_chars()
    if not by_layout or count > _MOST_LETTERS_BY_LAYOUT:
        return _plain(shown)
    upright: list[Letter] = []
    turned = []
    box = raw.FS_RECTF()
    for place in range(count):
        code = raw.FPDFText_GetUnicode(shown, place)
        letter = chr(code) if code <= sys.maxunicode and not 0xD800 <= code < 0xE000 else "\ufffd"
        letter = _UNSEEN.get(letter, letter)
        if not letter:
            continue
        if abs(raw.FPDFText_GetCharAngle(shown, place)) > 0.05:
            turned.append(letter)
            continue
        raw.FPDFText_GetLooseCharBox(shown, place, box)
        upright.append(Letter(letter, box.left, box.bottom, box.right, box.top))
    if len(turned) > len(upright):
        return _plain(shown)
    lines = lines_of(upright)
    return "\n".join([*lines, "".join(turned).replace("\r\n", "\n")] if turned else lines)


def _plain(shown: Any) -> str:
    text = str(shown.get_text_range()).replace("\r\n", "\n")
    for letter, meant in _UNSEEN.items():
        text = text.replace(letter, meant)
    return text


if __name__ == "__main__":
    sys.exit(read_one(sys.argv[1:]))
