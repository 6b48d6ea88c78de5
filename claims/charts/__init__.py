"""Figures of the dashboard ready to be drawn: words, shapes, and the table that says the same."""

from claims.charts.figure import Figure
from claims.charts.figures import FIGURES, Kind

__all__ = ["FIGURES", "Figure", "Kind"]
