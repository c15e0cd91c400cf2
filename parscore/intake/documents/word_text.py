"""The text of a Word document: paragraphs and tables in their order, headers and footers behind, deletions left out."""

import time
from dataclasses import dataclass, field, replace

from parscore.intake.annex.container import Attributes, Container, Reader, local, whole
from parscore.intake.annex.table import AnnexError
from parscore.intake.annex.word_styles import WordStyles, font_in
from parscore.intake.documents.read_text import Limits, ReadText
from parscore.intake.documents.signatures import Kind
from parscore.intake.old_fonts import Code, code_of, to_unicode
from parscore.scoring.text import nfc

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = ("Fallback", "del", "moveFrom", "rPrChange", "pPrChange", "instrText")
_OFF = ("0", "false", "off", "none")
_MOST_ELEMENTS = 450_000
_LOOKS = 500
_TOO_LONG = "Tệp Word quá dài; chỉ đọc được phần đầu, hãy mở tệp để xem phần còn lại."


class _EnoughError(Exception):
    """A limit is reached; what was read stays."""


@dataclass(slots=True)
class _Spelled:
    """A text twice: as it stands in the file, and in Unicode where its fonts tell an old code."""

    stored: str = ""
    plain: str = ""

    def add(self, stored: str, plain: str) -> None:
        self.stored += stored
        self.plain += plain


@dataclass(slots=True)
class _Pages:
    """Lines on pages, as far as the file tells where pages end."""

    pages: list[list[_Spelled]] = field(default_factory=lambda: [[]])

    def take(self, line: _Spelled) -> None:
        self.pages[-1].append(line)

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])

    def stored(self) -> tuple[str, ...]:
        return tuple(nfc("\n".join(line.stored for line in page)) for page in self.pages)

    def plain(self) -> tuple[str, ...]:
        return tuple(nfc("\n".join(line.plain for line in page)) for page in self.pages)


class _Body(Reader):
    """One part of a document. Cells of one line stand side by side, parted by tabs; longer ones one after another."""

    def __init__(self, styles: WordStyles, pages: _Pages, limits: Limits, until: float) -> None:
        super().__init__()
        self._styles, self._pages = styles, pages
        self._room, self._until = limits.letters, until
        self._seen = self._looked = self._skipped = 0
        self._inside: list[str] = []
        self._paragraphs: list[_Spelled] = []
        self._runs: list[tuple[str, str]] = []
        self._cells: list[list[list[_Spelled]]] = []
        self._style = self._font = ""
        self._hidden = False
        self.codes: set[Code] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        self._seen += 1
        if self._seen > _MOST_ELEMENTS:
            raise _EnoughError
        self._look_at_the_clock()
        self._inside.append(name)
        if self._skipped or name in _LEFT_OUT:
            self._skipped += 1
        elif name in ("p", "pStyle", "tr", "tc", "r"):
            self._open_part(name, attributes)
        elif name in ("rFonts", "rStyle", "vanish") and self._inside[-2:-1] == ["rPr"]:
            self._run_property(name, attributes)
        elif name == "lastRenderedPageBreak" or (name == "br" and local(attributes, "type") == "page"):
            self._turn()
        elif name in _SIGNS and "r" in self._inside:
            self._runs.append((_SIGNS[name], self._font))

    def _open_part(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            self._flush()
            self._paragraphs.append(_Spelled())
            self._style = ""
        elif name == "pStyle":
            self._style = local(attributes, "val")
        elif name == "tr":
            self._cells.append([])
        elif name == "tc" and self._cells:
            self._cells[-1].append([])
        elif name == "r":
            self._flush()
            self._font, self._hidden = "", False

    def _run_property(self, name: str, attributes: Attributes) -> None:
        if name == "vanish":
            self._hidden = local(attributes, "val") not in _OFF
        elif name == "rStyle":
            self._font = self._font or self._styles.font_of_run(local(attributes, "val"))
        else:
            self._font = font_in(attributes) or self._font

    def _turn(self) -> None:
        """Pages end between paragraphs here; a table that runs over is kept together."""
        if not self._cells:
            self._flush()
            if self._paragraphs and self._paragraphs[-1].stored:
                self._pages.take(self._paragraphs[-1])
                self._paragraphs[-1] = _Spelled()
            self._pages.turn()

    def _look_at_the_clock(self) -> None:
        self._looked += 1
        if self._looked % _LOOKS == 0 and time.monotonic() > self._until:
            raise _EnoughError

    def text(self, data: str) -> None:
        self._look_at_the_clock()
        if self._skipped or self._hidden or not self._inside or self._inside[-1] != "t":
            return
        self._room -= len(data)
        if self._room < 0:
            raise _EnoughError
        self._runs.append((data, self._font))

    def end(self, name: str) -> None:
        self._inside.pop()
        if self._skipped:
            self._skipped -= 1
        elif name == "p" and self._paragraphs:
            self._flush()
            self._keep(self._paragraphs.pop())
        elif name == "tr" and self._cells:
            for line in _row(self._cells.pop()):
                self._keep(line)

    def _keep(self, line: _Spelled) -> None:
        if self._cells and self._cells[-1]:
            self._cells[-1][-1].append(line)
        else:
            self._pages.take(line)

    def _flush(self) -> None:
        """The runs so far become part of their paragraph; a letter and its mark may stand in two runs of one code."""
        if not self._paragraphs:
            self._runs = []
            return
        place = 0
        while place < len(self._runs):
            code = self._code(self._runs[place][1])
            text = ""
            while place < len(self._runs) and self._code(self._runs[place][1]) is code:
                text += self._runs[place][0]
                place += 1
            plain = to_unicode(text, code) if code else text
            if plain != nfc(text) and code:
                self.codes.add(code)
            self._paragraphs[-1].add(text, plain)
        self._runs = []

    def _code(self, font: str) -> Code | None:
        return code_of(font or self._styles.font(self._style))


def _row(cells: list[list[_Spelled]]) -> list[_Spelled]:
    told = [[line for line in cell if line.stored.strip()] for cell in cells]
    if any(len(cell) > 1 for cell in told):
        return [line for cell in told for line in cell]
    made = _Spelled()
    for cell in told:
        for line in cell:
            between = "\t" if made.stored else ""
            made.add(between + line.stored, between + line.plain)
    return [made]


class _Properties(Reader):
    """How many pages Word counted when the document was last saved."""

    def __init__(self) -> None:
        super().__init__()
        self._open = False
        self.pages: int | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        self._open = name == "Pages"

    def text(self, data: str) -> None:
        if self._open:
            self.pages = whole(data.strip()) or None
            self._open = False


def read_word(container: Container, limits: Limits) -> ReadText:
    """The whole text, or its beginning where a limit is reached; AnnexError when the file is spoilt or locked."""
    until = time.monotonic() + limits.seconds
    styles, pages, properties = WordStyles(), _Pages(), _Properties()
    if container.has("word/styles.xml"):
        styles.read(container, "word/styles.xml")
    if container.has("docProps/app.xml"):
        properties.read(container, "docProps/app.xml")
    codes: set[Code] = set()
    complete = True
    others = [f"word/{kind}{number}.xml" for kind in ("header", "footer") for number in range(1, 7)]
    for part in ("word/document.xml", *others):
        if not container.has(part):
            continue
        body = _Body(styles, pages, limits, until)
        try:
            body.read(container, part)
        except _EnoughError:
            complete = False
        except AnnexError:
            if part == "word/document.xml" and not pages.pages[0]:
                raise
            complete = False
        codes |= body.codes
        if not complete:
            break
    made = ReadText(pages.stored(), Kind.WORD, complete, "" if complete else _TOO_LONG, properties.pages)
    if not codes:
        return made
    return replace(made, old_code=min(codes), converted=pages.plain())
