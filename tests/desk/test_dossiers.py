"""Dossiers: questions that are kept, and their feeds, read by a feed reader's own parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest

from sayso.desk.feed import ATOM
from sayso.desk.pages.feeds import holds
from sayso.ledger import dossiers
from sayso.ledger.judgements.model import Target
from sayso.ledger.judgements.store import Draft, judge
from tests.desk.hosted import hosted
from tests.desk.listed import hostile, served
from tests.handmade import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from sayso.ledger.judgements.model import JudgementKind


@pytest.fixture
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("dossiers")) as made:
        yield made


def keep(client: TestClient, **data: str) -> str:
    answer = client.post("/dossiers", data={"name": "Karsa", "query": "place=Karsa"} | data, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"]


def version(client: TestClient, path: str) -> str:
    """What the forms of a dossier's page say that it shows."""
    found: set[str] = set(re.findall(r'name="version" value="(\w+)"', client.get(path).text))
    assert len(found) == 1
    return found.pop()


def test_a_dossier_is_saved_shown_changed_and_removed(client: TestClient) -> None:
    assert "A dossier is a question that is kept" in client.get("/dossiers").text
    path = keep(client)
    body = client.get(path).text
    assert "<h1>Karsa</h1>" in body
    assert "saved by ana" in body
    assert re.search(r'href="/events\?place=Karsa"><b>3</b> events', body)
    assert re.search(r'href="/timeline\?place=Karsa"><b>2 February to 2 March 2020</b>', body)
    assert "<b>Karsa</b>" in client.get("/dossiers").text
    assert f'the dossier <a href="{path}">Karsa</a>' in client.get("/timeline?place=Karsa").text
    assert client.post(path, data={"title": "The port", "version": version(client, path)}).status_code == 200
    assert "<h1>The port</h1>" in client.get(path).text
    name = path.rpartition("/")[2]
    assert keep(client, name="", query="actor=Rebels", replaces=f"{name} {version(client, path)}") == path
    assert 'href="/events?actor=Rebels"' in client.get(path).text
    assert "<h1>The port</h1>" in client.get(path).text
    gone = client.post(f"{path}/remove", data={"version": version(client, path)}, follow_redirects=False)
    assert gone.headers["location"] == "/dossiers"
    assert client.get(path).status_code == 404


def test_what_somebody_else_made_of_a_dossier_is_not_overwritten_unseen(client: TestClient) -> None:
    path = keep(client)
    name, shown = path.rpartition("/")[2], version(client, path)
    offered = re.findall(rf'<option value="({name} \w+)">Karsa', client.get("/events?actor=Rebels").text)
    assert offered == [f"{name} {shown}"]
    desk = client.app.state.desk  # type: ignore[attr-defined]  # the application's own state
    dossiers.save(desk.ledger, "Bo's", "place=Karsa", "bo", id=name)
    for where, data in (
        (path, {"title": "Mine", "version": shown}),
        (f"{path}/remove", {"version": shown}),
        ("/dossiers", {"name": "Mine", "query": "actor=Rebels", "replaces": offered[0]}),
    ):
        answer = client.post(where, data=data)
        assert answer.status_code == 409
        assert "bo changed the dossier Bo&#39;s in the meantime" in answer.text
        without = {k: v for k, v in data.items() if k != "version"} | ({"replaces": name} if "replaces" in data else {})
        assert client.post(where, data=without).status_code == 400
    assert [d.name for d in dossiers.all(desk.ledger)] == ["Bo's"]


def test_only_filters_are_kept(client: TestClient) -> None:
    path = keep(client, query="?place=Karsa&after=%3Ex&codes=1&limit=3")
    assert client.get(f"{path}.json").json()["query"] == "place=Karsa"


@pytest.mark.parametrize(
    "data", [{"name": ""}, {"name": "  "}, {"query": ""}, {"query": "from=x"}, {"name": "x" * 121}, {"query": "after=1"}]
)
def test_what_cannot_be_a_dossier_is_refused(client: TestClient, data: dict[str, str]) -> None:
    answer = client.post("/dossiers", data={"name": "Karsa", "query": "place=Karsa"} | data)
    assert answer.status_code == 400
    assert client.get("/dossiers.json").json()["total"] == 0


def test_two_dossiers_do_not_share_a_name(client: TestClient) -> None:
    keep(client)
    assert client.post("/dossiers", data={"name": "karsa", "query": "actor=x"}).status_code == 400


def test_no_such_dossier(client: TestClient) -> None:
    for path in ("/dossiers/d0", "/dossiers/d0/feed.atom", "/dossiers/d0/feed.json"):
        assert client.get(path).status_code == 404
    assert client.post("/dossiers/d0", data={"title": "x"}).status_code == 404
    assert client.post("/dossiers/d0/remove").status_code == 404
    assert client.post("/dossiers", data={"name": "x", "query": "actor=a", "replaces": "d0"}).status_code == 404


def test_who_only_reads_saves_nothing(tmp_path: Path) -> None:
    with hosted(tmp_path) as place:
        kept = dossiers.save(place.ledger, "Karsa", "place=Karsa", "admin")
        for role, status in ((None, 401), ("reader", 403)):
            for where in ("/dossiers", f"/dossiers/{kept.id}", f"/dossiers/{kept.id}/remove"):
                answer = place.client(role).post(where, data={"name": "x", "title": "x", "query": "actor=a"})
                assert answer.status_code == status
        assert dossiers.all(place.ledger) == [kept]


def test_the_atom_feed_is_one_for_feed_readers(client: TestClient) -> None:
    path = keep(client)
    answer = client.get(f"{path}/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.title == "Karsa"
    assert found.feed.id.startswith("urn:uuid:")
    assert {link.rel: link.href for link in found.feed.links} == {
        "self": f"http://127.0.0.1:8400{path}/feed.atom", "alternate": f"http://127.0.0.1:8400{path}",
    }  # fmt: skip
    assert len(found.entries) == 3
    for entry in found.entries:
        assert entry.title == "Rebels shelled the port of Karsa"
        assert entry.summary.startswith("“Rebels shelled the port of Karsa on Monday.”")
        assert TEXT not in entry.summary
        assert "residents told" not in entry.summary
        assert entry.link.startswith("http://127.0.0.1:8400/records/")
        assert entry.updated_parsed is not None
        assert entry.author
    assert len({e.id for e in found.entries}) == 3
    assert found.feed.updated >= max(e.updated for e in found.entries)


def test_the_atom_feed_has_what_rfc_4287_demands(client: TestClient) -> None:
    root = ET.fromstring(client.get(f"{keep(client)}/feed.atom").content)
    for element in (root, *root.findall(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{{ATOM}}}{name}")) == 1
    times = [e.text or "" for e in root.iter(f"{{{ATOM}}}updated")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", t) for t in times)


def test_the_json_feed(client: TestClient) -> None:
    path = keep(client)
    answer = client.get(f"{path}/feed.json")
    assert answer.headers["content-type"] == "application/feed+json"
    found = answer.json()
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"http://127.0.0.1:8400{path}/feed.json"
    assert [i["id"] for i in found["items"]] == [
        e.id for e in feedparser.parse(client.get(f"{path}/feed.atom").content).entries
    ]
    assert all(i["content_text"] and i["url"] and "content_html" not in i for i in found["items"])


def test_an_unchanged_feed_is_not_sent_again(client: TestClient) -> None:
    path = keep(client)
    first = client.get(f"{path}/feed.atom")
    tag = first.headers["etag"]
    again = client.get(f"{path}/feed.atom", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert client.get(f"{path}/feed.json").headers["etag"] != tag
    client.app.state.desk.ledger.add(hostile())  # type: ignore[attr-defined]  # the application's own state
    later = client.get(f"{path}/feed.atom", headers={"If-None-Match": tag})
    assert later.status_code == 200
    found = feedparser.parse(later.content)
    assert not found.bozo
    assert len(found.entries) == 4
    assert {e.id for e in feedparser.parse(first.content).entries} < {e.id for e in found.entries}
    assert found.entries[0].title.endswith("shelled <script>alert(1)</script>")


@pytest.mark.parametrize(
    ("given", "fits"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), (None, False), ("a", False), ("", False)],
)
def test_if_none_match(given: str | None, fits: bool) -> None:  # noqa: FBT001 - a table of cases
    assert holds(given, '"a"') is fits


def test_a_name_of_any_characters_makes_well_formed_xml(client: TestClient) -> None:
    path = keep(client, name="a\x08b & <c> \ufffe")
    assert not feedparser.parse(client.get(f"{path}/feed.atom").content).bozo


def test_a_dossier_shows_how_far_people_agree(client: TestClient) -> None:
    path = keep(client)
    assert "How far people agree on it" in client.get(path).text
    desk = client.app.state.desk  # type: ignore[attr-defined]  # the application's own state
    rows = client.get("/events.json?place=Karsa").json()["rows"]
    decisions: tuple[tuple[str, int, JudgementKind], ...] = (
        ("ana", 0, "accept"),
        ("bo", 0, "reject"),
        ("ana", 1, "accept"),
        ("bo", 1, "accept"),
    )
    for by, row, kind in decisions:
        found = desk.view().find(rows[row]["id"])
        judge(desk.ledger, Draft(kind=kind, target=Target(kind="event", report=found.head.id, key=found.key)), by)
    body = client.get(path).text
    assert "(2 records decided by two or more)" in body
    assert 'href="/agreement?place=Karsa"' in body
