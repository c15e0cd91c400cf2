"""Choosing colours and text size; what is chosen is worn at once."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from parscore.ui import preferences, style

THEME_WORDS = {
    style.SYSTEM: "Theo hệ thống",
    "light": "Sáng",
    "dark": "Tối",
    "contrast": "Tương phản cao",
}
SIZE_WORDS = {10: "Nhỏ", 11: "Vừa", 13: "Lớn", 15: "Rất lớn"}


class LooksChoice(QWidget):
    """Two rows of marks: colours, text size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("looksChoice")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.PADDING)
        grid.setVerticalSpacing(style.GRID)
        grid.setColumnStretch(1, 1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme = preferences.text(style.THEME, style.SYSTEM)
        themes = {f"theme_{name}": (words, name == theme) for name, words in THEME_WORDS.items()}
        sizes = {f"size_{points}": (words, points == style.text_size()) for points, words in SIZE_WORDS.items()}
        for row, (title, choices, act) in enumerate(
            (
                ("Màu sắc", themes, lambda name: style.choose_theme(app, name)),
                ("Cỡ chữ", sizes, lambda points: style.choose_text_size(app, int(points))),
            )
        ):
            grid.addWidget(style.text_label(title, name=f"looksTitle{row}"), row, 0)
            grid.addWidget(_marks(title, choices, act), row, 1)


def _marks(title: str, choices: Mapping[str, tuple[str, bool]], act: Callable[[str], None]) -> QWidget:
    holder = QWidget()
    holder.setObjectName(f"{next(iter(choices)).partition('_')[0]}Marks")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(style.PADDING)
    group = QButtonGroup(holder)
    for name, (words, chosen) in choices.items():
        mark = QRadioButton(words)
        mark.setObjectName(name)
        mark.setAccessibleName(f"{title}: {words}")
        mark.setChecked(chosen)
        mark.toggled.connect(lambda on, of=name.partition("_")[2]: act(of) if on else None)
        group.addButton(mark)
        row.addWidget(mark)
    row.addStretch(1)
    _enter_on_chosen(group)
    group.buttonToggled.connect(lambda *_: _enter_on_chosen(group))
    return holder


def _enter_on_chosen(group: QButtonGroup) -> None:
    """Tab comes to the mark chosen; Qt itself would begin with the first one until a mark had the keyboard."""
    for mark in group.buttons():
        tabbed = mark.isChecked() or group.checkedButton() is None
        mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)
