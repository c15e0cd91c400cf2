"""The text of a PDF, read in a process of its own: whatever the file does to the reader, the program goes on."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from parscore.intake.documents import pdf_child
from parscore.intake.documents.read_text import Limits, ReadText, nothing
from parscore.intake.documents.signatures import Kind

_LOCKED = "Tệp PDF có mật khẩu nên không đọc được chữ; hãy bỏ mật khẩu rồi lưu lại."
_DAMAGED = "Tệp PDF bị hỏng, không đọc được chữ; hãy xin lại hoặc quét lại bản gốc."
_SLOW = "Tệp PDF đọc quá lâu nên dừng lại; hãy mở tệp bằng chương trình khác để xem."
_FELL = "Tệp PDF có chỗ làm bộ đọc dừng đột ngột; hãy mở tệp bằng chương trình khác, in lại thành PDF rồi thêm lại."
_PICTURES = "Tệp chỉ có hình quét, không có chữ để đọc; hãy tự ghi số, ngày, trích yếu."


@dataclass(slots=True)
class _Heard:
    """What the child told before it ended, was ended, or fell."""

    pages: list[str] = field(default_factory=list)
    count: int | None = None
    trouble: str = ""
    whole: bool = False
    spoilt: int = 0
    slow: bool = False


def read_pdf(path: Path, limits: Limits) -> ReadText:
    """Every page up to the limits; what was read before the reader hung or fell is kept."""
    heard = _heard(path, limits)
    if heard.trouble == "locked":
        return nothing(Kind.PDF, _LOCKED)
    if heard.trouble or (heard.count is None and not heard.slow):
        return nothing(Kind.PDF, _DAMAGED if heard.trouble else _FELL)
    pages = tuple(heard.pages)
    complete = heard.whole and not heard.spoilt
    why = ""
    if not complete:
        why = _why_partial(heard, limits)
    elif not any(page.strip() for page in pages):
        why = _PICTURES
    return ReadText(pages, Kind.PDF, complete, why, heard.count)


def asks_password(path: Path) -> bool:
    """Whether a PDF cannot be opened without its password; one that only forbids printing can."""
    return _heard(path, Limits(pages=0)).trouble == "locked"


def _why_partial(heard: _Heard, limits: Limits) -> str:
    if heard.slow:
        return _SLOW
    if heard.whole:
        return f"{heard.spoilt} trang bị hỏng, không đọc được chữ; hãy xem lại các trang ấy."
    if len(heard.pages) >= limits.pages:
        return f"Tệp có {heard.count} trang; chỉ đọc chữ của {limits.pages} trang đầu."
    if sum(map(len, heard.pages)) >= limits.letters:
        return f"Tệp có quá nhiều chữ; chỉ đọc {len(heard.pages)} trang đầu."
    return _FELL


def _heard(path: Path, limits: Limits) -> _Heard:
    given = [limits.memory, max(1, int(limits.seconds)), limits.pages, limits.letters]
    heard = _Heard()
    with subprocess.Popen(
        [*_command(), str(path), *map(str, given)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        try:
            output, _ = child.communicate(timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            output, _ = child.communicate()
            heard.slow = True
    for line in output.split(b"\n"):
        _take(line, heard)
    return heard


def _take(line: bytes, heard: _Heard) -> None:
    try:
        told = json.loads(line)
    except ValueError:  # the last line of a child that was ended in the middle of it
        return
    if "text" in told:
        heard.pages.append(told["text"])
        heard.spoilt += "spoilt" in told
    heard.count = told.get("pages", heard.count)
    heard.trouble = told.get("trouble", heard.trouble)
    heard.whole = heard.whole or "end" in told


def _command() -> list[str]:
    """How to start the child: the packaged program has no interpreter beside it, and is started anew."""
    if getattr(sys, "frozen", False):
        return [sys.executable, pdf_child.OPTION]
    return [sys.executable, "-m", pdf_child.__name__]
