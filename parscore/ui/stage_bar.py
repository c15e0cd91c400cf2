"""The bar of states: where the assessment stands on its way to submission, and what can be done now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from parscore.scoring.state import State
from parscore.ui import style
from parscore.ui.state_words import ICONS, state_sentence

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

Act = Callable[["OpenAssessment", QWidget | None], QDialog]


class StageBar(QFrame):
    """The state in words with its icon, and a button for each step that is possible now."""

    def __init__(self, assessment: "OpenAssessment", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stageBar")
        self._assessment = assessment
        self._icon = QLabel()
        self._icon.setObjectName("stageIcon")
        self._words = style.text_label(name="stageWords")
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        row.setSpacing(style.GRID * 2)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self._buttons: dict[str, QPushButton] = {}
        for name, text, act in (
            ("approve", "Lãnh đạo duyệt…", approve),
            ("sendBack", "Trả lại để sửa…", send_back),
            ("lock", "Chốt…", lock),
            ("reopen", "Mở lại…", reopen),
        ):
            button = QPushButton(text)
            button.setObjectName(f"stage_{name}")
            button.setAccessibleName(text.rstrip("…"))
            button.clicked.connect(lambda _checked=False, act=act: act(self._assessment, self.window()))
            row.addWidget(button)
            self._buttons[name] = button
        assessment.state_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it now is."""
        state = self._assessment.state
        icon, colour = ICONS[state]
        self._icon.setPixmap(style.icon(icon, colour).pixmap(style.ICON_SIZE))
        self._words.setText(state_sentence(state, self._assessment.state_log))
        style.set_property(self, "state", state.value)
        possible = possible_steps(state)
        for name, button in self._buttons.items():
            button.setVisible(name in possible)
        style.set_property(self._buttons["approve"], "primary", state is State.DRAFT)
        style.set_property(self._buttons["lock"], "primary", state is State.APPROVED)


def possible_steps(state: State) -> tuple[str, ...]:
    """What can be done in a state; a draft can be sent back too, where the leader looks before approving."""
    return {
        State.DRAFT: ("approve", "sendBack"),
        State.APPROVED: ("lock", "sendBack", "reopen"),
        State.LOCKED: ("reopen",),
    }[state]


def approve(assessment: "OpenAssessment", parent: QWidget | None) -> QDialog:
    from parscore.ui.stage_dialogs import ask_approval

    return ask_approval(assessment, parent)


def send_back(assessment: "OpenAssessment", parent: QWidget | None) -> QDialog:
    from parscore.ui.send_back import ask_sending_back

    return ask_sending_back(assessment, parent)


def lock(assessment: "OpenAssessment", parent: QWidget | None) -> QDialog:
    from parscore.ui.stage_dialogs import ask_lock

    return ask_lock(assessment, parent)


def reopen(assessment: "OpenAssessment", parent: QWidget | None) -> QDialog:
    from parscore.ui.stage_dialogs import ask_reopening

    return ask_reopening(assessment, parent)
