"""An assessment goes over to another copy of a set: in one transaction with its answers, and back the same way."""

from sqlalchemy import Connection, func, select, update

from parscore.faults import InputError
from parscore.scoring.stages import Stage
from parscore.storage.reading import card_row
from parscore.storage.schema import answer, assessment, criteria_set


def switch_set(connection: Connection, card_id: int, checksum: str) -> None:
    """Bind an assessment to the copy of a set with this checksum; InputError where that cannot be."""
    row = card_row(connection, card_id)
    kept = connection.execute(select(criteria_set).where(criteria_set.c.sha256 == checksum)).one()
    later = select(func.count()).where(answer.c.assessment_id == card_id, answer.c.stage != Stage.SELF.value)
    if connection.scalar(later):
        raise InputError(
            "Bản chấm điểm này đã có điểm thẩm định theo bộ tiêu chí hiện tại nên không chuyển sang bộ khác được."
        )
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
