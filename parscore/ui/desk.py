"""From the workspace on disk to the window: opening, first start, going from one assessment to another, closing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from parscore.faults import InputError, ParscoreError
from parscore.ui.late_workspace import LateWorkspace
from parscore.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.storage.workspace import Card, Opened, Workspace
    from parscore.ui.open_assessment import OpenAssessment

LAST_CARD = "last_card"
LOCK_NAME = "parscore.lock"
FIRST_UNIT = ("loc-hoa", "Xã Lộc Hòa", "xa")
FIRST_YEAR = 2025
NEW = "Tạo đơn vị, năm…"


class Desk(QObject):
    """Keeps the workspace open and one assessment on the window."""

    def __init__(self, window: MainWindow, folder: Path, database: str | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._database = database
        self._workspace: Workspace | LateWorkspace | None = None
        self._known: dict[str, str] = {}
        self._open_here: QLockFile | None = None
        self.assessment: OpenAssessment | None = None
        window.may_close = self._may_close
        window.header.card_chosen.connect(self._on_card_chosen)
        window.header.new_wanted.connect(self.create)
        window.actions_.new.triggered.connect(self.create)
        window.actions_.open.triggered.connect(self.choose)
        window.actions_.keys.triggered.connect(self._show_keys)
        window.actions_.excel.triggered.connect(lambda _checked=False: self._export("xlsx"))
        window.actions_.pdf.triggered.connect(lambda _checked=False: self._export("pdf"))

    def start(self) -> None:
        """Open the workspace and what was worked on last; on an empty one, the sample that comes with the program."""
        from parscore.storage.glance import glance

        if self._database is None and (glimpse := glance(self._folder, _last)):
            self._workspace = LateWorkspace(self._folder, glimpse.opened)
            self._known = glimpse.settings
            self._show(glimpse.opened, glimpse.cards)
            self._warn_of_another_window()
            return
        from parscore.storage.workspace import Workspace

        try:
            self._workspace = Workspace(self._folder, self._database)
            cards = tuple(self._workspace.cards())
            if cards:
                self._open(_last(cards, {LAST_CARD: self._workspace.setting(LAST_CARD, "")}))
            else:
                self._begin()
        except ParscoreError as fault:
            self._close_workspace()
            self._window.show_trouble(
                str(fault), [("Thử lại", self.start), ("Chọn thư mục khác…", self._choose_folder)]
            )
            return
        if self._workspace.read_only:
            self._window.header.show_save_failed(self._workspace.why_read_only)
            self._window.notice.say(f"{self._workspace.why_read_only}", "attention")
        else:
            self._warn_of_another_window()

    def _warn_of_another_window(self) -> None:
        """Two windows on one folder lose nothing, but neither sees what the other does; so the second one says it."""
        if self._database is not None:
            return
        self._open_here = QLockFile(str(self._folder / LOCK_NAME))
        self._open_here.setStaleLockTime(0)  # only a program that is gone leaves a lock that counts no more
        if not self._open_here.tryLock(0) and self._open_here.error() is QLockFile.LockError.LockFailedError:
            self._window.notice.say(
                "Thư mục này đang mở ở một cửa sổ PARSCORE khác; những gì sửa ở đó chưa hiện ở đây. "
                "Nên đóng một trong hai cửa sổ trước khi nhập tiếp.",
                "attention",
            )

    def _begin(self) -> None:
        from parscore.data_files import criteria_folder
        from parscore.intake.criteria_file import load_criteria
        from parscore.intake.installed import DEFAULT_SET
        from parscore.scoring.answers import Unit

        assert self._workspace is not None
        sample = load_criteria(criteria_folder() / f"{DEFAULT_SET}.yaml")
        if sample.criteria_set is None:
            raise InputError(f"Bộ mẫu đi kèm chương trình không dùng được: {sample.errors[0]}.")
        unit = Unit(*FIRST_UNIT)
        self._open(self._workspace.create(unit, FIRST_YEAR, sample.criteria_set))
        self._window.notice.say(
            f"Đang mở bộ mẫu {unit.name}, năm {FIRST_YEAR}. Chấm cho đơn vị của mình:",
            offers=[(NEW, self.create)],
        )

    def _open(self, card: "Card") -> None:
        assert self._workspace is not None
        row = _row_of(card.id)
        self._known[row] = self._workspace.setting(row, "")
        self._show(self._workspace.open(card.id), self._workspace.cards())
        self._remember(LAST_CARD, str(card.id))

    def _show(self, opened: "Opened", cards: "Sequence[Card]") -> None:
        from parscore.ui.open_assessment import OpenAssessment

        assert self._workspace is not None
        listed = [(c.id, c.unit.name, c.year, c.criteria_title) for c in cards]
        left = self.assessment
        self.assessment = OpenAssessment(self._workspace, opened, self)
        self._window.show_assessment(self.assessment, listed, self._known.get(_row_of(opened.card.id), ""))
        if left is not None:
            left.journal.close()
            left.deleteLater()

    def _on_card_chosen(self, card_id: int) -> None:
        if self._workspace is None or (self.assessment and self.assessment.card.id == card_id):
            return
        if not self._settled():
            return
        try:
            self._open(next(card for card in self._workspace.cards() if card.id == card_id))
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")

    def create(self) -> None:
        """Ask for unit, kind, year and set, and open the new assessment."""
        from parscore.ui.new_assessment import NewAssessment

        if self._workspace is None or not self._settled():
            return
        current = self.assessment.card if self.assessment else None
        try:
            dialog = NewAssessment(self._workspace, current, self._window)
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        dialog.created.connect(self._on_created)
        self._ask(dialog)

    def _on_created(self, card: "Card") -> None:
        try:
            self._open(card)
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        self._window.notice.hide()

    def choose(self) -> None:
        """Show all assessments of the workspace, to open one."""
        from parscore.ui.choose_assessment import ChooseAssessment

        if self._workspace is None:
            return
        try:
            cards = self._workspace.cards()
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        current = self.assessment.card.id if self.assessment else 0
        dialog = ChooseAssessment(cards, current, self._window)
        dialog.chosen.connect(self._on_card_chosen)
        dialog.new_wanted.connect(self.create)
        self._ask(dialog)

    def _export(self, format: str) -> None:
        from parscore.ui.export import export

        if self.assessment is not None and self._window.page is not None:
            self._window.page.leave()
            export(self._window, self.assessment, format)

    def _show_keys(self) -> None:
        from parscore.ui.keys import KeysDialog

        self._ask(KeysDialog(self._window.actions_.listed(), self._window))

    def _ask(self, dialog: QDialog) -> None:
        """Show a dialog that goes for good when it is closed; the keyboard then returns, window manager or not."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._window.activateWindow)
        dialog.open()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, "Chọn thư mục dữ liệu", str(self._folder))
        if folder:
            self._folder = Path(folder)
            QTimer.singleShot(0, self.start)

    def _remember(self, name: str, value: str) -> None:
        """Keep where the official was; losing that is no reason to disturb anybody."""
        if self._workspace is None or self._known.get(name) == value:
            return
        try:
            if not self._workspace.read_only:
                self._workspace.keep_setting(name, value)
                self._known[name] = value
        except ParscoreError:
            return

    def _settled(self) -> bool:
        """Whether everything typed in the open assessment is on the disk; if not, say so and stay."""
        assessment = self.assessment
        if assessment is None or self._window.page is None:
            return True
        self._window.page.leave()
        if assessment.journal.unsaved:
            assessment.journal.flush()
        if assessment.journal.unsaved:
            words = f"Còn {assessment.journal.unsaved} thay đổi chưa lưu được; hãy chờ lưu xong rồi mở bản khác."
            self._window.notice.say(f"{words} {assessment.journal.why}", "attention")
            return False
        self._remember(_row_of(assessment.card.id), self._window.page.code)
        return True

    def _may_close(self) -> bool:
        """Closing asks nothing, unless the disk still refuses what was typed."""
        assessment = self.assessment
        if assessment is not None and not self._settled() and not self._give_up(assessment):
            return False
        QThreadPool.globalInstance().waitForDone()  # files under way come to their end
        if assessment is not None:
            assessment.journal.close()
        self._close_workspace()
        return True

    def _give_up(self, assessment: "OpenAssessment") -> bool:
        while assessment.journal.unsaved:
            box = unsaved_box(self._window, assessment.journal.unsaved, assessment.journal.why)
            box.exec()
            answer = box.clickedButton()
            name = answer.objectName() if answer is not None else "stay"
            if name == "discard":
                return True
            if name != "retry":
                return False
            assessment.journal.flush()
        return True

    def _close_workspace(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
        self._workspace = None
        if self._open_here is not None:
            self._open_here.unlock()


def _last(cards: "Sequence[Card]", settings: "Mapping[str, str]") -> "Card":
    """What was worked on last, else the first of the list."""
    last = settings.get(LAST_CARD)
    return next((card for card in cards if str(card.id) == last), cards[0])


def unsaved_box(parent: MainWindow, count: int, why: str) -> QMessageBox:
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


def _row_of(card_id: int) -> str:
    return f"row.{card_id}"
