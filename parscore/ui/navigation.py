"""The strip at the left edge: one button for each page, the one in view marked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QToolButton, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.pages import PAGES, PageInfo

WIDTH, NARROW = 148, 44


class Navigation(QScrollArea):
    """Says which page was chosen; on a very low screen it scrolls."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Các trang")
        style.keep_in_scale(self, setFixedWidth=WIDTH)
        self.setMinimumHeight(1)  # as low as the window may be made
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the wheel and the keyboard are enough
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        strip = QWidget()
        strip.setObjectName("navigationStrip")
        self.setWidget(strip)
        self._column = column = QVBoxLayout(strip)
        column.setContentsMargins(style.GRID, style.GRID * 2, style.GRID, style.GRID * 2)
        column.setSpacing(style.GRID)
        for info in PAGES:
            if info is PAGES[-1]:
                column.addStretch(1)
            column.addWidget(self._button(info))

    def _button(self, info: PageInfo) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"go_{info.name}")
        button.setText(info.title)
        button.setAccessibleName(info.title)
        button.setToolTip(f"{info.title} ({info.key})")
        button.setIcon(style.icon(info.icon, "muted"))
        button.setIconSize(QSize(style.ICON_SIZE, style.ICON_SIZE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setProperty("page", True)
        style.keep_in_scale(button, setFixedWidth=WIDTH - 2 * style.GRID)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(info.name))
        self._group.addButton(button)
        self._buttons[info.name] = button
        return button

    def shrink(self, on: bool) -> None:
        """Icons alone, where the window is narrow; their words stand in the tooltips."""
        looks = Qt.ToolButtonStyle
        margin = style.GRID if on else style.GRID * 2
        self._column.setContentsMargins(style.GRID, margin, style.GRID, margin)
        self._column.setSpacing(style.GRID // 2 if on else style.GRID)
        style.keep_in_scale(self, setFixedWidth=NARROW if on else WIDTH)
        for button in self._buttons.values():
            button.setToolButtonStyle(looks.ToolButtonIconOnly if on else looks.ToolButtonTextBesideIcon)
            style.keep_in_scale(button, setFixedWidth=(NARROW if on else WIDTH) - 2 * style.GRID)

    def show_page(self, name: str) -> None:
        """Mark the page in view."""
        self._buttons[name].setChecked(True)
        self.ensureWidgetVisible(self._buttons[name], 0, style.GRID)

    def say_count(self, name: str, count: int) -> None:
        """How many things wait on a page, beside its title; none says nothing."""
        info = next(page for page in PAGES if page.name == name)
        words = f"{info.title} ({count})" if count else info.title
        self._buttons[name].setText(words)
        self._buttons[name].setToolTip(f"{words} ({info.key})")
