"""How points outside the scale are added, and how units are ranked."""

from parscore.scoring.criteria import Capped
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.takings import POINTS
from parscore.ui.sets.whole_groups import Groups
from parscore.ui.sets.whole_page import WholeBound, WholeFields, WholePage

NO, YES = "no", "yes"
ABOUT_OUTSIDE = "Điểm thưởng, điểm phạt nhiều nhất: để trống nếu văn bản không giới hạn."
ABOUT_GROUPS = "Các loại đơn vị trong một khối được xếp hạng với nhau. Không chia khối thì mọi đơn vị xếp hạng chung."
_OUTSIDE = (
    WholeBound(
        Spec("bonus", "Điểm thưởng nhiều nhất", POINTS, needed=False, unit="điểm"),
        "bonus",
        lambda s: s.bonus.cap,
        lambda _set, cap: Capped(cap=cap),
    ),
    WholeBound(
        Spec("penalty", "Điểm phạt nhiều nhất", POINTS, needed=False, unit="điểm"),
        "penalty",
        lambda s: s.penalty.cap,
        lambda _set, cap: Capped(cap=cap),
    ),
    WholeBound(
        Spec(
            "total",
            "Tổng điểm",
            choices=((NO, "Không vượt thang điểm"), (YES, "Được vượt thang điểm nhờ điểm thưởng")),
        ),
        "scale",
        lambda s: YES if s.scale.may_exceed else NO,
        lambda s, chosen: s.scale.but(may_exceed=chosen == YES),
    ),
)
_TIES = (
    WholeBound(
        Spec(
            "ties",
            "Khi bằng điểm",
            choices=(
                ("competition", "Cùng hạng, đơn vị sau cách hạng: 1, 1, 3"),
                ("dense", "Cùng hạng, đơn vị sau liền hạng: 1, 1, 2"),
            ),
        ),
        "ranking",
        lambda s: s.ranking.ties,
        lambda s, chosen: s.ranking.but(ties=chosen),
    ),
)


class AddingPage(WholePage):
    """Bonus, penalty, whether they may carry the total past the scale; ranking."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("addingPage", edited)
        self.put_under("Điểm ngoài thang", ABOUT_OUTSIDE, [WholeFields("outside", edited, _OUTSIDE)])
        self.put_under("Xếp hạng", ABOUT_GROUPS, [WholeFields("ranking", edited, _TIES), Groups(edited)])
        self.finish()
