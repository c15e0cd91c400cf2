"""The page of help as Markdown: texts of resources/help, and the keys read from the menus, so they cannot be wrong."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenuBar, QTreeView, QWidget

from parscore.data_files import resource
from parscore.scoring.criteria import Method
from parscore.scoring.inputs import InputKind
from parscore.scoring.rules import ChecklistRule, ChoiceRule, DeductionRule, FormulaRule, ManualRule, MeasuredRule
from parscore.ui.menu_entries import entries, plain

if TYPE_CHECKING:
    from parscore.scoring.rules import Rule
    from parscore.ui.open_assessment import OpenAssessment

NUMBER, MEASURE, DATE, LIST = "Ô số lượng", "Ô tỷ lệ, số đo", "Ô ngày", "Ô nhiều giá trị"
CHOICE, CHECKLIST, FAULTS = "Chọn một phương án", "Danh mục nội dung", "Lỗi bị trừ điểm"
POINTS, FORMULA = "Ô điểm", "Ô của công thức"
EXPLANATION, NOTE, EVIDENCE = "Ô giải trình", "Ô ghi chú", "Tài liệu kiểm chứng"
TARGET, TREE, SEARCH = "Ô mục tiêu", "Cây tiêu chí", "Ô tìm"
SETS = "Soạn bộ tiêu chí"
TITLE = "Hướng dẫn và phím tắt"
HERE = "Chỗ đang làm"
_KINDS = {
    InputKind.QUANTITY: NUMBER,
    InputKind.COUNT: NUMBER,
    InputKind.MEASURE: MEASURE,
    InputKind.MEASURES: LIST,
    InputKind.DATE: DATE,
}
_BY_NAME = {"explanation": EXPLANATION, "note": NOTE, "target_percent": TARGET}
_PARTS = {"evidence": EVIDENCE, "search": SEARCH, "filter": SEARCH}


def topic_of(focus: QWidget | None, assessment: "OpenAssessment", code: str) -> str:
    """The section of fields.md about the field that has the keyboard; "" where none is."""
    if focus is None:
        return ""
    name = focus.objectName()
    if name in _BY_NAME:
        return _BY_NAME[name]
    if isinstance(focus, QTreeView):
        return TREE
    if _inside(focus, "answerEditor"):
        node = assessment.criteria_set.by_code.get(code)
        rule = node.rule if node is not None and node.supplied_by is Method.SELF else None
        return "" if rule is None else _topic_of_rule(rule, name.removeprefix("field_"))
    at: QWidget | None = focus
    while at is not None:
        for part, topic in _PARTS.items():
            if part in at.objectName().lower() and (topic is not SEARCH or isinstance(focus, QLineEdit)):
                return topic
        at = at.parentWidget()
    return ""


def _inside(widget: QWidget, name: str) -> bool:
    at: QWidget | None = widget
    while at is not None and at.objectName() != name:
        at = at.parentWidget()
    return at is not None


def _topic_of_rule(rule: "Rule", field: str) -> str:
    match rule:
        case ChoiceRule():
            return CHOICE
        case ChecklistRule():
            return CHECKLIST
        case DeductionRule():
            return FAULTS
        case ManualRule():
            return POINTS
        case FormulaRule():
            return FORMULA
        case MeasuredRule():
            kind = next((one.kind for one in rule.inputs if one.name == field), rule.inputs[0].kind)
            return _KINDS[kind]
    return ""


def help_text(bar: QMenuBar, topic: str = "") -> str:
    """The whole page; what belongs to the topic stands first."""
    fields = _text("fields")
    first = f"## {HERE}: {topic}\n\n{_section(fields, topic)}\n" if topic else ""
    return "\n".join(
        (
            f"# {TITLE}\n",
            first,
            _text("guide"),
            "## Phím tắt\n",
            *_keys(bar),
            "### Khi đang gõ\n",
            _text("keys"),
            f"## Các loại ô\n\n{fields}",
            "## Thuật ngữ\n",
            _text("glossary"),
        )
    )


def _text(name: str) -> str:
    return resource("help", f"{name}.md").read_text(encoding="utf-8")


def _section(fields: str, topic: str) -> str:
    return fields.partition(f"### {topic}\n")[2].partition("\n### ")[0].strip() + "\n"


def _keys(bar: QMenuBar) -> Iterator[str]:
    native = QKeySequence.SequenceFormat.NativeText
    for title, of_menu in groupby(entries(bar), key=itemgetter(0)):
        lines = []
        for _, action in of_menu:
            words = plain(action.text())
            if action.objectName() in ("undo", "redo"):
                words = words.partition(":")[0]
            if keys := ", ".join(key.toString(native) for key in action.shortcuts()):
                lines.append(f"| {keys} | {words} |\n")
        if lines:
            yield f"### Menu {title}\n\n| Phím | Việc |\n|---|---|\n{''.join(lines)}\n"
