"""The texts of one paper as fields: each is kept as it is typed, and shows what it is for."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.reading import reading_of
from parscore.scoring.report_texts import ReportTexts
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.answer_editor.field import Field
from parscore.ui.papers.kept_texts import KeptTexts
from parscore.ui.papers.places import TextPlace, groups_for, row_places
from parscore.ui.papers.row_texts import RowTexts
from parscore.ui.typed_text import TypedText

LINES_HEIGHT = 84
NOTHING_TO_WRITE = "Văn bản này lấy hết từ số liệu đã kê khai và chấm điểm; không có gì phải viết thêm."
OF_THE_SO = (
    "Chương trình điền số liệu vào các chỗ {{…}} của tệp mẫu và giữ nguyên cách trình bày. Muốn dùng mẫu của Sở: mở "
    "mẫu bằng Word hoặc Excel, ghi các chỗ điền, ví dụ {{don_vi}}, {{tong_diem}}, {{diem:2.1}}, lưu lại rồi bấm “Thêm "
    "mẫu của Sở…”. Danh sách chỗ điền có trong Hướng dẫn (F1). Xuất rồi thì xem lại và in bằng "
    "Word hoặc Excel."
)
LAST_YEAR = "Các ô dưới đây lấy từ năm trước; hãy đọc lại và sửa cho năm nay."
LOCKED = "Bản chấm điểm đã chốt: văn bản in như đã gửi, không sửa được nữa."


class TextsForm(QWidget):
    """The fields of one paper. `typing` while something typed was not taken yet."""

    taken = Signal()

    def __init__(self, paper: str, kept: KeptTexts, *, of_the_so: bool = False) -> None:
        super().__init__()
        self.setObjectName("textsForm")
        self._kept = kept
        self._typed: dict[TextPlace, TypedText] = {}
        self._days: dict[TextPlace, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, style.GRID * 2, 0)
        self._column.setSpacing(style.GRID)
        self._remark = style.text_label(name="textsRemark", tone="muted")
        self._remark.setWordWrap(True)
        self.back = QPushButton("Hoàn tác chữ vừa sửa")
        self.back.setObjectName("undoText")
        self.back.setAccessibleName("Hoàn tác chữ vừa sửa")
        self.back.setIcon(style.icon("undo", "text"))
        self.back.clicked.connect(lambda _checked=False: kept.undo())
        self._column.addWidget(self._remark)
        groups = groups_for(paper)
        rows = row_places(paper)
        self.rows = RowTexts(rows, kept) if rows else None
        if self.rows is not None:
            self._column.addWidget(self.rows)
        for group in groups:
            self._column.addSpacing(style.GRID * 2)
            self._column.addWidget(style.text_label(group.title, name="textGroup", strong=True))
            for place in group.places:
                self._add(place)
        self._empty = not groups and not rows
        self._nothing = OF_THE_SO if of_the_so else NOTHING_TO_WRITE
        self._column.addSpacing(style.GRID * 2)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        kept.changed.connect(self.refresh)
        self.refresh()

    @property
    def typing(self) -> bool:
        return any(one.waits for one in self._typed.values()) or any(
            day.pending or day.refused for day in self._days.values()
        )

    def commit(self) -> bool:
        """Take what is typed; False where a day cannot be read."""
        for typed in self._typed.values():
            typed.commit()
        if self.rows is not None:
            self.rows.commit()
        for day in self._days.values():
            day.commit()
        return not any(day.refused for day in self._days.values())

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """The rows this paper asks something about, as code and title."""
        if self.rows is not None:
            self.rows.show_rows(rows)

    def refresh(self) -> None:
        """Show what is kept, without disturbing what is being typed."""
        texts, editable = self._kept.texts, self._kept.editable
        words = self._nothing if self._empty else "" if editable else LOCKED
        self._remark.setText(words or (LAST_YEAR if self._kept.from_last_year else ""))
        self._remark.setHidden(not self._remark.text())
        self.back.setVisible(self._kept.can_undo and not self._empty)
        for place, typed in self._typed.items():
            if _read(place, typed.text) == _held(texts, place):
                typed.hold()  # blanks at the ends are no reason to write under somebody's hands
            else:
                typed.show_kept(_shown(texts, place))
            typed.let_type(editable)
        for place, day in self._days.items():
            held = getattr(texts, place.name)
            day.show_kept(None if held is None else held.isoformat())
            day.setEnabled(editable)

    def _add(self, place: TextPlace) -> None:
        if place.kind == "day":
            reading = reading_of(Input(place.name, place.caption, InputKind.DATE))
            take = partial(self._take_day, place)
            day = Field(place.caption, reading, take, optional=True, name=f"text_{place.name}", hint="05/01/2026")
            self._days[place] = day
            self._column.addWidget(day)
            return
        caption, line = text_line(place, f"text_{place.name}")
        self._column.addWidget(caption)
        self._column.addWidget(line)
        self._typed[place] = TypedText(line, partial(self._take, place))

    def _take(self, place: TextPlace, text: str) -> None:
        if place.word:
            self._kept.put_word(place.name, text.strip())
        else:
            self._kept.put(place.name, _read(place, text))
        self.taken.emit()

    def _take_day(self, place: TextPlace, value: object) -> None:
        self._kept.put(place.name, date.fromisoformat(str(value)) if value else None)
        self.taken.emit()


def text_line(place: TextPlace, name: str) -> tuple[QWidget, QLineEdit | QPlainTextEdit]:
    """A caption and the field below it."""
    line: QLineEdit | QPlainTextEdit
    if place.kind == "line":
        line = QLineEdit()
    else:
        line = QPlainTextEdit()
        line.setTabChangesFocus(True)
        style.keep_in_scale(line, setFixedHeight=LINES_HEIGHT)
    line.setObjectName(name)
    line.setAccessibleName(place.caption)
    line.setPlaceholderText(place.hint)
    caption = style.text_label(place.caption, name=f"{name}Label")
    caption.setWordWrap(True)
    caption.setBuddy(line)
    return caption, line


def _read(place: TextPlace, text: str) -> str | tuple[str, ...]:
    """A text as it is kept: without blanks at its ends, a list without empty lines."""
    if place.kind == "list":
        return tuple(line.strip() for line in nfc(text).splitlines() if line.strip())
    return nfc(text).strip()


def _held(texts: ReportTexts, place: TextPlace) -> str | tuple[str, ...]:
    held: str | tuple[str, ...] = texts.word(place.name) if place.word else getattr(texts, place.name)
    return held


def _shown(texts: ReportTexts, place: TextPlace) -> str:
    held = _held(texts, place)
    return "\n".join(held) if isinstance(held, tuple) else held
