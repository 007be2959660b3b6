"""Accounts, sessions and API tokens of a desk that others can reach.

Plain tables outside the hash chain: they say who may come in, not what the ledger knows, and what was taken away must be gone.
This room stores hashes and never sees a password or a token; hashing is the desk's.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from sayso.errors import NotFound, UsageError
from sayso.ledger import tables as t
from sayso.ledger.transactions import now
from sayso.ledger.trouble import told_plainly
from sayso.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from sayso.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may come in; ``password`` is a hash, ``at`` when the account was made (ISO 8601 UTC)."""

    name: str
    role: str
    password: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that somebody signed in with, by the hash of what it holds; over at ``expires`` (ISO 8601 UTC)."""

    hash: str
    account: str
    at: str
    expires: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A program's key to the API, by its hash; ``expires`` is null where it has no end."""

    hash: str
    account: str
    label: str
    at: str
    expires: str | None


@contextmanager
def _writing(ledger: Ledger) -> Iterator[Connection]:
    """One writer of accounts at a time, so that what was checked is still so when it is changed (SQLite has but one anyway)."""
    with (
        told_plainly(ledger.engine),
        ledger.engine.connect().execution_options(sayso_writes=True) as connection,
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE accounts IN EXCLUSIVE MODE")
        yield connection


def moment(when: str) -> str:
    """A time with its zone (ISO 8601) in the form in which times are stored, so that they compare as strings."""
    return datetime.fromisoformat(when).astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _role(role: str) -> None:
    if role not in ROLES:
        raise UsageError(f"no role {role!r} (roles: {', '.join(ROLES)})")


# -- accounts --------------------------------------------------------------------------------------------------------------


def add_account(ledger: Ledger, name: str, role: str, password: str) -> Account:
    """Make an account; ``password`` is a hash.

    Raises:
        UsageError: an empty name, an unknown role, or there is an account of that name (letter case aside).
    """
    name = " ".join(name.split())
    _role(role)
    if not name:
        raise UsageError("an account needs a name")
    made = Account(name=name, role=role, password=password, at=now())
    with _writing(ledger) as connection:
        if any(a.casefold() == name.casefold() for a in connection.scalars(select(t.accounts.c.name))):
            raise UsageError(f"there is an account called {name} already")
        connection.execute(
            insert(t.accounts).values(name=made.name, role=made.role, password=made.password, at=made.at),
        )
    return made


def account(ledger: Ledger, name: str) -> Account | None:
    """The account of that name, or null."""
    with ledger.connect() as connection:
        row = connection.execute(select(t.accounts).where(t.accounts.c.name == name)).mappings().first()
    return Account(**row) if row else None


def accounts(ledger: Ledger) -> list[Account]:
    """All accounts, by name."""
    with ledger.connect() as connection:
        rows = connection.execute(select(t.accounts)).mappings().all()
    return sorted((Account(**r) for r in rows), key=lambda a: (a.name.casefold(), a.name))


def set_password(ledger: Ledger, name: str, password: str) -> None:
    """Give an account another password (a hash); its sessions end, its tokens stay.

    Raises:
        NotFound: no such account.
    """
    with _writing(ledger) as connection:
        _change(connection, name, password=password)
        connection.execute(delete(t.sessions).where(t.sessions.c.account == name))


def set_role(ledger: Ledger, name: str, role: str) -> None:
    """Give an account another role.

    Raises:
        NotFound: no such account.
        UsageError: an unknown role, or nobody would be left who is admin.
    """
    _role(role)
    with _writing(ledger) as connection:
        if role != "admin":
            _keep_an_admin(connection, name)
        _change(connection, name, role=role)


def remove_account(ledger: Ledger, name: str) -> None:
    """Take an account away, with its sessions and tokens.  What its person judged stays.

    Raises:
        NotFound: no such account.
        UsageError: nobody would be left who is admin.
    """
    with _writing(ledger) as connection:
        _keep_an_admin(connection, name)
        for table in (t.sessions, t.tokens):
            connection.execute(delete(table).where(table.c.account == name))
        if not connection.execute(delete(t.accounts).where(t.accounts.c.name == name)).rowcount:
            raise NotFound(f"no account {name}")


def _change(connection: Connection, name: str, **values: Any) -> None:
    if not connection.execute(update(t.accounts).where(t.accounts.c.name == name).values(**values)).rowcount:
        raise NotFound(f"no account {name}")


def _keep_an_admin(connection: Connection, name: str) -> None:
    admins = set(connection.scalars(select(t.accounts.c.name).where(t.accounts.c.role == "admin")))
    if admins == {name}:
        raise UsageError(f"{name} is the only admin; make somebody else admin first")


# -- sessions --------------------------------------------------------------------------------------------------------------


def add_session(ledger: Ledger, hash: str, account: str, expires: str) -> Session:  # noqa: A002 - what it is
    """Remember a browser that somebody signed in with; sessions that are over go.

    Raises:
        NotFound: no such account.
    """
    made = Session(hash=hash, account=account, at=now(), expires=moment(expires))
    with _writing(ledger) as connection:
        _must_be(connection, account)
        connection.execute(delete(t.sessions).where(t.sessions.c.expires <= made.at))
        connection.execute(insert(t.sessions).values(hash=hash, account=account, at=made.at, expires=made.expires))
    return made


def session(ledger: Ledger, hash: str) -> Session | None:  # noqa: A002 - what it is
    """The session with that hash that is not over, or null."""
    with ledger.connect() as connection:
        row = connection.execute(select(t.sessions).where(t.sessions.c.hash == hash)).mappings().first()
    return Session(**row) if row and row["expires"] > now() else None


def end_session(ledger: Ledger, hash: str) -> None:  # noqa: A002 - what it is
    """Forget a session; nothing where there is none."""
    with _writing(ledger) as connection:
        connection.execute(delete(t.sessions).where(t.sessions.c.hash == hash))


# -- tokens ----------------------------------------------------------------------------------------------------------------


def add_token(ledger: Ledger, hash: str, account: str, label: str, expires: str | None = None) -> Token:  # noqa: A002 - what it is
    """Remember a program's key to the API.

    Raises:
        NotFound: no such account.
    """
    made = Token(hash=hash, account=account, label=label, at=now(), expires=moment(expires) if expires else None)
    with _writing(ledger) as connection:
        _must_be(connection, account)
        connection.execute(insert(t.tokens).values(hash=hash, account=account, label=label, at=made.at, expires=made.expires))
    return made


def token(ledger: Ledger, hash: str) -> Token | None:  # noqa: A002 - what it is
    """The token with that hash that is not over, or null."""
    with ledger.connect() as connection:
        row = connection.execute(select(t.tokens).where(t.tokens.c.hash == hash)).mappings().first()
    return Token(**row) if row and (row["expires"] is None or row["expires"] > now()) else None


def tokens(ledger: Ledger, account: str) -> list[Token]:
    """All tokens of an account, oldest first."""
    with ledger.connect() as connection:
        rows = connection.execute(select(t.tokens).where(t.tokens.c.account == account)).mappings().all()
    return sorted((Token(**r) for r in rows), key=lambda x: (x.at, x.hash))


def remove_token(ledger: Ledger, hash: str) -> None:  # noqa: A002 - what it is
    """Forget a token; nothing where there is none."""
    with _writing(ledger) as connection:
        connection.execute(delete(t.tokens).where(t.tokens.c.hash == hash))


def _must_be(connection: Connection, name: str) -> None:
    if connection.execute(select(t.accounts.c.name).where(t.accounts.c.name == name)).first() is None:
        raise NotFound(f"no account {name}")
