"""From nothing to the first scored row: who and which unit, which year and set, then the row itself on the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
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
from parscore.ui.sets.library_entries import Library
from parscore.ui.sets.sharing_road import SharingRoad
from parscore.ui.step_line import StepLine
from parscore.ui.words import UNIT_KINDS

if TYPE_CHECKING:
    from parscore.storage.set_shelf import SetCard
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
AS_DRAFT = (
    "“{title}” đã vào làm bản nháp. Bấm Đưa vào dùng để chấm theo bộ này; muốn sửa trước, xem ở trang Bộ tiêu chí, "
    "trong lúc đó vẫn có thể bắt đầu bằng một bộ khác."
)


class FirstSteps(QDialog):
    """Two short pages; the third step is the first row of the new assessment. Closed, it keeps what was typed."""

    created = Signal(object)

    def __init__(self, workspace: "Workspace | LateWorkspace", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setWindowTitle("Bắt đầu chấm cho đơn vị của mình")
        self.resize(*SIZE)
        self._workspace = workspace
        self.fields = AssessmentFields(workspace, self, None, any_kind=True)
        self.fields.name.textEdited.connect(self._guess_kind)
        self.road = SharingRoad(workspace, Library(workspace), self)
        self.road.brought.connect(self._on_brought)
        self.road.known.connect(lambda entry: self._choose(entry.set_id, entry.version))
        self.road.refused.connect(lambda sentence: self.fields.say("all", sentence))
        self._brought: SetCard | None = None
        self.use = QPushButton("Đưa vào dùng")
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
        bring = QHBoxLayout()
        bring.setSpacing(style.GRID * 2)
        for name, words, act in (
            ("readAnnex", "Đọc phụ lục Excel, Word của tỉnh…", self.road.read_annex),
            ("bringSet", "Mở tệp bộ tiêu chí…", self.road.ask_file),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setAccessibleName(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            bring.addWidget(button)
        self.use.setObjectName("useBrought")
        self.use.setAccessibleName(self.use.text())
        self.use.setAutoDefault(False)
        self.use.hide()
        self.use.clicked.connect(lambda _checked=False: self._use_brought())
        bring.addWidget(self.use)
        bring.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.PADDING)
        column.addLayout(self.fields.grid(("year", "set")))
        column.addWidget(_reading(WHY_SET, "setWhy"))
        column.addLayout(bring)
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

    def _on_brought(self, brought: "SetCard") -> None:
        """Choose what came in once it is in use, which a draft is with one more click."""
        self._brought = brought
        if brought.is_in_use:
            self._choose(brought.set_id, brought.version)
        else:
            self.fields.say("all", AS_DRAFT.format(title=brought.title))
            self.use.show()
            self.use.setFocus()

    def _use_brought(self) -> None:
        from parscore.faults import ParscoreError

        assert self._brought is not None
        try:
            in_use = self._workspace.sets.put_in_use(self._brought.id, who=user_name.user_name())
        except ParscoreError as fault:
            self.fields.say("all", str(fault))
            return
        self._choose(in_use.set_id, in_use.version)

    def _choose(self, set_id: str, version: int) -> None:
        self.use.hide()
        self.fields.say("all", "")
        self.fields.choose_set(set_id, version)


def _reading(words: str, name: str) -> QLabel:
    label = style.text_label(words, name=name, tone="muted")
    label.setWordWrap(True)
    return label
