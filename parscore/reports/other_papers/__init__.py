"""The papers around the report: summary, letters, plans, decision and minutes, all from the same data."""
