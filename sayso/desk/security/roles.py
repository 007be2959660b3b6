"""Who may do what, in one place: a table of addresses.  What is not in it is for admins only.

Roles, each with all that those before it may:

* reader: reads what is open, and what names them;
* analyst: is of the team: reads what is for the team, adds reports, saves dossiers, adds records and notes;
* reviewer: judges all else;
* admin: everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.roles import ROLES

#: For everybody, also those who have not signed in.
EVERYBODY = ""
_GET = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Rule:
    """Paths (a pattern for the whole path), methods, and the least role that may use them."""

    pattern: re.Pattern[str]
    methods: tuple[str, ...]
    role: str


def _rule(pattern: str, role: str, *methods: str) -> Rule:
    return Rule(re.compile(pattern), methods or _GET, role)


_TWIN = r"(\.(json|csv))?"
RULES = (
    # The way in, and what pages look like: nothing of the ledger.
    _rule(r"/sign-in", EVERYBODY, "GET", "HEAD", "POST"),
    _rule(r"/sign-out", EVERYBODY, "POST"),
    _rule(r"/static/[^/]+", EVERYBODY),
    _rule(r"/look", EVERYBODY),
    # Reading.
    _rule(r"/", "reader"),
    _rule(rf"/(index|events|claims|actors|timeline|search|dossiers){_TWIN}", "reader"),
    _rule(r"/(reports|records|actors|dossiers)/.+", "reader"),
    # Adding, saving.
    _rule(r"/add(/.*)?", "analyst", "GET", "HEAD", "POST"),
    _rule(r"/dossiers(/[^/]+(/remove)?)?", "analyst", "POST"),
    # Judging; an analyst adds and notes, and takes that back.
    _rule(r"/judge/(add|note|undo)", "analyst", "GET", "HEAD", "POST"),
    _rule(r"/judge/[a-z]+", "reviewer", "GET", "HEAD", "POST"),
    _rule(rf"/(queue|agreement){_TWIN}|/export/[^/]+\.jsonl", "reviewer"),
    # Programs.
    _rule(r"/api/v1/(openapi\.json|docs)", "reader"),
    _rule(r"/api/v1/(reports|events|claims|actors|dossiers|judgements)(/.+)?", "reader"),
    _rule(r"/api/v1/(timeline|search|facets)", "reader"),
    _rule(r"/api/v1/reports", "analyst", "POST"),
    _rule(r"/api/v1/jobs/[^/]+", "analyst"),
    _rule(r"/api/v1/dossiers", "analyst", "POST"),
    _rule(r"/api/v1/dossiers/[^/]+", "analyst", "PUT", "DELETE"),
    _rule(r"/api/v1/judgements", "reviewer", "POST"),
)


def needed(method: str, path: str) -> str:
    """The least role for a request; what no rule is about is for admins."""
    return next((r.role for r in RULES if method in r.methods and r.pattern.fullmatch(path)), "admin")


def known(path: str) -> tuple[str, ...]:
    """The methods that some rule has for a path."""
    return tuple(sorted({m for r in RULES if r.pattern.fullmatch(path) for m in r.methods}))


def may(role: str | None, least: str) -> bool:
    """Whether somebody with a role (null: not signed in) may do what ``least`` may."""
    if least == EVERYBODY:
        return True
    return role in ROLES and ROLES.index(role) >= ROLES.index(least)
