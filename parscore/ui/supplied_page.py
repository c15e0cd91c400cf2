"""The page of figures that others supply: brought in with their source, and scored from there."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout

from parscore.scoring.answers import Answer, Source
from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Method
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.outcome import RefusedError
from parscore.scoring.state import CLOSED_WORDS
from parscore.ui import style
from parscore.ui.narrow import bring_into_view
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.supplied_drafts import SuppliedDrafts
from parscore.ui.supplied_form import SOURCE_LABELS, SuppliedForm
from parscore.ui.supplied_list import SuppliedList
from parscore.ui.supplied_model import CODE, SuppliedModel
from parscore.ui.unread import Unread

ABOUT = "Số liệu do nơi khác công bố. Nhập số liệu cùng văn bản nguồn; điểm được tính từ đó."
NOTHING_HERE = (
    "Bộ tiêu chí này không có mục nào do nơi khác cung cấp số liệu. Nơi đây dành cho kết quả điều tra xã hội học, "
    "Chỉ số hài lòng SIPAS, bộ chỉ số theo Quyết định 766 và các số liệu thống kê khác."
)
NO_SURVEY = (
    "Năm nay không tổ chức điều tra xã hội học nên {n} mục điều tra không cần số liệu: {codes}. "
    "Nếu có điều tra, hãy đánh dấu ở Dữ kiện chung (F9)."
)


class SuppliedPage(Page):
    """The list, and under it the form of the chosen row."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self.drafts = SuppliedDrafts(assessment)
        self.model = SuppliedModel(assessment, self.drafts, self)
        self.list = SuppliedList(self.model)
        self.form: SuppliedForm | None = None
        self._waiting: dict[str, dict[str, str]] = {}
        self._about = style.text_label(ABOUT if self.model.codes else NOTHING_HERE, name="suppliedAbout", tone="muted")
        self._closed = style.text_label(name="suppliedClosed", tone="attention")
        self._survey = style.text_label(name="suppliedSurvey", tone="attention")
        self._drafted = style.text_label(name="suppliedDrafts", tone="attention")
        self._place = QScrollArea()
        self._place.setObjectName("suppliedScroll")
        self._place.setWidgetResizable(True)
        self._place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.list.chosen.connect(self._show_row)
        self.list.wanted.connect(self._type_in)
        if self.model.codes:
            blank = (c for c in self.model.codes if assessment.outcome(c).score is None)
            self.choose(next(blank, self.model.codes[0]))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        column.setSpacing(style.GRID * 2)
        for label in (self._about, self._closed, self._survey, self._drafted):
            label.setWordWrap(True)
            column.addWidget(label)
        if not self.model.codes:
            column.addStretch(1)
            self.list.setParent(self)
            self.list.hide()
            self._place.setParent(self)
            self._place.hide()
            return
        self.list.setMinimumHeight(style.scaled(120))
        self._place.setMinimumHeight(style.scaled(180))
        for part in (self.list, self._place):  # each takes what there is, or the page would scroll as a whole too
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            column.addWidget(part, 1)

    @property
    def code(self) -> str:
        """The row shown."""
        return self.form.code if self.form is not None else ""

    def choose(self, code: str) -> None:
        """Select a row and show its form."""
        if code in self.model.codes:
            index = self.model.index(self.model.codes.index(code), CODE)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def refresh(self) -> None:
        assessment = self.assessment
        self._closed.setText(CLOSED_WORDS.get(assessment.state, ""))
        self._closed.setVisible(not assessment.editable)
        surveyed = [c for c in self.model.codes if assessment.criteria_set.by_code[c].supplied_by is Method.SURVEY]
        self._survey.setText(NO_SURVEY.format(n=len(surveyed), codes=", ".join(surveyed)))
        self._survey.setVisible(bool(surveyed) and not assessment.sheet.survey_held)
        self._show_drafts()
        if self.form is not None:
            self.form.refresh()

    def leave(self) -> bool:
        """Take what is typed. What has no source or cannot be read yet is kept with its row, also while away."""
        self._take_typed()
        return True

    def unread(self) -> list[Unread]:
        waiting = self._waiting | ({self.code: self.form.waiting()} if self.form is not None else {})
        labels = {code: self._labels(code) for code in waiting}
        return [
            Unread(labels[code].get(name, name), code, typed, partial(self._correct, code, name))
            for code, texts in waiting.items()
            for name, typed in texts.items()
            if typed.strip()
        ]

    def _labels(self, code: str) -> dict[str, str]:
        rule = scorers(self.assessment.criteria_set, self.assessment.sheet.unit.kind).by_code[code].rule
        return SOURCE_LABELS | {field.name: field.label for field in rule.inputs}

    def _correct(self, code: str, name: str) -> None:
        self.choose(code)
        if self.form is not None and name in self.form.fields:
            self.form.fields[name].line.setFocus()
            bring_into_view(self.form.fields[name])

    def _take_typed(self) -> None:
        if self.form is None:
            return
        self.form.commit()
        waiting = self.form.waiting()
        if waiting:
            self._waiting[self.form.code] = waiting
        else:
            self._waiting.pop(self.form.code, None)

    def _show_row(self, code: str) -> None:
        if code == self.code:
            return
        self._take_typed()
        self.form = SuppliedForm(self.assessment, code, self.drafts)
        self.form.setContentsMargins(0, 0, style.GRID * 2, 0)
        self.form.put_waiting(self._waiting.get(code, {}))
        self.form.drafted.connect(self._on_drafted)
        self.form.advance.connect(self._go_on)
        self.form.apply_wanted.connect(self._apply)
        old = self._place.takeWidget()
        if old is not None:
            old.deleteLater()
        self._place.setWidget(self.form)
        self.form.show()

    def _type_in(self) -> None:
        if self.form is not None:
            self.form.focus_first()

    def _on_drafted(self) -> None:
        self.model.show_draft(self.code)
        self._show_drafts()

    def _show_drafts(self) -> None:
        waiting = [code for code in self.model.codes if self.drafts.has_figures(code)]
        told = (
            f"{len(waiting)} mục đã có số liệu nhưng chưa ghi văn bản nguồn nên chưa tính điểm: {', '.join(waiting)}."
        )
        self._drafted.setText(told)
        self._drafted.setVisible(bool(waiting))

    def _go_on(self) -> None:
        """To the next row without a score, from the row shown on and round."""
        at = self.model.codes.index(self.code)
        in_turn = (*self.model.codes[at + 1 :], *self.model.codes[:at])
        left = [code for code in in_turn if self._wants_figures(code)]
        if left:
            self.choose(left[0])
            self._type_in()
        else:
            self.notice_wanted.emit("Các mục do nơi khác cung cấp đều đã có số liệu.", "done")

    def _wants_figures(self, code: str) -> bool:
        survey = self.assessment.criteria_set.by_code[code].supplied_by is Method.SURVEY
        in_force = self.assessment.sheet.survey_held or not survey
        return in_force and self.assessment.outcome(code).score is None

    def _apply(self, source: Source) -> None:
        """Write the same source on every row of the same supplier that has none yet; drafts among them are supplied."""
        method = self.assessment.criteria_set.by_code[self.code].supplied_by
        same = [c for c in self.model.codes if self.assessment.criteria_set.by_code[c].supplied_by is method]
        without = [code for code in same if code != self.code and not self._has_source(code)]
        told = SUPPLIERS[method]
        if not without:
            self.notice_wanted.emit(f"Không còn dòng trống nào chờ {told}.", "")
            return
        blank = {c: self._sourced(c, source) for c in without if c not in self.drafts}
        try:
            self.assessment.set_answers(blank, f"Ghi nguồn cho {', '.join(blank)}")
            for code in without:
                if code in self.drafts:
                    self.assessment.supply(code, self._sourced(code, source))
                    self.drafts.drop(code)
        except RefusedError as refusal:
            self.notice_wanted.emit(str(refusal), "attention")
            return
        self.refresh()
        self.notice_wanted.emit(
            f"Đã ghi nguồn này cho {len(without)} dòng cùng chờ {told}: {', '.join(without)}.", "done"
        )

    def _has_source(self, code: str) -> bool:
        source = self.assessment.answer(code).source
        return source is not None and bool(source.document)

    def _sourced(self, code: str, source: Source) -> Answer:
        return replace(self.drafts.applied(code), source=source)
