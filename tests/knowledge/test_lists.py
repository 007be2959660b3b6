"""Word lists in knowledge: each states its source and is asked for somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import sayso
from sayso.coding.events.lexicon import listed as listed_of_events
from sayso.knowledge.lists import listed

ROOT = Path(sayso.__file__).parent
FOLDERS = sorted(str(p.parent.relative_to(ROOT / "knowledge")) for p in (ROOT / "knowledge").rglob("lists.toml"))


@pytest.fixture(scope="module")
def code() -> str:
    return "\n".join(p.read_text("utf-8") for p in ROOT.rglob("*.py"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_list_of_a_folder_is_asked_for_and_has_words(folder: str, code: str) -> None:
    data = tomllib.loads((ROOT / "knowledge" / folder / "lists.toml").read_text("utf-8"))
    assert data["source"]
    assert set(re.findall(rf"""listed\(["']{folder}["'], ["'](\w+)["']\)""", code)) == set(data["words"])
    for name, words in data["words"].items():
        assert words
        assert len(words) == len(set(words)) == len(listed(folder, name)), name


@pytest.mark.parametrize("file", ["planned.yaml", "status.yaml", "tolls.yaml", "dating.yaml"])
def test_each_list_of_the_event_coder_is_asked_for_and_is_of_words(file: str, code: str) -> None:
    data = yaml.safe_load((ROOT / "knowledge" / "events" / file).read_text("utf-8"))
    assert data.pop("source")
    assert set(re.findall(rf'listed\("(\w+)", "{file}"\)', code)) == set(data)
    for name, words in data.items():
        assert all(isinstance(word, str) for word in words), name  # YAML reads a bare "on" as true
        assert len(words) == len(listed_of_events(name, file)), name


def test_a_list_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        listed("dates", "no such list")
