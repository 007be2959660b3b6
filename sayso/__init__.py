"""Sayso: who did what to whom, when, where, and on whose say-so."""

__version__ = "0.1.0"
