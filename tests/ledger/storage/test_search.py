"""Search finds the same on both databases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sayso.errors import UsageError
from sayso.ledger.folding import placed_tokens, tokens
from sayso.schema import Mention
from tests.ledger.storage.storage_records import plain, report

if TYPE_CHECKING:
    from sayso.ledger import Ledger

TEXTS = {
    "a": "Shelling of the Karsa port resumed, Bölcsey said. The Müller-Lane clinic counted twelve.",
    "b": "The port of Karsa is quiet. No shelling was heard.",
    "c": "Café owners in Nis\u030c asked for peace. 上海的会谈 went on. Мирные переговоры.",
    "d": "Nothing here but weather. " + "wind " * 12_000 + "the hidden cape",
}


QUERIES = [
    ("shelling", "ab"),
    ("SHELLING karsa", "ab"),
    ('"Karsa port"', "a"),
    ('"port of Karsa"', "b"),
    ("shelling -quiet", "a"),
    ('shelling -"karsa port"', "b"),
    ("quiet OR twelve", "ab"),
    ("resumed OR nis weather", "a"),
    ("shel*", "ab"),
    ("bolcsey", "a"),
    ("muller-lane", "a"),
    ("cafe", "c"),
    ("ni\u0161", "c"),
    ("上海", "c"),
    ("海上", ""),
    ("переговоры", "c"),
    ('"hidden person"', "b"),
    ("title", "abcd"),
    ('"hidden cape"', "d"),
    ("weather cape", "d"),
    ("zebra", ""),
    ("it's' \"", ""),
]


def test_what_is_found(sound: Ledger) -> None:
    person = Mention(start=0, end=3, text="The", actor=None, name="Hidden Person")
    records = [replace(plain(k, v), mentions=(person,) if k == "b" else ()) for k, v in TEXTS.items()]
    keys = {sound.add(r).report: r.id for r in records}
    found = {query: "".join(sorted(keys[h.report] for h in sound.search(query))) for query, _ in QUERIES}
    assert found == dict(QUERIES)


def test_hits_say_where(sound: Ledger) -> None:
    sound.add(plain("a", TEXTS["a"]))
    [hit] = sound.search('"karsa port" bolcsey')
    assert [TEXTS["a"][a:b] for a, b in hit.spans] == ["Karsa port", "Bölcsey"]


def test_names_follow_the_coding_and_hits_the_transaction(sound: Ledger) -> None:
    record = report()
    sound.add(record)
    sound.add(
        replace(
            plain("b", TEXTS["b"]), mentions=(replace(record.mentions[1], start=0, end=3, text="The", name="Hidden Person"),)
        )
    )
    assert len(sound.search("harbour")) == 1
    assert len(sound.search("person")) == 1
    named = replace(record, coder="2", mentions=(replace(record.mentions[0], name="Person of Karsa"),))
    sound.add(named)
    assert len(sound.search("person")) == 2
    assert sound.search("person", as_of=0) == []
    assert len(sound.search("person", limit=1)) == 1


def test_a_search_for_nothing_is_refused(sound: Ledger) -> None:
    for query in ["", "  ", "-port", "port OR", '""', "!!"]:
        with pytest.raises(UsageError):
            sound.search(query)


def test_cut_and_fold() -> None:
    assert tokens("Ştefan's CAFÉ_3 ½ ﬁx") == ["stefan", "s", "cafe", "3", "1", "2", "fix"]
    assert [("xÉ\u0301x"[a:b]) for _, a, b in placed_tokens("xÉ\u0301x")] == ["xÉ\u0301x"]
