"""Signing in and out, and who holds a session or a token."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sayso.desk.desk import Person
from sayso.desk.security import keys, passwords
from sayso.desk.security.limits import Limit
from sayso.ledger import accounts

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.accounts import Account

#: How long a session lasts, in seconds: a working day.
SESSION = 12 * 3600


class TooMany(Exception):
    """Too many tries; ``wait`` is the number of seconds until the next."""

    def __init__(self, wait: float) -> None:
        self.wait = wait
        super().__init__(f"too many tries: wait {wait:.0f} seconds")


@dataclass(slots=True)
class Door:
    """Lets people in who know their password, and slows down those who guess.

    Tries are counted for an account from one address, for an address, and for an account from everywhere; the last is wide, so
    that strangers can't lock somebody out easily.
    """

    ledger: Ledger
    here: Limit = field(default_factory=lambda: Limit(5, 5 * 60))
    address: Limit = field(default_factory=lambda: Limit(20, 10 * 60))
    account: Limit = field(default_factory=lambda: Limit(100, 60 * 60))

    def sign_in(self, name: str, password: str, address: str) -> tuple[Person, str] | None:
        """The person and the key of a new session; null where name or password is wrong, without saying which.

        Raises:
            TooMany: see above; the password is not even looked at.
        """
        folded = _folded(name)
        counted = keys.digest(folded)  # a name may be as long as a form
        taken = ((self.here, (counted, address)), (self.address, address), (self.account, counted))
        wait = max([limit.take(key) for limit, key in taken])
        if wait:
            raise TooMany(wait)
        found = next((a for a in accounts.accounts(self.ledger) if _folded(a.name) == folded), None)
        if not passwords.fits(password, found.password if found else None) or found is None:
            return None
        for limit, key in taken:
            limit.give_back(key)
        if passwords.outdated(found.password):
            accounts.set_password(self.ledger, found.name, passwords.hashed(password))
        key = keys.fresh()
        expires = datetime.now(UTC) + timedelta(seconds=SESSION)
        accounts.add_session(self.ledger, keys.digest(key), found.name, expires.isoformat())
        return _person(found), key


def of_session(ledger: Ledger, key: str) -> Person | None:
    """Who holds a session that is not over."""
    found = accounts.session(ledger, keys.digest(key))
    return _of_account(ledger, found.account) if found else None


def of_token(ledger: Ledger, token: str) -> Person | None:
    """Whose API token it is."""
    found = accounts.token(ledger, keys.digest(token))
    return _of_account(ledger, found.account) if found else None


def sign_out(ledger: Ledger, key: str) -> None:
    """End a session."""
    accounts.end_session(ledger, keys.digest(key))


def make_token(ledger: Ledger, account: str, label: str, days: int | None = None) -> str:
    """A new API token, to be shown once.

    Raises:
        NotFound: no such account.
    """
    token = keys.fresh_token()
    expires = (datetime.now(UTC) + timedelta(days=days)).isoformat() if days is not None else None
    accounts.add_token(ledger, keys.digest(token), account, label, expires)
    return token


def _of_account(ledger: Ledger, name: str) -> Person | None:
    found = accounts.account(ledger, name)
    return _person(found) if found else None


def _person(account: Account) -> Person:
    return Person(name=account.name, role=account.role)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
