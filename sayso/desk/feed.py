"""A dossier as a feed: Atom (RFC 4287) and JSON Feed 1.1.

An entry is an event: its sentence, the report's sentence that supports it, and a link.  A report's text is never in a feed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sayso.desk import evidence
from sayso.exports import sentences, words
from sayso.ledger.queries import chronicle
from sayso.ledger.queries.identity import namespace, urn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.desk.dossier import Numbers
    from sayso.ledger import Ledger
    from sayso.ledger.dossiers import Dossier
    from sayso.ledger.queries.rows import EventRow

ATOM = "http://www.w3.org/2005/Atom"
#: Entries of a feed.
ENTRIES = 50
#: Longest evidence of an entry, in characters.
LONGEST = 400
#: What XML 1.0 does not have (its section 2.2).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event in a feed; times are UTC (RFC 3339)."""

    id: str
    url: str
    title: str
    text: str
    published: str
    updated: str
    outlet: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A dossier with its newest entries."""

    id: str
    title: str
    updated: str
    page: str
    base: str
    entries: tuple[Entry, ...]


def feed(dossier: Dossier, found: Numbers, ledger: Ledger, base: str) -> Feed:
    """The feed of a dossier; ``base`` is the desk's address, without a slash at its end."""
    own = namespace(ledger)
    rows = chronicle.latest(found.view, found.asked.of_events, found.reader, ENTRIES)
    texts = {r: found.view.text(r) for r in {row.head.id for row in rows}}
    entries = tuple(_entry(row, texts[row.head.id], urn(own, row.id), base) for row in rows)
    return Feed(
        id=urn(own, f"dossier {dossier.id}"),
        title=dossier.name,
        updated=_time(max([dossier.at, *(e.updated for e in entries)])),
        page=f"{base}/dossiers/{dossier.id}",
        base=base,
        entries=entries,
    )


def _entry(row: EventRow, text: str | None, name: str, base: str) -> Entry:
    said = evidence.sentence(text, row.event, LONGEST) if text else ""
    parts = [f"“{said}”" if said else "", words.status(row), words.one_line(row.head.outlet or "")]
    return Entry(
        id=name,
        url=f"{base}/records/{row.id}",
        title=str(sentences.event(row.event)),
        text=" · ".join(p for p in parts if p),
        published=_time(row.head.added or chronicle.changed(row)),
        updated=_time(chronicle.changed(row)),
        outlet=row.head.outlet,
        tags=(sentences.type_label(row.event.type, row.event.mode), words.SHOWN[row.event.status]),
    )


def _time(at: str) -> str:
    """A UTC time as feeds want it: to the second, with ``Z``."""
    return f"{at[:19]}Z" if len(at) >= len("2026-11-22T20:17:00") else f"{at[:10]}T00:00:00Z"


def atom(found: Feed, here: str) -> bytes:
    """The feed as Atom; ``here`` is its own address."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    _texts(root, (("id", found.id), ("title", found.title), ("updated", found.updated), ("generator", "Sayso")))
    _link(root, "self", here, "application/atom+xml")
    _link(root, "alternate", found.page, "text/html")
    _texts(_child(root, "author"), (("name", "Sayso"),))
    for one in found.entries:
        entry = _child(root, "entry")
        _texts(entry, (("id", one.id), ("title", one.title), ("published", one.published), ("updated", one.updated)))
        _link(entry, "alternate", one.url, "text/html")
        if one.outlet:
            _texts(_child(entry, "author"), (("name", words.one_line(one.outlet)),))
        _texts(entry, (("summary", one.text),))
        for tag in one.tags:
            _child(entry, "category").set("term", _xml(tag))
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _child(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{ATOM}}}{name}")


def _texts(parent: ET.Element, items: Iterable[tuple[str, str]]) -> None:
    for name, text in items:
        _child(parent, name).text = _xml(text)


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    link = _child(parent, "link")
    for name, value in (("rel", rel), ("href", href), ("type", kind)):
        link.set(name, _xml(value))


def _xml(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def json_feed(found: Feed, here: str) -> dict[str, object]:
    """The feed as JSON Feed 1.1; ``here`` is its own address."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": found.title,
        "home_page_url": found.page,
        "feed_url": here,
        "language": "en",
        "items": [
            {
                "id": e.id,
                "url": e.url,
                "title": e.title,
                "content_text": e.text,
                "date_published": e.published,
                "date_modified": e.updated,
                "tags": list(e.tags),
                **({"authors": [{"name": words.one_line(e.outlet)}]} if e.outlet else {}),
            }
            for e in found.entries
        ],
    }
