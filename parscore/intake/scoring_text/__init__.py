"""Reading the scoring text of an annex: the Vietnamese wording of cách chấm as a rule, proposed for confirmation."""

from parscore.intake.scoring_text.proposal import Proposal, Sureness
from parscore.intake.scoring_text.reading import read_scoring_text
from parscore.intake.scoring_text.verdict import BEST_TOO_LOW

__all__ = ["BEST_TOO_LOW", "Proposal", "Sureness", "read_scoring_text"]
