"""What a row is about: title, maximum, owner, deadline, target, contradictions of the source, guidance, proof."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from parscore.scoring.criteria import CriteriaSet, Criterion, LegalBasis
from parscore.scoring.numbers import show_short
from parscore.ui import style

GUIDANCE = "Hướng dẫn chấm"
EVIDENCE = "Tài liệu cần có"


class RowHead(QWidget):
    """The head of the pane for any row; `folded` says which of its folds was opened or closed."""

    folded = Signal(str, bool)

    def __init__(self, criteria_set: CriteriaSet, node: Criterion, kind: str, unfolded: frozenset[str]) -> None:
        super().__init__()
        self.setObjectName("rowHead")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.GRID)
        title = style.text_label(f"{node.code}  {node.title}", name="title", size=style.TITLE_SIZE, strong=True)
        title.setWordWrap(True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(title)
        self._say("meta", " · ".join(_facts(criteria_set, node, kind)), "muted")
        if node.target is not None:
            self._say("target", f"Mục tiêu: {node.target.text}")
        if node.conflicts:
            self._column.addWidget(_conflicts(node.conflicts))
        self._folds(node, unfolded)

    def _say(self, name: str, text: str, tone: str = "") -> None:
        label = style.text_label(text, name=name, tone=tone)
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _folds(self, node: Criterion, unfolded: frozenset[str]) -> None:
        basis = [f"Căn cứ: {_basis(b)}" for b in node.legal_basis]
        guidance = "\n".join([*([node.guidance] if node.guidance else []), *basis])
        evidence = "\n".join(f"– {item}" for item in node.evidence)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        bodies = []
        for title, text, count in (
            (GUIDANCE, guidance, ""),
            (EVIDENCE, evidence, f" ({len(node.evidence)})"),
        ):
            if text:
                button, body = self._fold(title, f"{title}{count}", text, title in unfolded)
                row.addWidget(button)
                bodies.append(body)
        row.addStretch(1)
        if bodies:
            self._column.addLayout(row)
        for body in bodies:
            self._column.addWidget(body)

    def _fold(self, key: str, title: str, text: str, opened: bool) -> tuple[QToolButton, QLabel]:
        body = style.text_label(text, name="guidance" if key == GUIDANCE else "evidence")
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
            self.folded.emit(key, on)

        button.toggled.connect(turn)
        return button, body


def _facts(criteria_set: CriteriaSet, node: Criterion, kind: str) -> list[str]:
    facts = [f"Tối đa {show_short(node.full_max(kind))} điểm"]
    if node.owner:
        facts.append(", ".join(map(criteria_set.role_name, node.owner)))
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
    mark.setPixmap(style.icon("attention", "attention").pixmap(style.ICON_SIZE))
    head.addWidget(mark)
    head.addWidget(style.text_label("Nguồn mâu thuẫn", name="conflictsTitle", tone="attention", strong=True), 1)
    column.addLayout(head)
    for place, conflict in enumerate(conflicts):
        label = style.text_label(conflict, name=f"conflict{place}")
        label.setWordWrap(True)
        column.addWidget(label)
    return frame
