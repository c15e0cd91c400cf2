"""What a set is called and rests on: proposed, to be corrected; what cannot be taken is said beside its field."""

import re
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from parscore.scoring.criteria import CriteriaSet, LegalBasis, ScaleOfSet
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.numbers import NumberRefusedError, read_measure, show_short
from parscore.scoring.reading import TypedRefusedError, reading_of
from parscore.scoring.schema import SLUG
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.words import UNIT_KINDS, kind_name

LONGEST = 300
CAPTIONS = {
    "title": "Tên bộ tiêu chí",
    "id": "Mã (không dấu)",
    "number": "Số quyết định",
    "date": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "years": "Các năm áp dụng",
    "total": "Thang điểm",
}
EXAMPLES = {
    "title": "Ví dụ: Bộ tiêu chí cải cách hành chính cấp xã năm 2026",
    "id": "Ví dụ: cchc-cap-xa-2026",
    "number": "Ví dụ: 212/2025/QĐ-UBND",
    "date": "Ví dụ: 18/11/2025",
    "issuer": "Ví dụ: UBND tỉnh Đồng Nai",
    "years": "Ví dụ: 2025, 2026",
    "total": "Ví dụ: 100",
}
NO_TITLE = "Hãy gõ tên bộ tiêu chí như trong quyết định."
BAD_ID = "Mã chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch nối, dài nhất 64 ký tự, ví dụ: cchc-cap-xa-2026."
BAD_YEARS = "Hãy gõ các năm bằng bốn chữ số, cách nhau bằng dấu phẩy, ví dụ: 2025, 2026."
BAD_TOTAL = "Thang điểm là một số lớn hơn 0, ví dụ: 100."
NO_KIND = "Hãy chọn ít nhất một loại đơn vị."
NO_NUMBER = "Có ngày hoặc cơ quan ban hành thì cần cả số quyết định."
_DATE = reading_of(Input("date", CAPTIONS["date"], InputKind.DATE))
_YEARS = re.compile(r"(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.ASCII)
_KINDS_IN_A_ROW = 4


class RefusedFieldError(ValueError):
    """What is typed cannot be taken; the sentence says why."""


class IdentityFields(QWidget):
    """`changed` after every letter."""

    changed = Signal()

    def __init__(self, criteria_set: CriteriaSet) -> None:
        super().__init__()
        self.setObjectName("identityFields")
        self._set = criteria_set
        self.lines: dict[str, QLineEdit] = {}
        self.kinds: dict[str, QCheckBox] = {}
        self._messages: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.PADDING)
        grid.setVerticalSpacing(style.GRID)
        grid.setColumnStretch(1, 1)
        for name, text in _texts(criteria_set).items():
            self._add(grid, CAPTIONS[name], self._line(name, text), name)
        self._add(grid, "Loại đơn vị", self._kinds_box(), "kinds")

    def _add(self, grid: QGridLayout, caption: str, widget: QWidget, name: str) -> None:
        row = grid.rowCount()
        label = style.text_label(caption, name=f"{name}Label")
        label.setBuddy(widget)
        message = style.text_label(name=f"{name}Message", tone="fault")
        message.setWordWrap(True)
        message.hide()
        self._messages[name] = message
        grid.addWidget(label, row, 0)
        grid.addWidget(widget, row, 1)
        grid.addWidget(message, row + 1, 1)

    def _line(self, name: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(f"set_{name}")
        line.setAccessibleName(CAPTIONS[name])
        line.setPlaceholderText(EXAMPLES[name])
        line.setMaxLength(LONGEST)
        line.setCursorPosition(0)
        line.textChanged.connect(lambda _: self.changed.emit())
        self.lines[name] = line
        return line

    def _kinds_box(self) -> QWidget:
        box = QWidget()
        box.setObjectName("set_kinds")
        inside = QGridLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(style.PADDING)
        inside.setVerticalSpacing(0)
        own = self._set.unit_kinds
        for place, kind in enumerate(dict.fromkeys((*UNIT_KINDS, *own))):
            mark = QCheckBox(kind_name(kind))
            mark.setObjectName(f"kind_{kind}")
            mark.setAccessibleName(f"Áp dụng cho: {kind_name(kind)}")
            mark.setChecked(kind in own)
            mark.toggled.connect(lambda _: self.changed.emit())
            inside.addWidget(mark, place // _KINDS_IN_A_ROW, place % _KINDS_IN_A_ROW)
            self.kinds[kind] = mark
        inside.setColumnStretch(_KINDS_IN_A_ROW, 1)
        return box

    def applied(self, criteria_set: CriteriaSet) -> CriteriaSet:
        """The set with what is typed; a field that cannot be taken leaves what the set had."""
        return criteria_set.but(**self._read(quiet=True))

    def check(self) -> QWidget | None:
        """Say what cannot be taken beside each field; the first such field, None when all is well."""
        self._read(quiet=False)
        wrong = next((name for name, message in self._messages.items() if not message.isHidden()), None)
        if wrong is None:
            return None
        return self.lines.get(wrong) or next(iter(self.kinds.values()))

    def _read(self, *, quiet: bool) -> dict[str, Any]:
        typed = {name: " ".join(nfc(line.text()).split()) for name, line in self.lines.items()}
        readers: dict[str, tuple[str, Any]] = {
            "title": ("title", partial(_title, typed["title"])),
            "id": ("id", partial(_id, typed["id"])),
            "years": ("years", partial(_years, typed["years"])),
            "total": ("scale", partial(self._scale, typed["total"])),
            "kinds": ("unit_kinds", self._chosen_kinds),
            "number": ("legal_basis", partial(self._basis, typed["number"], typed["issuer"], typed["date"])),
        }
        taken: dict[str, Any] = {}
        refusals: dict[str, str] = {}
        for name, (field, read) in readers.items():
            try:
                taken[field] = read()
            except TypedRefusedError as refusal:
                refusals["date"] = str(refusal)
            except RefusedFieldError as refusal:
                refusals[name] = str(refusal)
        if not quiet:
            for name, message in self._messages.items():
                message.setText(refusals.get(name, ""))
                message.setVisible(name in refusals)
                if name in self.lines:
                    style.set_property(self.lines[name], "refused", name in refusals)
        return taken

    def _scale(self, typed: str) -> ScaleOfSet:
        return self._set.scale.but(total=_total(typed))

    def _chosen_kinds(self) -> tuple[str, ...]:
        order = dict.fromkeys((*self._set.unit_kinds, *self.kinds))
        chosen = tuple(kind for kind in order if self.kinds[kind].isChecked())
        if not chosen:
            raise RefusedFieldError(NO_KIND)
        return chosen

    def _basis(self, number: str, issuer: str, issued: str) -> tuple[LegalBasis, ...]:
        """The first decision as typed; those behind it stay."""
        rest = self._set.legal_basis[1:]
        if not number:
            if issuer or issued:
                raise RefusedFieldError(NO_NUMBER)
            return rest
        day = date.fromisoformat(str(_DATE.read(issued))) if issued else None
        first = self._set.legal_basis[0] if self._set.legal_basis else LegalBasis(number=number)
        return (first.but(number=number, issuer=issuer or None, date=day), *rest)


def _texts(criteria_set: CriteriaSet) -> dict[str, str]:
    basis = criteria_set.legal_basis[0] if criteria_set.legal_basis else None
    return {
        "title": criteria_set.title,
        "id": criteria_set.id,
        "number": basis.number if basis else "",
        "date": f"{basis.date:%d/%m/%Y}" if basis and basis.date else "",
        "issuer": (basis.issuer or "") if basis else "",
        "years": ", ".join(map(str, criteria_set.years)),
        "total": show_short(criteria_set.scale.total),
    }


def _title(typed: str) -> str:
    if not typed:
        raise RefusedFieldError(NO_TITLE)
    return typed


def _id(typed: str) -> str:
    if not re.fullmatch(SLUG, typed) or len(typed) > 64:
        raise RefusedFieldError(BAD_ID)
    return typed


def _years(typed: str) -> tuple[int, ...]:
    found: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+(?![-–])(?<![-–]\s)", typed)):
        spell = _YEARS.fullmatch(part)
        if spell is None:
            raise RefusedFieldError(BAD_YEARS)
        first, last = int(spell[1]), int(spell[2] or spell[1])
        if last < first:
            raise RefusedFieldError(BAD_YEARS)
        found |= set(range(first, last + 1))
    if not found:
        raise RefusedFieldError(BAD_YEARS)
    return tuple(sorted(found))


def _total(typed: str) -> Decimal:
    try:
        total = Decimal(read_measure(typed))
    except NumberRefusedError:
        raise RefusedFieldError(BAD_TOTAL) from None
    if total <= 0:
        raise RefusedFieldError(BAD_TOTAL)
    return total
