"""Reads the labelled reports of training/own/reports (the form is told in training/own/README.md).

The records have the form of the annotation guide, as the gold sets have, so that one reader serves both.
"""

from __future__ import annotations

import functools
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import yaml

import sayso
from sayso.coding.events.about import TYPES as ABOUT
from sayso.errors import MalformedInput
from sayso.schema import AttributionKind, Certainty, EventType, LinkType, SpeechAct, Status

REPORTS = Path(__file__).parent / "reports"
ONTOLOGY = Path(sayso.__file__).parent / "knowledge" / "ontology" / "plover.yaml"
LABEL = re.compile(r"[sctvearbkdpn]\d+$")
KINDS, ACTS, CERTAINTIES = get_args(AttributionKind), get_args(SpeechAct), get_args(Certainty)
#: What the files and ids of our dense reports begin with: long sentences, two acts and one or two claims in each (README.md).
DENSE = "z"
#: Acts that a writer who labels no links passes over.
DOUBTFUL = frozenset({"deny", "confirm"})
#: Acts that are done by speaking.
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
TYPES, STATUSES, LINKS = get_args(EventType), get_args(Status), get_args(LinkType)
KEYS = re.compile(r"\b(speaker|via|parent|links|actors|recipients|date|place|said_by|counts|deadline)=")


@dataclass(slots=True)
class Sentence:
    """One sentence without its markup, the marked words by label, and the lines that tell the rest."""

    text: str
    marks: dict[str, list[tuple[int, int]]]
    told: list[tuple[str, str, int]] = field(default_factory=list)  # (label, rest of the line, line number)

    def words(self, label: str) -> list[str]:
        """The words marked with a label, in text order."""
        return [self.text[s:e] for s, e in self.marks.get(label, [])]


@dataclass(slots=True)
class Labelled:
    """One report: its sentences and its records, ready to be written."""

    id: str
    outlet: str
    published: str
    sentences: list[Sentence] = field(default_factory=list)

    def rows(self, file: str) -> list[dict[str, Any]]:
        """One record per sentence, as in gold/*.gold.jsonl."""
        rows = [self._row(i, s, file) for i, s in enumerate(self.sentences)]
        ids = [x["id"] for row in rows for x in (*row["attributions"], *row["events"])]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise MalformedInput(f"{self.id} has {', '.join(twice)} twice", file=file)
        return rows

    def _row(self, index: int, sentence: Sentence, file: str) -> dict[str, Any]:
        attributions = [_attribution(sentence, *told, file) for told in sentence.told if told[0][0] == "t"]
        events = [_event(sentence, *told, file) for told in sentence.told if told[0][0] == "e"]
        told = {label for label, _, _ in sentence.told}
        for label in sentence.marks:
            owner = ("t" if label[0] in "sctv" else "e") + label[1:]
            if owner not in told:
                raise MalformedInput(f"{label} is marked but no line tells {owner}: {sentence.text[:60]!r}", file=file)
        for event in events:
            _vouch(event, attributions, sentence)
        return {"doc": self.id, "sent": index, "events": events, "attributions": attributions}


def parse_sentence(line: str, file: str, number: int) -> Sentence:
    """Take the markup out of one line.

    Raises:
        MalformedInput: braces that don't pair, or a label that is none.
    """
    out: list[str] = []
    marks: dict[str, list[tuple[int, int]]] = {}
    open_: list[tuple[list[str], int]] = []
    length = i = 0
    while i < len(line):
        if line[i] == "{":
            labels, _, _ = line[i + 1 :].partition(" ")
            names = labels.split(",")
            for name in names:
                if not LABEL.match(name):
                    raise MalformedInput(f"{name!r} is no label", file=file, line=number)
            open_.append((names, length))
            i += len(labels) + 2
            continue
        if line[i] == "}":
            if not open_:
                raise MalformedInput("a } without its {", file=file, line=number)
            names, start = open_.pop()
            for name in names:
                marks.setdefault(name, []).append((start, length))
        else:
            out.append(line[i])
            length += 1
        i += 1
    if open_:
        raise MalformedInput(f"{{{','.join(open_[-1][0])} is not closed", file=file, line=number)
    for spans in marks.values():
        spans.sort()
    return Sentence(text="".join(out), marks=marks)


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


def _attribution(sentence: Sentence, label: str, rest: str, line: int, file: str) -> dict[str, Any]:
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


def _event(sentence: Sentence, label: str, rest: str, line: int, file: str) -> dict[str, Any]:
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


def _vouch(event: dict[str, Any], attributions: list[dict[str, Any]], sentence: Sentence) -> None:
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


def links_untold(record: dict[str, Any], *, report_has_links: bool) -> bool:
    """Whether the labels of a report leave open that an attribution points at something.

    In a report without any link whoever denies, confirms or knows nothing may have been passed over by its writer.
    """
    return not report_has_links and (record["act"] in DOUBTFUL or record["certainty"] == "unknown")


def read(path: Path) -> list[Labelled]:
    """The reports of one file.

    Raises:
        MalformedInput: names the file and the line.
    """
    reports: list[Labelled] = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@report "):
            parts = [p.strip() for p in line[8:].split("|")]
            if len(parts) != 3:  # noqa: PLR2004 - id, outlet, day
                raise MalformedInput("a report line is `@report ID | OUTLET | DAY`", file=path.name, line=number)
            reports.append(Labelled(id=parts[0], outlet=parts[1], published=parts[2]))
        elif not reports:
            raise MalformedInput("a sentence before the first @report", file=path.name, line=number)
        elif line.startswith("> "):
            label, _, rest = line[2:].partition(" ")
            if not reports[-1].sentences or not re.fullmatch(r"[te]\d+", label):
                raise MalformedInput(f"{label!r} tells of no attribution or event", file=path.name, line=number)
            reports[-1].sentences[-1].told.append((label, rest, number))
        else:
            reports[-1].sentences.append(parse_sentence(line, path.name, number))
    return reports


def main() -> None:
    """Check all files and print how much there is, or with ``--write DIR`` write DIR/own.{gold,sentences}.jsonl."""
    reports = [(p.name, r) for p in sorted(REPORTS.glob("*.txt")) for r in read(p)]
    rows = [row for name, r in reports for row in r.rows(name)]
    ids = [r.id for _, r in reports]
    if len(set(ids)) != len(ids):
        sys.exit(f"report ids occur twice: {sorted({i for i in ids if ids.count(i) > 1})}")
    events, attributions = sum(len(r["events"]) for r in rows), sum(len(r["attributions"]) for r in rows)
    print(f"{len(reports)} reports, {len(rows)} sentences, {events} events, {attributions} attributions")
    if sys.argv[1:2] == ["--write"]:
        out = Path(sys.argv[2])
        lines = [
            {"id": r.id, "outlet": r.outlet, "published": r.published, "sentences": [s.text for s in r.sentences]}
            for _, r in reports
        ]
        (out / "own.sentences.jsonl").write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), "utf-8")
        (out / "own.gold.jsonl").write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in rows), "utf-8")


if __name__ == "__main__":
    main()
