"""What each cell of the table says and looks like, to the eye and to a screen reader."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon

from parscore.intake.figure_cells import InputCell
from parscore.intake.grid import CODE, TITLE, Grid
from parscore.intake.pasted import Refusal
from parscore.scoring.inputs import InputKind
from parscore.scoring.numbers import shorten
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.words import NONE

Tell = Callable[[str, int], object]
DRAWN = 400
_NUMERIC = (InputKind.QUANTITY, InputKind.COUNT, InputKind.MEASURE)


class TableTexts:
    """Asked by code and column. `refused` is looked into each time: what was refused shows in place of what is kept."""

    def __init__(self, grid: Grid, assessment: OpenAssessment, refused: Mapping[tuple[str, int], Refusal]) -> None:
        self._grid = grid
        self._assessment = assessment
        self._refused = refused

    def by_role(self) -> dict[Qt.ItemDataRole, Tell]:
        """What answers each of Qt's roles."""
        roles = Qt.ItemDataRole
        return {
            roles.DisplayRole: self.shown,
            roles.EditRole: self.text,
            roles.ToolTipRole: self.hint,
            roles.AccessibleTextRole: self.spoken,
            roles.AccessibleDescriptionRole: self.hint,
            roles.TextAlignmentRole: self.alignment,
            roles.ForegroundRole: self.colour,
            roles.BackgroundRole: self.ground,
            roles.DecorationRole: self.icon,
        }

    def refusal(self, code: str, column: int) -> Refusal | None:
        return self._refused.get((code, column))

    def shown(self, code: str, column: int) -> str:
        """What is drawn of a cell: nobody reads a thousand letters in one."""
        return shorten(self.text(code, column), DRAWN)

    def placeholder(self, code: str, column: int) -> str:
        """What belongs in an empty cell."""
        cell = self._grid.cell(code, column)
        return cell.label if cell is not None and column < self._grid.not_arising else ""

    def text(self, code: str, column: int, *, out: bool = False) -> str:
        """What a cell shows; with `out` what it gives to another program, which is never what was refused."""
        refusal = None if out else self.refusal(code, column)
        if refusal is not None:
            return refusal.typed
        outcome = self._assessment.outcome(code)
        text = self._grid.text(code, column, self._assessment.answer(code), outcome, out=out)
        return text if text or out or column != self._grid.score else NONE

    def spoken(self, code: str, column: int) -> str:
        """What a screen reader says of a cell."""
        text = self.text(code, column)
        if column == CODE:
            return text
        if column == TITLE:
            return f"{code}: {text}"
        cell = self._grid.cell(code, column)
        if cell is None and column != self._grid.score:
            return f"{self._grid.headings[column]} {code}: không dùng"
        name = self._grid.headings[column] if cell is None else cell.label
        told = f"{name} {code}: {'chưa có' if text in ('', NONE) else text}"
        return f"{told}, chưa nhận" if self.refusal(code, column) else told

    def hint(self, code: str, column: int) -> str | None:
        refusal = self.refusal(code, column)
        if refusal is not None:
            kept = self.text(code, column, out=True)
            return f"{refusal.why}\n{f'Đang giữ: {kept}.' if kept else 'Ô này chưa có số liệu.'}"
        if column == TITLE:
            return self._assessment.criteria_set.by_code[code].title
        if column == self._grid.score:
            return str(self._assessment.outcome(code).working)
        cell = self._grid.cell(code, column)
        if cell is None:
            return None
        text = self.text(code, column)
        return f"{cell.label}: {text}" if text else f"{cell.label}. {cell.hint}"

    def is_number(self, code: str, column: int) -> bool:
        """Whether a cell holds one figure."""
        cell = self._grid.cell(code, column)
        return isinstance(cell, InputCell) and cell.field.kind in _NUMERIC

    def alignment(self, code: str, column: int) -> Qt.AlignmentFlag:
        flags = Qt.AlignmentFlag
        if column == self._grid.not_arising:
            return flags.AlignHCenter | flags.AlignVCenter
        number = column == self._grid.score or self.is_number(code, column)
        return (flags.AlignRight if number else flags.AlignLeft) | flags.AlignVCenter

    def colour(self, code: str, column: int) -> QColor | None:
        if self.refusal(code, column):
            return QColor(style.colours().fault)
        quiet = column == self._grid.score and self._assessment.outcome(code).score is None
        return QColor(style.colours().muted) if quiet else None

    def ground(self, code: str, column: int) -> QColor:
        """Cells that cannot be typed into stand on the ground of the window."""
        colours = style.colours()
        return QColor(colours.surface if self._grid.cell(code, column) is not None else colours.window)

    def icon(self, code: str, column: int) -> QIcon | None:
        return QIcon(style.icon("fault", "fault")) if self.refusal(code, column) else None
