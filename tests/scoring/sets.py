"""Small criteria sets for tests, written as data."""

from typing import Any

from parscore.intake.checking import checked
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.result import Result

XA = Unit("xa-mau", "Xã Mẫu", "xa")


def leaf(code: str, maximum: object, rule: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A leaf of a set, with a title made from its code."""
    return {"code": code, "level": "criterion", "title": f"Tiêu chí {code}", "max": maximum, "rule": rule, **more}


def manual(code: str, maximum: str, **more: Any) -> dict[str, Any]:
    """A leaf scored by hand: the plainest way to put a number into a total."""
    return leaf(code, maximum, {"kind": "manual"}, **more)


def area(code: str, children: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"code": code, "level": "area", "title": f"Lĩnh vực {code}", "children": children, **more}


def criteria_set(criteria: list[dict[str, Any]], **more: Any) -> CriteriaSet:
    """A set of one or more areas or leaves, with the plainest arithmetic unless told otherwise."""
    scale = {"total": "100", "may_exceed": False, "rounding": {"places": 2, "mode": "half_up", "at": "total"}}
    data = {
        "format": "parscore-criteria/1",
        "id": "thu-nghiem",
        "version": 1,
        "title": "Bộ tiêu chí thử nghiệm",
        "years": [2025],
        "unit_kinds": ["xa"],
        "points_status": "illustrative",
        "criteria": criteria,
        **more,
    }
    data["scale"] = {**scale, **more.get("scale", {})}
    return checked(CriteriaSet, data)


def one_leaf(maximum: object, rule: dict[str, Any], **more: Any) -> CriteriaSet:
    """A set of a single leaf with code 1."""
    return criteria_set([leaf("1", maximum, rule, **more)])


def scored(chosen: CriteriaSet, answers: dict[str, Answer], unit: Unit = XA, **more: Any) -> Result:
    """The result of answers on a set."""
    return score(chosen, AnswerSheet(chosen.id, chosen.version, unit, 2025, answers, **more))


def points(amount: str) -> Answer:
    return Answer(points=amount)
