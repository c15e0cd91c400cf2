"""How the styles of a Word document show their text: half-bold, slanted, to which side."""

from dataclasses import dataclass

from parscore.intake.annex.container import Attributes, Reader, local

OFF = ("0", "false", "off", "none")
SIDES = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
_DEEPEST = 20


@dataclass(slots=True)
class Look:
    """What is said of a text; None where it is left to what stands above."""

    bold: bool | None = None
    italic: bool | None = None
    side: str | None = None

    def take(self, name: str, value: str) -> None:
        """One property as the file has it."""
        match name:
            case "b":
                self.bold = value not in OFF
            case "i":
                self.italic = value not in OFF
            case "jc":
                self.side = SIDES.get(value, "left")

    def over(self, below: "Look") -> "Look":
        """This look, and the other's where this leaves it open."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.side if self.side is None else self.side,
        )


class Looks(Reader):
    """The looks of styles by their id."""

    def __init__(self) -> None:
        super().__init__()
        self._looks: dict[str, Look] = {}
        self._based: dict[str, str] = {}
        self._open = Look()
        self._named = self._usual = ""
        self._conditional = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self._named = local(attributes, "styleId")
            self._open = self._looks[self._named] = Look()
            if local(attributes, "type") == "paragraph" and local(attributes, "default") in ("1", "true", "on"):
                self._usual = self._named
        elif name == "tblStylePr":
            self._conditional = True
        elif name == "basedOn":
            self._based[self._named] = local(attributes, "val")
        elif not self._conditional:
            self._open.take(name, local(attributes, "val"))

    def end(self, name: str) -> None:
        if name == "tblStylePr":
            self._conditional = False

    def of_paragraph(self, style: str) -> Look:
        return self.of(style or self._usual)

    def of(self, style: str) -> Look:
        """The look of a style with what it is based on; one that is not known says nothing."""
        found = Look()
        for _ in range(_DEEPEST):
            if style not in self._looks:
                break
            found = found.over(self._looks[style])
            style = self._based.get(style, "")
        return found
