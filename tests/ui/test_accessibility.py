"""What a screen reader finds on every page: names and roles, an order to go by, and nothing said by colour alone."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from parscore.data_files import resource
from parscore.ui.pages import PAGES
from parscore.ui.tree_roles import COL_STATUS, Role
from tests.ui.office import Office

NAMES = [info.name for info in PAGES]
ROWS = ["1", "1.1", "1.2.1", "1.4.3", "2.2.5", "4.3", "7.2", "7.6.2", "7.7.1"]
INSIDE = {
    QAccessible.Role.TreeItem,
    QAccessible.Role.ListItem,
    QAccessible.Role.Cell,
    QAccessible.Role.RowHeader,
    QAccessible.Role.ColumnHeader,
}
WITHOUT_MEANING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


def walk(spoken: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything in sight that a screen reader can reach, but the cells of tables and trees."""
    if spoken.role() in INSIDE or spoken.state().invisible:
        return
    yield spoken
    for place in range(spoken.childCount()):
        child = spoken.child(place)
        if child is not None and child.isValid():
            yield from walk(child)


def spoken(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def told(control: QAccessibleInterface) -> str:
    widget = control.object()
    return f"{type(widget).__name__} {widget.objectName()!r} {control.role().name}"


def shown(office: Office, page: str) -> None:
    office.window.resize(1366, 768)
    office.window.show_page(page)
    QApplication.processEvents()


def check_names(office: Office) -> None:
    nameless, roleless = [], []
    for control in walk(spoken(office.window)):
        if not control.state().focusable or control.role() is QAccessible.Role.Window:
            continue
        if not control.text(QAccessible.Text.Name).strip():
            nameless.append(told(control))
        if control.role() in WITHOUT_MEANING:
            roleless.append(told(control))
    assert nameless == []
    assert roleless == []


@pytest.mark.parametrize("page", NAMES)
def test_every_control_of_a_page_has_a_name_and_a_role(office: Office, page: str) -> None:
    shown(office, page)
    check_names(office)


@pytest.mark.parametrize("code", ROWS)
def test_every_control_of_a_row_has_a_name_and_a_role(office: Office, code: str) -> None:
    office.choose(code)
    QApplication.processEvents()
    check_names(office)


@pytest.mark.parametrize("page", NAMES)
def test_names_are_vietnamese_words_and_never_those_of_the_code(office: Office, page: str) -> None:
    shown(office, page)
    names = {c.text(QAccessible.Text.Name): told(c) for c in walk(spoken(office.window)) if c.state().focusable}
    own = {w.objectName() for w in office.window.findChildren(QWidget)} - {""}
    assert {name: who for name, who in names.items() if name in own} == {}
    long = {name: who for name, who in names.items() if len(name.split()) > 1}
    assert {name: who for name, who in long.items() if not VIETNAMESE.search(name)} == {}


@pytest.mark.parametrize("page", NAMES)
def test_labels_are_read_as_they_stand(office: Office, page: str) -> None:
    shown(office, page)
    labels = [label for label in office.window.findChildren(QLabel) if label.isVisible()]
    assert [label.objectName() for label in labels if label.accessibleName()] == []
    assert [label.text() for label in labels if not label.objectName()] == []


class Stop(NamedTuple):
    """What Tab reached, where it then stood, and where what had the keyboard before stood then: parts scroll."""

    widget: QWidget
    place: QRect
    before: QRect


def in_tab_order(office: Office) -> list[Stop]:
    """What Tab reaches, one after the other, until it comes round."""
    found: list[Stop] = []
    office.window.setFocus()
    office.window.focusNextChild()
    while (widget := QApplication.focusWidget()) is not None and widget not in [stop.widget for stop in found]:
        found.append(Stop(widget, place_of(widget), place_of(found[-1].widget if found else widget)))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    first = [stop.widget for stop in found].index(widget) if widget is not None else 0
    return found[first:]


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def pane_of(office: Office, widget: QWidget) -> str:
    window = office.window
    panes: dict[str, QWidget | None] = {
        "header": window.header,
        "strip": window.strip,
        "navigation": window.navigation,
        "notice": window.notice,
    }
    panes |= {"list": window._work.widget(0), "form": window._work.widget(1)}
    panes |= dict(window._frames)
    return next((name for name, pane in panes.items() if pane is not None and pane.isAncestorOf(widget)), "window")


def check_order(office: Office) -> None:
    order = [(pane_of(office, stop.widget), stop) for stop in in_tab_order(office)]
    panes = [order[0][0], *(after for (before, _), (after, _) in pairwise(order) if before != after)]
    wanted = ["header", "strip", "navigation", "list", "form", *NAMES, "notice"]
    start = wanted.index(panes[0])
    assert panes == sorted(panes, key=lambda pane: (wanted.index(pane) - start) % len(wanted))
    wrong = []
    for (pane, before), (next_pane, after) in pairwise(order):
        a, b = after.before, after.place
        above = b.bottom() <= a.top() and b.left() < a.right()  # to the right the next column begins
        left = a.top() < b.bottom() and b.top() < a.bottom() and b.right() <= a.left()
        if pane == next_pane and (above or left):
            wrong.append(f"{pane}: {before.widget.objectName()} → {after.widget.objectName()}")
    assert wrong == []


@pytest.mark.parametrize("page", NAMES)
def test_tab_goes_as_one_reads(office: Office, page: str) -> None:
    shown(office, page)
    check_order(office)


@pytest.mark.parametrize("code", ROWS)
def test_tab_goes_as_one_reads_through_a_row(office: Office, code: str) -> None:
    office.choose(code)
    QApplication.processEvents()
    check_order(office)


def rules_of_focus() -> set[str]:
    sheet = resource("style", "window.qss").read_text(encoding="utf-8")
    return set(re.findall(r"([#\w]+)(?:\[[^]]*\])*:focus", sheet))


def called(widget: QWidget) -> set[str]:
    names, kind = {f"#{widget.objectName()}"}, widget.metaObject()
    while kind is not None:
        names.add(kind.className())
        kind = kind.superClass()
    return names


@pytest.mark.parametrize("page", NAMES)
def test_where_the_keyboard_is_can_be_seen(office: Office, page: str) -> None:
    shown(office, page)
    rules = rules_of_focus()
    by_sheet = [widget for widget, *_ in in_tab_order(office) if "paintEvent" not in vars(type(widget))]
    blind = [widget.objectName() for widget in by_sheet if not called(widget) & rules]
    assert blind == []


@pytest.mark.parametrize("page", NAMES)
def test_a_control_looks_different_with_the_keyboard(office: Office, page: str) -> None:
    shown(office, page)
    same = []
    for widget, *_ in in_tab_order(office):
        for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            QApplication.sendEvent(widget, QFocusEvent(kind, Qt.FocusReason.OtherFocusReason))
        office.window.tree.clearFocus()
        (QApplication.focusWidget() or widget).clearFocus()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus():
            continue
        if widget.grab().toImage() == without:
            same.append(widget.objectName())
    assert same == []


def test_the_state_of_a_row_is_a_word_beside_its_sign(office: Office) -> None:
    model = office.page.model
    for code in model.codes_of_leaves():
        index = model.index_of(code).siblingAtColumn(COL_STATUS)
        assert str(index.data()).strip(), code
        assert index.data(Role.ICON), code


@pytest.mark.parametrize("page", NAMES)
def test_a_sign_never_stands_without_words(office: Office, page: str) -> None:
    shown(office, page)
    alone = []
    for sign in office.window.findChildren(QLabel):
        if sign.isVisible() and not sign.pixmap().isNull():
            holder = sign.parentWidget()
            assert holder is not None
            beside = [w for w in holder.findChildren(QLabel) if w.isVisible() and w.text().strip()]
            if not beside and not sign.toolTip():
                alone.append(sign.objectName())
    assert alone == []
