"""Bonus and penalty parts of an annex: outside the scale where the annex clearly says so, told in any case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from parscore.intake.annex.lines import about
from parscore.intake.annex.node import Node
from parscore.intake.annex.table import Problem
from parscore.scoring.outcome import Severity
from parscore.scoring.text import fold

Side = Literal["bonus", "penalty"]
SIDES: tuple[Side, ...] = ("bonus", "penalty")
_SAID = {"bonus": "điểm thưởng", "penalty": "điểm trừ"}
_HEAD = r"^(phan |muc |cac |nhom |tieu chi |noi dung |quy dinh |ve )*"
_TITLES: dict[Side, re.Pattern[str]] = {
    "bonus": re.compile(_HEAD + r"(diem (thuong|cong)\b|(cong|thuong) (them )?diem\b)"),
    "penalty": re.compile(_HEAD + r"(diem (tru|phat)\b|(tru|phat) diem\b)"),
}
_WORDS: dict[Side, str] = {"bonus": r"\b(thuong|cong them|diem cong|cong diem)\b", "penalty": r"\b(tru|phat)\b"}


@dataclass(slots=True)
class Outside:
    """What stands outside the scale: the items of each side and the printed cap; what remains inside."""

    areas: list[Node] = field(default_factory=list)
    items: dict[Side, list[Node]] = field(default_factory=lambda: {side: [] for side in SIDES})
    caps: dict[Side, Decimal] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def begins_outside(title: str) -> bool:
    """Whether a title is that of a bonus or penalty part."""
    return any(pattern.search(fold(title)) for pattern in _TITLES.values())


def apart(areas: list[Node], total: Decimal | None) -> Outside:
    """Bonus and penalty taken out of the areas, unless only with them the points add up to the total."""
    found = Outside()
    outer = [area for area in areas if _side(area) or _both(area)]
    whole, within = sum(map(_points, areas), Decimal(0)), total or Decimal(100)
    if len(outer) == len(areas) or (whole == within and any(map(_points, outer))):
        found.areas = areas
        for area in outer:
            said = f"“{area.title}” có thể nằm ngoài thang điểm, nhưng phụ lục tính nó vào tổng điểm nên để trong thang"
            found.problems.append(
                about(area.line, "title", Severity.WARNING, said, "xem lại; nếu ở ngoài thang, chuyển đi", area.code)
            )
        return found
    found.areas = [area for area in areas if area not in outer]
    for area in outer:
        if side := _side(area):
            _take(found, area, side)
        else:
            for child in area.children:
                _take(found, child, _side(child) or "bonus")
    return found


def _take(found: Outside, area: Node, side: Side) -> None:
    items = list(_leaves(area, ""))
    found.items[side] += items
    if area.maximum is not None and area.children:
        found.caps[side] = found.caps.get(side, Decimal(0)) + area.maximum
    said = f"“{area.title}” được đọc là {_SAID[side]} ngoài thang điểm, {len(items)} mục"
    found.problems.append(about(area.line, "title", Severity.WARNING, said, "xem lại có đúng không", area.code))


def _leaves(node: Node, above: str) -> Iterator[Node]:
    for child in node.children:
        yield from _leaves(child, f"{above}{child.title}: " if child.children else above)
    if not node.children:
        node.title = f"{above}{node.title}"
        yield node


def _side(area: Node) -> Side | None:
    """The one side a part is on; None when its title names none, or both."""
    said = fold(area.title)
    sides = [side for side in SIDES if _TITLES[side].search(said)]
    if len(sides) != 1:
        return None
    other: Side = "penalty" if sides[0] == "bonus" else "bonus"
    return None if re.search(_WORDS[other], said) else sides[0]


def _both(area: Node) -> bool:
    """Whether a part of both sides says of each of its rows which it is."""
    return begins_outside(area.title) and bool(area.children) and all(map(_side, area.children))


def _points(node: Node) -> Decimal:
    return sum(map(_points, node.children), Decimal(0)) if node.children else node.maximum or Decimal(0)


def penalty_rule(rule: dict[str, Any]) -> dict[str, Any] | None:
    """A rule that counts the points to take away, from one that takes them from a maximum; None when it cannot be."""
    if rule["kind"] != "deduction":
        return rule
    faults = rule["faults"]
    if "floor" in rule or len(faults) > 8 or any("points" not in fault for fault in faults):
        return None
    if len(faults) == 1:
        measure = {"kind": "count", "label": f"Số {faults[0]['label']}"}
        return {"kind": "measured", "measure": measure, "scale": {"kind": "per_unit", "points": faults[0]["points"]}}
    names = "abcdefgh"[: len(faults)]
    variables = [{"id": name, "label": f"Số {fault['label']}"} for name, fault in zip(names, faults, strict=True)]
    added = " + ".join(f"{name} * {fault['points']}" for name, fault in zip(names, faults, strict=True))
    return {
        "kind": "formula",
        "variables": variables,
        "branches": [{"when": "a >= 0", "then": f"min(max_score, {added})"}],
    }
