"""Bringing what is already shown into the colours and sizes now worn."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from parscore.ui import style

BEFORE_SHEET = "_q_styleSheetWidgetFont"
"""Where Qt keeps the font a widget had before the style sheet came, to put it back with every new sheet."""


def icons(app: QApplication) -> None:
    """Draw the icons on buttons, labels and actions anew."""
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton):
            _icon_of(widget)
        elif isinstance(widget, QLabel):
            _picture_of(widget)
        for action in widget.actions():
            _icon_of(action)


def _icon_of(holder: QAbstractButton | QAction) -> None:
    known = style.drawn_as(holder.icon().cacheKey())
    if known is not None:
        holder.setIcon(style.icon(*known))


def _picture_of(label: QLabel) -> None:
    picture = label.pixmap()
    known = None if picture.isNull() else style.drawn_as(picture.cacheKey())
    if known is not None:
        label.setPixmap(style.icon(*known).pixmap(picture.deviceIndependentSize().toSize()))


def sizes(app: QApplication, before: int) -> None:
    """Give everything the text size now worn: fonts set on single widgets, and lengths kept in scale."""
    app.setFont(style.font())
    for widget in app.allWidgets():
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            font = widget.font()
            usual = round(font.pointSizeF() * style.BASE_SIZE / before)
            font.setPointSizeF(usual * style.text_size() / style.BASE_SIZE)
            if widget.property(BEFORE_SHEET) is not None:
                widget.setProperty(BEFORE_SHEET, font)
            widget.setFont(font)
        lengths = widget.property(style.IN_SCALE)
        if lengths:
            style.keep_in_scale(widget, **lengths)
