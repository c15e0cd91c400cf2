"""What is said of the whole set, in the shape of files; what must be said and is not is told."""

from collections.abc import Mapping, Sequence

from parscore.intake.annex.heading import slug
from parscore.intake.document import Node
from parscore.intake.set_workbook.cells import Cells
from parscore.intake.set_workbook.owners import Roles
from parscore.intake.set_workbook.places import Mapped, Places, node_of
from parscore.scoring.criteria import FORMAT
from parscore.scoring.set_draft import Reply
from parscore.scoring.set_draft_facts import QUESTIONS
from parscore.scoring.set_facts import FACT_BY_KEY
from parscore.scoring.text import fold

_STAND_INS = {"title": "…", "years": [2025], "unit_kinds": ["xa"], "total": "100"}
_OF_TEMPLATE = "(thay bang ten"
_PLACES = {"scale": "total", "ranking": "groups"}


class Whole:
    """The facts of the set, each read once."""

    def __init__(self, cells: Cells, places: Places) -> None:
        self._cells, self._places = cells, places
        self._read = {key: cells.fact(key) for key in FACT_BY_KEY}
        for key in _STAND_INS:
            if self._read[key] is None:
                self._tell_missing(key)
                self._read[key] = _STAND_INS[key]

    @property
    def year(self) -> int:
        return max(int(year) for year in self._read["years"])

    @property
    def status(self) -> str:
        return str(self._read["points_status"] or "illustrative")

    @property
    def mark(self) -> str:
        return str(self._read["mark"] or "")

    @property
    def replies(self) -> dict[str, str]:
        """What the workbook says of the questions left open."""
        return dict(self._read["replies"] or {})

    @property
    def unconfirmed(self) -> list[str]:
        """The codes of leaves whose reading nobody has confirmed."""
        return list(self._read["unconfirmed"] or [])

    @property
    def unchanged_title(self) -> bool:
        """Whether the set still bears the name of the template."""
        return _OF_TEMPLATE in fold(str(self._read["title"]))

    @property
    def unsaid(self) -> list[str]:
        """The labels of what an annex often leaves open, and nobody is to be asked yet."""
        keys = {"classes": "classes", "not_arising": "not_arising", "survey_absent": "survey"}
        asked = {one for one, reply in self.replies.items() if reply == Reply.ASK}
        return [
            FACT_BY_KEY[key].label for key, question in keys.items() if not self._read[key] and question not in asked
        ]

    @property
    def asked(self) -> list[str]:
        """The questions still to be put to the issuing body, in words."""
        return [QUESTIONS.word(one) for one, reply in self.replies.items() if reply == Reply.ASK]

    def roles(self) -> Roles:
        return Roles(self._read["roles"] or [])

    def node(self, roles: Roles, sections: Mapping[str, Sequence[Node]]) -> Node:
        """The whole set around its criteria."""
        made = Mapped(self._line("id"))
        made.put("format", FORMAT)
        for key, value in self._stated(roles).items():
            if value:
                made.put(key, value, self._line(_PLACES.get(key, key)))
        for key, nodes in sections.items():
            if nodes or key == "criteria":
                made.put(key, list(nodes))
        return made.node

    def _stated(self, roles: Roles) -> dict[str, object]:
        read = self._read
        ranking = {"ties": read["ties"], "groups": read["groups"]}
        return {
            "id": read["id"] or self._proposed_id(),
            "version": read["version"] or 1,
            **{key: read[key] for key in ("title", "years", "unit_kinds")},
            "points_status": self.status,
            "legal_basis": read["legal_basis"],
            "scale": self._scale(),
            **{key: read[key] for key in ("not_arising", "survey_absent")},
            "bonus": {} if read["bonus"] is None else {"cap": read["bonus"]},
            "penalty": {} if read["penalty"] is None else {"cap": read["penalty"]},
            **{key: read[key] for key in ("class_on", "classes", "gates")},
            "ranking": {key: value for key, value in ranking.items() if value},
            "roles": roles.made,
        }

    def _scale(self) -> Node:
        read = self._read
        rounding = {"places": read["places"], "at": read["rounded_at"]}
        scale = Mapped(self._line("total"))
        scale.put("total", read["total"])
        scale.put("may_exceed", bool(read["may_exceed"]), self._line("may_exceed"))
        stated = {key: value for key, value in rounding.items() if value is not None}
        scale.put("rounding", node_of(stated, self._line("places")))
        return scale.node

    def _proposed_id(self) -> str:
        title = slug(self._read["title"])
        return title if title.endswith(str(self.year)) else f"{title}-{self.year}"

    def _tell_missing(self, key: str) -> None:
        if not self._cells.sheets.facts.get(key, ("", False, 0))[0]:
            fact = FACT_BY_KEY[key]
            self._cells.tell(self._cells.fact_place(key), f"chưa ghi “{fact.label}”", f"trang Thông tin: {fact.note}")

    def _line(self, key: str) -> int:
        return self._places.number(self._cells.fact_place(key))
