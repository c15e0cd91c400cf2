"""Answers: what a unit declares for each leaf, as exact text under the rule's own input names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parscore.scoring.text import nfc

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures that others supply come from: the document, its date ("2026-01-15"), who entered them."""

    document: str = ""
    date: str = ""
    entered_by: str = ""

    def as_data(self) -> dict[str, str]:
        data = {"document": self.document, "date": self.date, "entered_by": self.entered_by}
        return {name: text for name, text in data.items() if text}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is declared for one leaf; the parts not used by the leaf's rule stay empty.

    Numbers are kept as plain text ("98.5"), dates as "2025-12-05" or "never"; `checked` and `faults` are None until the
    question was answered at all, because an empty list is an answer (nothing done, no fault) and a missing one is not.
    `reason` says why a leaf did not arise, `flagged` marks it for a second look, `returned` is what the leader wrote
    when sending it back, `source` tells where figures of others come from.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    choice: str | None = None
    checked: tuple[str, ...] | None = None
    faults: Mapping[str, str] | None = None
    points: str | None = None
    not_arising: bool = False
    reason: str = ""
    note: str = ""
    explanation: str = ""
    flagged: bool = False
    returned: str = ""
    source: Source | None = None

    @property
    def declares(self) -> bool:
        """Whether anything that can earn points was declared; a note or an explanation alone does not count."""
        return bool(
            self.values
            or self.choice is not None
            or self.checked is not None
            or self.faults is not None
            or self.points is not None
            or self.not_arising
        )

    @property
    def declared(self) -> tuple[object, ...]:
        """All that bears on the score; what stands beside it (texts, marks, source) left out."""
        return (self.values, self.choice, self.checked, self.faults, self.points, self.not_arising)

    def as_data(self) -> dict[str, object]:
        """The answer as plain data in the shape of `parscore-answers/1`, empty parts left out."""
        data: dict[str, object] = {
            "values": {k: list(v) if isinstance(v, tuple) else v for k, v in self.values.items()} or None,
            "choice": self.choice,
            "checked": None if self.checked is None else list(self.checked),
            "faults": None if self.faults is None else dict(self.faults),
            "points": self.points,
            "not_arising": self.not_arising or None,
            "reason": self.reason or None,
            "note": self.note or None,
            "explanation": self.explanation or None,
            "flagged": self.flagged or None,
            "returned": self.returned or None,
            "source": None if self.source is None else self.source.as_data(),
        }
        return {name: part for name, part in data.items() if part is not None}

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "Answer":
        """Read back what `as_data` wrote; the shape is trusted, foreign files are checked in intake first."""
        values = data.get("values")
        checked = data.get("checked")
        faults = data.get("faults")
        assert values is None or isinstance(values, Mapping)
        assert checked is None or isinstance(checked, list | tuple)
        assert faults is None or isinstance(faults, Mapping)
        source = data.get("source")
        assert source is None or isinstance(source, Mapping)
        return cls(
            values={
                str(k): tuple(map(str, v)) if isinstance(v, list | tuple) else str(v) for k, v in (values or {}).items()
            },
            choice=None if data.get("choice") is None else str(data["choice"]),
            checked=None if checked is None else tuple(map(str, checked)),
            faults=None if faults is None else {str(k): str(v) for k, v in faults.items()},
            points=None if data.get("points") is None else str(data["points"]),
            not_arising=bool(data.get("not_arising", False)),
            reason=nfc(str(data.get("reason", ""))),
            note=nfc(str(data.get("note", ""))),
            explanation=nfc(str(data.get("explanation", ""))),
            flagged=bool(data.get("flagged", False)),
            returned=nfc(str(data.get("returned", ""))),
            source=None if source is None else Source(**{str(name): nfc(str(text)) for name, text in source.items()}),
        )


BLANK = Answer()


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune, ward or other body that is scored; `kind` is an id such as xa, phuong or dac_khu."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """All that one unit declares for one year on one criteria set, at one stage."""

    criteria_id: str
    criteria_version: int
    unit: Unit
    year: int
    answers: Mapping[str, Answer] = field(default_factory=dict)
    survey_held: bool = True
    facts: frozenset[str] = frozenset()
