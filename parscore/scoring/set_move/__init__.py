"""A sheet goes over to another set inside its year: a dry run with choices per row, then one step, nothing lost."""

from parscore.scoring.set_move.carrying import CARRY_WORDS, Carry
from parscore.scoring.set_move.moving import Moved, MovedRow, MoveLog, move
from parscore.scoring.set_move.plan import MovePlan, RowMove, plan_move

__all__ = ["CARRY_WORDS", "Carry", "MoveLog", "MovePlan", "Moved", "MovedRow", "RowMove", "move", "plan_move"]
