"""Two versions side by side: what changed, in words and signs, whole texts below, and all of it on the clipboard."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from parscore.intake.sample import shipped_set
from parscore.scoring.criteria import CriteriaSet
from parscore.ui.sets.diff_dialog import DiffDialog, Version
from parscore.ui.sets.diff_model import CODE_NEW, KIND, NEW, OLD, PART, TITLE
from tests.ui.office import Office
from tests.ui.test_set_library import page_of

NEW_TITLE = "Tên mới của mục đầu tiên"


def changed(old: CriteriaSet) -> CriteriaSet:
    """One row with another title and maximum, one row gone, one come."""
    area = old.criteria[0]
    first, gone, *rest = area.children
    other = first.but(title=NEW_TITLE, max=Decimal("2.25"))
    come = first.but(code="1.99", title="Mục thêm năm nay")
    return old.but(version=2, criteria=(area.but(children=(other, *rest, come)), *old.criteria[1:])) if gone else old


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication) -> DiffDialog:
    old = shipped_set()
    made = DiffDialog([Version("Bản một", old), Version("Bản hai", changed(old))], 0, 1)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def cells(dialog: DiffDialog, column: int) -> list[str]:
    return [str(dialog.model.index(row, column).data()) for row in range(dialog.model.rowCount())]


def row_of(dialog: DiffDialog, code: str) -> int:
    return cells(dialog, CODE_NEW).index(code)


def test_every_change_stands_in_a_row_with_its_old_and_its_new_text(dialog: DiffDialog) -> None:
    row = row_of(dialog, "1.1")
    assert cells(dialog, KIND)[row] == "Đổi"
    told = {line.part: (line.old, line.new) for line in dialog.model.lines if line.code_new == "1.1"}
    first = shipped_set().by_code["1.1"]
    assert told["tên"] == (first.title, NEW_TITLE)
    assert told["điểm tối đa"][1] == "2,25"
    come = row_of(dialog, "1.99")
    assert (cells(dialog, KIND)[come], cells(dialog, OLD)[come]) == ("Thêm", "")
    assert "tên: Mục thêm năm nay" in cells(dialog, NEW)[come]
    assert "Bỏ" in cells(dialog, KIND)
    assert "Giữ nguyên" not in cells(dialog, KIND)


def test_the_kind_of_change_is_a_word_with_a_sign(dialog: DiffDialog) -> None:
    for row, word in enumerate(cells(dialog, KIND)):
        sign = dialog.model.index(row, KIND).data(Qt.ItemDataRole.DecorationRole)
        assert (sign is not None) == bool(word)


def test_what_is_the_same_is_left_out_until_it_is_asked_for(dialog: DiffDialog) -> None:
    only_changed = dialog.model.rowCount()
    same = dialog.model.counts["same"]
    assert dialog.counts["same"].text() == f"{same} giữ nguyên"
    assert same > 0
    dialog.only_changed.click()
    assert dialog.model.rowCount() == only_changed + same
    assert cells(dialog, KIND).count("Giữ nguyên") == same


def test_the_counts_agree_with_the_rows(dialog: DiffDialog) -> None:
    firsts = [line.kind for line in dialog.model.lines if line.first]
    assert {kind: firsts.count(kind) for kind in ("added", "removed", "changed", "moved")} == {
        kind: dialog.model.counts[kind] for kind in ("added", "removed", "changed", "moved")
    }
    assert dialog.counts["added"].text() == "1 thêm"


def test_the_whole_texts_of_the_chosen_row_stand_below_and_can_be_copied(dialog: DiffDialog) -> None:
    place = next(n for n, line in enumerate(dialog.model.lines) if (line.code_new, line.part) == ("1.1", "tên"))
    alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    dialog.table.selectionModel().setCurrentIndex(dialog.model.index(place, 0), alone)  # whatever key is still down
    fields = [dialog.findChild(QPlainTextEdit, name) for name in ("diffOldText", "diffNewText")]
    assert [field.toPlainText() for field in fields if field] == [shipped_set().by_code["1.1"].title, NEW_TITLE]
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    headings, line = QApplication.clipboard().text().split("\n")
    assert headings.split("\t")[:4] == ["Mã cũ", "Mã mới", "Nội dung", "Thay đổi"]
    assert line.split("\t")[1] == "1.1"
    assert line.endswith(NEW_TITLE)


def test_the_whole_table_goes_to_the_clipboard_each_line_telling_all_of_itself(dialog: DiffDialog) -> None:
    copy = dialog.findChild(QPushButton, "diffCopy")
    assert copy is not None
    copy.click()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 1 + dialog.model.rowCount()
    assert sum(line.split("\t")[1] == "1.1" for line in lines) == sum(
        line.code_new == "1.1" for line in dialog.model.lines
    )
    assert cells(dialog, TITLE).count(NEW_TITLE) == 1


def test_the_two_versions_change_places(dialog: DiffDialog) -> None:
    swap = dialog.findChild(QPushButton, "diffSwap")
    assert swap is not None
    swap.click()
    assert (dialog.old.currentText(), dialog.new.currentText()) == ("Bản hai", "Bản một")
    assert "1.99" not in cells(dialog, CODE_NEW)
    assert dialog.counts["removed"].text() == "1 bỏ"


def test_two_that_are_alike_are_said_to_be_alike(dialog: DiffDialog) -> None:
    dialog.new.setCurrentIndex(0)
    assert dialog.model.rowCount() == 0
    assert dialog._alike.isVisible()


def test_the_page_compares_the_chosen_set_with_the_version_before_it(office: Office) -> None:
    page = page_of(office)
    follow, compare = (page.findChild(QPushButton, name) for name in ("setFollow", "setCompare"))
    assert follow is not None
    assert compare is not None
    follow.click()
    compare.click()
    (opened,) = office.window.findChildren(DiffDialog)
    assert opened.old.currentText().startswith("Phiên bản 1, đi kèm chương trình: ")
    assert opened.new.currentText().startswith("Phiên bản 2, nháp: ")
    assert opened.new.toolTip() == opened.new.currentText()
    assert cells(opened, PART) == ["phiên bản"]
    opened.reject()
