"""What would come in with a file, before anything is brought in: its identity, its content, whether it is as it was
sent, and whether a set of that identity that differs is here already."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.kept import checksum
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.dialog_frame import framed
from parscore.ui.sets.library_entries import Entry, namesake, next_version
from parscore.ui.sets.library_words import (
    STANDING_WORDS,
    Standing,
    ask_sentence,
    identity_lines,
    open_questions,
)
from parscore.ui.sets.sharing_file import FileKind, Incoming
from parscore.ui.user_name import user_name

if TYPE_CHECKING:
    from parscore.storage.set_shelf import SetCard
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace

WIDTH = 680
SHOWN = 8
ORIGINS = {FileKind.SET_FILE: "tệp", FileKind.WORKBOOK: "bảng tính"}
INTACT = "Mã kiểm tra khớp: nội dung còn nguyên như khi được xuất ra."
CHANGED = (
    "Mã kiểm tra không khớp: nội dung đã bị sửa sau khi xuất ra. Hãy hỏi lại người gửi; "
    "nếu nhập, bộ này vào làm bản nháp và mang điểm minh họa, vì chưa ai xác nhận điểm như đang ghi trong tệp."
)
NO_CHECKSUM = "Tệp không ghi mã kiểm tra, nên không biết nội dung có còn nguyên hay không. Hãy xem kỹ trước khi dùng."
KNOWN = "Bộ này đã có trong danh sách ({standing}), nội dung giống hệt; không cần nhập lại."
DIFFERS = "Đã có bộ “{id}” phiên bản {version} ({standing}) với nội dung khác. Hãy xem khác biệt trước khi nhập."
RENUMBERED = "Bộ trong tệp sẽ vào làm bản nháp, phiên bản {version}, để không lẫn với bộ đang có."
UNREADABLE = "Chưa nhập được tệp này. Hãy sửa những lỗi dưới đây, hoặc xin lại tệp từ người gửi."


class SharingPreview(QDialog):
    """`brought` carries the card of what came in, `shown` the entry that is here already.

    `suggestions_wanted` asks for what the codes of a workbook that has errors may mean.
    """

    brought = Signal(object)
    shown = Signal(object)
    difference_wanted = Signal(object, object)
    suggestions_wanted = Signal()

    def __init__(
        self,
        workspace: "Workspace | LateWorkspace",
        incoming: Incoming,
        entries: Sequence[Entry],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sharingPreview")
        self.setWindowTitle(f"Nhập bộ tiêu chí từ “{incoming.path.name}”")
        self.setMinimumWidth(min(style.scaled(WIDTH), self.screen().availableSize().width() - 40))
        self._workspace = workspace
        self._incoming = incoming
        self._entries = entries
        draft = incoming.draft
        self.known = namesake(entries, draft.criteria_set) if draft is not None else None
        self.same = self.known is not None and draft is not None and self.known.checksum == checksum(draft.criteria_set)
        self._refusal = style.text_label(name="previewRefusal", tone="fault")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._body, foot = framed(self)
        self._tell()
        foot.addWidget(self._refusal)
        foot.addLayout(self._buttons())
        first = next(
            one for one in self.findChildren(QPushButton) if one.objectName() == "seeDifference" or one.isDefault()
        )
        first.setFocus()

    def _tell(self) -> None:
        draft = self._incoming.draft
        if draft is None:
            self._say("previewUnreadable", UNREADABLE, "fault", "fault")
            self._say_list("previewErrors", self._incoming.errors)
            return
        title = style.text_label(draft.criteria_set.title, name="previewTitle", size=style.TITLE_SIZE, strong=True)
        title.setWordWrap(True)
        self._body.addWidget(title)
        self._tell_identity(draft)
        self._tell_checksum()
        self._body.addLayout(_grid(draft))
        asks = [ask_sentence(draft, question) for question in open_questions(draft)]
        if asks:
            self._say(
                "previewAsks", f"{len(asks)} điều phải hỏi Sở; các điều này được giữ cùng bộ:", "explain", "attention"
            )
            self._say_list("previewAskList", asks)
        if self._incoming.remarks:
            self._say("previewRemarks", f"{len(self._incoming.remarks)} điều nên xem:", "checks", "attention")
            self._say_list("previewRemarkList", self._incoming.remarks)

    def _tell_identity(self, draft: SetDraft) -> None:
        known = self.known
        if known is None:
            return
        standing = STANDING_WORDS[known.standing].lower()
        if self.same:
            self._say("previewKnown", KNOWN.format(standing=standing), "check", "done")
            return
        words = DIFFERS.format(id=known.set_id, version=known.version, standing=standing)
        if self._renumbered:
            words = f"{words} {RENUMBERED.format(version=self._as_draft(draft).criteria_set.version)}"
        see = QPushButton(style.icon("table", "muted"), "Xem khác biệt…")
        see.setObjectName("seeDifference")
        see.setAccessibleName(see.text())
        see.setAutoDefault(False)
        see.setEnabled(known.draft is not None)
        see.clicked.connect(lambda _checked=False: self.difference_wanted.emit(known, draft))
        self._say("previewDiffers", words, "attention", "attention", see)

    def _tell_checksum(self) -> None:
        match self._incoming.intact:
            case True:
                self._say("previewIntact", INTACT, "check", "done")
            case False:
                self._say("previewIntact", CHANGED, "attention", "attention")
            case None if self._incoming.kind is FileKind.SET_FILE:
                self._say("previewIntact", NO_CHECKSUM, "attention", "attention")

    def _say(self, name: str, words: str, icon: str, tone: str, button: QPushButton | None = None) -> None:
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        sign = QLabel()
        sign.setObjectName(f"{name}Icon")
        sign.setPixmap(style.icon(icon, tone).pixmap(style.ICON_SIZE))
        label = style.text_label(words, name=name, tone=tone)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(row)

    def _say_list(self, name: str, sentences: Sequence[str]) -> None:
        named = f"{self._incoming.path.name}, "
        shown = [f"• {sentence.removeprefix(named)}" for sentence in sentences[:SHOWN]]
        if len(sentences) > SHOWN:
            shown.append(f"và {len(sentences) - SHOWN} điều khác.")
        label = style.text_label("\n".join(shown), name=name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setContentsMargins(style.ICON_SIZE + style.GRID * 2, 0, 0, 0)
        self._body.addWidget(label)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addStretch(1)
        draft = self._incoming.draft
        if draft is None:
            mendable = len(self._incoming.suggestions)
            row.addWidget(self._button("previewCancel", "Đóng", self.reject, primary=not mendable))
            if mendable:
                words = f"Gợi ý sửa mã ({mendable})…"
                row.addWidget(self._button("previewSuggestions", words, self.suggestions_wanted.emit, primary=True))
            return row
        row.addWidget(self._button("previewCancel", "Đóng" if self.same else "Thôi", self.reject))
        if self.same and self.known is not None:
            row.addWidget(self._button("previewShow", "Chọn bộ đang có", self._show_known, primary=True))
            return row
        ready = self._ready(draft)
        row.addWidget(self._button("previewDraft", "Nhập làm bản nháp", self._bring_draft, primary=not ready))
        if ready:
            row.addWidget(self._button("previewUse", "Nhập và đưa vào dùng", self._bring_in_use, primary=True))
        return row

    def _button(self, name: str, words: str, act: Callable[[], None], *, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        if primary:
            button.setProperty("primary", True)
            button.setDefault(True)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _ready(self, draft: SetDraft) -> bool:
        """Whether it may go straight into use: as it was sent, all confirmed, and nothing else of its identity here."""
        return self._incoming.intact is not False and not draft.unconfirmed and self.known is None

    @property
    def _renumbered(self) -> bool:
        """Whether the version must go up: a set others count on has this one already. A draft is nobody's yet."""
        return self.known is not None and self.known.standing is not Standing.DRAFT

    def _as_draft(self, draft: SetDraft) -> SetDraft:
        if not self._renumbered:
            return draft
        version = next_version(self._entries, draft.criteria_set.id)
        return draft.but(criteria_set=draft.criteria_set.but(version=version))

    def _bring_draft(self) -> None:
        assert self._incoming.draft is not None
        self._bring(self._as_draft(self._incoming.draft), in_use=False)

    def _bring_in_use(self) -> None:
        assert self._incoming.draft is not None
        self._bring(self._incoming.draft, in_use=True)

    def _bring(self, draft: SetDraft, *, in_use: bool) -> None:
        origin = f"{ORIGINS[self._incoming.kind]} {self._incoming.path.name}"
        try:
            card: SetCard = self._workspace.sets.add(draft, origin=origin, who=user_name(), in_use=in_use)
        except ParscoreError as fault:
            self._refusal.setText(str(fault))
            self._refusal.show()
            return
        self.accept()
        self.brought.emit(card)

    def _show_known(self) -> None:
        assert self.known is not None
        self.accept()
        self.shown.emit(self.known)


def _grid(draft: SetDraft) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(style.PADDING)
    grid.setVerticalSpacing(style.GRID)
    grid.setColumnStretch(1, 1)
    for row, (name, caption, words) in enumerate(identity_lines(draft.criteria_set, checksum(draft.criteria_set))):
        label = style.text_label(words, name=f"preview_{name}")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(style.text_label(caption, name=f"preview_{name}Caption", tone="muted"), row, 0, top)
        grid.addWidget(label, row, 1, top)
    return grid
