"""One actor from two entries: what is known, and what somebody adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from sayso.knowledge.actors.records import Actor, Role

_YEAR = 4


def merged(known: Actor, more: Actor) -> Actor:
    """The known actor with the names and roles of another entry; of one role told twice the added one stands.

    What the known entry leaves open (country, sector, gender) is filled from the other; what it says stays.
    """
    have = {known.name, *known.names}
    roles = tuple(r for r in known.roles if not any(_same(r, other) for other in more.roles))
    return msgspec.structs.replace(
        known,
        names=known.names + tuple(n for n in dict.fromkeys((more.name, *more.names)) if n not in have),
        short=tuple(dict.fromkeys(known.short + more.short)),
        country=known.country or more.country,
        sector=known.sector or more.sector,
        female=known.female if known.female is not None else more.female,
        roles=roles + more.roles,
    )


def _same(a: Role, b: Role) -> bool:
    """Whether two entries tell of one role: the same office of the same body, begun in the same year (or one not dated)."""
    alike = a.of == b.of and (a.kind == b.kind != "other" or a.office.lower() == b.office.lower())
    return alike and (not a.start or not b.start or a.start[:_YEAR] == b.start[:_YEAR])
