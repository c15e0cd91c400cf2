"""Before a set goes into use, after which it can no longer be changed: what is open in it, and a person's word."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.dialog_frame import framed
from parscore.ui.keyboard_back import give_keyboard_back
from parscore.ui.sets.library_words import findings_of, open_questions

WIDTH = 560


def still_open(draft: SetDraft) -> list[str]:
    """What nobody could mend any more once the set is in use, one sentence each."""
    waiting, asked, found = len(draft.unconfirmed), open_questions(draft), len(findings_of(draft.criteria_set))
    return [
        *([f"{waiting} cách chấm đọc từ văn bản chưa ai xác nhận."] if waiting else []),
        *([f"{len(asked)} điều văn bản chưa nói, phải hỏi Sở."] if asked else []),
        *([f"{found} chỗ bảng kiểm tra nêu ra (điểm cộng lại, mức điểm, tên mục…)."] if found else []),
    ]


class IntoUseDialog(QDialog):
    """`act` is called when the official puts the set into use all the same."""

    def __init__(self, title: str, reasons: list[str], act: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("intoUse")
        self.setWindowTitle("Đưa bộ tiêu chí vào dùng")
        self.setMinimumWidth(WIDTH)
        self._act = act
        body, foot = framed(self)
        question = style.text_label(f"Đưa “{title}” vào dùng? Bộ này còn:", name="intoUseQuestion", strong=True)
        reason = style.text_label("\n".join(f"• {one}" for one in reasons), name="intoUseOpen", tone="attention")
        after = style.text_label(
            "Bộ đã đưa vào dùng thì không sửa được nữa; muốn đổi phải tạo phiên bản mới.",
            name="intoUseAfter",
            tone="muted",
        )
        for label in (question, reason, after):
            label.setWordWrap(True)
            body.addWidget(label)
        self.no, self.yes = QPushButton("Xem lại đã"), QPushButton("Đưa vào dùng")
        verbs = QHBoxLayout()
        verbs.setSpacing(style.GRID * 2)
        verbs.addStretch(1)
        for button, name in ((self.no, "intoUseNo"), (self.yes, "intoUseYes")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            verbs.addWidget(button)
        self.no.setDefault(True)
        self.no.clicked.connect(lambda _checked=False: self.reject())
        self.yes.clicked.connect(lambda _checked=False: self._confirm())
        foot.addLayout(verbs)
        give_keyboard_back(self)

    def _confirm(self) -> None:
        self.accept()
        self._act()
