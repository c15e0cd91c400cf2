"""Before the points of a set count as official: what must hold, and a person's word that they were compared."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from parscore.scoring.outcome import Severity
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.dialog_frame import framed, room_for
from parscore.ui.keyboard_back import give_keyboard_back
from parscore.ui.sets.library_words import QUESTION_WORDS, findings_of, open_questions

WIDTH, CODES_TOLD = 600, 12


class Condition(NamedTuple):
    """Something that should hold, in words, and whether it does; what does not hinder is told all the same."""

    holds: bool
    words: str
    hinders: bool = True


def conditions(draft: SetDraft) -> tuple[Condition, ...]:
    """What must hold before the points of a draft may be called official."""
    criteria_set = draft.criteria_set
    findings = findings_of(criteria_set)
    waiting = draft.unconfirmed
    asks = open_questions(draft)
    sums = sum(finding.about == "sum" for finding in findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    decided = any(basis.date is not None for basis in criteria_set.legal_basis)
    return (
        Condition(
            not waiting,
            f"Còn {len(waiting)} mục chưa xác nhận cách chấm đọc từ văn bản: {_some(waiting)}."
            if waiting
            else "Mọi cách chấm đọc từ văn bản đã được xác nhận.",
        ),
        Condition(not sums, f"Còn {sums} chỗ điểm cộng lại không khớp." if sums else "Điểm các mục cộng lại khớp."),
        Condition(not errors, f"Còn {errors} lỗi trong bộ tiêu chí." if errors else "Bộ tiêu chí không có lỗi."),
        Condition(
            decided,
            "Có số và ngày của quyết định ban hành."
            if decided
            else "Chưa có số và ngày của quyết định; hãy ghi ở “Thông tin chung”.",
        ),
        Condition(
            not asks,
            f"Còn {len(asks)} điều phải hỏi Sở: {'; '.join(QUESTION_WORDS[one] for one in asks)}. "
            "Điểm vẫn xác nhận được; các điều này còn hiện ở bộ tiêu chí cho đến khi có trả lời."
            if asks
            else "Không còn điều nào phải hỏi Sở.",
            hinders=False,
        ),
    )


def _some(codes: tuple[str, ...]) -> str:
    return ", ".join(codes[:CODES_TOLD]) + (" và các mục khác" if len(codes) > CODES_TOLD else "")


def sworn_words(draft: SetDraft) -> str:
    """What the official says by the tick."""
    many = sum(1 for node in draft.criteria_set.walk_all() if node.is_leaf)
    number = next((basis.number for basis in draft.criteria_set.legal_basis if basis.date is not None), "")
    return f"Tôi đã đối chiếu điểm tối đa của {many} mục với {f'văn bản số {number}' if number else 'quyết định'}."


class OfficialDialog(QDialog):
    """`act` is called once the tick is made and the verb pressed."""

    def __init__(self, draft: SetDraft, act: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("officialDialog")
        self.setWindowTitle("Xác nhận điểm chính thức")
        self.setMinimumWidth(WIDTH)
        self._act = act
        body, foot = framed(self)
        question = style.text_label(
            "Điểm trong bộ này là điểm chính thức theo quyết định?", name="officialQuestion", strong=True
        )
        question.setWordWrap(True)
        body.addWidget(question)
        self.conditions = conditions(draft)
        for place, condition in enumerate(self.conditions):
            body.addLayout(_line(place, condition))
        self.tick = QCheckBox(sworn_words(draft))
        self.tick.setObjectName("officialTick")
        self.tick.setAccessibleName(sworn_words(draft))
        self._break_long_words()
        self.tick.setEnabled(all(one.holds for one in self.conditions if one.hinders))
        self.yes = QPushButton("Xác nhận chính thức")
        self.tick.toggled.connect(self.yes.setEnabled)
        body.addWidget(self.tick)
        after = style.text_label(
            "Sau khi xác nhận, dấu “Điểm minh họa” không còn trên màn hình và bản in; có thể hoàn tác.",
            name="officialAfter",
            tone="muted",
        )
        after.setWordWrap(True)
        body.addWidget(after)
        self._no = QPushButton("Chưa xác nhận")
        verbs = QHBoxLayout()
        verbs.setSpacing(style.GRID * 2)
        verbs.addStretch(1)
        for button, name in ((self._no, "officialNo"), (self.yes, "officialYes")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            verbs.addWidget(button)
        self.yes.setProperty("primary", True)
        self.yes.setEnabled(False)
        self.yes.clicked.connect(lambda _checked=False: self._confirm())
        self._no.clicked.connect(lambda _checked=False: self.reject())
        foot.addLayout(verbs)
        give_keyboard_back(self)

    def _break_long_words(self) -> None:
        """A mark does not wrap by itself."""
        room = min(style.scaled(WIDTH), room_for(self).width()) - 6 * style.PADDING
        if self.tick.sizeHint().width() > room:
            self.tick.setText(self.tick.text().replace(" với ", "\nvới ", 1))

    def _confirm(self) -> None:
        self.accept()
        self._act()


def _line(place: int, condition: Condition) -> QHBoxLayout:
    icon = QLabel()
    icon.setObjectName(f"condition{place}Icon")
    name, tone = ("check", "done") if condition.holds else ("attention", "attention")
    icon.setPixmap(style.icon(name, tone).pixmap(style.ICON_SIZE))
    words = style.text_label(condition.words, name=f"condition{place}", tone="" if condition.holds else "attention")
    words.setWordWrap(True)
    row = QHBoxLayout()
    row.setSpacing(style.GRID * 2)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
