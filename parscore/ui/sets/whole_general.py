"""What identifies the set and the questions its annex leaves open, in the form the import asks them with."""

from PySide6.QtWidgets import QWidget

from parscore.scoring.set_draft import Question, SetDraft
from parscore.ui.annex.answers_to_questions import is_posed
from parscore.ui.annex.questions import QuestionsForm
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.whole_kept_form import KeptForm

WORDS = "Sửa thông tin chung"
ELSEWHERE = frozenset({Question.CLASSES})
"""Classes are asked beside the conditions that name them."""


class GeneralPage(KeptForm):
    """The first side of the dialog about the whole set."""

    def __init__(self, edited: EditedSet, row: str) -> None:
        super().__init__("generalPage", edited, WORDS, row)

    def make(self, draft: SetDraft) -> QWidget:
        return QuestionsForm(draft, ask_open=False, elsewhere=ELSEWHERE)

    def shows(self, draft: SetDraft) -> object:
        made = draft.criteria_set
        asked = [(one, draft.reply(one), is_posed(one, made)) for one in Question if one not in ELSEWHERE]
        identity = (made.title, made.id, made.legal_basis, made.years, made.scale, made.unit_kinds, made.illustrative)
        return identity, made.not_arising, made.survey_absent, asked

    @property
    def form(self) -> QuestionsForm:
        assert isinstance(self._widget, QuestionsForm)
        return self._widget

    def applied(self, draft: SetDraft) -> SetDraft:
        return self.form.applied(draft)

    def wrong(self) -> QWidget | None:
        return self.form.wrong(self._edited.draft)

    def first(self) -> QWidget:
        """Where typing begins."""
        return self.form.identity.lines["title"]
