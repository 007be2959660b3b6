"""Intake: bytes in, Reports out; and which stretch of a report is what on the page.

``read_reports`` is the one way in.  What it takes, how ids and publication dates come about, and what happens to bad
input is told in docs/contract.md.
"""

from sayso.intake.count import count_reports
from sayso.intake.options import MAX_CHARS, IntakeOptions
from sayso.intake.reports import read_reports

__all__ = ["MAX_CHARS", "IntakeOptions", "count_reports", "read_reports"]
