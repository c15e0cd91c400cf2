"""What the checks say of the set being edited, each leading to its row; the sum of the areas always in sight."""

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.finding_words import finding_words
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Severity
from parscore.scoring.set_checks import Finding
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.sets.editor_next import open_words
from parscore.ui.sets.library_words import findings_of
from parscore.ui.words import kind_name

ROWS_SHOWN, ROW_HEIGHT = 3, 27
SHORT = {
    "title": "Chưa có tên",
    "code": "Trùng mã",
    "role": "Bộ phận lạ",
    "maximum": "Thiếu điểm",
    "sum": "Lệch tổng",
    "reach": "Lệch tối đa",
    "coverage": "Thiếu mức",
    "conflict": "Mâu thuẫn",
    "class": "Xếp loại",
}
"""What a finding is called in the tree, by what was checked."""

_CODE = Qt.ItemDataRole.UserRole


def words(finding: Finding) -> str:
    """A finding as the official reads it in the window, with what to do."""
    place = f"{finding.code}: " if finding.code else ""
    said = finding_words(finding)
    return place + (said if place else said[:1].upper() + said[1:])


def short_words(findings: tuple[Finding, ...]) -> dict[str, str]:
    """What is wrong with each row, in a word or two; the first thing said of it counts."""
    made: dict[str, str] = {}
    for finding in findings:
        if finding.code:
            made.setdefault(finding.code, SHORT[finding.about])
    return made


class Checks(QFrame):
    """`wanted` carries the code of the row a finding is about, "" for the set as a whole, and what was checked."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("setChecks")
        self.findings: tuple[Finding, ...] = ()
        self._low = False
        self._icon = QLabel()
        self._icon.setObjectName("checksIcon")
        self._total = style.text_label(name="areasTotal", strong=True)
        self._count = style.text_label(name="checksCount", tone="muted")
        self.list = _List()
        self.list.setObjectName("checksList")
        self.list.setAccessibleName("Những chỗ cần xem lại của bộ tiêu chí")
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style.keep_in_scale(self.list, setMaximumHeight=ROWS_SHOWN * ROW_HEIGHT + 8)
        head = QHBoxLayout()
        head.setSpacing(style.GRID * 2)
        head.addWidget(self._icon)
        head.addWidget(self._total)
        head.addWidget(self._count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        column.setSpacing(style.GRID)
        column.addLayout(head)
        column.addWidget(self.list)

    def show_draft(self, draft: SetDraft) -> None:
        """Check a set anew; what a person has not said a word on yet is told beside what the checks find."""
        criteria_set = draft.criteria_set
        self.findings = findings_of(criteria_set)
        told, right = _totals(criteria_set)
        self._total.setText(told)
        tone = "done" if right else "attention"
        self._icon.setPixmap(style.icon("check" if right else "attention", tone).pixmap(style.ICON_SIZE))
        many = len(self.findings)
        open_ = [*([f"{many} chỗ cần xem lại"] if many else []), open_words(draft)]
        self._count.setText(", ".join(filter(None, open_)) or "Không có chỗ nào cần xem lại")
        self._fill()

    def focus_first(self) -> None:
        """Go to the first of what was found."""
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def be_low(self, low: bool) -> None:
        """Where the window is low, only the sums stay; the tree names what is wrong in each row."""
        self._low = low
        self.list.setVisible(bool(self.findings) and not low)

    def _fill(self) -> None:
        wanted = [(finding.code, finding.about, words(finding)) for finding in self.findings]
        shown = [(*item.data(_CODE), item.text()) for item in self._items()]
        if shown == wanted:
            return
        place = self.list.currentRow()
        self.list.clear()
        for finding in self.findings:
            item = QListWidgetItem(words(finding))
            error = finding.severity is Severity.ERROR
            item.setIcon(style.icon("fault" if error else "attention", "fault" if error else "attention"))
            item.setToolTip(item.text())
            item.setData(_CODE, (finding.code, finding.about))
            self.list.addItem(item)
        self.be_low(self._low)
        self.list.setCurrentRow(min(place, len(self.findings) - 1))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _on_activated(self, item: QListWidgetItem) -> None:
        code, about = item.data(_CODE)
        self.wanted.emit(code, about)


class _List(QListWidget):
    """Enter goes to the row, as a click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
            return
        super().keyPressEvent(event)


def _totals(criteria_set: CriteriaSet) -> tuple[str, bool]:
    """What the areas add up to beside the scale, by kind of unit where they differ, and whether all are right."""
    full = Fraction(criteria_set.scale.total)
    sums = {
        kind: sum((area.full_max(kind) for area in criteria_set.criteria), Fraction(0))
        for kind in criteria_set.unit_kinds
    }
    right = all(total == full for total in sums.values())
    if len(set(sums.values())) == 1:
        told = show_short(next(iter(sums.values())))
        return f"Các lĩnh vực cộng lại {told}/{show_short(full)} điểm", right
    parts = " · ".join(f"{kind_name(kind)} {show_short(total)}" for kind, total in sums.items())
    return f"Các lĩnh vực cộng lại: {parts} / {show_short(full)} điểm", right
