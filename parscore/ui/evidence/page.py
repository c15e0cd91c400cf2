"""The page of evidence: every document of the year in one table, the chosen one beside it, last year's index behind."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.evidence.adding_bar import AddingBar
from parscore.ui.evidence.details import DocumentDetails
from parscore.ui.evidence.filter_row import DocumentFilter
from parscore.ui.evidence.head import THIS_YEAR, PageHead
from parscore.ui.evidence.large_view import LargeView
from parscore.ui.evidence.lines import Column, DocumentLine, Lines, Unused, in_order
from parscore.ui.evidence.model import DocumentModel
from parscore.ui.evidence.table import DocumentTable
from parscore.ui.evidence.wanted import Wanted, counts_of, found
from parscore.ui.evidence.work import EvidenceWork
from parscore.ui.evidence.year_data import LastIndex, Orphans, YearData
from parscore.ui.matching.incoming import files_of, may_be_dropped
from parscore.ui.narrow import least_size
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.when_painted import when_painted

if TYPE_CHECKING:
    from parscore.scoring.evidence import Document
    from parscore.ui.evidence.last_index import LastIndexView

EMPTY = "Chưa có tài liệu nào. Kéo tệp hoặc thư mục vào đây, hoặc bấm Thêm tài liệu."
NOTHING_FITS = "Không có tài liệu nào như đang lọc. Bấm “Bỏ lọc” để xem tất cả."
BESIDE_FROM, SIDE_WIDTH = 900, 456
SIDE_HEIGHT = 460
COUNT_MS = 60
_AT_ONCE = 60


class EvidencePage(Page):
    """Files dropped anywhere on it are taken in."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self.setAcceptDrops(True)
        places = {node.code: place for place, node in enumerate(assessment.criteria_set.walk_all())}
        self._make = Lines(places, assessment.card.year)
        self._below: dict[str, frozenset[str]] = {}
        self._lines: list[DocumentLine] = []
        self._found: list[DocumentLine] = []
        self._unused = Unused()
        self._waiting: list[DocumentLine] = []
        self._read = self._known = False
        self.head = PageHead()
        self.filter = DocumentFilter(assessment.criteria_set)
        self.model = DocumentModel(self)
        self.table = DocumentTable(self.model)
        self._details: DocumentDetails | None = None
        self._beside = QWidget()
        self._last_view: LastIndexView | None = None
        self._then: LastIndex | None = None
        self.bar = AddingBar()
        self.large = LargeView()
        self._aside: list[DocumentLine] = []
        self.work = EvidenceWork(assessment, self)
        self.data = YearData(assessment, self)
        self._none = style.text_label(name="documentsNone", tone="muted")
        self._ahead = QTimer(self, interval=0)
        self._late = when_painted(self, lambda: self.details)
        self._late.stop()
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counting.timeout.connect(self._count)
        self._ahead.timeout.connect(self._prepare)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._none.setWordWrap(True)
        left = QWidget()
        left.setObjectName("documentSide")
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(style.GRID)
        beside.addWidget(self._none)
        beside.addWidget(self.table, 1)
        beside.addWidget(self.large, 1)
        self._halves = QSplitter()
        self._halves.setObjectName("evidenceHalves")
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(style.PADDING)
        self._halves.addWidget(left)
        self._beside.setObjectName("documentBeside")
        QVBoxLayout(self._beside).setContentsMargins(0, 0, 0, 0)
        self._halves.addWidget(self._beside)
        self._halves.setStretchFactor(0, 1)
        self._halves.setStretchFactor(1, 0)
        now = QWidget()
        now.setObjectName("thisIndex")
        column = QVBoxLayout(now)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(self.filter)
        column.addWidget(self._halves, 1)
        self._stack = QStackedWidget()
        self._stack.setObjectName("evidenceStack")
        self._stack.addWidget(now)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        whole.setSpacing(style.GRID * 2)
        whole.addWidget(self.head)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        work, table = self.work, self.table
        self.head.year_chosen.connect(self._show_year)
        self.head.files_wanted.connect(work.ask_files)
        self.head.folder_wanted.connect(work.ask_folder)
        self.head.paste_wanted.connect(work.paste)
        self.head.export_wanted.connect(work.export)
        self.head.check_wanted.connect(work.check_store)
        work.checked.connect(self._on_checked)
        self.head.order_wanted.connect(lambda column: table.order_by(Column(column)))
        self.head.turn_wanted.connect(lambda: table.order_by(table.order[0], falling=not table.order[1]))
        self.filter.changed.connect(self._find)
        self.filter.into_table.connect(table.setFocus)
        table.sorted_by.connect(self._show)
        table.chosen.connect(self._show_chosen)
        table.add_wanted.connect(work.ask_files)
        table.paste_wanted.connect(work.paste)
        table.attach_wanted.connect(self._attach)
        table.detach_wanted.connect(lambda: work.detach(table.picked))
        table.large_wanted.connect(self.look_large)
        self.large.closed.connect(self.look_small)
        self.large.stepped.connect(table.step)
        for key, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(table.step, by))
        work.set_aside.connect(self._on_set_aside)
        table.open_wanted.connect(self._open)
        self.data.orphans.connect(self._on_orphans)
        self.data.last_index.connect(self._on_last_index)
        self.data.failed.connect(self._on_failed)
        work.said.connect(self.notice_wanted)
        work.progressed.connect(self.bar.show_progress)
        work.refiled.connect(self.bar.hide)
        work.taken.connect(self._on_taken)
        self.bar.stopped.connect(work.stop)
        self.bar.again_wanted.connect(work.try_again)

    @property
    def lines(self) -> Sequence[DocumentLine]:
        """All documents on the list of the year, whatever is filtered."""
        return self._lines

    @property
    def preparing(self) -> bool:
        """Whether keys of sorting and searching are still being made."""
        return self._ahead.isActive()

    def refresh(self) -> None:
        """Show the documents as they now are; the chosen one stays chosen and in its place."""
        assessment = self.assessment
        made = self._make.of(assessment.documents, assessment.links, self._unused, assessment.lost, self._unused.aside)
        self._aside = [line for line in made if line.aside]
        self._lines = [line for line in made if not line.aside] if self._aside else made
        self._find()
        self.head.show_editable(editable=assessment.editable)
        self.setAcceptDrops(assessment.editable)
        if self._last_view is not None:
            self._last_view.refresh()
        if not self._read:
            self._read = True
            self.data.read()
        self._waiting = [line for line in self._lines if not line.prepared]
        self._ahead.start()

    @property
    def details(self) -> DocumentDetails:
        """The chosen document, beside the table; made once the table has been painted or when first asked for."""
        if self._details is None:
            self._details = made = DocumentDetails(self.assessment)
            made.attach_wanted.connect(self._attach)
            made.open_wanted.connect(self._open)
            made.replace_wanted.connect(lambda: self._with_current(self.work.ask_replacement))
            made.again_wanted.connect(lambda older: self._with_current(lambda one: self.work.bring_back(one, older)))
            made.row_wanted.connect(self.row_wanted)
            made.aside_wanted.connect(self._turn_aside)
            made.fields.reworded.connect(self.work.tell_described)
            made.side.large_wanted.connect(self.look_large)
            place = self._beside.layout()
            assert place is not None
            place.addWidget(made)
            made.show()  # a layout would show it later
            if self._known:
                made.begin()
            made.show_line(self.table.line, len(self.table.picked))
        return self._details

    def look_large(self) -> None:
        """See the chosen document in the place of the table; its data stays beside it."""
        if self.table.line is None or not self.large.isHidden():
            return
        self.large.hold(self.details.side.lend())
        self.table.hide()
        self.large.show()
        self._fit()
        self._show_chosen()
        self.large.back.setFocus()

    def look_small(self) -> None:
        """Back to the table, where it stood."""
        if self.large.isHidden():
            return
        self.details.side.take_back()
        self.large.hide()
        self.table.show()
        self._fit()
        self.table.setFocus()

    def leave(self) -> bool:
        if self._details is not None:
            self._details.commit()
        return True

    def show_row_documents(self, code: str) -> None:
        """Only the documents of one row."""
        self._show_year(THIS_YEAR)
        self.filter.want(code=code)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self._show_year(self._stack.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= style.scaled(BESIDE_FROM)
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        self._beside.setMinimumHeight(0 if beside else style.scaled(SIDE_HEIGHT))
        self._beside.setVisible(beside or self.large.isHidden())  # below each other there is no room for a large one
        if self._halves.orientation() is not way or not any(self._halves.sizes()):
            self._halves.setOrientation(way)
        if beside and not self._halves.property("moved"):
            side = style.scaled(SIDE_WIDTH)
            self._halves.setSizes([max(self.width() - side, 1), side])

    def _find(self) -> None:
        lines = self._aside if self.filter.wanted.aside else self._lines
        self._found = found(lines, self.filter.wanted, self.assessment.card.year, self._leaves_below)
        self._counting.start()
        self.head.show_count(len(self._found), len(lines))
        words = "" if self._found else NOTHING_FITS if self._lines else EMPTY
        self._none.setText(words)
        self._none.setVisible(bool(words))
        self._show()

    def _count(self) -> None:
        wanted, year = self.filter.wanted, self.assessment.card.year
        self.filter.show_counts(counts_of(self._lines, wanted, year, self._leaves_below), len(self._aside))

    def _show(self) -> None:
        column, falling = self.table.order
        self.head.show_order(column, falling=falling)
        self.table.show_lines(in_order(self._found, column, falling=falling))
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._details is not None:
            line = self.table.line
            self._details.show_line(line, len(self.table.picked))
            self.large.tell(self.table.currentIndex().row() if line else -1, len(self._found))
        else:
            self._late.start()

    def _leaves_below(self, code: str) -> frozenset[str]:
        if code not in self._below:
            node = self.assessment.criteria_set.by_code[code]
            self._below[code] = frozenset(below.code for below in node.walk() if below.is_leaf)
        return self._below[code]

    def _show_year(self, place: int) -> None:
        if place != THIS_YEAR:
            self.last_index.refresh()
        self._stack.setCurrentIndex(place)
        self.head.show_year(place)
        (self.table if place == THIS_YEAR else self.last_index.table).setFocus()

    @property
    def last_index(self) -> "LastIndexView":
        """The checklist of last year, made when it is first asked for."""
        if self._last_view is None:
            from parscore.ui.evidence.last_index import LastIndexView

            self._last_view = view = LastIndexView(self.assessment)
            view.row_wanted.connect(self.row_wanted)
            view.open_wanted.connect(self.work.open_outside)
            view.said.connect(self.notice_wanted)
            view.show_index(self._then)
            self._stack.addWidget(view)
        return self._last_view

    def _on_last_index(self, then: LastIndex | None) -> None:
        self._then = then
        if self._last_view is not None:
            self._last_view.show_index(then)

    def _attach(self) -> None:
        picked = self.table.picked
        if picked:
            self.leave()
            self.work.ask_rows(picked)

    def _open(self) -> None:
        self._with_current(self.work.open_outside)

    def _with_current(self, act: "object") -> None:
        if (line := self.table.line) is not None:
            self.leave()
            act(self.assessment.documents[line.document.id])  # type: ignore[operator]

    def _prepare(self) -> None:
        """Make the keys of sorting and searching while nobody asks for them."""
        for line in self._waiting[:_AT_ONCE]:
            line.prepare()
        del self._waiting[:_AT_ONCE]
        if not self._waiting:
            self._ahead.stop()

    def _turn_aside(self) -> None:
        picked = [line for line in self.table.picked if not line.codes]
        if picked:
            self.work.put_aside([line.document for line in picked], back=picked[0].aside)

    def _on_set_aside(self, documents: frozenset[int], back: bool) -> None:
        self._unused.aside = self._unused.aside - documents if back else self._unused.aside | documents
        self.refresh()

    def _on_orphans(self, read: Orphans) -> None:
        self._unused.elsewhere = read.elsewhere
        self._unused.aside = read.aside
        self.assessment.know(read.documents)
        self.refresh()
        self._begin_looking()

    def _on_failed(self, why: str) -> None:
        self.notice_wanted.emit(why, "attention")
        self._begin_looking()

    def _begin_looking(self) -> None:
        """The workspace is open by now, so that files can be looked at without a wait."""
        self._known = True
        if self._details is not None:
            self._details.begin()

    def _on_checked(self, told: str, found: list[str], whole: bool) -> None:
        self.bar.show_news(told, found)
        self.notice_wanted.emit(told, "done" if whole else "attention")

    def _on_taken(self, documents: "Sequence[Document]", told: str, news: list[str]) -> None:
        """What was taken in is shown and chosen, whatever was filtered."""
        self._unused.brought |= {one.id for one in documents}
        again = [one for one in documents if one.id in self._unused.aside]
        if again:
            self.work.put_aside(again, back=True)  # brought in anew, it is wanted again
        self.bar.show_news(told, news, failed=self.work.failed)
        self.notice_wanted.emit(told, "attention" if news else "done")
        self.refresh()
        if documents:
            if self.filter.wanted != Wanted():
                self.filter.want_all()
            self._show_year(THIS_YEAR)
            self.table.choose({one.id for one in documents})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_V:
            self.work.paste()
        elif event.key() == Qt.Key.Key_Escape and not self.large.isHidden():
            self.look_small()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_be_dropped(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # the files of the official stay where they are
            event.accept()
            style.set_property(self.table, "dropping", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        style.set_property(self.table, "dropping", False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        style.set_property(self.table, "dropping", False)
        self.work.take_dropped(files_of(event.mimeData()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
