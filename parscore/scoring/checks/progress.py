"""How far the scoring of a sheet has come, in the four figures that home and filters show."""

from dataclasses import dataclass

from parscore.scoring.answers import BLANK, AnswerSheet
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Links, Proof, needs_proof, owes_explanation, proof
from parscore.scoring.result import Result
from parscore.scoring.standing import Standing, standing


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


def progress(criteria_set: CriteriaSet, sheet: AnswerSheet, result: Result, links: Links) -> Progress:
    unproved = unexplained = 0
    leaves = criteria_set.leaves()
    stand = [standing(leaf, result.nodes[leaf.code].status, survey_held=sheet.survey_held) for leaf in leaves]
    done, blank, waiting = map(stand.count, (Standing.DONE, Standing.OPEN, Standing.WAITING))
    for leaf in (*leaves, *criteria_set.bonus_items):  # nobody has to prove points lost
        node, held = result.nodes[leaf.code], links.get(leaf.code, ())
        unproved += needs_proof(leaf, node) and proof(leaf, held) is not Proof.FULL
        unexplained += owes_explanation(leaf, node, sheet.answers.get(leaf.code) or BLANK, held)
    return Progress(len(leaves), done, blank, waiting, unproved, unexplained)
