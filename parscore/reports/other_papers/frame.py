"""What the papers around the report share: heads without number and day, dots where nothing is known, who gets them."""

from collections.abc import Sequence

from parscore.reports.papers.paper import Annex, Block, Fill, Head, Paper, Paragraph
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.report.opening import citation, signature
from parscore.scoring.criteria import Criterion

DOTS = "…" * 7
SHORT_DOTS = "……"
LEVEL_WORDS = {"area": "Lĩnh vực", "criterion": "Tiêu chí", "sub_criterion": "Tiêu chí thành phần"}


def word(case: ReportCase, key: str, otherwise: str = DOTS) -> str:
    """What the official wrote for a place, dots while nothing was."""
    return plain(case.texts.word(key)) or otherwise


def written(case: ReportCase, key: str, lines: int = 2) -> Block:
    """The same as paragraphs, dotted lines to write on while nothing was."""
    text = plain(case.texts.word(key))
    return Paragraph(text) if text else Fill("", lines=lines)


def head(case: ReportCase, kind: str, symbol: str, subject: str, addressees: tuple[str, ...] = ()) -> Head:
    """The number and the day are given by the clerk: those kept with the year belong to the report."""
    return Head(
        case.names.organ,
        case.names.issuer,
        parent_organ=plain(case.texts.parent_organ),
        symbol=symbol,
        place=case.names.place,
        kind=kind,
        subject=subject,
        addressees=addressees,
    )


def signed_paper(
    case: ReportCase, top: Head, blocks: Sequence[Block], recipients: tuple[str, ...], annexes: tuple[Annex, ...] = ()
) -> Paper:
    """A paper of the committee, signed as the report is."""
    kind = plain(top.kind).capitalize() or "Công văn"
    subject = plain(top.subject).replace("\n", " ")
    return Paper(
        title=f"{kind} {subject[:1].lower()}{subject[1:]}",
        blocks=tuple(blocks),
        head=top,
        signature=signature(case),
        recipients=recipients,
        annexes=annexes,
        marks=case.table.marks,
    )


def sent_to(case: ReportCase, *first: str) -> tuple[str, ...]:
    """Who gets a paper of the committee, ended by where it is kept."""
    names, unit = case.names, plain(case.texts.drafting_unit)
    kept = f"Lưu: VT{', ' + unit if unit else ''}"
    return (*first, f"TT. Đảng ủy, TT. HĐND {names.kind}", f"CT, các PCT {names.short}", kept)


def bases(case: ReportCase, end: str = ".") -> list[Block]:
    """On what a decision or plan rests, as far as the data tell; a line for what the clerk adds is closed by `end`."""
    told = [plain(one).rstrip(";.,") for one in case.texts.carries_out if plain(one)]
    told = told or [citation(basis) for basis in case.report.criteria_set.legal_basis]
    lines = [*(f"Căn cứ {line};" for line in told), f"Căn cứ {DOTS}{end}"]
    return [Paragraph(line, "basis") for line in lines]


def named(node: Criterion) -> str:
    """ "Tiêu chí thành phần 2.1.1 “Tỷ lệ …”" """
    return f"{LEVEL_WORDS[node.level]} {node.code} “{plain(node.title)}”"


def leaves_of(area: Criterion) -> list[Criterion]:
    return [node for node in area.walk() if node.is_leaf]


def helpers(node: Criterion) -> str:
    """Who helps with a row, as the set names them."""
    return "; ".join(map(plain, node.coordinating))
