"""The X-ray: everything that stands between the unit and submission, each line one step from where it is mended."""

import re
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from parscore.faults import ParscoreError
from parscore.scoring.checks import SEVERITY_WORDS, Duty
from parscore.scoring.outcome import Severity
from parscore.scoring.state import State
from parscore.ui import style
from parscore.ui.duties import KIND_WORDS, SEVERITY_ICONS, duties_of, remedy_of
from parscore.ui.duty_list import DutyList
from parscore.ui.duty_model import DutyModel
from parscore.ui.folders import EXPORTS, folder_for, keep_folder
from parscore.ui.main_window import MainWindow
from parscore.ui.narrow import SIDE_BY_SIDE, arrange, least_size
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.readiness import ready, still_waiting
from parscore.ui.stage_bar import StageBar
from parscore.ui.waiting import StoppedError, waited

TITLE = "Kiểm tra trước khi nộp"
ANY_KIND = "Mọi loại"
_HEAD_FROM, _KIND_LETTERS = 980, 24
LOW_BELOW = 640
_NEXT = {
    State.DRAFT: "{ready}. Tiếp theo: lãnh đạo duyệt, rồi chốt bản chấm điểm.",
    State.APPROVED: "{ready}. Lãnh đạo đã duyệt; tiếp theo: chốt bản chấm điểm.",
    State.LOCKED: "Bản chấm điểm đã chốt và không còn việc cần làm. Tiếp theo: xuất bảng điểm ở menu Báo cáo.",
}


class ChecksPage(Page):
    """Counts by severity, a filter by kind, and the list."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self.model = DutyModel(assessment.criteria_set, self)
        self.list = DutyList()
        self.list.setModel(self.model)
        self.list.opened.connect(self.open_line)
        self._duties: list[Duty] = []
        self._counts = {severity: style.text_label(name=f"count_{severity}") for severity in SEVERITY_WORDS}
        self._kinds = QComboBox()
        self._kinds.setObjectName("dutyKind")
        self._kinds.setAccessibleName("Lọc theo loại việc")
        self._kinds.setAccessibleIdentifier("dutyKind")
        self._kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._kinds.setMinimumContentsLength(_KIND_LETTERS)
        self._kinds.currentIndexChanged.connect(lambda _place: self._show_lines())
        self._print = QPushButton("Xuất PDF để in…")
        self._print.setObjectName("printDuties")
        self._print.setAccessibleName("Xuất danh sách ra PDF để in")
        self._print.setIcon(style.icon("export", "text"))
        self._print.clicked.connect(lambda _checked=False: self._ask_file())
        self._ready = QFrame()
        self._ready.setObjectName("readyBanner")
        self._sign = QLabel()
        self._ready_words = style.text_label(name="readyWords", strong=True)
        self._lay_out()
        assessment.saved.connect(self._on_saving)
        assessment.save_failed.connect(self._on_saving)

    def _on_saving(self, _news: object = None) -> None:
        self._soon.start()

    def _lay_out(self) -> None:
        head, told, tools = QBoxLayout(SIDE_BY_SIDE), QHBoxLayout(), QHBoxLayout()
        self._rows = {head: _HEAD_FROM}
        for row in (head, told, tools):
            row.setSpacing(style.PADDING)
        told.addWidget(style.text_label(TITLE, name="checksTitle", size=style.TITLE_SIZE, strong=True))
        told.addSpacing(style.PADDING)
        for severity, label in self._counts.items():
            icon = QLabel()
            icon.setObjectName(f"countIcon_{severity}")
            icon.setPixmap(style.icon(*SEVERITY_ICONS[severity]).pixmap(style.ICON_SIZE))
            pair = QHBoxLayout()
            pair.setSpacing(style.GRID)
            pair.addWidget(icon)
            pair.addWidget(label)
            told.addLayout(pair)
        told.addStretch(1)
        tools.addWidget(self._kinds, 1)
        tools.addWidget(self._print)
        head.addLayout(told, 1)
        head.addLayout(tools)
        banner = QHBoxLayout(self._ready)
        banner.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        banner.setSpacing(style.GRID * 2)
        self._sign.setObjectName("readyIcon")
        banner.addWidget(self._sign)
        banner.addWidget(self._ready_words, 1)
        self._ready_words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.PADDING)
        column.setSpacing(style.GRID * 2)
        column.addWidget(StageBar(self.assessment))
        column.addLayout(head)
        column.addWidget(self._ready)
        column.addWidget(self.list, 1)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        arrange(self, self._rows)
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.list.setFocus()

    def _fit(self) -> None:
        """In a low window the page scrolls as a whole, or a list of two lines would scroll within it."""
        self.list.be_whole(self.window().height() < style.scaled(LOW_BELOW))

    def refresh(self) -> None:
        self._duties = duties_of(self.assessment)
        counts = Counter(duty.severity for duty in self._duties)
        for severity, label in self._counts.items():
            label.setText(f"{counts[severity]} {SEVERITY_WORDS[severity].lower()}")
        self._ready.setVisible(not counts[Severity.ERROR])
        waits = still_waiting(self.assessment, self)
        words = _NEXT[self.assessment.state].format(ready=ready(counts[Severity.WARNING]))
        self._ready_words.setText(
            f"Chưa nộp được: còn {waits}. Xong thì trang này báo sẵn sàng nộp." if waits else words
        )
        icon = ("attention", "attention") if waits else ("check", "done")
        self._sign.setPixmap(style.icon(*icon).pixmap(style.ICON_SIZE))
        style.set_property(self._ready, "tone", "attention" if waits else "")
        self._show_kinds()
        self._show_lines()

    def _show_kinds(self) -> None:
        """The kinds there are, in the order of the list; the one chosen stays as long as it has lines."""
        chosen = self._kinds.currentData()
        counts = Counter(duty.kind for duty in self._duties)
        with QSignalBlocker(self._kinds):
            self._kinds.clear()
            self._kinds.addItem(f"{ANY_KIND} ({len(self._duties)})", "")
            for kind in dict.fromkeys(duty.kind for duty in self._duties):
                self._kinds.addItem(f"{KIND_WORDS[kind]} ({counts[kind]})", kind)
            self._kinds.setCurrentIndex(max(self._kinds.findData(chosen), 0))

    def _show_lines(self) -> None:
        """The list keeps its place: the same duty is chosen, and stands where it stood."""
        kind = self._kinds.currentData()
        before, scrolled = self.model.duty(self.list.currentIndex()), self.list.verticalScrollBar().value()
        duties = [duty for duty in self._duties if not kind or duty.kind == kind]
        self.model.show(duties, editable=self.assessment.editable)
        place = self.model.place_of(before)
        self.list.setCurrentIndex(place if place.isValid() else self.model.first())
        if place.isValid():
            self.list.verticalScrollBar().setValue(scrolled)
        self.list.setVisible(self.model.rowCount() > 0)

    def open_line(self, index: QModelIndex) -> None:
        """Go where the duty on a line is mended."""
        duty = self.model.duty(index)
        editable = self.assessment.editable
        remedy = remedy_of(duty, self.assessment.criteria_set, editable=editable) if duty else None
        if duty is None or remedy is None:
            return
        if remedy.page:
            self.page_wanted.emit(remedy.page)
        else:
            self.part_wanted.emit(duty.code, remedy.part)

    def _ask_file(self) -> None:
        card = self.assessment.card
        name = f"Kiem-tra_{re.sub(r'[^A-Za-z0-9_-]+', '-', card.unit.code)}_{card.year}.pdf"
        dialog = QFileDialog(self, "Xuất danh sách kiểm tra", folder_for(EXPORTS), "Tài liệu PDF (*.pdf)")
        dialog.setObjectName("dutiesDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: keep_folder(EXPORTS, chosen))
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the whole list, whatever is filtered, as PDF; says where it is, or why it could not be written."""
        from parscore.reports.checks_pdf import DutyReport, write_duties

        report = DutyReport(
            self.assessment.criteria_set,
            self.assessment.sheet,
            duties_of(self.assessment),
            printed_on=date.today(),
            illustrative_facts=self.assessment.card.illustrative_facts,
        )
        try:
            waited(self, f"Đang xuất “{path.name}”…", partial(write_duties, report, path))
        except StoppedError:
            return
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        window = self.window()
        if isinstance(window, MainWindow):
            window.notice.say(f"Đã xuất “{path}”.", "done", [("Mở tệp", partial(_open_file, path))])


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
