"""Many sentences about many files in few: those that differ by the file alone are told once."""

from collections.abc import Sequence
from pathlib import Path

from parscore.scoring.text import nfc


def in_sentences(told: Sequence[tuple[Path, str]]) -> list[str]:
    """Each sentence as it stands for the first file, with how many other files it is true of."""
    grouped: dict[str, list[str]] = {}
    for path, sentence in told:
        grouped.setdefault(_without(path, nfc(sentence)), []).append(sentence)
    return [one[0] if len(one) == 1 else f"{one[0]} Và {len(one) - 1} tệp khác cũng vậy." for one in grouped.values()]


def _without(path: Path, sentence: str) -> str:
    for name in (nfc(str(path)), nfc(path.name)):
        if name:
            sentence = sentence.replace(name, "\0")
    return sentence
