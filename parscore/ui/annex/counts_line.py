"""What the columns, as they are chosen now, would bring in: counted in one line below the table."""

from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from parscore.intake.annex import Annex
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.numbers import show_short
from parscore.ui import style

COUNTING = "Đang đọc lại bảng…"


def total_of(criteria_set: CriteriaSet) -> Fraction:
    """What the areas come to."""
    return sum((area.full_max(criteria_set.unit_kinds[0]) for area in criteria_set.criteria), Fraction(0))


def points_text(criteria_set: CriteriaSet) -> str:
    """ "tổng điểm 100", with the scale beside it where it says another number."""
    total, scale = total_of(criteria_set), Fraction(criteria_set.scale.total)
    other = "" if total == scale else f" (thang điểm ghi {show_short(scale)})"
    return f"tổng điểm {show_short(total)}{other}"


def counts_text(annex: Annex) -> str:
    """ "8 lĩnh vực · 82 mục chấm · tổng điểm 100 · không có lỗi · 12 điều cần xem"."""
    errors = len(annex.errors)
    warnings = len(annex.problems) - errors
    found = annex.criteria_set
    parts = [f"{len(found.criteria)} lĩnh vực", f"{len(found.leaves())} mục chấm", points_text(found)] if found else []
    parts += [f"{errors} lỗi" if errors else "không có lỗi", f"{warnings} điều cần xem"]
    return " · ".join(parts)


class CountsLine(QWidget):
    """A sign and the counts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("countsLine")
        self._icon = QLabel()
        self._icon.setObjectName("countsIcon")
        self._words = style.text_label(name="counts", strong=True)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.GRID * 2)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)

    def wait(self) -> None:
        """A choice has changed, the counts of it are under way."""
        self._say(COUNTING, "blank", "muted")

    def show_counts(self, annex: Annex) -> None:
        faulty = bool(annex.errors)
        self._say(counts_text(annex), "fault" if faulty else "check", "fault" if faulty else "done")

    def _say(self, words: str, icon: str, colour: str) -> None:
        self._words.setText(words)
        style.set_property(self._words, "tone", "fault" if colour == "fault" else "")
        self._icon.setPixmap(style.icon(icon, colour).pixmap(style.ICON_SIZE))
