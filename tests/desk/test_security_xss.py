"""No word of a report or a person is ever markup, and no address of theirs a script."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sayso.desk.app import make_app
from sayso.desk.desk import Desk, Settings
from sayso.knowledge.actors import Actors
from sayso.knowledge.actors.records import Actor, Role
from sayso.ledger import open_ledger
from tests.desk.xss import PAYLOADS, RAW, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS = ("/", "/events", "/claims", "/actors", "/timeline", "/search?words=shelled", "/dossiers", "/queue", "/add")


class Tags(HTMLParser):
    """Collects what a browser would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        if tag == "script" and given.get("src") != "/static/desk.js":
            self.bad.append(f"script {given}")
        if tag in {"iframe", "object", "embed", "base", "style", "math", "audio", "video", "template", "marquee"}:
            self.bad.append(tag)
        for name, value in given.items():
            if name.startswith(("on", "hx-on")) or name in {"style", "srcdoc"}:
                self.bad.append(f"{tag} {name}")
            address = "".join(c for c in value if c > " ").casefold()
            if name in {"href", "src", "action", "formaction", "hx-get", "hx-post", "xlink:href", "data"} and (
                address.startswith(("javascript:", "data:", "vbscript:", "//", "http:", "https:", "/\\"))
            ):
                self.bad.append(f"{tag} {name}={value}")


def bad(page: str) -> list[str]:
    parser = Tags()
    parser.feed(page)
    return parser.bad


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[str]]]:
    with open_ledger(tmp_path_factory.mktemp("xss") / "x.ledger", create=True) as ledger:
        ids = fill(ledger)
        yield TestClient(make_app(Desk(ledger, Settings(user=PAYLOADS[0]))), base_url="http://localhost"), ids


def test_the_corpus_is_what_it_should_be() -> None:
    assert len(PAYLOADS) >= 60
    assert len(set(PAYLOADS)) == len(PAYLOADS)
    for raw in RAW:
        assert any(raw in p for p in PAYLOADS), raw
    # What looks for trouble finds it where it is.
    found = sum(bool(bad(p) or bad(f'<a href="{p}">x</a>') or bad(f"<a x='{p}'>")) for p in PAYLOADS)
    assert found > 45


@pytest.mark.parametrize("path", LISTS)
def test_lists(desk: tuple[TestClient, list[str]], path: str) -> None:
    client, _ = desk
    at = path + ("&" if "?" in path else "?") + "limit=1000"
    answer = client.get(path if path in {"/", "/add", "/queue", "/dossiers"} else at)
    assert answer.status_code == 200
    assert bad(answer.text) == []
    assert [r for r in RAW if r in answer.text] == []


def test_every_report_its_records_and_its_dossier(desk: tuple[TestClient, list[str]]) -> None:
    client, ids = desk
    wrong = []
    kept = [d["id"] for d in client.get("/api/v1/dossiers").json()["items"]]
    assert len(kept) == len(ids) == len(PAYLOADS)
    shown = 0
    for report, dossier, payload in zip(ids, kept, PAYLOADS, strict=True):
        paths = [
            f"/reports/{report}?record={report}.1&codes=1",
            f"/records/{report}.1",
            f"/records/{report}.2",
            f"/dossiers/{dossier}",
        ]
        for path in (*paths, f"/actors/{quote(payload, safe='')}"):
            answer = client.get(path)
            shown += answer.status_code == 200
            found = [*bad(answer.text), *(r for r in RAW if r in answer.text)]
            wrong += [(path, payload, found)] if found else []
    assert wrong == []
    assert shown >= 4 * len(PAYLOADS)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_an_address_says_comes_back_as_words(desk: tuple[TestClient, list[str]], payload: str) -> None:
    client, _ = desk
    given = quote(payload, safe="")
    for path in (
        f"/{given}",
        f"/events?actor={given}&from={given}",
        f"/search?words={given}",
        f"/reports/{given}",
        f"/look?back={given}",
    ):
        answer = client.get(path, follow_redirects=False)
        if "html" in answer.headers.get("content-type", ""):
            assert bad(answer.text) == []
            assert [r for r in RAW if r in answer.text] == []
        assert answer.headers.get("location", "/").startswith("/")
        assert not answer.headers.get("location", "/").startswith("//")


def test_names_of_a_users_own_actors(desk: tuple[TestClient, list[str]]) -> None:
    client, _ = desk
    pack = [
        Actor(id=f"x{n}", name=p, names=(p,), kind="person", source=p, roles=(Role(office=p, kind="leader", source=p),))
        for n, p in enumerate(PAYLOADS)
    ]
    here = client.app.state.desk  # type: ignore[attr-defined]  # a FastAPI application
    shipped = here.actors
    here.__dict__["actors"] = Actors(pack)
    try:
        for n in range(len(PAYLOADS)):
            answer = client.get(f"/actors/x{n}")
            assert answer.status_code == 200
            assert bad(answer.text) == []
            assert [r for r in RAW if r in answer.text] == []
        answer = client.get("/search?words=xss")
        assert [*bad(answer.text), *(r for r in RAW if r in answer.text)] == []
    finally:
        here.__dict__["actors"] = shipped


def test_twins_feeds_and_the_api_say_what_they_are(desk: tuple[TestClient, list[str]]) -> None:
    client, ids = desk
    kept = client.get("/api/v1/dossiers").json()["items"][0]["id"]
    paths = ["/events.json", "/events.csv", "/claims.json", f"/reports/{ids[0]}.json", "/api/v1/events", "/api/v1/judgements"]
    for path in (*paths, f"/dossiers/{kept}/feed.atom", f"/dossiers/{kept}/feed.json", "/api/v1/events?bogus=<script>"):
        answer = client.get(path)
        assert "html" not in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        if "json" in answer.headers["content-type"]:
            json.loads(answer.text)
