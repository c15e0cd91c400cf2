"""Fields bound to the properties of a row: each is taken by itself, what is refused stays beside its field."""

from collections.abc import Callable
from typing import Any, NamedTuple

from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.set_editing import EditRefused
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.entry import UnfinishedError
from parscore.ui.sets.rule_builder.fields import Fields, Spec, choose
from parscore.ui.sets.rule_builder.part import value_of

Get = Callable[[Criterion, CriteriaSet], Any]
Give = Callable[[EditedSet, str, Any], None]
"""Gives a row what was typed; EditRefused when it cannot be taken."""


class Bound(NamedTuple):
    """A field and its property. Without `get` and `give` it is the property of the same name."""

    spec: Spec
    get: Get | None = None
    give: Give | None = None
    of_leaves: bool | None = None

    def value(self, node: Criterion, criteria_set: CriteriaSet) -> Any:
        return getattr(node, self.spec.key) if self.get is None else self.get(node, criteria_set)

    def take(self, edited: EditedSet, code: str, value: Any) -> None:
        if self.give is None:
            edited.change(code, **{self.spec.key: value})
        else:
            self.give(edited, code, value)


class BoundFields(Fields):
    """Fields that show a row of the edited set and change it."""

    def __init__(self, name: str, edited: EditedSet, bindings: tuple[Bound, ...]) -> None:
        super().__init__(name, tuple(bound.spec for bound in bindings))
        self._edited = edited
        self._bindings = bindings
        self._code = ""
        self.taken.connect(self._on_taken)

    def show_node(self, node: Criterion) -> None:
        """Show a row; fields that make no sense for it are hidden."""
        self._code = node.code
        for bound in self._bindings:
            spec = bound.spec
            value = bound.value(node, self._edited.criteria_set)
            if spec.taking is None:
                choose(self.boxes[spec.key], "" if value is None else str(value))
            else:
                self.entry(spec.key).show(value)
            if bound.of_leaves is not None:
                self.show_field(spec.key, bound.of_leaves == node.is_leaf)

    def _on_taken(self) -> None:
        for bound in self._bindings:
            node = self._edited.criteria_set.by_code.get(self._code)
            if node is None:
                return
            if bound.spec.taking is None:
                self._take_choice(bound, node)
            elif self.entry(bound.spec.key).pending:
                self._take_typed(bound)

    def _take_choice(self, bound: Bound, node: Criterion) -> None:
        now = bound.value(node, self._edited.criteria_set)
        chosen = str(self.boxes[bound.spec.key].currentData())
        if not self.boxes[bound.spec.key].isHidden() and chosen != ("" if now is None else str(now)):
            bound.take(self._edited, self._code, chosen or None)

    def _take_typed(self, bound: Bound) -> None:
        entry = self.entry(bound.spec.key)
        try:
            value = value_of(entry, needed=bound.spec.needed)
            bound.take(self._edited, self._code, value)
        except (UnfinishedError, EditRefused) as refusal:
            entry.say(str(refusal))

    def commit(self) -> None:
        """Take what is being typed."""
        for entry in self.entries():
            entry.commit()
