"""What a declaration form asks for, line by line, under keys by which a filled form is understood again."""

from hashlib import sha256
from typing import NamedTuple

from parscore.scoring.criteria import Criterion, Method
from parscore.scoring.inputs import Input
from parscore.scoring.kept import kept_text
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule

FORM_FORMAT = "parscore-declaration/1"
CHOSEN = "Phương án đạt được"


class Part(NamedTuple):
    """A place in an answer: `shape` is the field of the answer, `name` the figure, item or fault within it."""

    shape: str
    name: str = ""


class FormLine(NamedTuple):
    """One value of one leaf; `field` is None where an option or a mark is asked for, `options` are to choose from."""

    code: str
    part: Part
    label: str
    field: Input | None = None
    options: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Found again whatever became of the order of the lines; codes hold no stroke."""
        return "/".join((self.code, *self.part))


def form_lines(leaf: Criterion) -> tuple[FormLine, ...]:
    """The lines of a leaf; none where others supply the figures."""
    rule = leaf.rule
    if rule is None or leaf.supplied_by is not Method.SELF:
        return ()
    match rule:
        case ChoiceRule():
            options = tuple(option.label for option in rule.options)
            return (FormLine(leaf.code, Part("choice"), CHOSEN, options=options),)
        case ChecklistRule():
            return tuple(FormLine(leaf.code, Part("checked", item.id), item.label) for item in rule.items)
        case DeductionRule():
            return tuple(FormLine(leaf.code, Part("faults", one.name), one.label, one) for one in rule.inputs)
    return tuple(FormLine(leaf.code, _part(one), one.label, one) for one in rule.inputs)


def _part(field: Input) -> Part:
    return Part("points") if field.name == "points" else Part("values", field.name)


def told_key(code: str) -> str:
    """The key of a line that only tells: its figures come from others."""
    return f"{code}/"


def split_key(key: str) -> tuple[str, Part]:
    """The code and the part of a key, whatever was written there."""
    code, shape, name = (*key.split("/", 2), "", "")[:3]
    return code, Part(shape, name)


def fingerprint(leaf: Criterion) -> str:
    """Changes when the words or the rule of a leaf do, so that an older form is not taken for the present one."""
    assert leaf.rule is not None
    return sha256(f"{leaf.title}\n{kept_text(leaf.rule)}".encode()).hexdigest()[:12]
