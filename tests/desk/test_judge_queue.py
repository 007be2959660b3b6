"""The queue: what is worth a look comes first and says why, filters act on it, it is gone through one record at a time."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sayso.ledger import dossiers
from sayso.ledger.queries.filters import Filter
from sayso.ledger.queries.reasons import WORTH
from tests.desk.browsing import Person, desks
from tests.handmade import claim, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Person]]:
    quiet = story(id="karsa-2", published="2020-03-05", outlet="Hill Post")
    shelled, closed = quiet.events
    sure = replace(shelled, counts=(), because=("act: ASSAULT 0.99 (words: shell)",))
    unsure = replace(
        closed, status="actual", type="MOBILIZE", because=("act: MOBILIZE 0.41 (words: close)",), attributions=(), said_by=()
    )
    unnamed = replace(claim("a1", "The minister", "said", "the army had closed the road"), speaker=None)
    quiet = replace(quiet, events=(sure, unsure), attributions=(unnamed,))
    with desks(tmp_path, "ana", "bo", records=(story(), quiet)) as people:
        yield people


def listed(body: str) -> list[tuple[str, str]]:
    """The records in the list: words and reasons."""
    found = re.findall(r'<li><a href="/queue[^>]*>(.*?)<span class="because">(.*?)</span></a></li>', body, flags=re.DOTALL)
    return [(html.unescape(re.sub(r"<[^>]+>", "", a)).strip(), html.unescape(b)) for a, b in found]


def test_order_and_reasons(two: list[Person]) -> None:
    found = listed(two[0].get("/queue"))
    assert [w for w, _ in found][:2] == ["The army did not use coercion: “the road”", "Rebels shelled the port of Karsa"]
    reasons = [r for _, r in found]
    assert reasons[0].startswith("it is denied")
    assert reasons[1].startswith("3 people came to harm")
    assert any("not sure of its type (0.41)" in r for r in reasons)
    assert any(w.startswith("unnamed") and "nobody is named" in r for w, r in found)
    assert len(found) == 5  # the claim of the first report has no reason of its own


def test_disputed_and_assigned_come_first(two: list[Person]) -> None:
    ana, bo = two
    events = {r.event.anchor.text + r.head.name[-1]: r for r in ana.view.events(Filter())}
    path = f"/judge/correct?record={events['shelled2'].id}"
    ana.do(path, "/judge/correct", status="future")
    bo.do(path, "/judge/correct", status="negated")
    ana.do(f"/judge/assign?record={events['closed2'].id}", "/judge/assign", person="bo")
    assert [r.partition(";")[0] for _, r in listed(bo.get("/queue"))][:2] == [
        "people decided differently",
        "it was assigned to you",
    ]
    assert "assigned to you" not in "".join(r for _, r in listed(ana.get("/queue")))


def test_a_dossier_makes_a_record_worth_more(two: list[Person]) -> None:
    ana, _ = two
    before = [w for w, _ in listed(ana.get("/queue?outlet=Hill"))]
    for n in range(3):
        dossiers.save(ana.ledger, f"Shelling {n}", "type=ASSAULT&outlet=Hill", "bo")
    after = listed(ana.get("/queue?outlet=Hill"))
    assert before[0] != after[0][0] == "Rebels shelled the port of Karsa"
    assert "stands in 3 dossiers" in after[0][1]


def test_what_was_judged_leaves_and_the_next_one_comes(two: list[Person]) -> None:
    ana, _ = two
    first, second = (w for w, _ in listed(ana.get("/queue"))[:2])
    answer = ana.do("/queue", "/judge/accept")
    body = ana.get(answer.headers["location"])
    assert first not in [w for w, _ in listed(body)]
    assert listed(body)[0][0] == second
    assert "You accepted" in body
    undo = ana.form(answer.headers["location"], "/judge/undo")
    back = ana.send("/judge/undo", undo.fields)
    assert listed(ana.get(back.headers["location"]))[0][0] == first
    assert "of 5" in ana.get("/queue")


def test_filters_act_on_it(two: list[Person]) -> None:
    ana, _ = two
    assert [w for w, _ in listed(ana.get("/queue?type=MOBILIZE"))] == ["The army moved forces: “the road”"]
    assert all(w.startswith("unnamed") for w, _ in listed(ana.get("/queue?type=state")))
    assert len(listed(ana.get("/queue?status=denied"))) == 1
    assert len(listed(ana.get("/queue?from=2020-03-05"))) == 1
    assert "Nothing that fits these filters" in ana.get("/queue?actor=Nobody")
    assert ana.client.get("/queue?status=perhaps").status_code == 400
    ana.do("/queue?type=MOBILIZE", "/judge/accept")
    assert [w for w, _ in listed(ana.get("/queue?judged=yes"))] == ["The army moved forces: “the road”"]


def test_it_pages_by_record_and_by_fifteen(tmp_path: Path) -> None:
    many = tuple(story(id=f"karsa-{n}", outlet=f"Outlet {n}", published=f"2020-03-{n + 1:02}") for n in range(12))
    with desks(tmp_path, "ana", records=many) as [ana]:
        body = ana.get("/queue")
        assert "1 of 24" in body
        seen = []
        for _ in range(24):
            seen.append(re.search(r'data-id="([^"]+)"', body)[1])  # type: ignore[index]  # the page has one
            after = re.search(r'<a rel="next" href="([^"]+)"', body)
            if after is None:
                break
            body = ana.get(html.unescape(after[1]))
        assert len(set(seen)) == 24
        assert "24 of 24" in body
        assert len(listed(body)) == 9  # the second fifteen
        assert "15 before" in body


def test_a_judgement_that_lost_its_record_is_shown(two: list[Person]) -> None:
    ana, _ = two
    row = next(r for r in ana.view.events(Filter()) if r.event.anchor.text == "closed" and r.event.status == "negated")
    ana.do(f"/judge/note?record={row.id}", "/judge/note", note="see the map")
    assert "lost its record" not in ana.get("/queue")
    ana.ledger.add(story("sayso 0.2.0 test/2", missing=("COERCE",)), by="coder")
    body = ana.get("/queue")
    assert "1 judgement lost its record" in body
    assert "the present coder makes no such record" in body


def test_every_reason_has_words() -> None:
    from sayso.desk.judging.queue import SAID

    assert set(SAID) == set(WORTH)


def test_an_empty_ledger(tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from sayso.desk.app import make_app
    from sayso.desk.desk import Desk, Settings
    from sayso.ledger import open_ledger

    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        client = TestClient(make_app(Desk(ledger, Settings(user="ana"))), base_url="http://127.0.0.1:8400")
        answer = client.get("/queue")
        assert answer.status_code == 200
        assert "Nothing waits for a look" in answer.text


def test_its_twins(two: list[Person]) -> None:
    ana, _ = two
    found = ana.client.get("/queue.json?limit=2").json()
    assert found["total"] == 5
    [records] = [v for v in found.values() if isinstance(v, list)]
    assert [r["reasons"][0] for r in records] == ["denied", "harmed"]
    rest = ana.client.get(found["next"]).json()
    assert next(v for v in rest.values() if isinstance(v, list))[0]["id"] not in {r["id"] for r in records}
    assert ana.client.get("/queue.csv").text.splitlines()[0].split(",") == ["id", "worth", "reasons"]
    assert ana.client.get("/agreement.json").json()["people"] == []
    assert ana.client.get("/agreement.csv").text.startswith("kind,field,alpha")
    assert '/queue.json"' in ana.get("/queue")
