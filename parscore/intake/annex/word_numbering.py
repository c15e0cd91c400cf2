"""Word's automatic numbers, counted as Word counts them: they stand in no text, yet annexes use them as codes."""

from dataclasses import dataclass, field

from parscore.intake.annex.container import Attributes, Reader, local, whole

LEVELS = 9
_LONGEST = 60
_ROMANS = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_SILENT = ("bullet", "none")


@dataclass(slots=True)
class _Level:
    """How one level of a list prints its number: "%1.%2" with each in its own form."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering(Reader):
    """The lists of a document; `next` gives the number of each further paragraph, in the order of the document."""

    def __init__(self) -> None:
        super().__init__()
        self._lists: dict[str, _List] = {}
        self._of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._list, self._level, self._number, self._at = _List(), _Level(), "", 0

    def start(self, name: str, attributes: Attributes) -> None:
        value = local(attributes, "val")
        match name:
            case "abstractNum":
                self._list = self._lists.setdefault(local(attributes, "abstractNumId"), _List())
                self._number = ""
            case "num":
                self._number = local(attributes, "numId")
            case "abstractNumId":
                self._of[self._number] = value
            case "lvlOverride":
                self._at = whole(local(attributes, "ilvl"))
            case "startOverride" if self._number:
                self._starts[self._number, self._at] = whole(value, 1)
            case "pStyle" if not self._number:
                self._list.styles[value] = self._at
            case "lvl":
                self._at, self._level = whole(local(attributes, "ilvl")), _Level()
                if not self._number and self._at < LEVELS:
                    self._list.levels[self._at] = self._level
            case _:
                self._property(name, value)

    def _property(self, name: str, value: str) -> None:
        match name:
            case "numFmt":
                self._level.form = value
            case "lvlText":
                self._level.text = value[:_LONGEST]
            case "start":
                self._level.start = whole(value, 1)
            case "isLgl":
                self._level.legal = value not in ("0", "false", "off")

    def next(self, number: str, level: int, style: str) -> str | None:
        """The number of a paragraph, empty when it has a bullet; None when it cannot be told."""
        found = self._lists.get(self._of.get(number, ""))
        at = found.styles.get(style, level) if found else level
        if found is None or at not in found.levels:
            return None
        if (override := self._starts.pop((number, at), None)) is not None:
            found.counts[at] = override - 1
        found.counts[at] = found.counts.get(at, found.levels[at].start - 1) + 1
        for deeper in range(at + 1, LEVELS):
            found.counts.pop(deeper, None)
        if found.levels[at].form in _SILENT:
            return ""
        told = found.levels[at].text
        for above in range(at + 1):
            if f"%{above + 1}" in told:
                part = self._part(found, above, legal=found.levels[at].legal)
                if part is None:
                    return None
                told = told.replace(f"%{above + 1}", part)
        return told.strip()

    def _part(self, found: _List, at: int, *, legal: bool) -> str | None:
        level = found.levels.get(at, _Level())
        count = found.counts.setdefault(at, level.start)
        return in_form(count, "decimal" if legal else level.form)


def in_form(count: int, form: str) -> str | None:
    """A number as Word prints it in a form; None for forms that annexes do not use, and numbers they do not reach."""
    if not 0 <= count < 1_000:
        return None
    match form:
        case "decimal":
            return str(count)
        case "decimalZero":
            return f"{count:02}"
        case "upperRoman" | "lowerRoman":
            told = _roman(count)
            return told if form == "upperRoman" else told.lower()
        case "upperLetter" | "lowerLetter" if count:
            told = chr(65 + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return told if form == "upperLetter" else told.lower()
    return None


def _roman(count: int) -> str:
    told = ""
    for value, letters in _ROMANS:
        while count >= value:
            told += letters
            count -= value
    return told
