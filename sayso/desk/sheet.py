"""One record for the panel beside a report: labelled lines, chains, words, reasons, what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.desk import dates
from sayso.desk.marked import shown
from sayso.exports import evidence, sentences, words
from sayso.ledger.queries.passages import around
from sayso.ledger.queries.rows import ClaimRow, EventRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.exports.evidence import Span
    from sayso.schema import Attribution, CodedReport, Event, EventDate, Party, Source

#: Sentences around a record's words that are shown.
PASSAGES = 6
#: Characters before and after them within which their sentences begin and end.
NEAR = 3_000
#: Quotations, in plain words.
KIND = {"direct": "in quotation marks", "indirect": "not word for word", "mixed": "partly in quotation marks"}
BASIS = {"saw": "saw it", "document": "rests on a document", "told": "was told", "infers": "infers it"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A labelled line; ``colour`` names the mark it belongs to, ``because`` what it was worked out from, ``codes`` its codes.

    ``actors``: ids to link to, by the name that is shown.
    """

    label: str
    value: str
    colour: str = ""
    because: str = ""
    codes: str = ""
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A sentence that supports the record: stretches of text with the roles that they play (maybe none)."""

    stretches: tuple[tuple[str, tuple[str, ...]], ...]


def event_lines(event: Event) -> list[Line]:
    """Who, whom, about what, when, where and how many."""
    found = [*_parties("who", event.actors), *_parties("whom", event.recipients)]
    found += [Line(label="about", value=f"“{words.one_line(s.text)}”") for s in event.about]
    if event.condition:
        found.append(Line(label="if", value=f"“{words.one_line(event.condition.text)}”"))
    if event.deadline:
        said = event.deadline.span
        day = dates.plain(event.deadline.value) if event.deadline.value else ""
        found.append(Line(label="until", value=day or (f"“{words.one_line(said.text)}”" if said else ""), colour="when"))
    found += [Line(label=c.kind, value=_count(c.low, c.best, c.high, c.span.text, c.who)) for c in event.counts]
    found.append(_when(event.date))
    if event.place is None:
        found.append(Line(label="where", value=""))
    else:
        place = event.place
        codes = " ".join(str(c) for c in (place.country, place.geonames and f"GeoNames {place.geonames}") if c)
        found.append(
            Line(
                label="where",
                value=f"{words.where(event)} ({place.precision})",
                colour="where",
                because=words.one_line(place.because),
                codes=codes,
            )
        )
    if event.contexts:
        found.append(Line(label="to do with", value=", ".join(c.replace("_", " ") for c in event.contexts)))
    return found


def claim_lines(row: ClaimRow) -> list[Line]:
    """Who says it, how, how surely, and on what it rests."""
    claim = row.claim
    found = [_source("speaker", claim.speaker)] if claim.speaker else [Line(label="speaker", value="")]
    found += [_source("via", via) for via in claim.via]
    if claim.cue:
        found.append(Line(label="the word", value=f"“{words.one_line(claim.cue.text)}”", colour="says"))
    said = f"{KIND[claim.kind]}{', translated' if claim.translated else ''}"
    found.append(Line(label="quotation", value=said, codes=claim.kind))
    certainty = sentences.certainty(claim)
    if certainty:
        found.append(Line(label="how sure", value=certainty, codes=claim.certainty))
    if claim.basis:
        found.append(Line(label="rests on", value=BASIS[claim.basis], codes=claim.basis))
    return found


def entity_lines(coded: CodedReport, at: int) -> list[Line]:
    """The actors, places and dates that are mentioned at a place in the text, with what they were worked out from."""
    found = []
    for m in coded.mentions:
        if m.start <= at < m.end:
            kind = "" if m.kind == "unknown" else f" ({m.kind.replace('_', ' ')})"
            name = words.one_line(m.name or m.text)
            found.append(Line(label="actor", value=name + kind, colour="who", codes=m.actor or "", actor=m.actor))
    for p in coded.places:
        if p.start <= at < p.end:
            value = f"{words.one_line(p.name)} ({p.precision})" if p.name else f"{words.one_line(p.text)}, place unknown"
            codes = " ".join(str(c) for c in (p.country, p.geonames and f"GeoNames {p.geonames}") if c)
            found.append(Line(label="place", value=value, colour="where", because=words.one_line(p.because), codes=codes))
    for d in coded.dates:
        if d.start <= at < d.end:
            value = dates.plain(d.interval) if d.interval else "not resolved"
            because = words.one_line(d.because)
            found.append(Line(label="date", value=value, colour="when", because=because, codes=d.value or d.type))
    return found


def claim_title(row: ClaimRow) -> str:
    """``The minister denies: “…”``."""
    return f"{words.speaker(row)} {sentences.says(row.claim)}"


def code_line(row: EventRow | ClaimRow) -> str:
    """The codes of the record itself."""
    if isinstance(row, EventRow):
        e = row.event
        scores = [f"{n} {v:+g}" for n, v in (("Goldstein", e.goldstein), ("intensity", e.intensity)) if v is not None]
        return " · ".join(
            [" ".join(filter(None, (e.type, e.mode))), f"CAMEO {e.cameo}", *scores, e.quad or "no quad class", e.status]
        )
    c: Attribution = row.claim
    return " · ".join([("not " if c.negated else "") + c.act, c.kind, c.certainty])


def chains(row: EventRow | ClaimRow) -> list[tuple[str, ...]]:
    """Every chain from the first speaker on, the outlet left out; empty where the outlet speaks for itself."""
    if isinstance(row, ClaimRow):
        return [tuple(words.one_line(n) for n in row.chain) or ("somebody unnamed",)]
    found = [tuple(words.one_line(n) for n in chain) for chain in row.chains]
    if not found and row.claims:
        speaks = words.names(row.event.actors)
        found = [(speaks,)] if speaks else []
    return found


def passages(text: str, row: EventRow | ClaimRow) -> list[Words]:
    """The sentences that support a record, with its words marked; none where the text was erased."""
    spans = evidence.event_spans(row.event) if isinstance(row, EventRow) else evidence.claim_spans(row.claim)
    inside = [s for s in spans if 0 <= s.start < s.end <= len(text)]
    if not inside:
        return []
    first = max(0, min(s.start for s in inside) - NEAR)  # a report may have a million characters
    near = text[first : max(s.end for s in inside) + NEAR]
    found = around(near, [(s.start - first, s.end - first) for s in inside])
    return [_words(text, first + s, first + e, inside) for s, e in list(found)[:PASSAGES]]


def first_word(row: EventRow | ClaimRow) -> int:
    """Where a record's words are shown: its anchor, or its cue, speaker or first words."""
    if isinstance(row, EventRow):
        return row.event.anchor.start
    claim = row.claim
    if claim.cue:
        return claim.cue.start
    if claim.speaker and claim.speaker.start is not None:
        return claim.speaker.start
    return claim.content[0].start if claim.content else 0


def _parties(label: str, parties: Iterable[Party]) -> list[Line]:
    found = []
    for party in parties:
        name = words.one_line(party.name)
        said = words.one_line(party.span.text) if party.span else ""
        found.append(
            Line(
                label=label,
                value=f"{name}, “{said}”" if said and said != name else name,
                colour="who",
                codes=" ".join(c for c in (party.actor, party.country, party.sector) if c),
                actor=party.actor,
            )
        )
    return found or [Line(label=label, value="")]


def _source(label: str, source: Source) -> Line:
    name = words.one_line(source.name or source.text or "unnamed")
    said = words.one_line(source.text or "")
    value = f"{name}, “{said}”" if said and said != name else name
    return Line(label=label, value=value, colour="says", codes=source.actor or "", actor=source.actor)


def _when(date: EventDate | None) -> Line:
    if date is None:
        return Line(label="when", value="")
    precision = f" (to the {date.precision})" if date.precision not in {"day", "interval"} else ""
    return Line(
        label="when",
        value=dates.plain(date.value) + precision,
        colour="when",
        because=words.one_line(date.because),
        codes=date.value,
    )


def _count(low: int | None, best: int | None, high: int | None, said: str, who: str | None) -> str:
    numbers = [n for n in (low, best, high) if n is not None]
    if not numbers:
        number = f"“{words.one_line(said)}”"
    elif min(numbers) == max(numbers):
        number = f"{numbers[0]:,}"
    else:
        number = f"{min(numbers):,} to {max(numbers):,}"
    return f"{number} {words.one_line(who)}" if who else number


def _words(text: str, start: int, end: int, spans: Sequence[Span]) -> Words:
    pieces = evidence.pieces(text, start, end, spans)
    return Words(stretches=tuple((shown(p.text), tuple(dict.fromkeys(p.labels))) for p in pieces))
