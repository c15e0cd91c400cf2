"""The filter of a comparison: rows of one state, each button with how many there are."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal

from parscore.scoring.comparison import Change
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.compare_whole import About
from parscore.ui.years.lines_model import Line
from parscore.ui.years.parts import toggle

FILTERS: tuple[tuple[str, str, Change | None], ...] = (
    ("all", "Tất cả", None),
    ("up", "Tăng", Change.UP),
    ("down", "Giảm", Change.DOWN),
    ("same", "Không đổi", Change.UNCHANGED),
    ("not", "Không so được", Change.NOT_COMPARABLE),
    ("new", "Chưa có số năm trước", Change.NO_EARLIER_VALUE),
)


class ChangeFilters(ButtonLines):
    """Says that another state is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("changeFilters")
        self.wanted: Change | None = None
        self.buttons = {
            name: toggle(f"change_{name}", words, partial(self._want, state)) for name, words, state in FILTERS
        }
        self.show_parts([*self.buttons.values()])
        self._mark()

    def _want(self, state: Change | None) -> None:
        self.wanted = state
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        for name, _words, state in FILTERS:
            self.buttons[name].setChecked(state is self.wanted)

    def show_counts(self, found: Mapping[Change, int]) -> None:
        """Put how many rows stand in each state on the buttons."""
        for name, words, state in FILTERS:
            number = sum(found.values()) if state is None else found[state]
            self.buttons[name].setText(f"{words} {number}")
            self.buttons[name].setAccessibleName(f"{words} {number}")

    def of(self, lines: Iterable[Line]) -> list[Line]:
        """The lines of the state wanted; without one all of them, headings and totals too."""
        if self.wanted is None:
            return [*lines]
        return [
            line
            for line in lines
            if isinstance(line.about, About) and line.about.state is self.wanted and not line.about.heading
        ]
