"""Files out: Word, PDF, Excel, charts and the submission package."""

from parscore.reports.formats import FORMATS, write_report
from parscore.reports.score_table import ScoreReport

__all__ = ["FORMATS", "ScoreReport", "write_report"]
