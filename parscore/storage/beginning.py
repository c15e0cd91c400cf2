"""Units and the assessments begun for them: making, renaming, binding each to its own copy of the set."""

from sqlalchemy import Connection, insert, select, update

from parscore.faults import InputError
from parscore.scoring.answers import AnswerSheet, Unit
from parscore.scoring.assessment import UnknownKindError, score
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Circumstances
from parscore.scoring.stages import Stage
from parscore.scoring.state import State
from parscore.storage.points import Points
from parscore.storage.reading import Sets, card_row, content_of
from parscore.storage.results import keep_result, rescore_stages
from parscore.storage.schema import assessment, criteria_set, unit
from parscore.storage.stored import Card, as_card, circumstances_row, now, unit_row

YEARS = range(2000, 2101)


def begin(
    connection: Connection, given: Unit, year: int, given_set: CriteriaSet, sets: Sets, *, illustrative: bool
) -> Card:
    """A new assessment with blank answers; InputError when there is one for the same unit, year, set and version."""
    if year not in YEARS:
        raise InputError(f"Năm {year} không dùng được; hãy chọn năm từ {YEARS[0]} đến {YEARS[-1]}.")
    unit_id = _keep_unit(connection, given, sets)
    same = select(assessment.c.id).where(
        assessment.c.unit_id == unit_id,
        assessment.c.year == year,
        assessment.c.set_id == given_set.id,
        assessment.c.set_version == given_set.version,
    )
    if connection.scalar(same) is not None:
        raise InputError(
            f"{given.name} đã có bản chấm điểm năm {year} theo bộ tiêu chí {given_set.id} phiên bản "
            f"{given_set.version}; hãy mở bản đó trong danh sách."
        )
    moment = now()
    row = {
        "unit_id": unit_id,
        "year": year,
        "criteria_set_id": keep_set(connection, given_set),
        "set_id": given_set.id,
        "set_version": given_set.version,
        **circumstances_row(Circumstances()),
        "illustrative_facts": illustrative,
        "state": State.DRAFT.value,
        "revision": 0,
        "created_at": moment,
        "updated_at": moment,
    }
    card_id = int((connection.execute(insert(assessment), row).inserted_primary_key or (0,))[0])
    card = as_card(card_row(connection, card_id))
    blank = AnswerSheet(card.criteria_id, card.criteria_version, card.unit, year)
    try:
        result = score(given_set, blank)
    except UnknownKindError as refusal:
        raise InputError(f"{refusal}.") from refusal
    if not all(map(Points.holds, [result.max_score, *(node.max_score for node in result.nodes.values())])):
        raise InputError(f"Bộ tiêu chí {given_set.id} có điểm tối đa quá lớn, không lưu được.")
    keep_result(connection, card_id, Stage.SELF, result)
    return card


def rename(connection: Connection, code: str, given: Unit, sets: Sets) -> None:
    """Give a unit another name, kind or code; another kind may have other maxima, so its results are made anew."""
    row = unit_row(given)
    if not row["code"] or not row["name"].strip():
        raise InputError("Đơn vị cần có mã và tên; hãy điền đủ rồi thử lại.")
    kept = connection.execute(select(unit).where(unit.c.code == code)).one_or_none()
    if kept is None:
        raise InputError(f"Không tìm thấy đơn vị có mã “{code}” trong thư mục dữ liệu.")
    if row["code"] != kept.code and connection.scalar(select(unit.c.id).where(unit.c.code == row["code"])):
        raise InputError(f"Mã “{given.code}” đã dùng cho đơn vị khác; hãy chọn mã khác.")
    of_unit = assessment.c.unit_id == kept.id
    if row["kind"] != kept.kind:
        _refuse_when_closed(connection, kept.id, given)
    connection.execute(update(unit).where(unit.c.id == kept.id), row)
    connection.execute(update(assessment).where(of_unit).values(revision=assessment.c.revision + 1))
    if row["kind"] == kept.kind:
        return
    try:
        for card_id in connection.scalars(select(assessment.c.id).where(of_unit)).all():
            rescore_stages(connection, card_id, sets)
    except UnknownKindError as refusal:
        raise InputError(f"{refusal}.") from refusal


def _refuse_when_closed(connection: Connection, unit_id: int, given: Unit) -> None:
    """Another kind of unit brings other maxima and other scores; what was approved or locked keeps its own."""
    closed = select(assessment.c.year).where(assessment.c.unit_id == unit_id, assessment.c.state != State.DRAFT.value)
    years = sorted(set(connection.scalars(closed)))
    if years:
        raise InputError(
            f"Chưa đổi được loại đơn vị của {given.name}: bản chấm điểm năm {', '.join(map(str, years))} đã được duyệt "
            "hoặc đã chốt; muốn đổi hãy mở lại bản đó và ghi lý do."
        )


def _keep_unit(connection: Connection, given: Unit, sets: Sets) -> int:
    row = unit_row(given)
    find = select(unit).where(unit.c.code == row["code"])
    kept = connection.execute(find).one_or_none()
    if kept is None:
        if not row["code"] or not row["name"].strip():
            raise InputError("Đơn vị cần có mã và tên; hãy điền đủ rồi thử lại.")
        return int((connection.execute(insert(unit), row).inserted_primary_key or (0,))[0])
    if (kept.name, kept.kind) != (row["name"], row["kind"]):
        rename(connection, row["code"], given, sets)
    return int(kept.id)


def keep_set(connection: Connection, given: CriteriaSet) -> int:
    """The id of the workspace's own copy of a set, made when there is none of this content."""
    content, checksum = content_of(given)
    kept = connection.scalar(select(criteria_set.c.id).where(criteria_set.c.sha256 == checksum))
    if kept is not None:
        return int(kept)
    row = {
        "set_id": given.id,
        "version": given.version,
        "title": given.title,
        "sha256": checksum,
        "content": content,
    }
    return int((connection.execute(insert(criteria_set), row).inserted_primary_key or (0,))[0])
