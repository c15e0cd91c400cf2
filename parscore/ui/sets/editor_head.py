"""The line at the top of the editor: which set, undo and redo, whether it is saved, what holds for the whole set."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from parscore.scoring.criteria import CriteriaSet
from parscore.ui import style
from parscore.ui.header import ILLUSTRATIVE, WHY_ILLUSTRATIVE, HatchedTag
from parscore.ui.sets.editor_next import open_in_short
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.library_words import open_questions

CONFIRM_POINTS = "Xác nhận điểm chính thức…"
BACK_TO_ILLUSTRATIVE = "Trở lại điểm minh họa"
ROOMY_FROM, NARROW_BELOW, TIGHT_BELOW = 1600, 1200, 640
LEAST_TEXT = 72
_SHORT = {CONFIRM_POINTS: "Xác nhận…", BACK_TO_ILLUSTRATIVE: "Về minh họa"}


class EditorHead(QFrame):
    """Buttons are asked by their signals; the words follow the edited set."""

    whole_wanted = Signal()
    official_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, edited: EditedSet) -> None:
        super().__init__()
        self.setObjectName("editorHead")
        self._edited = edited
        self._title = _Elided("editorTitle", style.font(style.TITLE_SIZE, strong=True))
        self._state = _Elided("editorState", style.font())
        self._tags = (
            HatchedTag(ILLUSTRATIVE, "editorIllustrative", WHY_ILLUSTRATIVE),
            HatchedTag("Minh họa", "editorIllustrativeShort", WHY_ILLUSTRATIVE),
        )
        self._narrow = self._tight = False
        self._saved_words = ("", "")
        self.undo = self._tool("editorUndo", "undo", "Hoàn tác", edited.undo)
        self.redo = self._tool("editorRedo", "redo", "Làm lại", edited.redo)
        self.whole = self._button("wholeSet", "Thông tin chung…", self.whole_wanted)
        self.official = self._button("officialPoints", CONFIRM_POINTS, self.official_wanted)
        self.close_ = self._button("closeEditor", "Đóng", self.close_wanted)
        self._saved_icon = QLabel()
        self._saved_icon.setObjectName("editorSavedIcon")
        self._saved = style.text_label(name="editorSaved", tone="done")
        self._lay_out()
        self.show_saved(None)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        row.setSpacing(style.GRID * 2)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addStretch(1)
        named.addWidget(self._title)
        named.addWidget(self._state)
        named.addStretch(1)
        row.addLayout(named, 1)
        for widget in (*self._tags, self._saved_icon, self._saved, self.undo, self.redo):
            row.addWidget(widget)
        for button in (self.whole, self.official, self.close_):
            row.addWidget(button)

    def _tool(self, name: str, icon: str, words: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(style.icon(icon, "muted"))
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setProperty("quiet", True)
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    def _button(self, name: str, words: str, signal: object) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: signal.emit())  # type: ignore[attr-defined]
        return button

    def show_set(self, criteria_set: CriteriaSet) -> None:
        """Say which set this is, and what can be taken back."""
        self._title.say(criteria_set.title)
        state = "Bản nháp" if self._edited.editable else "Đang dùng"
        draft = self._edited.draft
        left = open_in_short(len(draft.unconfirmed), len(open_questions(draft)))
        self._state.say(" · ".join(filter(None, (f"Phiên bản {criteria_set.version}", state, left))))
        style.set_property(self._state, "tone", "attention" if left else "muted")
        words = CONFIRM_POINTS if criteria_set.illustrative else BACK_TO_ILLUSTRATIVE
        self.official.setAccessibleName(words)
        self._show_words()
        self.official.setEnabled(self._edited.editable)
        for button, step, key, verb in (
            (self.undo, self._edited.undo_words, "Ctrl+Z", "Hoàn tác"),
            (self.redo, self._edited.redo_words, "Ctrl+Y", "Làm lại"),
        ):
            button.setEnabled(bool(step))
            button.setToolTip(f"{verb}: {step} ({key})" if step else f"{verb} ({key})")
            button.setAccessibleDescription(step)

    def show_saved(self, at: datetime | None) -> None:
        """ "Đã lưu 10:32"; before the first change there is nothing to save."""
        words = ("Tự lưu khi sửa", "Tự lưu") if at is None else (f"Đã lưu {at:%H:%M}", f"Lưu {at:%H:%M}")
        self._say(words, "check", "done", "")

    def show_save_failed(self, why: str, *, again: bool) -> None:
        """Say that the last steps are not kept yet, and why."""
        words = "Chưa lưu được, sẽ tự thử lại" if again else "Chưa lưu được"
        self._say((words, "Chưa lưu"), "attention", "attention", why)

    def _say(self, words: tuple[str, str], icon: str, tone: str, why: str) -> None:
        self._saved_words = words
        self._saved.setText(words[self._tight])
        self._saved.setToolTip(why or words[0])
        style.set_property(self._saved, "tone", tone)
        self._saved_icon.setPixmap(style.icon(icon, tone).pixmap(style.ICON_SIZE))

    def fit(self, width: int) -> None:
        """Where there is little room, signs stand without their words, and the rarest words go."""
        self._narrow = narrow = width < style.scaled(NARROW_BELOW)
        self._tight = width < style.scaled(TIGHT_BELOW)
        self._saved.setText(self._saved_words[self._tight])
        roomy = width >= style.scaled(ROOMY_FROM)
        look = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if roomy else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (self.undo, self.redo):
            button.setToolButtonStyle(look)
        self._state.setVisible(not narrow)
        self._show_words()

    def _show_words(self) -> None:
        illustrative = self._edited.criteria_set.illustrative
        for tag, short in zip(self._tags, (False, True), strict=True):
            tag.setVisible(illustrative and short == self._narrow)
        words = self.official.accessibleName()
        self.official.setText(_SHORT[words] if self._narrow else words)
        self.official.setToolTip(words if self._narrow else "")
        self.whole.setText("Chung…" if self._narrow else self.whole.accessibleName())


class _Elided(QLabel):
    """As much of a line as there is room for, the whole of it when pointed at."""

    def __init__(self, name: str, font: QFont) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        self.setToolTip(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        short = self.fontMetrics().elidedText(self.toolTip(), Qt.TextElideMode.ElideRight, self.width())
        enough = self.width() >= style.scaled(LEAST_TEXT) or short == self.toolTip()
        self.setText(short if enough else "")  # a few letters tell less than the title of the window above them
