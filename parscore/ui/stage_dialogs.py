"""The questions on the way to submission: approve, lock, reopen. Each is answered with a verb, none can be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.outcome import Severity
from parscore.scoring.state import State
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.dialog_frame import framed
from parscore.ui.keyboard_back import give_keyboard_back
from parscore.ui.user_name import keep_user_name, user_name

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

WIDTH = 560
REASON_HEIGHT = 72
NAME_LENGTH = 80


class StageDialog(QDialog):
    """A sentence, a name, a reason where one is needed, and two verbs. What was refused is said above the verbs."""

    def __init__(self, name: str, title: str, question: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column, self._foot = framed(self, style.GRID * 2)
        self.add_words(f"{name}Question", question, strong=True)
        self._message = style.text_label(name=f"{name}Message", tone="fault")
        self._message.setWordWrap(True)
        self._message.hide()
        self._who: QLineEdit | None = None
        self._name_wanted = ""
        self._name_message = style.text_label(name="stageWhoMessage", tone="fault")
        self._name_message.hide()
        give_keyboard_back(self)

    def add_words(self, name: str, words: str, *, tone: str = "", strong: bool = False) -> None:
        """A paragraph."""
        label = style.text_label(words, name=name, tone=tone, strong=strong)
        label.setWordWrap(True)
        if tone != "attention":
            self._column.addWidget(label)
            return
        icon = QLabel()
        icon.setObjectName(f"{name}Icon")
        icon.setPixmap(style.icon(tone, tone).pixmap(style.ICON_SIZE))
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        self._column.addLayout(row)

    def add_name(self, caption: str, known: str, wanted: str) -> None:
        """A field for the name of whoever answers; `wanted` asks for it where it is missing."""
        line = QLineEdit(known)
        line.setObjectName("stageWho")
        line.setAccessibleName(caption)
        line.setMaxLength(NAME_LENGTH)
        self._add_field(caption, line)
        self._column.addWidget(self._name_message)
        line.textChanged.connect(lambda _text: self._say_name_wanted(False))
        self._who, self._name_wanted = line, wanted

    def signed(self, act: Callable[[str], str]) -> str:
        """Do it under the name given; without one nothing is done."""
        name = " ".join(nfc(self._who.text()).split()) if self._who is not None else ""
        return act(name) if name else self._name_wanted

    def add_reason(self, caption: str) -> QPlainTextEdit:
        """A field for a reason."""
        text = QPlainTextEdit()
        text.setObjectName("stageReason")
        text.setAccessibleName(caption)
        text.setTabChangesFocus(True)
        text.setFixedHeight(REASON_HEIGHT)
        self._add_field(caption, text)
        return text

    def _add_field(self, caption: str, widget: QWidget) -> None:
        label = style.text_label(caption, name=f"{widget.objectName()}Label")
        label.setBuddy(widget)
        self._column.addWidget(label)
        self._column.addWidget(widget)

    def add_verbs(self, yes: str, no: str, act: Callable[[], str]) -> None:
        """The two buttons; `act` does it and returns why it could not be done, "" when it was."""
        self._foot.addWidget(self._message)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addStretch(1)
        for text, name, primary in ((no, "stageNo", False), (yes, "stageYes", True)):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setAutoDefault(primary)
            button.setProperty("primary", primary)
            button.clicked.connect(lambda _checked=False, primary=primary: self._on_verb(act if primary else None))
            row.addWidget(button)
            self._yes = button
        self._foot.addLayout(row)

    def say_yes(self, words: str) -> None:
        """Name what the first verb would do."""
        self._yes.setText(words)
        self._yes.setAccessibleName(words)

    def _on_verb(self, act: Callable[[], str] | None) -> None:
        if act is None:
            self.reject()
            return
        refused = act()
        self.say(refused)
        if not refused:
            self.accept()

    def say(self, sentence: str) -> None:
        """Say why nothing was done yet; that the name is missing stands beside its field."""
        nameless = bool(sentence) and sentence == self._name_wanted
        self._say_name_wanted(nameless)
        self._message.setText("" if nameless else sentence)
        self._message.setVisible(bool(self._message.text()))

    def _say_name_wanted(self, wanted: bool) -> None:
        if self._who is None:
            return
        self._name_message.setText(f"× {self._name_wanted}" if wanted else "")
        self._name_message.setVisible(wanted)
        self._who.setAccessibleDescription(self._name_wanted if wanted else "")
        style.set_property(self._who, "refused", wanted)
        if wanted:
            self._who.setFocus()


def ask_approval(assessment: "OpenAssessment", parent: QWidget | None) -> StageDialog:
    """The leader checks the sheet and approves it."""
    year = assessment.card.year
    dialog = StageDialog("approveDialog", "Lãnh đạo duyệt", f"Duyệt bản tự chấm điểm năm {year}?", parent)
    _add_errors(dialog, assessment)
    dialog.add_words("approveAfter", "Sau khi duyệt, số liệu không sửa được nữa; muốn sửa phải mở lại và ghi lý do.")
    dialog.add_name("Họ tên lãnh đạo duyệt", "", "Ghi họ tên người duyệt")
    dialog.add_verbs(
        "Duyệt", "Chưa duyệt", lambda: dialog.signed(lambda who: _move(assessment, State.APPROVED, "", who))
    )
    dialog.open()
    return dialog


def ask_lock(assessment: "OpenAssessment", parent: QWidget | None) -> StageDialog:
    """Close the year."""
    year = assessment.card.year
    dialog = StageDialog("lockDialog", "Chốt bản chấm điểm", f"Chốt bản tự chấm điểm năm {year}?", parent)
    _add_errors(dialog, assessment)
    dialog.add_words("lockAfter", "Sau khi chốt, số liệu được khóa kèm ngày giờ; muốn sửa phải mở lại và ghi lý do.")
    dialog.add_name("Họ tên người chốt", assessment.who, "Ghi họ tên người chốt")
    dialog.add_verbs(
        "Chốt", "Chưa chốt", lambda: dialog.signed(lambda who: _move_oneself(assessment, State.LOCKED, "", who))
    )
    dialog.open()
    return dialog


def ask_reopening(assessment: "OpenAssessment", parent: QWidget | None) -> StageDialog:
    """Open what was approved or locked, and say why."""
    year = assessment.card.year
    dialog = StageDialog("reopenDialog", "Mở lại để sửa", f"Mở lại bản tự chấm điểm năm {year} để sửa?", parent)
    if unsaved := assessment.journal.unsaved:
        dialog.add_words("reopenUnsaved", f"Sau khi mở lại, {unsaved} thay đổi đang chờ sẽ được lưu ngay.")
    reason = dialog.add_reason("Lý do mở lại (được giữ trong lịch sử)")
    dialog.add_name("Họ tên người mở lại", assessment.who, "Ghi họ tên người mở lại")

    def act() -> str:
        why = nfc(reason.toPlainText()).strip()
        if not why:
            reason.setFocus()
            return "Hãy ghi lý do mở lại, ví dụ: Sở Nội vụ yêu cầu bổ sung số liệu."
        return dialog.signed(lambda who: _move_oneself(assessment, State.DRAFT, why, who))

    dialog.add_verbs("Mở lại", "Giữ nguyên", act)
    reason.setFocus()
    dialog.open()
    return dialog


def errors_left(assessment: "OpenAssessment") -> int:
    """How many things the checks still call an error."""
    from parscore.ui.duties import duties_of

    return sum(duty.severity is Severity.ERROR for duty in duties_of(assessment))


def sent_back(assessment: "OpenAssessment") -> list[str]:
    """The rows that still carry the leader's reason for sending them back."""
    answers = assessment.sheet.answers
    return [code for code in assessment.criteria_set.by_code if code in answers and answers[code].returned]


def _add_errors(dialog: StageDialog, assessment: "OpenAssessment") -> None:
    if errors := errors_left(assessment):
        dialog.add_words("stageErrors", f"Còn {errors} việc cần làm chưa xong; xem ở trang Kiểm tra.", tone="attention")
    if rows := sent_back(assessment):
        words = f"Trong đó có {len(rows)} dòng lãnh đạo đã trả lại: {', '.join(rows)}."
        dialog.add_words("stageSentBack", words, tone="attention")


def _move(assessment: "OpenAssessment", new: State, reason: str, who: str) -> str:
    """Move, and say why it could not be done."""
    try:
        assessment.move(new, reason, who)
    except ParscoreError as fault:
        return str(fault)
    return ""


def _move_oneself(assessment: "OpenAssessment", new: State, reason: str, who: str) -> str:
    """The same by whoever sits at this computer: where nobody told who that is, now it is known."""
    refused = _move(assessment, new, reason, who)
    if not refused and not user_name():
        keep_user_name(who)
    return refused
