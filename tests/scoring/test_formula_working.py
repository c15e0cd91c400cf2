"""What a formula says of its points: the labels of its figures, then the arithmetic with the figures put in."""

from fractions import Fraction

from parscore.intake.checking import checked
from parscore.scoring.answers import Answer
from parscore.scoring.outcome import Working
from parscore.scoring.rules.formula import FormulaRule

RULE = checked(
    FormulaRule,
    {
        "kind": "formula",
        "variables": [
            {"id": "dung_han", "label": "Nhiệm vụ đúng hạn"},
            {"id": "muon", "label": "Nhiệm vụ muộn"},
            {"id": "tong", "label": "Nhiệm vụ trong kế hoạch"},
        ],
        "branches": [
            {"when": "10 * dung_han + 5 * muon >= 7 * tong", "then": "max_score * (2 * dung_han + muon) / (2 * tong)"},
            {"when": "10 * dung_han + 5 * muon < 7 * tong", "then": "0"},
        ],
    },
)


def told(dung_han: str, muon: str, tong: str) -> str:
    answer = Answer(values={"dung_han": dung_han, "muon": muon, "tong": tong})
    return str(Working(*RULE.score(answer, Fraction(2)).parts))


def test_figures_stand_under_their_labels_and_the_case_that_holds_in_numbers() -> None:
    assert told("28", "2", "40") == (
        "Nhiệm vụ đúng hạn = 28; Nhiệm vụ muộn = 2; Nhiệm vụ trong kế hoạch = 40: "
        "10 × 28 + 5 × 2 ≥ 7 × 40 → 2 × (2 × 28 + 2) / (2 × 40) = 1,45 điểm"
    )


def test_the_other_case_is_told_likewise() -> None:
    assert told("1", "0", "40").endswith(": 10 × 1 + 5 × 0 < 7 × 40 → 0 = 0,00 điểm")


def test_a_negative_figure_stands_in_brackets() -> None:
    assert "10 × (−1) + 5 × 0 < 7 × 40" in told("-1", "0", "40")
