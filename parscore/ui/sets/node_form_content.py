"""What a row is and what it counts: code, title, points, who supplies its figures, what becomes of it when it did
not arise."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parscore.scoring.criteria import Criterion, Method, Policy
from parscore.scoring.leaf import POLICY_WORDS
from parscore.ui import style
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.node_form_bound import Bound, BoundFields
from parscore.ui.sets.node_form_points import CoefficientForm, MaximumForm
from parscore.ui.sets.rule_builder.entry import Entry
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.part import Part
from parscore.ui.sets.rule_builder.takings import CODE_, LINE, POSITIVE

LEVELS = (("area", "Lĩnh vực"), ("criterion", "Tiêu chí"), ("sub_criterion", "Tiêu chí thành phần"))
METHODS = (
    (Method.SELF.value, "Đơn vị tự chấm"),
    (Method.SURVEY.value, "Điều tra xã hội học"),
    (Method.STATISTIC.value, "Số liệu thống kê, chỉ số công bố"),
    (Method.OTHERS.value, "Cơ quan khác chấm"),
)
AS_THE_SET = ""
POLICIES = (
    (AS_THE_SET, "Theo quy định chung của bộ tiêu chí"),
    *((policy.value, POLICY_WORDS[policy][:1].upper() + POLICY_WORDS[policy][1:]) for policy in Policy),
)

_NAMES = (
    Bound(Spec("code", "Mã", CODE_)),
    Bound(Spec("title", "Tên", LINE, lines=2)),
    Bound(Spec("level", "Cấp", choices=LEVELS)),
)
_SCORING = (
    Bound(
        Spec("method", "Ai cung cấp số liệu", choices=METHODS),
        give=lambda edited, code, value: edited.change(code, method=Method(value)),
        of_leaves=True,
    ),
    Bound(
        Spec("not_arising", "Khi không phát sinh", choices=POLICIES),
        give=lambda edited, code, value: edited.change(code, not_arising=None if value is None else Policy(value)),
        of_leaves=True,
    ),
    Bound(
        Spec("rescale_to", "Quy đổi về", POSITIVE, needed=False, unit="điểm, nếu văn bản quy định"),
        of_leaves=False,
    ),
)


class ContentForm(Part):
    """The first side of a row's form; `done` when Enter leads on from its maximum."""

    done = Signal()

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("contentForm")
        self.column.setSpacing(style.GRID * 2)
        self._names = BoundFields("node", edited, _NAMES)
        self.maximum = MaximumForm(edited)
        self._scoring = BoundFields("scored", edited, _SCORING)
        self.coefficient = CoefficientForm(edited)
        for part in (self._names, self.maximum, self._scoring, self.coefficient):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._names.entry("title").advance.connect(self.maximum.focus)
        self.maximum.advance.connect(self.done)

    def show_node(self, node: Criterion) -> None:
        """Show a row."""
        self._names.show_node(node)
        self.maximum.show_node(node)
        self._scoring.show_node(node)
        self.coefficient.show_node(node)

    def entries(self) -> Iterator[Entry]:
        for part in (self._names, self.maximum, self._scoring, self.coefficient):
            yield from part.entries()

    def first(self) -> QWidget | None:
        """The title: a new row has its code already."""
        return self._names.entry("title").line
