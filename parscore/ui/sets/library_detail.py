"""Everything about the chosen set: what identifies it, what is in it, what must be asked, what its check finds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from parscore.scoring.finding_words import finding_words
from parscore.scoring.outcome import Severity
from parscore.scoring.set_checks import Finding
from parscore.ui import style
from parscore.ui.sets.library_entries import Entry
from parscore.ui.sets.library_words import (
    STANDING_ICONS,
    STANDING_WORDS,
    Standing,
    ask_sentence,
    findings_of,
    identity_lines,
    open_questions,
)

CAPTION_WIDTH = 96
SHOWN = 6
USED = "Bản chấm"
_TOLD = {
    Standing.DRAFT: "Bản nháp: sửa được, chưa dùng để chấm. Khi xong, bấm Đưa vào dùng.",
    Standing.IN_USE: "Đang dùng: không sửa nữa. Muốn đổi, tạo phiên bản mới.",
    Standing.SHIPPED: "Đi kèm chương trình: không sửa được. Muốn đổi, tạo phiên bản mới.",
    Standing.BOUND: "Chỉ có trong bản chấm đang mở, chưa có trong danh sách của thư mục dữ liệu này.",
    Standing.UNREADABLE: "",
}


class SetDetail(QScrollArea):
    """Lines of words that can be copied; nothing here is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setDetail")
        self.setAccessibleName("Chi tiết bộ tiêu chí đang chọn")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("setDetailInside")
        self.setWidget(inside)
        self._shown = ""
        self._title = _words("setTitle", size=style.TITLE_SIZE, strong=True)
        self._icon = QLabel()
        self._icon.setObjectName("setStandingIcon")
        self._standing = _words("setStanding", strong=True)
        self._told = _words("setTold", tone="muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.PADDING)
        self._grid.setVerticalSpacing(style.GRID)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, style.scaled(CAPTION_WIDTH))
        self._lines: dict[str, tuple[QLabel, QLabel]] = {}
        self._asks = _Block("setAsks", "explain")
        self._readings = _Block("setReadings", "attention")
        self._check = _Block("setCheck", "checks")
        head = QHBoxLayout()
        head.setSpacing(style.GRID * 2)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._standing, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        column.setSpacing(style.GRID * 2)
        column.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self._asks)
        column.addWidget(self._readings)
        column.addLayout(self._grid)
        column.addWidget(self._check)
        column.addStretch(1)

    def turn(self, pages: int) -> None:
        """Scroll on or back, for those without a mouse."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def show_entry(self, entry: Entry | None) -> None:
        """Show a set, or nothing."""
        if entry is None or entry.key != self._shown:
            self.verticalScrollBar().setValue(0)
        self._shown = entry.key if entry is not None else ""
        self.widget().setVisible(entry is not None)  # type: ignore[union-attr]
        if entry is None:
            return
        self._title.setText(entry.title)
        self._icon.setPixmap(style.icon(*STANDING_ICONS[entry.standing]).pixmap(style.ICON_SIZE))
        self._standing.setText(STANDING_WORDS[entry.standing])
        self._told.setText(entry.trouble or _TOLD[entry.standing])
        draft = entry.draft
        lines = [] if draft is None else list(identity_lines(draft.criteria_set, entry.checksum))
        if draft is not None:
            lines.append(("assessments", USED, f"{entry.assessments} bản chấm điểm theo bộ này"))
        self._show_lines(lines)
        asks = [] if draft is None else [ask_sentence(draft, question) for question in open_questions(draft)]
        self._asks.tell(f"{len(asks)} điều phải hỏi Sở", asks)
        codes = entry.unconfirmed
        self._readings.tell(f"{len(codes)} cách chấm chưa xác nhận", [f"Mục {', '.join(codes)}"] if codes else [])
        self._show_check([] if draft is None else list(findings_of(draft.criteria_set)))

    def _show_lines(self, lines: list[tuple[str, str, str]]) -> None:
        for caption, words in self._lines.values():
            caption.hide()
            words.hide()
        for name, title, text in lines:
            if name not in self._lines:
                row = len(self._lines)
                self._lines[name] = (
                    style.text_label(title, name=f"set_{name}Caption", tone="muted"),
                    _words(f"set_{name}"),
                )
                for column, label in enumerate(self._lines[name]):
                    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                    self._grid.addWidget(label, row, column)
            caption, words = self._lines[name]
            words.setText(text)
            style.set_property(words, "tone", "illustrative" if name == "points" and "minh họa" in text else "")
            caption.show()
            words.show()

    def _show_check(self, findings: list[Finding]) -> None:
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        counts = ((errors, "lỗi"), (len(findings) - errors, "điều nên xem"))
        title = "Kiểm tra: " + ", ".join(f"{count} {words}" for count, words in counts if count)
        self._check.tell(title, [finding_sentence(finding) for finding in findings])


class _Block(QFrame):
    """A heading with its icon, and sentences below it; hidden while there are none."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__()
        self.setObjectName(name)
        sign = QLabel()
        sign.setObjectName(f"{name}Icon")
        sign.setPixmap(style.icon(icon, "attention").pixmap(style.ICON_SIZE))
        self._title = _words(f"{name}Title", tone="attention", strong=True)
        self._words = _words(f"{name}Words")
        head = QHBoxLayout()
        head.setSpacing(style.GRID * 2)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addLayout(head)
        column.addWidget(self._words)

    def tell(self, title: str, sentences: list[str]) -> None:
        """Show the first few of the sentences and how many more there are."""
        shown = sentences[:SHOWN]
        if len(sentences) > SHOWN:
            shown.append(f"và {len(sentences) - SHOWN} điều khác.")
        self._title.setText(title)
        self._words.setText("\n".join(shown))
        self.setVisible(bool(sentences))


def finding_sentence(finding: Finding) -> str:
    """One finding of a check: where, what, what to do."""
    place = f"Mục {finding.code}: " if finding.code else ""
    return place + finding_words(finding)


def _words(name: str, *, tone: str = "", size: int = style.BASE_SIZE, strong: bool = False) -> QLabel:
    label = style.text_label(name=name, tone=tone, size=size, strong=strong)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
