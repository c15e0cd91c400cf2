"""Typing Vietnamese: what Unikey and input methods send arrives whole, however often it is saved meanwhile.

Unikey takes letters back and types them anew ("e", then backspace and "ê", then backspace and "ế"); input methods of
other systems show a word before they hand it over.
"""

from collections.abc import Callable, Iterator
from typing import Literal
from unicodedata import combining, normalize

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from parscore.scoring.text import nfc
from parscore.ui.pages import PAGES
from tests.ui.office import Office

PHRASE = "Đã niêm yết đủ tại Bộ phận Một cửa, đường Nguyễn Trãi"
SHORT = "đường Nguyễn Trãi"  # for a hand that rests after every key, unless drills ask for the whole
HATS = {"\u0302", "\u0306", "\u031b"}
ROWS = ["1.1", "1.4.3", "2.2.5", "4.3", "5.5", "7.2", "7.6.2"]
Editor = QLineEdit | QPlainTextEdit | QTextEdit


def unikey(word: str, *, composed: bool = True) -> Iterator[str]:
    """The keys Unikey sends for a word: plain letters, taken back ("\\b") for those with hats, then for tones."""
    plain = "".join(c for c in normalize("NFD", word) if not combining(c)).translate(str.maketrans("đĐ", "dD"))
    hatted = "".join(c for c in normalize("NFD", word) if not combining(c) or c in HATS)
    form: Literal["NFC", "NFD"] = "NFC" if composed else "NFD"
    shown = ""
    for stage in (plain, normalize(form, hatted), normalize(form, word)):
        same = next(
            (at for at, (a, b) in enumerate(zip(shown, stage, strict=False)) if a != b), min(len(shown), len(stage))
        )
        yield from "\b" * (len(shown) - same)
        yield from stage[same:]
        shown = stage


def press(widget: QWidget, char: str) -> None:
    key = Qt.Key.Key_Backspace if char == "\b" else Qt.Key(0)  # letters of Unikey come without a key of their own
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char))


def preedit(widget: QWidget, shown: str, committed: str = "") -> None:
    event = QInputMethodEvent(shown, [])
    if committed:
        event.setCommitString(committed)
    QCoreApplication.sendEvent(widget, event)


def text_of(widget: Editor) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def pause(office: Office) -> None:
    """The hand rests: everything that waits for a pause happens now."""
    for timer in office.window.findChildren(QTimer):
        if timer.isActive() and timer.isSingleShot():
            timer.stop()
            timer.timeout.emit()
    QApplication.processEvents()


def by_unikey(office: Office, widget: Editor, phrase: str = PHRASE, *, composed: bool, pausing: bool) -> None:
    for word in phrase.split(" "):
        for char in (*unikey(word, composed=composed), " "):
            press(widget, char)
            if pausing:
                pause(office)
    press(widget, "\b")


def by_input_method(office: Office, widget: Editor, phrase: str = PHRASE, *, composed: bool, pausing: bool) -> None:
    form: Literal["NFC", "NFD"] = "NFC" if composed else "NFD"
    for word in phrase.split(" "):
        shown = ""
        for char in unikey(word):
            shown = shown[:-1] if char == "\b" else shown + char
            preedit(widget, shown)
            if pausing:
                pause(office)
        preedit(widget, "", normalize(form, word))
        press(widget, " ")
    press(widget, "\b")


def editors(office: Office) -> list[Editor]:
    return [
        widget
        for widget in office.window.findChildren(QWidget)
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)
        and widget.isVisible()
        and widget.isEnabled()
        and not widget.isReadOnly()
        and not widget.objectName().startswith("qt_")
    ]


def check_every_editor(
    office: Office, way: Callable[..., None], phrase: str = PHRASE, *, composed: bool, pausing: bool
) -> None:
    found = editors(office)
    for widget in found:
        name = widget.objectName()
        widget.setFocus()
        widget.clear()
        way(office, widget, phrase, composed=composed, pausing=pausing)
        assert isValid(widget), f"{name} was taken away while somebody typed into it"
        assert widget.hasFocus(), name
        assert nfc(text_of(widget)) == phrase, name
        if isinstance(widget, QLineEdit):
            assert widget.cursorPosition() == len(text_of(widget)), name
        widget.clear()
        pause(office)


@pytest.mark.parametrize("way", [by_unikey, by_input_method])
@pytest.mark.parametrize("pausing", [False, True], ids=["at once", "with pauses"])
@pytest.mark.parametrize("code", ROWS)
def test_every_field_of_the_desk_takes_vietnamese_whole(
    office: Office, way: Callable[..., None], pausing: bool, code: str, at_full_size: bool
) -> None:
    office.choose(code)
    QApplication.processEvents()
    phrase = PHRASE if at_full_size or not pausing else SHORT
    check_every_editor(office, way, phrase, composed=True, pausing=pausing)


@pytest.mark.parametrize("page", [info.name for info in PAGES if info.module])
@pytest.mark.parametrize("way", [by_unikey, by_input_method])
def test_every_field_of_the_other_pages_takes_vietnamese_whole(
    office: Office, way: Callable[..., None], page: str, at_full_size: bool
) -> None:
    office.window.show_page(page)
    QApplication.processEvents()
    check_every_editor(office, way, PHRASE if at_full_size else SHORT, composed=True, pausing=True)


@pytest.mark.parametrize("way", [by_unikey, by_input_method])
@pytest.mark.parametrize("name", ["Ghi chú", "Giải trình"])
def test_decomposed_letters_are_kept_composed(office: Office, way: Callable[..., None], name: str) -> None:
    office.choose("1.1")
    line = office.named(name)
    assert isinstance(line, QPlainTextEdit)
    line.setFocus()
    way(office, line, composed=False, pausing=True)
    office.window.tree.setFocus()
    answer = office.assessment.answer("1.1")
    assert (answer.note or answer.explanation) == PHRASE


@pytest.mark.parametrize("pausing", [False, True])
def test_a_note_saved_in_the_middle_of_a_word_goes_on(office: Office, pausing: bool) -> None:
    office.choose("1.1")
    note = office.named("Ghi chú")
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    for char in unikey("Đã"):
        press(note, char)
    press(note, " ")
    preedit(note, "viê")
    if pausing:
        pause(office)
    assert note.toPlainText() == "Đã "
    preedit(note, "việ")
    preedit(note, "", "việc")
    office.window.tree.setFocus()
    assert office.assessment.answer("1.1").note == "Đã việc"


@pytest.mark.parametrize(("typed", "kept"), [("98\b7,5", "97,5"), ("1.0000\b", "1.000"), ("०\b12", "12")])
def test_numbers_typed_and_taken_back_are_what_stands_at_the_end(office: Office, typed: str, kept: str) -> None:
    office.window.tree.setFocus()
    field = office.named("Mục tiêu (%)")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    for char in typed:
        press(field, char)
        pause(office)
    assert field.text() == kept


def test_enter_while_a_word_is_still_shown_first_hands_the_word_over(office: Office) -> None:
    office.choose("1.1")
    field = next(w for w in editors(office) if isinstance(w, QLineEdit) and w.objectName() not in {"search"})
    field.setFocus()
    field.clear()
    preedit(field, "8")
    preedit(field, "", "85")
    assert field.text() == "85"
