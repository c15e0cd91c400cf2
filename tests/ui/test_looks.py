"""Every control has its names, nothing is cut off, colours can be read, and all words are Vietnamese."""

from itertools import product

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from parscore.ui import style
from parscore.ui.crash import CrashDialog
from parscore.ui.totals import Totals
from tests.ui.office import Office

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTreeView)
SHAPES = ["1.1", "1.2.1", "1.4.3", "2.1.2", "2.2.3", "2.2.5", "2.2.6", "2.2.7", "5.5", "7.2", "7.6.2", "1"]


def _shown(parent: QWidget) -> list[QWidget]:
    return [w for w in parent.findChildren(QWidget) if w.isVisible() and not w.objectName().startswith("qt_")]


def _check_names(parent: QWidget) -> None:
    for widget in _shown(parent):
        if isinstance(widget, CONTROLS) and not isinstance(widget.parent(), QScrollBar):
            where = f"{type(widget).__name__} {widget.objectName()!r}"
            assert widget.objectName(), where
            assert widget.accessibleName(), where
        elif isinstance(widget, QLabel):
            assert widget.objectName(), widget.text()
            assert not widget.accessibleName(), f"{widget.text()}: an accessible name would hide the value"


@pytest.mark.parametrize("code", SHAPES)
def test_every_control_has_an_object_name_and_a_name_to_be_read_out(office: Office, code: str) -> None:
    office.choose(code)
    QApplication.processEvents()
    _check_names(office.window)


def test_dialogs_name_their_controls_too(office: Office, qtbot: QtBot) -> None:
    for action in (office.window.actions_.new, office.window.actions_.open):
        action.trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        _check_names(dialog)
        dialog.reject()


def _check_room(parent: QWidget) -> None:
    for widget in _shown(parent):
        inside = widget.parentWidget()
        if inside is None or widget.isWindow():
            continue
        told = f"{type(widget).__name__} {widget.objectName()!r} {widget.property('text')!r}"
        assert inside.rect().contains(widget.geometry()), told
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), told
        elif isinstance(widget, QLabel | QToolButton | QAbstractButton):
            assert widget.width() >= widget.minimumSizeHint().width(), told
            assert widget.height() >= widget.minimumSizeHint().height(), told


@pytest.mark.parametrize(("size", "code"), list(product([(1366, 768), (1366, 697), None], SHAPES)))
def test_nothing_is_cut_off(office: Office, size: tuple[int, int] | None, code: str) -> None:
    office.window.notice.hide()
    office.type("Mục tiêu (%)", "90")
    office.choose(code)
    QApplication.processEvents()
    least = office.window.minimumSizeHint()
    wanted = size or (least.width(), least.height())
    office.window.resize(*wanted)
    QApplication.processEvents()
    assert (office.window.width(), office.window.height()) == wanted
    scroll = office.page.pane._scroll
    page = scroll.widget()
    assert page is not None
    for part in (office.window.header, office.window.strip, page, office.window.menuBar()):
        _check_room(part)
    assert page.width() <= scroll.viewport().width()
    assert office.window.tree.header().length() <= office.window.tree.viewport().width()


@pytest.mark.parametrize("areas", [7, 8, 12])
def test_the_longest_totals_fit_into_1366_pixels(office: Office, areas: int) -> None:
    codes = [str(place) for place in range(1, areas + 1)]
    longest = Totals(
        total="100,00",
        of="/100 điểm",
        provisional="tạm tính",
        self_part="100,00/100 điểm tự chấm",
        index_percent="Chỉ số 100,00 %",
        class_name="Xếp loại Trung bình (tạm tính)",
        gap="còn thiếu 82,47 điểm",
        gap_tone="attention",
        left="Còn 110 mục chưa chấm",
        working="",
        class_working="",
        areas=dict.fromkeys(codes, ("27,00/27", 1.0)),
    )
    office.window.strip.show_areas([(code, "Lĩnh vực", 90.0) for code in codes])
    office.window.resize(1366, 768)
    office.window.strip.show_totals(longest)
    QApplication.processEvents()
    QApplication.processEvents()
    assert office.window.width() == 1366
    _check_room(office.window.strip)


@pytest.mark.parametrize("code", ["1.1", "1.2.1", "1.4.3", "2.2.6", "5.5", "7.6.2"])
def test_the_common_row_needs_no_scrolling_at_1366_by_768(office: Office, code: str) -> None:
    office.window.notice.hide()
    office.window.resize(1366, 768)
    office.choose(code)
    QApplication.processEvents()
    assert office.page.pane._scroll.verticalScrollBar().maximum() == 0


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]  # type: ignore[index]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("colours", "least"),
    [(style.LIGHT, 4.5), (style.DARK, 4.5), (style.HIGH_CONTRAST, 7)],
    ids=["light", "dark", "high contrast"],
)
def test_text_stands_out_from_its_ground(colours: style.Colours, least: float) -> None:
    pairs = [
        *product(("text", "muted", "accent", "done", "attention", "fault", "lock"), ("window", "surface")),
        *(("faint", "surface"), ("text", "accent_soft"), ("muted", "accent_soft"), ("on_accent", "accent")),
        *(("accent", "accent_soft"), ("on_accent", "accent_deep")),
        *(("text", "done_soft"), ("done", "done_soft"), ("attention", "attention_soft"), ("text", "attention_soft")),
        *(("lock", "lock_soft"), ("text", "lock_soft")),
        *(("illustrative", "illustrative_soft"), ("illustrative", "illustrative_line")),
    ]
    for ink, ground in pairs:
        assert _contrast(getattr(colours, ink), getattr(colours, ground)) >= least, (ink, ground)


@pytest.mark.parametrize("colours", style.THEMES.values(), ids=style.THEMES)
def test_edges_and_the_ring_of_the_keyboard_can_be_seen(colours: style.Colours) -> None:
    for edge, ground in product(("edge", "accent"), ("window", "surface")):
        assert _contrast(getattr(colours, edge), getattr(colours, ground)) >= 3, (edge, ground)


def test_dark_clothes_fit_too(office: Office, dressed: QApplication) -> None:
    style.dress(dressed, style.DARK)
    assert style.colours() is style.DARK
    office.choose("1.1")
    office.window.grab()
    style.dress(dressed, style.LIGHT)
    assert style.colours() is style.LIGHT


def test_points_that_are_not_official_are_marked_and_say_why(office: Office) -> None:
    mark = office.window.findChild(QLabel, "illustrative")
    assert mark is not None
    assert mark.isVisible()
    assert mark.text() == "Điểm minh họa"
    assert "không phải điểm chính thức" in mark.toolTip()


def test_our_own_mistakes_give_a_report_that_can_be_copied(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = CrashDialog("Traceback: ZeroDivisionError")
    qtbot.addWidget(dialog)
    dialog.findChild(QAbstractButton, "copy").click()  # type: ignore[union-attr]
    copied = QApplication.clipboard().text()
    assert copied.startswith("PARSCORE ")
    assert "ZeroDivisionError" in copied
    assert [b.text() for b in dialog.findChildren(QAbstractButton)] == ["Sao chép", "Làm việc tiếp"]
