"""What the library does: every road a set takes in, into use, on to a new version, out to others, and away."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.set_draft import SetDraft
from parscore.scoring.state import CLOSED_WORDS
from parscore.ui.folders import EXPORTS, folder_for, keep_folder
from parscore.ui.main_window import MainWindow
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.sets.library_beginnings import following, new_draft
from parscore.ui.sets.library_entries import Entry, Library, next_version
from parscore.ui.sets.sharing_road import SharingRoad, in_list, open_over
from parscore.ui.user_name import user_name

if TYPE_CHECKING:
    from parscore.storage.set_shelf import RemovedSet, SetCard, SetShelf
    from parscore.ui.sets.editor import SetEditor

Made = TypeVar("Made")
YAML, EXCEL = "Tệp bộ tiêu chí (*.yaml)", "Bảng tính Excel (*.xlsx)"
TEMPLATE = "Mau-bo-tieu-chi"
FORM = "“{}” là phiếu kê khai để điền số liệu, không phải bộ tiêu chí. Phiếu thuộc bản chấm điểm đang mở."
BRING_FORM = "Nhập phiếu vào bản chấm…"


class LibraryWork(QObject):
    """`changed` carries the key of the entry to choose next, `refused` a sentence to be shown beside the chosen set."""

    changed = Signal(str)
    refused = Signal(str)

    def __init__(self, assessment: OpenAssessment, library: Library, page: QWidget) -> None:
        super().__init__(page)
        self._assessment = assessment
        self._library = library
        self._page = page
        self.road = SharingRoad(assessment.workspace, library, page, beside_work=True)
        self.road.brought.connect(self._on_brought)
        self.road.known.connect(lambda entry: self.changed.emit(entry.key))
        self.road.refused.connect(self._say)
        self.road.form.connect(self._offer_form)
        self.road.form_wanted.connect(self._bring_form)
        self.road.template_wanted.connect(self.export_template)

    @property
    def _sets(self) -> "SetShelf":
        shelf: SetShelf = self._assessment.workspace.sets
        return shelf

    def _on_brought(self, card: "SetCard") -> None:
        self.changed.emit(_key(card))
        how = "và đưa vào dùng" if card.state == "in_use" else "làm bản nháp"
        words = f"Đã nhập “{card.title}” {how}."
        self._window.notice.say(words, "done", [("Hoàn tác", partial(self._undo_bringing, card))], stay=False)

    def _offer_form(self, path: Path) -> None:
        offers = [(BRING_FORM, partial(self._bring_form, path))]
        self._window.notice.say(FORM.format(path.name), "attention", offers)

    def _bring_form(self, path: Path) -> None:
        """A declaration form belongs into the assessment that is open."""
        from parscore.ui.declaration.bringing_in import bring_in

        self._window.notice.hide()
        if not self._assessment.editable:
            self._say(CLOSED_WORDS[self._assessment.state])
        else:
            bring_in(self._window, self._assessment, path)

    def _undo_bringing(self, card: "SetCard") -> None:
        if self._done(lambda: self._sets.remove(card.id)) is not None:
            self.changed.emit("")
            self._window.notice.say(f"Đã bỏ “{card.title}” vừa nhập.", "done", stay=False)

    def create(self) -> None:
        """A set of one area and one leaf, opened in the editor at once."""
        taken = {entry.set_id for entry in self._library.entries()}
        card = self._assessment.card
        draft = new_draft(taken, card.year, card.unit.kind)
        made = self._done(lambda: self._sets.add(draft, origin="tạo mới", who=user_name()))
        if made is not None:
            self.changed.emit(_key(made))
            self._edit(made)

    def open_set(self, entry: Entry) -> None:
        """The editor for what stands on the shelf, which lets a set in use only be seen; a reader for anything else."""
        if entry.card is not None and not self._assessment.workspace.read_only:
            self._edit(entry.card)
        elif entry.draft is not None:
            self._look(entry.draft)

    def _edit(self, card: "SetCard") -> None:
        from parscore.ui.sets.editor import SetEditor

        try:
            editor = SetEditor(self._assessment.workspace, card, self._window)
        except ParscoreError as fault:
            self._say(str(fault))
            return
        editor.finished.connect(lambda _result: self.changed.emit(_key(card)))
        editor.new_version_wanted.connect(lambda: self._follow_in_editor(editor, card))
        editor.into_use_wanted.connect(lambda: self._use_from_editor(editor, card))
        open_over(self._window, editor)

    def _follow_in_editor(self, editor: "SetEditor", card: "SetCard") -> None:
        editor.close()
        made = self._follow_card(card)
        if made is not None:
            self._edit(made)

    def _use_from_editor(self, editor: "SetEditor", card: "SetCard") -> None:
        """Close the editor, unless something there keeps it open, and put its set into use."""
        editor.close()
        entry = next((one for one in self._library.entries() if one.key == _key(card)), None)
        if not editor.isVisible() and entry is not None:
            self.put_in_use(entry)

    def _look(self, draft: SetDraft) -> None:
        from parscore.ui.sets.library_reader import SetReader

        open_over(self._window, SetReader(draft.criteria_set, self._window))

    def follow(self, entry: Entry) -> None:
        """A draft with the next version."""
        if entry.card is not None:
            self._follow_card(entry.card)
        elif (draft := entry.draft) is not None:
            version = next_version(self._library.entries(), entry.set_id)
            origin = f"{entry.set_id} phiên bản {entry.version}"
            made = self._done(lambda: self._sets.add(following(draft, version), origin=origin, who=user_name()))
            self._tell_followed(made)

    def _follow_card(self, card: "SetCard") -> "SetCard | None":
        made = self._done(lambda: self._sets.new_version(card.id, who=user_name()))
        self._tell_followed(made)
        return made

    def _tell_followed(self, made: "SetCard | None") -> None:
        if made is not None:
            self.changed.emit(_key(made))
            words = f"Đã tạo bản nháp phiên bản {made.version} của “{made.title}”. Bộ cũ giữ nguyên."
            self._window.notice.say(words, "done", stay=False)

    def put_in_use(self, entry: Entry) -> None:
        """Make a draft a set to score by; what hinders it is told beside it, what is still open is asked about."""
        if (card := entry.card) is None:
            return
        from parscore.ui.sets.library_into_use import IntoUseDialog, still_open

        hindered = self._done(lambda: self._sets.hindrances(card.id))
        reasons = still_open(entry.draft) if entry.draft is not None and not hindered else []
        if reasons:
            IntoUseDialog(card.title, reasons, partial(self._put_in_use, card), self._window).open()
        else:
            self._put_in_use(card)

    def _put_in_use(self, card: "SetCard") -> None:
        made = self._done(lambda: self._sets.put_in_use(card.id, who=user_name()))
        if made is not None:
            self.changed.emit(_key(made))
            words = f"“{made.title}” đang dùng. Từ nay bộ này không sửa nữa; muốn đổi, tạo phiên bản mới."
            self._window.notice.say(words, "done", stay=False)

    def begin(self, entry: Entry) -> None:
        """Ask for unit and year of an assessment by this set."""
        from parscore.ui.new_assessment import NewAssessment

        self._window.actions_.new.trigger()
        for dialog in self._window.findChildren(NewAssessment):
            if dialog.isVisible():
                dialog.fields.choose_set(entry.set_id, entry.version)

    def remove(self, entry: Entry) -> None:
        """Take a set away at once; it can be put back while the notice stands."""
        if (card := entry.card) is None:
            return
        removed = self._done(lambda: self._sets.remove(card.id))
        if removed is not None:
            self.changed.emit("")
            offers = [("Hoàn tác", partial(self._put_back, removed))]
            self._window.notice.say(f"Đã xóa “{card.title}” (phiên bản {card.version}).", "done", offers, stay=False)

    def _put_back(self, removed: "RemovedSet") -> None:
        card = self._done(lambda: self._sets.restore(removed))
        if card is not None:
            self.changed.emit(_key(card))
            self._window.notice.say(f"Đã đưa “{card.title}” trở lại.", "done", stay=False)

    def send(self, entry: Entry) -> None:
        """One file to hand on."""
        if (draft := entry.draft) is not None:
            self._ask_place("Xuất tệp để gửi", _name(entry), YAML, "yaml", lambda: _file_of(draft))

    def export_workbook(self, entry: Entry) -> None:
        """A workbook a person can edit and bring back."""
        if (draft := entry.draft) is not None:
            self._ask_place("Xuất Excel để sửa", _name(entry), EXCEL, "xlsx", lambda: _workbook_of(draft))

    def export_template(self) -> None:
        """The workbook to write a set in from the beginning."""
        from parscore.reports.set_workbook import template

        self._ask_place("Lấy mẫu Excel trống", TEMPLATE, EXCEL, "xlsx", template)

    def compare(self, entry: Entry | None) -> None:
        """The chosen set against the one most like it: another version of it where there is one."""
        from parscore.ui.sets.diff_dialog import DiffDialog, Version

        readable = [one for one in self._library.entries() if one.draft is not None]
        versions = [Version(in_list(one), one.draft.criteria_set) for one in readable if one.draft is not None]
        new = next((place for place, one in enumerate(readable) if entry and one.key == entry.key), 0)
        old = _earlier(readable, new)
        if readable[old].set_id == readable[new].set_id and readable[old].version > readable[new].version:
            old, new = new, old
        open_over(self._window, DiffDialog(versions, old, new, self._window))

    def _ask_place(self, title: str, name: str, filter: str, format: str, content: Callable[[], bytes]) -> None:
        dialog = QFileDialog(self._window, title, folder_for(EXPORTS), filter)
        dialog.setObjectName("setExportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(format)
        dialog.selectFile(f"{name}.{format}")
        dialog.fileSelected.connect(lambda chosen: keep_folder(EXPORTS, chosen))
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen), content))
        open_over(self._window, dialog)

    def write(self, path: Path, content: Callable[[], bytes]) -> None:
        """Write what is made from frozen data, in a thread."""
        from parscore.ui.export import write_in_thread

        def work() -> None:
            from parscore.reports.files import replace_file

            replace_file(path, content())

        write_in_thread(self._window, path, work)

    def _done(self, act: Callable[[], Made]) -> Made | None:
        """Do something to the shelf; None, and the sentence beside the set, when it cannot be."""
        self.refused.emit("")
        try:
            return act()
        except ParscoreError as fault:
            self.refused.emit(str(fault))
            return None

    def _say(self, words: str) -> None:
        self._window.notice.say(words, "attention")

    @property
    def _window(self) -> MainWindow:
        window = self._page.window()
        assert isinstance(window, MainWindow)
        return window


def _key(card: "SetCard") -> str:
    return f"shelf:{card.id}"


def _name(entry: Entry) -> str:
    """What a file about a set is called."""
    return f"Bo-tieu-chi_{re.sub(r'[^A-Za-z0-9_-]+', '-', entry.set_id)}_phien-ban-{entry.version}"


def _earlier(entries: Sequence[Entry], new: int) -> int:
    """What a set is best compared with: its version before, else another version, else what stands beside it."""
    chosen = entries[new]
    related = [place for place, entry in enumerate(entries) if entry.set_id == chosen.set_id and place != new]
    related.sort(key=lambda place: (entries[place].version > chosen.version, -entries[place].version))
    beside = [place for place in range(len(entries)) if place != new]
    return next(iter(related or beside), new)


def _file_of(draft: SetDraft) -> bytes:
    from parscore.intake.set_file import set_file

    return set_file(draft)


def _workbook_of(draft: SetDraft) -> bytes:
    from parscore.reports.set_workbook import set_workbook

    return set_workbook(draft)
