"""Reading the scoring text of an annex: the Vietnamese wording of cách chấm as a rule, proposed for confirmation."""

from parscore.intake.scoring_text.proposal import Proposal, Sureness
from parscore.intake.scoring_text.reading import read_scoring_text

__all__ = ["Proposal", "Sureness", "read_scoring_text"]
