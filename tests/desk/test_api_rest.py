"""What the API answers: records, pages, tags, problems, adding, dossiers, judging."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from sayso.desk.api.document import document
from sayso.desk.app import make_app
from sayso.desk.desk import Desk, Settings
from sayso.ledger import open_ledger
from tests.handmade import TEXT, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

API = "/api/v1"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        for n in range(1, 4):
            ledger.add(story(id=f"karsa-{n}", outlet=f"Delta Radio {n}", published=f"2020-0{n}-03"), by="ana")
        yield TestClient(make_app(Desk(ledger, Settings(user="ana"))), base_url="http://127.0.0.1:8400")


def test_the_document_is_openapi_3_1_and_names_every_route(client: TestClient) -> None:
    said = client.get(f"{API}/openapi.json").json()
    assert said["openapi"] == "3.1.0"
    routes = {
        (m.lower(), r.path.replace("{name}", "{}").replace("{name:path}", "{}"))
        for included in client.app.routes  # type: ignore[attr-defined]  # a FastAPI application
        for r in getattr(getattr(included, "original_router", None), "routes", ())
        if isinstance(r, APIRoute) and r.path.startswith(API)
        for m in r.methods or ()
    }
    documented = {
        (m, "/".join("{}" if p.startswith("{") else p for p in path.split("/")))
        for path, ms in said["paths"].items()
        for m in ms
    }
    assert routes - documented == {("get", f"{API}/openapi.json"), ("get", f"{API}/docs")}
    assert documented <= routes


def test_the_document_has_the_contracts_schemas(client: TestClient) -> None:
    from sayso.contract.schema import generate

    said = json.loads(document())["components"]["schemas"]
    ours = json.loads(generate().decode().replace("#/$defs/", "#/components/schemas/"))
    assert {k: said[k] for k in ours["$defs"]} == ours["$defs"]
    assert said["CodedReport"]["properties"] == ours["properties"]
    record = client.get(client.get(f"{API}/reports").json()["items"][0]["id"].join([f"{API}/reports/", ""])).json()
    jsonschema.validate(record, {"$ref": "#/components/schemas/Report", "components": {"schemas": said}})
    assert record["text"] == TEXT
    assert [e["review"] for e in record["events"]] == [None, None]


def test_the_page_for_people_shows_all_of_it(client: TestClient) -> None:
    page = client.get(f"{API}/docs").text
    said = json.loads(document())
    assert all(f"{m.upper()} {p}" in page for p, ms in said["paths"].items() for m in ms)
    assert all(f'id="schema-{name}"' in page for name in said["components"]["schemas"])


@pytest.mark.parametrize("view", ["reports", "events", "claims", "actors", "timeline"])
def test_pages_are_followed_to_the_end(client: TestClient, view: str) -> None:
    whole = client.get(f"{API}/{view}").json()
    at: str | None = f"{API}/{view}?limit=2"
    found: list[Any] = []
    steps = 0
    while at:
        answer = client.get(at)
        assert answer.json()["total"] == whole["total"]
        found += answer.json()["items"]
        link = answer.links.get("next", {}).get("url")
        assert link == answer.json()["next"]
        at, steps = link, steps + 1
    assert found == whole["items"]
    assert steps == -(-whole["total"] // 2) > 1


def test_filters_are_those_of_the_pages(client: TestClient) -> None:
    assert client.get(f"{API}/events?type=ASSAULT").json()["total"] == 3
    assert client.get(f"{API}/events?type=ASSAULT&outlet=Radio+2&status=reported").json()["total"] == 1
    assert client.get(f"{API}/events?from=2021").json()["total"] == 0
    assert client.get(f"{API}/claims?type=state&source=minister").json()["total"] == 3
    assert client.get(f"{API}/facets").json()["types"] == [{"value": "ASSAULT", "count": 3}, {"value": "COERCE", "count": 3}]
    assert client.get(f"{API}/search?words=shelled&outlet=Radio+3").json()["items"][0]["sentence"].startswith("Rebels shelled")


@pytest.mark.parametrize(
    "path",
    ["events?form=2020", "events?limit=0", "events?limit=x", "events?from=20", "events?from=2020&from=2021", "events?status=x",
     "events?type=assault", "claims?type=ASSAULT", "events?country=LIBYA", "facets?limit=3", "reports/x?type=ASSAULT"],
)  # fmt: skip
def test_what_is_not_documented_is_refused(client: TestClient, path: str) -> None:
    answer = client.get(f"{API}/{path}")
    problem(answer, 422)


def problem(answer: Any, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert (said["type"], said["status"]) == ("about:blank", status)
    return str(said["detail"])


def test_errors_are_problems(client: TestClient) -> None:
    assert "no event or claim r1.1" in problem(client.get(f"{API}/events/r1.1"), 404)
    problem(client.get(f"{API}/nothing"), 404)
    problem(client.get(f"{API}/events?after=x"), 404)
    answer = client.request("DELETE", f"{API}/dossiers")
    problem(answer, 405)
    assert answer.headers["allow"] == "GET, POST"
    problem(client.post(f"{API}/dossiers", data={"a": "b"}), 415)
    assert "$.name" in problem(client.post(f"{API}/dossiers", json={"name": 1, "filters": {"actor": ["a"]}}), 422)
    problem(client.post(f"{API}/dossiers", content=b"{", headers={"content-type": "application/json"}), 422)


def test_unchanged_answers_are_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{API}/events")
    tag = {"If-None-Match": first.headers["etag"]}
    assert client.get(f"{API}/events", headers=tag).status_code == 304
    assert client.get(f"{API}/events?limit=1", headers=tag).status_code == 200
    client.post(f"{API}/dossiers", json={"name": "x", "filters": {"actor": ["a"]}})
    assert client.get(f"{API}/events", headers=tag).status_code == 200


def test_dossiers(client: TestClient) -> None:
    asked = {"name": "Karsa", "filters": {"place": ["Karsa"], "status": ["reported"], "from": "2020-01"}}
    made = client.post(f"{API}/dossiers", json=asked)
    assert made.status_code == 201
    where = made.headers["location"]
    assert client.get(where).json() == made.json()
    assert made.json()["filters"] == asked["filters"]
    assert client.get(made.json()["views"]["events"]).json()["total"] == 3
    problem(client.post(f"{API}/dossiers", json=asked), 409)
    tag = {"If-Match": client.get(where).headers["etag"]}
    assert (
        client.put(where, json={"name": "Karsa 2", "filters": {"actor": ["Rebels"]}}, headers=tag).json()["query"]
        == "actor=Rebels"
    )
    assert [d["name"] for d in client.get(f"{API}/dossiers").json()["items"]] == ["Karsa 2"]
    assert client.delete(where, headers={"If-Match": "*"}).status_code == 204
    problem(client.get(where), 404)
    problem(client.put(where, json=asked, headers=tag), 404)
    problem(client.delete(where, headers=tag), 404)


def test_of_two_who_change_a_dossier_the_second_is_told(client: TestClient) -> None:
    asked = {"name": "Karsa", "filters": {"place": ["Karsa"]}}
    made = client.post(f"{API}/dossiers", json=asked)
    where, first = made.headers["location"], {"If-Match": made.headers["etag"]}
    assert client.get(where).headers["etag"] == made.headers["etag"]
    assert client.get(where, headers={"If-None-Match": made.headers["etag"]}).status_code == 304
    for method, body in (("PUT", asked), ("DELETE", None)):
        problem(client.request(method, where, json=body), 428)
        for wrong in ('"x"', "x", f"x{first['If-Match']}"[:9]):
            problem(client.request(method, where, json=body and body | {"name": "Other"}, headers={"If-Match": wrong}), 412)
    changed = client.put(where, json=asked | {"name": "Karsa 2"}, headers=first)
    assert changed.headers["etag"] == client.get(where).headers["etag"] != made.headers["etag"]
    # The same once more, because the answer got lost, is no conflict.
    assert client.put(where, json=asked | {"name": "Karsa 2"}, headers=first).status_code == 200
    client.app.state.desk.settings = Settings(user="bo")  # type: ignore[attr-defined]  # a FastAPI application
    assert "ana changed the dossier Karsa 2" in problem(client.put(where, json=asked | {"name": "Bo's"}, headers=first), 412)
    assert "ana changed" in problem(client.put(where, json=asked | {"name": "Karsa 2"}, headers=first), 412)
    problem(client.delete(where, headers=first), 412)
    assert client.get(where).json() == changed.json()
    weak = {"If-Match": f'"other", W/{changed.headers["etag"]}'}  # from a proxy that compresses
    assert client.put(where, json=asked | {"name": "Bo's"}, headers=weak).json()["by"] == "bo"


def test_judging_and_being_too_late(client: TestClient) -> None:
    listed = client.get(f"{API}/events?type=COERCE&limit=1").json()
    record, seen = listed["items"][0]["id"], listed["transaction"]
    correct = {"kind": "correct", "record": record, "seen": seen, "field": "status", "value": "actual", "note": "paragraph 2"}
    assert client.post(f"{API}/judgements", json=correct).status_code == 201
    event = client.get(f"{API}/events/{record}").json()
    assert (event["record"]["status"], event["review"]["state"]) == ("actual", "corrected")
    client.app.state.desk.settings = Settings(user="bo")  # type: ignore[attr-defined]  # a FastAPI application
    assert "ana decided" in problem(client.post(f"{API}/judgements", json=correct | {"value": "future"}), 409)
    fresh = client.get(f"{API}/events/{record}").json()["transaction"]
    assert client.post(f"{API}/judgements", json=correct | {"value": "future", "seen": fresh}).status_code == 201
    made = client.get(f"{API}/judgements?record={record}").json()["items"]
    assert [(j["by"], j["value"]) for j in made] == [("bo", "future"), ("ana", "actual")]
    assert client.post(f"{API}/judgements", json={"kind": "undo", "judgement": made[0]["id"]}).status_code == 201
    assert client.get(f"{API}/events/{record}").json()["record"]["status"] == "actual"
    assert [j["by"] for j in client.get(f"{API}/judgements?by=ana").json()["items"]] == ["ana"]


def test_an_undo_of_what_somebody_else_has_built_upon(client: TestClient) -> None:
    listed = client.get(f"{API}/events?type=COERCE&limit=1").json()
    record, seen = listed["items"][0]["id"], listed["transaction"]
    correct = {"kind": "correct", "record": record, "seen": seen, "field": "status", "value": "actual"}
    first = client.post(f"{API}/judgements", json=correct).json()
    client.app.state.desk.settings = Settings(user="bo")  # type: ignore[attr-defined]  # a FastAPI application
    later = client.post(f"{API}/judgements", json={"kind": "reject", "record": record, "seen": first["transaction"]}).json()
    client.app.state.desk.settings = Settings(user="ana")  # type: ignore[attr-defined]  # a FastAPI application
    undo = {"kind": "undo", "judgement": first["id"]}
    assert "bo decided" in problem(client.post(f"{API}/judgements", json=undo), 409)
    assert "bo decided" in problem(client.post(f"{API}/judgements", json=undo | {"seen": first["transaction"]}), 409)
    made = client.post(f"{API}/judgements", json=undo | {"seen": later["transaction"]}).json()
    assert made["undid"] == first | {"record": made["record"]}


def test_every_kind_of_judgement(client: TestClient) -> None:
    events = client.get(f"{API}/events").json()
    seen, rows = events["transaction"], events["items"]
    report = rows[0]["report"]["id"]
    whole = next(e for e in rows if e["report"]["id"] == report and e["record"]["type"] == "ASSAULT")["record"]
    added = {**whole, "anchor": {"start": 44, "end": 47, "text": TEXT[44:47]}, "id": "x"}
    others = [e["id"] for e in rows if e["record"]["type"] == "COERCE"]
    for body in (
        {"kind": "accept", "record": rows[0]["id"], "seen": seen},
        {"kind": "reject", "record": others[2], "seen": seen},
        {"kind": "note", "record": report, "note": "read twice"},
        {"kind": "assign", "record": report, "person": "bo"},
        {"kind": "grade", "outlet": "Delta Radio 1", "grade": "B"},
        {"kind": "merge", "record": others[0], "others": [others[1]], "seen": seen},
        {"kind": "split", "record": rows[2]["id"], "parts": [{"status": "actual"}, {"status": "future"}], "seen": seen},
        {"kind": "add", "report": report, "record_kind": "event", "value": added, "seen": seen},
    ):
        answer = client.post(f"{API}/judgements", json=body)
        assert answer.status_code == 201, (body, answer.text)
    for body in (
        {"kind": "correct", "record": rows[0]["id"], "seen": seen, "field": "color", "value": "red"},
        {"kind": "merge", "record": others[0], "others": [others[0]], "seen": seen},
        {"kind": "merge", "record": report, "others": [others[0]], "seen": seen},
        {"kind": "split", "record": report, "parts": [{}, {}], "seen": seen},
        {"kind": "add", "report": report, "record_kind": "event", "value": {"type": "ASSAULT"}, "seen": seen},
        {
            "kind": "add",
            "report": report,
            "record_kind": "event",
            "value": {**added, "anchor": {"start": 0, "end": 3, "text": "xyz"}},
            "seen": seen,
        },
        {"kind": "note", "record": report},
        {"kind": "accept", "record": report},
    ):
        assert client.post(f"{API}/judgements", json=body).status_code in {400, 422}, body


def test_a_deed_that_is_sent_twice_is_done_once(client: TestClient) -> None:
    body, key = {"name": "x", "filters": {"actor": ["a"]}}, {"Idempotency-Key": "k"}
    first, second = (client.post(f"{API}/dossiers", json=body, headers=key) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert client.get(f"{API}/dossiers").json()["total"] == 1
    problem(client.post(f"{API}/dossiers", json=body | {"name": "y"}, headers=key), 409)
    problem(client.post(f"{API}/dossiers", json=body, headers={"Idempotency-Key": "x" * 256}), 422)
    # What failed is not remembered.
    later = {"Idempotency-Key": "later"}
    problem(client.post(f"{API}/dossiers", json=body, headers=later), 409)
    client.delete(first.headers["location"], headers={"If-Match": first.headers["etag"]})
    assert client.post(f"{API}/dossiers", json=body, headers=later).status_code == 201


def test_a_report_is_coded_and_stored(client: TestClient) -> None:
    given = {
        "text": "Rebels shelled the port of Karsa on Monday, residents said.",
        "outlet": "Hill Post",
        "published": "2020-06-02",
    }
    answer = client.post(f"{API}/reports", json=given)
    assert answer.status_code in {201, 202}
    if answer.status_code == 202:  # a slow machine
        job = answer.headers["location"]
        assert client.app.state.desk.jobs.get(answer.json()["id"], "ana").ended.wait(120)  # type: ignore[attr-defined]  # FastAPI
        assert client.get(job).json()["state"] == "done"
        answer = client.get(client.get(job).json()["report"])
    record = answer.json()
    assert {k: record[k] for k in given} == given
    assert [e["type"] for e in record["events"]] == ["ASSAULT"]
    assert client.get(f"{API}/events?outlet=Hill").json()["total"] == 1
    again = client.post(
        f"{API}/reports?outlet=Hill+Post&published=2020-06-02", content=given["text"], headers={"content-type": "text/plain"}
    )
    assert again.json()["ledger_id"] == record["ledger_id"]
    assert client.get(f"{API}/reports").json()["total"] == 4
    problem(client.post(f"{API}/reports", json={"text": " "}), 422)
    problem(client.post(f"{API}/reports", json={"text": "x", "published": "2020-02-30"}), 422)
    problem(client.get(f"{API}/jobs/x"), 404)
