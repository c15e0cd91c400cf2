"""The steps of drafts whose editor was closed, kept while the program runs: opened again, they can still be undone."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.scoring.set_draft import SetDraft

if TYPE_CHECKING:
    from parscore.ui.sets.editor_steps import EditStep

MOST_DRAFTS = 8


class KeptSteps(NamedTuple):
    """What was done and undone, and the draft as it stood then."""

    draft: SetDraft
    done: "tuple[EditStep, ...]"
    undone: "tuple[EditStep, ...]"


_kept: dict[tuple[Path, int], KeptSteps] = {}


def keep_steps(folder: Path, card: int, steps: KeptSteps) -> None:
    """Keep the steps of a draft in a workspace for when it is opened again; of many drafts, those closed last."""
    _kept.pop((folder, card), None)
    if steps.done or steps.undone:
        _kept[folder, card] = steps
    while len(_kept) > MOST_DRAFTS:
        del _kept[next(iter(_kept))]


def kept_steps(folder: Path, card: int, draft: SetDraft) -> KeptSteps:
    """The steps that led to a draft as the shelf now has it; none where somebody else changed it since."""
    steps = _kept.get((folder, card))
    return steps if steps is not None and steps.draft == draft else KeptSteps(draft, (), ())
