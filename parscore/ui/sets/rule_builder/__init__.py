"""Rules (cách chấm) built by hand: every kind, from named fields, without a formula to learn."""

from parscore.ui.sets.rule_builder.builder import RuleBuilder

__all__ = ["RuleBuilder"]
