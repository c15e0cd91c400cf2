"""How well the wordings of annexes are read: at least 90 % exactly, none wrong without a warning."""

from dataclasses import replace

import pytest

from tests.intake.scoring_text.corpus import judged, told, wordings


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_nine_wordings_in_ten_are_read_exactly_and_none_wrongly_in_silence(half: str) -> None:
    judgements = [judged(wording) for wording in wordings(half)]
    report = told(judgements)
    print(f"\n{half}: {report}")  # noqa: T201
    assert not any(judgement.silent for judgement in judgements), report
    assert sum(not judgement.wrong for judgement in judgements) >= 0.9 * len(judgements), report


def test_a_warning_stays_rare_enough_to_be_read() -> None:
    judgements = [judged(wording) for half in ("tuned", "held_out") for wording in wordings(half)]
    assert sum(judgement.needless for judgement in judgements) <= 0.05 * len(judgements), told(judgements)


def test_the_corpus_is_large_and_no_wording_stands_in_both_halves() -> None:
    tuned, held_out = ({(w.text, w.maximum) for w in wordings(half)} for half in ("tuned", "held_out"))
    assert len(tuned) + len(held_out) >= 150
    assert not tuned & held_out


def test_the_measure_itself_notices_wrong_rules() -> None:
    # every line judged by the rule of the next one: hardly any may pass
    for half in ("tuned", "held_out"):
        lines = wordings(half)
        shifted = [replace(w, rule=lines[(i + 1) % len(lines)].rule) for i, w in enumerate(lines)]
        assert sum(not judged(w).wrong for w in shifted) <= 0.15 * len(lines)
