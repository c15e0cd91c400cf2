"""What the lines above the table say of the set: its title, its years, the decision it rests on. Only proposals."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parscore.scoring.text import fold

_TITLE = re.compile(
    r"bo (tieu chi|chi so)|tieu chi (danh gia|cham|xac dinh)|chi so (cai cach|cchc)|bang (tieu chi|diem|cham)|phu luc"
    r"|(nhiem vu|muc tieu|ke hoach)\b.*(cai cach hanh chinh|cchc)"
)
_BARE = re.compile(r"\s*phu luc(\s*(so\s*)?[\divx]{1,4})?\s*[.:]?\s*")  # the next line says of what
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DECISION = re.compile(
    r"số\s*:?\s*(?P<number>\d{1,5}(?:/\d{4})?/(?:QĐ|KH|NQ|HD|TB)-[A-ZĐ&-]{2,20})"
    r"(?:\s*,?\s*ngày\s*(?P<day>\d{1,2})\s*(?:/|-|tháng)\s*(?P<month>\d{1,2})\s*(?:/|-|năm)\s*(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"\bcủa\s+((?:Chủ tịch\s+)?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Sở|Bộ)[^().;,\n]{0,80})")


@dataclass(frozen=True, slots=True)
class Heading:
    """What was found; empty or None where the lines say nothing."""

    title: str
    years: tuple[int, ...]
    number: str = ""
    issued: date | None = None
    issuer: str = ""


def read_heading(lines: list[str], path: Path) -> Heading:
    """The heading of an annex from the lines above its tables, else from the file's name."""
    titled = [line for line in lines if _TITLE.search(fold(line)) and not _DECISION.search(line)]
    titled = [line for line in titled if not _BARE.fullmatch(fold(line))] or titled
    title = max(titled, key=lambda line: ("bo tieu chi" in fold(line), len(line)), default="")
    decision = next((found for line in lines if (found := _DECISION.search(line))), None)
    years = tuple(sorted({int(year) for year in _YEAR.findall(title)}))
    if not years:
        years = tuple(sorted({int(year) for year in _YEAR.findall(path.stem.replace("_", " "))}))[:1]
    if not years and decision and decision["year"]:
        years = (int(decision["year"]),)
    title = " ".join(title.split())[:300] or path.stem
    if decision is None:
        return Heading(title, years)
    issuer = next((found[1].strip() for line in lines if (found := _ISSUER.search(line))), "")
    return Heading(title, years, decision["number"], _day(decision), issuer)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except (TypeError, ValueError):
        return None


def proposed_code(heading: Heading, year: int) -> str:
    """The code proposed for a set: its title, whole words only, and the year."""
    whole = slug(heading.title)
    if whole.endswith(f"-{year}"):
        return whole
    words = slug(heading.title, len(heading.title) * 2).removesuffix(f"-{year}")
    return f"{slug(words).removesuffix('-nam')}-{year}"


def slug(text: str, length: int = 50) -> str:
    """An ASCII id: "phu-luc-1" for "Phụ lục 1", cut between words; "bo-tieu-chi" when no letter is left."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text).encode("ascii", "ignore").decode()).strip("-")
    cut = plain[:length]
    if plain[length : length + 1] not in ("", "-"):
        cut = cut.rpartition("-")[0] or cut
    return cut.strip("-") or "bo-tieu-chi"
