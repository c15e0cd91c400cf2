"""The page of criteria sets: what there is, all about the chosen one, and the roads in and out."""

from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from parscore.faults import ParscoreError
from parscore.ui import style
from parscore.ui.narrow import SIDE_BY_SIDE, arrange, least_size
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.sets import library_tools as tools
from parscore.ui.sets.library_detail import SetDetail
from parscore.ui.sets.library_entries import Entry, Library
from parscore.ui.sets.library_words import Standing
from parscore.ui.sets.library_work import LibraryWork
from parscore.ui.sets.set_list import SetList
from parscore.ui.sets.set_list_model import SetListModel

TITLE = "Bộ tiêu chí"
OPEN = "{n} bản nháp còn việc trước khi đưa vào dùng: cách chấm chưa xác nhận, điều phải hỏi Sở."
BESIDE_FROM, HEAD_FROM, TOOLS_FROM = 860, 1150, 1000
SIDE_WIDTH = 404


class SetsPage(Page):
    """The list at the left, the chosen set at the right; files can be dropped on it."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self.setAcceptDrops(True)
        self._wanted = ""
        self._settling = QTimer(self, singleShot=True)
        self._writing = True
        self.library = Library(assessment.workspace, assessment.criteria_set)
        self.model = SetListModel(self)
        self.list = SetList(self.model)
        self.detail = SetDetail()
        self.incoming = tools.IncomingTools()
        self.chosen = tools.ChosenTools()
        self.work = LibraryWork(assessment, self.library, self)
        self._count = style.text_label(name="setCount", tone="muted")
        self._open = style.text_label(name="setsOpen", tone="attention")
        self._closed = style.text_label(name="setsReadOnly", tone="attention")
        self._refused = style.text_label(name="setRefused", tone="fault")
        for label in (self._open, self._closed, self._refused):
            label.setWordWrap(True)
            label.hide()
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.list.turned.connect(self.detail.turn)
        self.list.opened.connect(lambda: self._do(tools.EDIT.name))
        self.list.removal_wanted.connect(lambda: self._do(tools.REMOVE.name))
        self.incoming.wanted.connect(self._do)
        self.chosen.wanted.connect(self._do)
        self.work.changed.connect(self.show_set)
        self.work.changed.connect(lambda _key: self._settling.start(QApplication.doubleClickInterval()))
        self.work.refused.connect(self._say_refused)

    def _lay_out(self) -> None:
        self._head, self._body = QBoxLayout(SIDE_BY_SIDE), QBoxLayout(SIDE_BY_SIDE)
        self._head.setSpacing(style.GRID * 2)
        self._body.setSpacing(style.PADDING)
        told = QHBoxLayout()
        told.setSpacing(style.GRID * 2)
        told.addWidget(style.text_label(TITLE, name="setsTitle", size=style.TITLE_SIZE, strong=True))
        told.addWidget(self._count, 1)
        self._head.addLayout(told, 1)
        self._head.addWidget(self.incoming)
        self._side = QFrame()
        self._side.setObjectName("setSide")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(style.GRID * 2)
        side.addWidget(self.detail, 1)
        side.addWidget(self._refused)
        side.addWidget(self.chosen)
        self._body.addWidget(self.list, 1)
        self._body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.GRID * 2)
        column.addLayout(self._head)
        column.addWidget(self._closed)
        column.addWidget(self._open)
        column.addLayout(self._body, 1)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        arrange(self, {self._head: HEAD_FROM, self._body: BESIDE_FROM})
        self.incoming.be_narrow(self.width() < style.scaled(TOOLS_FROM))
        beside = self._body.direction() is SIDE_BY_SIDE
        self._side.setMaximumWidth(style.scaled(SIDE_WIDTH) if beside else 16_777_215)
        self._side.setMinimumWidth(style.scaled(SIDE_WIDTH) if beside else 0)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refused.hide()
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the sets anew; the chosen one stays chosen."""
        workspace = self.assessment.workspace
        try:
            entries = self.library.entries()
            closed = workspace.why_read_only
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        self._writing = not closed
        self._closed.setText(closed)
        self._closed.setVisible(bool(closed))
        self.incoming.allow(writing=self._writing)
        open_ = sum(entry.standing is Standing.DRAFT and entry.has_open for entry in entries)
        self._count.setText(f"{len(entries)} bộ")
        self._open.setText(OPEN.format(n=open_))
        self._open.setVisible(bool(open_))
        now = self.list.entry
        self.model.show(entries)
        self.list.choose(self._wanted or (now.key if now else self._own_key()))
        self._wanted = ""
        self._on_chosen()

    def _own_key(self) -> str:
        """The set of the open assessment, which the official most likely came for."""
        own = self.assessment.criteria_set
        fitting = (e for e in self.model.entries if (e.set_id, e.version) == (own.id, own.version))
        return next((entry.key for entry in fitting), "")

    def show_set(self, key: str) -> None:
        """Choose a set; "" reads the list anew and chooses whatever stands where the last one stood."""
        self._wanted = key
        self._refused.hide()
        self.refresh()

    def _on_chosen(self) -> None:
        entry = self.list.entry
        self._refused.hide()
        self.detail.show_entry(entry)
        self.chosen.show_entry(entry, writing=self._writing)

    def _say_refused(self, words: str) -> None:
        self._refused.setText(words)
        self._refused.setVisible(bool(words))

    def _do(self, name: str) -> None:
        entry = self.list.entry
        self._refused.hide()  # the cause may be gone; what is done now says anew what hinders it
        match name:
            case tools.ANNEX.name:
                self.work.road.read_annex()
            case tools.FILE.name:
                self.work.road.ask_file()
            case tools.CREATE.name:
                self.work.create()
            case tools.TEMPLATE.name:
                self.work.export_template()
            case tools.COMPARE.name:
                self.work.compare(entry)
            case _ if entry is not None and self._may(name):
                self._do_with(entry, name)

    def _may(self, name: str) -> bool:
        """Whether the chosen set offers it now; keys of the list ask for it too."""
        if name == tools.REMOVE.name and self._settling.isActive():
            return False  # the second click of two, on a button that has come under the hand
        return any(
            tool.name == name and button.isEnabled() and not button.isHidden()
            for tool, button in self.chosen.buttons.items()
        )

    def _do_with(self, entry: Entry, name: str) -> None:
        acts = {
            tools.EDIT.name: self.work.open_set,
            tools.USE.name: self.work.put_in_use,
            tools.BEGIN.name: self.work.begin,
            tools.FOLLOW.name: self.work.follow,
            tools.REMOVE.name: self.work.remove,
            tools.SEND.name: self.work.send,
            tools.WORKBOOK.name: self.work.export_workbook,
        }
        acts[name](entry)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._writing and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.work.road.bring(Path(files[0]))
