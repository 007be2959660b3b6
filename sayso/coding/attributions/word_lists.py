"""The YAML files of sayso/knowledge/attribution."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def read_lists(name: str) -> dict[str, Any]:
    """The lists of a file by their names."""
    from sayso.knowledge.yaml_text import read_yaml

    lists: dict[str, Any] = read_yaml((files("sayso.knowledge.attribution") / name).read_text("utf-8"), name)
    return lists
