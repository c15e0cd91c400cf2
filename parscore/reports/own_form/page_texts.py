"""The heads and feet of printed sheets."""

import re
from collections.abc import Sequence

from parscore.reports.own_form.book import S
from parscore.reports.own_form.filled_text import filled, placeholders
from parscore.reports.own_form.notation import Placeholder, UnknownError
from parscore.reports.own_form.package import Element
from parscore.reports.own_form.problems import Problems
from parscore.reports.own_form.value import Number, Value
from parscore.reports.own_form.values import Values

_HEADS = ("oddHeader", "evenHeader", "firstHeader")
_ORDER = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_SIZE = re.compile(r"(&[0-9]+)(?=\{\{)")  # figures after it would be read as the size of letters
_MIDDLE = re.compile(r"&C(?!olor)")
_AFTER = tuple(
    f"{S}{name}"
    for name in (
        *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
        *("legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"),
        "extLst",
    )
)


def fill_page_texts(root: Element, where: str, values: Values, problems: Problems) -> None:
    """Fill heads and feet; "&" begins a code there and is doubled."""

    def value(one: Placeholder) -> Value:
        if one.repeated or one.code:
            raise UnknownError("ở đầu trang, chân trang chỉ điền được nội dung chung")
        found = values.whole(one.name)
        return found if isinstance(found, Number) else found.replace("&", "&&")

    for text in root.iterfind(f"{S}headerFooter/*"):
        pieces = [_SIZE.sub(r"\1 ", text.text or "")]
        placeholders(pieces, lambda what: problems.tell(where, what))
        done = filled(pieces, value, lambda what: problems.tell(where, what))
        if done is not None:
            text.text = done.pieces[0]


def mark_pages(root: Element, marks: Sequence[str]) -> None:
    """Put a warning into the middle of the head of every printed page."""
    heads = root.find(f"{S}headerFooter")
    if heads is None:
        heads = root.makeelement(f"{S}headerFooter", {})
        following = next((one for one in root if one.tag in _AFTER), None)
        if following is None:
            root.append(heads)
        else:
            following.addprevious(heads)
    said = '&"Times New Roman,Bold"&9' + "\n".join(mark.replace("&", "&&") for mark in marks)
    for name in _HEADS:
        if name == "evenHeader" and heads.get("differentOddEven") not in ("1", "true"):
            continue
        if name == "firstHeader" and heads.get("differentFirst") not in ("1", "true"):
            continue
        head = heads.find(f"{S}{name}")
        if head is None:
            head = heads.makeelement(f"{S}{name}", {})
            before = [one for one in heads if _ORDER.index(one.tag.removeprefix(S)) < _ORDER.index(name)]
            heads.insert(len(before), head)
        text = head.text or ""
        middle = _MIDDLE.search(text)
        at = middle.end() if middle else 0
        head.text = text[:at] + said + "\n" + text[at:] if middle else f"&C{said}" + text
