"""The page of the table: many rows at a time, by typing, by pasting from a spreadsheet, by filling down."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
)

from parscore.intake.grid import FIRST
from parscore.intake.pasted import Refusal
from parscore.scoring.outcome import RefusedError
from parscore.scoring.state import CLOSED_WORDS
from parscore.ui import style, table_clipboard
from parscore.ui.narrow import bring_into_view
from parscore.ui.notice import Notice
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.refused_list import RefusedList
from parscore.ui.table_clipboard import News
from parscore.ui.table_model import TableModel
from parscore.ui.table_view import TableView
from parscore.ui.unread import Unread

SEARCH = "Tìm mã, nội dung (không cần dấu)"
ONLY_BLANK = "Chỉ dòng trống"
PASTE, FILL, COPY_ALL = "Dán (Ctrl+V)", "Điền xuống (Ctrl+D)", "Chép cả bảng"
NONE_LEFT = "Không có dòng nào như vậy. Xóa chữ tìm hoặc bỏ dấu “Chỉ dòng trống” để thấy lại các dòng."
HELP_HEIGHT = 68
ONE_LINE_FROM = 900


class TablePage(Page):
    """A table over the leaves the unit scores itself; what could not be taken is listed under it."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self.model = TableModel(assessment, self)
        self.table = TableView(self.model)
        self.refused = RefusedList()
        self.search = QLineEdit()
        self.search.setObjectName("tableSearch")
        self.search.setAccessibleName(SEARCH)
        self.search.setPlaceholderText(SEARCH)
        self.search.setClearButtonEnabled(True)
        self.only_blank = QCheckBox(ONLY_BLANK)
        self.only_blank.setObjectName("onlyBlank")
        self.only_blank.setAccessibleName(ONLY_BLANK)
        self._count = style.text_label(name="tableCount", tone="muted")
        self.paste_button = self._button("tablePaste", PASTE, "table", self.paste)
        self.fill_button = self._button("tableFill", FILL, "down", self.fill_down)
        self.copy_button = self._button("tableCopyAll", COPY_ALL, "export", self.copy_all)
        self._closed = style.text_label(name="tableClosed", tone="attention")
        self._closed.setWordWrap(True)
        self._none = style.text_label(NONE_LEFT, name="tableNone", tone="muted")
        self._none.setWordWrap(True)
        self._asked = style.text_label(name="cellAsked", strong=True)
        self._hint = style.text_label(name="cellHint", tone="muted")
        self._working = style.text_label(name="cellWorking")
        self._news: News | None = None
        self._lay_out()
        self._connect()
        self.table.choose(self.model.index(0, FIRST))

    def _button(self, name: str, words: str, icon: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(style.icon(icon, "muted"), words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        find, act = QHBoxLayout(), QHBoxLayout()
        self.search.setMinimumWidth(120)
        find.addWidget(self.search, 1)
        find.addWidget(self.only_blank)
        find.addWidget(self._count)
        for button in (self.paste_button, self.fill_button, self.copy_button):
            act.addWidget(button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part, stretch in ((find, 1), (act, 0)):
            part.setSpacing(style.GRID * 2)
            self._top.addLayout(part, stretch)
        self._top.setSpacing(style.GRID * 2)
        self.setMinimumWidth(1)  # narrower than one line of controls, since there are two then
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        column.setSpacing(style.GRID * 2)
        column.addLayout(self._top)
        column.addWidget(self._closed)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        column.addWidget(self._help())
        column.addWidget(self.refused)
        self.table.setMinimumHeight(style.scaled(120))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._none.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_line = event.size().width() >= style.scaled(ONE_LINE_FROM)
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.LeftToRight if one_line else directions.TopToBottom)

    def _help(self) -> QScrollArea:
        """What the current cell wants and what its row comes to; long lists of options scroll inside."""
        words = QFrame()
        words.setObjectName("cellHelp")
        column = QVBoxLayout(words)
        column.setContentsMargins(style.GRID, 0, style.GRID, 0)
        column.setSpacing(0)
        for label in (self._asked, self._hint, self._working):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("cellHelpScroll")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style.keep_in_scale(area, setFixedHeight=HELP_HEIGHT)
        area.setWidget(words)
        return area

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.only_blank.toggled.connect(self._filter)
        self.table.paste_wanted.connect(self.paste)
        self.table.copy_wanted.connect(self.copy)
        self.table.fill_wanted.connect(self.fill_down)
        self.table.clear_wanted.connect(self.clear)
        self.table.moved.connect(self._show_help)
        self.model.dataChanged.connect(self._show_help)
        self.model.refused_changed.connect(self._show_refused)
        self.assessment.stepped.connect(self._show_step)
        self.refused.wanted.connect(self._correct)
        self.refused.given_up.connect(self.model.give_up_refused)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus()

    def refresh(self) -> None:
        editable = self.assessment.editable
        self._closed.setText(CLOSED_WORDS.get(self.assessment.state, ""))
        self._closed.setVisible(not editable)
        for button in (self.paste_button, self.fill_button):
            button.setEnabled(editable)
        self._show_count()
        self._show_help()

    def leave(self) -> bool:
        """Take what is being typed; what is refused waits in its cell and in the list, also while away."""
        self.table.commit()
        return True

    def unread(self) -> list[Unread]:
        return [
            Unread(one.heading, one.code, one.typed, partial(self._correct, one))
            for one in self.model.refused
            if self.model.texts.refusal(one.code, one.column) and one.typed.strip()
        ]

    def paste(self) -> None:
        """Take the block on the clipboard, from the current cell on."""
        self.table.commit()
        self._act(lambda: table_clipboard.paste(self.model, list(self.table.selected_cells())))

    def fill_down(self) -> None:
        """Repeat the first of the selected rows in those below it."""
        self.table.commit()
        self._act(lambda: table_clipboard.fill_down(self.model, list(self.table.selected_cells())))

    def clear(self) -> None:
        """Empty the selected cells."""
        self._act(lambda: table_clipboard.clear(self.model, list(self.table.selected_cells())))

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        count = table_clipboard.copy(self.model, list(self.table.selected_cells()))
        self.notice_wanted.emit(f"Đã chép {count} ô. Dán vào bảng tính: Ctrl+V.", "done")

    def copy_all(self) -> None:
        """Put all rows in view on the clipboard, with their headings."""
        self.table.commit()
        count = table_clipboard.copy_all(self.model)
        self.notice_wanted.emit(f"Đã chép {count} dòng kèm tên cột. Dán vào bảng tính: Ctrl+V.", "done")

    def _act(self, act: Callable[[], News | None]) -> None:
        if not self.assessment.editable:
            self.notice_wanted.emit(CLOSED_WORDS[self.assessment.state], "attention")
            return
        try:
            news = act()
        except RefusedError as refusal:
            news = News(str(refusal), "attention")
        if news is not None:
            self._news = news
            self.notice_wanted.emit(news.words, news.tone)
            if news.first is not None:
                self.table.choose(self.model.index_of(news.first.code, news.first.column))
        if self.refused.isVisible():
            QTimer.singleShot(0, self, lambda: bring_into_view(self.refused))  # when the notice has taken its room

    def _show_refused(self) -> None:
        """List what was refused; the notice that counted it follows as it is corrected."""
        self.refused.show_refused(self.model.refused)
        notice = getattr(self.window(), "notice", None)
        if self._news is None or not isinstance(notice, Notice) or notice.words != self._news.words:
            return
        self._news = self._news.left(len(self.model.refused))
        notice.say(self._news.words, self._news.tone, stay=self._news.tone != "done")

    def _show_step(self, code: str) -> None:
        """A step taken back is to be seen in its row."""
        if self.isVisible():
            self.table.choose(self.model.index_of(code, max(self.table.currentIndex().column(), 0)))

    def _filter(self) -> None:
        """Filter as things now stand; a row filled in later stays in view until the next filtering."""
        self.table.commit()
        at = self.table.currentIndex()
        code, column = (self.model.codes[at.row()], at.column()) if at.isValid() else ("", FIRST)
        self.model.show_only(self.search.text(), blank=self.only_blank.isChecked())
        again = self.model.index_of(code, column)
        self.table.choose(again if again.isValid() else self.model.index(0, FIRST))
        self._none.setVisible(not self.model.codes)
        self._show_count()

    def _show_count(self) -> None:
        shown, whole = len(self.model.codes), len(self.model.grid.codes)
        self._count.setText(f"{shown} dòng" if shown == whole else f"{shown}/{whole} dòng")

    def _show_help(self) -> None:
        index = self.table.currentIndex()
        cell = self.model.cell(index)
        if not index.isValid():
            asked = hint = working = ""
        else:
            code = self.model.codes[index.row()]
            asked = f"{code}  {cell.label if cell else self.assessment.criteria_set.by_code[code].title}"
            refusal = self.model.texts.refusal(code, index.column())
            hint = refusal.why if refusal else cell.hint if cell else ""
            working = f"Diễn giải điểm: {self.assessment.outcome(code).working}"
        for label, words in ((self._asked, asked), (self._hint, hint), (self._working, working)):
            label.setText(words)
            label.setVisible(bool(words))

    def _correct(self, refusal: Refusal) -> None:
        """To the cell of a refusal, ready to be corrected; filters that hide its row are taken off."""
        index = self.model.index_of(refusal.code, max(refusal.column, 0))
        if not index.isValid() and refusal.code in self.model.grid.codes:
            self.search.clear()
            self.only_blank.setChecked(False)
            index = self.model.index_of(refusal.code, max(refusal.column, 0))
        if not index.isValid():
            self.notice_wanted.emit(refusal.why, "attention")
            return
        self.table.setFocus()
        self.table.choose(index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)
