"""The first hours: the card of a first start, and the three steps from nothing to the first scored row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parscore.faults import ParscoreError
from parscore.scoring.outcome import Status
from parscore.ui.main_window import MainWindow
from parscore.ui.sample_unit import SampleUnit

if TYPE_CHECKING:
    from parscore.storage.workspace import Card
    from parscore.ui.desk import Desk
    from parscore.ui.first_steps import FirstSteps
    from parscore.ui.open_assessment import OpenAssessment
    from parscore.ui.welcome import Welcome

WELCOMED = "welcomed"
FIRST_DONE = "Dòng đầu tiên đã có điểm và đã lưu. Cứ nhấn Enter để sang dòng tiếp theo; F1 mở hướng dẫn."


class FirstRun(QObject):
    """Offers a beginning as long as nothing was begun."""

    def __init__(self, desk: "Desk", window: MainWindow) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._welcome: Welcome | None = None
        self._steps: FirstSteps | None = None
        desk.shown.connect(self._on_shown)
        self.sample = SampleUnit(desk, window, self.begin)

    def _on_shown(self) -> None:
        if self._welcome is not None:
            self._welcome.hide()
            self._welcome.deleteLater()
            self._welcome = None
        assessment = self._desk.assessment
        if assessment is not None and self._nothing_begun(assessment):
            from parscore.ui.welcome import Welcome

            self._welcome = Welcome(assessment.card.unit.name, assessment.card.year)
            self._welcome.own_wanted.connect(self.begin)
            self._welcome.sample_wanted.connect(self.sample.open)
            self._welcome.hidden.connect(self._on_hidden)
            self._window.put_above_tree(self._welcome)
            self._window.fitting.greet()

    def _nothing_begun(self, assessment: "OpenAssessment") -> bool:
        from parscore.ui.desk import FIRST_UNIT

        remembered = self._desk.remembered
        return (
            len(self._desk.cards) == 1
            and assessment.card.unit.code == FIRST_UNIT[0]
            and not assessment.sheet.answers
            and remembered is not None
            and not remembered.value(WELCOMED)
        )

    def _on_hidden(self) -> None:
        if self._welcome is not None:
            self._welcome.hide()
        if self._desk.remembered is not None:
            self._desk.remembered.keep(WELCOMED, "1")

    def begin(self) -> None:
        """The steps, as they were left."""
        from parscore.ui.first_steps import FirstSteps

        workspace = self._desk.workspace
        if workspace is None or not self._desk.may_leave(self.begin):
            return
        if self._steps is None:
            try:
                self._steps = FirstSteps(workspace, self._window)
            except ParscoreError as fault:
                self._window.notice.say(str(fault), "attention")
                return
            self._steps.created.connect(self._on_created)
            self._steps.finished.connect(self._window.activateWindow)
        self._steps.open()

    def _on_created(self, card: "Card") -> None:
        from PySide6.QtWidgets import QLineEdit

        if self._steps is not None:
            self._steps.deleteLater()
            self._steps = None
        if not self._desk.open_new(card) or self._window.page is None:
            return
        types = isinstance(self._window.focusWidget(), QLineEdit)
        how = "gõ số liệu vào ô có khung đậm" if types else "dùng dấu cách để đánh dấu ô đang chọn"
        self._window.notice.say(
            f"Bước 3: dòng {self._window.page.code} đang mở. Hãy {how}, rồi nhấn Enter; điểm và cách tính "
            "hiện ngay bên dưới. Số liệu tự lưu."
        )
        assessment = self._desk.assessment
        assert assessment is not None
        assessment.changed.connect(self._on_changed)

    def _on_changed(self, codes: frozenset[str]) -> None:
        """Say so when the first row has its points."""
        assessment = self._desk.assessment
        if assessment is None:
            return
        leaves = {leaf.code for leaf in assessment.criteria_set.leaves()}
        if any(assessment.outcome(code).status is not Status.BLANK for code in codes & leaves):
            assessment.changed.disconnect(self._on_changed)
            self._window.notice.say(FIRST_DONE, "done", stay=False)
