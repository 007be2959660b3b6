"""What is known of an actor: names, kind, country, PLOVER sector and roles bounded in time, each with its source."""

from __future__ import annotations

from typing import Literal

import msgspec

ActorKind = Literal["person", "state", "body", "organisation", "armed_group", "media", "crowd"]
OfficeKind = Literal[
    "head_of_state", "head_of_government", "deputy", "foreign", "defence", "interior", "minister", "envoy", "ambassador",
    "military", "police", "intelligence", "parliament", "judge", "governor", "spokesperson", "leader", "head_of_organisation",
    "member", "other",
]  # fmt: skip

#: The plain words for a fact that nobody looked up.
RECALLED = "recalled, unchecked"


class Role(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An office or membership, held for a time.

    Attributes:
        office: the office in words ("President of Turkey").
        kind: what sort of office, for look-ups such as "the Turkish president".
        of: id of the actor that the office belongs to.
        start, end: ISO 8601 date, month or year; None: not known (start) or not ended when the source was made (end).
        contested: somebody else claims the same office, or its legitimacy is disputed.
        recognised_by: ids of actors that recognise the holder, where that is contested.
        source: the document or data set that was opened, or ``recalled, unchecked``.
        checked: a second source agrees.
    """

    office: str
    kind: OfficeKind
    of: str | None = None
    start: str | None = None
    end: str | None = None
    contested: bool = False
    recognised_by: tuple[str, ...] = ()
    source: str = RECALLED
    checked: bool = False

    def on(self, date: str | None) -> bool:
        """Whether the role is held on an ISO date (partial dates are read widely); without a date, whether it has no end."""
        if date is None:
            return self.end is None
        started = self.start is None or self.start[: len(date)] <= date[: len(self.start)]
        return started and (self.end is None or date[: len(self.end)] <= self.end[: len(date)])


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A state, body, organisation, armed group, crowd or person.

    Attributes:
        id: ISO 3166 alpha-3 for states ("LBY"), ``COUNTRY.BODY`` or a readable slug for others.
        name: the full English name that is shown.
        names: other names and spellings; transliterations that the matching rules cover need not be listed.
        short: names that stand for it only where nothing speaks against it (bare surnames).
        kind: what it is.
        country: ISO 3166 alpha-3 of the country it belongs to, or None.
        sector: PLOVER sector code, or None.
        adjectives, people: of a state: "Libyan"; "Libyans".
        capital: of a state: names of the city that stands for its government.
        roles: offices and memberships of a person; memberships of a body.
        source, checked: of everything but the roles, which carry their own.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    female: bool | None = None
    roles: tuple[Role, ...] = ()
    source: str = RECALLED
    checked: bool = False

    def roles_on(self, date: str | None) -> tuple[Role, ...]:
        """The roles held on an ISO date."""
        return tuple(r for r in self.roles if r.on(date))
