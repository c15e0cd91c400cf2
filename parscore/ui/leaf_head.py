"""What a row is about: title, maximum, deadline, target, contradictions of the source, guidance, legal basis."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from parscore.scoring.criteria import CriteriaSet, Criterion, LegalBasis
from parscore.scoring.numbers import show_short
from parscore.scoring.rules import MeasuredRule
from parscore.ui import style

GUIDANCE = "Hướng dẫn"
BASIS = "Căn cứ"
SHORT_TARGET, SHORT_DUE = 44, 24
_NAMES = {GUIDANCE: "guidance", BASIS: "basis"}


class RowHead(QWidget):
    """The head of the pane for any row; `folded` says which of its folds was opened or closed.

    `beside_title`, `beside_facts` and `beside_folds` are places for what belongs to a leaf alone. A long target is told
    in full with the guidance.
    """

    folded = Signal(str, bool)

    def __init__(self, criteria_set: CriteriaSet, node: Criterion, kind: str, unfolded: frozenset[str]) -> None:
        super().__init__()
        self.setObjectName("rowHead")
        self._node = node
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        title = style.text_label(f"{node.code}  {node.title}", name="title", size=style.TITLE_SIZE, strong=True)
        title.setWordWrap(True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.beside_title = self._row(title)
        self._facts = _facts(node, kind)
        self._meta = style.text_label(name="meta", tone="muted")
        self._meta.setWordWrap(True)
        self.beside_facts = self._row(self._meta)
        self._due = style.text_label(_due_beside(node), name="due", tone="muted")
        self._due.setToolTip(" ".join(self._facts[1:]))
        self._due.setParent(self)  # or it would be a window of its own
        if not self._due.text():
            self._due.hide()
        self.say_gap("")
        self._target = style.text_label(name="target")
        self._target.setWordWrap(True)
        self._target.setToolTip(node.target.text if node.target else "")
        self._row(self._target).addWidget(self._due, 0, Qt.AlignmentFlag.AlignTop)
        self.say_target()
        if node.conflicts:
            self._column.addWidget(_conflicts(node.conflicts))
        self.beside_folds = QHBoxLayout()
        self._folds(criteria_set, node, unfolded)

    def say_gap(self, words: str) -> None:
        """What is missing to the maximum, beside it."""
        most, *others = self._facts
        told = (most, words, *(others if not self._due.text() else ()))
        self._meta.setText(" · ".join(part for part in told if part))

    def say_target(self, words: str | None = None) -> None:
        """The target, and how far it is; the bare target when nothing more is known."""
        words = target_words(self._node) if words is None else words
        self._target.setText(words)
        self._target.setHidden(not words)

    def _row(self, label: QLabel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.GRID)
        row.addWidget(label, 1)
        self._column.addLayout(row)
        return row

    def _folds(self, criteria_set: CriteriaSet, node: Criterion, unfolded: frozenset[str]) -> None:
        own = [f"– {_basis(basis)}" for basis in node.legal_basis]
        whole = [f"– {_basis(basis)} (cả bộ tiêu chí)" for basis in criteria_set.legal_basis]
        row = self.beside_folds
        row.setSpacing(style.GRID * 2)
        bodies = []
        for title, text in (
            (GUIDANCE, "\n".join(part for part in (_whole_target(node), node.guidance) if part)),
            (BASIS, "\n".join([*own, *whole])),
        ):
            if text:
                button, body = self._fold(title, text, title in unfolded)
                row.addWidget(button)
                bodies.append(body)
        row.addStretch(1)
        self._column.addLayout(row)
        for body in bodies:
            self._column.addWidget(body)

    def _fold(self, title: str, text: str, opened: bool) -> tuple[QToolButton, QLabel]:
        body = style.text_label(text, name=_NAMES[title])
        body.setWordWrap(True)
        body.setContentsMargins(style.GRID * 6, 0, 0, style.GRID)
        if not opened:  # showing it here would make it a window of its own
            body.hide()
        button = QToolButton()
        button.setObjectName(f"{body.objectName()}Fold")
        button.setText(title)
        button.setAccessibleName(title)
        button.setProperty("quiet", True)
        button.setProperty("fold", True)
        button.setCheckable(True)
        button.setChecked(opened)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(style.icon("down" if opened else "right", "muted"))

        def turn(on: bool) -> None:
            body.setVisible(on)
            button.setIcon(style.icon("down" if on else "right", "muted"))
            self.folded.emit(title, on)

        button.toggled.connect(turn)
        return button, body


def target_words(node: Criterion) -> str:
    """The target in one line: as printed, or its number, else its beginning, where the printed words are long."""
    if node.target is None:
        return ""
    room = _room_for_target(node)
    if len(node.target.text) <= room:
        return f"Mục tiêu: {node.target.text}"
    if node.target.value is not None:
        suffix = node.rule.measure.suffix if isinstance(node.rule, MeasuredRule) else ""
        return f"Mục tiêu: {show_short(node.target.value)}{suffix}"
    return f"Mục tiêu: {node.target.text[:room].rpartition(' ')[0]}…"


def _whole_target(node: Criterion) -> str:
    long = node.target is not None and len(node.target.text) > _room_for_target(node)
    return f"Mục tiêu: {node.target.text}" if node.target is not None and long else ""


def _due_beside(node: Criterion) -> str:
    """The deadline beside a target, without what stands in brackets where it is long; "" where there is no room."""
    if node.deadline is None or node.target is None:
        return ""
    words = node.deadline.text
    words = words if len(words) <= SHORT_DUE else words.partition(" (")[0]
    return words if len(words) <= SHORT_DUE else ""


def _room_for_target(node: Criterion) -> int:
    due = _due_beside(node)
    return SHORT_TARGET - (len(due) + 2 if due else 0)


def _facts(node: Criterion, kind: str) -> list[str]:
    facts = [f"Tối đa {show_short(node.full_max(kind))} điểm"]
    if node.deadline is not None:
        facts.append(node.deadline.text)
    return facts


def _basis(basis: LegalBasis) -> str:
    parts = [basis.number]
    if basis.date is not None:
        parts.append(f"ngày {basis.date:%d/%m/%Y}")
    if basis.issuer:
        parts.append(f"của {basis.issuer}")
    return " ".join(parts) + (f": {basis.title}" if basis.title else "")


def _conflicts(conflicts: Sequence[str]) -> QFrame:
    """Where the source contradicts itself: both sides as they stand, for the official to judge."""
    frame = QFrame()
    frame.setObjectName("conflicts")
    column = QVBoxLayout(frame)
    column.setContentsMargins(style.GRID * 2, style.GRID, style.GRID * 2, style.GRID)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(style.GRID)
    mark = QLabel()
    mark.setObjectName("conflictsIcon")
    mark.setPixmap(style.icon("conflict", "attention").pixmap(style.ICON_SIZE))
    head.addWidget(mark)
    head.addWidget(style.text_label("Nguồn mâu thuẫn", name="conflictsTitle", tone="attention", strong=True), 1)
    column.addLayout(head)
    for place, conflict in enumerate(conflicts):
        label = style.text_label(conflict, name=f"conflict{place}")
        label.setWordWrap(True)
        column.addWidget(label)
    return frame
