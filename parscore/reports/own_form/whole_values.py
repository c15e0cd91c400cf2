"""What the placeholders of the whole come to."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from parscore.reports.own_form.value import Number, Value, count, maximum, points
from parscore.reports.papers.wording import day_in_words
from parscore.reports.plain import plain
from parscore.reports.remarks import heading
from parscore.reports.rows import RowKind
from parscore.reports.score_table import ScoreTable
from parscore.reports.unit_names import DOTS, unit_names
from parscore.reports.year_data import YearData
from parscore.scoring.number_words import number_in_words
from parscore.scoring.numbers import show_short

PROVISIONAL_NOTE = "Điểm, chỉ số và xếp loại là tạm tính, vì còn mục chưa chấm hoặc đang chờ số liệu."


def whole_values(data: YearData, table: ScoreTable) -> Mapping[str, Value]:
    """All of them by their names."""
    report, texts = data.report, data.texts
    sheet, result = report.sheet, report.result
    bases = [text for label, text in heading(report.criteria_set, sheet) if label == "Căn cứ"]
    closing = {row.kind: row for row in table.rows if row.kind is not RowKind.NODE}
    names, percent = unit_names(sheet.unit, texts), result.index_percent
    particulars = dict(table.particulars)
    return {
        "don_vi": plain(sheet.unit.name) or DOTS,
        "don_vi_in_hoa": plain(sheet.unit.name).upper(),
        "nam": count(sheet.year),
        "nam_truoc": count(sheet.year - 1),
        "bo_tieu_chi": plain(report.criteria_set.title),
        "can_cu": "\n".join(bases),
        "tong_diem": points(result, result.total),
        "cach_tinh_tong": closing[RowKind.TOTAL].working,
        "ghi_chu_bang": "\n".join(_notes(table, provisional=result.provisional)),
        "diem_toi_da": maximum(result.max_score, table.max_places),
        "cong_linh_vuc": points(result, closing[RowKind.SCALE].score or Fraction(0)),
        "diem_thuong": points(result, result.bonus),
        "diem_phat": points(result, result.penalty),
        "chi_so": "" if percent is None else points(result, percent)._replace(percent=True),
        "tong_diem_bang_chu": number_in_words(result.shown(result.total)),
        "chi_so_bang_chu": "" if percent is None else number_in_words(result.shown(percent)),
        "xep_loai": plain(result.class_name or ""),
        "phan_tu_cham": points(result, result.self_part.score),
        "toi_da_phan_tu_cham": maximum(result.self_part.max_score, table.max_places),
        "tong_tham_dinh": _appraised_total(data),
        "muc_tieu": "" if report.target is None else Number(report.target, show_short(report.target), percent=True),
        "tam_tinh": "tạm tính" if result.provisional else "",
        "tien_do": particulars["Tình trạng"],
        "trang_thai": "".join(text for _, text in table.state),
        "canh_bao": "\n".join(table.marks),
        "ngay_in": f"{report.printed_on:%d/%m/%Y}",
        "co_quan_chu_quan": plain(texts.parent_organ),
        "co_quan": "\n".join(names.organ),
        "so": plain(texts.number),
        "ky_hieu": plain(texts.symbol),
        "dia_danh": names.place or DOTS,
        "ngay_ban_hanh": day_in_words(texts.issued_on),
        "thay_mat": "\n".join(map(plain, texts.authority)),
        "chuc_vu": "\n".join(map(plain, texts.position)),
        "nguoi_ky": plain(texts.signer),
        "to_chuc": plain(texts.organisation),
        "giai_trinh_chung": plain(texts.explanation),
        "kho_khan": plain(texts.difficulties),
        "kien_nghi": plain(texts.proposals),
    }


def _notes(table: ScoreTable, *, provisional: bool) -> Iterator[str]:
    """The notes below the table of the program, but for a column that other forms do not have."""
    if provisional:
        yield PROVISIONAL_NOTE
    yield from table.notes[int(provisional) :]


def _appraised_total(data: YearData) -> Value:
    given = [data.appraisal(leaf.code) for leaf in data.report.criteria_set.leaves()]
    scores = [Fraction(one.score) for one in given if one is not None and one.score is not None]
    return points(data.report.result, sum(scores, Fraction(0))) if scores else ""
