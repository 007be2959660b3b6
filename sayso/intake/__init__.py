"""Intake: bytes in, Reports out; and which stretch of a report is what on the page."""
