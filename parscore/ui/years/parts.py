"""Buttons, captions and boxes as all parts of the page of years have them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton

from parscore.ui import style


def push(name: str, words: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """A button with a verb."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words.rstrip("…"))
    button.setProperty("primary", primary)
    button.clicked.connect(lambda _checked=False: act())
    return button


def toggle(name: str, words: str, act: Callable[[], object]) -> QToolButton:
    """A button that stays pressed: a tab, a filter."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText(words)
    button.setAccessibleName(words)
    button.setCheckable(True)
    button.setProperty("filter", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(lambda _checked=False: act())
    return button


def choice(name: str, words: str, letters: int) -> QComboBox:
    """A box to choose from, as wide as so many letters."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    box.setAccessibleIdentifier(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
    return box


def sentence(name: str, *, tone: str = "", strong: bool = False) -> QLabel:
    """A line of words that wraps."""
    label = style.text_label(name=name, tone=tone, strong=strong)
    label.setWordWrap(True)
    return label
