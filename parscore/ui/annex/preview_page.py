"""The third step, before anything is kept: what will come in, how each text was understood, what is wrong."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from parscore.intake.annex import Annex, AnnexTables
from parscore.intake.annex.table import Problem
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.annex.counts_line import counts_text
from parscore.ui.annex.incoming_tree import IncomingTree
from parscore.ui.annex.problem_list import ProblemList
from parscore.ui.annex.reading_pane import ReadingPane
from parscore.ui.annex.scrolled_into_view import scroll_to
from parscore.ui.annex.slip_remedies import problems_with_remedies
from parscore.ui.annex.sureness import sure_of

NOTHING_KEPT = "Chưa có gì được lưu."
FAULTY = (
    "Phụ lục còn {n} lỗi nên chưa nhập được. Sửa các lỗi ghi bên dưới trong tệp rồi bấm “Đọc lại tệp”; nếu do chọn "
    "nhầm cột, bấm “Quay lại”."
)
MENDABLE = (
    "Phụ lục còn {n} lỗi nên chưa nhập được. Bấm “Gợi ý sửa chữ”, hoặc sửa trong tệp rồi bấm “Đọc lại tệp”; nếu do "
    "chọn nhầm cột, bấm “Quay lại”."
)
SIDE_BY_SIDE_FROM = 820
WITH_TREE, WITH_MANY_DOUBTS, WITH_ERRORS = [420, 150], [320, 215], [240, 330]
MANY_DOUBTS = 3
LEAST, LEAST_IN_TURN = (128, 128, 96), (88, 160, 112)


class PreviewPage(QWidget):
    """`read_again_wanted` after the file was corrected; `row_wanted` to see a row of the file among its rows;
    `suggestions_wanted` to see what may have been misread."""

    read_again_wanted = Signal()
    row_wanted = Signal(str, int)
    suggestions_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewPage")
        self._draft: SetDraft | None = None
        self._last: SetDraft | None = None
        self._tables: AnnexTables | None = None
        self._mendable = False
        self._counts = style.text_label(name="previewCounts", strong=True)
        self._told = style.text_label(name="previewTold", tone="muted")
        self.again = QPushButton("Đọc lại tệp")
        self.again.setObjectName("readAgain")
        self.again.setAccessibleName("Đọc lại tệp")
        self.again.setAutoDefault(False)
        self.again.clicked.connect(lambda _checked=False: self.read_again_wanted.emit())
        self.suggest = QPushButton()
        self.suggest.setObjectName("suggestions")
        self.suggest.setAutoDefault(False)
        self.suggest.clicked.connect(lambda _checked=False: self.suggestions_wanted.emit())
        self.tree = IncomingTree()
        self.pane = ReadingPane()
        self.problems = ProblemList()
        self._upper = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.tree.shown.connect(self._show)
        self.tree.wanted.connect(self._on_enter)
        self.pane.confirm_wanted.connect(self._on_confirm)
        self.pane.later_wanted.connect(self._go_on)
        self.pane.row_wanted.connect(self.row_wanted)
        self.problems.wanted.connect(self._show_problem)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(style.PADDING)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._counts, self._told):
            label.setWordWrap(True)
            words.addWidget(label)
        head.addLayout(words, 1)
        head.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self._upper.setObjectName("previewUpper")
        self._upper.addWidget(self.tree)
        self._upper.addWidget(self.pane)
        self._upper.setStretchFactor(0, 3)
        self._upper.setStretchFactor(1, 2)
        self._whole = QSplitter(Qt.Orientation.Vertical)
        self._whole.setObjectName("previewWhole")
        self._whole.addWidget(self._upper)
        self._whole.addWidget(self.problems)
        self._whole.setStretchFactor(0, 3)
        self._whole.setStretchFactor(1, 1)
        self._upper.setSizes([620, 480])
        for splitter in (self._upper, self._whole):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(style.GRID)
        self._keep_heights(LEAST)
        for part in (self.tree, self.problems, self.pane.confirm, self.pane.later):
            part.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addLayout(head)
        column.addWidget(self._whole, 1)

    @property
    def draft(self) -> SetDraft | None:
        """What will come in with what was confirmed of it; None while there are errors."""
        return self._draft

    @property
    def any_confirmed(self) -> bool:
        """Whether the official confirmed a reading of what would come in."""
        return self._draft is not None and len(self._draft.unconfirmed) < len(self._draft.readings)

    @property
    def beginning(self) -> QWidget:
        """Where the keyboard begins: at the rows, or at what is wrong when there are none."""
        return self.tree if self._draft is not None else self.problems

    def show_annex(self, annex: Annex, tables: AnnexTables) -> None:
        """Show what an annex comes to now. What was confirmed stays so, where text, rule and points are the same."""
        before, self._draft = self._last, annex.draft
        self._tables = tables
        if before is not None and self._draft is not None:
            self._draft = self._draft.confirmed(*_still_confirmed(before, self._draft))
        self._last = self._draft or before
        here = self.tree.code
        self.tree.show_draft(self._draft)
        self._mendable = bool(annex.suggestions)
        self.problems.show_problems(list(problems_with_remedies(annex, tables)))
        self.problems.setVisible(bool(annex.problems))
        self._counts.setText(counts_text(annex))
        self.suggest.setText(f"Gợi ý sửa chữ ({len(annex.suggestions)})…")
        self.suggest.setAccessibleName(f"Gợi ý sửa chữ, {len(annex.suggestions)} chỗ")
        self.suggest.setVisible(bool(annex.suggestions))
        if self.tree.isHidden() != (self._draft is None) or before is None:
            many = len(annex.problems) >= MANY_DOUBTS
            with_tree = WITH_MANY_DOUBTS if many else WITH_TREE
            self._whole.setSizes(with_tree if self._draft is not None else WITH_ERRORS)
        self.tree.setVisible(self._draft is not None)
        if self._draft is None:
            self._show_problem(self.problems.rows.problems[0])
        elif not self.tree.choose(here):
            self.tree.choose(next(iter(self._draft.unconfirmed), next(self.tree.codes(), "")))
        self._tell(len(annex.errors))

    def _tell(self, errors: int = 0) -> None:
        style.set_property(self._told, "tone", "fault" if errors else "muted")
        if errors or self._draft is None:
            self._told.setText((MENDABLE if self._mendable else FAULTY).format(n=errors))
            return
        every, waiting = len(self._draft.readings), len(self._draft.unconfirmed)
        done = f"Đã xác nhận {every - waiting}/{every} cách chấm; phần còn lại xác nhận sau khi nhập cũng được."
        self._told.setText(f"{NOTHING_KEPT} {done}" if every else NOTHING_KEPT)

    def _show(self, code: str) -> None:
        node = self._draft.criteria_set.by_code.get(code) if self._draft is not None else None
        if self._draft is None or node is None:
            self.pane.show_nothing("")
        else:
            self.pane.show_node(self._draft, node)

    def _on_enter(self) -> None:
        """Confirm the row, or only go on where there is nothing to confirm."""
        if self._draft is not None and self.tree.code in self._draft.unconfirmed:
            self._on_confirm()
        else:
            self._go_on()

    def _on_confirm(self) -> None:
        code = self.tree.code
        if self._draft is None or code not in self._draft.readings:
            return
        reading = self._draft.readings[code]
        changed = reading.but(confirmed=not reading.confirmed)
        self._draft = self._last = self._draft.but(readings={**self._draft.readings, code: changed})
        self.tree.show_sure(code, sure_of(changed))
        self._tell()
        if changed.confirmed and self._draft.unconfirmed:
            self._go_on()
        else:
            self._show(code)

    def _go_on(self) -> None:
        """To the next row nobody has confirmed, from the one shown on and round."""
        if self._draft is None:
            return
        order = list(self.tree.codes())
        at = order.index(self.tree.code) if self.tree.code in order else -1
        waiting = set(self._draft.unconfirmed)
        after = next((code for code in (*order[at + 1 :], *order[: at + 1]) if code in waiting), None)
        if after is not None:
            self.tree.choose(after)
        if not self.pane.confirm.isVisible():
            self.tree.setFocus()

    def _show_problem(self, problem: Problem) -> None:
        """The row of the tree a problem is about, else the row of the file."""
        if self._draft is not None and problem.code and self.tree.choose(problem.code):
            self.pane.show_node(self._draft, self._draft.criteria_set.by_code[problem.code], problem)
            return
        tables = self._tables.tables if self._tables is not None else ()
        table = next((one for one in tables if one.name == problem.sheet), None)
        row = next((one for one in table.rows if one.number == problem.row), None) if table is not None else None
        self.pane.show_row(problem, table, row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= style.scaled(SIDE_BY_SIDE_FROM)
        self._upper.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._keep_heights(LEAST if beside else LEAST_IN_TURN)

    def _keep_heights(self, least: tuple[int, int, int]) -> None:
        for part, height in zip((self.tree, self.pane, self.problems), least, strict=True):
            part.setMinimumHeight(style.scaled(height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self._bring_into_view)  # after the dialog has scrolled to that part alone
        return super().eventFilter(watched, event)

    def _bring_into_view(self) -> None:
        """Where the page scrolls, a list and what is told of its row are seen together."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            scroll_to(area, self.pane, self.problems if self.problems.hasFocus() else self.tree)


def _still_confirmed(before: SetDraft, now: SetDraft) -> list[str]:
    kept = []
    for code, reading in before.readings.items():
        again, old, new = (
            now.readings.get(code),
            before.criteria_set.by_code.get(code),
            now.criteria_set.by_code.get(code),
        )
        if reading.confirmed and again is not None and old is not None and new is not None:
            same = (again.text, old.rule, old.max) == (reading.text, new.rule, new.max)
            kept += [code] if same else []
    return kept
