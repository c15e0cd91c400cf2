"""The strip at the left edge: one button for each page, the one in view marked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QToolButton, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.pages import PAGES, PageInfo

WIDTH = 132


class Navigation(QScrollArea):
    """Says which page was chosen; on a very low screen it scrolls."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Các trang")
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(1)  # as low as the window may be made
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        strip = QWidget()
        strip.setObjectName("navigationStrip")
        self.setWidget(strip)
        column = QVBoxLayout(strip)
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
        button.setFixedWidth(WIDTH - 2 * style.GRID)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(info.name))
        self._group.addButton(button)
        self._buttons[info.name] = button
        return button

    def show_page(self, name: str) -> None:
        """Mark the page in view."""
        self._buttons[name].setChecked(True)

    def say_count(self, name: str, count: int) -> None:
        """How many things wait on a page, beside its title; none says nothing."""
        info = next(page for page in PAGES if page.name == name)
        self._buttons[name].setText(f"{info.title} ({count})" if count else info.title)
