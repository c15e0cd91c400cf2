"""Rules as a few lines an official can edit in a cell: "tử số: Hồ sơ đúng hạn", "từ 98: 3 điểm", and back, exactly."""

from parscore.scoring.notation import NotationError
from parscore.scoring.rule_notation.reading import read_rule
from parscore.scoring.rule_notation.words import KIND_WORDS, KINDS_BY_WORD
from parscore.scoring.rule_notation.writing import write_rule

__all__ = ["KINDS_BY_WORD", "KIND_WORDS", "NotationError", "read_rule", "write_rule"]
