"""The form in which a leaf is declared: real, named widgets, chosen by the leaf's rule."""

from parscore.ui.answer_editor.build import editor_for
from parscore.ui.answer_editor.editor import AnswerEditor

__all__ = ["AnswerEditor", "editor_for"]
