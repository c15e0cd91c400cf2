"""Small criteria sets with every policy, and the reports made from them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from parscore.intake.checking import checked
from parscore.reports import ScoreReport
from parscore.scoring.answers import Answer, AnswerSheet, Unit
from parscore.scoring.assessment import score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Links
from parscore.scoring.state import StateChange

TODAY = date(2025, 12, 5)
TRICKY = "Nguyễn Ưỡng ở Đắk Lắk, ấp Ẵm Ểu, giỗ Tổ 10/3: “thẩm định” − 50 % ≥ ½; ỵ Ỵ ỷ Ỷ"

RATIO = {
    "kind": "measured",
    "measure": {
        "kind": "ratio",
        "numerator": "Hồ sơ đúng và trước hạn",
        "denominator": "Hồ sơ đã giải quyết",
    },
    "scale": {"kind": "proportional", "full_at": "100"},
}
MANUAL = {"kind": "manual"}
YES_NO = {
    "kind": "choice",
    "options": [
        {"id": "co", "label": "Có quy chế", "points": "2"},
        {"id": "khong", "label": "Không có", "points": "0"},
    ],
}
SURVEY = {"kind": "external", "source": "SIPAS"}


def leaf(code: str, maximum: str, rule: Mapping[str, Any] = MANUAL, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "level": "criterion",
        "title": f"Tiêu chí {code}",
        "max": maximum,
        "rule": rule,
        **more,
    }


def parent(code: str, *children: dict[str, Any], level: str = "area", **more: Any) -> dict[str, Any]:
    return {"code": code, "level": level, "title": f"Lĩnh vực {code}", "children": children, **more}


def tree() -> list[dict[str, Any]]:
    """Two areas: facts of several kinds, a sub-tree, a survey."""
    return [
        parent(
            "1",
            leaf("1.1", "3", RATIO, evidence=["Báo cáo một cửa", "Sổ theo dõi"]),
            leaf("1.2", "2", YES_NO),
            parent("1.3", leaf("1.3.1", "2"), leaf("1.3.2", "1.5"), level="criterion"),
        ),
        parent("2", leaf("2.1", "4"), leaf("2.2", "5", SURVEY, method="survey")),
    ]


def criteria_set(**changes: Any) -> CriteriaSet:
    """A set of 17.5 points, with bonus, penalty and classes; changes replace whole keys."""
    data: dict[str, Any] = {
        "format": "parscore-criteria/1",
        "id": "mau-2025",
        "version": 3,
        "title": "Bộ tiêu chí mẫu",
        "years": [2025],
        "unit_kinds": ["xa"],
        "points_status": "official",
        "legal_basis": [
            {"number": "09/QĐ-UBND", "date": "2025-01-22", "issuer": "UBND xã Mẫu", "title": "Kế hoạch CCHC"}
        ],
        "scale": {
            "total": "17.5",
            "may_exceed": False,
            "rounding": {"places": 2, "mode": "half_up", "at": "total"},
        },
        "not_arising": "exclude",
        "survey_absent": "rescale",
        "bonus": {"cap": "1"},
        "penalty": {"cap": "1"},
        "class_on": "rounded",
        "classes": [{"name": "Tốt", "from": "80"}, {"name": "Khá", "from": "65"}, {"name": "Yếu", "from": "0"}],
        "criteria": tree(),
        "bonus_items": [leaf("T1", "1"), leaf("T2", "1")],
        "penalty_items": [leaf("P1", "2")],
        **changes,
    }
    return checked(CriteriaSet, data)


def answers(**changes: Answer) -> dict[str, Answer]:
    """An answer for every leaf but none for bonus and penalty; keys of changes are codes with _ for the point."""
    given = {
        "1.1": Answer(values={"numerator": "985", "denominator": "1000"}, explanation="Trích từ hệ thống"),
        "1.2": Answer(choice="co", note="Quy chế số 12"),
        "1.3.1": Answer(points="1.75"),
        "1.3.2": Answer(points="1.5"),
        "2.1": Answer(points="3"),
        "2.2": Answer(points="4"),
    }
    return given | {code.replace("_", "."): answer for code, answer in changes.items()}


def report(
    criteria: CriteriaSet | None = None,
    given: Mapping[str, Answer] | None = None,
    *,
    survey_held: bool = True,
    name: str = "Xã Mẫu",
    illustrative_facts: bool = False,
    target: Decimal | None = None,
    links: Links | None = None,
    documents: Mapping[int, Document] | None = None,
    state_log: Sequence[StateChange] | None = None,
) -> ScoreReport:
    criteria = criteria or criteria_set()
    sheet = AnswerSheet(
        criteria.id,
        criteria.version,
        Unit("xa-mau", name, "xa"),
        2025,
        answers() if given is None else given,
        survey_held,
    )
    return ScoreReport(
        criteria,
        sheet,
        score(criteria, sheet),
        printed_on=TODAY,
        illustrative_facts=illustrative_facts,
        target=target,
        links=links,
        documents=documents or {},
        state_log=state_log,
    )


NOT_ARISING = Answer(not_arising=True, reason="trong năm không có hồ sơ")


def _policy(policy: str) -> ScoreReport:
    return report(criteria_set(not_arising=policy), answers(**{"1_1": NOT_ARISING}))


def _rounded(at: str) -> ScoreReport:
    scale = {
        "total": "3",
        "may_exceed": False,
        "rounding": {"places": 2, "mode": "half_up", "at": at},
    }
    thirds = [parent("1", *(leaf(f"1.{n}", "1", RATIO) for n in (1, 2, 3)))]
    third = Answer(values={"numerator": "1", "denominator": "6"})
    return report(criteria_set(scale=scale, criteria=thirds), {f"1.{n}": third for n in (1, 2, 3)})


def _over_the_scale(*, may_exceed: bool) -> ScoreReport:
    scale = {
        "total": "17.5",
        "may_exceed": may_exceed,
        "rounding": {"places": 2, "mode": "half_up", "at": "total"},
    }
    full = answers(
        **{
            "1_1": Answer(values={"numerator": "9", "denominator": "9"}),
            "1_3_1": Answer(points="2"),
            "2_1": Answer(points="4"),
            "2_2": Answer(points="5"),
            "T1": Answer(points="1"),
        }
    )
    return report(criteria_set(scale=scale), full)


def every_policy() -> dict[str, ScoreReport]:
    """One report for each thing that can happen between leaves and total."""
    bonus = answers(T1=Answer(points="0.75"), T2=Answer(points="0.5"), P1=Answer(points="0.5"))
    nothing = dict.fromkeys(("1.3.1", "1.3.2"), NOT_ARISING)
    rescaled = tree()
    rescaled[0]["rescale_to"] = "10"
    rescaled[0]["children"][0]["not_arising"] = "rescale"
    return {
        "plain": report(),
        "nothing declared": report(given={}),
        "some blank": report(given={"2.1": Answer(points="1.25")}),
        **{f"not arising: {policy}": _policy(policy) for policy in ("full", "zero", "exclude", "rescale")},
        "a whole parent taken out": report(given=answers() | nothing),
        "a whole parent taken out to rescale": report(criteria_set(not_arising="rescale"), answers() | nothing),
        "no policy": report(criteria_set(not_arising=None), answers(**{"1_1": NOT_ARISING})),
        "no survey, rescaled": report(survey_held=False),
        "no survey, kept": report(criteria_set(survey_absent="keep"), survey_held=False),
        "no survey and taken out": report(given=answers(**{"1_1": NOT_ARISING}), survey_held=False),
        "area rescaled": report(criteria_set(criteria=rescaled)),
        "area rescaled after a leaf": report(criteria_set(criteria=rescaled), answers(**{"1_1": NOT_ARISING})),
        "bonus over its cap, penalty": report(given=bonus),
        "bonus item left out stretches no other": report(
            criteria_set(not_arising="rescale", bonus={}), answers(T1=NOT_ARISING, T2=Answer(points="0.5"))
        ),
        "penalty below nothing": report(
            criteria_set(penalty={"cap": "50"}), {"2.1": Answer(points="0.25"), "P1": Answer(points="2")}
        ),
        "held at the scale": _over_the_scale(may_exceed=False),
        "over the scale": _over_the_scale(may_exceed=True),
        "rounded at total": _rounded("total"),
        "rounded at leaf": _rounded("leaf"),
        "leaves as areas": report(
            criteria_set(criteria=[leaf("1", "3", RATIO, not_arising="rescale"), leaf("2", "4")]),
            {"1": NOT_ARISING, "2": Answer(points="3")},
        ),
        "refused": report(given=answers(**{"1_3_1": Answer(points="99")})),
    }
