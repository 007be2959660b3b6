"""The colours of the pages: contrast after WCAG 2.2, and apart from each other for people who do not see all colours."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

TOKENS = (Path(__file__).parents[2] / "frontend/src/css/tokens.css").read_text("utf-8")
MARKS = ("actor", "claim", "event", "date", "place")
#: Machado, Oliveira and Fernandes 2009, severity 1.0, for linear sRGB.
SIGHT = {
    "all colours": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
#: Ottosson 2020, OKLab.
TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip


def colours(theme: int) -> dict[str, np.ndarray]:
    """Linear sRGB by token; theme 0 is light, 1 dark."""
    found = {}
    for name, *pair in re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS):
        rgb = np.array([int(pair[theme][i : i + 2], 16) / 255 for i in (1, 3, 5)])
        found[name] = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return found


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    weights = np.array([0.2126, 0.7152, 0.0722])
    low, high = sorted((float(one @ weights), float(other @ weights)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "paper-2"])
def test_letters_are_legible(theme: int, paper: str) -> None:
    known = colours(theme)
    for name in ("ink", "ink-2", "accent", "bad", "good", "warn", *MARKS):
        assert contrast(known[name], known[paper]) >= 4.5, name
    for name in ("line-2", "focus"):  # edges of fields, the ring of the focus
        assert contrast(known[name], known[paper]) >= 3, name
    assert contrast(known["accent"], known["on-accent"]) >= 4.5
    for name in ("ink", "ink-2"):  # words that are lit up
        assert contrast(known[name], known["lit"]) >= 4.5, name


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_marks_are_apart(theme: int, sight: str) -> None:
    known = colours(theme)
    seen = {name: TO_LAB @ np.cbrt(TO_LMS @ np.clip(SIGHT[sight] @ known[name], 0, 1)) for name in MARKS}
    for one, other in combinations(MARKS, 2):
        # 0.02 is a difference that is just seen.
        assert np.linalg.norm(seen[one] - seen[other]) >= 0.06, (one, other)
