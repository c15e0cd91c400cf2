"""The looks of the window: fonts and their size, the colours chosen, the style sheet, icons."""

from collections.abc import Mapping
from functools import cache, lru_cache
from string import Template
from typing import Any

from PySide6.QtCore import QByteArray, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from parscore.data_files import resource
from parscore.ui import QT_STYLE, preferences
from parscore.ui.colours import DARK as DARK
from parscore.ui.colours import HIGH_CONTRAST as HIGH_CONTRAST
from parscore.ui.colours import LIGHT as LIGHT
from parscore.ui.colours import Colours as Colours

FAMILY = "Be Vietnam Pro"
BASE_SIZE = 11
TITLE_SIZE = 13
HERO_SIZE = 22
ICON_SIZE = 18
GRID = 4
PADDING = 12
TEXT_SIZES = (10, 11, 13, 15)
"""What the official may choose from, in points. All other sizes are given as they are beside text of BASE_SIZE."""
THEMES: Mapping[str, Colours] = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
SYSTEM = "system"
THEME, TEXT_SIZE = "looks/theme", "looks/text_size"
IN_SCALE = "inScale"


class _Worn:
    """The looks now on."""

    colours = LIGHT
    text_size = BASE_SIZE
    sharp = False


def application(arguments: list[str]) -> QApplication:
    """The application with its language, fonts and looks."""
    app = QApplication([*arguments, *QT_STYLE])
    app.setApplicationName("PARSCORE")
    prepare(app)
    return app


def prepare(app: QApplication) -> None:
    """Give an application, made with QT_STYLE, its language, fonts and looks; these follow the system
    between light and dark."""
    QLocale.setDefault(QLocale("vi_VN"))
    speak_vietnamese(app)
    app.setApplicationDisplayName("PARSCORE")
    for weight in ("Regular", "SemiBold", "Italic"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"BeVietnamPro-{weight}.ttf")))
    kept = preferences.number(TEXT_SIZE, BASE_SIZE)
    _Worn.text_size = kept if kept in TEXT_SIZES else BASE_SIZE
    app.setFont(font())
    dress(app)
    _Worn.sharp = app.devicePixelRatio() > 1
    app.screenAdded.connect(lambda _screen: _sharpen(app))
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: dress(app))
    hints.accessibility().contrastPreferenceChanged.connect(lambda _preference: dress(app))


def speak_vietnamese(app: QApplication) -> None:
    """Give Qt's own buttons, menus and file dialogs Vietnamese words."""
    translator = QTranslator(app)
    if translator.load(str(resource("i18n", "qtbase_vi.qm"))):
        app.installTranslator(translator)


def dress(app: QApplication, chosen: Colours | None = None) -> None:
    """Put palette and style sheet on: those chosen in the settings, or of the system, when none are named."""
    before, _Worn.colours = _Worn.colours, chosen or _wanted(app)
    app.setPalette(_palette(_Worn.colours))
    app.setStyleSheet(_sheet(_Worn.colours))
    if _Worn.colours is not before:
        from parscore.ui import redress

        redress.icons(app)


def _sharpen(app: QApplication) -> None:
    """Draw icons for fine screens too, once there is one: drawing them twice takes time at the start."""
    if app.devicePixelRatio() > 1 and not _Worn.sharp:
        _Worn.sharp = True
        from parscore.ui import redress

        redress.icons(app)


def choose_theme(app: QApplication, name: str) -> None:
    """Wear a theme from now on: a name of THEMES, or SYSTEM."""
    preferences.keep(THEME, name)
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "contrast": Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(schemes.get(name, Qt.ColorScheme.Unknown))
    dress(app)


def choose_text_size(app: QApplication, points: int) -> None:
    """Write everything in this size from now on; what is shown follows at once."""
    preferences.keep(TEXT_SIZE, points)
    before, _Worn.text_size = _Worn.text_size, points
    if before != points:
        from parscore.ui import redress

        redress.sizes(app, before)
        dress(app)  # or the style sheet would hold on to the fonts it has met


def _wanted(app: QApplication) -> Colours:
    chosen = THEMES.get(preferences.text(THEME, SYSTEM))
    if chosen is not None:
        return chosen
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def colours() -> Colours:
    """The colours in use, for what is painted by hand."""
    return _Worn.colours


def text_size() -> int:
    """The size of common text, in points."""
    return _Worn.text_size


def scaled(pixels: int) -> int:
    """A length beside text of BASE_SIZE, as it is beside the text now worn."""
    return round(pixels * _Worn.text_size / BASE_SIZE)


def keep_in_scale(widget: QWidget, **lengths: int) -> None:
    """Call setters of a widget (`setFixedHeight=40`) with lengths that grow and shrink with the text."""
    widget.setProperty(IN_SCALE, {**(widget.property(IN_SCALE) or {}), **lengths})
    for setter, pixels in lengths.items():
        getattr(widget, setter)(scaled(pixels))


@cache
def _sheet(chosen: Colours) -> str:
    template = Template(resource("style", "window.qss").read_text(encoding="utf-8"))
    icons = resource("icons").as_posix()
    scheme = next(name for name, theme in THEMES.items() if theme is chosen)
    return template.substitute(chosen._asdict(), icons=icons, scheme=scheme)


def _palette(chosen: Colours) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in {
        roles.Window: chosen.window,
        roles.WindowText: chosen.text,
        roles.Base: chosen.surface,
        roles.AlternateBase: chosen.window,
        roles.Text: chosen.text,
        roles.Button: chosen.surface,
        roles.ButtonText: chosen.text,
        roles.ToolTipBase: chosen.surface,
        roles.ToolTipText: chosen.text,
        roles.Highlight: chosen.accent,
        roles.HighlightedText: chosen.on_accent,
        roles.PlaceholderText: chosen.faint,
        roles.Link: chosen.accent,
        roles.Accent: chosen.accent,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.faint))
    return palette


class Icon(QIcon):
    """An icon of our family. Pictures taken from it are remembered, so that they can change their colour."""

    drawn_as: tuple[str, str] = ("", "")

    def pixmap(self, *size: Any) -> QPixmap:
        made = super().pixmap(*size)
        _DRAWN[made.cacheKey()] = self.drawn_as
        return made


_DRAWN: dict[int, tuple[str, str]] = {}
"""What icons and pictures show, as (name, field of Colours), by the key that all copies of one share."""


def icon(name: str, colour: str) -> Icon:
    """An icon of our family in one colour; `colour` names a field of Colours. On buttons, actions and labels it
    follows when the colours change."""
    return _icon(name, colour, getattr(colours(), colour), _Worn.sharp)


def drawn_as(key: int) -> tuple[str, str] | None:
    """Name and colour of what is drawn under the cache key of an icon or picture; None when it is not ours."""
    return _DRAWN.get(key)


@lru_cache(maxsize=256)
def _icon(name: str, field: str, colour: str, sharp: bool) -> Icon:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    drawn = Icon()
    for scale in (1, 2) if sharp else (1,):
        size = ICON_SIZE * scale
        sized = text.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
        pixmap = QPixmap()
        pixmap.loadFromData(QByteArray(sized.encode()), "SVG")
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    drawn.drawn_as = (name, field)
    _DRAWN[drawn.cacheKey()] = drawn.drawn_as
    return drawn


def font(size: int = BASE_SIZE, *, strong: bool = False, italic: bool = False) -> QFont:
    """A font of the one family; `size` in points beside common text of BASE_SIZE."""
    made = QFont(FAMILY)
    made.setPointSizeF(size * _Worn.text_size / BASE_SIZE)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setItalic(italic)
    return made


def text_label(
    text: str = "", *, name: str = "", tone: str = "", size: int = BASE_SIZE, strong: bool = False
) -> QLabel:
    """A label of plain text; one that carries live values gets an object name and never an accessible name."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    if tone:
        label.setProperty("tone", tone)
    if size != BASE_SIZE or strong:
        label.setFont(font(size, strong=strong))
    return label


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it looks when it is first shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def window_icon() -> QIcon:
    """The sign of the program."""
    return QIcon(str(resource("icons", "parscore.svg")))
