"""The dialog that begins an assessment: unit, kind, year, set."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from parscore.ui import style
from parscore.ui.assessment_fields import CAPTIONS, AssessmentFields
from parscore.ui.dialog_frame import framed
from parscore.ui.years.take_over import TakeOver

if TYPE_CHECKING:
    from parscore.storage.workspace import Card, Workspace
    from parscore.ui.late_workspace import LateWorkspace

WIDTH = 640


class NewAssessment(QDialog):
    """Asks for what an assessment is bound to; `told` says what it took over from the last year."""

    created = Signal(object)
    told = Signal(str)

    def __init__(
        self, workspace: "Workspace | LateWorkspace", current: "Card | None", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("newAssessment")
        self.setWindowTitle("Tạo đơn vị, năm")
        self.setMinimumWidth(WIDTH)
        self.fields = AssessmentFields(workspace, self, current)
        self.cancel, self.accept_button = QPushButton("Thôi"), QPushButton("Tạo và mở")
        buttons = QHBoxLayout()
        buttons.setSpacing(style.GRID * 2)
        buttons.addStretch(1)
        for button, name in ((self.cancel, "cancel"), (self.accept_button, "create")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(self.fields.chosen_set is not None)
        self.fields.usable.connect(self.accept_button.setEnabled)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_create)
        self.take_over = TakeOver(workspace, self.fields)
        body, foot = framed(self)
        body.addLayout(self.fields.grid(CAPTIONS))
        body.addWidget(self.take_over)
        body.addStretch(1)
        foot.addWidget(self.fields.messages["all"])
        foot.addLayout(buttons)
        self.fields.name.selectAll()

    def _on_create(self) -> None:
        card = self.fields.create(self.take_over.make)
        if card is not None:
            self.accept()
            self.created.emit(card)
            if told := self.take_over.told:
                self.told.emit(told)
