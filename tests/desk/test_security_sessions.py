"""Signing in and out, passwords, tokens, and how often one may try."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from sayso.cli.main import cli
from sayso.desk.security import keys, passwords, sessions
from sayso.desk.security.limits import Limit
from sayso.errors import UsageError
from sayso.ledger import accounts, open_ledger
from tests.desk.hosted import PASSWORD, Hosted, hosted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Hosted]:
    with hosted(tmp_path) as made:
        yield made


def proof(client: TestClient, path: str = "/sign-in") -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, back: str = "/events") -> int:
    data = {"name": name, "password": password, "back": back, "csrf": proof(client)}
    return client.post("/sign-in", data=data).status_code


def test_sign_in_goes_on_where_one_wanted_to_and_sign_out_ends_it(place: Hosted) -> None:
    client = place.client()
    answer = client.post(
        "/sign-in", data={"name": "ANALYST ", "password": PASSWORD, "back": "/claims?x=1", "csrf": proof(client)}
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?x=1")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if "session" in c)
    assert cookie.startswith("__Host-sayso-session=")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Secure", "Path=/", "Max-Age=43200"))
    page = client.get("/events")
    assert page.status_code == 200
    assert "analyst" in page.text
    assert "Sign out" in page.text
    held = client.cookies["__Host-sayso-session"]
    assert client.post("/sign-out").status_code == 403
    answer = client.post("/sign-out", data={"csrf": proof(client, "/events")})
    assert answer.headers["clear-site-data"] == '"cache"'
    assert client.get("/events").headers["location"].startswith("/sign-in")
    client.cookies.set("__Host-sayso-session", held)  # what was copied is worth nothing
    assert client.get("/events").headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "\t//x"])
def test_nobody_is_sent_elsewhere(place: Hosted, back: str) -> None:
    client = place.client()
    data = {"name": "reader", "password": PASSWORD, "back": back, "csrf": proof(client)}
    assert client.post("/sign-in", data=data).headers["location"] == "/"


def test_a_new_key_at_each_sign_in_and_the_old_one_ends(place: Hosted) -> None:
    client = place.client()
    client.cookies.set("__Host-sayso-session", "A" * 43)  # what somebody planted
    assert sign_in(client, "reader") == 303
    first = client.cookies.get("__Host-sayso-session", domain="desk.example")
    assert first
    assert first != "A" * 43
    again = place.client()
    again.cookies.set("__Host-sayso-session", first)
    data = {"name": "reader", "password": PASSWORD}
    token = re.search(r'name="csrf" value="([^"]+)"', again.get("/events").text)
    assert token
    assert again.post("/sign-in", data=data | {"csrf": token[1]}).status_code == 303
    stale = place.client()
    stale.cookies.set("__Host-sayso-session", first)
    assert stale.get("/events").status_code == 303


def test_a_session_ends_by_itself_with_its_password_and_with_its_account(
    place: Hosted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "SESSION", -1)
    client = place.client()
    sign_in(client, "reader")
    assert client.get("/events").status_code == 303
    monkeypatch.undo()
    reader, analyst = place.client(), place.client()
    sign_in(reader, "reader")
    sign_in(analyst, "analyst")
    assert reader.get("/events").status_code == analyst.get("/events").status_code == 200
    accounts.set_password(place.ledger, "reader", passwords.hashed("another password"))
    accounts.remove_account(place.ledger, "analyst")
    assert reader.get("/events").status_code == analyst.get("/events").status_code == 303
    assert sign_in(place.client(), "reader") == 403
    assert sign_in(place.client(), "reader", "another password") == 303
    assert place.client("analyst").get("/api/v1/events").status_code == 401


def test_a_form_that_was_open_outlives_the_session(place: Hosted) -> None:
    client = place.client()
    sign_in(client, "analyst")
    token = proof(client, "/events?type=ASSAULT")
    accounts.end_session(place.ledger, keys.digest(client.cookies["__Host-sayso-session"]))
    data = {"name": "x", "query": "type=ASSAULT", "csrf": token}
    answer = client.post("/dossiers", data=data)
    assert answer.status_code == 401
    assert "sign in in another tab" in answer.text
    sign_in(client, "analyst")
    assert client.post("/dossiers", data=data).status_code == 303
    accounts.end_session(place.ledger, keys.digest(client.cookies["__Host-sayso-session"]))
    sign_in(client, "reviewer")  # somebody else at the same browser cannot send it
    assert client.post("/dossiers", data=data | {"name": "y"}).status_code == 403


def test_wrong_name_and_wrong_password_look_alike(place: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str | None] = []
    real = passwords.fits

    def fits(password: str, stored: str | None) -> bool:
        checked.append(stored)
        return real(password, stored)

    monkeypatch.setattr(passwords, "fits", fits)
    pages = []
    for name in ("reader", "nobody"):
        client = place.client()
        data = {"name": name, "password": "wrong password", "csrf": proof(client)}
        answer = client.post("/sign-in", data=data)
        assert answer.status_code == 403
        pages.append(re.sub(r"[0-9a-f]{32}\.[0-9a-f]{64}", "", answer.text).replace(name, "NAME"))
        assert "wrong password" not in answer.text
    assert pages[0] == pages[1]
    assert len(checked) == 2  # a hash is worked out for somebody who is nobody, too
    assert checked[1] is None


def test_guessing_is_slowed_down_and_knowing_is_not(place: Hosted) -> None:
    for _ in range(8):
        assert sign_in(place.client(), "reader") == 303
    statuses = [sign_in(place.client(), "reader", "wrong password") for _ in range(7)]
    assert statuses == [403] * 5 + [429] * 2
    client = place.client()
    answer = client.post("/sign-in", data={"name": "Reader", "password": PASSWORD, "csrf": proof(client)})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert sign_in(place.client(), "analyst") == 303


def test_an_address_that_tries_many_names_is_slowed_down(place: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "fits", lambda *_: False)
    statuses = [sign_in(place.client(), f"name{n}", "wrong password") for n in range(22)]
    assert statuses == [403] * 20 + [429] * 2


def test_the_api_has_a_rate(tmp_path: Path) -> None:
    with hosted(tmp_path, rate=5) as place:
        client = place.client("reader")
        answers = [client.get("/api/v1/dossiers") for _ in range(7)]
        assert [a.status_code for a in answers] == [200] * 5 + [429] * 2
        assert answers[-1].headers["content-type"] == "application/problem+json"
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert place.client("analyst").get("/api/v1/dossiers").status_code == 200


def test_limits_fill_again_and_forget() -> None:
    now = [0.0]
    limit = Limit(2, 10, clock=lambda: now[0])
    assert [limit.take("a") for _ in range(3)] == [0, 0, 5]
    assert limit.take("b") == 0
    now[0] = 5
    assert [limit.take("a"), limit.take("a")] == [0, 5]
    now[0] = 1000
    assert [limit.take("a") for _ in range(3)] == [0, 0, 5]


def test_with_a_session_the_api_reads_and_needs_proof_for_more(place: Hosted) -> None:
    client = place.client()
    sign_in(client, "analyst")
    assert client.get("/api/v1/events").status_code == 200
    body = {"name": "x", "filters": {"actor": ["Rebels"]}}
    assert client.post("/api/v1/dossiers", json=body).status_code == 403
    assert client.post("/api/v1/dossiers", json=body, headers={"X-CSRF-Token": proof(client, "/events")}).status_code == 201


def test_nothing_that_opens_the_door_is_stored(place: Hosted, tmp_path: Path) -> None:
    client = place.client()
    sign_in(client, "reader")
    held = [PASSWORD, client.cookies["__Host-sayso-session"], *place.tokens.values()]
    with place.ledger.connect() as connection:
        rows = [
            str(tuple(row))
            for table in ("accounts", "sessions", "tokens")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    assert len(rows) == 4 + 1 + 4
    assert not [(h, row) for h in held for row in rows if h in row]
    stored = (tmp_path / "hosted.ledger").read_bytes()
    assert not [h for h in held if h.encode() in stored]


def test_passwords() -> None:
    made = passwords.hashed("correct horse")
    assert made.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert made != passwords.hashed("correct horse")
    assert passwords.fits("correct horse", made)
    assert not passwords.fits("correct hors", made)
    assert not passwords.fits("correct horse", None)
    assert not passwords.fits("correct horse", "no hash")
    assert not passwords.outdated(made)
    assert passwords.outdated("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$" + "A" * 22)
    for wrong in ("short", "x" * 1025):
        with pytest.raises(UsageError, match="10 to 1024"):
            passwords.hashed(wrong)


def test_keys_are_long_random_and_different() -> None:
    made = {keys.fresh() for _ in range(100)}
    assert len(made) == 100
    assert {len(k) for k in made} == {43}  # 256 bits in base64
    assert keys.fresh_token().startswith("sayso_")
    assert keys.digest("x") == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


def run(path: Path, *args: str, stdin: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(cli, [*args, "--ledger", str(path / "x.ledger")], input=stdin)
    return (1 if isinstance(result.exception, UsageError) else result.exit_code), result.output + str(result.exception or "")


def test_accounts_on_the_command_line(tmp_path: Path) -> None:
    status, said = run(tmp_path, "desk", "--host", "0.0.0.0", "--no-open")
    assert (status, "sayso accounts add NAME --role admin" in said) == (1, True)
    assert run(tmp_path, "accounts", "add", "ana", "--role", "admin", "--password-stdin", stdin=f"{PASSWORD}\n") == (
        0,
        "ana: admin\n",
    )
    assert run(tmp_path, "accounts", "add", "bo", "--role", "reader", stdin=f"{PASSWORD}\n{PASSWORD}\n")[0] == 0
    assert run(tmp_path, "accounts", "add", "cy", "--role", "reader", "--password-stdin", stdin="short\n")[0] == 1
    assert run(tmp_path, "accounts", "role", "bo", "reviewer")[0] == 0
    assert run(tmp_path, "accounts", "remove", "ana")[0] == 1  # the only admin
    status, said = run(tmp_path, "accounts", "list")
    assert re.findall(r"^(\w+)\s+(\w+)", said, flags=re.MULTILINE)[-2:] == [("ana", "admin"), ("bo", "reviewer")]
    token = run(tmp_path, "accounts", "token", "bo", "--label", "notebook", "--days", "9")[1].split()[0]
    assert token.startswith("sayso_")
    listed = run(tmp_path, "accounts", "token", "bo", "--list")[1]
    assert token not in listed
    assert listed.split()[1] == "notebook"
    with open_ledger(tmp_path / "x.ledger") as ledger:
        person = sessions.of_token(ledger, token)
        assert (person.name, person.role) == ("bo", "reviewer") if person else False
    assert run(tmp_path, "accounts", "token", "bo", "--revoke", listed.split()[0])[0] == 0
    with open_ledger(tmp_path / "x.ledger") as ledger:
        assert sessions.of_token(ledger, token) is None
    assert run(tmp_path, "accounts", "remove", "bo")[0] == 0


@pytest.mark.parametrize("name", ["coder", "door", "jobs"])
def test_two_threads_that_ask_first_get_the_same(place: Hosted, name: str) -> None:
    make = getattr(type(place.desk), name).func
    assert make(place.desk) is make(place.desk) is getattr(place.desk, name)
