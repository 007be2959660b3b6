"""What the random tests share."""

from __future__ import annotations

import pytest

from sayso.coding.coder import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The English coder, loaded once."""
    return Coder()
