"""The files of a folder, each with the row it may prove. Only a code in the name is reason enough to tick it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.scoring.evidence import Link, missing_documents
from parscore.scoring.text import natural_key, nfc
from parscore.ui.matching.looking import Looked

if TYPE_CHECKING:
    from parscore.intake.documents.matching import Candidate
    from parscore.scoring.criteria import CriteriaSet
    from parscore.scoring.evidence import Links

STRONG = 80
NO_REASON = "Chưa thấy mục nào phù hợp; bấm vào đây để chọn mục."
CHOSEN_BY_HAND = "Tự chọn."


class Show(StrEnum):
    """Which lines are in view."""

    ALL = "Tất cả"
    TICKED = "Đã chọn"
    OPEN = "Chờ xem"
    NOTHING = "Chưa có mục"


@dataclass(eq=False)
class MatchLine:
    """One file and one row it may prove; `code` is empty while none is chosen, `requirement` for an additional one."""

    file: Looked
    shown: str
    candidates: "Sequence[Candidate]" = ()
    code: str = ""
    requirement: str = ""
    why: str = ""
    ticked: bool = False

    @property
    def remark(self) -> str:
        """What had better be seen of the file before it is attached."""
        said = [point.said for point in self.file.points]
        empty = "Tệp rỗng (0 byte)." if not self.file.size else self.file.odd
        return " ".join(filter(None, (*said, empty)))

    @property
    def told(self) -> str:
        """All there is to say of the line, in sentences."""
        why = self.why[:1].upper() + self.why[1:] if self.code else NO_REASON
        return " ".join(filter(None, (self.remark, why if why.endswith(".") else f"{why}.")))

    def choose(self, code: str, requirement: str, why: str) -> None:
        """Take a row the official chose, which is also the wish to attach."""
        self.code, self.requirement, self.why, self.ticked = code, requirement, why, bool(code)

    def again(self) -> "MatchLine":
        """The same file for one more row, still to be chosen."""
        return MatchLine(self.file, self.shown, self.candidates)

    def fits(self, show: Show) -> bool:
        match show:
            case Show.TICKED:
                return self.ticked
            case Show.OPEN:
                return bool(self.code) and not self.ticked
            case Show.NOTHING:
                return not self.code
        return True


def lines_of(
    files: Iterable[Looked], candidates: "Iterable[Sequence[Candidate]]", roots: Sequence[Path], links: "Links",
    criteria_set: "CriteriaSet",
) -> list[MatchLine]:  # fmt: skip
    """A line for each file in the order of folder and name, the best row proposed, ticked where its code is named."""
    from parscore.intake.documents.named_codes import CodesInNames

    lines, codes = [], CodesInNames(criteria_set)
    for file, found in zip(files, candidates, strict=True):
        line = MatchLine(file, _shown(file.path, roots), tuple(found))
        if found:
            best = found[0]
            line.code, line.why = best.code, best.why
            line.requirement = requirement_of(criteria_set, links, best.code, best.requirement)
            named = codes.found([nfc(part) for part in below(file.path, roots).parts[-2:]])
            strong = [one.code for one in named if one.score >= STRONG]
            line.ticked = strong == [best.code] and not line.remark
        lines.append(line)
    return sorted(lines, key=lambda one: natural_key(one.shown.casefold()))


def requirement_of(criteria_set: "CriteriaSet", links: "Links", code: str, proposed: str = "") -> str:
    """Which required document a file most likely is in a row: the one proposed, else the only one there can be."""
    leaf = criteria_set.by_code[code]
    if proposed in leaf.evidence:
        return proposed
    missing = missing_documents(leaf, links.get(code, ()))
    return missing[0] if len(leaf.evidence) == 1 and missing else ""


def links_with(lines: Iterable[MatchLine], documents: "dict[Path, int]", links: "Links") -> dict[str, tuple[Link, ...]]:
    """The links of every row once the ticked files are attached, those there already kept and none doubled."""
    new: dict[str, tuple[Link, ...]] = {}
    for line in lines:
        document = documents.get(line.file.path)
        if document is None or not (line.ticked and line.code):
            continue
        before = new.get(line.code, links.get(line.code, ()))
        if not any((one.document, one.requirement) == (document, line.requirement) for one in before):
            new[line.code] = (*before, Link(document, line.requirement))
    return new


def below(path: Path, roots: Sequence[Path]) -> Path:
    """The path from the folder that was dropped on: what stands above it says nothing of its files."""
    for root in roots:
        if path.is_relative_to(root):
            return path.relative_to(root.parent)
    return Path(path.name)


def _shown(path: Path, roots: Sequence[Path]) -> str:
    """The path below the folder that was dropped."""
    for root in roots:
        if path != root and path.is_relative_to(root):
            return nfc(str(path.relative_to(root)))
    return nfc(path.name)
