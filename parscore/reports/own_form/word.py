"""A Word template filled: in the text, in tables, text boxes, heads and feet; its rows repeated."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from parscore.reports.own_form.drawn_text import fill_drawn
from parscore.reports.own_form.filled_text import Lookup, filled, placeholders
from parscore.reports.own_form.notation import PLACEHOLDER, SAME_ROW, Placeholder, UnknownError
from parscore.reports.own_form.package import Element, Package
from parscore.reports.own_form.problems import Problems
from parscore.reports.own_form.repeating import copies, group_of, kind_of
from parscore.reports.own_form.value import Value
from parscore.reports.own_form.values import Values
from parscore.reports.own_form.word_marks import mark_pages
from parscore.reports.own_form.word_text import NS, W, pieces_of, put_pieces, shown_text

_TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_DRAWN = re.compile(r"word/(diagrams|charts)/[^/]*\.xml")
_PLACES = {"header": "đầu trang", "footer": "chân trang", "footnotes": "chú thích", "endnotes": "chú thích cuối"}
_ONCE = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
_OWN_NUMBER = re.compile(r"\{http://schemas.microsoft.com/office/word/2010/wordml\}(paraId|textId)")
_ROW = "dòng lặp chỉ đặt được trong một dòng của bảng"


def fill_word(package: Package, values: Values, problems: Problems) -> None:
    """Fill every part; what cannot be filled is told to `problems`."""
    for name in package.names():
        if _TEXTS.fullmatch(name):
            _Part(package.xml(name), _place_of(name), values, problems).fill()
        elif _DRAWN.fullmatch(name):
            fill_drawn(package.xml(name), "hình vẽ, biểu đồ", values, problems)
    if values.marks and not problems:
        mark_pages(package, values.marks)


def _place_of(name: str) -> str:
    stem = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return _PLACES.get(stem, "")


class _Part:
    """One part of the document."""

    def __init__(self, root: Element, part: str, values: Values, problems: Problems) -> None:
        self._root, self._part = root, part
        self._values, self._problems = values, problems
        self._paragraphs = list(root.iter(f"{W}p"))
        self._places = dict(_places(root, self._paragraphs))

    def fill(self) -> None:
        for block in self._blocks():
            self._repeat(block)
        for paragraph in self._paragraphs:
            self._fill(paragraph, self._ordinary(paragraph))

    def _blocks(self) -> list[list[tuple[Element, str]]]:
        """Template rows that stand together, each with what it is repeated for."""
        kinds = {}
        for row in self._root.iter(f"{W}tr"):
            own = [p for p in self._paragraphs if _row_of(p) is row]
            found = [one for p in own for one in placeholders(pieces_of(p), lambda _: None)]
            try:
                if kind := kind_of(found):
                    kinds[row] = kind
            except UnknownError as error:
                self._problems.tell(self._where(own[0]), str(error))
        rows = list(kinds)
        blocks: list[list[tuple[Element, str]]] = []
        for row in rows:
            before = blocks[-1][-1] if blocks else None
            joined = before is not None and row.getprevious() is before[0]
            if joined and before is not None and group_of(before[1]) == group_of(kinds[row]):
                blocks[-1].append((row, kinds[row]))
            else:
                blocks.append([(row, kinds[row])])
        return blocks

    def _repeat(self, block: Sequence[tuple[Element, str]]) -> None:
        templates = [row for row, _ in block]
        own = [p for row in templates for p in row.iter(f"{W}p")]
        for paragraph in own:
            placeholders(pieces_of(paragraph), lambda what, p=paragraph: self._tell(p, what))  # type: ignore[misc]
        mine = set(own)
        self._paragraphs = [p for p in self._paragraphs if p not in mine]
        first = templates[0]
        for place, copy in enumerate(copies([kind for _, kind in block], self._values)):
            row = deepcopy(templates[copy.template])
            if place:
                _without_marks_of_one(row)
            originals = list(templates[copy.template].iter(f"{W}p"))
            filled_in: list[Element] = []
            for original, paragraph in zip(originals, list(row.iter(f"{W}p")), strict=True):
                self._fill(paragraph, self._in_row(copy.value, original), original)
                if PLACEHOLDER.search(shown_text(original)):
                    filled_in.append(paragraph)
            _without_empty_lines(filled_in)
            first.addprevious(row)
        for template in templates:
            template.getparent().remove(template)

    def _ordinary(self, paragraph: Element) -> Lookup:
        def value(one: Placeholder) -> Value:
            if one.repeated:
                raise UnknownError(_ROW)
            return self._value(one, paragraph)

        return value

    def _in_row(self, of_row: Lookup, paragraph: Element) -> Lookup:
        return lambda one: of_row(one) if one.repeated else self._value(one, paragraph)

    def _value(self, one: Placeholder, paragraph: Element) -> Value:
        if not one.code:
            return self._values.whole(one.name)
        return self._values.of_code(one, self._same_row(paragraph) if one.code == SAME_ROW else one.code)

    def _same_row(self, paragraph: Element) -> str:
        row = _row_of(paragraph)
        cells = [] if row is None else row.iterfind("w:tc", NS)
        texts = ("".join(shown_text(p) for p in cell.iter(f"{W}p")).strip() for cell in cells)
        code = next((text.rstrip(".") for text in texts if self._values.has_code(text.rstrip("."))), None)
        if code is None:
            raise UnknownError("trong dòng này không có ô nào ghi mã của bộ tiêu chí")
        return code

    def _fill(self, paragraph: Element, value_of: Lookup, original: Element | None = None) -> None:
        at = paragraph if original is None else original
        pieces = pieces_of(paragraph)
        if original is None:
            placeholders(pieces, lambda what: self._tell(at, what))
        done = filled(pieces, value_of, lambda what: self._tell(at, what))
        if done is not None:
            put_pieces(paragraph, done.pieces, whole=done.alone is not None)

    def _tell(self, paragraph: Element, what: str) -> None:
        self._problems.tell(self._where(paragraph), what)

    def _where(self, paragraph: Element) -> str:
        return ", ".join(filter(None, (self._part, self._places[paragraph])))


def _row_of(paragraph: Element) -> Element | None:
    return next(paragraph.iterancestors(f"{W}tr"), None)


def _places(root: Element, paragraphs: Sequence[Element]) -> Iterator[tuple[Element, str]]:
    """Where each paragraph stands, as one would look for it in Word."""
    tables = {table: place for place, table in enumerate(root.iter(f"{W}tbl"), start=1)}
    plain = 0
    for paragraph in paragraphs:
        boxed = ", trong hộp chữ" if next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None else ""
        row = _row_of(paragraph)
        if row is None:
            plain += not boxed
            yield paragraph, f"đoạn {max(plain, 1)}{boxed}"
            continue
        table, cell = next(row.iterancestors(f"{W}tbl")), next(paragraph.iterancestors(f"{W}tc"))
        rows = [one for one in table.iter(f"{W}tr") if next(one.iterancestors(f"{W}tbl")) is table]
        cells = [one for one in row.iter(f"{W}tc") if next(one.iterancestors(f"{W}tr")) is row]
        yield paragraph, f"bảng {tables[table]}, dòng {rows.index(row) + 1}, ô {cells.index(cell) + 1}{boxed}"


def _without_empty_lines(paragraphs: Iterable[Element]) -> None:
    """Paragraphs whose placeholders came to nothing, as far as their cell holds others."""
    for one in paragraphs:
        cell = one.getparent()
        if cell is None or cell.tag != f"{W}tc" or shown_text(one).strip():
            continue
        beside = [other for other in cell if other.tag in (f"{W}p", f"{W}tbl")]
        if len(beside) > 1 and not (one is beside[-1] and beside[-2].tag == f"{W}tbl"):
            cell.remove(one)


def _without_marks_of_one(row: Element) -> None:
    """What a file may hold only once: bookmarks, comments, numbers of paragraphs and of content controls."""
    for name in _ONCE:
        for mark in list(row.iter(f"{W}{name}")):
            mark.getparent().remove(mark)
    for number in list(row.iterfind(".//w:sdtPr/w:id", NS)):
        number.getparent().remove(number)
    for element in row.iter():
        for key in [key for key in element.attrib if _OWN_NUMBER.fullmatch(key)]:
            del element.attrib[key]
