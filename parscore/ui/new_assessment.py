"""The dialog that begins an assessment: unit, kind, year, set."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.assessment_fields import CAPTIONS, AssessmentFields

if TYPE_CHECKING:
    from parscore.storage.workspace import Card, Workspace
    from parscore.ui.late_workspace import LateWorkspace

WIDTH = 640


class NewAssessment(QDialog):
    """Asks for what an assessment is bound to."""

    created = Signal(object)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING * 2] * 4)
        column.setSpacing(style.PADDING)
        column.addLayout(self.fields.grid(CAPTIONS))
        column.addWidget(self.fields.messages["all"])
        column.addLayout(buttons)
        self.fields.name.selectAll()

    def _on_create(self) -> None:
        card = self.fields.create()
        if card is not None:
            self.accept()
            self.created.emit(card)
