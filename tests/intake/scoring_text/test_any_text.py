"""Whatever stands in a cell: a proposal comes at once, is well formed, and scores."""

import time
import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parscore.intake.scoring_text import Proposal, Sureness, read_scoring_text
from parscore.intake.scoring_text.verdict import leaf_of
from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Criterion
from parscore.scoring.inputs import InputKind
from parscore.scoring.outcome import RefusedError
from parscore.scoring.rules import (
    ChecklistRule,
    ChoiceRule,
    DeductionRule,
    ExternalRule,
    FormulaRule,
    ManualRule,
    MeasuredRule,
)
from parscore.scoring.scales import BandsScale
from tests.intake.scoring_text.corpus import wordings

MOST = Decimal(2)
WORDS = """từ 90% trở lên dưới 80% đến trên không quá mỗi cứ tối đa trừ cộng điểm 0,5 1 2 điểm 1đ 50% số điểm : ; , .
( ) / x = - + ≥ ≤ > < ngày 05/12 31/02 trước sau chậm đúng hạn tăng giảm so với năm trước bình quân hồ sơ báo cáo
không phát sinh không có đạt yêu cầu tỷ lệ tổng số công thức đầy đủ 3 nội dung (1) (2) a) b) SIPAS điều tra XHH
trong đó nếu thì được là các trường hợp còn lại 1.234 9O% l 1.000.000 100%"""
pieces = st.lists(st.sampled_from([*WORDS.split(), "\n", "; ", "\n- "]), max_size=60).map(" ".join)
anything = st.one_of(pieces, st.text(max_size=300))
maxima = st.one_of(st.none(), st.integers(0, 40).map(lambda n: Decimal(n) / 4))


def leaf_in(proposal: Proposal, maximum: Decimal | None) -> Criterion:
    more = {"not_arising": proposal.not_arising} if proposal.not_arising else {}
    leaf = leaf_of(proposal.rule, maximum, method=proposal.method, **more, **proposal.leaf)
    assert leaf is not None, proposal
    return leaf


def answers_for(leaf: Criterion) -> list[Answer]:
    rule = leaf.rule
    match rule:
        case ManualRule() | ExternalRule(scale=None):
            return [Answer(points="0")]
        case ChoiceRule(options=options):
            return [Answer(choice=option.id) for option in options]
        case ChecklistRule(items=items):
            return [Answer(checked=()), Answer(checked=tuple(item.id for item in items))]
        case DeductionRule(faults=faults):
            return [Answer(faults={}), Answer(faults={fault.id: "3" for fault in faults})]
        case FormulaRule(variables=variables):
            return [Answer(values={v.id: n for v in variables}) for n in ("1", "50")]
        case MeasuredRule() | ExternalRule():
            dates = any(field.kind is InputKind.DATE for field in rule.inputs)
            samples = ("2025-01-01", "2026-12-31", "never") if dates else ("0", "1", "50", "100")
            lists = any(field.kind is InputKind.MEASURES for field in rule.inputs)
            return [Answer(values={f.name: (n,) if lists else n for f in rule.inputs}) for n in samples]
    raise AssertionError(rule)


HANGING = 5  # seconds of work: no measure of speed, but what would hold an official up


def check(text: str, maximum: Decimal | None, year: int | None = 2025) -> Proposal:
    began = time.process_time()
    proposal = read_scoring_text(text, maximum, title="Tỷ lệ hồ sơ", year=year)
    assert time.process_time() - began < HANGING
    leaf = leaf_in(proposal, maximum)
    assert leaf.rule is not None
    of = MOST if maximum is None else maximum
    for answer in answers_for(leaf):
        try:
            score = leaf.rule.score(answer, Fraction(of))
        except RefusedError:
            if proposal.rule["kind"] != "formula":
                raise
        else:
            assert score.points is None or score.points <= of or proposal.warnings, (text, proposal)
    assert bool(proposal.warnings) == (proposal.sure is Sureness.UNSURE)
    assert proposal.why
    return proposal


@settings(max_examples=600, deadline=None)
@given(anything, maxima)
@example("Từ 90% trở lên: 1; từ 90% trở lên: 2", MOST)
@example("mỗi mỗi 1 điểm", MOST)
@example("Trước ngày 31/02: 1 điểm; sau ngày 31/02: 0 điểm", MOST)
@example("(a/b) x 2 x 3", MOST)
@example("\x00\x0b\u2028\ufeff", None)
def test_any_text_gives_a_rule_that_is_well_formed_and_scores(text: str, maximum: Decimal | None) -> None:
    check(text, maximum)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_wording_cut_or_joined_anywhere_never_breaks_the_reader(data: st.DataObject) -> None:
    every = wordings("tuned") + wordings("held_out")
    one, two = data.draw(st.sampled_from(every)), data.draw(st.sampled_from(every))
    start, end = data.draw(st.integers(0, len(one.text))), data.draw(st.integers(0, len(two.text)))
    check(one.text[start:] + two.text[:end], one.maximum)


@pytest.mark.parametrize(
    "text",
    [
        "Từ 90% trở lên: 1 điểm; " * 800,
        "(" * 20_000,
        "1 " * 10_000,
        "không phát sinh " * 1_250,
        "tối đa " * 2_800,
        "x / x / " * 2_500,
        "từ đến " * 570,
        "mỗi 1 điểm, " * 330,
        "1/1/" * 990,
        "9" * 20_000,
        "a" * 3_999,
        "\n" * 20_000,
        "- " * 1_990,
        "0,5 điểm " * 440,
    ],
    ids=lambda text: text[:12].strip() or "blank",
)
def test_long_and_repeated_texts_come_to_an_end(text: str) -> None:
    check(text, MOST)


def test_every_wording_of_the_corpus_scores_at_sample_inputs() -> None:
    for wording in wordings("tuned") + wordings("held_out"):
        check(wording.text, wording.maximum)


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_decomposed_letters_are_read_like_composed_ones(half: str) -> None:
    for wording in wordings(half):
        taken_apart = unicodedata.normalize("NFD", wording.text)
        assert read_scoring_text(taken_apart, wording.maximum, year=2025) == read_scoring_text(
            wording.text, wording.maximum, year=2025
        )


@settings(max_examples=300, deadline=None)
@given(pieces, st.integers(1, 12).map(lambda n: Decimal(n) / 4))
def test_bands_above_the_maximum_always_carry_a_warning(text: str, maximum: Decimal) -> None:
    proposal = read_scoring_text(text, maximum, year=2025)
    rule = leaf_in(proposal, maximum).rule
    scale = rule.scale if isinstance(rule, MeasuredRule | ExternalRule) else None
    if isinstance(scale, BandsScale) and any(band.worth(Fraction(maximum)) > maximum for band in scale.bands):
        assert proposal.warnings
