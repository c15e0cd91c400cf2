"""A folder confirmed in one table: each file with the row it may prove, why, and the file itself to look at."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.evidence import Document, missing_documents
from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen
from parscore.ui.evidence.preview_place import PreviewPlace
from parscore.ui.matching.code_popup import CodePopup
from parscore.ui.matching.match_lines import CHOSEN_BY_HAND, MatchLine, Show, requirement_of
from parscore.ui.matching.match_model import MatchModel
from parscore.ui.matching.match_table import MatchTable, below
from parscore.ui.words import EXTRA

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

SIZE = (1330, 690)
BESIDE_FROM, LOW_BELOW = 1000, 480
UNBOUND = 16_777_215
LOOK_MS = 150
HOW = "Đã chọn sẵn các tệp có mã mục trong tên. Xem các dòng còn lại, chọn dòng đúng rồi bấm Gắn."
REST = "Cất cả tệp không chọn, để gắn sau"
GIVE_UP = "Bấm Thôi lần nữa để bỏ những gì đã chọn trong bảng."


class MatchDialog(QDialog):
    """Accepted with the verb that attaches the ticked `lines`; nothing is stored or attached before."""

    def __init__(
        self,
        assessment: "OpenAssessment",
        title: str,
        lines: Sequence[MatchLine],
        refused: Sequence[str],
        parent: QWidget | None,
        *,
        keeps_rest: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("matchDialog")
        self.setWindowTitle(title)
        self.resize(style.scaled(SIZE[0]), style.scaled(SIZE[1]))
        keep_on_screen(self)
        self._assessment = assessment
        self._touched = False
        self.model = MatchModel(lines, assessment.criteria_set, self)
        self.table = MatchTable(self.model)
        self.preview = PreviewPlace()
        self.filters = {show: self._filter(show) for show in Show}
        self.filters[Show.ALL].setChecked(True)
        self._group = QButtonGroup(self)
        for button in self.filters.values():
            self._group.addButton(button)
        self.change = _button("Đổi mục…", "changeRow", self.table.ask_row)
        self.more = _button("Thêm mục cho tệp này", "anotherRow", self.add_row)
        self.take = _button("", "attachFolder", self.accept)
        self.rest = QCheckBox(REST)
        self.rest.setObjectName("keepRest")
        self.rest.setAccessibleName(REST)
        self.rest.setChecked(keeps_rest)
        self.rest.setToolTip("Không đánh dấu thì tệp không chọn không được lưu, không gắn vào mục nào")
        self.rest.toggled.connect(lambda _on: self._count())
        self._why = style.text_label(name="matchWhy", tone="muted")
        self._message = style.text_label(name="matchMessage", tone="attention")
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self._look)
        self._lay_out(refused)
        self.table.looked_at.connect(self._on_looked_at)
        self.table.row_wanted.connect(self.ask_row)
        self.table.document_wanted.connect(self.ask_document)
        self.model.changed.connect(self._count)
        self.model.changed.connect(self._on_changed)
        self._count()
        self._on_looked_at()
        self.table.setFocus()

    @property
    def lines(self) -> list[MatchLine]:
        return self.model.all

    def reject(self) -> None:
        """Go away without attaching anything; what was chosen by hand is given up only when that is said twice."""
        if self._touched:
            self._touched = False
            self._say(GIVE_UP)
            return
        super().reject()

    def ask_row(self, place: QRect) -> CodePopup:
        """Let the row of the lines chosen be changed."""
        picked = self.table.picked
        popup = CodePopup(self._assessment.criteria_set, picked[0].candidates if picked else (), self)
        popup.chosen.connect(partial(self.choose, picked))
        popup.open_at(place)
        return popup

    def choose(self, lines: Sequence[MatchLine], code: str) -> None:
        """Give lines a row, and tick them: the official wants it so."""
        for one in lines:
            found = next((each for each in one.candidates if each.code == code), None)
            proposed = found.requirement if found else ""
            requirement = requirement_of(self._assessment.criteria_set, self._assessment.links, code, proposed)
            one.choose(code, requirement, found.why if found else CHOSEN_BY_HAND)
        self.model.tick(lines, on=True)

    def ask_document(self, place: QRect) -> QMenu | None:
        """Let it be said which required document the chosen lines of one row are."""
        line = self.table.line
        if line is None or not line.code:
            return None
        leaf = self._assessment.criteria_set.by_code[line.code]
        lines = [one for one in self.table.picked if one.code == line.code] or [line]
        missing = missing_documents(leaf, self._assessment.links.get(line.code, ()))
        menu = QMenu("Tài liệu yêu cầu", self)
        menu.setObjectName("requiredMenu")
        menu.setAccessibleName("Tài liệu yêu cầu")
        for wanted in (*leaf.evidence, ""):
            there = " (đã có)" if wanted and wanted not in missing else ""
            action = menu.addAction(f"{wanted or EXTRA}{there}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(wanted == line.requirement)
            action.triggered.connect(lambda _checked=False, wanted=wanted: self._stand_for(lines, wanted))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below(place))
        return menu

    def add_row(self) -> None:
        """Let the current file prove one more row."""
        if (line := self.table.line) is not None:
            self.model.add_below(line)
            self.table.setCurrentIndex(self.table.currentIndex().siblingAtRow(self.table.currentIndex().row() + 1))
            self.table.ask_row()

    def _stand_for(self, lines: Sequence[MatchLine], requirement: str) -> None:
        for one in lines:
            one.requirement = requirement
        self.model.tick(lines, on=True)

    def _filter(self, show: Show) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"show{show.name.title()}")
        button.setCheckable(True)
        button.setProperty("filter", True)
        button.clicked.connect(lambda _checked=False: self._show(show))
        return button

    def _show(self, show: Show) -> None:
        self.model.show(show)
        self._count()
        self.table.setFocus()

    def _lay_out(self, refused: Sequence[str]) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(style.GRID)
        for button in self.filters.values():
            filters.addWidget(button)
        filters.addStretch(1)
        for words, name, on in (("Chọn hết", "tickShown", True), ("Bỏ chọn hết", "untickShown", False)):
            turn = _button(words, name, partial(self._tick_shown, on=on))
            turn.setToolTip("Với các dòng đang hiện trong bảng")
            filters.addWidget(turn)
        side = QWidget()
        side.setObjectName("matchSide")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.preview, 1)
        self._halves = QSplitter()
        self._halves.setObjectName("matchHalves")
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(style.GRID * 2)
        self._halves.addWidget(self.table)
        self._halves.addWidget(side)
        self._halves.setStretchFactor(0, 1)
        self._side = side
        foot, tools = QHBoxLayout(), QHBoxLayout()
        for row in (foot, tools):
            row.setSpacing(style.GRID * 2)
        tools.addWidget(self._why, 1)
        tools.addWidget(self.change)
        tools.addWidget(self.more)
        cancel = _button("Thôi", "cancel", self.reject)
        self.take.setProperty("primary", True)
        foot.addWidget(self.rest, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        self._how = style.text_label(HOW, name="matchHow", strong=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.GRID * 2)
        for label in (self._how, self._why, self._message):
            label.setWordWrap(True)
        column.addWidget(self._how)
        column.addLayout(filters)
        column.addWidget(self._halves, 1)
        column.addLayout(tools)
        column.addWidget(self._message)
        column.addLayout(foot)
        more = len(refused) - 2
        self._say(" ".join([*refused[:2], *([f"Và {more} điều khác."] if more > 0 else [])]))
        self._message.setToolTip("\n".join(refused))

    def _tick_shown(self, *, on: bool) -> None:
        self.model.tick(self.model.lines, on=on)

    def _on_looked_at(self) -> None:
        line = self.table.line
        self._why.setText("" if line is None else line.told)
        self._why.setToolTip(self._why.text())
        for button in (self.change, self.more):
            button.setEnabled(line is not None)
        self._soon.start()

    def _on_changed(self) -> None:
        self._touched = True
        self._on_looked_at()

    def _look(self) -> None:
        line = self.table.line
        if line is None:
            self.preview.clear()
        elif self.preview.isVisible():
            self.preview.show_document(Document(0, "", line.file.name, line.file.size), line.file.path)

    def _count(self) -> None:
        for show, button in self.filters.items():
            words = f"{show} {self.model.count(show)}"
            button.setText(words)
            button.setAccessibleName(words)
        ticked = [one for one in self.model.all if one.ticked]
        files, rows = len({one.file.path for one in ticked}), len({one.code for one in ticked})
        rest = len({one.file.path for one in self.model.all}) - files if self.rest.isChecked() else 0
        words = f"Gắn {files} tệp vào {rows} mục" if files or not rest else ""
        words = ", ".join(filter(None, (words, f"cất {rest} tệp" if rest else "")))
        words = words[:1].upper() + words[1:]
        self.take.setText(words)
        self.take.setAccessibleName(words)
        self.take.setEnabled(bool(files or rest))

    def _say(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < style.scaled(LOW_BELOW)
        self._how.setVisible(not low)
        self._why.setMaximumHeight(2 * self.fontMetrics().lineSpacing() if low else UNBOUND)
        beside = self.width() >= style.scaled(BESIDE_FROM)
        self._side.setVisible(beside)
        if beside:
            self._halves.setSizes([self.width() * 7 // 10, self.width() * 3 // 10])
            self._soon.start()


def _button(words: str, name: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words.rstrip("…"))
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button
