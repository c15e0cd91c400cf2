"""Which rows a filter leaves: by what is still to do, by owner, and by words typed."""

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.evidence import Proof, needs_proof, owes_explanation, proof
from parscore.scoring.outcome import Status
from parscore.scoring.owners import Owner
from parscore.scoring.text import sought, spelled
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.owned import owners_of

_CODE = re.compile(r"\d+(\.\d+)*\.?", re.ASCII)


class Kind(StrEnum):
    """What is still to do in a row."""

    ALL = "all"
    BLANK = "blank"
    NO_DOCUMENTS = "no_documents"
    NO_EXPLANATION = "no_explanation"
    BELOW_MAXIMUM = "below_maximum"
    REVIEW = "review"


KIND_WORDS = {
    Kind.ALL: "Tất cả",
    Kind.BLANK: "Chưa chấm",
    Kind.NO_DOCUMENTS: "Thiếu tài liệu",
    Kind.NO_EXPLANATION: "Thiếu giải trình",
    Kind.BELOW_MAXIMUM: "Chưa đạt tối đa",
    Kind.REVIEW: "Cần xem lại",
}


class Wanted(NamedTuple):
    """What the official wants to see; `owner` is the id of a role ("" for nobody), None for all of them."""

    kind: Kind = Kind.ALL
    owner: str | None = None
    words: str = ""

    @property
    def everything(self) -> bool:
        return self.kind is Kind.ALL and self.owner is None and not self.words.strip()


class TreeFilter:
    """Judges the rows of an open assessment as they stand when asked."""

    def __init__(self, assessment: OpenAssessment) -> None:
        self._assessment = assessment
        criteria_set = assessment.criteria_set
        self._leaves = [node for node in criteria_set.walk_all() if node.is_leaf]
        self._scale = frozenset(leaf.code for leaf in criteria_set.leaves())
        self._penalties = frozenset(item.code for item in criteria_set.penalty_items)
        self._fixed: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._live: dict[str, str] = {}
        self._owners: dict[str, Owner] = {}

    def forget(self, codes: Iterable[str]) -> None:
        """What was known of these rows no longer holds."""
        for code in codes:
            self._live.pop(code, None)

    @property
    def owners(self) -> dict[str, Owner]:
        """The owner of every leaf."""
        owners = owners_of(self._assessment)
        if owners is not self._owners:
            self._owners = owners
            self._live.clear()
        return owners

    def is_of(self, kind: Kind, leaf: Criterion) -> bool:
        """Whether this is still to do in a leaf."""
        node = self._assessment.result.nodes[leaf.code]
        answer = self._assessment.answer(leaf.code)
        links = self._assessment.proving(leaf.code)
        match kind:
            case Kind.BLANK:
                own = leaf.supplied_by is Method.SELF and leaf.code in self._scale
                return own and node.status is Status.BLANK
            case Kind.NO_DOCUMENTS:
                claimed = leaf.code not in self._penalties and needs_proof(leaf, node)
                return claimed and proof(leaf, links) is not Proof.FULL
            case Kind.NO_EXPLANATION:
                return leaf.code not in self._penalties and owes_explanation(leaf, node, answer, links)
            case Kind.BELOW_MAXIMUM:
                earned = node.status is Status.SCORED and leaf.code not in self._penalties
                return earned and node.score is not None and node.score < node.max_score
            case Kind.REVIEW:
                troubled = node.outcome is not None and bool(node.outcome.problems)
                return answer.flagged or bool(answer.returned) or troubled
        return True

    def matching(self, wanted: Wanted) -> frozenset[str]:
        """The codes of the leaves to show."""
        return frozenset(leaf.code for leaf in self._candidates(wanted) if self.is_of(wanted.kind, leaf))

    def counts(self, wanted: Wanted) -> dict[Kind, int]:
        """How many rows each kind would show, owner and words being as they are."""
        candidates = self._candidates(wanted)
        return {kind: sum(self.is_of(kind, leaf) for leaf in candidates) for kind in Kind}

    def _candidates(self, wanted: Wanted) -> list[Criterion]:
        leaves = self._leaves
        if wanted.owner is not None:
            owners = self.owners
            leaves = [leaf for leaf in leaves if owners[leaf.code].id == wanted.owner]
        typed = wanted.words.strip()
        if _CODE.fullmatch(typed):
            start = typed.rstrip(".")
            coded = [leaf for leaf in leaves if leaf.code == start or leaf.code.startswith(typed)]
            if coded:
                return coded
        words = sought(typed)
        return [leaf for leaf in leaves if self._speaks_of(leaf, words)] if words else leaves

    def _speaks_of(self, leaf: Criterion, words: Collection[re.Pattern[str]]) -> bool:
        texts = self._text_of(leaf)
        return all(word.search(texts) for word in words) or all(word.search(self._above[leaf.code]) for word in words)

    def _text_of(self, leaf: Criterion) -> str:
        """Everything that is written of a leaf, in the form for matching."""
        if not self._fixed:
            self.read_set()
        owner = self.owners[leaf.code]
        if leaf.code not in self._live:
            self._live[leaf.code] = f"{self._fixed[leaf.code]}\n{spelled(self._written(leaf.code, owner.name))}"
        return self._live[leaf.code]

    def _written(self, code: str, owner: str) -> str:
        answer = self._assessment.answer(code)
        known = self._assessment.documents
        links = self._assessment.links.get(code, ())
        titles = [known[link.document].title for link in links if link.document in known]
        subjects = [known[link.document].subject for link in links if link.document in known]
        texts = (answer.note, answer.explanation, answer.reason, answer.returned, owner, *titles, *subjects)
        return "\n".join(text for text in texts if text)

    def read_set(self) -> None:
        """Bring the set's own texts into the form for matching; done ahead, so that the first letter need not wait."""
        for top in self._assessment.criteria_set.walk_all():
            if top.is_leaf:
                texts = (top.code, top.title, top.guidance or "", *top.evidence)
                self._fixed[top.code] = spelled("\n".join(texts))
                self._above.setdefault(top.code, "")
                continue
            title = spelled(f"{top.code} {top.title}")
            for below in top.walk():
                self._above[below.code] = f"{self._above.get(below.code, '')}\n{title}"
