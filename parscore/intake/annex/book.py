"""The parts of a workbook that all its sheets share: their names, and the texts they refer to."""

from parscore.intake.annex.container import Attributes, Reader, local
from parscore.intake.annex.runs import Run, cell_of
from parscore.intake.annex.table import NOTHING, Cell, clean, too_much_text
from parscore.intake.old_fonts import code_of

MAX_SHARED = 20_000_000


class Texts(Reader):
    """The shared texts, each in runs, without the phonetic readings some producers add.

    `size` is how much text the cells of all sheets hold, however often they share it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[list[Run]] = []
        self._known: dict[tuple[int, str | None], Cell] = {}
        self._runs: list[Run] = []
        self._font = ""
        self._open = self._phonetic = False
        self._size = self.size = 0

    def cell(self, place: int, font: str) -> Cell:
        """A shared text as it reads in a cell of that font."""
        if not 0 <= place < len(self._texts):
            return NOTHING
        asked = place, code_of(font)
        if asked not in self._known:
            self._known[asked] = cell_of(self._texts[place], font)
        return self._known[asked]

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._runs, self._font = [], ""
        elif name == "r":
            self._font = ""
        elif name == "rFont":
            self._font = attributes.get("val", "")[:60]
        self._phonetic = self._phonetic or name == "rPh"
        self._open = name == "t" and not self._phonetic

    def text(self, data: str) -> None:
        if self._open:
            self._size += len(data)
            if self._size > MAX_SHARED:
                raise too_much_text()
            self._runs.append(Run(data, self._font))

    def end(self, name: str) -> None:
        self._open = False
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            self._texts.append(self._runs)


class Book(Reader):
    """Names, hidden states and relation ids of the sheets; or targets of the relations."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, bool, str]] = []
        self.targets: dict[str, str] = {}
        self.date1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((clean(attributes.get("name", "")), hidden, local(attributes, "id")))
        elif name == "workbookPr":
            self.date1904 = attributes.get("date1904") in ("1", "true")
        elif name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            self.targets[attributes.get("Id", "")] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
