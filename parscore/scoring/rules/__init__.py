"""Rules (cách chấm): from what a unit declares to the points it earns. A closed family, one class per kind.

Every rule says what it asks for, and turns an answer into a `Score`: points not yet held to 0…maximum, with their
working. What is missing is blank; what cannot be taken raises `RefusedError`.
"""

from parscore.scoring.rules.counted import ChecklistRule, DeductionRule, Fault, Item
from parscore.scoring.rules.formula import Branch, FormulaRule, Variable
from parscore.scoring.rules.judged import ChoiceRule, ManualRule, Option
from parscore.scoring.rules.measured import ExternalRule, MeasuredRule
from parscore.scoring.rules.score import Score

__all__ = [
    "Branch",
    "ChecklistRule",
    "ChoiceRule",
    "DeductionRule",
    "ExternalRule",
    "Fault",
    "FormulaRule",
    "Item",
    "ManualRule",
    "MeasuredRule",
    "Option",
    "Rule",
    "Score",
    "Variable",
]

Rule = MeasuredRule | ManualRule | ChoiceRule | ChecklistRule | DeductionRule | ExternalRule | FormulaRule
