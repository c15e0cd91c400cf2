"""A share of units that each pass a threshold of their own: "100% các phòng có tỷ lệ … từ 30% trở lên"."""

from decimal import Decimal

from parscore.intake.scoring_text.bands import level, make_bands
from parscore.intake.scoring_text.clauses import bare
from parscore.intake.scoring_text.naming import brief, first_large
from parscore.intake.scoring_text.passage import Passage
from parscore.intake.scoring_text.proposal import Draft, Setting, plain
from parscore.intake.scoring_text.ranges import read_range
from parscore.intake.scoring_text.tokens import Sort, has, shown
from parscore.intake.scoring_text.worth import Way


def read_nested(passage: Passage, setting: Setting) -> Draft | None:
    """The share that passes, with bands over it; None unless exactly the first clause names an inner threshold."""
    clauses = passage.clauses
    if len(clauses) < 2 or any(clause.worth.way is Way.TAKE for clause in clauses) or setting.method != "self":
        return None
    row = bare(clauses[0].label)
    places = [place for place, token in enumerate(row) if token.sort is Sort.NUMBER]
    if len(places) != 2 or not all(row[place].percent for place in places) or has(row, "và", "nhưng", "hoặc"):
        return None
    split = next((i for i in range(places[0], places[1]) if row[i].key in ("có", "đạt") and i > places[0] + 1), -1)
    if split < 0:
        return None
    outer, inner = read_range(row[:split]), read_range(row[split + 1 :])
    others = [read_range(bare(clause.label)) for clause in clauses[1:]]
    if outer is None or inner is None or inner.low is None or inner.high is not None:
        return None
    levels = [level(outer, clauses[0].worth)]
    for found, clause in zip(others, clauses[1:], strict=True):
        if found is None or found.unit != "%":
            return None
        levels.append(level(found, clause.worth))
    made = make_bands(levels, unit="%", whole=False, least=Decimal(0), most=Decimal(100))
    label = brief(shown(inner.rest, passage.text), setting.title or "Tỷ lệ của từng đơn vị")
    measure = {
        "kind": "share_passing",
        "label": f"{first_large(label)} của từng đơn vị (%)",
        "inner": {"from" if inner.low.within else "above": plain(inner.low.value)},
    }
    draft = Draft({"kind": "measured", "measure": measure, "scale": made.scale}, warnings=made.warnings)
    draft.why.append("Tính tỷ lệ % đơn vị đạt ngưỡng riêng: nhập số liệu của từng đơn vị.")
    return draft
