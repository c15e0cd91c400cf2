"""Years as their results are kept, without scoring them anew: for setting ten of them beside each other at once."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, select

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.stages import Stage
from parscore.storage.quick_look import QuickLook
from parscore.storage.reading import CARDS, Sets, read_set
from parscore.storage.results import Kept
from parscore.storage.schema import assessment, total
from parscore.storage.stored import Card, as_card


class KeptYear(NamedTuple):
    """An assessment and what it came to: status, points and maximum of every row, points in whole millionths."""

    card: Card
    criteria_set: CriteriaSet
    survey_held: bool
    nodes: Mapping[str, Kept]
    total: Decimal
    max_score: Decimal
    index_percent: Decimal | None
    class_name: str | None
    provisional: bool


_NODES = (
    "SELECT assessment_id, code, status, score, max_score FROM result WHERE stage = {mark} AND assessment_id IN ({ids})"
)


def read_nodes(look: QuickLook, card_ids: Sequence[int], stage: Stage) -> dict[int, dict[str, Kept]]:
    """The rows of several assessments as the driver gives them; a hundred for each, of ten years."""
    found: dict[int, dict[str, Kept]] = {card_id: {} for card_id in card_ids}
    if card_ids:
        statement = _NODES.format(mark=look.mark, ids=", ".join([look.mark] * len(card_ids)))
        for card_id, code, status, points, maximum in look.rows(statement, (stage.value, *card_ids)):
            found[card_id][code] = (status, points, maximum)
    return found


def read(
    connection: Connection,
    card_ids: Sequence[int],
    stage: Stage,
    sets: Sets,
    nodes: Mapping[int, Mapping[str, Kept]],
) -> Iterator[KeptYear]:
    """The assessments asked for that have results at this stage, in no order that matters."""
    rows = connection.execute(CARDS.where(assessment.c.id.in_(card_ids))).all()
    of_stage = total.c.assessment_id.in_(card_ids), total.c.stage == stage.value
    totals = {row.assessment_id: row for row in connection.execute(select(total).where(*of_stage))}
    for row in rows:
        summed = totals.get(row.id)
        if summed is None:
            continue
        yield KeptYear(
            card=as_card(row),
            criteria_set=read_set(connection, row.criteria_set_id, sets),
            survey_held=bool(row.survey_held),
            nodes=nodes[row.id],
            total=summed.total,
            max_score=summed.max_score,
            index_percent=summed.index_percent,
            class_name=summed.class_name,
            provisional=bool(summed.provisional),
        )
