"""Duties of proof: scores without documents or explanation, documents that do not fit."""

from collections.abc import Iterator

from parscore.scoring.checks.case import Case, Duty, error, hint, listed, warning
from parscore.scoring.criteria import Criterion
from parscore.scoring.document_state import EXCEPTION, Dating, dating, exception_of
from parscore.scoring.evidence import Document, Link, Proof, missing_documents, needs_proof, owes_explanation, proof
from parscore.scoring.numbers import show_decimal

MOST_LEAVES_OF_ONE_FILE = 8


def proof_duties(case: Case) -> Iterator[Duty]:
    penalties = {item.code for item in case.criteria_set.penalty_items}  # nobody has to prove points lost
    for leaf in case.items():
        if leaf.code not in penalties:
            yield from _unproved(case, leaf)
        for link, document in case.documents_of(leaf.code):
            yield from _dated(case, leaf, link, document)


def _unproved(case: Case, leaf: Criterion) -> Iterator[Duty]:
    node, links = case.result.nodes[leaf.code], case.proving(leaf.code)
    if not needs_proof(leaf, node) or proof(leaf, links) is Proof.FULL:
        return
    score = show_decimal(case.result.shown(node.score or node.max_score))
    if links:
        lacking = f"có {score} điểm nhưng còn thiếu tài liệu: {'; '.join(missing_documents(leaf, links))}"
    else:
        lacking = f"có {score} điểm nhưng chưa có tài liệu kiểm chứng"
    if owes_explanation(leaf, node, case.answer(leaf.code), links):
        yield error(leaf.code, "no_explanation", f"{lacking}; hãy đính kèm tài liệu hoặc viết giải trình")
    else:
        kind = "partial_evidence" if links else "no_evidence"
        yield warning(leaf.code, kind, f"{lacking}; đã giải trình, nếu có tài liệu hãy đính kèm")


def _dated(case: Case, leaf: Criterion, link: Link, document: Document) -> Iterator[Duty]:
    """A document of another year may still be right, as the report on a year may be signed in the next: it is asked,
    and told no more than once the reason is noted.
    """
    year, issued = case.sheet.year, document.issued_on
    if issued is None:
        yield hint(
            leaf.code,
            "undated_evidence",
            f"tài liệu “{document.title}” chưa ghi ngày ban hành, nên chưa rõ có thuộc năm {year} hay không",
        )
        return
    side = "trước" if issued.year < year else "sau"
    told = f"tài liệu “{document.title}” đề ngày {issued:%d/%m/%Y}, {side} năm đánh giá {year}"
    match dating(document, year, link):
        case Dating.EXCEPTED:
            yield hint(leaf.code, "noted_exception", f"{told}; ngoại lệ đã ghi: {exception_of(document, link)}")
        case Dating.OUTSIDE:
            yield warning(
                leaf.code,
                "outside_year",
                f"{told}; hãy xem tài liệu có chứng minh kết quả năm {year} không, nếu có thì ghi vào ô ghi chú: "
                f"“{EXCEPTION}lý do”",
            )


def _lost(case: Case, proved: dict[str, Document]) -> Iterator[Duty]:
    first, document = next(iter(proved.items()))
    if document.id in case.lost:
        others = f" (chứng minh {listed(list(proved))})" if len(proved) > 1 else ""
        yield error(
            first,
            "lost_file",
            f"tệp “{document.file_name}” của tài liệu “{document.title}”{others} không còn như khi cất "
            "vào kho tài liệu; hãy thêm lại đúng tệp ấy, hoặc khôi phục từ bản sao lưu gần nhất",
        )


def _empty(proved: dict[str, Document]) -> Iterator[Duty]:
    first, document = next(iter(proved.items()))
    if not document.size:
        others = f" (đính kèm ở {listed(list(proved))})" if len(proved) > 1 else ""
        yield error(
            first,
            "empty_file",
            f"tệp “{document.file_name}” của tài liệu “{document.title}”{others} rỗng (0 byte), không chứng minh "
            "được gì; hãy thêm lại tệp có nội dung, rồi bỏ tệp rỗng khỏi mục",
        )


def document_duties(case: Case) -> Iterator[Duty]:
    """Files that are gone or empty, and files said to prove very many rows: each told once, at the first row."""
    rows: dict[str, dict[str, Document]] = {}
    for leaf in case.items():
        for _, document in case.documents_of(leaf.code):
            rows.setdefault(document.sha256, {})[leaf.code] = document
    for proved in rows.values():
        yield from _lost(case, proved)
        yield from _empty(proved)
        if len(proved) > MOST_LEAVES_OF_ONE_FILE:
            first, document = next(iter(proved.items()))
            yield warning(
                first,
                "many_rows",
                f"một tệp “{document.title}” chứng minh {len(proved)} mục ({listed(list(proved))}); "
                "hãy xem mỗi mục đã ghi rõ phần, trang chưa, và mục nào cần tài liệu riêng",
            )
