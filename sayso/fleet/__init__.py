"""Fleet: the same stages over many reports; here a pool of processes on one machine."""

from sayso.fleet.outcome import Outcome, failed
from sayso.fleet.pool import code_reports

__all__ = ["Outcome", "code_reports", "failed"]
