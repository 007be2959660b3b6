"""What to look at next, in words: why a record stands where it does in the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.desk.dossier import question
from sayso.errors import SaysoError
from sayso.exports import words
from sayso.ledger import dossiers

if TYPE_CHECKING:
    from sayso.desk.asked import Asked
    from sayso.desk.asking import Asking
    from sayso.desk.desk import Desk, Person
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.worth import Entry, Ranked

#: What each reason adds, for people who want to know how the queue comes about.
SAID = {
    "disputed": "people decided differently", "assigned": "it was assigned to you",
    "denied": "it is denied or said not to have happened, or contradicts another record",
    "harmed": "people came to harm, the more the higher (plus ten for each further digit)",
    "weak": "the coder was not sure of its type", "unnamed": "nobody is named as the one who says so",
    "rare": "few events are of this type", "dossiers": "it stands in a dossier (for each, of four at most)",
    "fresh": "nobody has looked at this report",
}  # fmt: skip


def ranking(q: Asking, desk: Desk, person: Person | None) -> Ranked:
    """The queue that an address asks for.  Types of events leave out claims, speech acts leave out events."""
    events, claims = about(q.asked)
    from sayso.ledger.queries import worth

    return worth.ranked(q.view, events, claims, q.reader, person=person.name if person else None, dossiers=_kept(desk))


def about(asked: Asked) -> tuple[Filter | None, Filter | None]:
    """The events and the claims that filters ask for; null where they are about the others only."""
    acts, types = asked.of_claims.types, asked.of_events.types
    about_events = asked.filter.status or asked.filter.country or asked.filter.place
    return (
        None if acts and not types else asked.of_events,
        None if (types and not acts) or about_events else asked.of_claims,
    )


def _kept(desk: Desk) -> tuple[tuple[Filter | None, Filter | None], ...]:
    out = []
    for dossier in dossiers.all(desk.ledger):
        try:
            out.append(about(question(dossier.query)))
        except SaysoError:  # a filter that a later version knows
            continue
    return tuple(out)


def reasons(entry: Entry) -> list[str]:
    """The reasons of one record, the weightiest first."""
    found = []
    for reason in entry.reasons:
        if reason == "harmed" and entry.harmed is not None:
            found.append(f"{entry.harmed:,} people came to harm" if entry.harmed != 1 else "somebody came to harm")
        elif reason == "weak" and entry.score is not None:
            found.append(f"the coder was not sure of its type ({entry.score:.2f})")
        elif reason == "dossiers":
            found.append(f"it stands in {words.number(entry.dossiers, 'dossier')}")
        else:
            found.append(SAID[reason])
    return found or ["nobody has judged it yet"]
