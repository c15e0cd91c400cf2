"""The editor of a criteria set: its tree at the left, the chosen row at the right, the checks at the foot."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.scoring.criteria import CriteriaSet
from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen, room_for
from parscore.ui.leaving import given_up
from parscore.ui.notice import Notice
from parscore.ui.sets.editor_actions import TreeEdits
from parscore.ui.sets.editor_checks import Checks, short_words
from parscore.ui.sets.editor_confirming import Confirming
from parscore.ui.sets.editor_halves import Halves
from parscore.ui.sets.editor_head import EditorHead
from parscore.ui.sets.editor_next import (
    ALL_CONFIRMED,
    ASKS,
    FINDINGS,
    INTO_USE,
    next_steps,
    next_words,
    side_of_first_ask,
)
from parscore.ui.sets.editor_steps import EditedSet, WithSets
from parscore.ui.sets.editor_tools import TreeTools
from parscore.ui.sets.node_form import CONTENT, MORE, RULE, NodeForm
from parscore.ui.sets.set_tree import SetTree
from parscore.ui.sets.set_tree_model import SetTreeModel
from parscore.ui.tab_order import neighbour

if TYPE_CHECKING:
    from parscore.storage.set_shelf import SetCard

LOW_BELOW = 640
LOCKED = "Bộ này đang dùng để chấm nên không sửa được nữa. Muốn thay đổi, hãy tạo phiên bản mới rồi sửa ở bản đó."
NEW_VERSION = "Tạo phiên bản mới"
TYPE_ON = "Mọi thứ vẫn còn trên màn hình; cứ làm tiếp, chương trình sẽ tự lưu lại."
UNDO, SAVING, NEXT = "undo", "saving", "next"
NO_LONGER = "Bộ có điểm chính thức vừa được sửa nên điểm trở lại là điểm minh họa. Sửa xong, hãy xác nhận lại."
CLOSE_AGAIN = "Sửa tiếp, hoặc đóng lần nữa để bỏ phần chưa đủ."
_WHOLE_SIDES = {"class": "classing", "role": "roles"}
_SIDES = {"rule": RULE, "reach": RULE, "coverage": RULE, "conflict": MORE, "role": MORE}


class SetEditor(QDialog):
    """A window of its own for one set on the shelf; everything typed is kept at once.

    `new_version_wanted` is asked by the banner of a set in use, `into_use_wanted` once all of a draft is confirmed.
    ParscoreError when the set cannot be read.
    """

    new_version_wanted = Signal()
    into_use_wanted = Signal()

    def __init__(self, workspace: WithSets, card: "SetCard", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setEditor")
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowMaximizeButtonHint | _BUTTONS)
        self.edited = EditedSet(workspace, card, self)
        self._code = next(iter(self.edited.criteria_set.by_code))
        self._kind = self.edited.criteria_set.unit_kinds[0]
        self._told_unfinished = False
        self._official = False
        self._waiting = bool(self.edited.draft.unconfirmed)
        self.head = EditorHead(self.edited)
        self.tree = SetTree()
        self.edits = TreeEdits(self.edited, lambda: self._code, self)
        self.tools = TreeTools(self.tree, self.edits.do)
        self.form = NodeForm(self.edited)
        self._halves = Halves((self.tools, self.tree), self.form)
        self._confirming = Confirming(self.edited, self.form.rule.builder, self)
        self.checks = Checks()
        self.notice = Notice()
        self._lay_out()
        self._connect()
        self._keys()
        self.tools.let_edit(self.edited.editable)
        self.tree.begin(SetTreeModel(self.edited.draft, self))
        self._refresh(self._code)
        keep_on_screen(self)
        self.resize(room_for(self))
        self.tree.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        if not self.edited.editable:
            column.addWidget(self._locked())
        column.addWidget(self._halves, 1)
        column.addWidget(self.checks)
        column.addWidget(self.notice)

    def _locked(self) -> QFrame:
        banner = QFrame()
        banner.setObjectName("locked")
        words = style.text_label(LOCKED, name="editorLocked")
        words.setWordWrap(True)
        new = QPushButton(NEW_VERSION)
        new.setObjectName("newVersion")
        new.setAccessibleName(NEW_VERSION)
        new.setAutoDefault(False)
        new.clicked.connect(lambda _checked=False: self.new_version_wanted.emit())
        row = QHBoxLayout(banner)
        row.setContentsMargins(style.PADDING, style.GRID, style.PADDING, style.GRID)
        row.addWidget(words, 1)
        row.addWidget(new)
        return banner

    def _connect(self) -> None:
        edited = self.edited
        edited.changed.connect(self._refresh)
        edited.saved.connect(self._on_saved)
        edited.save_failed.connect(lambda why: self._on_trouble(why, again=True))
        edited.refused.connect(lambda why: self._on_trouble(why, again=False))
        self.tree.chosen.connect(self._on_chosen)
        self.tree.wanted.connect(self.show_form)
        self.tree.clicked.connect(lambda _index: None if self._halves.both else self.show_form())
        self.form.kind_chosen.connect(self._on_kind)
        self.form.rule.reading.confirmed.connect(self.confirm)
        self.form.rule.reading.next_wanted.connect(self.next_unconfirmed)
        self.form.content.done.connect(self._type_rule)
        self.edits.added.connect(self._on_added)
        self.edits.gone.connect(self._offer_undo)
        self.edits.refused.connect(lambda words: self.notice.say(words, "attention", stay=False))
        self.checks.wanted.connect(self._on_finding)
        self.head.whole_wanted.connect(lambda: self.show_whole())
        self.head.official_wanted.connect(self._on_official)
        self.head.close_wanted.connect(self.close)
        self._halves.back_wanted.connect(self.show_tree)
        self._confirming.wanted.connect(self._show_reading)
        self._confirming.finished.connect(self._go_to_next_step)
        self._confirming.told.connect(lambda words, tone: self.notice.say(words, tone, stay=False))
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _keys(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self.edited.undo),
            ("Ctrl+Y", self.edited.redo),
            ("Ctrl+Shift+Z", self.edited.redo),
            ("Ctrl+Return", self.confirm),
            ("Ctrl+Enter", self.confirm),
            ("F8", self.next_unconfirmed),
            ("F3", self.show_tree),
            ("Ctrl+I", lambda: self.show_whole()),
            ("F1", self.show_help),
            ("Ctrl+1", lambda: self.show_form(CONTENT)),
            ("Ctrl+2", lambda: self.show_form(RULE)),
            ("Ctrl+3", lambda: self.show_form(MORE)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        self.addActions(self.tools.for_window)  # where the tree gives way to the form its own keys would sleep

    @property
    def code(self) -> str:
        """The row whose form is shown."""
        return self._code

    def choose(self, code: str) -> None:
        """Show a row."""
        self.tree.choose(code)

    def show_form(self, side: str = "") -> None:
        """Go to the form of the row, to one of its sides."""
        if side:
            self.form.show_side(side)
        self._halves.show_half(form=True)
        self.form.focus_first()

    def show_tree(self) -> None:
        """Go to the tree."""
        self._halves.show_half(form=False)
        self.tree.setFocus()

    def _type_rule(self) -> None:
        node = self.edited.criteria_set.by_code[self._code]
        if node.is_leaf:
            self.show_form(RULE)

    def confirm(self) -> None:
        """The reading of this row is right; on to the next that nobody has confirmed."""
        self._confirming.confirm(self._code)

    def next_unconfirmed(self) -> None:
        """Show the next row whose reading nobody has confirmed."""
        self._confirming.go_on(self._code)

    def _show_reading(self, code: str) -> None:
        self.choose(code)
        self.show_form(RULE)

    def _say_next_step(self) -> None:
        """All is confirmed: what to do now is one press away."""
        draft = self.edited.draft
        goals = {
            ASKS: lambda: self.show_whole("classing" if side_of_first_ask(draft) else ""),
            FINDINGS: self._show_findings,
            INTO_USE: self.into_use_wanted.emit,
        }
        steps, words = next_steps(draft), next_words(draft)
        if not self._halves.both:  # room for what to do now alone
            steps, words = steps[:1], ALL_CONFIRMED
        self.notice.say(words, "done", [(step.words, goals[step.where]) for step in steps])
        self.notice.setProperty("about", NEXT)

    def _go_to_next_step(self) -> None:
        self._say_next_step()
        self.notice.focus_first()

    def _show_findings(self) -> None:
        self._close_notice(NEXT)
        if self.checks.list.isVisible():
            self.checks.focus_first()
        elif self.checks.findings:
            self._on_finding(self.checks.findings[0].code, self.checks.findings[0].about)

    def show_whole(self, side: str = "") -> None:
        """What holds for the whole set, beginning with one of its sides."""
        from parscore.ui.sets.editor_whole import WholeDialog

        self._close_notice(NEXT)
        dialog = WholeDialog(self.edited, self._code, self)
        dialog.open()
        if side:
            dialog.go_to(side)

    def show_help(self) -> None:
        """The page of help, beginning with how a set is edited."""
        from parscore.ui.sets.editor_help import show_help

        show_help(self)

    def _on_official(self) -> None:
        if not self.edited.criteria_set.illustrative:
            self._official = False
            self.edited.change_whole(points_status="illustrative")
            self._offer_undo("Điểm trở lại là điểm minh họa.")
            return
        from parscore.ui.sets.editor_official import OfficialDialog

        OfficialDialog(self.edited.draft, self._make_official, self).open()

    def _make_official(self) -> None:
        self.edited.end_step()
        made = self.edited.criteria_set.but(points_status="official")
        self.edited.take_set("Xác nhận điểm chính thức", made, self._code, self._code)
        self._offer_undo("Điểm của bộ này là điểm chính thức.")

    def _offer_undo(self, words: str) -> None:
        """Say what was done, and offer to take it back until something else is done."""
        self.notice.say(words, "done", [("Hoàn tác", self.edited.undo)], stay=False)
        self.notice.setProperty("about", UNDO)

    def _refresh(self, row: str) -> None:
        """Show the draft as it is now."""
        self._close_notice(UNDO)
        self._close_notice(NEXT)
        draft = self.edited.draft
        nodes = draft.criteria_set.by_code
        model = self.tree.model()
        assert isinstance(model, SetTreeModel)
        renamed = self._code not in nodes and row in nodes and model.fits(draft.criteria_set)
        code = row if row in nodes else self._code if self._code in nodes else next(iter(nodes))
        if renamed:
            self.form.rename(code)
        elif code != self.form.code and self.form.code:
            self.form.leave()
        self._code = code
        if self._kind not in draft.criteria_set.unit_kinds:
            self._kind = draft.criteria_set.unit_kinds[0]
        self._say_if_no_longer_official(draft.criteria_set)
        self.checks.show_draft(draft)
        self.tree.show_draft(draft, short_words(self.checks.findings), code)
        self.form.show_node(nodes[code], self._kind)
        self.head.show_set(draft.criteria_set)
        self.setWindowTitle(f"{draft.criteria_set.title} – phiên bản {draft.criteria_set.version}")
        self._waiting, waited = bool(draft.unconfirmed), self._waiting
        if waited and not self._waiting:
            self._say_next_step()

    def _say_if_no_longer_official(self, criteria_set: CriteriaSet) -> None:
        """What was confirmed is not what stands there now; nobody should find that out by chance."""
        if self._official and criteria_set.illustrative:
            self.notice.say(NO_LONGER, "attention")
        self._official = not criteria_set.illustrative

    def _on_chosen(self, code: str) -> None:
        node = self.edited.criteria_set.by_code.get(code)
        if node is None or code == self._code == self.form.code:
            return
        before, given_up_ = self._code, self.form.leave()
        self.edited.end_step()
        self._code = code
        self.form.show_node(self.edited.criteria_set.by_code.get(code, node), self._kind)
        if given_up_:
            words = f"Mục {before}: chưa dùng được nên giữ như cũ: {'; '.join(given_up_)}."
            self.notice.say(words, "attention")

    def _on_added(self, code: str) -> None:
        self.choose(code)
        self.show_form(CONTENT)

    def _on_kind(self, kind: str) -> None:
        self._kind = kind
        self.form.show_node(self.edited.criteria_set.by_code[self._code], kind)

    def _on_finding(self, code: str, about: str) -> None:
        if not code:
            self.show_whole(_WHOLE_SIDES.get(about, ""))
            return
        self.choose(code)
        self.show_form(_SIDES.get(about, CONTENT))

    def _on_saved(self, at: datetime) -> None:
        self.head.show_saved(at)
        self._close_notice(SAVING)

    def _on_trouble(self, why: str, *, again: bool) -> None:
        self.head.show_save_failed(why, again=again)
        self.notice.setProperty("about", SAVING)
        self.notice.say(f"{why} {TYPE_ON}" if again else why, "attention")

    def _close_notice(self, about: str) -> None:
        """What the notice says holds no longer."""
        if self.notice.property("about") == about:
            self.notice.setProperty("about", "")
            self.notice.hide()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """What is typed in another field is another step."""
        self.edited.end_step()
        if now is not None and self.form.isAncestorOf(now):
            self.form.bring_into_view(now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Arrange everything for the size the window has now."""
        self.head.fit(self.width())
        self.checks.be_low(self.height() < style.scaled(LOW_BELOW))
        self._halves.fit(self.width())

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as one reads, however late the parts of a form were made."""
        here = self.focusWidget()
        found = neighbour(self, here, forward=next) if here is not None else None
        if found is None:
            return super().focusNextPrevChild(next)
        found.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Neither Escape nor Enter closes a window full of work."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close, once what was typed is kept or given up."""
        self.form.leave()
        if self._unfinished_stays() or not self._all_kept():
            self.form.show_node(self.edited.criteria_set.by_code[self._code], self._kind)
            return
        QApplication.instance().focusChanged.disconnect(self._on_focus)  # type: ignore[union-attr]
        self.edited.close()
        super().done(result)

    def _unfinished_stays(self) -> bool:
        """Whether a rule that is not whole yet keeps the window open; only once."""
        waiting = [code for code in self.form.rule.unfinished if code in self.edited.criteria_set.by_code]
        if not waiting or self._told_unfinished:
            return False
        self._told_unfinished = True
        self.choose(waiting[0])
        self.form.show_side(RULE)
        self.notice.say(f"Mục {', '.join(waiting)}: cách chấm mới chưa đủ. {CLOSE_AGAIN}", "attention")
        return True

    def _all_kept(self) -> bool:
        self.edited.journal.settle()
        return given_up(self, self.edited.journal)


_BUTTONS = (
    Qt.WindowType.WindowMinimizeButtonHint
    | Qt.WindowType.WindowCloseButtonHint
    | Qt.WindowType.WindowTitleHint
    | Qt.WindowType.WindowSystemMenuHint
)
