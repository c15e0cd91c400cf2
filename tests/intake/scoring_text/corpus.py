"""The corpus of wordings: read from its two tables, and how a reader did on one of them.

`corpus_tuned.tsv` was looked at while the reader was built. `corpus_held_out.tsv` was written beside it before the
reader; its misses were looked at only for regressions. One hand wrote both halves and the reader in one sitting,
so its score says nothing of wordings met for the first time (docs/reading-scoring-text.md tells how those fared).

The last column says what else is expected: `warn` a warning, `any` a warning may stand, `method=`, `policy=` (when not
arising), `year=` (the year scored), `sure=`.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from parscore.intake.scoring_text import Proposal, read_scoring_text
from tests.intake.scoring_text.notation import mismatch

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Wording:
    """One line of the corpus."""

    text: str
    maximum: Decimal | None
    rule: str
    named: dict[str, str]
    must_warn: bool
    may_warn: bool

    def read(self) -> Proposal:
        year = int(self.named["year"]) if "year" in self.named else None
        return read_scoring_text(self.text, self.maximum, year=year)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one wording was read: what is wrong (empty: exactly right) and whether it was warned of."""

    wording: Wording
    proposal: Proposal
    wrong: str

    @property
    def silent(self) -> bool:
        return bool(self.wrong) and not self.proposal.warnings

    @property
    def needless(self) -> bool:
        return not self.wrong and bool(self.proposal.warnings) and not self.wording.may_warn


def wordings(half: str) -> list[Wording]:
    """The lines of one half, "tuned" or "held_out"."""
    lines = (HERE / f"corpus_{half}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [_wording(*line.split("\t")) for line in lines]


def _wording(text: str, maximum: str, rule: str, expected: str) -> Wording:
    words = expected.split()
    named = dict(word.split("=") for word in words if "=" in word)
    return Wording(
        text.replace("\\n", "\n"),
        Decimal(maximum) if maximum else None,
        rule,
        named,
        must_warn="warn" in words,
        may_warn="warn" in words or "any" in words,
    )


def judged(wording: Wording) -> Judgement:
    """Exactly right: rule, method, policy and sureness as written down, and a warning where one is due."""
    proposal = wording.read()
    wrong = mismatch(proposal.rule, wording.rule, wording.maximum)
    if not wrong and proposal.method != wording.named.get("method", "self"):
        wrong = f"method {proposal.method}"
    if not wrong and proposal.not_arising != wording.named.get("policy"):
        wrong = f"policy {proposal.not_arising}"
    if not wrong and "sure" in wording.named and proposal.sure != wording.named["sure"]:
        wrong = f"sure {proposal.sure}"
    if not wrong and wording.must_warn and not proposal.warnings:
        wrong = "không cảnh báo"
    return Judgement(wording, proposal, wrong)


def told(judgements: list[Judgement]) -> str:
    """The score and the misses, to print."""
    misses = [j for j in judgements if j.wrong]
    lines = [
        f"đúng {len(judgements) - len(misses)}/{len(judgements)}, "
        f"sai không cảnh báo {sum(j.silent for j in judgements)}, "
        f"đúng nhưng cảnh báo thừa {sum(j.needless for j in judgements)}"
    ]
    for j in misses:
        lines += [f"- {j.wording.text!r} (tối đa {j.wording.maximum})", f"    cần {j.wording.rule}; {j.wrong}"]
        lines += [f"    {'SAI KHÔNG CẢNH BÁO' if j.silent else 'có cảnh báo'}: {j.proposal.warnings}"]
    for j in judgements:
        if j.needless:
            lines += [f"- thừa: {j.wording.text!r}: {j.proposal.warnings}"]
    return "\n".join(lines)
