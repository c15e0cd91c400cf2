"""What an official writes around the figures of the report, kept with the year and taken over into the next."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from parscore.scoring.text import nfc

SYMBOL = "BC-UBND"
AUTHORITY = ("TM. ỦY BAN NHÂN DÂN",)
POSITION = ("CHỦ TỊCH",)
WORDS = "words"


class ReportTextsError(ValueError):
    """Kept data that are no texts of a report; the message names the key."""


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """Every text but the figures. What is empty is left for the clerk as a dotted place, or worked out from the unit.

    Long texts keep their line ends: each line becomes a paragraph. `number` and `issued_on` stay blank until the clerk
    gives them after signing. `carries_out` are the documents named in the opening ("Quyết định số … của …"), one an
    entry; empty: those of the criteria set. `drafting_unit` ends the line "Lưu: VT, …". `words` fill the places of the
    papers around the report by their keys; a key with a colon ("remedy:2.1.1") speaks of one row of this year.
    """

    parent_organ: str = ""
    organ: str = ""
    number: str = ""
    symbol: str = SYMBOL
    place: str = ""
    issued_on: date | None = None
    addressees: tuple[str, ...] = ()
    carries_out: tuple[str, ...] = ()
    organisation: str = ""
    explanation: str = ""
    difficulties: str = ""
    proposals: str = ""
    recipients: tuple[str, ...] = ()
    drafting_unit: str = ""
    authority: tuple[str, ...] = AUTHORITY
    position: tuple[str, ...] = POSITION
    signer: str = ""
    words: tuple[tuple[str, str], ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As JSON data: only what differs from the defaults, so that an untouched form is `{}`."""
        data: dict[str, Any] = {}
        for name, held in self._held().items():
            if held != _DEFAULTS[name]:
                data[name] = dict(held) if name == WORDS else _plain(held)
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The texts kept by `as_data`, in NFC; ReportTextsError for a key or a value that is none of theirs."""
        return cls(**{name: _read(name, kept) for name, kept in data.items()})

    def for_next_year(self) -> Self:
        """What a new year begins with: all but number and day of a paper already sent, and what was said of rows."""
        kept = tuple((key, text) for key, text in self.words if ":" not in key)
        return replace(self, number="", issued_on=None, words=kept)

    def word(self, key: str) -> str:
        """What was written for a place, empty while nothing was."""
        return next((text for name, text in self.words if name == key), "")

    def _held(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


_DEFAULTS: Mapping[str, Any] = {field.name: field.default for field in fields(ReportTexts)}


def _plain(held: Any) -> Any:
    if isinstance(held, tuple):
        return list(held)
    return held.isoformat() if isinstance(held, date) else held


def _read(name: str, kept: Any) -> Any:
    if name not in _DEFAULTS:
        raise ReportTextsError(f"“{name}” không phải là mục của báo cáo")
    try:
        if name == WORDS:
            return tuple(sorted((_text(key), _text(text)) for key, text in kept.items()))
        if name == "issued_on":
            return None if kept is None else date.fromisoformat(kept)
        if isinstance(_DEFAULTS[name], tuple):
            return tuple(map(_text, kept if isinstance(kept, list | tuple) else [None]))
        return _text(kept)
    except (AttributeError, TypeError, ValueError):
        raise ReportTextsError(f"“{name}” của báo cáo có giá trị không đọc được") from None


def _text(kept: Any) -> str:
    if not isinstance(kept, str):
        raise TypeError
    return nfc(kept)
