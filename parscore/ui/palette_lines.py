"""What the search for everything can find: every command with its key, the other assessments, every row of the set."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.text import fold
from parscore.ui.menu_entries import entries, plain

if TYPE_CHECKING:
    from parscore.storage.workspace import Card
    from parscore.ui.main_window import MainWindow

ROW = "Tiêu chí"
OTHER = "Đơn vị, năm"


@dataclass(frozen=True, slots=True)
class Line:
    """Something to choose: its words, what stands beside them (a key, or what it is), and what it does."""

    words: str
    beside: str
    act: Callable[[], None]
    folded: str = field(default="")


def line(words: str, beside: str, act: Callable[[], None]) -> Line:
    return Line(words, beside, act, fold(f"{words} {beside}"))


def matching(lines: Iterable[Line], typed: str) -> list[Line]:
    """The lines that hold every word typed, accents or not; those that begin with them come first."""
    words = fold(typed).split()
    if not words:
        return list(lines)
    whole = " ".join(words)
    found: tuple[list[Line], list[Line], list[Line]] = ([], [], [])
    for one in lines:
        if all(word in one.folded for word in words):
            spaced = f" {one.folded}"
            begins = all(f" {word}" in spaced for word in words)
            found[0 if one.folded.startswith(whole) else 1 if begins else 2].append(one)
    return [*found[0], *found[1], *found[2]]


class Lines:
    """Collects the lines of a window; those of the rows are kept as long as the set is the same."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._set: CriteriaSet | None = None
        self._rows: list[Line] = []

    def all(
        self, criteria_set: CriteriaSet | None, others: "Sequence[Card]", open_card: Callable[[int], None]
    ) -> list[Line]:
        """Commands as the menus offer them now, then other assessments, then rows."""
        if criteria_set is not self._set:
            self._set = criteria_set
            show = self._window.show_row
            nodes = () if criteria_set is None else criteria_set.walk_all()
            self._rows = [line(f"{node.code}  {node.title}", ROW, partial(show, node.code)) for node in nodes]
        cards = [line(f"{c.unit.name}, năm {c.year}", OTHER, partial(open_card, c.id)) for c in others]
        return [*self._commands(), *cards, *self._rows]

    def _commands(self) -> Iterator[Line]:
        native = QKeySequence.SequenceFormat.NativeText
        visiting = {menu.menuAction() for menu in self._window.header.menus()}
        for where, action in entries(self._window.menuBar()):
            if action.isEnabled() and action not in visiting and action is not self._window.actions_.find:
                yield line(plain(action.text()), action.shortcut().toString(native) or where, action.trigger)
