"""How far a long table is on its way to paper, so that whoever waits can be told, and can stop it."""

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Paragraph

from parscore.reports.pdf_text import cell

Watch = Callable[[int], None]
"""Is told the share done, in %; whatever it raises ends the writing, and the old file stays."""
_PASSES = 3


class Progress:
    """Every line is met three times: when it is written, measured and drawn."""

    def __init__(self, lines: int, watch: Watch) -> None:
        self._whole = _PASSES * max(lines, 1)
        self._done = 0
        self._watch = watch

    def step(self) -> None:
        """One line went through one pass."""
        self._done += 1
        self._watch(min(self._done * 100 // self._whole, 99))

    def first_cell(self, text: str) -> Paragraph:
        """The cell by which the passes of a line are counted."""
        self.step()
        made = cell(text)
        made.__class__ = _counted_by(self)
        return made


def _counted_by(progress: Progress) -> type[Paragraph]:
    class Counted(Paragraph):
        """Split and copied by reportlab, so that it must be a class of its own and not a wrapper."""

        def wrap(self, *room: Any) -> Any:
            progress.step()
            return super().wrap(*room)

        def draw(self) -> None:
            progress.step()
            super().draw()

    return Counted
