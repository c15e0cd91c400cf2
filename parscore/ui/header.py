"""The one line at the top: whose assessment this is, what state it is in, and whether the work is safe."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from parscore.ui import style
from parscore.ui.menu_button import MenuButton

ILLUSTRATIVE = "Điểm minh họa"
WHY_ILLUSTRATIVE = (
    "Bộ tiêu chí này dùng điểm minh họa, không phải điểm chính thức của cơ quan có thẩm quyền. "
    "Kết quả chỉ để tham khảo."
)
NEW = "Tạo đơn vị, năm…"
HEIGHT = 40


class Header(QFrame):
    """Unit, year, state, marks, saved or not."""

    card_chosen = Signal(int)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self._unit = self._menu_button("unit", "Đơn vị", "Chuyển đơn vị")
        self._year = self._menu_button("year", "Năm", "Chuyển năm")
        self._state = style.text_label(name="state", tone="muted")
        self._illustrative = HatchedTag(ILLUSTRATIVE, "illustrative", WHY_ILLUSTRATIVE)
        self._sample = HatchedTag("Số liệu minh họa", "sampleFacts", "Số liệu kê khai của bản này là số liệu mẫu.")
        self._saved_icon = QLabel()
        self._saved_icon.setObjectName("savedIcon")
        self._saved = style.text_label(name="saved")
        row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, 0, style.PADDING, 0)
        row.setSpacing(style.GRID * 2)
        brand = style.text_label("PARSCORE", name="brand", size=style.TITLE_SIZE, strong=True)
        row.addWidget(brand)
        row.addSpacing(style.GRID * 2)
        for widget in (self._unit, self._year, self._state):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._sample, self._illustrative):
            row.addWidget(widget)
        row.addSpacing(style.GRID * 2)
        row.addWidget(self._saved_icon)
        row.addWidget(self._saved)
        for widget in (self._unit, self._year, self._illustrative, self._sample):
            widget.hide()

    def menus(self) -> tuple[QMenu, QMenu]:
        """The menus of other units and other years."""
        return self._unit.offers, self._year.offers

    def _menu_button(self, name: str, purpose: str, title: str) -> MenuButton:
        button = MenuButton(f"{name}Button", f"{name}Menu", title)
        button.setToolTip(purpose)
        button.setProperty("quiet", True)
        return button

    def show_card(self, card_id: int, unit: str, year: int, cards: Sequence[tuple[int, str, int, str]]) -> None:
        """Name what is open; `cards` are all assessments as (id, unit, year, set), offered in the two menus."""
        self._name(self._unit, unit)
        self._name(self._year, f"Năm {year}")
        self._state.setText("Đang chấm")
        units, years = self._unit.offers, self._year.offers
        units.clear()
        years.clear()
        several = {(name, at) for _, name, at, _ in cards if sum(c[1:3] == (name, at) for c in cards) > 1}
        seen: set[str] = set()
        for number, name, at, title in cards:
            here = name == unit
            if name not in seen:
                seen.add(name)
                self._offer(units, name, card_id if here else number, here)
            if here:
                words = f"Năm {at}" + (f": {title}" if (name, at) in several else "")
                self._offer(years, words, number, number == card_id)
        for menu in (units, years):
            menu.addSeparator()
            menu.addAction(NEW).triggered.connect(lambda _checked=False: self.new_wanted.emit())

    def _name(self, button: MenuButton, text: str) -> None:
        button.say(text)
        button.show()

    def _offer(self, menu: QMenu, words: str, number: int, current: bool) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(current)
        action.triggered.connect(lambda _checked=False: self.card_chosen.emit(number))
        menu.addAction(action)

    def show_marks(self, *, illustrative: bool, sample_facts: bool) -> None:
        """Mark points or facts that are not official, on every screen that shows them."""
        self._illustrative.setVisible(illustrative)
        self._sample.setVisible(sample_facts)

    def show_saved(self, at: datetime | None) -> None:
        """ "✓ Đã lưu 10:32"; before the first change there is nothing to save."""
        words = "Tự lưu khi nhập" if at is None else f"Đã lưu {at:%H:%M}"
        if at is not None and at.date() != datetime.now().date():
            words = f"Đã lưu {at:%d/%m/%Y}"
        self._show_safety(words, "check", "done", "")

    def show_save_failed(self, why: str) -> None:
        """Say that the last steps are not on the disk yet, and why."""
        self._show_safety("Chưa lưu được, sẽ tự thử lại", "attention", "attention", why)

    def _show_safety(self, words: str, icon: str, tone: str, why: str) -> None:
        self._saved.setText(words)
        self._saved.setToolTip(why)
        style.set_property(self._saved, "tone", tone)
        self._saved_icon.setPixmap(style.icon(icon, tone).pixmap(style.ICON_SIZE))


class HatchedTag(QLabel):
    """A mark that survives a photocopy: words on a hatched band."""

    def __init__(self, words: str, name: str, why: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setToolTip(why)
        self.setFont(style.font(strong=True))
        self.setContentsMargins(style.PADDING, 0, style.PADDING, 0)
        self.setFixedHeight(28)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(style.GRID, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = style.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(colours.illustrative), 1))
        painter.setBrush(QColor(colours.illustrative_soft))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setClipRect(frame.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(QColor(colours.illustrative_line), 2))
        for start in range(-self.height(), self.width(), 9):
            painter.drawLine(start, self.height(), start + self.height(), 0)
        painter.setPen(QColor(colours.illustrative))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
