"""A folder of files proposed to criteria: by code, by required documents, by wording. Nothing is attached."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from parscore.intake.document_name import proposed
from parscore.intake.documents.document_reading import read_document
from parscore.intake.documents.named_codes import CodesInNames, NamedCode
from parscore.intake.documents.read_text import ReadText
from parscore.intake.documents.wording import Likeness, Wording
from parscore.scoring.criteria import CriteriaSet, Criterion
from parscore.scoring.text import nfc

MOST_CANDIDATES = 5
LEAST_SCORE = 25
_FOLDERS = 4
_BELOW_PARENT = 20
_AGREED = 15
_BESIDE_CODE = 45


class Candidate(NamedTuple):
    """A criterion a file may prove, how well it fits (of 100), why, and which required document it may be."""

    code: str
    score: int
    why: str
    requirement: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A file and the criteria it may prove, the best first; none where nothing speaks for any."""

    path: Path
    candidates: tuple[Candidate, ...]


def match_documents(files: Sequence[tuple[Path, ReadText | None]], criteria_set: CriteriaSet) -> list[Match]:
    """Propose for every file; paths may be relative to the folder that was dropped."""
    leaves = {node.code: node for node in criteria_set.walk_all() if node.is_leaf}
    codes, wording = CodesInNames(criteria_set), Wording(leaves.values())
    return [Match(path, _candidates(path, text, criteria_set, leaves, codes, wording)) for path, text in files]


def _candidates(
    path: Path,
    text: ReadText | None,
    criteria_set: CriteriaSet,
    leaves: dict[str, Criterion],
    codes: CodesInNames,
    wording: Wording,
) -> tuple[Candidate, ...]:
    named = codes.found([nfc(part) for part in path.parts[-_FOLDERS:]])
    likeness = {one.code: one for one in wording.like(*_words(path, text))}
    made: dict[str, Candidate] = {}
    for one in named:
        node = criteria_set.by_code[one.code]
        for leaf in node.walk():
            if leaf.code not in leaves:
                continue
            candidate = _by_code(one, leaf, likeness.get(leaf.code), exact=leaf is node)
            if candidate.score > made.get(leaf.code, candidate._replace(score=-1)).score:
                made[leaf.code] = candidate
    coded = any(one.code in leaves for one in named)
    least = _BESIDE_CODE if coded else LEAST_SCORE
    for like in likeness.values():
        if like.code not in made and like.score >= least:
            made[like.code] = Candidate(like.code, like.score, _why(like), like.requirement)
    ordered = sorted(made.values(), key=lambda one: -one.score)
    return tuple(ordered[:MOST_CANDIDATES])


def _by_code(named: NamedCode, leaf: Criterion, like: Likeness | None, *, exact: bool) -> Candidate:
    """A leaf whose own code is in the name, or one below a code that is; the wording tells which of several."""
    requirement = like.requirement if like else ""
    if not requirement and len(leaf.evidence) == 1:
        requirement = leaf.evidence[0]
    if exact:
        why = named.why + (f"; {_why(like)}" if like and like.score >= LEAST_SCORE else "")
        return Candidate(leaf.code, named.score, why, requirement)
    score = _BELOW_PARENT
    if like:
        score = min(max(score, like.score + _AGREED), named.score)
    why = f"{named.why}, mục {leaf.code} ở trong đó"
    return Candidate(leaf.code, score, why + (f"; {_why(like)}" if like else ""), requirement)


def _words(path: Path, text: ReadText | None) -> tuple[str, str]:
    """What a document is called (by its name and by itself), and its running text."""
    stem = nfc(path.stem)
    by_name = proposed(path.name)
    called = f"{by_name.doc_type} {by_name.subject}" if by_name.subject else stem
    if text is None or text.empty:
        return called, ""
    told = read_document(text, path.name).plain
    return f"{called} {told.doc_type} {told.subject}", "\n".join(text.converted or text.pages)


def _why(like: Likeness) -> str:
    words = ", ".join(f"“{phrase}”" for phrase in like.shared)
    if like.requirement:
        return f"giống tài liệu cần có “{like.requirement}” (cùng có {words})"
    return f"giống tên tiêu chí (cùng có {words})"
