"""The words and figures in the cells of the tree."""

from fractions import Fraction

from parscore.scoring.evidence import owes_explanation
from parscore.scoring.numbers import show_decimal, show_short
from parscore.scoring.outcome import Outcome, Status
from parscore.scoring.result import NodeResult
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.tree_roles import (
    COL_CODE,
    COL_DEADLINE,
    COL_GAP,
    COL_LAST,
    COL_MAX,
    COL_OWNER,
    COL_PERCENT,
    COL_SCORE,
    COL_STATUS,
    COL_TARGET,
    COL_TITLE,
)
from parscore.ui.tree_rows import BONUS, Row
from parscore.ui.words import (
    LOOK_AGAIN_ICON,
    NONE,
    OWES_EXPLANATION,
    percent_text,
    score_text,
    status_icon,
    status_word,
)

WORDS = {
    COL_MAX: "Tối đa",
    COL_LAST: "Năm trước",
    COL_SCORE: "Điểm",
    COL_PERCENT: "Tỷ lệ",
    COL_GAP: "Còn thiếu",
    COL_TARGET: "Mục tiêu",
    COL_OWNER: "Phụ trách",
    COL_DEADLINE: "Hạn",
    COL_STATUS: "Tình trạng",
}
OPTIONAL = "Nếu có"


class Cells:
    """Reads the open assessment anew for every cell; nothing is kept but what last year's column was given."""

    def __init__(self, assessment: OpenAssessment) -> None:
        self._assessment = assessment
        self.last_year: dict[str, str] = {}
        criteria_set = assessment.criteria_set
        self._penalties = {item.code for item in criteria_set.penalty_items}
        self._extra = {item.code for item in (*criteria_set.bonus_items, *criteria_set.penalty_items)}

    def word(self, column: int) -> str:
        """What a column is called where one of its cells is read out."""
        return WORDS[column]

    def text(self, row: Row, column: int) -> str:
        if column == COL_TITLE:
            return row.title
        if row.node is None:
            return self._group_text(row, column)
        if column == COL_CODE:
            return row.node.code
        node = self._assessment.result.nodes[row.node.code]
        if column == COL_MAX:
            return show_short(node.max_score)
        if column == COL_SCORE:
            return score_text(self._assessment.result, node.score)
        if column == COL_PERCENT:
            return percent_text(self._assessment.result, node.score, node.max_score)
        if column == COL_STATUS:
            return self._status(row.node.code, node.outcome) if node.outcome else self._progress(row)
        return self._chosen(row, node, column)

    def hint(self, row: Row, column: int) -> str:
        """What a narrow column has no room for."""
        if row.node is None:
            return ""
        if column == COL_TARGET and row.node.target is not None:
            return row.node.target.text
        return self.text(row, column) if column in (COL_OWNER, COL_DEADLINE) else ""

    def _chosen(self, row: Row, node: NodeResult, column: int) -> str:
        """The columns that are shown only when chosen."""
        criterion = row.node
        assert criterion is not None
        if column == COL_LAST:
            return self.last_year.get(criterion.code, NONE if node.outcome else "")
        if column == COL_GAP:
            return self._gap(node)
        if column == COL_TARGET:
            value = criterion.target.value if criterion.target else None
            return "" if value is None else show_short(value)
        if column == COL_OWNER:
            return self._owner(row)
        return criterion.deadline.text if criterion.deadline else ""

    def _gap(self, node: NodeResult) -> str:
        if node.score is None or node.code in self._extra:
            return NONE
        missing = node.max_score - node.score
        return "0" if missing <= 0 else f"−{show_decimal(self._assessment.result.shown(Fraction(missing)))}"

    def _owner(self, row: Row) -> str:
        from parscore.ui.owned import owners_of

        if row.node is None or row.children:
            return ""
        owner = owners_of(self._assessment)[row.node.code]
        return owner.name if owner.id else ""

    def _status(self, code: str, outcome: Outcome) -> str:
        """A bonus or penalty that was not declared is nothing left to do."""
        if code in self._extra and outcome.status is Status.BLANK and not outcome.problems:
            return OPTIONAL
        return OWES_EXPLANATION if self._owes(code, outcome) else status_word(outcome)

    def icon(self, code: str, outcome: Outcome) -> tuple[str, str]:
        """The icon beside the status of a leaf, and its colour."""
        return LOOK_AGAIN_ICON if self._owes(code, outcome) else status_icon(outcome)

    def _owes(self, code: str, outcome: Outcome) -> bool:
        """Whether a score still owes an explanation; trouble with its figures comes first, lost points owe nothing."""
        if outcome.problems or outcome.status is not Status.SCORED or code in self._penalties:
            return False
        now = self._assessment
        leaf, node = now.criteria_set.by_code[code], now.result.nodes[code]
        return owes_explanation(leaf, node, now.answer(code), now.proving(code))

    def _group_text(self, row: Row, column: int) -> str:
        result = self._assessment.result
        bonus = row.title == BONUS
        if column == COL_SCORE:
            earned = result.bonus if bonus else result.penalty
            return f"{'+' if bonus else '−'}{show_decimal(result.shown(earned))}" if earned else NONE
        if column == COL_MAX:
            caps = self._assessment.criteria_set
            cap = (caps.bonus if bonus else caps.penalty).cap
            return "" if cap is None else show_short(cap)
        return self._progress(row) if column == COL_STATUS else ""

    def _progress(self, row: Row) -> str:
        nodes = self._assessment.result.nodes
        states = [nodes[leaf.node.code].status for leaf in row.leaves() if leaf.node]
        return f"{sum(s in (Status.SCORED, Status.NOT_ARISING) for s in states)}/{len(states)} mục"
