"""What the lines of our markup tell of an attribution or an event, in the form of the annotation guide."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import yaml

import sayso
from sayso.coding.events.about import TYPES as ABOUT
from sayso.errors import MalformedInput
from sayso.schema import AttributionKind, Certainty, EventType, LinkType, SpeechAct, Status

if TYPE_CHECKING:
    from training.own.markup import Sentence

ONTOLOGY = Path(sayso.__file__).parent / "knowledge" / "ontology" / "plover.yaml"
KINDS = get_args(AttributionKind)
ACTS = get_args(SpeechAct)
CERTAINTIES = get_args(Certainty)
#: Acts that are done by speaking.
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
TYPES = get_args(EventType)
STATUSES = get_args(Status)
LINKS = get_args(LinkType)
KEYS = re.compile(r"\b(speaker|via|parent|links|actors|recipients|date|place|said_by|counts|deadline)=")
#: Bare words that are never the end of a name, wherever they stand.
BARE = frozenset({"bg", "negated", "future", "hypothetical", "probable", "possible"})


def _fields(rest: str) -> tuple[list[str], dict[str, str]]:
    """The bare words and the ``key=value`` fields of a ``>`` line (a value runs to the next key or to a bare word of BARE)."""
    keys = list(KEYS.finditer(rest))
    bare = rest[: keys[0].start()].split() if keys else rest.split()
    ends = [k.start() for k in keys[1:]] + [len(rest)] * bool(keys)
    fields = {}
    for key, end in zip(keys, ends, strict=True):
        words = rest[key.end() : end].split()
        while words and words[-1] in BARE:
            bare.append(words.pop())
        fields[key.group(1)] = " ".join(words)
    return bare, fields


def _names(value: str | None) -> list[str]:
    return [n.strip() for n in value.split(";") if n.strip()] if value else []


def _one(words: list[str], legal: tuple[str, ...], default: str | None = None) -> str | None:
    return next((w for w in words if w in legal), default)


def attribution_of(sentence: Sentence, label: str, rest: str, line: int, file: str) -> dict[str, Any]:
    """The attribution that a ``>`` line tells.

    Raises:
        MalformedInput: names the file and the line.
    """
    bare, fields = _fields(rest)
    kind, act = _one(bare, KINDS), _one(bare, ACTS)
    unknown = set(bare) - {*KINDS, *ACTS, *CERTAINTIES, "negated"}
    if kind is None or act is None or unknown:
        raise MalformedInput(f"{label} needs a kind and an act (not {sorted(unknown)})", file=file, line=line)
    n = label[1:]
    speaker = next(iter(sentence.words("s" + n)), None)
    resolved = fields.get("speaker") or speaker
    via = _names(fields["via"]) if "via" in fields else sentence.words("v" + n)
    links = [dict(zip(("type", "to"), link.split(":"), strict=True)) for link in _names(fields.get("links"))]
    for link in links:
        if link["type"] not in LINKS:
            raise MalformedInput(f"{link['type']!r} is no link type", file=file, line=line)
        link["to"] = link["to"].replace("t", "a", 1) if link["to"].startswith("t") else link["to"]
    content = sentence.words(label)
    if not content and not any(link["type"] == "no_comment" for link in links):
        raise MalformedInput(f"{label} has no content", file=file, line=line)
    parent = fields.get("parent")
    return {
        "id": "a" + n,
        "speaker": speaker,
        "speaker_resolved": resolved,
        "cue": next(reversed(sentence.words("c" + n)), None),
        "content": content,
        "kind": kind,
        "via": via,
        "act": act,
        "certainty": _one(bare, CERTAINTIES, "certain"),
        "negated": "negated" in bare,
        "chain": [*([resolved] if resolved else []), *via],
        "parent": "a" + parent[1:] if parent else None,
        "links": links,
        "spans": {k: sentence.marks.get(k + n, []) for k in "sctv"},
    }


def event_of(sentence: Sentence, label: str, rest: str, line: int, file: str) -> dict[str, Any]:
    """The event that a ``>`` line tells.

    Raises:
        MalformedInput: names the file and the line.
    """
    bare, fields = _fields(rest)
    type_ = _one(bare, TYPES)
    status = _one(bare, STATUSES, "actual")
    modes = [w for w in bare if w not in {type_, *STATUSES, "bg"}]
    if type_ is None or len(modes) > 1:
        raise MalformedInput(f"{label} needs one type and at most one mode ({bare})", file=file, line=line)
    if modes and modes[0] not in _modes()[type_]:
        raise MalformedInput(f"{modes[0]!r} is no mode of {type_}", file=file, line=line)
    n = label[1:]
    if not sentence.marks.get(label):
        raise MalformedInput(f"{label} has no anchor", file=file, line=line)
    actors, recipients = sentence.words("a" + n), sentence.words("r" + n)
    spans = {k: sentence.marks.get(k + n, []) for k in "earbkdpn"}
    if type_ not in ABOUT:
        spans["b"] = []  # marked by many writers, and not what the contract means by it
    return {
        "id": "e" + n,
        "type": type_,
        "mode": modes[0] if modes else None,
        "anchor": sentence.words(label)[0],
        "actors": actors,
        "actors_resolved": _names(fields["actors"]) if "actors" in fields else actors,
        "recipients": recipients,
        "recipients_resolved": _names(fields["recipients"]) if "recipients" in fields else recipients,
        "status": status,
        "background": "bg" in bare,
        "date_text": next(iter(sentence.words("d" + n)), None),
        "date": fields.get("date"),
        "place_text": next(iter(sentence.words("p" + n)), None),
        "place": fields.get("place"),
        "said_by": _names(fields.get("said_by")),
        "attributions": [],
        "about": sentence.words("b" + n) if type_ in ABOUT else [],
        "condition": next(iter(sentence.words("k" + n)), None),
        "deadline": fields.get("deadline"),
        "counts": [_count(c, sentence.words("n" + n), file, line) for c in _names(fields.get("counts"))],
        "spans": spans,
    }


@functools.cache
def _modes() -> dict[str, set[str]]:
    """The modes of each PLOVER type."""
    types = yaml.safe_load(ONTOLOGY.read_text("utf-8"))["types"]
    return {name: set(told.get("modes", ())) for name, told in types.items()}


def _count(told: str, words: list[str], file: str, line: int) -> dict[str, Any]:
    match = re.fullmatch(r"(\w+) (\d+)(?:\.\.(\d+)|(\+))?", told)
    if not match:
        raise MalformedInput(f"{told!r} is no count", file=file, line=line)
    kind, low, high, least = match.groups()
    top = None if least else int(high or low)
    return {"kind": kind, "low": int(low), "best": None if high else int(low), "high": top, "text": " ".join(words)}


def vouch(event: dict[str, Any], attributions: list[dict[str, Any]], sentence: Sentence) -> None:
    """Attributions whose content covers the anchor vouch for the event, and for a verbal act the one whose cue it is.

    The chain of the first is the event's ``said_by``; the speaker of a verbal act is its actor and is not repeated there
    (rulings 2 and 22).
    """
    start, end = sentence.marks["e" + event["id"][1:]][0]
    verbal = event["type"] in VERBAL
    told = [a for a in attributions if verbal and any(s < end and start < e for s, e in a["spans"]["c"])]
    covering = [a for a in attributions if any(s <= start and end <= e for s, e in a["spans"]["t"])]
    event["attributions"] = [a["id"] for a in (*told, *covering)]
    if (told or covering) and not event["said_by"]:
        chain = list((told or covering)[0]["chain"])
        own = told or (verbal and chain[:1] and chain[0] in event["actors_resolved"])
        event["said_by"] = chain[1:] if own else chain
