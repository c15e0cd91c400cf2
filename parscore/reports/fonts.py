"""The letters of printed reports: Tinos, with the widths of Times, embedded in every file."""

import errno
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from parscore.data_files import resource
from parscore.faults import fault_of

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"
_FILES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "Italic", BOLD_ITALIC: "BoldItalic"}
_UNPRINTABLE = "□"
_UNSEEN = frozenset(("\u200b", "\u200d", *(chr(code) for code in range(0xFE00, 0xFE10))))


@cache
def register_fonts() -> None:
    """Make the four styles known to reportlab, once."""
    for name, style in _FILES.items():
        path = resource("fonts", f"Tinos-{style}.ttf")
        if not path.is_file():
            raise fault_of(FileNotFoundError(errno.ENOENT, ""), "Chưa mở được phông chữ", path)
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)


def width_of(text: str, font: str, size: float) -> float:
    """How wide a text stands, in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))


def printable(text: str) -> str:
    """The text with what the font cannot print (emoji, other scripts) shown as a box, never dropped in silence."""
    known = _known_letters()
    if known.issuperset(map(ord, text)):
        return text
    return "".join(char if ord(char) in known or char == "\n" else _UNPRINTABLE for char in text if char not in _UNSEEN)


@cache
def _known_letters() -> frozenset[int]:
    register_fonts()
    font = pdfmetrics.getFont(REGULAR)
    assert isinstance(font, TTFont)
    return frozenset(font.face.charToGlyph) - frozenset(map(ord, _UNSEEN))
