"""The formats in which the index of evidence is written. Each loads its library only when it is asked for."""

from collections.abc import Callable
from pathlib import Path

from parscore.faults import InputError
from parscore.reports.evidence_index_docx import docx_index
from parscore.reports.evidence_index_pdf import pdf_index
from parscore.reports.evidence_index_table import IndexReport, IndexTable, index_table
from parscore.reports.evidence_index_xlsx import xlsx_index
from parscore.reports.files import replace_file

INDEX_FORMATS: dict[str, Callable[[IndexTable], bytes]] = {"xlsx": xlsx_index, "docx": docx_index, "pdf": pdf_index}


def write_index(report: IndexReport, path: Path) -> None:
    """Write the index; the ending of the path tells how. InputError for an unknown ending, EnvironmentFault when the
    disk refuses: the old file stays.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in INDEX_FORMATS:
        known = ", ".join(f".{one}" for one in INDEX_FORMATS)
        raise InputError(f"Không xuất được danh mục ra tệp đuôi “{path.suffix}”; hãy chọn một trong: {known}.")
    replace_file(path, INDEX_FORMATS[ending](index_table(report)))
