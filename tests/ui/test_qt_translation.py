"""The texts that belong to Qt speak Vietnamese too."""

import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from parscore.data_files import resource

EDIT_MENU = ["&Hoàn tác", "Làm &lại", "Cắ&t", "&Sao chép", "&Dán", "Xóa", "Chọn tất cả"]


@pytest.fixture(autouse=True)
def _vietnamese(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(resource("i18n", "qtbase_vi.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_standard_buttons_are_vietnamese(qtbot: QtBot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Ok | kinds.Yes | kinds.No | kinds.Close)
    qtbot.addWidget(box)
    texts = {kind: box.button(kind).text() for kind in (kinds.Save, kinds.Cancel, kinds.Ok, kinds.Close)}
    assert texts == {kinds.Save: "Lưu", kinds.Cancel: "Bỏ qua", kinds.Ok: "Đồng ý", kinds.Close: "Đóng"}
    assert (box.button(kinds.Yes).text(), box.button(kinds.No).text()) == ("&Có", "&Không")


def test_the_file_dialog_is_vietnamese(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "Xuất báo cáo", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Tìm trong:", "Tê&n tệp:", "&Loại tệp:"} <= labels
    assert {button.text() for button in dialog.findChildren(QPushButton)} == {"&Lưu", "Bỏ qua"}
    hints = {button.toolTip() for button in dialog.findChildren(QToolButton)}
    assert {"Quay lại", "Tiếp tới", "Thư mục cha", "Tạo thư mục mới"} <= hints
    assert {"Xem danh sách", "Xem chi tiết"} <= hints
    tree = dialog.findChild(QTreeView, "treeView")
    assert isinstance(tree, QTreeView)
    heads = [tree.model().headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads == ["Tên", "Kích cỡ", "Loại", "Ngày sửa đổi"]


@pytest.mark.parametrize("field", [QLineEdit, QTextEdit])
def test_the_context_menu_of_a_text_field_is_vietnamese(qtbot: QtBot, field: type[QLineEdit] | type[QTextEdit]) -> None:
    widget: QWidget = field()
    qtbot.addWidget(widget)
    assert isinstance(widget, QLineEdit | QTextEdit)
    menu = widget.createStandardContextMenu()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert texts[: len(EDIT_MENU)] == EDIT_MENU


def test_undo_is_vietnamese(qapp: QApplication) -> None:
    stack = QUndoStack()
    assert stack.createUndoAction(stack).text() == "Hoàn tác"
    assert stack.createRedoAction(stack).text() == "Làm lại"


def test_the_compiled_translation_is_the_one_in_the_source_file(tmp_path: Path) -> None:
    lrelease = shutil.which("pyside6-lrelease", path=sysconfig.get_path("scripts"))
    assert lrelease
    fresh = tmp_path / "fresh.qm"
    subprocess.run([lrelease, "-silent", resource("i18n", "qtbase_vi.ts"), "-qm", fresh], check=True)
    assert fresh.read_bytes() == resource("i18n", "qtbase_vi.qm").read_bytes()
