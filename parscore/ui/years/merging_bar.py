"""Which years of merged units stand beside those of the new one, and by what method they are taken together."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from parscore.scoring.answers import Unit
from parscore.scoring.combining import METHOD_WORDS, Combining, Method
from parscore.scoring.numbers import NumberRefusedError, read_quantity, show_number
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.unread import Unread
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.parts import choice, sentence, toggle
from parscore.ui.years.years_of_unit import YearChoice

OFFERED = {**METHOD_WORDS, Method.WEIGHTED: f"{METHOD_WORDS[Method.WEIGHTED]} (tự nhập)"}
CAPTION = "Đơn vị cũ, trước sáp nhập"
SOURCE = "Trọng số lấy từ đâu"


class MergingBar(QWidget):
    """Hidden while no merged unit has any year. `changed` when other years are wanted, `chosen` when the method, a
    weight or its source is another one.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mergingBar")
        self.wanted: list[str] = []
        self.merged: Sequence[tuple[Unit, Sequence[YearChoice]]] = ()
        self.buttons: dict[str, QToolButton] = {}
        self.weights: dict[str, QLineEdit] = {}
        self._kept = Combining()
        self.method = choice("combiningMethod", "Cách gộp các đơn vị cũ", 24)
        for one, words in OFFERED.items():
            self.method.addItem(words, one.value)
        self.method.activated.connect(lambda _place: self._on_method())
        self.source = QLineEdit()
        self.source.setObjectName("weightsSource")
        self.source.setAccessibleName(SOURCE)
        self.source.setPlaceholderText(f"{SOURCE}, ví dụ: dân số 31/12/2024")
        style.keep_in_scale(self.source, setFixedWidth=300)
        self.source.editingFinished.connect(self._on_weights)
        self.refused = sentence("weightsRefused", tone="fault")
        self.refused.hide()
        self._years, self._weights = ButtonLines("mergedYears"), ButtonLines("mergedWeights")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        for part in (self._years, self._weights, self.refused):
            column.addWidget(part)
        self.hide()

    def show_merged(self, merged: Sequence[tuple[Unit, Sequence[YearChoice]]], kept: Combining) -> None:
        """Offer the years of these units, under the method kept for the new one."""
        self._kept = kept
        if [(unit, [one.key for one in choices]) for unit, choices in merged] != [
            (unit, [one.key for one in choices]) for unit, choices in self.merged
        ]:
            self.merged = merged
            self._offer()
        self.merged = merged
        known = {one.key for _unit, choices in merged for one in choices}
        self.wanted = [key for key in self.wanted if key in known]
        with QSignalBlocker(self.method):
            self.method.setCurrentIndex(self.method.findData(kept.method.value))
        for code, line in self.weights.items():
            if not line.isModified():
                line.setText(show_number(format(kept.weights[code], "f")) if code in kept.weights else "")
        if not self.source.isModified():
            self.source.setText(kept.source)
        self._show()

    @property
    def combining(self) -> Combining:
        return self._kept

    @property
    def picked(self) -> list[YearChoice]:
        """The years wanted, unit by unit."""
        return [one for _unit, choices in self.merged for one in choices if one.key in self.wanted]

    def unread(self) -> list[Unread]:
        """What is typed and not kept: weights that cannot be read, and whatever the disk refused."""
        return [
            Unread(line.accessibleName(), "", line.text().strip(), line.setFocus)
            for line in (*self.weights.values(), self.source)
            if line.isModified() and line.text().strip()
        ]

    def stay_typed(self) -> None:
        """The disk refused: what stands in the fields is not kept, and is tried again when one of them is left."""
        for line in (*self.weights.values(), self.source):
            line.setModified(True)
        self._kept = Combining(self._kept.method)

    def _offer(self) -> None:
        self.buttons, self.weights = {}, {}
        parts: list[QWidget] = [style.text_label(CAPTION, name="mergedCaption")]
        asked: list[QWidget] = []
        for unit, choices in self.merged:
            for one in choices:
                button = toggle(f"merged_{one.key}", f"{unit.name} {one.short}", partial(self._pick, one))
                button.setToolTip(one.about)
                self.buttons[one.key] = button
                parts.append(button)
            asked.append(self._asked(unit))
        self._years.show_parts([*parts, self.method])
        self._weights.show_parts([*asked, self.source])

    def _asked(self, unit: Unit) -> QWidget:
        """The field for the weight of a unit, beside its name."""
        box, line = QWidget(), QLineEdit()
        line.setObjectName(f"weight_{unit.code}")
        line.setAccessibleName(f"Trọng số của {unit.name}")
        line.setPlaceholderText("ví dụ: 6.120")
        style.keep_in_scale(line, setFixedWidth=96)
        line.editingFinished.connect(self._on_weights)
        self.weights[unit.code] = line
        caption = style.text_label(f"Trọng số {unit.name}", name=f"weight_{unit.code}_caption")
        caption.setBuddy(line)
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(style.GRID)
        across.addWidget(caption)
        across.addWidget(line)
        return box

    def _show(self) -> None:
        self.setVisible(any(choices for _unit, choices in self.merged))
        for key, button in self.buttons.items():
            button.setChecked(key in self.wanted)
        self._weights.setVisible(self._kept.method is Method.WEIGHTED)

    def _pick(self, picked: YearChoice) -> None:
        """Take a year in or out; of two sources of one year of a unit the one chosen last stands."""
        if picked.key in self.wanted:
            self.wanted.remove(picked.key)
        else:
            own = next(choices for _unit, choices in self.merged if picked in choices)
            same = {one.key for one in own if one.year == picked.year}
            self.wanted = [*(key for key in self.wanted if key not in same), picked.key]
        self._show()
        self.changed.emit()

    def _on_method(self) -> None:
        self._kept = self._kept._replace(method=Method(self.method.currentData()))
        if self._kept.method is not Method.APART and not self.wanted:
            self.wanted = self._last_of_all()
        self._show()
        self.chosen.emit()

    def _last_of_all(self) -> list[str]:
        """The last year of which most is known, of every unit that has it."""
        years = [{one.year for one in choices} for _unit, choices in self.merged]
        last = max(set().union(*years), key=lambda year: (sum(year in one for one in years), year))
        firsts = (next((one for one in choices if one.year == last), None) for _unit, choices in self.merged)
        return [one.key for one in firsts if one is not None]

    def _on_weights(self) -> None:
        """Take what can be read; a weight that cannot stays in its field and is said."""
        weights, refused = dict(self._kept.weights), ""
        for code, line in self.weights.items():
            if not line.isModified():
                continue
            typed, wrong = line.text().strip(), ""
            try:
                if typed:
                    weights[code] = Decimal(read_quantity(typed))
                else:
                    weights.pop(code, None)
                line.setModified(False)
            except NumberRefusedError as refusal:
                wrong = refused = f"{line.accessibleName()}: {refusal}"
            style.set_property(line, "refused", bool(wrong))
        self.refused.setText(refused)
        self.refused.setVisible(bool(refused))
        source = nfc(self.source.text().strip())
        self.source.setModified(False)
        made = self._kept._replace(weights=weights, source=source)
        if made != self._kept:
            self._kept = made
            self.chosen.emit()
