"""Figures by kind of unit: the maximum of a row, and the coefficient of a leaf."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from parscore.scoring.criteria import Coefficient, Criterion
from parscore.scoring.numbers import show_short
from parscore.scoring.set_editing import EditRefused
from parscore.ui import style
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError
from parscore.ui.sets.rule_builder.fields import CAPTION_WIDTH, Fields, Spec
from parscore.ui.sets.rule_builder.part import Part
from parscore.ui.sets.rule_builder.takings import POINTS, POSITIVE, Taking
from parscore.ui.words import kind_name

ALL = ""


class ByKind(Part):
    """One figure for all kinds of unit, or one for each; `advance` when Enter leads on from the last."""

    advance = Signal()

    def __init__(self, name: str, title: str, taking: Taking, unit: str) -> None:
        super().__init__(name)
        self._title, self._taking, self._unit = title, taking, unit
        self._kinds: tuple[str, ...] = ()
        self._fields: Fields | None = None

    def show_figures(self, figures: dict[str, Decimal | None]) -> None:
        """Show figures by kind; `ALL` alone is one for every kind."""
        if self._fields is None or tuple(figures) != self._kinds:
            self._renew(tuple(figures))
        assert self._fields is not None
        for kind, figure in figures.items():
            self._fields.entry(kind or "all").show(figure)

    def _renew(self, kinds: tuple[str, ...]) -> None:
        old, self._kinds = self._fields, kinds
        specs = tuple(
            Spec(
                kind or "all",
                f"{self._title}: {kind_name(kind)}" if kind else self._title,
                self._taking,
                unit=self._unit,
            )
            for kind in kinds
        )
        self._fields = Fields(self.objectName(), specs)
        self._fields.taken.connect(self.taken)
        self._fields.entry(kinds[-1] or "all").advance.connect(self.advance)
        self.column.addWidget(self._fields)
        self._fields.show()  # a layout would show it later
        if old is not None:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()

    @property
    def pending(self) -> bool:
        return any(entry.pending for entry in self.entries())

    def figures(self) -> dict[str, Decimal | None]:
        """What stands in the fields; UnfinishedError where it cannot be read."""
        return {
            kind: None if entry.blank else entry.read() for kind, entry in zip(self._kinds, self.entries(), strict=True)
        }

    def entries(self) -> Iterator[Entry]:
        if self._fields is not None:
            yield from self._fields.entries()

    def say(self, sentence: str) -> None:
        """Say a refusal beside the field that was typed in last."""
        entry = next((entry for entry in self.entries() if entry.pending), None)
        if entry is not None:
            entry.say(sentence)


class MaximumForm(Part):
    """The maximum of a row: of a leaf what it is scored by, of a parent what the document states.

    `advance` when Enter leads on from its last field.
    """

    advance = Signal()

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("maximum")
        self._edited = edited
        self._code = ""
        self._by_kind = ByKind("max", "Điểm tối đa", POINTS, "điểm")
        self._by_kind.taken.connect(self._on_taken)
        self._by_kind.advance.connect(self.advance)
        self.differs = QCheckBox("Khác nhau theo loại đơn vị")
        self.differs.setObjectName("maxDiffers")
        self.differs.setAccessibleName("Điểm tối đa khác nhau theo loại đơn vị")
        self.differs.toggled.connect(self._on_differs)
        self._sum = style.text_label(name="childrenSum", tone="muted")
        self._sum.setWordWrap(True)
        self.column.addWidget(self._by_kind)
        for part in (self.differs, self._sum):
            beside = QHBoxLayout()
            beside.addSpacing(style.scaled(CAPTION_WIDTH) + style.GRID)
            beside.addWidget(part, 1)
            self.column.addLayout(beside)

    def show_node(self, node: Criterion) -> None:
        """Show the maximum of a row, beside the sum of what stands below it."""
        self._code = node.code
        kinds = self._edited.criteria_set.unit_kinds
        by_kind = isinstance(node.max, dict)
        figures: dict[str, Decimal | None]
        figures = {kind: node.max.get(kind) for kind in kinds} if isinstance(node.max, dict) else {ALL: node.max}
        self._by_kind.show_figures(figures)
        with QSignalBlocker(self.differs):
            self.differs.setChecked(by_kind)
        self.differs.setVisible(len(kinds) > 1 or by_kind)
        sums = dict.fromkeys(show_short(sum(child.full_max(kind) for child in node.children)) for kind in kinds)
        self._sum.setText(f"Các mục con cộng lại {'; '.join(sums)} điểm; khi chấm, chương trình dùng tổng này.")
        self._sum.setVisible(not node.is_leaf)

    def entries(self) -> Iterator[Entry]:
        yield from self._by_kind.entries()

    def focus(self) -> None:
        """Begin typing."""
        next(iter(self.entries())).focus()

    def _on_taken(self) -> None:
        if not self._by_kind.pending:
            return
        try:
            figures = self._by_kind.figures()
            given: Any = figures[ALL] if ALL in figures else {k: f for k, f in figures.items() if f is not None}
            self._edited.change(self._code, max=None if given == {} else given)
        except (EditRefused, UnfinishedError) as refusal:
            self._by_kind.say(str(refusal))

    def _on_differs(self, on: bool) -> None:
        node = self._edited.criteria_set.by_code[self._code]
        kinds = self._edited.criteria_set.unit_kinds
        if isinstance(node.max, dict) != on and node.max is not None:
            if isinstance(node.max, dict):
                self._edited.change(self._code, max=node.max.get(kinds[0], Decimal(0)))
            else:
                self._edited.change(self._code, max=dict.fromkeys(kinds, node.max))
        elif on:
            self._by_kind.show_figures(dict.fromkeys(kinds))


class CoefficientForm(Part):
    """What a kind of unit multiplies; kinds left empty count 1."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("coefficient")
        self._edited = edited
        self._code = ""
        self._by_kind = ByKind("coefficient", "Hệ số", POSITIVE, "để trống là 1")
        self._by_kind.taken.connect(self._on_taken)
        choices = (("points", "Điểm"), ("thresholds", "Ngưỡng của thang điểm"))
        self._on = Fields("coefficientOn", (Spec("on", "Hệ số nhân vào", choices=choices, start="points"),))
        self._on.taken.connect(self._take)
        for part in (self._by_kind, self._on):
            self.column.addWidget(part)

    def show_node(self, node: Criterion) -> None:
        """Show the coefficient of a leaf; where all units are of one kind there is nothing to tell apart."""
        self._code = node.code
        kinds = self._edited.criteria_set.unit_kinds
        known = node.coefficient
        factors = {} if known is None else known.factors
        self._by_kind.show_figures({kind: factors.get(kind) for kind in dict.fromkeys((*kinds, *factors))})
        self._on.put({"on": "points" if known is None else known.on})
        self._on.setVisible(known is not None)
        self.setVisible(node.is_leaf and (len(kinds) > 1 or known is not None))

    def entries(self) -> Iterator[Entry]:
        yield from self._by_kind.entries()

    def _on_taken(self) -> None:
        if self._by_kind.pending:
            self._take()

    def _take(self) -> None:
        try:
            factors = {kind: figure for kind, figure in self._by_kind.figures().items() if figure is not None}
            made = Coefficient(on=self._on.read()["on"], factors=factors) if factors else None
            self._edited.change(self._code, coefficient=made)
        except (EditRefused, UnfinishedError) as refusal:
            self._by_kind.say(str(refusal))
