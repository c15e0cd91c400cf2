"""What is done with documents on the page: taken in, attached, detached, replaced, opened, exported."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.evidence import Document, Link, missing_documents
from parscore.scoring.outcome import RefusedError
from parscore.scoring.state import CLOSED_WORDS
from parscore.scoring.text import nfc
from parscore.ui.document_fields import PARTS
from parscore.ui.evidence.refiling import Refiling
from parscore.ui.evidence.store_check import StoreCheck
from parscore.ui.folders import EVIDENCE, folder_for, keep_folder
from parscore.ui.matching.incoming import Incoming, pasted
from parscore.ui.matching.intake_road import IntakeRoad
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.taking_in import linking

if TYPE_CHECKING:
    from parscore.storage.evidence_store import Watch
    from parscore.storage.revisions import Revision
    from parscore.ui.evidence.lines import DocumentLine
    from parscore.ui.main_window import MainWindow

SAME_FILE = "Tệp vừa chọn giống hệt tệp đang có, nên không thay gì."
NOTHING_TO_PASTE = "Bộ nhớ tạm không có ảnh hay tệp nào. Hãy sao chép ảnh hoặc tệp rồi dán lại."


def undo_step(assessment: OpenAssessment, label: str) -> None:
    """Take a step back, unless something else was done or undone since."""
    if assessment.undo_label == label:
        assessment.undo()


class AddingRoad(IntakeRoad):
    """Files taken in without being attached to anything."""

    lists_names = True

    def told(self) -> str:
        """What came of it, in one sentence."""
        documents = {one.id for one in self.documents.values()}
        new, known = len(documents - self.known), len(self.known)
        parts = [f"Đã thêm {new} tài liệu"] if new else []
        parts += [f"{known} tài liệu đã có từ trước nên không cất lại"] if known else []
        parts += [f"{len(self.failed)} tệp chưa lưu được"] if self.failed else []
        return f"{'; '.join(parts) or 'Không có tệp nào được thêm'}."


class EvidenceWork(QObject):
    """`said` brings a sentence with its tone, `progressed` how far files are on their way in, `taken` what came of
    them: documents, a sentence, and one for each file that needs a look; `set_aside` which were taken off the list or
    put back, `refiled` that a file was replaced or was not, `checked` what reading all files anew has shown.
    """

    said = Signal(str, str)
    progressed = Signal(int, str)
    taken = Signal(object, str, object)
    set_aside = Signal(object, bool)
    refiled = Signal()
    checked = Signal(str, object, bool)

    def __init__(self, assessment: OpenAssessment, page: QWidget) -> None:
        super().__init__(page)
        self._assessment = assessment
        self._page = page
        self._failed: AddingRoad | None = None
        for road in assessment.findChildren(AddingRoad):
            if road.running:
                self._follow(road)
        for refiling in assessment.findChildren(Refiling):
            if refiling.running:
                self._follow_refiling(refiling)

    def ask_files(self) -> QFileDialog | None:
        """Let files be picked from the disk, several at once."""
        return self._ask(QFileDialog.FileMode.ExistingFiles, "Chọn tài liệu kiểm chứng", "documentFiles")

    def ask_folder(self) -> QFileDialog | None:
        """Let a folder be picked; everything below it is matched to rows, and stored where it fits none."""
        return self._ask(QFileDialog.FileMode.Directory, "Chọn thư mục tài liệu", "documentFolder")

    def _ask(self, mode: QFileDialog.FileMode, title: str, name: str) -> QFileDialog | None:
        if not self._assessment.editable:
            return None
        dialog = QFileDialog(self._page.window(), title, folder_for(EVIDENCE))
        dialog.setObjectName(name)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(lambda chosen: keep_folder(EVIDENCE, chosen[0]))
        dialog.filesSelected.connect(lambda chosen: self.take_dropped(Incoming([Path(one) for one in chosen])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._page.window().activateWindow)
        dialog.open()
        return dialog

    def paste(self) -> None:
        """Take in the files or the picture of the clipboard."""
        if not self._assessment.editable:
            self._refuse()
            return
        incoming = pasted(QGuiApplication.clipboard().mimeData())
        if incoming.paths:
            self.take_in(incoming)
        else:
            self.said.emit(incoming.why_none or NOTHING_TO_PASTE, "attention")

    def take_in(self, incoming: Incoming) -> None:
        """Copy files and all below folders into the store; the window stays alive meanwhile."""
        if not incoming.paths:
            return
        if not self._assessment.editable:
            self._refuse()
            return
        road = AddingRoad(self._assessment, incoming)
        self._follow(road)
        road.start()

    def take_dropped(self, incoming: Incoming) -> None:
        """Take files in; where there are folders, have them matched to rows."""
        if incoming.why_none:
            self.said.emit(incoming.why_none, "attention")
            return
        if not any(path.is_dir() for path in incoming.paths):
            self.take_in(incoming)
            return
        from parscore.ui.matching.folder_drop import match_files

        match_files(cast("MainWindow", self._page.window()), self._assessment, incoming, keeps_rest=True)

    def stop(self) -> None:
        """Take in no more of what is on its way, check no further."""
        for check in self.findChildren(StoreCheck):
            check.stop()
        for road in self._assessment.findChildren(AddingRoad):
            road.stop()
        for refiling in self._assessment.findChildren(Refiling):
            refiling.stop()

    def _follow(self, road: AddingRoad) -> None:
        road.progressed.connect(self.progressed)
        road.ended.connect(partial(self._on_taken, road))

    def _on_taken(self, road: AddingRoad) -> None:
        self._failed = road if road.failed else None
        self.taken.emit(list(road.documents.values()), road.told(), road.news)

    def check_store(self) -> None:
        """Read all stored files anew and say which are no longer whole; once at a time."""
        if self.findChild(StoreCheck) is None:
            check = StoreCheck(self._assessment, self)
            check.progressed.connect(self.progressed)
            check.ended.connect(self.checked)
            check.start()

    @property
    def failed(self) -> bool:
        """Whether there are files to be tried again."""
        return self._failed is not None

    def try_again(self) -> None:
        """Take in the files that failed last."""
        if self._failed is not None:
            road, self._failed = self._failed.again(), None
            self._follow(road)
            road.start()

    def ask_rows(self, lines: "Sequence[DocumentLine]") -> None:
        """Let rows be chosen that these documents prove."""
        if not self._assessment.editable:
            self._refuse()
            return
        from parscore.ui.evidence.choose_rows import ChooseRows

        criteria_set, links = self._assessment.criteria_set, self._assessment.links
        proved = set.intersection(*(set(line.codes) for line in lines))
        lacking = {
            node.code: len(missing_documents(node, links.get(node.code, ())))
            for node in criteria_set.walk_all()
            if node.is_leaf
        }
        what = f"“{lines[0].document.title}”" if len(lines) == 1 else f"{len(lines)} tài liệu"
        dialog = ChooseRows(criteria_set, f"Gắn {what} vào mục", proved, lacking, self._page.window())
        dialog.chosen.connect(partial(self.attach, [line.document for line in lines]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._page.window().activateWindow)
        dialog.open()

    def attach(self, documents: Sequence[Document], codes: Sequence[str]) -> None:
        """Link documents to rows as one step, each for a required document still missing where that is plain."""
        assessment = self._assessment
        new = {}
        for code in codes:
            leaf = assessment.criteria_set.by_code[code]
            new[code], _ = linking(leaf, assessment.links.get(code, ()), documents, reused=True)
        self._link(new, f"Gắn {len(documents)} tài liệu vào {', '.join(codes)}")

    def detach(self, lines: "Sequence[DocumentLine]") -> None:
        """Take all links of documents away as one step; those without any are taken off the list. All files stay in
        the store, and both can be undone.
        """
        gone = {line.document.id for line in lines}
        codes = dict.fromkeys(code for line in lines for code in line.codes)
        if not codes:
            self.put_aside([line.document for line in lines if not line.aside])
            return
        links = self._assessment.links
        new = {code: tuple(one for one in links[code] if one.document not in gone) for code in codes}
        label = f"Bỏ gắn {len(gone)} tài liệu"
        if self._link(new, label):
            words = f"Đã bỏ gắn {len(gone)} tài liệu khỏi {', '.join(codes)}; tệp vẫn ở trong kho."
            self._say_with_undo(words, partial(undo_step, self._assessment, label))

    def put_aside(self, documents: Sequence[Document], *, back: bool = False) -> None:
        """Take documents that prove nothing off the list, or put them back; nothing is deleted."""
        if not documents:
            return
        if not self._assessment.editable:
            self._refuse()
            return
        try:
            self._assessment.workspace.set_aside(documents, back=back, who=self._assessment.who)
        except ParscoreError as fault:
            self.said.emit(str(fault), "attention")
            return
        self.set_aside.emit(frozenset(one.id for one in documents), back)
        what = f"“{documents[0].title}”" if len(documents) == 1 else f"{len(documents)} tài liệu"
        words = f"Đã đưa {what} lại danh sách." if back else f"Đã bỏ {what} khỏi danh sách; tệp vẫn ở trong kho."
        self._say_with_undo(words, partial(self.put_aside, documents, back=not back))

    def _say_with_undo(self, words: str, undo: Callable[[], None], verb: str = "Hoàn tác") -> None:
        """Say what was done at the foot of the window, with the way back for as long as it stands there."""
        window = cast("MainWindow", self._page.window())

        def take_back() -> None:
            window.notice.hide()
            undo()

        window.notice.say(words, "done", [(verb, take_back)], stay=False)

    def _link(self, new: dict[str, tuple[Link, ...]], label: str) -> bool:
        try:
            self._assessment.link_rows(new, label)
        except RefusedError as refusal:
            self.said.emit(str(refusal), "attention")
            return False
        return True

    def ask_replacement(self, document: Document) -> QFileDialog | None:
        """Let a file be picked that takes the place of the one a document has."""
        if not self._assessment.editable:
            self._refuse()
            return None
        dialog = QFileDialog(self._page.window(), f"Tệp mới cho {document.title}", folder_for(EVIDENCE))
        dialog.setObjectName("replacementFile")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: keep_folder(EVIDENCE, chosen))
        dialog.fileSelected.connect(lambda chosen: self.replace(document, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._page.window().activateWindow)
        dialog.open()
        return dialog

    def replace(self, document: Document, path: Path) -> None:
        """Give a document another file; what it had is kept as a revision."""
        workspace, who = self._assessment.workspace, self._assessment.who

        def work(watch: "Watch") -> Document:
            return workspace.replace_file(document, path, who=who, watch=watch)

        self._refile(document, path.name, work, f"Đã thay tệp của “{document.title}”; bản trước vẫn được giữ.")

    def bring_back(self, document: Document, older: "Revision") -> None:
        """Give a document a file again that it had before."""
        workspace, who = self._assessment.workspace, self._assessment.who

        def work(_watch: "Watch") -> Document:
            return workspace.bring_back(document, older, who=who)

        self._refile(document, older.file_name, work, f"“{document.title}” dùng lại tệp “{older.file_name}”.")

    def _refile(self, document: Document, name: str, work: "Callable[[Watch], Document]", done: str) -> None:
        if not self._assessment.editable:
            self._refuse()
            return
        road = Refiling(self._assessment, document, nfc(name), work, done)
        self._follow_refiling(road)
        road.start()

    def _follow_refiling(self, road: Refiling) -> None:
        road.progressed.connect(self.progressed)
        road.ended.connect(partial(self._on_refiled, road))

    def _on_refiled(self, road: Refiling, words: str, tone: str) -> None:
        """Say what came of it; the file it had before is one press away."""
        self.refiled.emit()
        if tone != "done":
            self.said.emit(words, tone)
            return
        now = self._assessment.documents[road.document.id]
        if now.sha256 == road.document.sha256:
            self.said.emit(SAME_FILE, "attention")
            return
        try:
            older = self._assessment.workspace.revisions(now.id)[-1]
        except ParscoreError as fault:
            self.said.emit(str(fault), "attention")
            return
        self._say_with_undo(words, partial(self.bring_back, now, older), "Khôi phục bản trước")

    def tell_described(self, old: Document, new: Document) -> None:
        """Say what of a document was written over, with the way back."""
        parts = [(name, caption) for name, caption in PARTS if getattr(old, name) != getattr(new, name)]
        told = "; ".join(
            f"{caption} từ “{_shown(getattr(old, name))}” thành “{_shown(getattr(new, name))}”"
            for name, caption in parts
        )

        def take_back() -> None:
            now = self._assessment.documents[new.id]
            before = {name: getattr(old, name) for name, _ in parts if getattr(now, name) == getattr(new, name)}
            try:
                self._assessment.describe(replace(now, **before))
            except RefusedError as refusal:
                self.said.emit(f"Chưa lấy lại được: {refusal}.", "attention")

        self._say_with_undo(f"Đã sửa {told}.", take_back)

    def open_outside(self, document: Document) -> None:
        """Open a document with the program of the system."""
        from parscore.ui.open_document import open_document

        if told := open_document(self._assessment.workspace, document, self._page):
            self.said.emit(told, "attention")

    def export(self) -> QFileDialog:
        """Ask where the index shall stand, and write it."""
        from parscore.ui.evidence.index_export import export_index

        return export_index(cast("MainWindow", self._page.window()), self._assessment)

    def _refuse(self) -> None:
        self.said.emit(CLOSED_WORDS[self._assessment.state], "attention")


def _shown(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "(trống)")
