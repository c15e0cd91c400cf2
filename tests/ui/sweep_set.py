"""A set of 110 rows of every kind of rule the unit declares itself, and the keys that declare each."""

from pathlib import Path
from typing import Any

from parscore.scoring.answers import Answer, Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.storage.workspace import Workspace
from tests.scoring.sets import area, criteria_set, leaf

RATIO = {"kind": "ratio", "numerator": "Số hồ sơ đúng hạn", "denominator": "Số hồ sơ đã giải quyết"}
BANDS = {"kind": "bands", "bands": [{"from": "98", "share": "100"}, {"from": "90", "share": "50"}, {"share": "0"}]}
LEAVES = 110

Kind = tuple[dict[str, Any], tuple[str, ...], Answer]


def _measured(measure: dict[str, Any], scale: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "measured", "measure": measure, "scale": scale}


KINDS: tuple[Kind, ...] = (
    (_measured(RATIO, BANDS), ("985", "1000"), Answer(values={"numerator": "985", "denominator": "1000"})),
    (
        _measured(RATIO, {"kind": "proportional", "full_at": "100"}),
        ("3", "4"),
        Answer(values={"numerator": "3", "denominator": "4"}),
    ),
    (
        _measured({"kind": "count", "label": "Số cuộc họp"}, {"kind": "per_unit", "points": "0.25"}),
        ("3",),
        Answer(values={"value": "3"}),
    ),
    (
        _measured({"kind": "value", "label": "Mức hài lòng", "unit": "%"}, BANDS),
        ("91,5",),
        Answer(values={"value": "91.5"}),
    ),
    (
        _measured({"kind": "date", "label": "Ngày ban hành", "due": "2025-12-05"}, BANDS),
        ("05/12/2025",),
        Answer(values={"date": "2025-12-05"}),
    ),
    ({"kind": "manual"}, ("0,5",), Answer(points="0.5")),
    (
        {
            "kind": "choice",
            "options": [{"id": "co", "label": "Có", "share": "100"}, {"id": "khong", "label": "Không", "points": "0"}],
        },
        (" ",),
        Answer(choice="co"),
    ),
    (
        {"kind": "checklist", "mode": "sum", "items": [{"id": c, "label": f"Việc {c}", "points": "0.5"} for c in "ab"]},
        (" ",),
        Answer(checked=("a",)),
    ),
    (
        {"kind": "deduction", "faults": [{"id": "cham", "label": "Báo cáo chậm", "points": "0.25"}]},
        ("2",),
        Answer(faults={"cham": "2"}),
    ),
    (
        {
            "kind": "formula",
            "variables": [{"id": "a", "label": "Số việc"}],
            "branches": [{"when": "a >= 10", "then": "max_score"}, {"when": "a < 10", "then": "a / 20"}],
        },
        ("7",),
        Answer(values={"a": "7"}),
    ),
)


def kind_of(place: int) -> Kind:
    """What stands at a place of the set."""
    return KINDS[place % len(KINDS)]


def sweep_set() -> CriteriaSet:
    """Ten areas of eleven rows, one point each."""
    areas = [
        area(str(a + 1), [leaf(f"{a + 1}.{b + 1}", "1", kind_of(a * 11 + b)[0]) for b in range(11)]) for a in range(10)
    ]
    return criteria_set(areas, id="quet-ban-phim", scale={"total": str(LEAVES)})


def workspace_with_sweep(folder: Path) -> CriteriaSet:
    """A workspace in the folder, with one blank sheet on the set."""
    made = sweep_set()
    with Workspace(folder) as workspace:
        workspace.create(Unit("xa-quet", "Xã Quét", "xa"), 2025, made)
    return made
