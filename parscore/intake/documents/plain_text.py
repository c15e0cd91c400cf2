"""Plain text: UTF-8, UTF-16, or the Vietnamese code page of Windows, told apart by what the bytes can be."""

import codecs
import unicodedata
from itertools import pairwise

from parscore.intake.old_fonts import suspected
from parscore.scoring.text import nfc

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(content: bytes) -> str:
    """The text of a file; old codes (TCVN3, VNI) come out as the Western letters they are stored as."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _tidy(content.decode(encoding, "replace"))
    half = content[: len(content) // 2 * 2]
    zeros = half[1::2].count(0), half[0::2].count(0)
    if max(zeros) > len(half) // 4:
        return _tidy(half.decode("utf-16-le" if zeros[0] >= zeros[1] else "utf-16-be", "replace"))
    try:
        return _tidy(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3 and error.reason.startswith("unexpected end"):
            return _tidy(content[: error.start].decode("utf-8"))  # cut in the middle of a letter
    western = content.decode("cp1252", "replace")
    vietnamese = content.decode("cp1258", "replace")
    return _tidy(vietnamese if suspected(western) is None and _spelled_well(vietnamese) else western)


def _spelled_well(text: str) -> bool:
    """Whether every tone mark follows a vowel it can stand on, as it must in cp1258."""
    marks = right = 0
    for before, letter in pairwise(text):
        if unicodedata.combining(letter):
            marks += 1
            right += unicodedata.normalize("NFD", before)[0].lower() in "aeiouy" or before.lower() == "ư"
    return marks > 0 and right >= 0.95 * marks


def _tidy(text: str) -> str:
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))
