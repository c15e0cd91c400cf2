"""From a province's annex to a draft: the file, its columns, a look at all that would come in, what it leaves unsaid.

Nothing is kept before the last button; the draft then comes in whole or not at all.
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from parscore.faults import ParscoreError
from parscore.intake.annex import Annex, AnnexTables, open_annex
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.annex.column_choices import ColumnChoices
from parscore.ui.annex.columns_page import ColumnsPage
from parscore.ui.annex.file_page import FilePage
from parscore.ui.annex.pages_in_turn import PagesInTurn
from parscore.ui.annex.preview_page import PreviewPage
from parscore.ui.annex.questions import QuestionsForm
from parscore.ui.annex.reading_again import ReadingAgain
from parscore.ui.dialog_frame import framed
from parscore.ui.step_line import StepLine
from parscore.ui.user_name import user_name
from parscore.ui.waiting import StoppedError, waited

if TYPE_CHECKING:
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace

TITLE = "Nhập bộ tiêu chí từ phụ lục Word, Excel"
SIZE = QSize(1240, 680)
LEAST_FORM = 160
FILE, COLUMNS, PREVIEW, QUESTIONS = range(4)
STEPS = ("Chọn tệp", "Cột nào là cột nào", "Xem trước", "Điều phụ lục không nói")
GO_ON, IMPORT = "Tiếp tục", "Nhập thành bản nháp"
AS_SET, AS_FORM, TEMPLATE = "set", "form", "template"
OFFERS = {
    AS_SET: "Mở như tệp bộ tiêu chí…",
    AS_FORM: "Nhập phiếu vào bản chấm đang mở…",
    TEMPLATE: "Lấy mẫu Excel trống…",
}
SET_WORKBOOK = (
    "“{}” là bảng tính bộ tiêu chí của chương trình, không phải phụ lục. Hãy mở bằng “Mở tệp bộ tiêu chí…” để đọc "
    "đúng từng ô."
)
FORM = (
    "“{}” là phiếu kê khai để điền số liệu, không phải phụ lục bộ tiêu chí. Phiếu được nhập vào bản chấm điểm của đơn "
    "vị, ở trình đơn Báo cáo, mục “Nhập phiếu đã điền…”."
)
NO_TABLE = (
    "“{}” không có bảng nào nên chưa đọc được. Phụ lục phải là một bảng có dòng tiêu đề cột (mã, tên tiêu chí, điểm "
    "tối đa, cách chấm). Nếu bảng nằm ở tệp khác, hãy chọn tệp đó; nếu văn bản chỉ viết thành đoạn, hãy chép vào mẫu "
    "Excel trống rồi mở mẫu bằng “Mở tệp bộ tiêu chí…”."
)
FAULTY = "Phụ lục còn lỗi nên chưa nhập được; chưa có gì được lưu."


class AnnexWizard(QDialog):
    """`imported` brings the card of the draft now on the shelf.

    Closed before that, it keeps where it was if the official had chosen or confirmed something there, else it begins
    anew. `elsewhere` when a file that is no annex goes another way, one of `ways`, with its path.
    """

    imported = Signal(object)
    elsewhere = Signal(str, object)

    def __init__(
        self, workspace: "Workspace | LateWorkspace", parent: QWidget | None = None, ways: Collection[str] = OFFERS
    ) -> None:
        super().__init__(parent)
        self.setObjectName("annexWizard")
        self.setWindowTitle(TITLE)
        self.resize(SIZE)
        self._workspace = workspace
        self._ways = ways
        self._other: tuple[str, Path] | None = None
        self._before: tuple[Path, ColumnChoices] | None = None
        self._path: Path | None = None
        self._refused = False
        self._choices: ColumnChoices | None = None
        self._shown: Annex | None = None
        self._asked: Annex | None = None
        self._reading = ReadingAgain(self)
        self.file_page, self.columns_page, self.preview_page = FilePage(), ColumnsPage(), PreviewPage()
        self.questions: QuestionsForm | None = None
        self._line = StepLine(STEPS)
        self._pages = PagesInTurn()
        self._form_place = _frame()
        for page in (self.file_page, self.columns_page, self.preview_page, self._form_place):
            self._pages.addWidget(page)
        self._message = style.text_label(name="annexMessage", tone="fault")
        self._message.setWordWrap(True)
        self.back, self.close_, self.go = QPushButton("Quay lại"), QPushButton("Đóng"), QPushButton()
        self._lay_out()
        self._connect()
        self.show_step(FILE)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(style.GRID * 2)
        for button, name in ((self.back, "back"), (self.close_, "close"), (self.go, "go")):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        foot.addWidget(self.back)
        foot.addWidget(self._message, 1)
        foot.addWidget(self.close_)
        foot.addWidget(self.go)
        body, below = framed(self)
        body.addWidget(self._line)
        body.addWidget(self._pages, 1)
        below.addLayout(foot)

    def _connect(self) -> None:
        self.file_page.chosen.connect(self.open_file)
        self.file_page.other_wanted.connect(self._go_elsewhere)
        self.file_page.earlier_wanted.connect(self._go_back_to_earlier)
        self.columns_page.chosen.connect(self._read)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.preview_page.read_again_wanted.connect(self._read_file_again)
        self.preview_page.row_wanted.connect(self._show_row)
        self.preview_page.suggestions_wanted.connect(self._show_suggestions)
        self.back.clicked.connect(lambda _checked=False: self.show_step(self.step - 1))
        self.close_.clicked.connect(lambda _checked=False: self.reject())
        self.go.clicked.connect(lambda _checked=False: self._on_go())

    @property
    def step(self) -> int:
        return self._pages.currentIndex()

    def open_file(self, path: Path) -> None:
        """Read a file and go to its columns; what is wrong with it as a whole is said where it was chosen."""
        tables = self._opened(path)
        if tables is None:
            return
        self._path = path
        self._refused = False
        self.questions = None
        choices = ColumnChoices(tables)
        choices.recall(self._workspace)
        if self._before is not None and self._before[0] == path:
            choices.take_over(self._before[1])
        self._choices = choices
        self.file_page.show_file(path)
        self.columns_page.show_file(choices)
        self._read()
        self.show_step(COLUMNS)

    def _opened(self, path: Path) -> AnnexTables | None:
        try:
            tables = waited(self, f"Đang đọc “{path.name}”…", lambda: open_annex(path))
        except StoppedError:
            return None
        except ParscoreError as fault:
            self._refuse(path, str(fault))
            return None
        if (other := _other_kind(path, tables)) is not None:
            self._refuse(path, other[1].format(path.name), other[0])
            return None
        if tables.refused is not None:
            said, remedy = tables.refused.message, tables.refused.remedy
            self._refuse(path, f"Chưa đọc được “{path.name}”: {said}. Cách xử lý: {remedy}.")
            return None
        return tables

    def _refuse(self, path: Path, words: str, way: str = "") -> None:
        """The file that was read before stays as it is, if it was another, and is gone back to by name alone.

        `way` is where this one belongs.
        """
        if self.step != FILE and path == self._path:
            self._say(words)
            return
        self._refused = True
        self._other = (way, path) if way in self._ways else None
        self.file_page.show_file(self._path, words, OFFERS[way] if self._other is not None else "")
        self.show_step(FILE)

    def _go_elsewhere(self) -> None:
        if self._other is not None:
            way, path = self._other
            self.reject()
            self.elsewhere.emit(way, path)

    def _go_back_to_earlier(self) -> None:
        self._forget_refused()
        self.show_step(COLUMNS)

    def _forget_refused(self) -> None:
        self._refused = False
        self.file_page.show_file(self._path)

    def done(self, result: int) -> None:
        """Close. What failed, or nobody has touched, is not there any more when it is opened again."""
        if result != QDialog.DialogCode.Accepted:
            self._settle_for_later()
        super().done(result)

    def _settle_for_later(self) -> None:
        touched = self._choices is not None and (
            self._choices.chosen_by_hand or self.preview_page.any_confirmed or self.questions is not None
        )
        if touched and not self._failing:
            self._forget_refused()
            self.show_step(self.step)
            return
        if self._path is not None and self._choices is not None:
            self._before = (self._path, self._choices)
        self._path = self._choices = self._shown = self.questions = None
        self._forget_refused()
        self.show_step(FILE)

    @property
    def _failing(self) -> bool:
        annex = self._reading.annex or self._shown
        return annex is not None and annex.draft is None

    def _read_file_again(self) -> None:
        """The official has corrected the file; columns already chosen stay chosen where the table still is."""
        if self._path is None or self._choices is None:
            return
        tables = self._opened(self._path)
        if tables is not None:
            self._take_over(tables)

    def _show_suggestions(self) -> None:
        """What may have been misread in the file, to be taken up where the official says so."""
        if self._choices is None or self._shown is None or not self._shown.suggestions:
            return
        from parscore.ui.annex.suggestions_dialog import SuggestionsDialog

        tables = self._choices.tables
        dialog = SuggestionsDialog(tables, self._shown.suggestions, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(lambda taken: self._take_over(tables.accepting(taken)))
        dialog.finished.connect(self.activateWindow)
        dialog.open()

    def _take_over(self, tables: AnnexTables) -> None:
        """Go on with other contents of the same file."""
        if self._choices is None:
            return
        choices = ColumnChoices(tables)
        choices.recall(self._workspace)
        choices.take_over(self._choices)
        self._choices = choices
        self.questions = None
        self.columns_page.show_file(choices)
        self._read()
        self._show_preview()

    def _read(self) -> None:
        if self._choices is not None:
            self.columns_page.counts.wait()
            self._reading.of(self._choices)

    def _on_read(self, annex: Annex) -> None:
        self.columns_page.show_counts(annex)

    def _on_failed(self, mistake: BaseException) -> None:
        raise mistake

    def _show_preview(self) -> None:
        """Show what the columns, as they are chosen now, come to; waiting for it where it takes long."""
        try:
            annex = waited(self, "Đang đọc các dòng của phụ lục…", self._reading.result())
        except StoppedError:
            return
        if self._choices is not None and annex is not self._shown:
            self._shown = annex
            self.columns_page.show_counts(annex)
            self.preview_page.show_annex(annex, self._choices.tables)
        self.show_step(PREVIEW)

    def _show_questions(self) -> None:
        draft = self.preview_page.draft
        if draft is None:
            return
        if self.questions is None or self._asked is not self._shown:
            begun = draft if self.questions is None else self.questions.applied(draft)
            self.questions = QuestionsForm(begun)
            self._asked = self._shown
            self._form_place.setWidget(self.questions)
        self.show_step(QUESTIONS)

    def _show_row(self, table: str, row: int) -> None:
        if self.columns_page.show_row(table, row):
            self.show_step(COLUMNS)
            self.columns_page.view.setFocus()

    def show_step(self, step: int) -> None:
        """Show a page, and put the keyboard where it begins."""
        self._pages.setCurrentIndex(step)
        self._line.show_step(step)
        self._say("")
        faulty = step == PREVIEW and self.preview_page.draft is None
        if faulty:
            self._say(FAULTY)
        self.back.setVisible(step > FILE)
        self.go.setText(IMPORT if step == QUESTIONS else GO_ON)
        self.go.setEnabled(self._choices is not None and not faulty and not (step == FILE and self._refused))
        for button in (self.back, self.close_, self.go):
            button.setAccessibleName(button.text())
        self._beginning(step).setFocus()

    def _beginning(self, step: int) -> QWidget:
        if step == QUESTIONS and self.questions is not None:
            return self.questions.identity.lines["title"]
        starts = {FILE: self.file_page.beginning, COLUMNS: self.columns_page.view, PREVIEW: self.preview_page.beginning}
        return starts.get(step, self.go)

    def _with_free_version(self, draft: SetDraft) -> SetDraft:
        """An annex brought in again follows what came before under its code, or it could never be put into use."""
        made = draft.criteria_set
        known = [card.version for card in self._workspace.sets.cards() if card.set_id == made.id]
        return draft.but(criteria_set=made.but(version=max(known) + 1)) if made.version in known else draft

    def _say(self, words: str) -> None:
        self._message.setText(words)

    def _on_go(self) -> None:
        match self.step:
            case step if step == FILE and self._choices is not None:
                self.show_step(COLUMNS)
            case step if step == COLUMNS:
                self._show_preview()
            case step if step == PREVIEW:
                self._show_questions()
            case step if step == QUESTIONS:
                self._import()

    def _import(self) -> None:
        if self.questions is None or self.preview_page.draft is None or self._path is None or self._choices is None:
            return
        if not self.questions.check():
            self._say("Có ô chưa đúng; xem câu ghi dưới ô đó.")
            return
        draft = self.questions.applied(self.preview_page.draft)
        try:
            draft = self._with_free_version(draft)
            card = self._workspace.sets.add(draft, origin=f"Phụ lục {self._path.name}", who=user_name())
        except ParscoreError as fault:
            self._say(str(fault))
            return
        self._choices.keep(self._workspace)
        self.accept()
        self.imported.emit(card)


def _other_kind(path: Path, tables: AnnexTables) -> tuple[str, str] | None:
    """Where a file belongs that is no annex, and what to say of it."""
    from parscore.intake.form_identity import find_form
    from parscore.intake.set_workbook import is_set_workbook

    if is_set_workbook(path):
        return AS_SET, SET_WORKBOOK
    if any(find_form(table) is not None for table in tables.tables):
        return AS_FORM, FORM
    if tables.refused is None and not tables.tables:
        return TEMPLATE, NO_TABLE
    return None


def _frame() -> QScrollArea:
    frame = QScrollArea()
    frame.setObjectName("questionsFrame")
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setWidgetResizable(True)
    frame.setMinimumHeight(LEAST_FORM)
    frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return frame
