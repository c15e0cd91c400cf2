"""Criteria sets of any size, in the mix of rules that real sets have, with answers for all of their leaves."""

import random
from typing import Any

from parscore.intake.checking import checked
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.criteria import CriteriaSet

RATIO = {"kind": "ratio", "numerator": "Đạt", "denominator": "Tổng số"}
BANDS = {
    "kind": "bands",
    "bands": [
        {"from": "98", "share": "100"},
        {"from": "90", "share": "75"},
        {"from": "80", "share": "50"},
        {"from": "0", "share": "0"},
    ],
}


def _rule(place: int) -> dict[str, Any]:
    match place % 8:
        case 0 | 1 | 2:
            return {"kind": "measured", "measure": RATIO, "scale": BANDS}
        case 3 | 4:
            return {"kind": "measured", "measure": RATIO, "scale": {"kind": "proportional", "full_at": "100"}}
        case 5:
            options = [{"id": "co", "label": "Có", "share": "100"}, {"id": "khong", "label": "Không", "points": "0"}]
            return {"kind": "choice", "options": options}
        case 6:
            items = [{"id": c, "label": f"Nội dung {c}", "points": "0.25"} for c in "abcd"]
            return {"kind": "checklist", "mode": "sum", "items": items}
        case _:
            return {"kind": "deduction", "faults": [{"id": "cham", "label": "Báo cáo chậm", "points": "0.25"}]}


def criteria_of(leaves: int, areas: int = 8) -> CriteriaSet:
    """A set with so many leaves of 1 point each, in areas of criteria of five."""
    nodes: list[dict[str, Any]] = [
        {"code": str(a + 1), "level": "area", "title": f"Lĩnh vực {a + 1}", "children": []} for a in range(areas)
    ]
    for place in range(leaves):
        area = nodes[place % areas]
        group = area["children"]
        if not group or len(group[-1]["children"]) == 5:
            code = f"{area['code']}.{len(group) + 1}"
            group.append({"code": code, "level": "criterion", "title": f"Tiêu chí {code}", "children": []})
        parent = group[-1]
        code = f"{parent['code']}.{len(parent['children']) + 1}"
        title = f"Tỷ lệ nhiệm vụ cải cách hành chính số {place + 1} được hoàn thành đúng hạn trong năm"
        parent["children"].append(
            {"code": code, "level": "sub_criterion", "title": title, "max": "1", "rule": _rule(place)}
        )
    data = {
        "format": "parscore-criteria/1",
        "id": f"do-{leaves}",
        "version": 1,
        "title": f"Bộ đo {leaves} mục",
        "years": [2025],
        "unit_kinds": ["xa"],
        "points_status": "illustrative",
        "scale": {
            "total": str(leaves),
            "may_exceed": False,
            "rounding": {"places": 2, "mode": "half_up", "at": "total"},
        },
        "classes": [{"name": "Tốt", "from": "80"}, {"name": "Khá", "from": "0"}],
        "criteria": nodes,
    }
    return checked(CriteriaSet, data)


def answers_for(criteria_set: CriteriaSet, seed: int) -> AnswerSheet:
    """Answers for every leaf, different for every seed."""
    chance = random.Random(seed)
    answers: dict[str, Answer] = {}
    for leaf in criteria_set.leaves():
        assert leaf.rule is not None
        match leaf.rule.kind:
            case "choice":
                answers[leaf.code] = Answer(choice=chance.choice(("co", "khong")))
            case "checklist":
                answers[leaf.code] = Answer(checked=tuple(c for c in "abcd" if chance.random() < 0.7))
            case "deduction":
                answers[leaf.code] = Answer(faults={"cham": str(chance.randint(0, 3))})
            case _:
                total = chance.randint(50, 1500)
                done = str(chance.randint(total // 2, total))
                answers[leaf.code] = Answer(values={"numerator": done, "denominator": str(total)})
    unit = Unit(f"xa-{seed}", f"Xã {seed}", "xa")
    return AnswerSheet(criteria_set.id, 1, unit, 2025, answers)
