"""The filters and their values in plain words, for chips, facets and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.desk import dates
from sayso.desk.asked import is_act
from sayso.exports import sentences, words

if TYPE_CHECKING:
    from sayso.desk.asked import Asked
    from sayso.knowledge.actors import Actors

#: Filters in the order in which a form shows them, with their names.
FIELDS = {
    "words": "words", "actor": "actor", "type": "what", "from": "from", "to": "until", "status": "status", "country": "country",
    "place": "place", "source": "said by", "outlet": "outlet", "judged": "judged", "review": "review",
    "assigned": "assigned to", "report": "report",
}  # fmt: skip
STATUS = {
    "reported": "reported", "announced": "announced", "conditional": "conditional", "denied": "said not to have happened",
    "claimed": "claimed by somebody", "background": "told as background",
}  # fmt: skip
#: Codes of statuses and the words that stand for them in addresses.
PLAIN = {"actual": "reported", "future": "announced", "hypothetical": "conditional", "negated": "denied"}
#: Which filters say nothing about a view's records.
SILENT = {"claims": ("status", "country", "place")}


def label(name: str, value: str, actors: Actors) -> str:
    """A value of a filter in plain words: ``attacked from the air``, ``Libya``, ``16 January 2020``."""
    if name == "type":
        kind, _, mode = value.partition(":")
        return sentences.act_label(value) if is_act(value) else sentences.type_label(kind, mode.lower() or None)
    if name == "country":
        return country(value, actors)
    if name == "status":
        return STATUS.get(PLAIN.get(value, value), value)
    if name in {"from", "to"}:
        return dates.plain(value)
    if name == "actor":
        known = actors.get(value)
        return known.name if known else words.one_line(value)
    return words.one_line(value)


def country(code: str, actors: Actors) -> str:
    """The name of a country; its code where it is not known."""
    found = actors.get(code.upper())
    return found.name if found and found.kind == "state" else words.one_line(code)


def chips(asked: Asked, actors: Actors, view: str) -> list[dict[str, str | bool]]:
    """The active filters: name, value, the query string without it, and whether it says nothing about this view."""
    out: list[dict[str, str | bool]] = []
    for name, value in sorted(asked.pairs, key=lambda p: list(FIELDS).index(p[0])):
        without = asked.without(name, value)
        silent = name in SILENT.get(view, ()) or (name == "type" and is_act(value) != (view == "claims"))
        out.append(
            {"name": FIELDS[name], "value": label(name, value, actors), "without": without, "silent": silent, "field": name}
        )
    return out
