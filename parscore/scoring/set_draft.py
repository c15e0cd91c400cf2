"""A criteria set on its way into use: the set, what was read from an annex and by whom it was confirmed, what is open.

An imported set stays illustrative until a person confirms it; what the annex does not say is asked, never supplied.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.schema import Definition


class Question(StrEnum):
    """What annexes often leave unsaid, and only the issuing body can answer."""

    CLASSES = "classes"
    ROUNDING = "rounding"
    NOT_ARISING = "not_arising"
    SURVEY = "survey"


class Reply(StrEnum):
    """How a question stands: nobody was asked yet / the set says it / "chưa rõ, hỏi Sở"."""

    OPEN = "open"
    ANSWERED = "answered"
    ASK = "ask"


class Reading(Definition):
    """What a scoring text was understood as, to be confirmed by a person beside the text.

    `why` says how each part was read, `warnings` what must be looked at.
    """

    text: str
    sure: Literal["certain", "likely", "unsure"]
    why: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    confirmed: bool = False


class SetDraft(Definition):
    """A set being prepared; `readings` by the code of the leaf, `replies` by Question, where none stands it is open."""

    criteria_set: CriteriaSet
    readings: dict[str, Reading]
    replies: dict[str, str]

    @classmethod
    def of(cls, criteria_set: CriteriaSet) -> "SetDraft":
        """A draft without readings or replies."""
        return cls(criteria_set=criteria_set, readings={}, replies={})

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The leaves whose reading nobody has confirmed, in document order."""
        waiting = {code for code, reading in self.readings.items() if not reading.confirmed}
        return tuple(node.code for node in self.criteria_set.walk_all() if node.code in waiting)

    def reply(self, question: Question) -> Reply:
        return Reply(self.replies.get(question, Reply.OPEN))

    def replied(self, given: Mapping[Question, Reply]) -> "SetDraft":
        """The draft with other answers to some questions."""
        return self.but(replies={**self.replies, **{str(question): str(reply) for question, reply in given.items()}})

    def confirmed(self, *codes: str) -> "SetDraft":
        """The draft with the readings of these leaves confirmed."""
        marked = {code: self.readings[code].but(confirmed=True) for code in codes if code in self.readings}
        return self.but(readings={**self.readings, **marked})
