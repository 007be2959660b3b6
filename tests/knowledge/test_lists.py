"""Word lists in knowledge: each states its source and is asked for somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import sayso
from sayso.coding.events.lexicon import listed as listed_of_events
from sayso.knowledge.lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(sayso.__file__).parent
FOLDERS = sorted(str(p.parent.relative_to(ROOT / "knowledge")) for p in (ROOT / "knowledge").rglob("lists.toml"))
#: Folders whose YAML is words and nothing else.
OF_WORDS = ("actors/words", "attribution", "events", "layout", "places")
WORDS = sorted(p for folder in OF_WORDS for p in (ROOT / "knowledge" / folder).glob("*.yaml"))


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
        assert len(words) == len(listed_of_events(name, file)), name


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.name)
def test_no_word_in_a_list_is_read_as_true_or_false(file: Path) -> None:
    assert [at for at, word in _in_lists(yaml.safe_load(file.read_text("utf-8")), "") if isinstance(word, bool)] == []


def _in_lists(data: Any, at: str) -> Iterator[tuple[str, Any]]:
    """The plain entries of all lists with where they stand: YAML reads a bare "on" as true, "off" and "no" as false."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _in_lists(value, f"{at}/{key}")
    elif isinstance(data, list):
        for value in data:
            if isinstance(value, dict | list):
                yield from _in_lists(value, at)
            else:
                yield at, value


def test_a_list_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        listed("dates", "no such list")
