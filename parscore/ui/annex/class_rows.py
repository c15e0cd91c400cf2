"""A small table of classes (xếp loại): a name and the share in % from which it is given."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.criteria import IndexClass
from parscore.scoring.numbers import NumberRefusedError, read_measure, show_short
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.quiet_box import QuietBox

FROM, ABOVE = "from_", "above"
BOUNDS = {FROM: "từ … % trở lên", ABOVE: "trên … %"}
MOST = 12
BEGIN_WITH = 3
EXAMPLES = (("Tốt", "80"), ("Khá", "65"), ("Trung bình", "0"))
EMPTY = "Hãy ghi ít nhất một mức xếp loại: tên và ngưỡng."
NO_NAME, TWICE = "Mức thứ {n} chưa có tên.", "Mức “{name}” ghi hai lần."
NO_BOUND = "Ngưỡng của mức “{name}” phải là một số từ 0 đến 100, ví dụ: 80 hoặc 79,5."


class RefusedRowError(ValueError):
    """Why the rows cannot be taken, and the field where that is mended."""

    def __init__(self, words: str, field: QWidget) -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True, slots=True)
class _Row:
    name: QLineEdit
    bound: QuietBox
    percent: QLineEdit
    remove: QPushButton

    @property
    def parts(self) -> tuple[QWidget, ...]:
        return self.name, self.bound, self.percent, self.remove


class ClassRows(QWidget):
    """Rows in any order; they are taken from the highest down. A row left empty is passed over."""

    changed = Signal()

    def __init__(self, classes: tuple[IndexClass, ...]) -> None:
        super().__init__()
        self.setObjectName("classRows")
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.GRID * 2)
        self._grid.setVerticalSpacing(style.GRID)
        self._grid.setColumnStretch(0, 1)
        self.add = QPushButton("Thêm mức")
        self.add.setObjectName("addClass")
        self.add.setAccessibleName("Thêm mức xếp loại")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda _checked=False: self._on_add())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addLayout(self._grid)
        for one in classes:
            kind, bound = (FROM, one.from_) if one.from_ is not None else (ABOVE, one.above)
            self._append(one.name, kind, show_short(bound or 0))
        for _ in range(0 if classes else BEGIN_WITH):
            self._append("", FROM, "")
        column.addWidget(self.add)  # behind the rows, since Tab follows in this order

    def _append(self, name: str, kind: str, percent: str) -> _Row:
        number = self._grid.rowCount()
        row = _Row(
            QLineEdit(name),
            QuietBox(f"classBound{number}", f"Mức thứ {number}: từ hay trên"),
            QLineEdit(percent),
            QPushButton("Bỏ"),
        )
        example = EXAMPLES[(len(self._rows)) % len(EXAMPLES)]
        row.name.setPlaceholderText(f"Ví dụ: {example[0]}")
        row.percent.setPlaceholderText(example[1])
        for key, words in BOUNDS.items():
            row.bound.addItem(words, key)
        row.bound.setCurrentIndex(row.bound.findData(kind))
        for widget, called, words in (
            (row.name, "className", f"Mức thứ {number}: tên"),
            (row.percent, "classPercent", f"Mức thứ {number}: ngưỡng, %"),
            (row.remove, "removeClass", f"Bỏ mức thứ {number}"),
        ):
            widget.setObjectName(f"{called}{number}")
            widget.setAccessibleName(words)
        row.remove.setAutoDefault(False)
        style.keep_in_scale(row.percent, setFixedWidth=72)
        style.keep_in_scale(row.bound, setFixedWidth=160)
        for line in (row.name, row.percent):
            line.setMaxLength(80)
            line.textChanged.connect(lambda _: self.changed.emit())
        row.bound.currentIndexChanged.connect(lambda _: self.changed.emit())
        row.remove.clicked.connect(lambda _checked=False, row=row: self._on_remove(row))
        for place, part in enumerate(row.parts):
            self._grid.addWidget(part, number, place)
            if place:
                self.setTabOrder(row.parts[place - 1], part)
        if self._rows:
            self.setTabOrder(self._rows[-1].remove, row.name)
        self._rows.append(row)
        return row

    def _on_add(self) -> None:
        if len(self._rows) < MOST:
            row = self._append("", FROM, "")
            self.setTabOrder(row.remove, self.add)
            row.name.setFocus()
            self.changed.emit()

    def _on_remove(self, row: _Row) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        (self._rows[min(place, len(self._rows) - 1)].name if self._rows else self.add).setFocus()
        for part in row.parts:
            part.hide()
            part.deleteLater()
        self.changed.emit()

    def classes(self) -> tuple[IndexClass, ...]:
        """The classes typed, the highest first; RefusedRowError when they cannot be taken."""
        found: dict[str, IndexClass] = {}
        for place, row in enumerate(self._rows, start=1):
            name, percent = " ".join(nfc(row.name.text()).split()), row.percent.text().strip()
            if not name and not percent:
                continue
            if not name:
                raise RefusedRowError(NO_NAME.format(n=place), row.name)
            if name in found:
                raise RefusedRowError(TWICE.format(name=name), row.name)
            bound = _percent(percent)
            if bound is None:
                raise RefusedRowError(NO_BOUND.format(name=name), row.percent)
            found[name] = IndexClass(name=name, **{str(row.bound.currentData()): bound})
        if not found:
            raise RefusedRowError(EMPTY, self.first())
        return tuple(sorted(found.values(), key=_height, reverse=True))

    def first(self) -> QWidget:
        """Where typing begins."""
        return self._rows[0].name if self._rows else self.add


def _percent(typed: str) -> Decimal | None:
    try:
        bound = Decimal(read_measure(typed))
    except NumberRefusedError:
        return None
    return bound if 0 <= bound <= 100 else None


def _height(one: IndexClass) -> tuple[Decimal, bool]:
    return (one.from_ if one.from_ is not None else one.above) or Decimal(0), one.above is not None
