"""Years of merged communes beside those of the new one: theirs by name, taken together only by a stated method."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from parscore.faults import EnvironmentFault
from parscore.intake.crosswalk_file import crosswalk_folder, write_crosswalk
from parscore.scoring.answers import Unit
from parscore.scoring.combining import Combining, Method
from parscore.scoring.crosswalk import Crosswalk, Link, Relation
from parscore.scoring.earlier_year import EarlierYear
from parscore.storage.predecessors import Predecessor
from parscore.storage.workspace import Workspace
from parscore.ui.years.compare_side import CompareSide
from parscore.ui.years.compare_whole import TOTAL
from parscore.ui.years.merged_years import kept_combining
from tests.ui.office import Office
from tests.ui.test_comfort import resize
from tests.ui.test_compare_side import LAST, NOW, THEN, XA, keep, side_of
from tests.ui.test_crosswalk_side import new_set, old_set

AN, BINH = Unit("an", "Xã An", "xa"), Unit("binh", "Xã Bình", "xa")
DAY = date(2025, 7, 1)


@pytest.fixture
def merged(qtbot: QtBot, dressed: object, tmp_path: Path) -> Office:
    """Two years of the new unit; of the old ones 2023 and, on the same set, 2024; one has a paper of 2022."""
    folder = tmp_path / "workspace"
    with Workspace(folder) as workspace:
        keep(workspace, XA, 2025, new_set(), LAST)
        now = keep(workspace, XA, 2026, new_set(), NOW)
        for unit, year, chosen, points in (
            (AN, 2023, old_set(), THEN),
            (AN, 2024, new_set(), LAST),
            (BINH, 2024, new_set(), NOW),
        ):
            keep(workspace, unit, year, chosen, points)
        workspace.keep_earlier_result(AN.code, EarlierYear(2022, "", Decimal(6), Decimal(8), "Khá", "3/45"))
        workspace.keep_predecessors(XA.code, [Predecessor(AN, DAY), Predecessor(BINH, DAY)])
        workspace.keep_setting("last_card", str(now))
    return Office(qtbot, folder)


def press(side: CompareSide, words: str) -> None:
    next(button for button in side.merging.buttons.values() if button.text() == words).click()


def use(side: CompareSide, method: Method) -> None:
    side.merging.method.setCurrentIndex(side.merging.method.findData(method.value))
    side.merging.method.activated.emit(side.merging.method.currentIndex())


def type_in(office: Office, code: str, text: str) -> None:
    line = side_of(office).merging.weights[code]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    line.editingFinished.emit()


def headings(side: CompareSide) -> list[str]:
    return [heading.replace("\n", " ") for heading in side.model._headings]


def whole(side: CompareSide) -> tuple[str, ...]:
    return next(line.cells for line in side.model.lines if line.cells[1] == TOTAL)


def test_nothing_of_merged_units_is_shown_before_somebody_asks(merged: Office) -> None:
    side = side_of(merged)
    assert side.merging.isVisible()
    assert [one.text() for one in side.merging.buttons.values()] == [
        "Xã An 2022 văn bản",
        "Xã An 2023",
        "Xã An 2024",
        "Xã Bình 2024",
    ]
    assert headings(side)[2:] == ["2025", "2026", "Thay đổi", "So sánh thế nào"]
    assert not side.merged_told.isVisible()


def test_a_year_of_a_merged_unit_stands_beside_as_its_own_and_changes_nothing(merged: Office) -> None:
    side = side_of(merged)
    before, told = {line.code: line.cells for line in side.model.lines if line.code}, side.told.text()
    press(side, "Xã An 2024")
    assert headings(side)[2] == "Xã An 2024 (trước sáp nhập)"
    assert whole(side)[2] == "6,50/8\n81,25 %"
    for line in side.model.lines:
        if line.code:
            assert (*line.cells[:2], *line.cells[3:]) == before[line.code]
    assert side.told.text() == told
    assert side.comparison is not None
    assert [one.year for one in side.comparison.years] == [2025, 2026]
    press(side, "Xã An 2024")
    assert headings(side)[2] == "2025"


def test_rows_follow_the_crosswalk_and_those_that_do_not_measure_the_same_say_so(merged: Office) -> None:
    links = (
        Link(relation=Relation.SAME, old=("1.1",), new=("1.1",)),
        Link(relation=Relation.NARROWED, old=("1.2",), new=("1.2",)),
        Link(relation=Relation.SPLIT, old=("1.3",), new=("1.3", "1.4")),
        Link(relation=Relation.DROPPED, old=("1.4",)),
    )
    crosswalk = Crosswalk.between(old_set(), new_set(), links, confirmed_by="Ánh", confirmed_on=DAY)
    write_crosswalk(crosswalk, crosswalk_folder(merged.folder))
    side = side_of(merged)
    press(side, "Xã An 2023")
    cells = {line.code: line.cells[2] for line in side.model.lines}
    assert cells["1.2"].endswith("không so được")
    assert not cells["1.1"].endswith("không so được")
    assert cells["1.3"].endswith("(cả 1.3 cũ)")
    assert cells["1.4"] == cells["1.3"]


def test_a_new_unit_in_its_first_year_is_shown_beside_those_it_came_from(merged: Office) -> None:
    side = side_of(merged)
    next(button for button in side.buttons.values() if button.text() == "2025").click()
    assert "Đơn vị cũ, trước sáp nhập" in side.told.text()
    press(side, "Xã An 2024")
    assert headings(side)[2:4] == ["Xã An 2024 (trước sáp nhập)", "2026"]
    assert "không phải năm trước của đơn vị mới" in side.told.text()
    changes = {line.cells[4] for line in side.model.lines if line.code}
    assert changes == {"chưa có số năm trước"}
    for view in ("bars", "radar", "trend", "table"):
        side.views[view].click()


def test_the_plain_mean_is_told_with_its_working_and_kept_with_the_unit(merged: Office) -> None:
    side = side_of(merged)
    use(side, Method.MEAN)
    assert [one.text() for one in side.merging.buttons.values() if one.isChecked()] == ["Xã An 2024", "Xã Bình 2024"]
    assert headings(side)[4] == "Gộp 2024 (trước sáp nhập)"
    assert whole(side)[4] == "75,00 %"
    assert next(line.cells[4] for line in side.model.lines if line.code == "1") == "75,00 %"
    assert side.merged_told.text() == (
        "Năm 2024 của các đơn vị cũ gộp lại: 75,00 %, bình quân cộng chỉ số %: (81,25 % + 68,75 %) : 2. "
        "Chỉ số năm 2025 của đơn vị mới so với số gộp này: tăng 6,25 điểm phần trăm."
    )
    with Workspace(merged.folder) as workspace:
        assert kept_combining(workspace, XA.code).method is Method.MEAN
    use(side, Method.APART)
    assert "Gộp" not in " ".join(headings(side))
    assert not side.merged_told.isVisible()


def test_weights_are_typed_with_their_source_and_what_cannot_be_read_stays_in_its_field(merged: Office) -> None:
    side = side_of(merged)
    use(side, Method.WEIGHTED)
    assert "không gộp được: chưa có trọng số của Xã An, Xã Bình" in side.merged_told.text()
    type_in(merged, "an", "6.000")
    type_in(merged, "binh", "hai nghin")
    assert "Trọng số của Xã Bình" in side.merging.refused.text()
    (unread,) = side.unread()
    assert (unread.field, unread.typed) == ("Trọng số của Xã Bình", "hai nghin")
    side.refresh()
    assert side.merging.weights["binh"].text() == "hai nghin"
    type_in(merged, "binh", "2000")
    side.merging.source.setText("Niên giám 2024")
    side.merging.source.editingFinished.emit()
    assert side.unread() == []
    assert not side.merging.refused.isVisible()
    assert whole(side)[4] == "78,13 %"
    assert "(81,25 % × 6.000 + 68,75 % × 2.000) : (6.000 + 2.000); trọng số theo Niên giám 2024" in (
        side.merged_told.text()
    )
    with Workspace(merged.folder) as workspace:
        kept = kept_combining(workspace, XA.code)
    assert kept == Combining(Method.WEIGHTED, {"an": Decimal(6000), "binh": Decimal(2000)}, "Niên giám 2024")


def test_weights_the_disk_refuses_stay_in_their_fields_and_are_kept_once_it_takes_them(
    merged: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = side_of(merged)
    use(side, Method.WEIGHTED)

    def refuse(*_given: object) -> None:
        raise EnvironmentFault("Đĩa đầy; hãy xóa bớt tệp rồi thử lại.")

    with monkeypatch.context() as full:
        full.setattr("parscore.ui.years.compare_side.keep_combining", refuse)
        type_in(merged, "an", "6.000")
        assert "Đĩa đầy" in merged.window.notice.words
        assert ("Trọng số của Xã An", "6.000") in [(one.field, one.typed) for one in side.unread()]
        side.refresh()
        assert side.merging.weights["an"].text() == "6.000"
    type_in(merged, "binh", "2.000")
    assert side.unread() == []
    with Workspace(merged.folder) as workspace:
        assert kept_combining(workspace, XA.code).weights == {"an": Decimal(6000), "binh": Decimal(2000)}


def test_a_year_one_of_them_lacks_is_not_combined_and_says_whose(merged: Office) -> None:
    side = side_of(merged)
    press(side, "Xã An 2023")
    use(side, Method.MEAN)
    assert whole(side)[3] == "không gộp được"
    assert "không có kết quả năm 2023 của Xã Bình" in side.merged_told.text()


@pytest.mark.parametrize("format", ["xlsx", "pdf", "docx"])
def test_the_export_carries_the_method_beside_the_combined_figure(
    merged: Office, qtbot: QtBot, tmp_path: Path, format: str
) -> None:
    from parscore.reports.comparison.table import ComparisonTable

    side = side_of(merged)
    use(side, Method.MEAN)
    target = tmp_path / f"so-sanh.{format}"
    next(one for one in side.export.offers.actions() if one.objectName() == f"export_{format}").trigger()
    (dialog,) = merged.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(target))
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: merged.window.notice.words == f"Đã xuất “{target}”.")
    dialog.reject()
    assert target.stat().st_size > 1000
    assert side.comparison is not None
    table = ComparisonTable(side.comparison, XA.name, side.before)
    assert [row[0] for row in table.totals()][:2] == [
        "2024 (Xã An, trước sáp nhập)",
        "2024 (Xã Bình, trước sáp nhập)",
    ]
    combined = [*table.totals()][-1]
    assert (combined[2], combined[4]) == ("75,00", "bình quân cộng chỉ số %: (81,25 % + 68,75 %) : 2")
    assert side.merged_told.text() in [*table.said()]


def test_at_the_usual_size_two_old_units_their_mean_and_two_years_stand_whole(merged: Office) -> None:
    resize(merged, (1366, 768))
    side = side_of(merged)
    use(side, Method.MEAN)
    for _ in range(3):
        QApplication.processEvents()
    assert headings(side)[2:7] == [
        "Xã An 2024 (trước sáp nhập)",
        "Xã Bình 2024 (trước sáp nhập)",
        "Gộp 2024 (trước sáp nhập)",
        "2025",
        "2026",
    ]
    resize(merged, (900, 768))
    for _ in range(3):
        QApplication.processEvents()
    assert "cột của đơn vị cũ" in side.foot.text()
