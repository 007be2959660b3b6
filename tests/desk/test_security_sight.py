"""What a person may not see leaves by no page, twin, feed, error or header: every GET route for everybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import dossiers
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from tests.desk.hosted import NAMED, TEAM, Hosted, hosted, secret
from tests.desk.test_security_gate import patterns
from tests.handmade import story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

#: Who sees which of the words.
SEES = {None: (), "reader": (), "analyst": (TEAM,), "reviewer": (TEAM,), "admin": (TEAM, NAMED)}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    with hosted(tmp_path_factory.mktemp("sight")) as made:
        made.reports["dossier"] = dossiers.save(made.ledger, "All of it", "status=reported&status=denied", "admin").id
        yield made


def addresses(place: Hosted) -> list[str]:
    """Every GET route, with each thing that could stand in it, and the filters that could find something."""
    things = [place.reports[k] for k in ("open", "team", "named", "dossier")]
    things += [f"{place.reports[k]}.{n}" for k in ("open", "team", "named") for n in (1, 2, 3)]
    things += ["Rebels", "of-" + TEAM, "of-" + NAMED]
    found = []
    for method, path in patterns(place):
        if method != "GET":
            continue
        if "{" in path:
            found += [re.sub(r"\{[^}]*\}", t, path) for t in things]
        else:
            found += [path, f"{path}?words=port", f"{path}?outlet=Times", f"{path}?all=1"]
    return found


def said(client: TestClient, path: str) -> str:
    """Status, headers and body of an answer, without the address that was asked for."""
    answer = client.get(path)
    headers = "\n".join(f"{k}: {v}" for k, v in answer.headers.items() if k not in {"set-cookie", "content-length"})
    body = re.sub(r"[0-9a-f]{32}\.[0-9a-f]{64}", "PROOF", answer.text)
    return f"{answer.status_code}\n{headers}\n{body}"


@pytest.mark.parametrize("role", SEES)
def test_every_get_route(place: Hosted, role: str | None) -> None:
    client = place.client(role)
    leaks: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for path in addresses(place):
        answer = said(client, path)
        for kind, word in (("team", TEAM), ("named", NAMED)):
            # Where it was asked for by its id, the id comes back in the answer; its words never.
            words = [word, word[:6] + " shelled", *([] if place.reports[kind] in path else [place.reports[kind]])]
            if f"of-{word}" in path:
                words = words[1:]
            if word in SEES[role]:
                seen.update(w for w in words if w in answer)
            else:
                leaks += [(path, w, answer[:3]) for w in words if w in answer]
    assert leaks == []
    # Who may see it does see it: the walk goes where such things are.
    for word in SEES[role]:
        assert {word, word[:6] + " shelled"} <= seen


@pytest.mark.parametrize("role", ["reader", "analyst"])
def test_what_is_withheld_is_like_what_is_not_there(place: Hosted, role: str) -> None:
    client = place.client(role)
    kind = "team" if role == "reader" else "named"
    hidden, absent = place.reports[kind], "r0123456789"
    assert len(hidden) == len(absent)
    paths = [p for p in addresses(place) if hidden in p]
    assert len(paths) > 20
    for path in paths:
        theirs = said(client, path).replace(hidden, "ID")
        none = said(client, path.replace(hidden, absent)).replace(absent, "ID")
        assert theirs == none, path
    word, other = (TEAM, "Quillmoar") if kind == "team" else (NAMED, "Zandervalt")
    for path in ("/events", "/claims", "/actors", "/search", "/timeline", "/api/v1/search", "/api/v1/events", "/events.json"):
        for name in ("actor", "words", "outlet", "source"):
            theirs, none = (said(client, f"{path}?{name}={w}").replace(w, "WORD") for w in (word, other))
            assert re.sub(r"(?i)etag: .*", "", theirs) == re.sub(r"(?i)etag: .*", "", none), (path, name)


def test_a_guest_cannot_tell_that_something_was_added(tmp_path_factory: pytest.TempPathFactory) -> None:
    with hosted(tmp_path_factory.mktemp("tags")) as place:
        kept = dossiers.save(place.ledger, "All of it", "status=reported", "admin").id
        client = place.client("reader")
        paths = [
            f"/api/v1/{p}" for p in ("reports", "events", "claims", "actors", "timeline", "facets", "dossiers", "judgements")
        ]
        paths += [f"/dossiers/{kept}/feed.atom", f"/dossiers/{kept}/feed.json"]
        before = [said(client, p) for p in paths]
        assert all("etag" in b for b in before)
        place.ledger.add(secret("Ostwick", f"{TEAM} Times"), by="admin")
        from sqlalchemy import select

        from sayso.ledger import tables as t
        from sayso.ledger.sensitivity import Subject, mark

        with place.ledger.transaction("mark", by="admin") as tx:
            mark(tx, Subject(report=max(tx.connection.scalars(select(t.reports.c.report)))), "team")
        assert [said(client, p) for p in paths] == before
        tags = [client.get(p).headers["etag"] for p in paths]
        assert [client.get(p, headers={"If-None-Match": t}).status_code for p, t in zip(paths, tags, strict=True)] == [
            304
        ] * len(paths)
        place.ledger.add(story(id="new", outlet="Bay News", published="2022-01-01"), by="admin")
        assert client.get(paths[1], headers={"If-None-Match": tags[1]}).status_code == 200


def test_nobody_judges_what_they_do_not_see(place: Hosted) -> None:
    client = place.client("reviewer")
    for record in (f"{place.reports['named']}.1", place.reports["named"]):
        for body in (
            {"kind": "accept", "record": record, "seen": 99},
            {"kind": "note", "record": record, "note": "x"},
            {"kind": "merge", "record": f"{place.reports['open']}.1", "others": [record], "seen": 99},
            {"kind": "add", "report": place.reports["named"], "record_kind": "event", "seen": 99, "value": {}},
        ):
            answer = client.post("/api/v1/judgements", json=body)
            assert answer.status_code == 404, body
            assert NAMED not in answer.text
    assert (
        client.post("/api/v1/judgements", json={"kind": "grade", "outlet": f"{NAMED} Times", "grade": "A"}).status_code == 404
    )


def test_the_queue_tells_of_nobody_elses_judgement(place: Hosted) -> None:
    target = Target(kind="report", report=place.reports["named"])
    draft = Draft(kind="correct", target=target, field="title", value="Wexcombe withdraws")
    made = judge(place.ledger, draft, "admin")
    assert "Wexcombe" in place.client("admin").get(f"/queue?did={made.id}").text
    asked = {n: place.client("reviewer").get(f"/queue?did={n}") for n in (made.id, "j999999")}
    assert [a.status_code for a in asked.values()] == [200, 200]
    assert all("Take it back" not in a.text and "Wexcombe" not in a.text for a in asked.values())
