"""Evidence in words: the documents a row is proved by, what is still missing, and where figures of others come from."""

from collections.abc import Iterable, Mapping

from parscore.scoring.answers import Source
from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.evidence import Document, Link, missing_documents, telling

REQUIRED, MISSING = "Cần có", "Chưa có"


def place_of(link: Link, documents: Mapping[int, Document]) -> str:
    """ "Báo cáo 05/BC-UBND, 05/01/2026, mục II, trang 3"."""
    known = documents.get(link.document)
    parts = [known.title if known else f"tài liệu số {link.document}"]
    parts += [f"{caption} {text}" for caption, text in (("mục", link.section), ("trang", link.page)) if text]
    return ", ".join(parts)


def required_of(leaf: Criterion) -> str:
    """What the set asks for, where nobody said what is there."""
    return _listed(REQUIRED, leaf.evidence)


def evidence_of(leaf: Criterion, links: Iterable[Link], documents: Mapping[int, Document], *, lacks: bool) -> str:
    """What is linked, a line for each, then the required documents still missing if the row can lack any.

    Figures of others lack none: they bring their source.
    """
    given = tuple(links)
    told = list(dict.fromkeys(place_of(link, documents) for link in given))
    lines = [f"- {one}" for one in told] if len(told) > 1 else told
    if leaf.supplied_by is Method.SELF and lacks:
        lines.append(_listed(MISSING, missing_documents(leaf, telling(given, documents))))
    return "\n".join(filter(None, lines))


def _listed(caption: str, items: tuple[str, ...]) -> str:
    if len(items) > 1:
        return "\n".join([f"{caption}:", *(f"- {item}" for item in items)])
    return "".join(f"{caption}: {item}" for item in items)


def source_words(source: Source, day_caption: str = "") -> str:
    """ "12/QĐ-UBND, 15/01/2026, người nhập Hoa"; `day_caption` stands before the day."""
    day = day_caption + "/".join(reversed(source.date.split("-"))) if source.date else ""
    parts = [source.document, day, f"người nhập {source.entered_by}" if source.entered_by else ""]
    return ", ".join(part for part in parts if part)
