"""The page of papers: which there are, what has to be written into the chosen one, and how it will come out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from parscore.faults import ParscoreError
from parscore.scoring.text import nfc
from parscore.ui import preferences, style
from parscore.ui.folders import EXPORTS, folder_for
from parscore.ui.narrow import STACKED, arrange, least_size
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.papers.form import TextsForm
from parscore.ui.papers.kept_texts import KeptTexts
from parscore.ui.papers.making import Data, Made, frozen_data
from parscore.ui.papers.offers import add_form, offered
from parscore.ui.papers.output import Wanted, export_one, export_several, print_papers
from parscore.ui.papers.page_setup import PageSetup
from parscore.ui.papers.paper_preview import PaperPreview

if TYPE_CHECKING:
    from parscore.ui.main_window import MainWindow

LIST_WIDTH, FORM_WIDTH = 264, 330
LIST_LEAST, TEXTS_LEAST, PREVIEW_LEAST = 132, 200, 320
SIDE_BY_SIDE_FROM, VERBS_FROM = 900, 860
WORDS = {"docx": "Xuất Word…", "pdf": "Xuất PDF…", "xlsx": "Xuất Excel…"}
QWIDGETSIZE_MAX = 16_777_215
SEVERAL = "Đánh dấu ô vuông trước các văn bản cần xuất hoặc in cùng lúc."
_SPLIT = "papers/split"


class PapersPage(Page):
    """A list at the left; beside it the texts of the chosen paper and its pages."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self.kept = KeptTexts(assessment, self)
        self.list = QListWidget()
        self.list.setObjectName("paperList")
        self.list.setAccessibleName("Văn bản của năm")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes later would leave the names less room than they were broken for.
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.preview = PaperPreview()
        self.form: TextsForm | None = None
        self._offers: list[Wanted] = []
        self._title = style.text_label(name="paperTitle", strong=True)
        self._about = style.text_label(name="paperAbout", tone="muted")
        self.exports = {
            format: self._button(f"paper_{format}", words, partial(self._export, format), "export")
            for format, words in WORDS.items()
        }
        self.printer = self._button("paperPrint", "In…", self._print_one)
        self.several = self._button("papersExport", "Xuất mục đã đánh dấu…", self._export_several, "export")
        self.print_several = self._button("papersPrint", "In mục đã đánh dấu…", self._print_several)
        self.add = self._button("addForm", "Thêm mẫu của Sở…", self._ask_form, "add")
        self.setup = self._button("paperSetup", "Lề, ngắt trang…", self._set_up)
        self._texts = QScrollArea()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        self.list.itemChanged.connect(lambda _item: self._tell_marked())
        self.kept.changed.connect(lambda: self._show_preview(soon=True))
        self.preview.made.connect(self._on_made)
        self._offer()

    @property
    def chosen(self) -> Wanted | None:
        place = self.list.currentRow()
        return self._offers[place] if 0 <= place < len(self._offers) else None

    @property
    def marked(self) -> list[Wanted]:
        """The papers ticked for being written or printed together."""
        items = (self.list.item(place) for place in range(self.list.count()))
        ticked = [item.checkState() is Qt.CheckState.Checked for item in items]
        return [offer for offer, on in zip(self._offers, ticked, strict=True) if on]

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        arrange(self, {self._row: SIDE_BY_SIDE_FROM, self._verbs: VERBS_FROM})
        stacked = self._row.direction() is STACKED
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if stacked else style.scaled(LIST_WIDTH))
        self._split.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)

    def refresh(self) -> None:
        if self.form is not None:
            self.form.refresh()
        self._show_preview()

    def leave(self) -> bool:
        return self.form is None or self.form.commit()

    def choose(self, paper: str) -> None:
        """Bring a paper into view by its id."""
        self.list.setCurrentRow([offer.id for offer in self._offers].index(paper))

    def take_form(self, template: Path) -> None:
        """Keep a form of the Sở and show it filled in."""
        try:
            kept = add_form(self.assessment.workspace.folder, template)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        self._offer()
        self.choose(f"form:{kept.name}")

    def _offer(self) -> None:
        before = self.chosen
        marked = {offer.id for offer in self.marked} if self.list.count() else set()
        offers = offered(self.assessment.workspace.folder)
        with QSignalBlocker(self.list):
            self.list.clear()
            for offer, about in offers:
                item = QListWidgetItem(nfc(offer.name))
                item.setToolTip(about)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if offer.id in marked else Qt.CheckState.Unchecked)
                self.list.addItem(item)
            self._offers = [offer for offer, _about in offers]
        ids = [offer.id for offer in self._offers]
        self.list.setCurrentRow(ids.index(before.id) if before is not None and before.id in ids else 0)
        self._tell_marked()

    def _choose(self) -> None:
        wanted = self.chosen
        if wanted is None:
            return
        if self.form is not None:
            self.form.commit()
        self._title.setText(wanted.name)
        self._about.setText(self.list.currentItem().toolTip())
        for format, button in self.exports.items():
            button.setVisible(format in wanted.formats)
        self.printer.setVisible("pdf" in wanted.formats)
        self.form = TextsForm(wanted.id, self.kept, of_the_so=wanted.template is not None)
        self._texts.setWidget(self.form)
        if self.isVisible():
            self._show_preview()

    def _show_preview(self, *, soon: bool = False) -> None:
        wanted = self.chosen
        if wanted is None or not self.isVisible():
            return
        data, folder = frozen_data(self.assessment, self.kept.texts), self.assessment.workspace.folder
        self.preview.show_paper(wanted.id, lambda: wanted.make(wanted.shown_as, data, folder), soon=soon)

    def _on_made(self, made: Made) -> None:
        if self.form is not None:
            self.form.show_rows(made.rows)

    def _tell_marked(self) -> None:
        marked = self.marked
        for button in (self.several, self.print_several):
            button.setEnabled(bool(marked))

    def _export(self, format: str) -> None:
        if self.chosen is not None and self.leave():
            export_one(self._window, self.assessment, self.chosen, format, self._data())

    def _export_several(self) -> None:
        if self.leave():
            export_several(self._window, self.assessment, self.marked, self._data())

    def _print_one(self) -> None:
        if self.chosen is not None and self.leave():
            print_papers(self._window, self.assessment, [self.chosen], self._data())

    def _print_several(self) -> None:
        if self.leave():
            print_papers(self._window, self.assessment, self.marked, self._data())

    def _data(self) -> Data:
        return frozen_data(self.assessment, self.kept.texts)

    def _ask_form(self) -> None:
        dialog = QFileDialog(
            self._window, "Chọn tệp mẫu của Sở", folder_for(EXPORTS), "Word, Excel (*.docx *.xlsx *.xlsm)"
        )
        dialog.setObjectName("formDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take_form(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._window.activateWindow)
        dialog.open()

    def _set_up(self) -> None:
        try:
            dialog = PageSetup(self.assessment.workspace.folder, self._window)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        dialog.accepted.connect(self._show_preview)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def _window(self) -> "MainWindow":
        return cast("MainWindow", self.window())

    def _button(self, name: str, words: str, act: Callable[[], object], icon: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words.rstrip("…"))
        if icon:
            button.setIcon(style.icon(icon, "text"))
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        told = style.text_label(SEVERAL, name="papersTold", tone="muted")
        told.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(style.GRID * 2)
        left.addWidget(self.list, 1)
        left.addWidget(told)
        for button in (self.several, self.print_several, self.add, self.setup):
            left.addWidget(button)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._side = side
        style.keep_in_scale(self.list, setMinimumHeight=LIST_LEAST)
        style.keep_in_scale(self._texts, setMinimumHeight=TEXTS_LEAST)
        style.keep_in_scale(self.preview, setMinimumHeight=PREVIEW_LEAST)
        verbs = self._verbs = QHBoxLayout()
        verbs.setSpacing(style.GRID * 2)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._title)
        named.addWidget(self._about)
        verbs.addLayout(named, 1)
        for button in (*self.exports.values(), self.printer):
            verbs.addWidget(button)
        self._texts.setObjectName("paperTexts")
        self._texts.setWidgetResizable(True)
        self._texts.setFrameShape(QFrame.Shape.NoFrame)
        self._texts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._texts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._split.setObjectName("paperSplit")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._texts)
        self._split.addWidget(self.preview)
        self._split.setStretchFactor(1, 1)
        kept = preferences.number(_SPLIT, FORM_WIDTH)
        self._split.setSizes([style.scaled(kept), 10 * kept])
        self._split.splitterMoved.connect(lambda place, _index: preferences.keep(_SPLIT, place))
        right = QVBoxLayout()
        right.setSpacing(style.GRID * 2)
        right.addLayout(verbs)
        right.addWidget(self._split, 1)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        row.setSpacing(style.PADDING)
        row.addWidget(side)
        row.addLayout(right, 1)
