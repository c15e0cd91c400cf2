"""What identifies a set, and the four questions its annex leaves open: one form, for the import and for the editor."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from parscore.scoring.set_draft import Question, Reply, SetDraft
from parscore.ui import style
from parscore.ui.annex.answers_to_questions import is_posed
from parscore.ui.annex.identity_fields import IdentityFields
from parscore.ui.annex.question_box import QuestionBox
from parscore.ui.narrow import STACKED, arrange, least_size

ABOUT = (
    "Điều phụ lục không nói thì hỏi cơ quan ban hành; đừng đoán. Câu trả lời “Chưa rõ, hỏi Sở” được giữ lại và luôn "
    "hiện trong bộ tiêu chí cho đến khi có trả lời."
)
ILLUSTRATIVE = (
    "Bộ tiêu chí là “điểm minh họa” cho đến khi bạn xác nhận điểm và quyết định ban hành trong trang soạn bộ tiêu chí."
)
TWO_COLUMNS_FROM = 820


class QuestionsForm(QWidget):
    """The identity at the left, the questions at the right, one under the other where there is no room.

    `ask_open` marks questions nobody has answered as "Chưa rõ, hỏi Sở"; without it they stay open until one is chosen.
    Questions asked `elsewhere` are left out and left as they stand.
    """

    changed = Signal()

    def __init__(
        self, draft: SetDraft, *, ask_open: bool = True, elsewhere: Collection[Question] = frozenset()
    ) -> None:
        super().__init__()
        self.setObjectName("questionsForm")
        self._draft = draft
        self._elsewhere = elsewhere
        self.identity = IdentityFields(draft.criteria_set)
        self.identity.changed.connect(self.changed)
        self.questions = {
            question: QuestionBox(question, draft, ask_open=ask_open)
            for question in Question
            if question not in elsewhere and is_posed(question, draft.criteria_set)
        }
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(style.GRID * 2)
        left.addWidget(style.text_label("Bộ tiêu chí", name="identityHeading", size=style.TITLE_SIZE, strong=True))
        left.addWidget(self.identity)
        if draft.criteria_set.illustrative:
            left.addWidget(_reading(ILLUSTRATIVE, "staysIllustrative", "attention"))
        left.addStretch(1)
        right.addWidget(
            style.text_label("Điều phụ lục không nói", name="questionsHeading", size=style.TITLE_SIZE, strong=True)
        )
        right.addWidget(_reading(ABOUT, "questionsAbout", "muted"))
        for box in self.questions.values():
            box.changed.connect(self.changed)
            right.addWidget(box)
        right.addStretch(1)
        self._columns = QBoxLayout(STACKED, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(style.PADDING * 2)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        arrange(self, {self._columns: TWO_COLUMNS_FROM})

    def draft(self) -> SetDraft:
        """The draft with what is filled in; what cannot be taken leaves what stood there."""
        return self.applied(self._draft)

    def applied(self, draft: SetDraft) -> SetDraft:
        """Another draft of the same set with what is filled in here."""
        made = self.identity.applied(draft.criteria_set)
        for box in self.questions.values():
            made = box.applied(made)
        replies = {question: box.reply for question, box in self.questions.items()}
        unposed = {
            question: Reply.ANSWERED for question in Question if question not in (*self.questions, *self._elsewhere)
        }
        return draft.but(criteria_set=made).replied(replies | unposed)

    def wrong(self, draft: SetDraft) -> QWidget | None:
        """Say beside each field what cannot be taken into a draft of the set; the first such field, if any."""
        boxes = (box.check(draft.criteria_set) for box in self.questions.values())
        return next((widget for widget in (self.identity.check(), *boxes) if widget is not None), None)

    def check(self) -> bool:
        """Say beside each field what cannot be taken, and go to the first; True when all can be."""
        first = self.wrong(self._draft)
        if first is not None:
            first.setFocus()
        return first is None


def _reading(words: str, name: str, tone: str) -> QWidget:
    label = style.text_label(words, name=name, tone=tone)
    label.setWordWrap(True)
    return label
