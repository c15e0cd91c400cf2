"""Before an assessment is left: everything typed goes to the disk, and nothing is lost without a word."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from parscore.ui.main_window import MainWindow

if TYPE_CHECKING:
    from parscore.ui.journal import Journal
    from parscore.ui.open_assessment import OpenAssessment


def settled(window: MainWindow, assessment: "OpenAssessment") -> bool:
    """Whether everything typed in the open assessment is on the disk; if not, say so and stay."""
    window.leave()
    journal = assessment.journal
    if journal.unsaved:
        journal.flush()
    if not journal.unsaved:
        return True
    words = f"Còn {journal.unsaved} thay đổi chưa lưu được; hãy chờ lưu xong rồi mở bản khác."
    window.notice.say(f"{words} {journal.why}", "attention")
    return False


def given_up(window: MainWindow, journal: "Journal") -> bool:
    """Whether the official closes the window though the disk still refuses what was typed."""
    while journal.unsaved:
        box = unsaved_box(window, journal.unsaved, journal.why)
        box.exec()
        answer = box.clickedButton()
        name = answer.objectName() if answer is not None else "stay"
        if name == "discard":
            return True
        if name != "retry":
            return False
        journal.flush()
    return True


def unsaved_box(parent: QWidget, count: int, why: str) -> QMessageBox:
    """The one question closing may ask: what to do with steps the disk refuses."""
    box = QMessageBox(parent)
    box.setObjectName("unsaved")
    box.setWindowTitle("Chưa lưu hết")
    box.setText(f"Còn {count} thay đổi chưa lưu được. Đóng bây giờ thì những thay đổi đó sẽ mất.")
    box.setInformativeText(why)
    roles = QMessageBox.ButtonRole
    for name, text, role in (
        ("retry", "Thử lưu lại", roles.AcceptRole),
        ("stay", "Ở lại", roles.RejectRole),
        ("discard", f"Đóng, bỏ {count} thay đổi", roles.DestructiveRole),
    ):
        button = box.addButton(text, role)
        button.setObjectName(name)
        button.setAccessibleName(text)
    return box
