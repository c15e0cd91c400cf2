"""The sample commune in the window: opened, made where there is none, and taken away again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parscore.faults import ParscoreError
from parscore.scoring.state import State
from parscore.ui.main_window import MainWindow
from parscore.ui.waiting import StoppedError, waited

if TYPE_CHECKING:
    from parscore.storage.workspace import Card
    from parscore.ui.desk import Desk

CLOSED = {State.APPROVED: "lãnh đạo đã duyệt", State.LOCKED: "đã chốt"}
OWN = "Chấm cho đơn vị của mình"


class SampleUnit(QObject):
    """Only what was made as a sample can be taken away, and only while there is one is that offered."""

    def __init__(self, desk: "Desk", window: MainWindow, begin_own: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._begin_own = begin_own
        desk.shown.connect(self._on_shown)
        window.actions_.open_sample.triggered.connect(lambda _checked=False: self.open())
        window.actions_.remove_sample.triggered.connect(lambda _checked=False: self.ask_to_remove())

    @property
    def cards(self) -> "list[Card]":
        """The sample assessments of the workspace."""
        return [card for card in self._desk.cards if card.illustrative_facts]

    def _on_shown(self) -> None:
        removal = self._window.actions_.remove_sample
        removal.setVisible(bool(self.cards))
        removal.setEnabled(bool(self.cards))

    def open(self) -> None:
        """Go to the sample commune; where there is none, it is made, three years of it."""
        if (known := self.cards) and self._desk.assessment is not None:
            self._desk.open_card(max(known, key=lambda card: card.year).id)
            return
        workspace = self._desk.workspace
        if workspace is None or not self._desk.may_leave(self.open):
            return

        def make() -> "list[Card]":
            from parscore.intake.sample import YEARS, make_sample
            from parscore.reports.sample_paper import write_sample_paper

            return [make_sample(workspace, year, write_sample_paper) for year in YEARS]

        def unmake(made: "list[Card]") -> None:
            for card in made:
                workspace.remove_sample(card.id)

        try:
            made = waited(self._window, "Đang chuẩn bị đơn vị mẫu, ba năm số liệu…", make, unmake)
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        except StoppedError:
            return
        if self._desk.open_new(made[-1]):
            self._window.notice.say(
                f"Đang mở đơn vị mẫu {made[-1].unit.name}: mọi số liệu đều là minh họa, cứ thử sửa. "
                "Khi không cần nữa: menu Đơn vị, Xóa đơn vị mẫu.",
                offers=[(OWN, self._begin_own)],
            )

    def ask_to_remove(self) -> None:
        """Take the sample away once that was confirmed; everything else stays."""
        cards = self.cards
        if not cards:
            return
        from PySide6.QtWidgets import QMessageBox

        names = sorted({card.unit.name for card in cards})
        years = sorted({card.year for card in cards})
        box = QMessageBox(self._window)
        box.setObjectName("removeSample")
        box.setWindowTitle("Xóa đơn vị mẫu")
        box.setText(f"Xóa đơn vị mẫu {', '.join(names)}, năm {', '.join(map(str, years))}?")
        box.setInformativeText(
            f"{self._closed_words()}Những gì đã gõ thử trong đơn vị mẫu sẽ mất. Số liệu của đơn vị mình không thay "
            "đổi, và lúc nào cũng có thể mở lại một đơn vị mẫu mới."
        )
        roles = QMessageBox.ButtonRole
        for name, text, role in (
            ("removeNow", "Xóa đơn vị mẫu", roles.DestructiveRole),
            ("keepSample", "Giữ lại", roles.RejectRole),
        ):
            button = box.addButton(text, role)
            button.setObjectName(name)
            button.setAccessibleName(text)
            if name == "keepSample":
                box.setDefaultButton(button)
                box.setEscapeButton(button)
        box.buttonClicked.connect(lambda clicked: self._remove() if clicked.objectName() == "removeNow" else None)
        box.finished.connect(box.deleteLater)
        box.finished.connect(self._window.activateWindow)
        box.open()

    def _closed_words(self) -> str:
        """That marks of approval go too, where there are any."""
        now = self._desk.assessment
        states = {card: now.state if now and now.card.id == card.id else card.state for card in self.cards}
        closed = sorted((card.year, CLOSED[state]) for card, state in states.items() if state in CLOSED)
        told = ", ".join(f"năm {year} {how}" for year, how in closed)
        return f"Bản mẫu {told}; xóa cả dấu duyệt và lịch sử. " if told else ""

    def _remove(self) -> None:
        workspace = self._desk.workspace
        cards = self.cards
        if workspace is None or not self._desk.settled():
            return

        def remove() -> None:
            for card in cards:
                workspace.remove_sample(card.id)

        try:
            waited(self._window, "Đang xóa đơn vị mẫu…", remove, stoppable=False)
            self._desk.begin_anew()
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        self._window.notice.say("Đã xóa đơn vị mẫu.", "done", stay=False)
