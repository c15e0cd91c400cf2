"""What is typed of a year that was scored without the program; what cannot be read is said beside the fields."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from parscore.scoring.earlier_year import EarlierRow, EarlierYear
from parscore.scoring.numbers import NumberRefusedError, read_measure, show_number
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.years.parts import choice, push, sentence

SELF, PUBLISHED = "Tự chấm", "Kết quả công bố"
FIELDS = (
    ("year", "Năm", "Ví dụ: 2023"),
    ("total", "Tổng điểm", "Ví dụ: 81,75"),
    ("maximum", "Điểm tối đa", "Ví dụ: 100"),
    ("class", "Xếp loại", "để trống nếu không rõ"),
    ("rank", "Thứ hạng", "Ví dụ: 3/45"),
    ("source", "Theo văn bản", "Ví dụ: Quyết định số 15/QĐ-UBND"),
)
_YEAR = re.compile(r"(19|20)\d\d", re.ASCII)


class RefusedFieldError(ValueError):
    """A field that cannot be read: its name, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


class EarlierForm(QWidget):
    """Six fields and the kind of result; the rows brought in from a file wait beside them."""

    def __init__(self, keep: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("earlierForm")
        self.rows: tuple[EarlierRow, ...] = ()
        self.title = ""
        self.lines: dict[str, QLineEdit] = {}
        self.kind = choice("earlierKind", "Loại kết quả", 14)
        self.kind.addItems([SELF, PUBLISHED])
        self.keep = push("keepEarlier", "Ghi kết quả năm trước", keep, primary=True)
        self.refused = sentence("earlierRefused", tone="fault")
        self.refused.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.GRID * 2)
        grid.setVerticalSpacing(style.GRID)
        for place, (name, words, example) in enumerate(FIELDS):
            line = QLineEdit()
            line.setObjectName(f"earlier_{name}")
            line.setAccessibleName(words)
            line.setPlaceholderText(example)
            line.returnPressed.connect(keep)
            caption = style.text_label(words, name=f"earlier_{name}_caption")
            caption.setBuddy(line)
            row, column = divmod(place, 3)
            grid.addWidget(caption, row * 2, column)
            grid.addWidget(line, row * 2 + 1, column)
            self.lines[name] = line
        grid.addWidget(style.text_label("Loại kết quả", name="earlierKindCaption"), 0, 3)
        grid.addWidget(self.kind, 1, 3)
        grid.addWidget(self.keep, 3, 3)
        grid.addWidget(self.refused, 4, 0, 1, 4)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def read(self) -> EarlierYear:
        """What is typed; RefusedFieldError for the first field that cannot be read."""
        text = {name: nfc(line.text().strip()) for name, line in self.lines.items()}
        if not _YEAR.fullmatch(text["year"]):
            raise RefusedFieldError("year", "Hãy ghi năm bằng bốn chữ số, ví dụ 2023.")
        total, maximum = self._number("total"), self._number("maximum")
        if total is None and not self.rows:
            raise RefusedFieldError("total", "Hãy ghi tổng điểm, hoặc nhập bảng điểm từ tệp.")
        if total is not None and maximum is not None and total > maximum:
            raise RefusedFieldError("total", "Tổng điểm lớn hơn điểm tối đa; hãy xem lại hai ô này.")
        return EarlierYear(
            int(text["year"]),
            self.title or f"Kết quả năm {text['year']}",
            total,
            maximum,
            text["class"],
            text["rank"],
            self.rows,
            self.kind.currentText() == PUBLISHED,
        )

    @property
    def source(self) -> str:
        return nfc(self.lines["source"].text().strip())

    def _number(self, name: str) -> Decimal | None:
        typed = self.lines[name].text().strip()
        if not typed:
            return None
        try:
            return Decimal(read_measure(typed))
        except NumberRefusedError as refusal:
            raise RefusedFieldError(name, str(refusal)) from refusal

    def say(self, refusal: RefusedFieldError | None) -> None:
        """Show what is wrong beside the fields, and go there."""
        for name, line in self.lines.items():
            style.set_property(line, "refused", refusal is not None and refusal.field == name)
        self.refused.setText(str(refusal) if refusal is not None else "")
        self.refused.setVisible(refusal is not None)
        if refusal is not None:
            self.lines[refusal.field].setFocus()

    def show_result(self, given: EarlierYear, source: str) -> None:
        """Fill the fields with what is known already."""
        texts = {
            "year": str(given.year) if given.year else "",
            "total": _shown(given.total),
            "maximum": _shown(given.max_score),
            "class": given.class_name,
            "rank": given.rank,
            "source": source,
        }
        for name, text in texts.items():
            self.lines[name].setText(text)
        self.kind.setCurrentText(PUBLISHED if given.published else SELF)
        self.rows, self.title = given.rows, given.title
        self.say(None)

    def clear(self) -> None:
        for line in self.lines.values():
            line.clear()
        self.rows, self.title = (), ""
        self.say(None)


def _shown(number: Decimal | None) -> str:
    return "" if number is None else show_number(format(number, "f"))


def words_of(rows: Sequence[EarlierRow]) -> str:
    """How deep a result goes."""
    if not rows:
        return "chỉ tổng điểm"
    areas = sum(row.area for row in rows)
    return f"{areas} lĩnh vực, {len(rows) - areas} mục" if len(rows) > areas else f"{areas} lĩnh vực"
