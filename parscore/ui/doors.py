"""What the menus ask of the desk: another assessment, a new one, a file, the help, the search for everything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from parscore.faults import ParscoreError
from parscore.ui.first_run import FirstRun
from parscore.ui.main_window import MainWindow

if TYPE_CHECKING:
    from parscore.storage.workspace import Card
    from parscore.ui.desk import Desk
    from parscore.ui.help_page import HelpPage
    from parscore.ui.palette import Palette


class Doors(QObject):
    """Opens the dialogs of the desk; each is imported when it is first wanted."""

    def __init__(self, desk: "Desk", window: MainWindow) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._help: HelpPage | None = None
        self._palette: Palette | None = None
        self.first_run = FirstRun(desk, window)
        window.header.card_chosen.connect(desk.open_card)
        window.header.new_wanted.connect(self.create)
        actions = window.actions_
        actions.new.triggered.connect(lambda _checked=False: self.create())
        actions.open.triggered.connect(lambda _checked=False: self.choose())
        actions.keys.triggered.connect(lambda _checked=False: self.show_help())
        actions.find.triggered.connect(lambda _checked=False: self.find())
        actions.excel.triggered.connect(lambda _checked=False: self.export("xlsx"))
        actions.pdf.triggered.connect(lambda _checked=False: self.export("pdf"))
        actions.evidence_index.triggered.connect(lambda _checked=False: self.export_index())
        actions.folder.triggered.connect(lambda _checked=False: self.attach_folder())
        actions.give_form.triggered.connect(lambda _checked=False: self.give_form())
        actions.bring_form.triggered.connect(lambda _checked=False: self.bring_form())

    def create(self) -> None:
        """Ask for unit, kind, year and set, and open the new assessment."""
        from parscore.ui.new_assessment import NewAssessment

        workspace = self._desk.workspace
        if workspace is None or not self._desk.may_leave(self.create):
            return
        current = self._desk.assessment.card if self._desk.assessment else None
        try:
            dialog = NewAssessment(workspace, current, self._window)
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        dialog.created.connect(self._desk.open_new)
        dialog.told.connect(lambda words: self._window.notice.say(words, "done"))
        self._ask(dialog)

    def choose(self) -> None:
        """Show all assessments of the workspace, to open one."""
        from parscore.ui.choose_assessment import ChooseAssessment

        if self._desk.workspace is None:
            return
        try:
            cards = self._desk.workspace.cards()
        except ParscoreError as fault:
            self._window.notice.say(str(fault), "attention")
            return
        current = self._desk.assessment.card.id if self._desk.assessment else 0
        dialog = ChooseAssessment(cards, current, self._window)
        dialog.chosen.connect(self._desk.open_card)
        dialog.new_wanted.connect(self.create)
        self._ask(dialog)

    def export(self, format: str) -> None:
        """Ask where the score table shall stand, and write it."""
        from parscore.ui.export import export

        if self._desk.assessment is not None and self._window.page is not None:
            self._window.leave()
            export(self._window, self._desk.assessment, format)

    def export_index(self) -> None:
        """Ask where the index of evidence shall stand, and write it."""
        from parscore.ui.evidence.index_export import export_index

        if self._desk.assessment is not None and self._window.page is not None:
            self._window.leave()
            export_index(self._window, self._desk.assessment)

    def attach_folder(self) -> None:
        """Ask for a folder whose files are matched to rows."""
        from parscore.ui.matching.folder_drop import ask_folder

        if self._desk.assessment is not None and self._window.page is not None:
            self._window.leave()
            ask_folder(self._window, self._desk.assessment)

    def give_form(self) -> None:
        """A blank declaration form for colleagues without the program."""
        from parscore.ui.declaration.giving_out import give_out

        if self._desk.assessment is not None and self._window.page is not None:
            self._window.leave()
            give_out(self._window, self._desk.assessment)

    def bring_form(self) -> None:
        """A form that a colleague filled in, into the open assessment."""
        from parscore.ui.declaration.bringing_in import ask_form

        if self._desk.assessment is not None and self._window.page is not None:
            self._window.leave()
            ask_form(self._window, self._desk.assessment)

    def show_help(self) -> None:
        """The page of help beside the work, beginning with the kind of field under the hands."""
        from parscore.ui.help_page import HelpPage
        from parscore.ui.help_text import help_text, topic_of

        page = self._window.page
        topic = topic_of(self._window.focusWidget(), page.assessment, page.code) if page is not None else ""
        if self._help is None:
            self._help = HelpPage(self._window)
        self._help.show_text(help_text(self._window.menuBar(), topic))
        self._help.show()
        self._help.activateWindow()

    def find(self) -> None:
        """The search for everything: commands, rows, pages, other assessments."""
        from parscore.ui.palette import Palette
        from parscore.ui.palette_lines import Lines

        if self._palette is None:
            self._palette = Palette(self._window)
            self._lines = Lines(self._window)
        page = self._window.page
        criteria_set = page.assessment.criteria_set if page is not None else None
        current = self._desk.assessment.card.id if self._desk.assessment else 0
        others: list[Card] = [card for card in self._desk.cards if card.id != current]
        self._palette.open(self._lines.all(criteria_set, others, self._desk.open_card))

    def _ask(self, dialog: QDialog) -> None:
        """Show a dialog that goes for good when it is closed; the keyboard then returns, window manager or not."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._window.activateWindow)
        dialog.open()
