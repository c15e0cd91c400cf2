"""Filling a template: the whole of it, or a sentence that names everything that stands in the way."""

from pathlib import Path
from typing import NamedTuple

from parscore.faults import EnvironmentFault, InputError, fault_of
from parscore.reports.files import replace_file
from parscore.reports.own_form.excel import fill_excel
from parscore.reports.own_form.package import Package, TemplateError
from parscore.reports.own_form.problems import Problems
from parscore.reports.own_form.values import Values
from parscore.reports.own_form.word import fill_word
from parscore.reports.year_data import YearData


class Filled(NamedTuple):
    """A filled form; `ending` is "docx" or "xlsx"."""

    content: bytes
    ending: str


def fill(template: Path, data: YearData) -> Filled:
    """Fill a template in memory.

    InputError when it cannot be taken or holds placeholders that mean nothing, each named with its place;
    EnvironmentFault when it cannot be opened.
    """
    problems = Problems()
    try:
        package = _opened(template)
        values = Values(data)
        (fill_word if package.kind == "docx" else fill_excel)(package, values, problems)
        problems.raise_if_any(template.name)
        if not values.asked:
            raise TemplateError("tệp không có chỗ điền nào", "ghi các chỗ điền, ví dụ {{don_vi}}, vào tệp mẫu trước")
        return Filled(package.saved(), package.kind)
    except TemplateError as error:
        raise InputError(f"Chưa dùng được tệp mẫu “{template.name}”: {error.message}; hãy {error.remedy}.") from None


def write_own_form(template: Path, data: YearData, path: Path) -> None:
    """Fill a template and write it; the path ends as the template does. Nothing is written unless all is filled."""
    done = fill(template, data)
    if path.suffix.casefold() != f".{done.ending}":
        raise InputError(f"Tệp mẫu là tệp .{done.ending}; hãy đặt tên tệp kết quả có đuôi .{done.ending}.")
    replace_file(path, done.content)


def _opened(template: Path) -> Package:
    try:
        if template.exists() and not template.is_file():
            raise EnvironmentFault(f"Không đọc được “{template}”: đây không phải là một tệp; hãy chọn một tệp.")
        with template.open("rb") as file:
            return Package(file)
    except OSError as error:
        raise fault_of(error, "Không đọc được tệp mẫu", template) from None
