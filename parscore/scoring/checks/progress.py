"""How far the scoring of a sheet has come, in the four figures that home and filters show."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parscore.scoring.answers import BLANK, AnswerSheet
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Links, Proof, needs_proof, owes_explanation, proof, telling
from parscore.scoring.result import Result
from parscore.scoring.standing import Standing, standing

NONE_KNOWN: Mapping[int, Document] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of rows: `blank` those the unit must score itself, `waiting` those whose figures others owe;
    `unproved` lack documents, `unexplained` lack documents and a giải trình.
    """

    rows: int
    done: int
    blank: int
    waiting: int
    unproved: int
    unexplained: int


def progress(
    criteria_set: CriteriaSet,
    sheet: AnswerSheet,
    result: Result,
    links: Links,
    documents: Mapping[int, Document] = NONE_KNOWN,
) -> Progress:
    unproved = unexplained = 0
    leaves = criteria_set.leaves()
    stand = [standing(leaf, result.nodes[leaf.code].status, survey_held=sheet.survey_held) for leaf in leaves]
    done, blank, waiting = map(stand.count, (Standing.DONE, Standing.OPEN, Standing.WAITING))
    for leaf in (*leaves, *criteria_set.bonus_items):  # nobody has to prove points lost
        node, held = result.nodes[leaf.code], telling(links.get(leaf.code, ()), documents)
        unproved += needs_proof(leaf, node) and proof(leaf, held) is not Proof.FULL
        unexplained += owes_explanation(leaf, node, sheet.answers.get(leaf.code) or BLANK, held)
    return Progress(len(leaves), done, blank, waiting, unproved, unexplained)
