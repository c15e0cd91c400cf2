"""The official report: what it says, drawn from one year of one unit, and the formats it is written in."""
