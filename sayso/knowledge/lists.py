"""Word lists of the folders of knowledge, each folder's read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def listed(folder: str, name: str) -> frozenset[str]:
    """The words of a list of the ``lists.toml`` of a folder of ``sayso/knowledge``.

    Raises:
        KeyError: there is no list of that name.
    """
    return frozenset(_lists(folder)[name])


@cache
def _lists(folder: str) -> dict[str, list[str]]:
    text = files("sayso.knowledge").joinpath(*folder.split("/"), "lists.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["words"]  # type: ignore[no-any-return]
