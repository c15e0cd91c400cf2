"""Threads and Qt objects stay apart: PySide does not survive a thread that reaches for them at the wrong moment."""

import re
import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from parscore.storage.evidence_store import EvidenceStore, Held
from parscore.ui import waiting
from parscore.ui.errand import Errand, Tell
from parscore.ui.evidence_list import EvidenceList
from parscore.ui.remarks import Remarks
from parscore.ui.tree_filter import Kind
from parscore.ui.waiting import StoppedError, WaitingBox, waited
from tests.ui.office import Office
from tests.ui.units import sample_folder

if TYPE_CHECKING:
    from parscore.scoring.answers import Answer

pytestmark = pytest.mark.usefixtures("dressed")
CODE = "1.2.1"


def test_what_the_work_tells_arrives_in_order_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    told: list[tuple[object, threading.Thread]] = []

    def work(tell: Tell) -> None:
        for number in range(3):
            tell((number, threading.current_thread() is threading.main_thread()))

    errand = Errand(work, QApplication.instance())  # type: ignore[arg-type]
    errand.told.connect(lambda news: told.append((news, threading.current_thread())))
    with qtbot.waitSignal(errand.ended) as ended:
        errand.start()
    assert told == [((number, False), threading.main_thread()) for number in range(3)]
    assert ended.args == [None]


def test_threads_are_started_in_three_places_only() -> None:
    sources = Path(waiting.__file__).parent.rglob("*.py")
    starting = re.compile(r"globalInstance\(\)\.start|ThreadPoolExecutor\(|\bThread\(|QThread\b|QRunnable")
    found = {path.stem for path in sources if starting.search(path.read_text(encoding="utf-8"))}
    assert found == {"errand", "journal", "waiting"}


def test_what_the_work_raised_comes_at_the_end(qtbot: QtBot) -> None:
    errand = Errand(lambda _tell: 1 // 0 and None, QApplication.instance())  # type: ignore[arg-type]
    with qtbot.waitSignal(errand.ended) as ended:
        errand.start()
    assert ended.args is not None
    assert isinstance(ended.args[0], ZeroDivisionError)


def test_an_errand_let_go_of_while_it_works_ends_unheard(qtbot: QtBot) -> None:
    go_on = threading.Event()
    heard: list[object] = []

    def work(tell: Tell) -> None:
        assert go_on.wait(10)
        tell("muộn")

    holder = QObject()
    errand = Errand(work, holder)
    errand.told.connect(heard.append)
    errand.start()
    over = errand.over
    holder.deleteLater()
    QApplication.sendPostedEvents(holder, QEvent.Type.DeferredDelete)
    go_on.set()
    assert over.wait(10)
    qtbot.wait(1)
    assert heard == []


def test_the_connections_of_a_long_wait_do_not_watch_what_the_thread_holds(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PySide watches an object while one of its methods is connected, and forgets it in the thread that drops it."""
    go_on, watched = threading.Event(), []
    made: list[Any] = []

    class Task(waiting._Task[str]):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            made.append(self)

    def look() -> None:
        box = office.window.findChild(WaitingBox)
        if box is None or not box.isVisible():
            QTimer.singleShot(20, look)
            return
        watched.append(weakref.getweakrefcount(made[0]))
        stop = box.findChild(QPushButton, "stop")
        assert stop is not None
        stop.click()
        go_on.set()

    monkeypatch.setattr(waiting, "_Task", Task)
    QTimer.singleShot(0, look)
    with pytest.raises(StoppedError):
        waited(office.window, "Đang mở…", lambda: str(go_on.wait(10)))
    assert watched == [0]


def test_a_field_deleted_with_the_focus_in_it_says_nothing_more(qtbot: QtBot) -> None:
    taken: list[Answer] = []
    whole = QWidget()
    qtbot.addWidget(whole)
    part = QWidget(whole)
    remarks = Remarks(None, taken.append, locked=False)
    remarks.setParent(part)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    remarks.note.setFocus()
    remarks.note.setPlainText("dở dang")
    assert remarks.note.hasFocus()
    part.deleteLater()
    QApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete)
    assert not whole.findChildren(QLineEdit)
    assert taken == []


class SlowStore:
    """Copies nothing until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        hold = EvidenceStore.hold

        def slowly(store: EvidenceStore, *given: Any, **named: Any) -> Held:
            self.go.wait(10)
            return hold(store, *given, **named)

        monkeypatch.setattr(EvidenceStore, "hold", slowly)


@pytest.fixture
def sample(qtbot: QtBot, tmp_path: Path) -> Office:
    return Office(qtbot, sample_folder(tmp_path))


def add_file(office: Office, folder: Path) -> None:
    office.choose(CODE)
    QApplication.processEvents()
    evidence = office.window.findChild(EvidenceList)
    assert evidence is not None
    file = folder / "kế hoạch.pdf"
    file.write_bytes(b"%PDF")
    evidence.take_in([file])


def names(office: Office) -> list[str]:
    links = office.assessment.links.get(CODE, ())
    return [office.assessment.documents[link.document].file_name for link in links]


@pytest.mark.parametrize("way", ["another year", "closing"])
def test_a_file_under_way_is_attached_before_its_row_is_left_for_good(
    sample: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    store, here = SlowStore(monkeypatch), sample.assessment.card.id
    there = next(card.id for card in sample.desk.cards if card.id != here)
    add_file(sample, tmp_path)
    threading.Timer(0.1, store.go.set).start()
    if way == "closing":
        sample.reopen()
    else:
        sample.desk.open_card(there)
        assert sample.assessment.card.id == there
    sample.desk.open_card(here)
    assert names(sample) == ["kế hoạch.pdf"]


def test_who_will_not_wait_for_a_file_stays_with_its_row(
    sample: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, here = SlowStore(monkeypatch), sample.assessment.card.id
    add_file(sample, tmp_path)

    def stop() -> None:
        box = sample.window.findChild(WaitingBox)
        if box is None or not box.isVisible():
            QTimer.singleShot(20, stop)
            return
        assert sample.text("waitingWords") == "Đang chép nốt các tệp vừa thêm…"
        box.reject()

    QTimer.singleShot(0, stop)
    sample.desk.open_card(next(card.id for card in sample.desk.cards if card.id != here))
    assert sample.assessment.card.id == here
    store.go.set()
    sample.reopen()
    assert names(sample) == ["kế hoạch.pdf"]


def test_taking_the_filter_off_from_an_old_notice_is_for_the_assessment_now_open(sample: Office) -> None:
    here = sample.assessment.card.id
    done = next(code for code in sample.page.model.codes_of_leaves() if sample.assessment.answer(code).declares)
    sample.page.filtering.bar.search.setText(done)
    sample.choose(done)
    sample.page.go_on()
    offer = sample.window.notice.findChild(QPushButton, "offer0")
    assert offer is not None
    assert offer.text() == "Bỏ bộ lọc"
    sample.desk.open_card(next(card.id for card in sample.desk.cards if card.id != here))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sample.page.show_kind(Kind.BLANK.value)
    assert sample.page.model.filtered
    offer.click()
    assert not sample.page.model.filtered
