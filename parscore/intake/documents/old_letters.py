"""Lines in TCVN3 or VNI inside a document: found line by line, since one paper may mix them with Unicode."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from parscore.intake.documents.read_text import ReadText
from parscore.intake.old_fonts import Code, suspected, to_unicode

_SHORTEST = 3


def with_old_letters(read: ReadText) -> ReadText:
    """The text with a proposal of how it reads in Unicode, where no font told the code but the letters do."""
    whole = suspected("\n".join(read.pages))
    codes: Counter[Code] = Counter()
    pages = tuple("\n".join(_lines(page.split("\n"), whole[0] if whole else None, codes)) for page in read.pages)
    if not codes:
        return read
    return replace(read, old_code=codes.most_common(1)[0][0], converted=pages)


def _lines(lines: Iterable[str], code: Code | None, codes: Counter[Code]) -> Iterable[str]:
    """Each line in Unicode where it is in an old code; `code` is that of the document, for lines too short to tell."""
    for line in lines:
        alone = suspected(line) if len(line) >= _SHORTEST else None
        if alone is None and code is None:
            yield line
            continue
        found = alone[0] if alone else code
        assert found is not None
        if code is not None and alone is not None and alone[0] is not code:
            found = code  # a short line can be read in either code
        made = to_unicode(line, found)
        if made != line:
            codes[found] += 1
        yield made
