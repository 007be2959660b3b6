"""Who may come in and do what: every route of the desk with every role, forms of its own only, own names only, headers on all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from sayso.desk.app import make_app
from sayso.desk.desk import Desk, Settings
from sayso.desk.security import gate, headers, roles
from sayso.ledger import open_ledger
from tests.desk.hosted import ADDRESS, ROLES, Hosted, hosted
from tests.desk.proof import with_proof
from tests.handmade import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import FastAPI

LEVEL = {"": -1, **{role: n for n, role in enumerate(ROLES)}}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    with hosted(tmp_path_factory.mktemp("gate")) as made:
        yield made


def patterns(place: Hosted) -> list[tuple[str, str]]:
    """(method, path with its parameters in braces) of every route of the desk."""
    return patterns_of(make_app(place.desk))


def patterns_of(app: FastAPI) -> list[tuple[str, str]]:
    """The same of an application."""
    found = []
    for route in app.routes:
        router = getattr(route, "original_router", None)
        for one in router.routes if router is not None else [route]:
            if isinstance(one, APIRoute):
                found += [(method, one.path) for method in one.methods or ()]
    assert len(found) > 40
    return sorted(found)


def routes_of(app: FastAPI) -> list[tuple[str, str]]:
    """(method, an address) of every route, ids filled in with one that names nothing."""
    return sorted((method, re.sub(r"\{[^}]*\}", "add", path)) for method, path in patterns_of(app))


def routes(place: Hosted) -> list[tuple[str, str]]:
    """All routes of the desk."""
    return routes_of(make_app(place.desk))


def test_every_route_has_a_rule(place: Hosted) -> None:
    assert [(m, p) for m, p in routes(place) if m not in roles.known(p)] == []


def test_every_route_with_every_role(place: Hosted) -> None:
    wrong = []
    for role in (None, *ROLES):
        client = place.client(role)
        for method, path in routes(place):
            least = roles.needed(method, path)
            if role == "admin" and method == "POST" and path == "/add/examples":
                continue  # would read the example dossier
            answer = client.request(method, path)
            refused = answer.status_code in {401, 403} or answer.headers.get("location", "").startswith("/sign-in?back=")
            allowed = LEVEL[role or ""] >= LEVEL[least]
            # Without proof a browser's deed is refused, whoever it is; that has a test of its own.
            if least == roles.EVERYBODY and method == "POST":
                continue
            if allowed == refused:
                wrong.append((role, method, path, least, answer.status_code))
    assert wrong == []


def test_what_has_no_rule_is_for_admins_only(place: Hosted) -> None:
    for role in ROLES:
        client = place.client(role)
        assert roles.needed("GET", "/new-page") == "admin"
        assert client.get("/new-page").status_code == 404
        assert client.patch("/events").status_code == 405
    app = make_app(place.desk)
    app.add_api_route("/new-page", lambda: "in")
    for role, status in (("reader", 404), ("analyst", 404), ("reviewer", 404), ("admin", 200)):
        client = TestClient(app, base_url=ADDRESS, headers={"Authorization": f"Bearer {place.tokens[role]}"})
        assert client.get("/new-page").status_code == status


def test_who_has_not_signed_in_is_sent_to_the_form_and_back(place: Hosted) -> None:
    client = place.client()
    answer = client.get("/events?type=ASSAULT")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?back=/events%3Ftype%3DASSAULT")
    assert client.get("/events", headers={"HX-Request": "true"}).headers["hx-redirect"] == "/sign-in"
    answer = client.get("/api/v1/events")
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    page = client.get("/sign-in").text
    assert place.desk.settings.place not in page
    assert "/events" not in page


@pytest.mark.parametrize("token", ["", "x", "Basic eDp5", "Bearer sayso_nothing", "Bearer", "Bearer x"])
def test_a_wrong_token_is_refused_even_where_a_session_would_do(place: Hosted, token: str) -> None:
    answer = place.client().get("/api/v1/events", headers={"Authorization": token})
    assert answer.status_code == 401


def test_deeds_need_proof_and_nothing_else_does(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        ledger.add(story(), by="ana")
        app = make_app(Desk(ledger, Settings(user="ana")))
        client = TestClient(app, base_url="http://127.0.0.1:8400", follow_redirects=False)
        posts = [(m, p) for m, p in routes_of(app) if m not in {"GET", "HEAD"} and not p.startswith("/api/")]
        assert len(posts) > 5
        for method, path in posts:
            answer = client.request(method, path, data={"name": "x"})
            assert (path, answer.status_code) == (path, 403)
            assert "this form is too old" in answer.text
        data = {"name": "x", "query": "type=ASSAULT"}
        proof = re.search(r'name="csrf" value="([^"]+)"', client.get("/events?type=ASSAULT").text)
        assert proof is not None
        assert client.post("/dossiers", data=data | {"csrf": proof[1]}).status_code == 303
        # Another browser's proof, an altered one, and a proof without its cookie are none.
        other = TestClient(app, base_url="http://127.0.0.1:8400", follow_redirects=False)
        other.get("/dossiers")
        assert other.post("/dossiers", data=data | {"csrf": proof[1]}).status_code == 403
        assert client.post("/dossiers", data=data | {"csrf": "0" + proof[1][1:] + "0"}).status_code == 403


def test_each_page_has_another_proof(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        client = TestClient(make_app(Desk(ledger, Settings())), base_url="http://localhost")
        pages = [re.findall(r'name="csrf" value="([^"]+)"', client.get("/events?type=ASSAULT").text) for _ in range(3)]
        assert len({p for page in pages for p in page}) == sum(map(len, pages)) >= 3


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://127.0.0.1:8400", "sec-fetch-site": "same-origin"}, 303),
        ({}, 303),
    ],
)
def test_other_sites_ask_for_no_deed(tmp_path: Path, given: dict[str, str], status: int) -> None:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        app = make_app(Desk(ledger, Settings(user="ana")))
        client = with_proof(TestClient(app, base_url="http://127.0.0.1:8400", follow_redirects=False), "ana")
        assert client.post("/dossiers", data={"name": "x", "query": "type=ASSAULT"}, headers=given).status_code == status
        assert client.post("/api/v1/dossiers", content=b"{}", headers=given).status_code == (403 if status == 403 else 415)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8400", "", "a b", "[::2]"])
def test_a_desk_on_loopback_goes_by_its_own_names_only(tmp_path: Path, host: str) -> None:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        client = TestClient(make_app(Desk(ledger, Settings())), base_url="http://localhost")
        for fine in ("localhost", "LOCALHOST:8400", "127.0.0.1:1", "[::1]:8400"):
            assert client.get("/dossiers", headers={"host": fine}).status_code == 200
        for path in ("/dossiers", "/api/v1/events", "/static/desk.css"):
            assert client.get(path, headers={"host": host}).status_code == 421


def test_a_proxy_before_a_desk_without_accounts_is_refused(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        client = TestClient(make_app(Desk(ledger, Settings())), base_url="http://localhost")
        assert client.get("/dossiers", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 403


def test_a_desk_that_is_told_its_names_answers_to_these(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "x.ledger", create=True) as ledger:
        settings = Settings(accounts=True, host="0.0.0.0", names=("desk.example",))
        client = TestClient(make_app(Desk(ledger, settings)), base_url=ADDRESS)
        assert client.get("/sign-in").status_code == 200
        assert client.get("/sign-in", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "path", ["/events", "/static/desk.css", "/api/v1/events", "/nothing", "/sign-in", "/events.csv", "/api/v1/docs", "/look"]
)
def test_every_answer_has_the_headers(place: Hosted, path: str) -> None:
    for role in (None, "reader"):
        answer = place.client(role).get(path)
        for name, value in headers.ALWAYS.items():
            assert answer.headers.get_list(name) == [value]
        assert "strict-transport-security" in answer.headers
        assert answer.headers["cache-control"] in {"no-store", "no-cache", "private, no-cache"}
        if not path.startswith("/static/"):
            assert "Cookie" in answer.headers["vary"]
            assert "no-store" in answer.headers["cache-control"] or "etag" in answer.headers
    for word in ("unsafe-inline", "unsafe-eval", "http:", "https:", "*"):
        assert word not in headers.CSP


def test_an_error_that_nobody_foresaw_tells_nothing_and_has_the_headers(place: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the password of the database")

    monkeypatch.setattr("sayso.desk.asking.desk_of", broken)
    app = make_app(place.desk)
    client = TestClient(app, base_url=ADDRESS, raise_server_exceptions=False)
    client.headers["Authorization"] = f"Bearer {place.tokens['admin']}"
    answer = client.get("/events")
    assert answer.status_code == 500
    assert "password of the database" not in answer.text
    assert "RuntimeError" not in answer.text
    assert answer.headers["content-security-policy"] == headers.CSP


def test_no_template_has_inline_script_or_style() -> None:
    from sayso.desk.rendering import TEMPLATES

    pages = sorted(TEMPLATES.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        text = page.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), page
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), page


def test_every_form_that_posts_carries_the_field() -> None:
    from sayso.desk.rendering import TEMPLATES

    found = 0
    for page in TEMPLATES.rglob("*.html"):
        for form in re.findall(
            r"<form[^>]*method=\"post\".*?</form>", page.read_text("utf-8"), flags=re.DOTALL | re.IGNORECASE
        ):
            found += 1
            assert "csrf(" in form or ".envelope(" in form, (page, form[:200])
    assert found > 4
    assert "{{ csrf(request) }}" in (TEMPLATES / "judge" / "_form.html").read_text("utf-8").partition("macro envelope")[2][:100]


def test_a_large_body_is_refused(place: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.security.gate.BODY", 1000)
    client = place.client("admin")
    answer = client.post("/api/v1/reports", content=b"x" * 2000, headers={"content-type": "text/plain"})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    # Without a length (chunked) it is counted.
    answer = client.post("/api/v1/reports", content=iter([b"x" * 600] * 3), headers={"content-type": "text/plain"})
    assert answer.status_code == 413
    answer = client.post("/api/v1/reports", content=b"x" * 900, headers={"content-type": "text/plain"})
    assert answer.status_code == 201


def test_pages_are_compressed(place: Hosted) -> None:
    assert place.client("admin").get("/events").headers["content-encoding"] == "gzip"


def test_a_stranger_sends_no_more_than_a_form_of_signing_in(place: Hosted) -> None:
    client = place.client()
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/sign-in").text)
    assert found
    form = {"csrf": found[1], "name": "n" * (gate.STRANGERS - 1000), "password": "wrong"}
    assert client.post("/sign-in", data=form).status_code == 403
    assert client.post("/sign-in", data=form | {"name": "n" * gate.STRANGERS}).status_code == 413
    assert all(len(str(key)) < 500 for key in place.desk.door.here._buckets)
