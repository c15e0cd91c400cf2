"""The page of settings: looks, name, deadline, who is responsible, where the data lie. All of it applies at once."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from parscore import __version__
from parscore.scoring.answers import Value
from parscore.scoring.inputs import Input, InputKind
from parscore.ui import style
from parscore.ui.answer_editor.field import Field
from parscore.ui.answer_editor.reading import reading_of
from parscore.ui.looks_choice import LooksChoice
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.unread import Unread, unread_in
from parscore.ui.user_name import UserNameField

WIDTH, LINE, NEAR = 1160, 480, 320
DEADLINE = "Hạn nộp"
OPEN_FOLDER = "Mở thư mục"
CLOSED = "Bản chấm điểm đã khóa. Muốn sửa hạn nộp, hãy mở lại bản chấm điểm và ghi lý do."
ABOUT = (
    "Chạy trên máy này, không cần mạng, không gửi gì ra ngoài.",
    "Phông chữ Be Vietnam Pro và Tinos: giấy phép SIL Open Font License 1.1, dùng và sao chép tự do.",
)


class SettingsPage(Page):
    """Sections one under the other; there is nothing to confirm."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._name = UserNameField()
        style.keep_in_scale(self._name.line, setMaximumWidth=LINE)
        self._deadline = DeadlineField(assessment)
        self._closed = style.text_label(CLOSED, name="deadlineClosed", tone="muted")
        self._closed.setWordWrap(True)
        scroll = QScrollArea()
        scroll.setObjectName("settingsScroll")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        inside = QWidget()
        inside.setObjectName("settings")
        scroll.setWidget(inside)
        row = QHBoxLayout(inside)
        row.setContentsMargins(style.PADDING, style.PADDING, style.PADDING, style.PADDING)
        sections = QWidget()
        sections.setObjectName("sections")
        style.keep_in_scale(sections, setMaximumWidth=WIDTH)
        row.addWidget(sections, 1)
        row.addStretch(0)
        column = QVBoxLayout(sections)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.PADDING)
        unit = assessment.card
        listed: list[tuple[str, str, list[QWidget]]] = [
            ("looks", "Giao diện", [LooksChoice()]),
            ("person", "Người nhập", [self._name]),
            ("deadline", f"Hạn nộp của {unit.unit.name}, năm {unit.year}", [self._deadline, self._closed]),
            ("roles", "Bộ phận phụ trách", _roles(assessment)),
            ("data", "Dữ liệu", [self._folder(assessment.workspace.folder)]),
            ("about", "Giới thiệu", _about()),
        ]
        for name, title, parts in listed:
            if parts:
                column.addWidget(_section(name, title, parts))
        column.addStretch(1)

    def refresh(self) -> None:
        self._deadline.show_kept(_iso(self.assessment.circumstances.deadline))
        self._deadline.line.setEnabled(self.assessment.editable)
        self._closed.setVisible(not self.assessment.editable)

    def leave(self) -> bool:
        self._name.commit()
        return self._deadline.commit()

    def unread(self) -> list[Unread]:
        return unread_in([self._deadline])

    def _folder(self, folder: Path) -> QWidget:
        holder = QWidget()
        holder.setObjectName("folder")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.PADDING)
        place = style.text_label(str(folder), name="folderPath")
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(style.icon("open", "muted"), OPEN_FOLDER)
        button.setObjectName("openFolder")
        button.setAccessibleName(f"{OPEN_FOLDER} dữ liệu")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: self._open_folder(folder))
        row.addWidget(place, 1)
        row.addWidget(button)
        return holder

    def _open_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            words = f"Chưa mở được thư mục. Có thể mở bằng trình quản lý tệp, theo đường dẫn {folder}."
            self.notice_wanted.emit(words, "attention")


class DeadlineField(Field):
    """The day on which the self-score is due."""

    def __init__(self, assessment: OpenAssessment) -> None:
        reading = reading_of(Input("deadline", DEADLINE, InputKind.DATE))
        super().__init__(DEADLINE, reading, self._on_taken, optional=True, name="deadline", hint="15/12/2025")
        style.keep_in_scale(self, setMaximumWidth=NEAR)
        self._assessment = assessment

    def _on_taken(self, value: Value | None) -> None:
        deadline = None if value is None else date.fromisoformat(str(value))
        now = self._assessment.circumstances
        self._assessment.set_circumstances(replace(now, deadline=deadline))


def _iso(deadline: date | None) -> str | None:
    return None if deadline is None else deadline.isoformat()


def _section(name: str, title: str, parts: list[QWidget]) -> QFrame:
    frame = QFrame()
    frame.setObjectName(f"{name}Section")
    frame.setProperty("card", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.PADDING)
    column.setSpacing(style.GRID * 2)
    column.addWidget(style.text_label(title, name=f"{name}Title", size=style.TITLE_SIZE, strong=True))
    for part in parts:
        column.addWidget(part)
    return frame


def _roles(assessment: OpenAssessment) -> list[QWidget]:
    return (
        [import_module("parscore.ui.roles_panel").RolesPanel(assessment)]
        if find_spec("parscore.ui.roles_panel")
        else []
    )


def _about() -> list[QWidget]:
    sentences = (f"PARSCORE {__version__}, Qt {qVersion()} (giấy phép LGPL 3).", *ABOUT)
    labels: list[QWidget] = []
    for place, sentence in enumerate(sentences):
        label = style.text_label(sentence, name=f"about{place}", tone="muted" if place else "")
        label.setWordWrap(True)
        labels.append(label)
    return labels
