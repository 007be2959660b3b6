"""Listings for people and for programs, filters, moments, and ledgers with nothing in them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import open_ledger
from tests.cli.commandline import sayso
from tests.handmade import story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ledger(place: str) -> str:
    with open_ledger(place, create=True) as opened:
        opened.add(story())
        opened.add(
            story(id="karsa-2", outlet="Harbour Wire", published="2020-03-05", url="http://harbour.invalid/2", title="Karsa")
        )
    return place


def types(ledger: str, *args: str) -> list[str]:
    done = sayso(ledger, "events", "--json", *args)
    assert done.status == 0, done.err
    return [row["type"] for row in done.json()]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ([], ["ASSAULT", "COERCE"] * 2),
        (["--type", "assault"], ["ASSAULT"] * 2),
        (["--type", "ASSAULT:heavy-weapons", "--outlet", "HARBOUR"], ["ASSAULT"]),
        (["--type", "ASSAULT:aerial"], []),
        (["--actor", "rebels"], ["ASSAULT"] * 2),
        (["--actor", "port of Karsa", "--actor", "army"], ["ASSAULT", "COERCE"] * 2),
        (["--country", "krs"], ["ASSAULT"] * 2),
        (["--place", "kars"], ["ASSAULT"] * 2),
        (["--from", "2020-03-02", "--to", "2020-03"], ["ASSAULT"] * 2),
        (["--from", "2020-03-03"], []),
        (["--to", "2019"], []),
        (["--source", "minister"], ["COERCE"] * 2),
        (["--status", "denied"], ["COERCE"] * 2),
        (["--status", "claimed", "--status", "reported"], ["ASSAULT", "COERCE"] * 2),
        (["--status", "announced"], []),
        (["--outlet", "Delta"], ["ASSAULT", "COERCE"]),
        (["--report", "karsa-2"], ["ASSAULT", "COERCE"]),
        (["--text", "minister ROAD"], ["COERCE"] * 2),
        (["--text", "harbour"], []),
        (["--as-of", "1"], ["ASSAULT", "COERCE"]),
        (["--as-of", "2001-01-01"], []),
        (["--limit", "3"], ["ASSAULT", "COERCE", "ASSAULT"]),
    ],
)
def test_filters_of_events(ledger: str, args: list[str], found: list[str]) -> None:
    assert types(ledger, *args) == found


def test_filters_of_the_other_listings(ledger: str) -> None:
    assert len(sayso(ledger, "claims", "--source", "minister", "--type", "state", "--json").json()) == 2
    assert sayso(ledger, "claims", "--type", "deny", "--json").json() == []
    assert [r["name"] for r in sayso(ledger, "reports", "--from", "2020-03-04", "--json").json()] == ["karsa-2"]
    assert len(sayso(ledger, "reports", "--type", "ASSAULT", "--json").json()) == 2
    assert sayso(ledger, "reports", "--type", "AID", "--json").json() == []
    assert {r["name"]: r["acts"] for r in sayso(ledger, "actors", "--type", "ASSAULT", "--json").json()} == {
        "Rebels": 2,
        "the port of Karsa": 0,
    }
    assert [r["type"] for r in sayso(ledger, "timeline", "--json").json()] == ["ASSAULT"] * 2


@pytest.mark.parametrize("option", ["--status", "--country", "--place"])
def test_claims_refuse_the_filters_that_are_about_events(ledger: str, option: str) -> None:
    said = sayso(ledger, "claims", option, "LBY")
    assert (said.status, option in said.err) == (2, True)


def test_csv_has_one_line_a_row_and_the_same_columns_when_empty(ledger: str) -> None:
    rows = list(csv.DictReader(io.StringIO(sayso(ledger, "events", "--csv").out)))
    assert [(r["type"], r["killed_low"], r["killed_best"], r["background"]) for r in rows][:2] == [
        ("ASSAULT", "2", "3", "false"),
        ("COERCE", "", "", "false"),
    ]
    empty = sayso(ledger, "events", "--csv", "--type", "AID").out
    assert empty.strip().split(",") == list(rows[0])


def test_a_table_without_a_terminal_has_one_full_line_a_row(ledger: str) -> None:
    lines = sayso(ledger, "events").out.splitlines()
    assert len(lines) == 5
    assert lines[0].split()[:3] == ["id", "when", "what"]
    assert "did not happen, says The minister, via residents" in lines[2]
    assert sayso(ledger, "show", lines[1].split()[0]).status == 0


def test_the_timeline_groups_by_day_and_counts_what_has_no_date(ledger: str) -> None:
    done = sayso(ledger, "timeline")
    assert done.out.splitlines()[0] == "2020-03-02"
    assert "Rebels → the port of Karsa: ASSAULT heavy-weapons “shelled”" in done.out
    assert "2 more without a date" in done.err


@pytest.mark.parametrize("command", ["reports", "events", "claims", "actors", "timeline"])
def test_an_empty_ledger_says_so_and_gives_valid_output(tmp_path: Path, command: str) -> None:
    path = tmp_path / "empty.ledger"
    open_ledger(path, create=True).close()
    people = sayso(path, command)
    assert (people.status, people.out) == (0, "")
    assert people.err.startswith("no ")
    assert sayso(path, command, "--json").json() == []
    assert sayso(path, command, "--csv").out.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["events", "--from", "yesterday"], 2, "--from yesterday: not a date"),
        (["events", "--from", "2020-02-30"], 2, "not a date"),
        (["events", "--status", "maybe"], 2, "no status 'maybe'"),
        (["events", "--review", "odd"], 2, "no review state 'odd'"),
        (["events", "--type", "NOPE"], 2, "no type 'NOPE' (types: AGREE, CONSULT"),
        (["events", "--type", "ASSAULT:nope"], 2, "ASSAULT has no mode 'nope' (modes: "),
        (["claims", "--type", "nope"], 2, "no speech act 'nope' (speech acts: state, deny"),
        (["events", "--country", "Libya"], 2, "LIBYA is LBY"),
        (["events", "--as-of", "someday"], 2, "someday"),
        (["events", "--as-of", "99"], 8, "99"),
        (["show", "r0000"], 8, "no report, event or claim r0000"),
        (["show", "karsa-3"], 8, "did you mean karsa-2 or karsa-1"),
        (["show", "karsa-1.77"], 8, "has no record 77"),
    ],
)
def test_what_does_not_fit_is_one_clear_line(ledger: str, args: list[str], status: int, said: str) -> None:
    done = sayso(ledger, *args)
    assert (done.status, said in done.err, done.out) == (status, True, ""), done.err
    assert done.err.count("\n") == 1


def test_no_ledger_is_one_clear_line(tmp_path: Path) -> None:
    done = sayso(tmp_path / "none.ledger", "events")
    assert (done.status, done.err.count("\n"), "none.ledger" in done.err) == (5, 1, True)
    assert not (tmp_path / "none.ledger").exists()


def test_ids_may_be_short_and_reports_go_by_the_id_they_came_with(ledger: str) -> None:
    row = sayso(ledger, "events", "--json").json()[0]
    report, _, number = row["id"].partition(".")
    assert sayso(ledger, "show", f"{report[:6]}.{number}", "--json").json()["id"] == row["id"]
    assert sayso(ledger, "show", f"karsa-1.{number}", "--json").json()["id"] == row["id"]
    assert sayso(ledger, "show", "http://harbour.invalid/2", "--json").json()["id"] == "karsa-2"


def test_search_shows_the_sentence(ledger: str) -> None:
    done = sayso(ledger, "search", "minister")
    assert done.out.count("The minister said the army had closed the road") == 2
    assert sayso(ledger, "search", "nowhereland").err == "no report holds these words\n"
