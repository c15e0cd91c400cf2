"""Giving out a blank declaration form: for everybody, or with the rows of one role only."""

import re
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QWidget

from parscore.scoring.owners import owners_by_code
from parscore.ui import style
from parscore.ui.dialog_frame import framed
from parscore.ui.export import ask_place, file_name, write_in_thread
from parscore.ui.keyboard_back import give_keyboard_back
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment

TITLE = "Xuất phiếu kê khai trống"
EXPLAINED = (
    "Phiếu là tệp Excel để gửi cho người không có chương trình. Điền xong, nhập lại bằng lệnh “Nhập phiếu đã điền”."
)
WIDTH = 520
FILE = "Phieu-ke-khai"


class RoleChoice(QDialog):
    """Whose rows the form shall have; `chosen` carries the role, None for all."""

    chosen = Signal(object)

    def __init__(self, assessment: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("declarationRole")
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(WIDTH)
        body, foot = framed(self)
        words = style.text_label(EXPLAINED, name="declarationExplained", tone="muted")
        words.setWordWrap(True)
        self.role = QComboBox()
        self.role.setObjectName("declarationRoles")
        self.role.setAccessibleName("Các dòng của")
        self.role.setAccessibleIdentifier("declaration.role")
        for role, name, count in roles_with_rows(assessment):
            self.role.addItem(f"{name} ({count} mục)", role)
        caption = style.text_label("Các dòng của", name="declarationRolesLabel")
        caption.setBuddy(self.role)
        for widget in (words, caption, self.role):
            body.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addStretch(1)
        for text, name, act in (("Thôi", "no", self.reject), ("Chọn nơi lưu…", "yes", self._on_yes)):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setAutoDefault(name == "yes")
            button.setProperty("primary", name == "yes")
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        foot.addLayout(row)
        give_keyboard_back(self)
        self.role.setFocus()

    def _on_yes(self) -> None:
        self.accept()
        self.chosen.emit(self.role.currentData())


def roles_with_rows(assessment: OpenAssessment) -> list[tuple[str | None, str, int]]:
    """Everybody first, then each role that owns rows, with their number."""
    owners = owners_by_code(assessment.criteria_set, assessment.circumstances)
    counted = Counter(owners.values())
    return [(None, "Tất cả bộ phận", len(owners)), *((owner.id, owner.name, n) for owner, n in counted.items())]


def give_out(window: MainWindow, assessment: OpenAssessment) -> None:
    """Ask whose rows where several roles have some, then where the file shall stand, and write it."""
    if len(roles_with_rows(assessment)) <= 2:
        _ask_place(window, assessment, None)
        return
    dialog = RoleChoice(assessment, window)
    dialog.chosen.connect(lambda role: _ask_place(window, assessment, role))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()


def _ask_place(window: MainWindow, assessment: OpenAssessment, role: str | None) -> None:
    what = FILE if not role else f"{FILE}_{re.sub(r'[^A-Za-z0-9_-]+', '-', role)}"
    name = file_name(what, assessment, "xlsx")
    ask_place(window, TITLE, name, lambda path: _write(window, assessment, role, path))


def _write(window: MainWindow, assessment: OpenAssessment, role: str | None, path: Path) -> None:
    criteria_set, unit, year = assessment.criteria_set, assessment.sheet.unit, assessment.sheet.year
    circumstances, sample = assessment.circumstances, assessment.card.illustrative_facts

    def work() -> None:
        from parscore.reports.declaration_form import declaration_form
        from parscore.reports.files import replace_file

        form = declaration_form(
            criteria_set, unit, year, role=role, circumstances=circumstances, illustrative_facts=sample
        )
        replace_file(path, form)

    write_in_thread(window, path, work)
