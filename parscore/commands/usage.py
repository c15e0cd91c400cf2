"""The command line's words: the parser, and its complaints in Vietnamese."""

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from parscore.commands.speaking import Exit

_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không có tham số \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: không có \2; chọn một trong \3"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1: thiếu giá trị"),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 không phải là số nguyên"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: không nhận giá trị \2"),
    (r"argument (.*): not allowed with argument (.*)", r"\1: không dùng cùng \2"),
    (r"argument (--years): (.*)", r"\1: \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 chưa rõ là tham số nào trong \2"),
)


class _Help(argparse.HelpFormatter):
    """The help page under a Vietnamese heading."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that explains and complains in Vietnamese, and exits 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Help, add_help=False)
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in trang này rồi thoát")

    def error(self, message: str) -> NoReturn:
        for pattern, words in _COMPLAINTS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        print(f"Sai cách gọi lệnh: {message}. Gõ “{self.prog} --help” để xem cách dùng.", file=sys.stderr)
        sys.exit(Exit.USAGE)


def parser() -> Parser:
    """Every command with its options."""
    top = Parser(
        prog="parscore",
        description="Tự chấm điểm Chỉ số cải cách hành chính. Không có lệnh nào: mở cửa sổ chương trình.",
    )
    top.add_argument("--version", action="store_true", help="in phiên bản")
    _place(top)
    commands = top.add_subparsers(dest="command", metavar="LỆNH", parser_class=Parser)

    demo = commands.add_parser("demo", help="tạo một xã mẫu đã chấm ba năm và xuất báo cáo")
    demo.add_argument("--out", type=Path, default=Path("parscore-demo"), metavar="DIR", help="thư mục nhận kết quả")
    demo.add_argument("--force", action="store_true", help="làm lại nếu thư mục đã có bản chạy thử")

    score = commands.add_parser("score", help="chấm một tệp kê khai theo một tệp bộ tiêu chí")
    score.add_argument("--criteria", type=Path, required=True, metavar="TỆP", help="tệp bộ tiêu chí")
    score.add_argument("--answers", type=Path, required=True, metavar="TỆP", help="tệp kê khai")
    _json(score)

    criteria = commands.add_parser("criteria", help="bộ tiêu chí")
    about = criteria.add_subparsers(dest="about", metavar="VIỆC", required=True, parser_class=Parser)
    check_set = about.add_parser("check", help="kiểm tra tệp bộ tiêu chí")
    check_set.add_argument("files", type=Path, nargs="+", metavar="TỆP", help="tệp bộ tiêu chí")
    _json(check_set)
    _json(about.add_parser("list", help="các bộ tiêu chí đi kèm"))
    template = about.add_parser("template", help="tạo bảng tính mẫu có chú thích để chép phụ lục vào")
    _target(template, "bảng tính nhận mẫu (.xlsx)")
    export = about.add_parser("export", help="xuất bộ tiêu chí thành bảng tính để sửa rồi nhập lại")
    export.add_argument("criteria", type=Path, metavar="TỆP", help="tệp bộ tiêu chí (.yaml)")
    _target(export, "bảng tính nhận kết quả (.xlsx)")
    take_in = about.add_parser(
        "import", help="đọc phụ lục Excel, Word, hoặc bảng tính của export và template, thành tệp bộ tiêu chí"
    )
    take_in.add_argument("annex", type=Path, metavar="PHỤ_LỤC", help="tệp phụ lục (.xlsx, .xlsm, .docx)")
    _target(take_in, "tệp bộ tiêu chí nhận kết quả (.yaml)")
    _json(take_in)

    report = commands.add_parser("report", help="xuất báo cáo tự đánh giá, chấm điểm theo thể thức văn bản hành chính")
    _assessment(report)
    report.add_argument("--format", choices=("docx", "pdf", "xlsx"), required=True, help="dạng tệp")
    report.add_argument("--out", type=Path, required=True, metavar="TỆP", help="tệp nhận kết quả")

    compare = commands.add_parser("compare", help="so sánh các năm của một đơn vị, cùng bộ hoặc khác bộ tiêu chí")
    _place(compare, required=True)
    compare.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    compare.add_argument(
        "--years", type=_years, required=True, metavar="NĂM,NĂM", help="các năm cần so, cách nhau bằng dấu phẩy"
    )
    compare.add_argument("--set", dest="criteria_id", metavar="ID", help="bộ tiêu chí, khi năm có nhiều bộ")
    compare.add_argument("--out", type=Path, metavar="TỆP", help="ghi thành tệp .xlsx, .pdf hoặc .docx")
    _json(compare)

    check = commands.add_parser("check", help="còn việc gì trước khi nộp")
    _assessment(check)
    _json(check)

    doctor = commands.add_parser("doctor", help="kiểm tra dữ liệu và kho tài liệu còn nguyên vẹn không; không sửa gì")
    _place(doctor, required=True)
    doctor.add_argument("--deep", action="store_true", help="đọc lại và so mã kiểm tra của từng tệp tài liệu")
    _json(doctor)

    commands.add_parser("selftest", help="chương trình tự kiểm tra: chấm, lưu, xuất, mở cửa sổ")
    return top


def _years(text: str) -> tuple[int, ...]:
    years = {int(part) for part in text.split(",") if re.fullmatch(r"\s*20\d\d\s*", part, re.ASCII)}
    if len(years) < 2 or len(years) < len(text.split(",")):
        raise argparse.ArgumentTypeError("cần ít nhất hai năm khác nhau, ví dụ 2024,2025")
    return tuple(sorted(years))


def _target(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="TỆP", help=words)
    command.add_argument("--force", action="store_true", help="ghi đè nếu đã có tệp ấy")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", dest="as_json", help="in một tài liệu JSON")


def _place(command: argparse.ArgumentParser, *, required: bool = False) -> None:
    command.add_argument("--workspace", type=Path, required=required, metavar="DIR", help="thư mục làm việc")
    command.add_argument("--database", metavar="URL", help="cơ sở dữ liệu PostgreSQL thay cho tệp trong thư mục")


def _assessment(command: argparse.ArgumentParser) -> None:
    _place(command, required=True)
    command.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    command.add_argument("--year", type=int, required=True, metavar="NĂM", help="năm đánh giá")
    command.add_argument("--set", dest="criteria_id", metavar="ID", help="bộ tiêu chí, khi năm có nhiều bộ")
