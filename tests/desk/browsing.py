"""A browser without JavaScript, for tests: finds the forms of a page and sends them as they stand, with what a person changes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sayso.desk.app import make_app
from sayso.desk.desk import Desk, Settings
from sayso.ledger import open_ledger
from sayso.ledger.queries.sql import SqlSource
from sayso.ledger.queries.view import View
from tests.handmade import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response

    from sayso.ledger import Ledger
    from sayso.schema import CodedReport

BASE = "http://127.0.0.1:8400"


@dataclass
class Form:
    """A form of a page: where it goes, and its fields as a browser would send them."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    radios: set[str] = field(default_factory=set)

    def with_(self, **changes: str | list[str]) -> list[tuple[str, str]]:
        """The fields with some of them given other values (``x__y`` for ``x.y``)."""
        wanted = {k.replace("__", "."): [v] if isinstance(v, str) else list(v) for k, v in changes.items()}
        known = {k for k, _ in self.fields} | self.radios
        assert set(wanted) <= known, f"the form has no {set(wanted) - known}"
        kept = [(k, v) for k, v in self.fields if k not in wanted]
        return [*kept, *((k, v) for k, values in wanted.items() for v in values)]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.select: str | None = None
        self.options: list[tuple[str, bool]] = []
        self.area: str | None = None
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {k: v or "" for k, v in attrs}
        if tag == "form":
            self.forms.append(Form(a.get("action", "")))
            self.inside = True
        elif not self.inside:
            return
        elif tag == "input" and "name" in a:
            if a.get("type") in {"checkbox", "radio"}:
                self.forms[-1].radios.add(a["name"])
                if "checked" not in a:
                    return
            self.forms[-1].fields.append((a["name"], a.get("value", "")))
        elif tag == "select":
            self.select, self.options = a.get("name"), []
        elif tag == "option" and self.select:
            self.options.append((a.get("value", ""), "selected" in a))
        elif tag == "textarea":
            self.area = a.get("name")
            self.forms[-1].fields.append((self.area or "", ""))
        elif tag == "button":
            self.forms[-1].buttons.append(a.get("formaction", self.forms[-1].action))

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            name, value = self.forms[-1].fields[-1]
            self.forms[-1].fields[-1] = (name, value + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.area = None
        elif tag == "select" and self.select:
            value = next((v for v, on in self.options if on), self.options[0][0] if self.options else "")
            self.forms[-1].fields.append((self.select, value))
            self.select = None


def forms(body: str) -> list[Form]:
    """All forms of a page."""
    parser = _Forms()
    parser.feed(body)
    return parser.forms


class Person:
    """Somebody at a desk."""

    def __init__(self, client: TestClient, ledger: Ledger) -> None:
        self.client = client
        self.ledger = ledger

    def get(self, path: str) -> str:
        response = self.client.get(path)
        assert response.status_code == 200, (path, response.status_code, response.text[:500])
        return response.text

    def form(self, path: str, action: str, number: int = 0) -> Form:
        """The form of a page that can be sent to ``action``."""
        found = [f for f in forms(self.get(path)) if action in {f.action, *f.buttons}]
        assert found, f"{path} has no form for {action}"
        return found[number]

    def send(self, action: str, fields: list[tuple[str, str]]) -> Response:
        from urllib.parse import urlencode

        return self.client.post(
            action,
            content=urlencode(fields),
            headers={"content-type": "application/x-www-form-urlencoded"},
            follow_redirects=False,
        )

    def do(self, path: str, action: str, **changes: str | list[str]) -> Response:
        """Open a page, change what is said, send its form; it must be accepted."""
        response = self.send(action, self.form(path, action).with_(**changes))
        assert response.status_code == 303, (response.status_code, response.text[-1500:])
        return response

    @property
    def view(self) -> View:
        return View(SqlSource(self.ledger))


@contextmanager
def desks(path: Path, *people: str, records: tuple[CodedReport, ...] = ()) -> Iterator[list[Person]]:
    """Desks of several people over one ledger with the invented report (or with other records)."""
    with open_ledger(path / "x.ledger", create=True) as ledger:
        for record in records or (story(),):
            ledger.add(record, by="coder")
        clients = [TestClient(make_app(Desk(ledger, Settings(user=name))), base_url=BASE) for name in people]
        yield [Person(client, ledger) for client in clients]
