"""Scoring texts of rows without a rule in the notation: read as those of an annex are, to be confirmed."""

import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from parscore.intake.scoring_text import Proposal, Sureness, read_scoring_text
from parscore.scoring.set_draft import Reading

READING_SECONDS = 2.0


@dataclass(slots=True)
class Wordings:
    """Reads scoring texts until they took longer than any set needs; `readings` by the code of the leaf."""

    year: int | None
    readings: dict[str, Reading] = field(default_factory=dict)
    _seconds: float = 0.0

    def read(self, code: str, text: str, maximum: Any, title: str) -> Proposal:
        """What a text seems to mean, kept as a reading to be confirmed."""
        if self._seconds > READING_SECONDS:
            said = "Bảng quá dài nên chưa đọc cách chấm này."
            proposal = Proposal({"kind": "manual"}, Sureness.UNSURE, warnings=(said,))
        else:
            began = time.process_time()
            most = Decimal(maximum) if isinstance(maximum, str) else None
            proposal = read_scoring_text(text, most, title=title, year=self.year)
            self._seconds += time.process_time() - began
        self.readings[code] = Reading(text=text, sure=proposal.sure.value, why=proposal.why, warnings=proposal.warnings)
        return proposal
