"""What decides the class: its levels, which index is compared with them, and what bars a unit from high classes."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from parscore.scoring.classes import ANY_ZERO
from parscore.scoring.criteria import CriteriaSet, Gate
from parscore.scoring.set_draft import Question, SetDraft
from parscore.scoring.text import fold
from parscore.ui import style
from parscore.ui.annex.question_box import QuestionBox
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.rows import HIDDEN, Rows
from parscore.ui.sets.rule_builder.takings import LINE
from parscore.ui.sets.whole_kept_form import KeptForm
from parscore.ui.sets.whole_page import WholeBound, WholeFields, WholePage, WholePart, WholeRows

DECLARED = "declared"
SEEN_BY = ((DECLARED, "Khai khi chấm"), (ANY_ZERO, "Có tiêu chí 0 điểm"))
ABOUT_INDEX = "Ví dụ mức từ 80%: chỉ số 79,996% làm tròn thành 80,00% thì đạt; so bằng chỉ số chính xác thì chưa đạt."
ABOUT_GATES = (
    "Đơn vị rơi vào một điều kiện thì không được xếp cao hơn mức ghi ở đó; điểm không đổi. “Có tiêu chí 0 điểm” do "
    "chương trình tự thấy; điều kiện khác được khai khi chấm."
)
NO_CLASSES = "Bộ tiêu chí chưa có mức xếp loại nào; hãy ghi các mức ở trên trước."
LEVELS = "Sửa các mức xếp loại"
SEEN_WIDTH, CLASS_WIDTH = 184, 152
LONGEST_FACT = 40


class ClassingPage(WholePage):
    """The levels, on which index, and the gates."""

    def __init__(self, edited: EditedSet, row: str) -> None:
        super().__init__("classingPage", edited)
        self.put_under("Các mức xếp loại", "", [Levels(edited, row)])
        on = Spec("on", "Xếp loại theo", choices=(("exact", "Chỉ số chính xác"), ("rounded", "Chỉ số đã làm tròn")))
        bound = WholeBound(on, "class_on", lambda s: s.class_on, lambda _set, chosen: chosen)
        self.put_under("Chỉ số để xếp loại", ABOUT_INDEX, [WholeFields("class", edited, (bound,))])
        self.put_under("Điều kiện khống chế xếp loại", ABOUT_GATES, [Gates(edited)])
        self.finish()


class Levels(KeptForm):
    """The question of the classes, as the import asks it."""

    def __init__(self, edited: EditedSet, row: str) -> None:
        super().__init__("levels", edited, LEVELS, row)

    def make(self, draft: SetDraft) -> QWidget:
        return QuestionBox(Question.CLASSES, draft, ask_open=False)

    def shows(self, draft: SetDraft) -> object:
        return draft.criteria_set.classes, draft.reply(Question.CLASSES)

    @property
    def box(self) -> QuestionBox:
        assert isinstance(self._widget, QuestionBox)
        return self._widget

    def applied(self, draft: SetDraft) -> SetDraft:
        return draft.but(criteria_set=self.box.applied(draft.criteria_set)).replied({Question.CLASSES: self.box.reply})

    def wrong(self) -> QWidget | None:
        return self.box.check(self._edited.criteria_set)

    def first(self) -> QWidget:
        """The name of the first level, or the answers where there is none."""
        return self.box.first()


class Gates(WholePart):
    """The rows of the gates, made anew when the classes they can name are others."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("gates")
        self._edited = edited
        self._names: tuple[str, ...] | None = None
        self.rows: GateRows | None = None
        self._none = style.text_label(NO_CLASSES, name="gatesNoClasses", tone="attention")
        self._none.setWordWrap(True)
        self.column.addWidget(self._none)

    def show_set(self) -> None:
        names = tuple(one.name for one in self._edited.criteria_set.classes)
        if names != self._names or self.rows is None:
            self._renew(names)
        assert self.rows is not None
        self.rows.show_set()

    def _renew(self, names: tuple[str, ...]) -> None:
        old, self._names = self.rows, names
        self.rows = GateRows(self._edited, names)
        self.column.addWidget(self.rows)
        self.rows.setVisible(bool(names))
        self._none.setVisible(not names)
        if old is not None:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def entries(self) -> Any:
        if self.rows is not None:
            yield from self.rows.entries()


class GateRows(WholeRows):
    """A gate in a row: what it is called, how the program learns of it, and the best class then."""

    def __init__(self, edited: EditedSet, classes: tuple[str, ...]) -> None:
        self._known = {gate.fact for gate in edited.criteria_set.gates}
        columns = (
            Spec("label", "Điều kiện", LINE, hint="Ví dụ: Người đứng đầu bị kỷ luật"),
            Spec("seen", "Nhận biết", choices=SEEN_BY, start=DECLARED, width=SEEN_WIDTH, repeats=False),
            Spec(
                "best",
                "Xếp cao nhất",
                choices=tuple((name, name) for name in classes),
                start=classes[:2][-1] if classes else "",
                width=CLASS_WIDTH,
            ),
        )
        super().__init__(edited, "gates", Rows("gate", "điều kiện", columns, needed=False, id_of=self._fact))

    def texts(self, criteria_set: CriteriaSet) -> list[dict[str, str]]:
        return [
            {
                HIDDEN: gate.fact,
                "label": gate.label,
                "seen": ANY_ZERO if gate.fact == ANY_ZERO else DECLARED,
                "best": gate.best_class,
            }
            for gate in criteria_set.gates
        ]

    def made(self, criteria_set: CriteriaSet, rows: list[dict[str, Any]]) -> tuple[Gate, ...]:
        return tuple(Gate(fact=row[HIDDEN], label=row["label"], best_class=row["best"]) for row in rows)

    def _fact(self, texts: Mapping[str, str], used: set[str]) -> str:
        """What a declared fact is called in files follows its words, until others may know it by that name."""
        if texts["seen"] == ANY_ZERO:
            return ANY_ZERO
        if texts[HIDDEN] in self._known - {ANY_ZERO}:
            return texts[HIDDEN]
        stem = re.sub(r"[^a-z0-9]+", "_", fold(texts["label"]))[:LONGEST_FACT].strip("_")
        stem = stem if stem[:1].isalpha() else f"dieu_kien_{stem}".strip("_")
        return next(one for one in (stem, *(f"{stem}_{n}" for n in range(2, 1000))) if one not in used | {ANY_ZERO})
