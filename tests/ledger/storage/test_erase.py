"""Erasure: nothing left on disk, offsets and codes stay, the chain still verifies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from sayso.errors import LedgerUnavailable, NotFound, UsageError
from sayso.ledger import engine, open_ledger, scrub
from sayso.ledger import tables as t
from tests.ledger.storage.storage_records import TEXT, plain, report

if TYPE_CHECKING:
    from sayso.ledger import Ledger

SECRET = "Xenia Qwolt"
BLANK = "\u2588" * 5 + " " + "\u2588" * 5


def left_on_disk(ledger: Ledger, word: str) -> list[str]:
    """Files (SQLite) or tables and index (PostgreSQL) in which a word can still be found, in any case."""
    # The search index holds single words: one that shares no beginning with its neighbours there stands in it in full.
    return sorted({place for part in (word, *word.split()) for place in _left(ledger, part.lower().encode())})


def _left(ledger: Ledger, wanted: bytes) -> list[str]:
    if ledger.engine.dialect.name == "sqlite":
        path = Path(ledger.engine.url.database or "")
        return [f.name for f in path.parent.iterdir() if f.is_file() and wanted in f.read_bytes().lower()]
    found = []
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        files = connection.exec_driver_sql(
            "SELECT oid::regclass::text, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relkind IN ('r', 't', 'i')"
            " AND (relnamespace = current_schema()::regnamespace OR oid IN (SELECT reltoastrelid FROM pg_class"
            " WHERE relnamespace = current_schema()::regnamespace))"
        )
        found += [name for name, body in files if wanted in body.lower()]
        for name in (*t.metadata.tables, "search"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {name}").all()
            values = [v if isinstance(v, bytes) else str(v).encode() for row in rows for v in row]
            found += [name for v in values if wanted in v.lower()]
    return found


def test_a_report_is_erased(sound: Ledger) -> None:
    kept = sound.add(plain("kept", TEXT.replace(SECRET, "Boris Vale")))
    gone = sound.add(report())
    assert left_on_disk(sound, "shelling")
    before = sound.coded(gone.report)
    result = sound.erase(report=gone.report, reason="asked for by the person named", by="vera")
    assert result.reports == (gone.report,)
    assert left_on_disk(sound, SECRET) == []
    after = sound.coded(gone.report)
    assert set(after.text) == {"\u2588"}
    assert len(after.text) == len(before.text)
    assert [(e.type, e.anchor.start, e.anchor.end) for e in after.events] == [
        (e.type, e.anchor.start, e.anchor.end) for e in before.events
    ]
    assert after.events[0].actors[0].actor == "karsa:gov"
    assert after.events[0].actors[0].name == "\u2588"
    assert (after.title, after.url) == ("\u2588", "\u2588")
    assert sound.verify().transactions == 3
    assert [h.report for h in sound.search("shelling")] == [kept.report]
    with sound.connect() as connection:
        stone = connection.execute(select(t.tombstones)).mappings().one()
    assert (stone["what"], stone["reason"], stone["by"], stone["start"]) == (
        "report",
        "asked for by the person named",
        "vera",
        None,
    )


def test_what_was_erased_does_not_come_back(sound: Ledger) -> None:
    added = sound.add(report())
    sound.erase(report=added.report, reason="r")
    assert sound.add(report()).status == "erased"
    assert sound.add(report(coder="2")).status == "erased"
    assert left_on_disk(sound, SECRET) == []
    with pytest.raises(UsageError, match="erased already"):
        sound.erase(report=added.report, reason="r")


def test_a_span_is_erased(sound: Ledger) -> None:
    added = sound.add(report())
    start = TEXT.index(SECRET)
    sound.erase(report=added.report, span=(start, start + len(SECRET)), reason="r")
    after = sound.coded(added.report)
    assert after.text == TEXT.replace(SECRET, BLANK)
    assert after.events[0].actors[0].span is not None
    assert after.events[0].actors[0].span.text == BLANK
    assert left_on_disk(sound, SECRET) == []
    assert sound.search("xenia") == []
    assert len(sound.search("shelling")) == 1
    sound.verify()
    assert sound.add(report()).status == "erased"
    assert left_on_disk(sound, SECRET) == []


def test_a_name_is_erased_everywhere_in_any_case(sound: Ledger) -> None:
    sound.add(report("one"))
    sound.add(report("two", TEXT + " XENIA\n  QWOLT spoke.", url=None))
    sound.add(plain("three", TEXT.replace(SECRET, "Xen Qwo Iata")))
    result = sound.erase(name="xenia qwolt", reason="r")
    assert len(result.reports) == 2
    assert result.spans == 3
    assert left_on_disk(sound, SECRET) == []
    assert "Xen Qwo" in sound.coded("three").text
    assert sound.search("xenia") == []
    sound.verify()
    with pytest.raises(NotFound):
        sound.erase(name="xenia qwolt", reason="r")


def test_old_codings_lose_the_name_too(sound: Ledger) -> None:
    sound.add(report())
    sound.add(report(coder="2", mentions=(), events=(), attributions=(), agreements=(), predictions=(), contradictions=()))
    sound.erase(name=SECRET, reason="r")
    assert left_on_disk(sound, SECRET) == []
    assert sound.coded("karsa-1", as_of=1).mentions[0].name == BLANK


def test_the_old_seal_is_of_no_use_to_guessers(sound: Ledger) -> None:
    sound.add(report())
    with sound.connect() as connection:
        before = connection.execute(select(t.salts.c.salt)).scalars().all()
    sound.erase(name=SECRET, reason="r")
    with sound.connect() as connection:
        after = connection.execute(select(t.salts.c.salt)).scalars().all()
        kinds = connection.execute(select(t.fingerprints.c.kind)).scalars().all()
    assert not set(before) & set(after)
    assert kinds == ["url"]


@pytest.mark.postgres
def test_erasing_waits_for_old_readers(postgres_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    postgres_ledger.add(report())
    monkeypatch.setattr(scrub, "PATIENCE", 0.5)
    with postgres_ledger.connect() as reader:
        assert reader.execute(select(t.texts)).all()
        reader.rollback()  # lets go of its lock; the next statement takes a snapshot again, elsewhere
        reader.execute(select(t.coders)).all()
        with pytest.raises(LedgerUnavailable, match="erase again"):
            postgres_ledger.erase(name=SECRET, reason="r")
    assert left_on_disk(postgres_ledger, SECRET)
    monkeypatch.setattr(scrub, "PATIENCE", 60)
    with pytest.raises(NotFound):
        postgres_ledger.erase(name=SECRET, reason="r")
    assert left_on_disk(postgres_ledger, SECRET) == []


def test_erasing_in_a_file_waits_for_old_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.3)
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        ledger.add(report())
        with ledger.connect() as reader:
            assert reader.execute(select(t.texts)).all()
            with pytest.raises(LedgerUnavailable, match="erase again"):
                ledger.erase(name=SECRET, reason="r")
        with pytest.raises(NotFound):
            ledger.erase(name=SECRET, reason="r")
        assert left_on_disk(ledger, SECRET) == []
        ledger.verify()


@pytest.mark.parametrize("words", [",", '"', "[", "Monday that if", "SABHA (Dune Wire) -", "\n\n", "warned"])
def test_any_span_can_be_erased_and_the_record_still_reads(sound: Ledger, words: str) -> None:
    text = TEXT + ' [He said "so".]'
    because = ('the "anchor": warned, [row]', "Monday that if\n\nit rains, SABHA (Dune Wire) -")
    old = report(text=text)
    added = sound.add(replace(old, events=(replace(old.events[0], because=because), old.events[1])))
    start = text.index(words)
    sound.erase(report=added.report, span=(start, start + len(words)), reason="r")
    after = sound.coded(added.report)
    assert len(after.text) == len(text)
    assert after.text[:start] + words + after.text[start + len(words) :] == text
    assert len(after.events[0].because) == 2
    if words.strip():
        assert after.events[0].because != because
    sound.verify()


def test_notes_of_people_lose_the_name_too(sound: Ledger) -> None:
    added = sound.add(report())
    with sound.transaction("judge", by="vera") as tx:
        words = {"note": tx.word(1, f"Ask {SECRET}."), "value": tx.word(1, f'{{"actors": [{{"name": "{SECRET}"}}]}}')}
        tx.insert(t.judgements, 1, [{"id": "j2", "kind": "note", "by": "vera", "target": "report", **words}])
    with sound.transaction("judge", by="vera") as tx:
        row = {"id": "j3", "kind": "note", "by": "vera", "target": "actor", "name": tx.word(0, SECRET)}
        tx.insert(t.judgements, 0, [row])
    result = sound.erase(name=SECRET, reason="r")
    assert result.reports == (added.report,)
    assert left_on_disk(sound, SECRET) == []
    with sound.connect() as connection:
        bodies = set(connection.execute(select(t.words.c.body)).scalars())
    assert {f"Ask {BLANK}.", f'{{"actors":[{{"name":"{BLANK}"}}]}}', BLANK} <= bodies


@pytest.mark.parametrize(
    "asked",
    [{"report": "x"}, {"name": "Nobody"}, {}, {"report": "karsa-1", "span": (5, 4)}, {"report": "karsa-1", "name": "x"}],
)
def test_what_cannot_be_erased_is_told(sound: Ledger, asked: dict[str, object]) -> None:
    sound.add(report())
    with pytest.raises((NotFound, UsageError)):
        sound.erase(reason="r", **asked)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="reason"):
        sound.erase(report="karsa-1", reason=" ")
