"""Properties of one row or of the whole set, each judged as its file would be."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from parscore.scoring.criteria import CriteriaSet, Criterion, Gate
from parscore.scoring.schema import Definition
from parscore.scoring.set_captions import ROW_CAPTIONS, SET_CAPTIONS
from parscore.scoring.set_editing.numbering import recode
from parscore.scoring.set_editing.refusal import EditRefused
from parscore.scoring.set_editing.tree import SECTIONS, Nodes, find, node_at, with_node
from parscore.scoring.set_editing.values import MisfitError, taken_value

_OF_LEAVES = ("rule", "coefficient", "not_arising")


def change(criteria_set: CriteriaSet, code: str, /, **fields: object) -> CriteriaSet:
    """The set with other properties of a row, given as model values; its children are changed one by one."""
    new_code = fields.pop("code", code)
    place = find(criteria_set, code)
    node = node_at(criteria_set, place)
    changed = node.but(**_taken(node, fields, ROW_CAPTIONS, f" của mục {code}"))
    _check_row(criteria_set, changed)
    made = with_node(criteria_set, place, changed)
    return made if new_code == code else recode(made, code, str(new_code))


def _check_row(criteria_set: CriteriaSet, node: Criterion) -> None:
    code = node.code
    if node.children:
        for name in _OF_LEAVES:
            if getattr(node, name) is not None:
                raise EditRefused(
                    f"Mục {code} có mục con nên không có {ROW_CAPTIONS[name]} riêng; hãy sửa ở từng mục con."
                )
        return
    if node.rescale_to is not None:
        raise EditRefused(f"Mục {code} không có mục con nên không có điểm quy đổi; hãy sửa điểm tối đa.")
    if node.rule is None:
        raise EditRefused(f"Mục {code} được chấm trực tiếp nên cần có cách chấm.")
    missing = [kind for kind in criteria_set.unit_kinds if node.stated_max(kind) is None]
    if missing:
        of_kinds = f" cho loại đơn vị {', '.join(missing)}" if node.max is not None else ""
        raise EditRefused(f"Mục {code} được chấm trực tiếp nên cần có điểm tối đa{of_kinds}.")


def change_whole(criteria_set: CriteriaSet, /, **fields: object) -> CriteriaSet:
    """The set with other properties of its own. Where classes are renamed in their places, conditions follow; a kind of
    unit that comes new has 0 points wherever points differ by kind.
    """
    taken = _taken(criteria_set, fields, SET_CAPTIONS, " của bộ tiêu chí")
    changed = criteria_set.but(**taken)
    if "classes" in taken and "gates" not in taken:
        changed = changed.but(gates=_following_classes(criteria_set, changed))
    _check_gates(changed)
    if "unit_kinds" in taken:
        rows = {name: _for_kinds(getattr(changed, name), changed.unit_kinds) for name in SECTIONS}
        changed = changed.but(**rows)
    return changed


def _following_classes(old: CriteriaSet, new: CriteriaSet) -> tuple[Gate, ...]:
    names = {one.name for one in new.classes}
    if len(old.classes) != len(new.classes):
        return new.gates
    renamed = {before.name: after.name for before, after in zip(old.classes, new.classes, strict=True)}
    return tuple(
        gate if gate.best_class in names else gate.but(best_class=renamed.get(gate.best_class, gate.best_class))
        for gate in new.gates
    )


def _check_gates(criteria_set: CriteriaSet) -> None:
    names = [one.name for one in criteria_set.classes]
    for gate in criteria_set.gates:
        if gate.best_class not in names:
            raise EditRefused(
                f"Điều kiện “{gate.label}” khống chế ở mức “{gate.best_class}”, "
                "mức này không có trong các mức xếp loại; hãy sửa điều kiện hoặc giữ mức ấy."
            )


def _for_kinds(nodes: Nodes, kinds: tuple[str, ...]) -> Nodes:
    made = []
    for node in nodes:
        changed = node.but(children=_for_kinds(node.children, kinds)) if node.children else node
        if node.is_leaf and isinstance(node.max, dict) and not node.max.keys() >= set(kinds):
            changed = node.but(max={kind: Decimal(0) for kind in kinds} | node.max)
        made.append(changed)
    return tuple(made)


def _taken(owner: Definition, fields: Mapping[str, object], captions: Mapping[str, str], whose: str) -> dict[str, Any]:
    taken = {}
    for name, value in fields.items():
        if name not in captions:
            raise TypeError(f"{type(owner).__name__} has no property {name} to change")
        try:
            taken[name] = taken_value(type(owner), name, value)
        except MisfitError as misfit:
            caption = captions[name]
            raise EditRefused(f"{caption[0].upper()}{caption[1:]}{whose}: {misfit}.") from None
    return taken
