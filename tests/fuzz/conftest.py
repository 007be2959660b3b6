"""A few seconds' worth of random input in the tests; `make fuzz` goes on for long."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from sayso.coding.coder import Coder

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=QUIET)
settings.register_profile("short", max_examples=40, deadline=None, suppress_health_check=QUIET, derandomize=True)


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The English coder, loaded once."""
    return Coder()
