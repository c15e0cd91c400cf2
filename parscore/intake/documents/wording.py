"""How much the words of a document are those of a required document or of a criterion: rare words count more."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from parscore.scoring.criteria import Criterion
from parscore.scoring.text import fold, nfc

_WORD = re.compile(r"[^\W\d_]{2,}")
_SAID_LITTLE = frozenset(
    [
        *("va", "cua", "cac", "theo", "tai", "trong", "ve", "viec", "cho", "den", "tu", "nam", "ngay", "thang", "so"),
        *("quy", "ban", "hanh", "thuc", "hien", "ket", "qua", "cong", "tac", "xa", "phuong", "uy", "nhan", "dan"),
        *("ubnd", "tren", "dia", "kem", "voi", "duoc", "la", "co", "mot", "nhung", "tinh", "phu", "luc", "hoac"),
        *("scan", "pdf", "file", "tep", "noi", "dung", "neu"),
    ]
)
_ALIASES = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "dvc": "dich vu cong",
    "cntt": "cong nghe thong tin",
    "qppl": "quy pham phap luat",
    "vbqppl": "van ban quy pham phap luat",
    "cbcc": "can bo cong chuc",
    "cds": "chuyen doi so",
    "nsnn": "ngan sach nha nuoc",
}
_MOST_OF_TEXT = 3_000
_MOST_PHRASES = 3


class Likeness(NamedTuple):
    """How like (of 100) a document is to a criterion, what of it it is like, and the phrases they share."""

    code: str
    score: int
    requirement: str
    shared: tuple[str, ...]


class _Target(NamedTuple):
    code: str
    requirement: str
    text: str
    flat: str
    words: frozenset[str]


class Wording:
    """The words of a set's leaves; made once for a whole folder."""

    def __init__(self, leaves: Iterable[Criterion]) -> None:
        self._targets = []
        for leaf in leaves:
            for text, requirement in [*((one, one) for one in leaf.evidence), (leaf.title, "")]:
                flat = _plain(text)
                if words := frozenset(_telling(flat)):
                    self._targets.append(_Target(leaf.code, requirement, nfc(text), flat, words))
        seen = Counter(word for target in self._targets for word in target.words)
        total = len(self._targets) or 1
        self._weights: Mapping[str, float] = {word: math.log(1 + total / count) for word, count in seen.items()}

    def like(self, name: str, text: str) -> list[Likeness]:
        """The leaves whose wording a document shares, best first; `name` says more than the running text."""
        flat = _plain(name)
        named = set(_telling(flat))
        running = set(_telling(_plain(text[:_MOST_OF_TEXT])))
        best: dict[str, Likeness] = {}
        for target in self._targets:
            made = self._score(target, flat, named, running)
            if made.score and made.score > best.get(target.code, made._replace(score=0)).score:
                best[target.code] = made
        return sorted(best.values(), key=lambda one: -one.score)

    def _score(self, target: _Target, flat: str, named: set[str], running: set[str]) -> Likeness:
        whole = sum(self._weights[word] for word in target.words)
        by_name = sum(self._weights[word] for word in target.words & named) / whole
        by_text = sum(self._weights[word] for word in target.words & (running | named)) / whole
        if max(by_name, by_text) < 0.3 or len(target.words & (running | named)) < 2:
            return Likeness(target.code, 0, target.requirement, ())
        order = fuzz.token_set_ratio(target.flat, flat) / 100 if flat else 0.0
        score = 45 * by_name + 20 * by_text + 20 * order * by_name
        if not target.requirement:
            score *= 0.85  # the title of a criterion says less than a document it asks for
        return Likeness(target.code, round(score), target.requirement, _phrases(target, named | running))


def _phrases(target: _Target, known: set[str]) -> tuple[str, ...]:
    """What is shared as it stands in the target, neighbouring words together, the longest first."""
    phrases: list[list[str]] = [[]]
    for word in re.findall(r"[^\W_]+|[^\w\s]", target.text):
        if set(_telling(_plain(word))) & known:
            phrases[-1].append(word)
        elif phrases[-1]:
            phrases.append([])
    ordered = sorted((" ".join(words) for words in phrases if words), key=len, reverse=True)
    return tuple(dict.fromkeys(ordered))[:_MOST_PHRASES]


def _plain(text: str) -> str:
    flat = re.sub(r"[_\W]+", " ", fold(nfc(text)))
    return " ".join(_ALIASES.get(word, word) for word in flat.split())


def _telling(flat: str) -> Iterable[str]:
    return (word for word in _WORD.findall(flat) if word not in _SAID_LITTLE)
