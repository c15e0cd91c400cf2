"""The one line at the top: whose assessment this is, what state it is in, and whether the work is safe."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from parscore.scoring.state import State, StateChange
from parscore.ui import style
from parscore.ui.menu_button import MenuButton
from parscore.ui.state_words import ICONS, WORDS, state_sentence

ILLUSTRATIVE = "Điểm minh họa"
WHY_ILLUSTRATIVE = (
    "Bộ tiêu chí này dùng điểm minh họa, không phải điểm chính thức của cơ quan có thẩm quyền. "
    "Kết quả chỉ để tham khảo."
)
WHY_SAMPLE = "Số liệu kê khai của bản này là số liệu mẫu."
WHY_BOTH = f"{WHY_ILLUSTRATIVE} {WHY_SAMPLE}"
NEW = "Tạo đơn vị, năm…"
HEIGHT = 40


class Header(QFrame):
    """Unit, year, state, marks, saved or not."""

    card_chosen = Signal(int)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        style.keep_in_scale(self, setFixedHeight=HEIGHT)
        self._unit = self._menu_button("unit", "Đơn vị", "Chuyển đơn vị")
        self._year = self._menu_button("year", "Năm", "Chuyển năm")
        self._state_icon = QLabel()
        self._state_icon.setObjectName("stateIcon")
        self._state_icon.hide()
        self._state = style.text_label(name="state", tone="muted")
        self._illustrative = HatchedTag(ILLUSTRATIVE, "illustrative", WHY_ILLUSTRATIVE)
        self._sample = HatchedTag("Số liệu minh họa", "sampleFacts", WHY_SAMPLE)
        self._both = HatchedTag("Điểm, số liệu minh họa", "illustrativeBoth", WHY_BOTH)
        self._short = HatchedTag("Minh họa", "illustrativeShort", WHY_BOTH)
        self._marks = (False, False)
        self._saved_icon = QLabel()
        self._saved_icon.setObjectName("savedIcon")
        self._saved = style.text_label(name="saved", tone="done")
        row = QHBoxLayout(self)
        row.setContentsMargins(style.PADDING, 0, style.PADDING, 0)
        row.setSpacing(style.GRID * 2)
        self._brand = style.text_label("PARSCORE", name="brand", size=style.TITLE_SIZE, strong=True)
        self._brand.setContentsMargins(0, 0, style.GRID * 2, 0)
        row.addWidget(self._brand)
        for widget in (self._unit, self._year, self._state_icon, self._state):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self._sample, self._illustrative, self._both, self._short):
            row.addWidget(widget)
        row.addSpacing(style.GRID * 2)
        row.addWidget(self._saved_icon)
        row.addWidget(self._saved)
        for widget in (self._unit, self._year, self._illustrative, self._sample, self._both, self._short):
            widget.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Without room the name of the program goes, then two marks become one, then the word that scoring goes on;
        last the mark is one word, and only without that room the sign of safety stands without its words."""
        points, facts = self._marks
        row = self.layout()
        assert row is not None
        closed = not self._state_icon.isHidden()
        state: list[QWidget] = [] if closed else [self._state]
        always = (self._unit, self._year, self._state_icon, self._saved_icon, *([self._state] if closed else []))
        tags: list[QWidget] = [tag for tag, on in ((self._illustrative, points), (self._sample, facts)) if on]
        one: list[QWidget] = [self._both] if points and facts else tags
        short: list[QWidget] = [self._short] if points or facts else []
        choices: list[list[QWidget]] = [
            [self._brand, *state, *tags, self._saved],
            [*state, *tags, self._saved],
            [*state, *one, self._saved],
            [*one, self._saved],
            [*short, self._saved],
            one,
        ]
        gaps = 2 * style.PADDING + style.GRID * 2
        for chosen in choices:
            parts = [*(w for w in always if not w.isHidden() or w is self._state), *chosen]
            if gaps + sum(part.sizeHint().width() + row.spacing() for part in parts) <= self.width():
                break
        for widget in (self._brand, *state, self._illustrative, self._sample, self._both, self._short, self._saved):
            widget.setVisible(widget in chosen)
        if closed:
            self._state.show()

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

    def show_state(self, state: State, log: Sequence[StateChange]) -> None:
        """Say where the assessment stands; what is closed has its icon, and tells since when and by whom."""
        closed = state is not State.DRAFT
        self._state.setText(WORDS[state])
        style.set_property(self._state, "tone", ICONS[state][1])
        if closed:
            self._state_icon.setPixmap(style.icon(*ICONS[state]).pixmap(style.ICON_SIZE))
        self._state_icon.setVisible(closed)
        how = "\nMuốn sửa: menu Đơn vị, Mở lại…" if closed else ""
        for label in (self._state, self._state_icon):
            label.setToolTip(f"{state_sentence(state, log)}{how}")

    def show_marks(self, *, illustrative: bool, sample_facts: bool) -> None:
        """Mark points or facts that are not official, on every screen that shows them."""
        self._marks = (illustrative, sample_facts)
        why = WHY_BOTH if illustrative and sample_facts else WHY_SAMPLE if sample_facts else WHY_ILLUSTRATIVE
        self._short.setToolTip(why)
        self._fit()

    def show_saved(self, at: datetime | None) -> None:
        """ "✓ Đã lưu 10:32"; before the first change there is nothing to save."""
        words = "Tự lưu khi nhập" if at is None else f"Đã lưu {at:%H:%M}"
        if at is not None and at.date() != datetime.now().date():
            words = f"Đã lưu {at:%d/%m/%Y}"
        self._show_safety(words, "check", "done", "")

    def show_save_failed(self, why: str, *, again: bool = True) -> None:
        """Say that the last steps are not on the disk yet, and why; `again`: they are tried again by themselves."""
        words = "Chưa lưu được, sẽ tự thử lại" if again else "Chưa lưu được"
        self._show_safety(words, "attention", "attention", why)

    def _show_safety(self, words: str, icon: str, tone: str, why: str) -> None:
        self._saved.setText(words)
        self._saved.setToolTip(why)
        self._saved_icon.setToolTip(why or words)
        self._saved_icon.setAccessibleDescription(words)
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
        style.keep_in_scale(self, setFixedHeight=28)

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
