"""The roads by which sets come in: a file that holds one, seen before it is taken; an annex, read step by step."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.set_draft import SetDraft
from parscore.ui.folders import folder_for, keep_folder
from parscore.ui.sets.library_entries import Entry, Library
from parscore.ui.sets.library_words import STANDING_WORDS
from parscore.ui.sets.sharing_file import FILTER, FileKind, Incoming, incoming, incoming_workbook
from parscore.ui.waiting import StoppedError, waited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.intake.annex import Suggestion
    from parscore.storage.set_shelf import SetCard
    from parscore.storage.workspace import Workspace
    from parscore.ui.annex import AnnexWizard
    from parscore.ui.late_workspace import LateWorkspace

SETS = "folders/sets"


class SharingRoad(QObject):
    """`brought` carries the card of what came in, `known` the entry that is here already, `refused` a sentence.

    `form` carries the path of a declaration form taken for a set, `form_wanted` when it is to go where it belongs;
    `template_wanted` asks for the empty workbook. Both only where the asker can do that.
    """

    brought = Signal(object)
    known = Signal(object)
    refused = Signal(str)
    form = Signal(object)
    form_wanted = Signal(object)
    template_wanted = Signal()

    def __init__(
        self, workspace: "Workspace | LateWorkspace", library: Library, asker: QWidget, *, beside_work: bool = False
    ) -> None:
        super().__init__(asker)
        self._beside_work = beside_work
        self._workspace = workspace
        self._library = library
        self._asker = asker
        self._wizard: AnnexWizard | None = None

    def ask_file(self) -> None:
        """Ask for a file from elsewhere."""
        dialog = QFileDialog(self._over, "Mở tệp bộ tiêu chí", folder_for(SETS), FILTER)
        dialog.setObjectName("setFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: keep_folder(SETS, chosen))
        dialog.fileSelected.connect(lambda chosen: self.bring(Path(chosen)))
        open_over(self._over, dialog)

    def bring(self, path: Path) -> None:
        """Show what a file holds; an annex takes its own road."""
        try:
            found = waited(self._over, f"Đang đọc “{path.name}”…", lambda: incoming(path))
            if found is FileKind.FORM:
                self._refuse_form(path)
                return
            if isinstance(found, FileKind):
                self.read_annex(path)
                return
            self._preview(found)
        except ParscoreError as fault:
            self.refused.emit(str(fault))
        except StoppedError:
            return

    def _preview(self, found: Incoming) -> None:
        from parscore.ui.sets.sharing_preview import SharingPreview

        name = found.path.name
        preview = SharingPreview(self._workspace, found, self._library.entries(), self._over)
        preview.brought.connect(self.brought)
        preview.shown.connect(self.known)
        preview.difference_wanted.connect(lambda known, draft: _show_difference(preview, known, draft, name))
        preview.suggestions_wanted.connect(lambda: self._suggest(preview, found))
        open_over(self._over, preview)

    def _suggest(self, preview: QDialog, found: Incoming) -> None:
        """Let codes that Excel changed be mended place by place; what then comes in is seen anew."""
        from parscore.intake.annex import open_annex
        from parscore.ui.annex.suggestions_dialog import SuggestionsDialog

        try:
            tables = open_annex(found.path)
        except ParscoreError as fault:
            preview.reject()
            self.refused.emit(str(fault))
            return
        dialog = SuggestionsDialog(tables, found.suggestions, preview)
        dialog.taken.connect(lambda taken: self._take_up(preview, found.path, taken))
        open_over(preview, dialog)

    def _take_up(self, preview: QDialog, path: Path, taken: "Iterable[Suggestion]") -> None:
        preview.reject()
        try:
            self._preview(incoming_workbook(path, taken))
        except ParscoreError as fault:
            self.refused.emit(str(fault))

    def _refuse_form(self, path: Path) -> None:
        if self._beside_work:
            self.form.emit(path)
        else:
            from parscore.ui.annex.wizard import FORM

            self.refused.emit(FORM.format(path.name))

    def _on_elsewhere(self, way: str, path: Path) -> None:
        from parscore.ui.annex.wizard import AS_FORM, AS_SET

        if way == AS_SET:
            self.bring(path)
        elif way == AS_FORM:
            self.form_wanted.emit(path)
        else:
            self.template_wanted.emit()

    def read_annex(self, path: Path | None = None) -> None:
        """From the province's annex to a set; closed on the way, the wizard keeps what was chosen and confirmed."""
        from parscore.ui.annex import AnnexWizard
        from parscore.ui.annex.wizard import AS_SET, OFFERS

        window = self._over
        if self._wizard is None:
            self._wizard = AnnexWizard(self._workspace, window, OFFERS if self._beside_work else (AS_SET,))
            self._wizard.elsewhere.connect(self._on_elsewhere)
            self._wizard.imported.connect(self._on_imported)
            self._wizard.finished.connect(lambda _result: window.activateWindow())
        self._wizard.open()
        if path is not None:
            self._wizard.open_file(path)

    def _on_imported(self, card: "SetCard") -> None:
        if self._wizard is not None:
            self._wizard.deleteLater()
            self._wizard = None
        self.brought.emit(card)

    @property
    def _over(self) -> QWidget:
        return self._asker.window()


def open_over(window: QWidget, dialog: QDialog) -> None:
    """Show a dialog that goes for good when it is closed; the keyboard then returns, window manager or not."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()


def _show_difference(preview: QDialog, known: Entry, draft: SetDraft, name: str) -> None:
    from parscore.ui.sets.diff_dialog import DiffDialog, Version

    assert known.draft is not None
    versions = [
        Version(f"Đang có: {in_list(known)}", known.draft.criteria_set),
        Version(f"Trong tệp: {name}", draft.criteria_set),
    ]
    open_over(preview, DiffDialog(versions, 0, 1, preview))


def in_list(entry: Entry) -> str:
    """An entry in a list to choose from: what tells versions apart stands before a title that may be cut off."""
    return f"Phiên bản {entry.version}, {STANDING_WORDS[entry.standing].lower()}: {entry.title}"
