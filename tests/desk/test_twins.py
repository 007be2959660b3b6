"""Twins: the same rows as the page, every row once, cells that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from sayso.desk.twins import safe
from tests.desk.listed import FORMULA, hostile, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("twins"), hostile()) as made:
        made.post("/dossiers", data={"name": "Karsa", "query": "place=Karsa"})
        yield made


def things(client: TestClient) -> list[str]:
    event = client.get("/events.json").json()["rows"][0]["id"]
    dossier = client.get("/dossiers.json").json()["rows"][0]["id"]
    return [
        "/", "/events", "/claims", "/actors", "/timeline", "/search?words=rebels", "/dossiers", f"/dossiers/{dossier}",
        "/actors/Rebels", "/actors/person.khalifa-haftar", f"/reports/{event.partition('.')[0]}", f"/records/{event}",
    ]  # fmt: skip


def rows(body: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body)))


def test_every_page_tells_of_its_twins_and_they_are_there(client: TestClient) -> None:
    for page in things(client):
        body = client.get(page).text
        found = re.findall(r'<link rel="alternate" type="(application/json|text/csv)" href="([^"]+)"', body)
        assert [kind for kind, _ in found] == ["application/json", "text/csv"], page
        for kind, href in found:
            assert f'<a href="{href}"' in body, page
            answer = client.get(href.replace("&amp;", "&"))
            assert answer.status_code == 200, href
            assert answer.headers["content-type"].startswith(kind)
            if kind == "application/json":
                answer.json()
            else:
                assert next(csv.reader(io.StringIO(answer.text))), href


def test_pages_without_rows_have_no_twin(client: TestClient) -> None:
    assert 'rel="alternate"' not in client.get("/nothing").text


@pytest.mark.parametrize("view", ["events", "claims", "actors", "timeline", "index", "search"])
def test_cursors_give_every_row_once(client: TestClient, view: str) -> None:
    words = "&words=karsa" if view == "search" else ""
    everything = client.get(f"/{view}.json?limit=1000{words}").json()
    seen, at = [], f"/{view}.json?limit=1{words}"
    while at:
        answer = client.get(at)
        body: dict[str, Any] = answer.json()
        seen += body["rows"]
        at = body["next"]
        header = answer.headers.get("link", "")
        assert (f'<{at}>; rel="next"' in header) is bool(at)
    assert seen == everything["rows"]
    assert len(seen) == everything["total"] > 1


@pytest.mark.parametrize("view", ["events", "claims", "actors", "index", "search"])
def test_csv_pages_alike_and_gives_all_on_demand(client: TestClient, view: str) -> None:
    words = "&words=karsa" if view == "search" else ""
    total = client.get(f"/{view}.json?limit=9{words}").json()["total"]
    assert len(rows(client.get(f"/{view}.csv?limit=1{words}").text)) == 1
    assert 'rel="next"' in client.get(f"/{view}.csv?limit=1{words}").headers["link"]
    whole = client.get(f"/{view}.csv?all=1&limit=1{words}")
    assert len(rows(whole.text)) == total
    assert "link" not in whole.headers
    assert re.fullmatch(rf'attachment; filename="sayso-{view}-\d{{4}}-\d\d-\d\d.csv"', whole.headers["content-disposition"])
    assert len(client.get(f"/{view}.json?all=1&limit=1{words}").json()["rows"]) == total


def test_filters_act_on_twins(client: TestClient) -> None:
    found = client.get("/events.json?type=ASSAULT&from=2020-03").json()
    assert {r["record"]["type"] for r in found["rows"]} == {"ASSAULT"}
    assert found["filters"] == "from=2020-03&type=ASSAULT"
    assert client.get("/events.json?from=x").status_code == 400
    assert client.get("/events.csv?after=%3Ex").status_code == 400


def test_json_has_the_contracts_records(client: TestClient) -> None:
    row = client.get("/events.json?outlet=Delta").json()["rows"][-2]
    assert row["record"]["anchor"]["text"] == "shelled"
    assert row["sentence"] == "Rebels shelled the port of Karsa"
    assert row["report"]["outlet"] == "Delta Radio"
    report = client.get(f"/reports/{row['report']['id']}.json").json()
    assert report["schema_version"] == 1
    assert [e["type"] for e in report["events"]] == ["ASSAULT", "COERCE"]
    record = client.get(f"/records/{row['id']}.json").json()
    assert record == {"kind": "event", **row}


def test_the_timelines_twin_has_bars_and_events(client: TestClient) -> None:
    found = client.get("/timeline.json?by=month").json()
    assert [(b["start"], sum(b["counts"].values())) for b in found["bars"]] == [("2020-02-01", 1), ("2020-03-01", 2)]
    assert found["undated"] == 5
    assert [r["record"]["date"]["value"] for r in found["rows"]] == ["2020-02-02", "2020-03-02", "2020-03-02"]
    table = rows(client.get("/timeline.csv?by=month").text)
    assert [(r["start"], r["material_conflict"], r["total"]) for r in table] == [
        ("2020-02-01", "1", "1"),
        ("2020-03-01", "2", "2"),
    ]


def test_what_is_not_there_has_no_twin(client: TestClient) -> None:
    for path in ("/events.xml", "/actors/nobody.json", "/records/r1.1.json", "/reports/nothing.csv", "/dossiers/d0.json"):
        assert client.get(path).status_code == 404, path


def test_no_cell_is_a_formula(client: TestClient) -> None:
    for path in ("/events.csv?all=1", "/actors.csv?all=1", "/claims.csv?all=1"):
        body = client.get(path).text
        assert FORMULA[1:] not in body or path != "/claims.csv?all=1"
        for line in csv.reader(io.StringIO(body)):
            assert not [c for c in line if c.startswith(("=", "+", "@")) or (c.startswith("-") and not c[1:2].isdigit())], path
    assert "'" + FORMULA in {r["actors"] for r in rows(client.get("/events.csv?all=1").text)}


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "\uff1d1"])
def test_formulas_are_quoted_and_numbers_are_not(cell: str) -> None:
    assert safe([cell, -7.0, None, True, "a=b"]) == ["'" + cell, -7.0, None, True, "a=b"]


def test_rows_added_while_somebody_pages_are_neither_doubled_nor_lost(tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("growing")) as client:
        first = client.get("/events.json?limit=2").json()
        client.app.state.desk.ledger.add(hostile())  # type: ignore[attr-defined]  # the application's own state
        rest = json.loads(client.get(first["next"].replace("limit=2", "limit=100")).text)
        names = [r["id"] for r in (*first["rows"], *rest["rows"])]
        assert len(names) == len(set(names)) == 6
