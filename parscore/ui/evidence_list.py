"""The evidence of one row (tài liệu kiểm chứng): what is required, what there is, and everything to be done with it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.evidence import PRESENCE_WORDS, Document, Link, Presence, missing_documents, required_documents
from parscore.ui import style
from parscore.ui.evidence_ending import tell_end
from parscore.ui.evidence_rows import EvidenceRows, Row
from parscore.ui.folders import EVIDENCE, folder_for, keep_folder
from parscore.ui.matching.incoming import Incoming, files_of, may_be_dropped, pasted
from parscore.ui.matching.progress_line import ProgressLine
from parscore.ui.matching.unconfirmed_line import UnconfirmedLine
from parscore.ui.menu_button import MenuButton
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.taking_in import TakingIn, attach
from parscore.ui.words import EXTRA

TITLE = "Tài liệu kiểm chứng"
ADD = "Thêm tài liệu…"
ADD_AGAIN = (
    "Tệp “{file}” không còn như khi cất vào kho. Bấm Enter (hoặc Thêm tài liệu…) và chọn lại đúng tệp ấy: chương trình "
    "nhận ra và nối lại. Không còn tệp ấy thì thay bằng tệp khác ở trang Tài liệu."
)
NOT_NEEDED = "Không phát sinh: không cần tài liệu kiểm chứng."
STANDS_FOR = "Chọn tài liệu này thay cho văn bản nào: Enter để sửa."
NOTHING_TO_PASTE = "Bộ nhớ tạm không có ảnh hay tệp nào. Hãy sao chép ảnh hoặc tệp rồi dán lại."
ADD_FOLDER = "Chọn thư mục tài liệu của mục này"
EMPTY = "Tệp rỗng (0 byte), chưa tính là có: thêm tệp có nội dung, rồi bỏ tệp này (Delete)"


class EvidenceList(QFrame):
    """The documents of one leaf, linked, told apart and put in order. It follows the assessment."""

    def __init__(self, assessment: OpenAssessment, code: str) -> None:
        super().__init__()
        self.setObjectName("evidence")
        self.setAcceptDrops(True)
        self.code = code
        self._assessment = assessment
        self._leaf = assessment.criteria_set.by_code[code]
        self._title = style.text_label(name="evidenceTitle", strong=True)
        self.add = QToolButton()
        self.more = MenuButton("evidenceMore", "evidenceMenu", "Việc khác với tài liệu")
        self.rows = EvidenceRows()
        self._hint = style.text_label(name="evidenceHint", tone="muted")
        self._message = style.text_label(name="evidenceMessage", tone="attention")
        self._progress = ProgressLine("evidence")
        self.unconfirmed = UnconfirmedLine(assessment, code)
        self._lay_out()
        self._fill_menu()
        self.rows.edit_wanted.connect(self.edit)
        self.rows.add_wanted.connect(self.ask_for_files)
        self.rows.remove_wanted.connect(self.remove)
        self.rows.open_wanted.connect(self.open_outside)
        self.rows.paste_wanted.connect(self.paste)
        self.rows.move_wanted.connect(self.move_by)
        self.rows.currentRowChanged.connect(lambda _row: self._show_actions())
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._on_menu)
        assessment.changed.connect(self.refresh)
        assessment.state_changed.connect(self.refresh)
        self.refresh()
        for taking in assessment.findChildren(TakingIn):
            if taking.code == code and taking.running:
                self.follow(taking)

    @property
    def stop(self) -> QPushButton:
        """Takes in no more of what is on its way."""
        return self._progress.stop

    @property
    def links(self) -> tuple[Link, ...]:
        return self._assessment.links.get(self.code, ())

    @Slot()
    def refresh(self) -> None:
        """Show the documents as they now are, and what may be done with them."""
        links = self.links
        needless = self._assessment.answer(self.code).not_arising
        missing = () if needless else missing_documents(self._leaf, self._assessment.proving(self.code))
        self._title.setText(f"{TITLE} ({len(links)})")
        self.rows.show_rows(
            (
                *(self._row(link) for link in links),
                *(
                    Row(
                        f"{PRESENCE_WORDS[Presence.MISSING]}: {required}",
                        requirement=required,
                        hint=f"{required}\nEnter: chọn tệp",
                    )
                    for required in missing
                ),
            )
        )
        editable = self._assessment.editable
        empty = not links and not missing
        words = (
            "Chưa có tài liệu nào. Kéo tệp vào đây hoặc bấm Thêm tài liệu." if editable else "Không có tài liệu nào."
        )
        words = NOT_NEEDED if needless else words
        self._hint.setText(words if empty else "")
        self._hint.setVisible(empty)
        self.add.setEnabled(editable)
        self.setAcceptDrops(editable)
        self._show_actions()

    def wanting(self) -> QWidget:
        """Choose the document that wants something most, say what to do, and tell where the keyboard belongs.

        Lost files come before empty ones, those before what is missing.
        """
        rows = [row for at in range(self.rows.count()) if (row := self.rows.line_at(at)) is not None]
        lost = [at for at, row in enumerate(rows) if row.document in self._assessment.lost]
        empty = [at for at, row in enumerate(rows) if row.worthless]
        missing = [at for at, row in enumerate(rows) if row.document is None]
        if first := (lost or empty or missing)[:1]:
            self.rows.setCurrentRow(first[0])
            row = rows[first[0]]
            if lost:
                self._say(ADD_AGAIN.format(file=self._assessment.documents[row.document or 0].file_name))
                return self.add
            return self.rows
        return self.add

    def ask_for_files(self, requirement: str = "") -> QFileDialog | None:
        """Let files be picked from the disk, several at once."""
        if not self._assessment.editable:
            return None
        dialog = QFileDialog(self.window(), "Chọn tài liệu kiểm chứng", folder_for(EVIDENCE))
        dialog.setObjectName("evidenceFiles")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            ["Mọi tệp (*)", "Tài liệu (*.pdf *.doc *.docx *.xls *.xlsx)", "Ảnh (*.jpg *.jpeg *.png *.tif *.tiff)"]
        )
        return self._ask(dialog, requirement)

    def ask_for_folder(self) -> QFileDialog | None:
        """Let a folder be picked: everything below it proves this row."""
        if not self._assessment.editable:
            return None
        dialog = QFileDialog(self.window(), ADD_FOLDER, folder_for(EVIDENCE))
        dialog.setObjectName("evidenceFolder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        return self._ask(dialog)

    def _ask(self, dialog: QFileDialog, requirement: str = "") -> QFileDialog:
        dialog.filesSelected.connect(lambda chosen: keep_folder(EVIDENCE, chosen[0]))
        dialog.filesSelected.connect(lambda chosen: self.take_in([Path(one) for one in chosen], requirement))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.window().activateWindow)
        dialog.open()
        return dialog

    def paste(self) -> None:
        """Take in the files or the picture of the clipboard."""
        if not self._assessment.editable:
            return
        incoming = pasted(QGuiApplication.clipboard().mimeData())
        if incoming.paths:
            self.take_in(incoming)
        else:
            self._say(incoming.why_none or NOTHING_TO_PASTE)

    def take_in(self, given: Incoming | Sequence[Path], requirement: str = "") -> None:
        """Copy files, and all below folders, into the store and attach them; the window stays alive meanwhile."""
        incoming = given if isinstance(given, Incoming) else Incoming(given)
        if not incoming.paths or not self._assessment.editable:
            self._say(incoming.why_none)
            incoming.let_go()
            return
        self._say("")
        taking = TakingIn(self._assessment, self.code, incoming, requirement)
        self.follow(taking)
        taking.start()

    def edit(self) -> None:
        """Tell more of the chosen document, or pick files for the required one that is missing."""
        row = self.rows.chosen
        self._say("")
        if row is None or row.document is None:
            self.ask_for_files(row.requirement if row else "")
            return
        from parscore.ui.document_form import DocumentForm

        for form in self.window().findChildren(DocumentForm):
            if form.about == (self.code, *row.key):
                form.activateWindow()
                return
        form = DocumentForm(self._assessment, self.code, row.document, self.window(), requirement=row.requirement)
        form.open_wanted.connect(self.open_outside)
        form.finished.connect(form.deleteLater)
        form.finished.connect(self.window().activateWindow)
        form.show()

    def remove(self) -> None:
        """Take the link of the chosen document away. The file stays in the store, and undo brings the link back."""
        link = self._chosen_link()
        if link is not None and self._assessment.editable:
            label = f"Bỏ tài liệu khỏi {self.code}"
            self._assessment.set_links(self.code, tuple(one for one in self.links if one != link), label)

    def move_by(self, places: int) -> None:
        """Move the chosen document up (negative) or down."""
        link, links = self._chosen_link(), list(self.links)
        if link is None or not self._assessment.editable:
            return
        old = links.index(link)
        new = min(max(old + places, 0), len(links) - 1)
        links.insert(new, links.pop(old))
        self._assessment.set_links(self.code, tuple(links), f"Xếp lại tài liệu {self.code}")

    def reuse(self) -> None:
        """Let documents be picked that the workspace knows already: one file may prove many rows."""
        from parscore.ui.pick_document import PickDocument

        try:
            known = self._assessment.workspace.documents()
        except ParscoreError as fault:
            self._say(str(fault))
            return
        linked = {link.document for link in self.links}
        dialog = PickDocument([one for one in known if one.id not in linked], self.window())
        dialog.picked.connect(self._on_picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.window().activateWindow)
        dialog.open()

    def open_outside(self) -> None:
        """Open the chosen document with the program of the system."""
        link = self._chosen_link()
        if link is None:
            return
        from parscore.ui.open_document import open_document

        self._say(open_document(self._assessment.workspace, self._assessment.documents[link.document], self))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(style.GRID)
        self.add.setObjectName("evidenceAdd")
        self.add.setText(ADD)
        self.add.setAccessibleName(ADD)
        self.add.setToolTip("Chọn tệp từ máy, hoặc kéo tệp thả vào đây (Insert)")
        self.add.setIcon(style.icon("add", "accent"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setProperty("quiet", True)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.clicked.connect(lambda _checked=False: self.ask_for_files())
        self.more.say("Khác")
        self.more.setAccessibleName("Việc khác với tài liệu")
        self.more.setProperty("quiet", True)
        head.addWidget(self._title, 1)
        head.addWidget(self.add)
        head.addWidget(self.more)
        self._hint.setWordWrap(True)
        self._message.setWordWrap(True)
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        for widget in (self.rows, self._hint, self.unconfirmed, self._message, self._progress):
            column.addWidget(widget)

    def _fill_menu(self) -> None:
        self._on_document: list[tuple[QAction, bool]] = []
        self._adding = [
            self._entry("Dùng lại tài liệu đã có…", "reuseDocument", "", self.reuse),
            self._entry("Thêm cả thư mục…", "addFolder", "", self.ask_for_folder),
            self._entry("Dán ảnh, tệp đã sao chép", "pasteDocument", "Ctrl+V", self.paste),
        ]
        self.more.offers.addSeparator()
        for words, name, keys, act, edits in (
            ("Mở tệp", "openDocument", "Ctrl+Enter", self.open_outside, False),
            ("Xem, sửa thông tin tài liệu…", "editDocument", "Enter", self.edit, False),
            ("Chuyển lên", "moveDocumentUp", "Alt+↑", partial(self.move_by, -1), True),
            ("Chuyển xuống", "moveDocumentDown", "Alt+↓", partial(self.move_by, 1), True),
            ("Bỏ khỏi mục này", "removeDocument", "Delete", self.remove, True),
        ):
            self._on_document.append((self._entry(words, name, keys, act), edits))

    def _entry(self, words: str, name: str, keys: str, act: object) -> QAction:
        # the key is only told here: the list itself obeys it, so that two lists cannot quarrel over it
        action = QAction(f"{words}\t{keys}" if keys else words, self)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: act())  # type: ignore[operator]
        self.more.offers.addAction(action)
        return action

    def _show_actions(self) -> None:
        chosen, editable = self._chosen_link() is not None, self._assessment.editable
        for action in self._adding:
            action.setEnabled(editable)
        for action, edits in self._on_document:
            action.setEnabled(chosen and (editable or not edits))

    def _row(self, link: Link) -> Row:
        document = self._assessment.documents.get(link.document) or Document(link.document, "", "Tài liệu", 0)
        required = next((one for one in required_documents(self._leaf, self.links) if link in one.links), None)
        stands_for = f"{PRESENCE_WORDS[link.presence]}: {required.requirement}" if required else EXTRA
        worthless = link not in self._assessment.proving(self.code)
        if worthless:
            stands_for = EMPTY
        place = [link.section, f"trang {link.page}" if link.page else "", link.remark]
        below = " · ".join(part for part in (stands_for, *place) if part)
        about = [document.title, document.subject, document.file_name, below]
        return Row(
            document.title,
            below,
            link.document,
            link.requirement,
            "\n".join(dict.fromkeys(filter(None, about))),
            worthless,
        )

    def _chosen_link(self) -> Link | None:
        row = self.rows.chosen
        if row is None or row.document is None:
            return None
        return next((link for link in self.links if (link.document, link.requirement) == row.key), None)

    def _on_picked(self, documents: list[Document]) -> None:
        """A document used before may prove something else here: where several are missing, the official says which."""
        before = self.links
        several = len(missing_documents(self._leaf, before)) > 1
        news = attach(self._assessment, self.code, documents, reused=True)
        if several and len(self.links) > len(before):
            news.append(STANDS_FOR)
        self._say(" ".join(news))
        self.rows.setCurrentRow(min(len(before), len(self.links) - 1))
        self.rows.setFocus()

    def _on_menu(self, at: QPoint) -> None:
        self.more.offers.popup(self.rows.viewport().mapToGlobal(at))

    def _say(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))

    def follow(self, taking: TakingIn) -> None:
        """Show how far files on their way to this row are, and at the end what became of them."""
        taking.ended.connect(partial(tell_end, self, taking, self.window()))
        self._progress.follow(taking)

    def show_end(self, words: str) -> None:
        """Say what became of files taken in, and choose the last of them."""
        self._say(words)
        self.unconfirmed.refresh()
        self.rows.setCurrentRow(len(self.links) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_be_dropped(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # the file of the official stays where it is
            event.accept()
            style.set_property(self, "dropping", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        style.set_property(self, "dropping", False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        style.set_property(self, "dropping", False)
        self.take_in(files_of(event.mimeData()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
