"""What stands above and below the report: head, opening sentence, recipients, signature."""

import re

from parscore.reports.papers.paper import Head, Signature
from parscore.reports.papers.wording import day_in_words
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.scoring.criteria import LegalBasis

KIND = "BÁO CÁO"
_KINDS = {
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "ĐA": "Đề án",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "BC": "Báo cáo",
}
DOTS = "…" * 7
_SYMBOL = re.compile(r"/(\w+)-")
_ADDRESSEE = f"Sở Nội vụ tỉnh {DOTS}"


def subject(case: ReportCase) -> str:
    return (
        "Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính\n"
        f"năm {case.report.sheet.year} của {case.names.issuer}"
    )


def head(case: ReportCase) -> Head:
    texts, names = case.texts, case.names
    return Head(
        names.organ,
        names.issuer,
        parent_organ=plain(texts.parent_organ),
        number=texts.number,
        symbol=texts.symbol,
        place=names.place,
        day=texts.issued_on,
        kind=KIND,
        subject=subject(case),
        addressees=addressees(case),
    )


def addressees(case: ReportCase) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, case.texts.addressees))) or (_ADDRESSEE,)


def opening(case: ReportCase) -> str:
    """On what the report rests, and which set of criteria it was scored on."""
    criteria_set, year = case.report.criteria_set, case.report.sheet.year
    carried_out = [plain(one).rstrip(";.,") for one in case.texts.carries_out if plain(one)]
    carried_out = carried_out or [citation(basis) for basis in criteria_set.legal_basis] or [DOTS]
    return (
        f"Thực hiện {'; '.join(carried_out)}, {case.names.issuer} báo cáo kết quả tự đánh giá, chấm điểm Chỉ số "
        f"cải cách hành chính năm {year} theo {set_named(case)} như sau:"
    )


def set_named(case: ReportCase) -> str:
    """ "Bộ tiêu chí … (mã loc-hoa-2025, phiên bản 1)"."""
    criteria_set = case.report.criteria_set
    return f"{plain(criteria_set.title)} (mã {criteria_set.id}, phiên bản {criteria_set.version})"


def citation(basis: LegalBasis) -> str:
    """ "Quyết định số 09/QĐ-UBND ngày 22 tháng 01 năm 2025 của … về …" """
    symbol = _SYMBOL.search(basis.number)
    kind = _KINDS.get(symbol.group(1), "Văn bản") if symbol else "Văn bản"
    words = f"{kind} số {basis.number}" if basis.number[:1].isdigit() else basis.number
    if basis.date is not None:
        words += f" {day_in_words(basis.date)}"
    if basis.issuer:
        words += f" của {basis.issuer}"
    return plain(f"{words} ({basis.title})" if basis.title else words)


def closing(case: ReportCase) -> str:
    asked = addressees(case)[0] if case.texts.addressees else "Sở Nội vụ"
    return f"{case.names.issuer} báo cáo, kính đề nghị {asked.rstrip('.;')} xem xét, thẩm định./."


def recipients(case: ReportCase) -> tuple[str, ...]:
    """The list as the official wrote it, ended by where the paper is kept."""
    texts, names = case.texts, case.names
    kept = f"Lưu: VT{', ' + plain(texts.drafting_unit) if plain(texts.drafting_unit) else ''}"
    given = tuple(filter(None, map(plain, texts.recipients)))
    listed = given or ("Như trên", f"TT. Đảng ủy, TT. HĐND {names.kind}", f"CT, các PCT {names.short}")
    return listed if any(one.startswith("Lưu") for one in listed) else (*listed, kept)


def signature(case: ReportCase) -> Signature:
    texts = case.texts
    return Signature(texts.authority, texts.position, texts.signer)
