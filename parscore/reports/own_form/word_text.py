"""The text of a paragraph of Word: cut into runs, with breaks between; read, and put back line by line."""

from collections.abc import Sequence
from copy import deepcopy

from parscore.reports.own_form.filled_text import BREAK
from parscore.reports.own_form.package import Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
NS = {"w": MAIN}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = f"{W}t"
_PARTED = tuple(f"{W}{name}" for name in ("br", "cr", "tab", "drawing", "pict", "object", "fldChar"))
_INSIDE = f"{W}txbxContent"


def pieces_of(paragraph: Element) -> list[str]:
    """The texts of a paragraph, a break where something stands between two of them."""
    return [BREAK if one.tag != _TEXT else one.text or "" for one in _marks(paragraph)]


def shown_text(paragraph: Element) -> str:
    return "".join(pieces_of(paragraph))


def put_pieces(paragraph: Element, pieces: Sequence[str], *, whole: bool) -> None:
    """Write the pieces back. A text of several lines that fills its paragraph becomes several paragraphs, since Word
    stretches a justified line that ends in a break.
    """
    found = _marks(paragraph)
    marks = [one for one in found if one.tag == _TEXT]
    texts = [piece for one, piece in zip(found, pieces, strict=True) if one.tag == _TEXT]
    lines = "".join(texts).split("\n")
    if not whole or len(lines) == 1 or len(marks) < len(found) or paragraph.find("w:pPr/w:sectPr", NS) is not None:
        _put(marks, texts)
        return
    at = next(place for place, text in enumerate(texts) if text.strip())
    for line in lines:
        _put(marks, [line if place == at else "" for place in range(len(marks))])
        paragraph.addprevious(deepcopy(paragraph))
    paragraph.getparent().remove(paragraph)


def _put(marks: Sequence[Element], texts: Sequence[str]) -> None:
    for element, text in zip(marks, texts, strict=True):
        lines = text.split("\n")
        element.text = lines[0]
        element.set(_SPACE, "preserve")
        last = element
        for line in lines[1:]:
            new = element.makeelement(_TEXT, {_SPACE: "preserve"})
            new.text = line
            last.addnext(element.makeelement(f"{W}br", {}))
            last.getnext().addnext(new)
            last = new


def _marks(paragraph: Element) -> list[Element]:
    """Texts and what parts them, in order; what a text box holds are paragraphs of their own."""
    found: list[Element] = []
    waiting = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        if one.tag == _TEXT or one.tag in _PARTED:
            found.append(one)
        if one.tag not in (_TEXT, _INSIDE, f"{W}pPr"):
            waiting.extend(reversed(one))
    return found
