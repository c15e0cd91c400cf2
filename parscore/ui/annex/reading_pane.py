"""One row of what will come in: the text as printed beside the rule it was understood as, to be confirmed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from parscore.intake.annex.table import Problem, Row, Table
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Criterion
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.numbers import show_short
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.annex.problem_list import KINDS, place_of
from parscore.ui.annex.rule_lines import whole_rule
from parscore.ui.annex.sureness import sure_of
from parscore.ui.annex.table_rows import column_name
from parscore.ui.rule_view import RuleView

CHOOSE = "Chọn một mục để xem lời văn của phụ lục bên cạnh cách chấm mà chương trình hiểu."
CONFIRM, TAKE_BACK, LATER, SEE = "Đúng, xác nhận", "Bỏ xác nhận", "Để sau", "Xem dòng này trong bảng"
LEAST = 264


class ReadingPane(QWidget):
    """`confirm_wanted`, `later_wanted` for the row shown; `row_wanted` to see a row of the file among its rows."""

    confirm_wanted = Signal()
    later_wanted = Signal()
    row_wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("readingPane")
        self._row = ("", 0)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("readingScroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.confirm, self.later, self.see = QPushButton(CONFIRM), QPushButton(LATER), QPushButton(SEE)
        foot = QHBoxLayout()
        foot.setSpacing(style.GRID * 2)
        for button, name, told in (
            (self.confirm, "confirmReading", self.confirm_wanted),
            (self.later, "laterReading", self.later_wanted),
            (self.see, "seeRow", None),
        ):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            if told is not None:
                button.clicked.connect(told)
            foot.addWidget(button)
        self.see.clicked.connect(lambda _checked=False: self.row_wanted.emit(*self._row))
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.GRID * 2, 0, 0, style.GRID * 2)
        column.setSpacing(style.GRID * 2)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        style.keep_in_scale(self, setMinimumWidth=LEAST)
        self.show_nothing()

    def show_nothing(self, words: str = CHOOSE) -> None:
        """Nothing is chosen; a sentence says what to do."""
        self._show([_said(words, "readingNothing", "muted")])
        self._offer(None)

    def show_node(self, draft: SetDraft, node: Criterion, problem: Problem | None = None) -> None:
        """Show a row of the draft, and the problem it was looked up for."""
        parts: list[QWidget] = [_said(f"{node.code}  {node.title}", "readingTitle", strong=True)]
        if problem is not None:
            parts += _problem_parts(problem)
        self._show(parts + _node_parts(draft, node))
        reading = draft.readings.get(node.code)
        self._offer(None if reading is None or not node.is_leaf else reading.confirmed)
        if problem is not None:
            self._offer_row(problem)

    def show_row(self, problem: Problem, table: Table | None, row: Row | None) -> None:
        """Show a problem that belongs to no row of the tree: what it is, and what stands in that row of the file."""
        parts: list[QWidget] = [_said(place_of(problem), "readingTitle", strong=True), *_problem_parts(problem)]
        if table is not None and row is not None:
            parts.append(_heading("Dòng này trong tệp", "rowHeading"))
            parts += [
                _said(f"{column_name(table, at)}: {cell.text}", f"cell{at}")
                for at, cell in sorted(row.cells.items())
                if cell.text and cell.filled_from is None
            ]
        self._show(parts)
        self._offer(None)
        if row is not None:
            self._offer_row(problem)

    def _offer_row(self, problem: Problem) -> None:
        self._row = (problem.sheet, problem.row)
        self.see.setVisible(problem.row > 0)

    def _offer(self, confirmed: bool | None) -> None:
        """`confirmed` is None where there is nothing to confirm."""
        self.confirm.setText(TAKE_BACK if confirmed else CONFIRM)
        self.confirm.setAccessibleName(self.confirm.text())
        self.confirm.setVisible(confirmed is not None)
        if confirmed and self.later.hasFocus():
            self.confirm.setFocus()
        self.later.setVisible(confirmed is False)
        self.see.hide()

    def _show(self, parts: list[QWidget]) -> None:
        inside = QWidget()
        inside.setObjectName("readingInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, style.GRID * 2, 0)
        column.setSpacing(style.GRID * 2)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._scroll.setWidget(inside)
        inside.show()


def _problem_parts(problem: Problem) -> list[QWidget]:
    word, icon, colour = KINDS[problem.severity]
    return [
        _signed(icon, colour, f"{word}: {problem.message}.", "readingProblem"),
        _said(f"Cách xử lý: {problem.remedy}.", "readingRemedy", "muted"),
    ]


def _node_parts(draft: SetDraft, node: Criterion) -> list[QWidget]:
    kind = draft.criteria_set.unit_kinds[0]
    points = show_short(node.full_max(kind))
    if node.is_leaf:
        supplier = SUPPLIERS.get(node.supplied_by)
        by = f" · {supplier}" if supplier else ""
        return [_said(f"Tối đa {points} điểm{by}", "readingSum", "muted"), *_reading_parts(draft, node, kind)]
    leaves = sum(below.is_leaf for below in node.walk())
    return [_said(f"{points} điểm, gồm {leaves} mục chấm.", "readingSum", "muted"), *_guidance_parts(node)]


def _reading_parts(draft: SetDraft, node: Criterion, kind: str) -> list[QWidget]:
    """The text as printed, the rule, and how sure the one is for the other."""
    reading = draft.readings.get(node.code)
    sure = sure_of(reading)
    parts: list[QWidget] = []
    if reading is not None:
        parts += [_heading("Phụ lục viết", "textHeading"), _card(reading.text, "readingText")]
    parts.append(_heading("Chương trình hiểu là", "ruleHeading"))
    parts.append(RuleView(whole_rule(scorers(draft.criteria_set, kind).by_code[node.code])))
    parts.append(_signed(sure.icon, sure.colour, f"{sure.word}. {sure.told}", "readingSure"))
    if reading is None:
        return parts + _guidance_parts(node)
    parts += [_said(f"• {why}", f"why{at}", "muted") for at, why in enumerate(reading.why)]
    for at, warning in enumerate(reading.warnings):
        parts.append(_signed("attention", "attention", warning, f"readingWarning{at}"))
    return parts


def _guidance_parts(node: Criterion) -> list[QWidget]:
    if not node.guidance:
        return []
    return [_heading("Phụ lục ghi thêm", "guidanceHeading"), _card(node.guidance, "readingGuidance")]


def _said(words: str, name: str, tone: str = "", *, strong: bool = False) -> QLabel:
    label = style.text_label(words, name=name, tone=tone, strong=strong)
    label.setWordWrap(True)
    return label


def _heading(words: str, name: str) -> QLabel:
    label = _said(words, name, strong=True)
    label.setContentsMargins(0, style.GRID, 0, 0)
    return label


def _card(words: str, name: str) -> QFrame:
    frame = QFrame()
    frame.setObjectName(f"{name}Card")
    frame.setProperty("card", True)
    label = _said(words, name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(style.GRID * 2, style.GRID, style.GRID * 2, style.GRID)
    inside.addWidget(label)
    return frame


def _signed(icon: str, colour: str, words: str, name: str) -> QWidget:
    line = QWidget()
    line.setObjectName(f"{name}Line")
    sign = QLabel()
    sign.setObjectName(f"{name}Icon")
    sign.setPixmap(style.icon(icon, colour).pixmap(style.ICON_SIZE))
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(style.GRID * 2)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_said(words, name, colour if colour in ("attention", "fault") else ""), 1)
    return line
