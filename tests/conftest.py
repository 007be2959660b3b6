"""What all tests share."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Shared machines are slow at times: time says nothing about right or wrong.  CI draws the same examples each time.
settings.register_profile(
    "sayso", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=os.environ.get("CI") == "true"
)
# `make fuzz` goes on for long; the tests have a few seconds' worth of random input.
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=QUIET)
settings.register_profile("short", max_examples=40, deadline=None, suppress_health_check=QUIET, derandomize=True)
if "--hypothesis-profile=fuzz" not in sys.argv:
    settings.load_profile("sayso")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of shared data sets (SAYSO_DATA); its absence is a skip here and a failure under CI=true."""
    where = os.environ.get("SAYSO_DATA")
    if where and (Path(where) / "gold").is_dir():
        return Path(where)
    message = "the shared data sets are not here (set SAYSO_DATA to the folder that holds gold/ and data/)"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """URL of a PostgreSQL database that tests may fill and empty (SAYSO_POSTGRES); absent: skip, or fail under CI=true."""
    url = os.environ.get("SAYSO_POSTGRES")
    if url:
        return url
    message = "no PostgreSQL server (set SAYSO_POSTGRES to the URL of an empty database)"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
