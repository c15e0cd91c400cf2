"""From an annex to a criteria set: always illustrative, with every doubt listed by sheet, row and cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from parscore.intake.annex.below import parted, place_below
from parscore.intake.annex.gathering import Gathered, as_problem, refusal
from parscore.intake.annex.heading import Heading, proposed_code, read_heading
from parscore.intake.annex.leaves import Drafter, Proposals, plain
from parscore.intake.annex.lines import about
from parscore.intake.annex.outside import SIDES, Outside, apart
from parscore.intake.annex.suggestions import Suggestion
from parscore.intake.annex.table import AnnexError, Problem
from parscore.intake.annex.tree import Tree
from parscore.intake.criteria_file import LoadedSet, check_text
from parscore.intake.mistakes import Mistake
from parscore.intake.scoring_text import BEST_TOO_LOW
from parscore.intake.set_file import waiting_lines
from parscore.intake.yaml_text import yaml_text
from parscore.scoring.criteria import CriteriaSet, Method
from parscore.scoring.outcome import Severity
from parscore.scoring.set_draft import Reading, SetDraft

MAX_PROBLEMS = 2_000
_KINDS = ("xa", "phuong", "dac_khu")
_COMMENT = """Bộ tiêu chí đọc từ phụ lục “{name}”.

ĐIỂM CHƯA XÁC NHẬN (points_status: illustrative). Cách chấm do chương trình đề xuất từ lời văn; lời văn gốc ở guidance.
Đối chiếu từng mục với văn bản trước khi dùng. Văn bản không nói thì để trống: xếp loại, khi không phát sinh."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What an annex gave: the set and its file, both empty when there are errors; and everything to look at.

    `readings` say for each leaf with a scoring text what it was understood as, `suggestions` what cells may have meant.
    """

    path: Path
    criteria_set: CriteriaSet | None
    text: str
    problems: tuple[Problem, ...]
    readings: Mapping[str, Reading] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    replies: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    @property
    def draft(self) -> SetDraft | None:
        """The set with its readings, none confirmed, every question open but for `replies`; None with errors."""
        if self.criteria_set is None:
            return None
        return SetDraft.of(self.criteria_set).but(readings=dict(self.readings), replies=dict(self.replies))


def made_of(gathered: Gathered, path: Path, known: Proposals | None = None) -> Annex:
    """The annex that lines give; `known` keeps what scoring texts were understood as from one reading to the next."""
    if (refused := refusal(gathered)) is not None:
        return Annex(path, None, "", (*gathered.problems[:MAX_PROBLEMS], as_problem(refused, path)))
    lines, rest = parted(gathered.lines)
    tree = Tree(lines)
    tree.problems += place_below(tree, rest, [table for table, _ in gathered.tables])
    if not tree.areas:
        empty = AnnexError("bảng không có dòng tiêu chí nào", "chọn đúng tệp, hoặc ghi mã cho từng tiêu chí")
        told = (*gathered.problems, *tree.problems)[:MAX_PROBLEMS]
        return Annex(path, None, "", (*told, as_problem(empty, path)))
    return _annex(gathered, tree, path, known)


def _annex(gathered: Gathered, tree: Tree, path: Path, known: Proposals | None) -> Annex:
    heading = read_heading(gathered.around, path)
    drafter = _drafter(gathered, heading, known)
    outside = apart(tree.areas, tree.total)
    data = _data(tree, outside, gathered, heading, drafter)
    comment = _COMMENT.format(name=" ".join(path.name.split()))
    text = yaml_text(data, comment)
    loaded = check_text(Path("bo-tieu-chi.yaml"), text)
    problems = [
        *gathered.problems,
        *tree.problems,
        *outside.problems,
        *_of_the_whole(tree, gathered, heading, drafter, path),
        *_unsaid(loaded, tree, gathered, drafter, path),
        *drafter.problems,
    ]
    told = {one.code for one in problems if one.severity is Severity.ERROR}
    nodes = {node.code: node for node in tree.walk()}
    for mistake in loaded.mistakes:
        if (mistake.severity is Severity.ERROR and mistake.code in told) or _is_of_a_total_made_up(mistake, tree):
            continue
        if mistake.code in nodes:
            role = "maximum" if "điểm tối đa ghi" in mistake.message else "scoring"
            at = nodes[mistake.code].line
            problems.append(about(at, role, mistake.severity, mistake.message, mistake.remedy, mistake.code))
        else:
            problems.append(Problem(path.name, 0, "", "", mistake.severity, mistake.message, mistake.remedy))
    short = {one.code for one in problems if one.message.startswith("cách chấm không thể đạt điểm tối đa")}
    once = [one for one in problems if not (one.code in short and one.message.startswith(BEST_TOO_LOW))]
    ordered = tuple(dict.fromkeys(once))[:MAX_PROBLEMS]
    if any(one.severity is Severity.ERROR for one in problems):
        return Annex(path, None, "", ordered)
    made = loaded.criteria_set
    if made is not None:
        open_yet = waiting_lines(SetDraft.of(made).but(readings=drafter.readings))
        text = yaml_text(data, "\n".join((comment, "", *open_yet)))
    return Annex(path, made, text, ordered, drafter.readings)


def _drafter(gathered: Gathered, heading: Heading, known: Proposals | None) -> Drafter:
    roles = {role for _, columns in gathered.tables for role in columns.by_role}
    return Drafter(
        max(heading.years, default=date.today().year),
        has_maxima=any(line.maximum is not None for line in gathered.lines),
        has_scoring=bool(roles & {"scoring"}),
        known=known,
    )


def _data(tree: Tree, outside: Outside, gathered: Gathered, heading: Heading, drafter: Drafter) -> dict[str, Any]:
    criteria = [drafter.criterion(area) for area in outside.areas]
    items = {side: [drafter.item(node, side) for node in outside.items[side]] for side in SIDES}
    years = list(heading.years) or [date.today().year]
    data: dict[str, Any] = {
        "format": "parscore-criteria/1",
        "id": proposed_code(heading, years[-1]),
        "version": 1,
        "title": heading.title,
        "years": years,
        "unit_kinds": list(_kinds(gathered)),
        "points_status": "illustrative",
    }
    if heading.number:
        basis = {"number": heading.number}
        if heading.issued:
            basis["date"] = heading.issued.isoformat()
        if heading.issuer:
            basis["issuer"] = heading.issuer
        data["legal_basis"] = [basis]
    total = tree.total if tree.total else Decimal(100)
    rounding = {"places": 2, "mode": "half_up", "at": "total"}
    data["scale"] = {"total": plain(total), "may_exceed": False, "rounding": rounding}
    if drafter.roles:
        data["roles"] = [{"id": key, "name": name} for key, name in drafter.roles.items()]
    data |= {side: {"cap": plain(cap)} for side, cap in outside.caps.items()}
    data["criteria"] = criteria
    return data | {f"{side}_items": made for side, made in items.items() if made}


def _kinds(gathered: Gathered) -> tuple[str, ...]:
    """The kinds of unit that the columns of maxima name, else all there are."""
    named = dict.fromkeys(kind for _, columns in gathered.tables for kinds in columns.kinds.values() for kind in kinds)
    return tuple(named) or _KINDS


def _of_the_whole(tree: Tree, gathered: Gathered, heading: Heading, drafter: Drafter, path: Path) -> Iterator[Problem]:
    """What concerns no single cell: what the annex does not say, and what was supplied in its place."""

    def warn(message: str, remedy: str) -> Problem:
        return Problem(path.name, 0, "", "", Severity.WARNING, message, remedy)

    if not heading.years:
        yield warn(f"phụ lục không ghi năm; tạm để năm {date.today().year}", "sửa các năm áp dụng của bộ tiêu chí")
    if not drafter.has_maxima:
        yield warn(
            "phụ lục không in điểm tối đa; mọi mục tạm để 0 điểm",
            "điền điểm tối đa của từng mục; hoặc chia thử điểm minh họa: “Chia điểm” trong trang soạn bộ tiêu chí",
        )
    if drafter.unread:
        codes = ", ".join(node.code for node in drafter.unread[:60])
        more = " …" if len(drafter.unread) > 60 else ""
        said = f"{len(drafter.unread)} mục không in cách chấm nên để chấm tay: {codes}{more}"
        yield warn(said, "hỏi cơ quan ban hành, hoặc điền cách chấm")
    for line in tree.orphans:
        text = line.title or " ".join(line.texts.values())
        said = f"dòng đứng trước mọi mục nên không đọc: “{text[:60]}”"
        yield about(line, "title", Severity.WARNING, said, "chuyển xuống dưới mục của nó, hoặc bỏ qua", "")


def _unsaid(loaded: LoadedSet, tree: Tree, gathered: Gathered, drafter: Drafter, path: Path) -> Iterator[Problem]:
    """What the annex leaves to be asked of whoever issued it, and what is taken meanwhile."""

    def warn(message: str, remedy: str) -> Problem:
        return Problem(path.name, 0, "", "", Severity.WARNING, message, remedy)

    if not tree.total and drafter.has_maxima:
        sums = [one.message.partition(" nhưng ")[2] for one in loaded.mistakes if _is_of_a_total_made_up(one, tree)]
        if any(one.severity is Severity.ERROR for one in tree.problems):
            sums = []  # of points that could not be read
        yield warn("; ".join(("phụ lục không in tổng điểm; tạm để thang 100", *sums)), "sửa thang điểm nếu khác")
    made = loaded.criteria_set
    asked = ["xếp loại", "làm tròn", "cách tính khi không phát sinh"]
    if made is None or any(leaf.supplied_by is Method.SURVEY for leaf in made.leaves()):
        asked.append("cách tính khi không điều tra xã hội học")
    taken = "làm tròn hai chữ số ở tổng điểm"
    if not any(columns.kinds for _, columns in gathered.tables):
        asked.insert(0, "loại đơn vị áp dụng")
        taken = f"áp dụng cho xã, phường, đặc khu và {taken}"
    yield warn(f"phụ lục không nói: {', '.join(asked)}", f"hỏi Sở rồi điền; tạm {taken}")


def _is_of_a_total_made_up(mistake: Mistake, tree: Tree) -> bool:
    """A scale that the annex does not print contradicts nothing in it."""
    return not tree.total and mistake.message.startswith("thang điểm ghi")
