"""A filled declaration form, read back cell by cell: what was taken, what is empty, what was refused and why.

Values are found by the keys that `parscore.reports.declaration_form` hides in every row, so that rows may have been
sorted, inserted or deleted.
"""

from pathlib import Path

from parscore.faults import InputError
from parscore.intake.annex.gathering import read_tables
from parscore.intake.annex.table import AnnexError
from parscore.intake.filled_form import FilledForm
from parscore.intake.form_cells import FormReader
from parscore.intake.form_identity import Identity, columns_of, find_form
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.kept import checksum
from parscore.scoring.numbers import shorten

_LONGEST_CODE = 80
CHANGED = (
    "Bộ tiêu chí đã được sửa sau khi xuất phiếu này. Các dòng được ghép theo mã; dòng của mục đã sửa chưa được chọn "
    "sẵn, hãy xem lại từng dòng."
)
ANOTHER_SHEET = "Tệp có hơn một trang phiếu kê khai; chỉ đọc {name}."
NO_FORM = (
    "“{name}” không phải là phiếu kê khai do chương trình xuất ra. Hãy chọn đúng tệp; phiếu phải còn nguyên các cột "
    "ẩn, nên điền thẳng vào tệp đã gửi, không chép sang tệp khác."
)
ANOTHER_SET = (
    "Phiếu “{name}” lập cho bộ tiêu chí {theirs}, phiên bản {their_version}; bản chấm đang mở dùng bộ {ours}, phiên "
    "bản {our_version}. Hãy mở đúng bản chấm rồi nhập lại, hoặc xuất phiếu mới."
)


def read_declaration(path: Path, criteria_set: CriteriaSet) -> FilledForm:
    """The form filled in for this set. InputError tells what else the file is, EnvironmentFault why it stays shut."""
    try:
        tables = read_tables(path)
    except AnnexError as error:
        raise InputError(f"Chưa đọc được “{path.name}”: {error.message}; {error.remedy}.") from None
    forms = [(table, identity) for table in tables if (identity := find_form(table)) is not None]
    if not forms:
        raise InputError(NO_FORM.format(name=path.name))
    table, identity = forms[0]
    columns = columns_of(table, identity, path)
    _check_set(path, identity, criteria_set)
    reader = FormReader(table, columns, criteria_set)
    reader.read()
    remarks = [ANOTHER_SHEET.format(name=table.name)] if len(forms) > 1 else []
    if identity.sha256 != checksum(criteria_set):
        remarks.append(CHANGED)
    return FilledForm(
        criteria_set,
        identity.unit,
        identity.year,
        reader.answers,
        tuple(reader.cells),
        frozenset(reader.reworded),
        tuple(remarks),
    )


def _check_set(path: Path, identity: Identity, criteria_set: CriteriaSet) -> None:
    theirs, ours = (identity.criteria, identity.version), (criteria_set.id, criteria_set.version)
    if theirs != ours:
        told = {"theirs": shorten(theirs[0], _LONGEST_CODE), "ours": shorten(ours[0], _LONGEST_CODE)}
        said = ANOTHER_SET.format(name=path.name, their_version=theirs[1], our_version=ours[1], **told)
        raise InputError(said)
