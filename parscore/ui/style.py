"""The looks of the window: fonts, colours for light and dark, the style sheet, icons."""

from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from string import Template

from PySide6.QtCore import QByteArray, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from parscore.data_files import resource

FAMILY = "Be Vietnam Pro"
BASE_SIZE = 11
TITLE_SIZE = 13
HERO_SIZE = 22
ICON_SIZE = 18
GRID = 4
PADDING = 12


@dataclass(frozen=True, slots=True)
class Colours:
    """Neutrals, one accent, four meanings and one mark; each text colour stands 4.5:1 or more on its ground."""

    window: str
    surface: str
    text: str
    muted: str
    faint: str
    line: str
    edge: str
    accent: str
    accent_deep: str
    accent_soft: str
    on_accent: str
    done: str
    done_soft: str
    attention: str
    attention_soft: str
    fault: str
    lock: str
    lock_soft: str
    illustrative: str
    illustrative_soft: str
    illustrative_line: str


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    text="#1b2430",
    muted="#55606e",
    faint="#6b7684",
    line="#d9dee5",
    edge="#8d98a5",
    accent="#14548c",
    accent_deep="#0f4271",
    accent_soft="#e3edf7",
    on_accent="#ffffff",
    done="#1e6b3c",
    done_soft="#e2f2e8",
    attention="#855000",
    attention_soft="#fdf1d8",
    fault="#a8201a",
    lock="#56606c",
    lock_soft="#eceef1",
    illustrative="#54338a",
    illustrative_soft="#f1eaf9",
    illustrative_line="#dccdf0",
)
DARK = Colours(
    window="#1a1e23",
    surface="#22272e",
    text="#e7ebf0",
    muted="#abb5c0",
    faint="#8f9aa6",
    line="#353d47",
    edge="#6a7683",
    accent="#84b9ee",
    accent_deep="#a3ccf5",
    accent_soft="#243a50",
    on_accent="#10202f",
    done="#83cfa0",
    done_soft="#1f3a2b",
    attention="#ebbd68",
    attention_soft="#3d3119",
    fault="#f59a94",
    lock="#abb5c0",
    lock_soft="#2a3038",
    illustrative="#cdb4f2",
    illustrative_soft="#342a4a",
    illustrative_line="#463a62",
)


def application(arguments: list[str]) -> QApplication:
    """The application with its language, fonts and looks."""
    app = QApplication(arguments)
    app.setApplicationName("PARSCORE")
    prepare(app)
    return app


def prepare(app: QApplication) -> None:
    """Give an application its language, fonts and looks; the looks follow the system between light and dark."""
    QLocale.setDefault(QLocale("vi_VN"))
    speak_vietnamese(app)
    app.setApplicationDisplayName("PARSCORE")
    for weight in ("Regular", "SemiBold", "Italic"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"BeVietnamPro-{weight}.ttf")))
    app.setFont(QFont(FAMILY, BASE_SIZE))
    app.setStyle("fusion")
    dress(app)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: dress(app))


def speak_vietnamese(app: QApplication) -> None:
    """Give Qt's own buttons, menus and file dialogs Vietnamese words."""
    translator = QTranslator(app)
    if translator.load(str(resource("i18n", "qtbase_vi.qm"))):
        app.installTranslator(translator)


def dress(app: QApplication, chosen: Colours | None = None) -> None:
    """Put palette and style sheet on, for the scheme the system is in when none is named."""
    now = chosen or (DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT)
    app.setPalette(_palette(now))
    app.setStyleSheet(_sheet(now))


def colours() -> Colours:
    """The colours in use, told by the palette, so that what is painted by hand follows."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


@cache
def _sheet(chosen: Colours) -> str:
    template = Template(resource("style", "window.qss").read_text(encoding="utf-8"))
    icons = resource("icons").as_posix()
    return template.substitute(asdict(chosen), icons=icons, scheme="dark" if chosen == DARK else "light")


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


def icon(name: str, colour: str) -> QIcon:
    """An icon of our family in one colour; `colour` names a field of Colours."""
    return _icon(name, getattr(colours(), colour))


@lru_cache(maxsize=128)
def _icon(name: str, colour: str) -> QIcon:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    drawn = QIcon()
    for scale in (1, 2):
        size = ICON_SIZE * scale
        sized = text.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
        pixmap = QPixmap()
        pixmap.loadFromData(QByteArray(sized.encode()), "SVG")
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    return drawn


def font(size: int = BASE_SIZE, *, strong: bool = False, italic: bool = False) -> QFont:
    """A font of the one family."""
    made = QFont(FAMILY, size)
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
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def window_icon() -> QIcon:
    """The sign of the program."""
    return QIcon(str(resource("icons", "parscore.svg")))
