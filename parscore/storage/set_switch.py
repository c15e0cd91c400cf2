"""An assessment goes over to another copy of a set: in one transaction with its answers, and back the same way."""

from sqlalchemy import Connection, func, select, update

from parscore.faults import InputError
from parscore.scoring.stages import Stage
from parscore.storage import appraised
from parscore.storage.reading import card_row
from parscore.storage.schema import answer, assessment, criteria_set

_GIVEN_AT = {Stage.APPRAISAL_1: "lần 1", Stage.APPRAISAL_2: "lần 2", Stage.PUBLISHED: "kết quả công bố"}
_MOST_NAMED = 5


def switch_set(connection: Connection, card_id: int, checksum: str) -> None:
    """Bind an assessment to the copy of a set with this checksum; InputError where that cannot be."""
    row = card_row(connection, card_id)
    kept = connection.execute(select(criteria_set).where(criteria_set.c.sha256 == checksum)).one()
    later = select(func.count()).where(answer.c.assessment_id == card_id, answer.c.stage != Stage.SELF.value)
    if connection.scalar(later):
        raise InputError(
            "Bản chấm điểm này đã có điểm thẩm định theo bộ tiêu chí hiện tại nên không chuyển sang bộ khác được."
        )
    _refuse_appraised(connection, card_id)
    sister = select(assessment.c.id).where(
        assessment.c.unit_id == row.unit_id,
        assessment.c.year == row.year,
        assessment.c.set_id == kept.set_id,
        assessment.c.set_version == kept.version,
        assessment.c.id != card_id,
    )
    if connection.scalar(sister) is not None:
        raise InputError(
            f"{row.unit_name} đã có bản chấm điểm năm {row.year} theo bộ tiêu chí {kept.set_id} phiên bản "
            f"{kept.version}; hãy mở bản đó trong danh sách."
        )
    moved = {"criteria_set_id": kept.id, "set_id": kept.set_id, "set_version": kept.version}
    connection.execute(update(assessment).where(assessment.c.id == card_id), moved)


def _refuse_appraised(connection: Connection, card_id: int) -> None:
    """What the Sở gave was given for the rows of this set; under other rows it would say what nobody gave."""
    given = {stage: sorted(appraised.read(connection, card_id, stage)) for stage in appraised.APPRAISING}
    told = [f"{_GIVEN_AT[stage]}: {_some(codes)}" for stage, codes in given.items() if codes]
    if told:
        raise InputError(
            f"Bản chấm điểm này đã có điểm thẩm định theo các mục của bộ tiêu chí hiện tại ({'; '.join(told)}). "
            "Điểm đó không tự chuyển sang mục của bộ khác: hãy xóa ở thẻ “Điểm thẩm định” (điểm đã ghi vẫn còn trong "
            "lịch sử), rồi chuyển bộ và nhập lại."
        )


def _some(codes: list[str]) -> str:
    return ", ".join(codes) if len(codes) <= _MOST_NAMED else f"{', '.join(codes[:_MOST_NAMED])}… ({len(codes)} mục)"
