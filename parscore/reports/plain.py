"""Foreign text made fit for paper: one Unicode form, no invisible marks that turn or break a line."""

import re
import unicodedata

from parscore.scoring.text import nfc

JOINER = "\u200d"  # holds emoji together in a workbook
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_NOT_CHARACTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LOST = "\ufffd"


def plain(text: str) -> str:
    """The text in NFC with plain line ends, without control characters and direction marks."""
    return cleaned(text).strip()


def cleaned(text: str) -> str:
    """The same for a part of a text, whose spaces at the ends part it from the others."""
    if text.replace(
        "\n", ""
    ).isprintable():  # nearly every text is, and to look at each letter would take a third of the time of a paper
        return nfc(text)
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return nfc("".join(map(_kept, lines)))


def _kept(char: str) -> str:
    if char == "\n" or char == JOINER:
        return char
    if _NOT_CHARACTERS.match(char):
        return _LOST
    return "" if unicodedata.category(char) in ("Cc", "Cf") else char
