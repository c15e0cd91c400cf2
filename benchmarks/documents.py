"""The page of evidence with 10,000 documents: opening it, sorting by each column, a letter searched, a filter."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.measuring import Reading, milliseconds, p95, within
from benchmarks.samples import answers_for, criteria_of
from parscore.scoring.assessment import score
from parscore.scoring.edits import Edit, LinkChange
from parscore.scoring.evidence import Document, Link
from parscore.storage import documents
from parscore.storage.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from parscore.ui.evidence.page import EvidencePage
    from parscore.ui.main_window import MainWindow

DOCUMENTS, LEAVES, UNUSED = 10_000, 1000, 2000
LIMIT = 100
ROUNDS = 3
_KINDS = ("Báo cáo", "Kế hoạch", "Quyết định", "Công văn", "Thông báo", "Biên bản", "Tờ trình")
_SIGNS = ("BC", "KH", "QĐ", "CV", "TB", "BB", "TTr")
_SUBJECTS = (
    "Kết quả thực hiện công tác cải cách hành chính",
    "Đẩy mạnh tuyên truyền, phổ biến giáo dục pháp luật",
    "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền",
    "Ứng dụng công nghệ thông tin, chuyển đổi số trên địa bàn",
    "Kiểm tra kỷ luật, kỷ cương hành chính",
)


def readings() -> list[Reading]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from parscore import app as program
    from parscore.ui import style
    from parscore.ui.evidence import page as _loaded  # noqa: F401  # from what was compiled before, as in daily use
    from parscore.ui.main_window import MainWindow

    app = QApplication.instance() or style.application(["benchmark"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        _prepare(Path(name))
        window = MainWindow()
        window.painted.connect(lambda: program.fill(app, window, Path(name), None))
        window.show()
        while window.page is None:
            app.processEvents()
        QTest.qWait(2000)
        _go_to(app, window, "checks")  # loads what all pages share
        opened = [_opened(app, window)]
        page = window.page_of("evidence")
        assert page is not None
        told = [_reading("opening the page", opened), *_acts(app, page)]  # type: ignore[arg-type]
        window.close()
    return told


def _acts(app: "QApplication", page: "EvidencePage") -> Iterator[Reading]:
    from PySide6.QtTest import QTest

    from parscore.ui.evidence.lines import Column

    while len(page.lines) < DOCUMENTS or page.preparing:
        QTest.qWait(20)
    columns = list(Column) * ROUNDS
    sorts = [lambda one=one, way=way: page.table.order_by(one, falling=way) for one in columns for way in (False, True)]
    yield _reading("sorting by a column", _timed(app, sorts))
    words = ["b", "ba", "bao", "bao cao", "bao cao 77", "báo cáo 77", "kế hoạch", "khong co gi", ""] * ROUNDS

    def search(text: str) -> None:
        page.filter.search.setText(text)
        page.filter.search_now()

    yield _reading("a search", _timed(app, [lambda text=text: search(text) for text in words]))
    page.filter.want_all()
    boxes = (page.filter.state, page.filter.when, page.filter.issuer, page.filter.code)
    choices = [(box, place) for box in boxes for place in (1, 2, 0)] * ROUNDS
    filters = [lambda box=box, place=place: box.setCurrentIndex(place) for box, place in choices]
    yield _reading("a filter put on or off", _timed(app, filters))
    yield _reading("an edit of a link, seen in the list", _timed(app, [page.refresh] * 5))


def _reading(what: str, times: list[float]) -> Reading:
    slowest = times[0] if len(times) == 1 else p95(times)
    return within(f"{what}, {DOCUMENTS} documents", slowest, LIMIT, "ms", "until it is painted")


def _timed(app: "QApplication", acts: list[Callable[[], object]]) -> list[float]:
    def one(act: Callable[[], object]) -> list[float]:
        def whole() -> None:
            act()
            app.processEvents()

        return milliseconds(whole, 1)

    return [time for act in acts for time in one(act)]


def _go_to(app: "QApplication", window: "MainWindow", page: str) -> None:
    window.show_page(page)
    app.processEvents()


def _opened(app: "QApplication", window: "MainWindow") -> float:
    """How long until the list stands on the screen; what stands beside it is made after that."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if painted or event.type() != QEvent.Type.Paint:
                return False
            watched.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)
            painted.append(perf_counter())
            return True

    watch, begun = Watch(), perf_counter()
    window.show_page("evidence")
    page: EvidencePage = window.page_of("evidence")  # type: ignore[assignment]
    page.table.viewport().installEventFilter(watch)
    while not painted:
        app.processEvents()
    return (painted[0] - begun) * 1000


def _document(place: int) -> Document:
    kind = place % len(_KINDS)
    return Document(
        0,
        f"{place:064x}",
        f"{place}-{_SIGNS[kind]}-UBND.pdf",
        1000 + place * 37 % 5_000_000,
        "application/pdf",
        _KINDS[kind],
        f"{place}/{_SIGNS[kind]}-UBND",
        date(2025, 1, 1) + timedelta(days=place * 7 % 420) if place % 9 else None,
        f"Ủy ban nhân dân xã {place % 40}",
        f"{_SUBJECTS[place % len(_SUBJECTS)]} số {place * 7919 % DOCUMENTS}",
    )


def _prepare(folder: Path) -> None:
    criteria_set = criteria_of(LEAVES)
    sheet = answers_for(criteria_set, 1)
    with Workspace(folder) as workspace:
        card = workspace.create(sheet.unit, sheet.year, criteria_set)
        given = [_document(place) for place in range(1, DOCUMENTS + 1)]
        with workspace._writing() as connection:
            kept = [one.id for one, _ in documents.add_all(connection, given, "")]
        for one in given:
            place = workspace.evidence.path_of(one.sha256)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
            os.truncate(place, one.size)
        links: dict[str, list[Link]] = {}
        codes = [leaf.code for leaf in criteria_set.leaves()]
        for place, key in enumerate(kept[: DOCUMENTS - UNUSED]):
            links.setdefault(codes[place * 13 % len(codes)], []).append(Link(key, page=str(place % 40 or "")))
        changes = tuple(LinkChange(code, (), tuple(of_leaf)) for code, of_leaf in links.items())
        workspace.record(card.id, Edit("Gắn", links=changes), score(criteria_set, sheet))
