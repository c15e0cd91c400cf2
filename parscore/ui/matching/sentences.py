"""Many sentences about many files in few: those that differ by the file alone are told once, with the files named."""

from collections.abc import Sequence
from pathlib import Path

from parscore.scoring.text import nfc

NAMED = 3


def in_sentences(told: Sequence[tuple[Path, str]], *, listed: bool = False) -> list[str]:
    """Each sentence once, with how many files it is true of and their names; `listed` names all, a line for each."""
    grouped: dict[str, list[tuple[Path, str]]] = {}
    for path, sentence in told:
        grouped.setdefault(_without(path, nfc(sentence)), []).append((path, sentence))
    return [_said(key, of_key, listed=listed) for key, of_key in grouped.items()]


def _said(bare: str, told: Sequence[tuple[Path, str]], *, listed: bool) -> str:
    path, sentence = told[0]
    names_it = "\0" in bare
    if len(told) == 1:
        return sentence if names_it else f"“{nfc(path.name)}”: {sentence}"
    names = [nfc(one.name) for one, _ in told[1 if names_it else 0 :]]
    count = f"Và {len(names)} tệp khác cũng vậy" if names_it else f"{len(names)} tệp cùng lý do này"
    if listed:
        return "\n".join([f"{sentence} {count}:", *(f"   • {name}" for name in names)])
    more = len(names) - NAMED
    return f"{sentence} {count}: {', '.join(names[:NAMED])}{f' và {more} tệp nữa' if more > 0 else ''}."


def _without(path: Path, sentence: str) -> str:
    for name in (nfc(str(path)), nfc(path.name)):
        if name:
            sentence = sentence.replace(name, "\0")
    return sentence
