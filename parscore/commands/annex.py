"""`parscore criteria import`, `template` and `export`: annexes and workbooks in, the workbook of a set out."""

from pathlib import Path

from parscore.commands.speaking import Exit, say, say_json, tell
from parscore.faults import InputError
from parscore.intake.annex import Annex, open_annex
from parscore.intake.annex.table import Problem
from parscore.intake.set_file import read_set_file
from parscore.intake.set_workbook import read_set_tables
from parscore.reports.files import replace_file
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Severity


def take_in(annex: Path, out: Path, *, force: bool, as_json: bool) -> Exit:
    """Write the set an annex gives; with errors nothing is written, and all of them are told."""
    _refuse_to_replace(out, force=force)
    opened = open_annex(annex)
    read = read_set_tables(annex, opened.tables) or opened.read()
    if not read.errors:
        replace_file(out, read.text.encode("utf-8"))
    if as_json:
        say_json(_document(read, out))
    else:
        say(_sentence(read, out))
    tell(_told(one) for one in read.problems)
    return Exit.INPUT_WRONG if read.errors else Exit.DONE


def template(out: Path, *, force: bool) -> Exit:
    """Write the annotated workbook."""
    from parscore.reports.set_workbook import template as workbook

    _refuse_to_replace(out, force=force)
    replace_file(out, workbook())
    say(str(out))
    return Exit.DONE


def export(criteria: Path, out: Path, *, force: bool) -> Exit:
    """Write a set as a workbook to be edited; a set with errors is not written, and all of them are told."""
    from parscore.reports.set_workbook import set_workbook

    _refuse_to_replace(out, force=force)
    shared = read_set_file(criteria)
    if shared.draft is None:
        say(f"{criteria.name}: không dùng được, {len(shared.errors)} lỗi; không ghi gì")
        tell(shared.errors)
        return Exit.INPUT_WRONG
    chosen = shared.draft.criteria_set
    replace_file(out, set_workbook(shared.draft))
    say(f"{out}: {chosen.title} · {len(chosen.leaves())} mục chấm; sửa xong thì nhập lại bằng criteria import")
    return Exit.DONE


def _refuse_to_replace(out: Path, *, force: bool) -> None:
    if out.is_file() and not force:
        raise InputError(f"Đã có tệp “{out}”, có thể đã được sửa tay; hãy chọn tên khác, hoặc thêm --force để ghi đè.")


def _document(read: Annex, out: Path) -> dict[str, object]:
    chosen = read.criteria_set
    document: dict[str, object] = {
        "annex": str(read.path),
        "out": str(out) if chosen else None,
        "errors": len(read.errors),
        "warnings": len(read.problems) - len(read.errors),
    }
    if chosen is not None:
        document |= {
            "id": chosen.id,
            "title": chosen.title,
            "years": list(chosen.years),
            "points_status": chosen.points_status,
            "total": str(chosen.scale.total),
            "areas": len(chosen.criteria),
            "leaves": len(chosen.leaves()),
        }
    return document | {"problems": [one.as_data() for one in read.problems]}


def _sentence(read: Annex, out: Path) -> str:
    chosen = read.criteria_set
    if chosen is None:
        return f"{read.path.name}: chưa nhập được, {len(read.errors)} lỗi; không ghi gì"
    warnings = len(read.problems)
    status = "điểm minh họa" if chosen.illustrative else "điểm chính thức"
    return (
        f"{out}: {chosen.title} · {len(chosen.criteria)} lĩnh vực, {len(chosen.leaves())} mục chấm · "
        f"{show_short(chosen.scale.total)} điểm · {status} · {warnings} cảnh báo"
    )


def _told(problem: Problem) -> str:
    code = f", mục {problem.code}" if problem.code else ""
    kind = "lỗi" if problem.severity is Severity.ERROR else "cảnh báo"
    return f"{problem.place}{code}: {kind}: {problem.message} → {problem.remedy}"
