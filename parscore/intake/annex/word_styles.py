"""What a Word document's styles say of its paragraphs and runs: the font that tells their code, automatic numbers."""

from dataclasses import dataclass

from parscore.intake.annex.container import Attributes, Reader, local

_DEEPEST = 20
_THEME = "theme"


@dataclass(slots=True)
class _Style:
    based_on: str = ""
    font: str = ""
    number: str = ""


class WordStyles(Reader):
    """The styles by their id, resolved through what they are based on."""

    def __init__(self) -> None:
        super().__init__()
        self._styles: dict[str, _Style] = {}
        self._style = _Style()  # the document's defaults until the first style begins
        self._defaults = self._style
        self._paragraph = ""

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "style":
                known = local(attributes, "styleId")
                self._style = self._styles[known] = _Style()
                if local(attributes, "type") == "paragraph" and local(attributes, "default") in ("1", "true", "on"):
                    self._paragraph = known
            case "basedOn":
                self._style.based_on = local(attributes, "val")
            case "rFonts":
                self._style.font = self._style.font or font_in(attributes)
            case "numId":
                self._style.number = local(attributes, "val")

    def font(self, style: str) -> str:
        """The font of a paragraph style, its defaults included."""
        return self._found(style or self._paragraph, "font") or self._defaults.font

    def font_of_run(self, style: str) -> str:
        """The font that a character style sets; empty when it leaves the paragraph's."""
        return self._found(style, "font") if style else ""

    def number(self, style: str) -> str:
        """The list that a paragraph style belongs to; empty when to none."""
        return self._found(style or self._paragraph, "number")

    def _found(self, style: str, what: str) -> str:
        for _ in range(_DEEPEST):
            known = self._styles.get(style)
            if known is None:
                return ""
            if value := str(getattr(known, what)):
                return value
            style = known.based_on
        return ""


def font_in(attributes: Attributes) -> str:
    """The font that w:rFonts gives to letters beyond ASCII, where the old codes keep theirs."""
    if local(attributes, "hAnsiTheme") or local(attributes, "asciiTheme"):
        return _THEME
    return (local(attributes, "hAnsi") or local(attributes, "ascii"))[:60]
