"""A button that opens a menu, for the hand, the keyboard and a screen reader alike."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from parscore.ui import style


class MenuButton(QToolButton):
    """Pressed, it shows its menu and goes on: Qt's own menu buttons hold a screen reader until the menu is closed."""

    def __init__(self, name: str, menu_name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offers = QMenu(title, self)  # also hung into the menu bar, where a screen reader finds its entries
        self.offers.setObjectName(menu_name)
        self.offers.setAccessibleName(title)
        self.offers.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.clicked.connect(self.open)

    def say(self, text: str) -> None:
        """Put words on the button, and the sign that there is a menu."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setIcon(style.icon("down", "muted"))

    def open(self) -> None:
        """Show the menu under the button, its first entry ready for the keyboard."""
        self.offers.popup(self.mapToGlobal(QPoint(0, self.height())))
        first = next((action for action in self.offers.actions() if action.isEnabled()), None)
        if first is not None:
            self.offers.setActiveAction(first)
