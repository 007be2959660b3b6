"""What the pages of one running desk share: the ledger, the settings, who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sayso.desk.judging.once import Once
from sayso.ledger.sensitivity import Reader

if TYPE_CHECKING:
    from fastapi import Request

    from sayso.desk.coding import WarmCoder
    from sayso.desk.jobs import Jobs
    from sayso.desk.security.sessions import Door
    from sayso.knowledge.actors import Actors
    from sayso.ledger import Ledger
    from sayso.ledger.queries.view import View

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a desk is run.

    ``user`` is the name under which the one user of a desk on loopback judges.  ``accounts``: people must sign in (always so
    beyond loopback).  ``place`` is the ledger's path or URL, shown to people.  ``names`` are the host names under which people
    reach the desk, where it is told; it answers to no others then.  ``rate`` is how many requests to the API an account has in
    a minute.
    """

    user: str = "me"
    accounts: bool = False
    place: str = "sayso.ledger"
    host: str = "127.0.0.1"
    port: int = 8400
    names: tuple[str, ...] = ()
    rate: int = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at the desk: name and role (reader, analyst, reviewer, admin)."""

    name: str
    role: str = "admin"


class Desk:
    """A desk over an open ledger.

    Args:
        ledger: open; closed by whoever opened it.
        settings: see Settings.
    """

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self.ledger = ledger
        self.settings = settings
        self.once = Once()

    @cached_property
    def actors(self) -> Actors:
        """What is known of actors: the shipped ones and the user's own; read at the first question."""
        from sayso.knowledge.actors import Actors

        return Actors.installed()

    @cached_property
    def coder(self) -> WarmCoder:
        """What codes; loaded in the background once it is warmed."""
        from sayso.desk.coding import WarmCoder
        from sayso.fleet.pool import english_coder

        return self._the("coder", WarmCoder(english_coder))

    @cached_property
    def jobs(self) -> Jobs:
        """Reports on their way into the ledger."""
        from sayso.desk.jobs import Jobs

        return self._the("jobs", Jobs(self.ledger, self.coder))

    @cached_property
    def door(self) -> Door:
        """Lets people in who know their password."""
        from sayso.desk.security.sessions import Door

        return self._the("door", Door(self.ledger))

    def _the(self, name: str, made: T) -> T:
        """What is there under that name, of two that two threads make at once the first (Python 3.12 locks no more)."""
        found: T = self.__dict__.setdefault(name, made)
        return found

    def view(self, as_of: str | None = None) -> View:
        """The ledger as it stands now, or as it stood; a new one for each request.

        Raises:
            UsageError: ``as_of`` is no moment.
            NotFound: there is no such transaction.
        """
        from sayso.ledger.queries.sql import SqlSource
        from sayso.ledger.queries.view import View

        return View(SqlSource(self.ledger), as_of)

    def person(self, request: Request) -> Person | None:
        """Who is asking; null for somebody who has not signed in.  Without accounts it is the desk's one user."""
        if not self.settings.accounts:
            return Person(name=self.settings.user)
        found: Person | None = getattr(request.state, "person", None)
        return found

    def reader(self, request: Request) -> Reader:
        """What the person who asks may see.

        Analysts, reviewers and admins are the team; an account with the role reader is a guest, who sees what is open and what
        names them.  Without accounts the one user is the team.
        """
        person = self.person(request)
        return Reader() if person is None else Reader(name=person.name, team=person.role != "reader")
