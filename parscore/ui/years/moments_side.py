"""Moments of the assessment that were written down: taking one, and what changed between any two."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.kept import kept_text, text_checksum
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.state_words import NO_NAME, moment
from parscore.ui.user_name import user_name
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.change_words import SIGNS, change_words, points_words
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.moment_lines import Moment, changes, of_now, of_snapshot
from parscore.ui.years.parts import choice, push, sentence
from parscore.ui.years.side import Side

if TYPE_CHECKING:
    from parscore.storage.snapshots import SnapshotCard

NOW = 0
HEADINGS = ("Mã", "Nội dung", "Trước", "Sau", "Thay đổi", "Vì sao đổi")
EMPTY = (
    "Chưa có thời điểm nào được lưu. Đặt tên rồi bấm “Lưu thời điểm này”; sang tháng mới, chương trình tự lưu lại "
    "kết quả của tháng trước."
)
OTHER_SET = "Hai thời điểm chấm theo hai bộ tiêu chí khác nhau nên không so từng dòng được."
NO_CHANGE = "Hai thời điểm giống hệt nhau."


class MomentsSide(Side):
    """Nothing here is an edit: a moment is written down at once and never changed."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._cards: dict[int, SnapshotCard] = {}
        self._read: dict[int, Moment] = {}
        self.name = QLineEdit()
        self.name.setObjectName("momentName")
        self.name.setAccessibleName("Tên thời điểm")
        self.name.setPlaceholderText("Ví dụ: trước khi họp Tổ tự đánh giá")
        self.name.returnPressed.connect(self.take)
        self.take_button = push("takeMoment", "Lưu thời điểm này", self.take, primary=True)
        self.old, self.new = (choice(f"moment{end}", words, 30) for end, words in (("Old", "So từ"), ("New", "Đến")))
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(lambda _place: self._show())
        self.told = sentence("momentsTold", strong=True)
        self.note = sentence("momentsNote", tone="muted")
        self.model = LinesModel(HEADINGS, (2, 3, 4), self, sign_at=4)
        self.table = LinesTable(
            "momentChanges", "Các dòng thay đổi giữa hai thời điểm", self.model, {0: 76, 2: 84, 3: 84, 4: 156}, (1, 5)
        )
        self.table.opened.connect(lambda line: self.row_wanted.emit(line.code))
        self._lay_out()

    def _lay_out(self) -> None:
        taking = QHBoxLayout()
        taking.setSpacing(style.GRID * 2)
        taking.addWidget(self.name, 1)
        taking.addWidget(self.take_button)
        choosing: list[QWidget] = []
        for words, box in (("So từ", self.old), ("đến", self.new)):
            choosing += [style.text_label(words, name=f"caption_{box.objectName()}"), box]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addLayout(taking)
        column.addWidget(ButtonLines("momentsChoice", choosing))
        column.addWidget(self.told)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)

    def refresh(self) -> None:
        try:
            cards = self.assessment.workspace.snapshots(self.assessment.card.id)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        if {card.id: card for card in cards} != self._cards or not self.new.count():
            self._cards = {card.id: card for card in cards}
            self._offer()
        self.take_button.setEnabled(not self.assessment.workspace.read_only)
        self._show()

    def _offer(self) -> None:
        """Both boxes hold all moments, the latest first; what was chosen stays chosen."""
        for box, first in ((self.old, next(reversed(self._cards), NOW)), (self.new, NOW)):
            kept = box.currentData() if box.currentData() in (*self._cards, NOW) and box.count() else first
            with QSignalBlocker(box):
                box.clear()
                box.addItem("Bây giờ", NOW)
                for card in reversed(self._cards.values()):
                    box.addItem(_words(card), card.id)
                box.setCurrentIndex(box.findData(kept))

    def take(self) -> None:
        """Write down how the assessment stands now; what is still on its way to the disk goes first."""
        assessment = self.assessment
        assessment.journal.flush()
        if assessment.journal.unsaved:
            self.notice_wanted.emit("Còn thay đổi chưa lưu xong; hãy chờ dòng “Đã lưu” rồi lưu thời điểm.", "attention")
            return
        label = self.name.text().strip() or "Lưu theo ý muốn"
        try:
            card = assessment.workspace.take_snapshot(assessment.card.id, label, who=assessment.who or user_name())
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        self.name.clear()
        self.refresh()
        self.old.setCurrentIndex(self.old.findData(card.id))
        self.notice_wanted.emit(f"Đã lưu thời điểm “{card.label}”.", "done")

    def _show(self) -> None:
        empty = not self._cards
        self.told.setVisible(not empty)
        self.old.setEnabled(not empty)
        self.new.setEnabled(not empty)
        self.note.setText(EMPTY)
        self.note.setVisible(empty)
        if empty:
            self.told.setText("")
            self.model.show_lines(())
            return
        try:
            old, new = (self._moment(box.currentData()) for box in (self.old, self.new))
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        places = self.assessment.result.places
        if old.checksum != new.checksum or self._checksum() not in (old.checksum,):
            self.told.setText(OTHER_SET)
            self.model.show_lines(())
            return
        found = changes(old, new, self.assessment.criteria_set, places)
        totals = f"{points_words(old.total, places)} → {points_words(new.total, places)}"
        change = change_words(old.total, new.total, places)
        self.told.setText(f"Tổng điểm {totals} ({change}); {len(found)} dòng thay đổi." if found else NO_CHANGE)
        self.model.show_lines(
            [
                Line(
                    (one.code, one.title, one.old, one.new, one.change, one.what),
                    one.code,
                    SIGNS[one.sign] if one.sign is not None else None,
                )
                for one in found
            ]
        )

    def _moment(self, key: int) -> Moment:
        if key == NOW:
            return of_now(self.assessment.result, self.assessment.sheet.answers, self._checksum())
        if key not in self._read:
            self._read[key] = of_snapshot(self.assessment.workspace.snapshot(key), self._cards[key].label)
        return self._read[key]

    def _checksum(self) -> str:
        return text_checksum(kept_text(self.assessment.criteria_set))


def _words(card: "SnapshotCard") -> str:
    how = "tự lưu" if card.automatic else card.who or NO_NAME
    return f"{moment(card.at)} · {card.label} ({how})"
