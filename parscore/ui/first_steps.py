"""From nothing to the first scored row: who and which unit, which year and set, then the row itself on the desk."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.text import fold
from parscore.ui import style, user_name
from parscore.ui.assessment_fields import AssessmentFields
from parscore.ui.dialog_frame import framed
from parscore.ui.step_line import StepLine
from parscore.ui.words import UNIT_KINDS

if TYPE_CHECKING:
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace

SIZE = (680, 420)
STEPS = ("Đơn vị", "Năm và bộ tiêu chí", "Chấm dòng đầu tiên")
WHY_NAME = "Tên này được ghi cạnh mỗi thay đổi trong lịch sử. Có thể để trống, đổi lại trong Cài đặt."
WHY_SET = (
    "Bộ tiêu chí cho biết chấm những gì và mỗi mục bao nhiêu điểm. “Điểm minh họa” nghĩa là quyết định ban hành chỉ "
    "nêu tiêu chí, không nêu điểm từng mục: điểm trong bộ là tạm chia để tập chấm, kết quả chỉ để tham khảo, và được "
    "đánh dấu trên mọi màn hình, mọi trang in."
)
SHOWN_MISTAKES = 3


class FirstSteps(QDialog):
    """Two short pages; the third step is the first row of the new assessment. Closed, it keeps what was typed."""

    created = Signal(object)

    def __init__(self, workspace: "Workspace | LateWorkspace", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setWindowTitle("Bắt đầu chấm cho đơn vị của mình")
        self.resize(*SIZE)
        self.fields = AssessmentFields(workspace, self, None, any_kind=True)
        self.fields.name.textEdited.connect(self._guess_kind)
        self.person = QLineEdit(user_name.user_name())
        self._line = StepLine(STEPS)
        self._pages = QStackedWidget()
        self._pages.setObjectName("stepPages")
        self._pages.addWidget(self._unit_page())
        self._pages.addWidget(self._set_page())
        self.back, self.cancel, self.go = QPushButton("Quay lại"), QPushButton("Để sau"), QPushButton()
        for button, name in ((self.back, "back"), (self.cancel, "cancel"), (self.go, "go")):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.back.clicked.connect(lambda _checked=False: self.show_step(0))
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(lambda _checked=False: self._on_go())
        self.fields.usable.connect(lambda _: self._show_buttons())
        self._lay_out()
        self.show_step(0)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(style.GRID * 2)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        body, below = framed(self, style.PADDING)
        body.addWidget(self._line)
        body.addWidget(self._pages, 1)
        below.addWidget(self.fields.messages["all"])
        below.addLayout(foot)

    def _unit_page(self) -> QWidget:
        self.person.setObjectName("person")
        self.person.setAccessibleName("Tên của bạn")
        self.person.setMaxLength(user_name.LENGTH)
        self.person.setPlaceholderText(user_name.EXAMPLE)
        caption = style.text_label("Tên của bạn", name="personLabel")
        caption.setBuddy(self.person)
        own = QGridLayout()
        own.setHorizontalSpacing(style.PADDING)
        own.setVerticalSpacing(style.GRID)
        own.setColumnStretch(1, 1)
        own.addWidget(caption, 0, 0)
        own.addWidget(self.person, 0, 1)
        own.addWidget(_reading(WHY_NAME, "personWhy"), 1, 1)
        grid = self.fields.grid(("name", "kind"))
        for one in (own, grid):
            one.setColumnMinimumWidth(0, style.scaled(104))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.PADDING)
        column.addLayout(own)
        column.addLayout(grid)
        column.addStretch(1)
        return page

    def _set_page(self) -> QWidget:
        bring = QPushButton("Nhập bộ tiêu chí từ tệp…")
        bring.setObjectName("bringSet")
        bring.setAccessibleName(bring.text())
        bring.setAutoDefault(False)
        bring.clicked.connect(lambda _checked=False: self._ask_file())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.PADDING)
        column.addLayout(self.fields.grid(("year", "set")))
        column.addWidget(_reading(WHY_SET, "setWhy"))
        column.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    @property
    def step(self) -> int:
        return self._pages.currentIndex()

    def show_step(self, step: int) -> None:
        """Show the first or the second page, and begin typing there."""
        self._pages.setCurrentIndex(step)
        self._line.show_step(step)
        self._show_buttons()
        if step:
            self.fields.year.setFocus()
        else:
            (self.fields.name if self.person.text() else self.person).setFocus()

    def _show_buttons(self) -> None:
        self.back.setVisible(self.step > 0)
        self.go.setText("Tạo và chấm dòng đầu tiên" if self.step else "Tiếp tục")
        self.go.setEnabled(self.step == 0 or self.fields.chosen_set is not None)
        for button in (self.back, self.cancel, self.go):
            button.setAccessibleName(button.text())

    def _guess_kind(self, name: str) -> None:
        """ "Phường Bình Phước" says its kind itself."""
        for kind, word in UNIT_KINDS.items():
            place = self.fields.kind.findData(kind)
            if place >= 0 and fold(name).startswith(f"{fold(word)} "):
                self.fields.kind.setCurrentIndex(place)

    def _on_go(self) -> None:
        if self.step == 0:
            if self.fields.check_name():
                user_name.keep_user_name(self.person.text())
                self.show_step(1)
            else:
                self.fields.name.setFocus()
            return
        card = self.fields.create()
        if card is not None:
            self.accept()
            self.created.emit(card)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Nhập bộ tiêu chí", str(Path.home()), "Bộ tiêu chí (*.yaml *.yml *.json)")
        dialog.setObjectName("setFile")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.bring(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring(self, path: Path) -> None:
        """Read a set from a file and choose it; what is wrong in the file is said here."""
        from parscore.faults import ParscoreError
        from parscore.intake.criteria_file import load_criteria

        try:
            found = load_criteria(path)
        except ParscoreError as fault:
            self.fields.say("all", str(fault))
            return
        if found.criteria_set is None:
            first = "\n".join(str(mistake) for mistake in found.errors[:SHOWN_MISTAKES])
            more = len(found.errors) - SHOWN_MISTAKES
            rest = f"\nvà {more} lỗi khác." if more > 0 else ""
            self.fields.say("all", f"Chưa nhập được “{path.name}”:\n{first}{rest}")
            return
        self.fields.say("all", "")
        self.fields.add_set(found.criteria_set)


def _reading(words: str, name: str) -> QLabel:
    label = style.text_label(words, name=name, tone="muted")
    label.setWordWrap(True)
    return label
