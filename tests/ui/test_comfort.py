"""Colours, text sizes, small and large screens, and what is remembered of them on this computer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QRadioButton, QToolButton, QWidget

from parscore.ui import preferences, style, window_place
from parscore.ui.filter_bar import FilterBar
from parscore.ui.score_page import BAR_HEIGHTS
from parscore.ui.settings_page import SettingsPage
from tests.ui.office import Office

SCREENS = {"125 %": (1093, 614), "150 %": (910, 512), "200 %": (683, 384)}


@pytest.fixture
def app(dressed: QApplication) -> Iterator[QApplication]:
    """The application; whatever it is made to wear it takes off again."""
    yield dressed
    style.choose_theme(dressed, style.SYSTEM)
    style.choose_text_size(dressed, style.BASE_SIZE)


def settings_of(office: Office) -> SettingsPage:
    office.window.show_page("settings")
    page = office.window.findChild(SettingsPage)
    assert page is not None
    return page


def resize(office: Office, size: tuple[int, int]) -> None:
    office.window.notice.hide()
    office.window.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    assert (office.window.width(), office.window.height()) == size


def inked(icon: QIcon) -> str:
    """The strongest colour of what an icon draws."""
    image = icon.pixmap(style.ICON_SIZE).toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(colours, key=lambda colour: colour.alpha()).name()


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_icons_that_are_already_drawn_change_with_the_colours(office: Office, app: QApplication, theme: str) -> None:
    style.choose_theme(app, "light")
    office.window.actions_.undo.setIcon(style.icon("undo", "muted"))
    saved = office.window.findChild(QLabel, "savedIcon")
    button = office.window.findChild(QToolButton, "go_home")
    assert saved is not None
    assert button is not None
    style.choose_theme(app, theme)
    colours = style.THEMES[theme]
    assert inked(button.icon()) == colours.muted
    assert inked(office.window.actions_.undo.icon()) == colours.muted
    assert inked(QIcon(saved.pixmap())) == colours.done


def test_no_icon_of_ours_stays_behind_when_the_colours_change(office: Office, app: QApplication) -> None:
    style.choose_theme(app, "light")
    settings_of(office)
    office.window.show_page("desk")
    before = {
        w: w.icon().cacheKey()
        for w in office.window.findChildren(QAbstractButton)
        if not w.icon().isNull() and not w.objectName().startswith("qt_")
    }
    style.choose_theme(app, "dark")
    stayed = [w.objectName() for w, key in before.items() if w.icon().cacheKey() == key]
    assert before
    assert stayed == []


def test_what_is_chosen_is_worn_at_once_and_at_the_next_start(office: Office, app: QApplication) -> None:
    page = settings_of(office)
    for name, colours in (("dark", style.DARK), ("contrast", style.HIGH_CONTRAST), ("light", style.LIGHT)):
        page.findChild(QRadioButton, f"theme_{name}").click()  # type: ignore[union-attr]
        assert style.colours() is colours
        assert preferences.text(style.THEME) == name
    page.findChild(QRadioButton, "size_13").click()  # type: ignore[union-attr]
    assert app.font().pointSizeF() == 13
    assert preferences.number(style.TEXT_SIZE) == 13


def test_following_the_system_is_what_nobody_need_choose(office: Office, app: QApplication) -> None:
    assert settings_of(office).findChild(QRadioButton, "theme_system").isChecked()  # type: ignore[union-attr]


@pytest.mark.parametrize("points", style.TEXT_SIZES)
def test_all_text_follows_its_size_and_comes_back_exactly(office: Office, app: QApplication, points: int) -> None:
    office.choose("2.2.3")
    settings_of(office)
    office.window.show_page("desk")

    def sizes() -> dict[QWidget, float]:
        return {label: label.font().pointSizeF() for label in office.window.findChildren(QLabel)}

    usual, row = sizes(), office.window.tree.sizeHintForRow(0)
    style.choose_text_size(app, points)
    style.dress(app, style.DARK)
    for label, size in sizes().items():
        assert size == pytest.approx(usual[label] * points / style.BASE_SIZE), label.objectName()
    assert office.window.tree.sizeHintForRow(0) == pytest.approx(row * points / style.BASE_SIZE, abs=1)
    style.choose_text_size(app, style.BASE_SIZE)
    assert sizes() == usual


def cut_off(parent: QWidget) -> list[str]:
    """What does not have the room it needs, as its names."""
    found = []
    for widget in parent.findChildren(QWidget):
        inside = widget.parentWidget()
        if not widget.isVisible() or inside is None or widget.objectName().startswith("qt_"):
            continue
        least = widget.minimumSizeHint()
        wrapped = isinstance(widget, QLabel) and widget.wordWrap()
        tight = widget.height() < widget.heightForWidth(widget.width()) if wrapped else widget.width() < least.width()
        if not inside.rect().contains(widget.geometry()) or tight:
            found.append(f"{type(widget).__name__} {widget.objectName()} {widget.property('text')}")
    return found


@pytest.mark.parametrize("points", [13, 15])
@pytest.mark.parametrize("code", ["1.1", "1.2.1", "2.2.6", "7.6.2", "1"])
def test_large_text_at_1366_by_768_cuts_nothing_off(office: Office, app: QApplication, points: int, code: str) -> None:
    style.choose_text_size(app, points)
    resize(office, (1366, 768))
    office.choose(code)
    QApplication.processEvents()
    page = office.page.pane._scroll.widget()
    assert page is not None
    for part in (office.window.header, office.window.strip, page):
        assert cut_off(part) == []
    assert page.width() <= office.page.pane._scroll.viewport().width()
    assert office.window.tree.header().length() <= office.window.tree.viewport().width()


@pytest.mark.parametrize("points", style.TEXT_SIZES)
@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("unfolded", [False, True])
def test_scaled_screens_cut_nothing_off(
    office: Office, app: QApplication, size: tuple[int, int], points: int, unfolded: bool
) -> None:
    if points > 11 and size[0] < 900:
        pytest.skip("large text on a screen magnified twice is more than anybody asks for")
    style.choose_text_size(app, points)
    office.choose("1.1")
    resize(office, size)
    if unfolded:
        office.window.strip.unfold()
        QApplication.processEvents()
        QApplication.processEvents()
    page = office.page.pane._scroll.widget()
    assert page is not None
    for part in (office.window.header, office.window.strip, page):
        assert cut_off(part) == []
    assert page.width() <= office.page.pane._scroll.viewport().width()


@pytest.mark.parametrize("size", [(910, 512), (683, 384)])
def test_a_narrow_window_shows_one_half_of_the_desk_and_both_can_be_reached(
    office: Office, size: tuple[int, int]
) -> None:
    office.choose("1.1")
    office.page.pane.focus_first()
    resize(office, size)
    assert office.page.pane.isVisible()
    assert not office.window.tree.isVisible()
    QTest.keyClick(office.window, Qt.Key.Key_F3)
    assert office.window.tree.hasFocus()
    assert not office.page.pane.isVisible()
    QTest.keyClick(office.window.tree, Qt.Key.Key_Down)
    assert office.window.tree.isVisible()
    QTest.keyClick(office.window.tree, Qt.Key.Key_Return)
    assert office.page.pane.isVisible()
    back = office.named("Về danh sách (F3)")
    assert isinstance(back, QToolButton)
    back.click()
    assert office.window.tree.isVisible()
    office.window.tree.scrollTo(office.page.model.index_of("1.1"))
    place = office.window.tree.visualRect(office.page.model.index_of("1.1")).center()
    QTest.mouseClick(office.window.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert office.page.pane.isVisible()
    resize(office, (1366, 768))
    assert office.page.pane.isVisible()
    assert office.window.tree.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_low_window_folds_the_totals_and_unfolds_them_for_the_facts(office: Office) -> None:
    resize(office, (1093, 614))
    strip = office.window.strip
    target = office.window.findChild(QLineEdit, "target_percent")
    assert target is not None
    assert office.window.findChild(QLabel, "total").isVisible()  # type: ignore[union-attr]
    assert not target.isVisible()
    office.window.findChild(QToolButton, "stripMore").click()  # type: ignore[union-attr]
    assert target.isVisible()
    strip._more.setChecked(False)
    office.window.actions_.facts.trigger()
    assert office.page._facts.isVisible()
    office.page._facts.offers.close()
    resize(office, (1366, 768))
    assert target.isVisible()
    assert not office.window.findChild(QToolButton, "stripMore").isVisible()  # type: ignore[union-attr]


def test_every_page_can_be_seen_in_full_on_a_screen_magnified_twice(office: Office) -> None:
    resize(office, (683, 384))
    for name in office.window.navigation._buttons:
        try:
            office.window.show_page(name)
        except ModuleNotFoundError:
            continue
        QApplication.processEvents()
        assert (office.window.width(), office.window.height()) == (683, 384), name


def test_preferences_come_back_after_the_program_was_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "bật" / "window.ini"
    monkeypatch.setenv(preferences.VARIABLE, str(file))
    assert preferences.text("words", "chưa có") == "chưa có"
    preferences.keep("words", "Nguyễn Thị Hoa, văn phòng; 1.234,5")
    preferences.keep("sizes", (3, 20, -1))
    preferences.keep("one", 7)
    preferences.flush()
    read_by_another = QSettings(str(file), QSettings.Format.IniFormat)
    assert read_by_another.value("words") == "Nguyễn Thị Hoa, văn phòng; 1.234,5"
    assert preferences.numbers("sizes") == (3, 20, -1)
    assert preferences.number("one") == 7


def test_preferences_that_make_no_sense_are_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[looks]\ntheme=@Invalid()\ntext_size=huge\n\x00\xff[[[", encoding="latin-1")
    monkeypatch.setenv(preferences.VARIABLE, str(file))
    assert preferences.number(style.TEXT_SIZE, 11) == 11
    assert preferences.numbers(style.TEXT_SIZE) == ()
    assert preferences.text(style.THEME, style.SYSTEM) == style.SYSTEM


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(preferences.VARIABLE, str(tmp_path / "file" / "window.ini"))
    preferences.keep("words", "một")
    preferences.flush()
    assert preferences.text("words") == "một"


def test_the_window_comes_back_as_large_as_it_was_left(office: Office) -> None:
    office.window.setGeometry(10, 60, 700, 420)
    office.reopen()
    window_place.show_where_it_was(office.window)
    assert office.window.geometry() == QRect(10, 60, 700, 420)


@pytest.mark.parametrize(
    "place", [(0, 40, 1366, 700), (5000, 40, 300, 300), (0, 0, 300, 300), (1, 2, 3), (), (9, 9, 0, 9)]
)
def test_a_place_that_does_not_fit_the_screen_is_forgotten(place: tuple[int, ...]) -> None:
    assert window_place.fitting(place, [QRect(0, 0, 1280, 720)]) is None


def test_a_place_on_the_second_screen_is_kept() -> None:
    screens = [QRect(0, 0, 1280, 720), QRect(1280, 0, 1366, 768)]
    assert window_place.fitting((1300, 40, 1000, 700), screens) == QRect(1300, 40, 1000, 700)


def test_the_width_of_the_form_is_remembered(office: Office) -> None:
    office.window._work.setSizes([700, 500])
    office.window._work.splitterMoved.emit(700, 1)
    chosen = office.window._work.sizes()[1]
    office.reopen()
    QApplication.processEvents()
    assert office.window._work.sizes()[1] == pytest.approx(chosen, abs=2)


def test_the_deadline_is_read_as_it_is_typed_and_saved(office: Office) -> None:
    page = settings_of(office)
    office.type("Hạn nộp", "15/12/2025")
    assert str(office.assessment.circumstances.deadline) == "2025-12-15"
    office.type("Hạn nộp", "31/02/2026")
    assert not page.leave()
    assert str(office.assessment.circumstances.deadline) == "2025-12-15"
    assert "không phải là ngày có thật" in office.text("deadlineMessage")
    office.type("Hạn nộp", "")
    assert office.assessment.circumstances.deadline is None
    office.type("Hạn nộp", "5.1.2026")
    office.reopen()
    assert str(office.assessment.circumstances.deadline) == "2026-01-05"


def test_the_settings_tell_where_the_data_lie_and_what_program_this_is(office: Office) -> None:
    settings_of(office)
    assert office.text("folderPath") == str(office.folder)
    assert "PARSCORE" in office.text("about0")
    assert "SIL Open Font License" in office.text("about2")


@pytest.mark.parametrize("points", style.TEXT_SIZES)
def test_the_filter_bar_comes_into_the_room_kept_free_for_it(app: QApplication, points: int) -> None:
    style.choose_text_size(app, points)
    bar = FilterBar()
    bar.resize(800, bar.sizeHint().height())
    bar.show()
    assert bar.sizeHint().height() == BAR_HEIGHTS[points]
    bar.close()


def test_icons_are_drawn_finely_once_a_fine_screen_is_there(
    office: Office, app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style._Worn, "sharp", False)
    button = office.window.findChild(QToolButton, "go_home")
    assert button is not None
    button.setIcon(style.icon("home", "muted"))
    assert max(size.width() for size in button.icon().availableSizes()) == style.ICON_SIZE
    monkeypatch.setattr(app, "devicePixelRatio", lambda: 2.0)
    app.screenAdded.emit(app.primaryScreen())
    assert max(size.width() for size in button.icon().availableSizes()) == style.ICON_SIZE * 2
