"""Edits of criteria sets: from a well-shaped set another one, or EditRefused with a sentence.

Whatever is done, every leaf has a maximum and a rule, no parent has one, and every code stands once.
"""

from parscore.scoring.set_checks import NEW_TITLE
from parscore.scoring.set_editing.carrying import carry
from parscore.scoring.set_editing.changing import change, change_whole
from parscore.scoring.set_editing.growing import add_after, add_below, delete, split
from parscore.scoring.set_editing.moving import indent, move, outdent
from parscore.scoring.set_editing.numbering import recode, renumber
from parscore.scoring.set_editing.refusal import EditRefused
from parscore.scoring.set_editing.sharing import share_out, without_points
from parscore.scoring.set_editing.steps import Step, named
from parscore.scoring.set_editing.tree import Section

__all__ = [
    "NEW_TITLE",
    "EditRefused",
    "Section",
    "Step",
    "add_after",
    "add_below",
    "carry",
    "change",
    "change_whole",
    "delete",
    "indent",
    "move",
    "named",
    "outdent",
    "recode",
    "renumber",
    "share_out",
    "split",
    "without_points",
]
