"""The official report: what it says, drawn from one year of one unit."""

from parscore.reports.report.case import ReportCase
from parscore.reports.report.official import official_report

__all__ = ["ReportCase", "official_report"]
