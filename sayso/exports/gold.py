"""Judged reports as annotated sentences: what people decided becomes data to learn from and to measure by.

Two lines belong together, in files of their own: a report's sentences (``id``, ``outlet``, ``published``, ``title``,
``sentences``) and, for each sentence, its events and attributions (``doc``, ``sent``, ``events``, ``attributions``).  All
words are copied from their sentence, character for character; who is named only elsewhere stands in ``*_resolved`` alone.

A report is given when each of its events was judged: by one person, whose decisions the lines then are, or by anybody, and
then the lines are what the ledger shows.  Attributions are those that were judged; ``complete`` says whether these are all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.exports.jsontext import json_text
from sayso.exports.uncoded import prose
from sayso.ledger.judgements.opinions import WHOLE
from sayso.ledger.judgements.values import CORRECTABLE, with_fields
from sayso.ledger.queries.rows import EventRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.ledger.queries.rows import ClaimRow, FullReport
    from sayso.schema import Attribution, Event, Party, Span

#: Judgements that decide of a record without a word on its fields.
_MAKING = frozenset({"add", "split", "merge"})
Bounds = tuple[int, int]


def lines(reports: Iterable[FullReport], person: str | None = None) -> Iterator[str]:
    """The sentences with events and attributions, one a line."""
    for report in reports:
        if judged(report, person):
            yield from (json_text(line) for line in annotated(report, person))


def sentence_lines(reports: Iterable[FullReport], person: str | None = None) -> Iterator[str]:
    """The reports that :func:`lines` gives, one a line, with their sentences."""
    for report in reports:
        if judged(report, person):
            text, head = report.coded.text, report.row.head
            said = {"id": head.id, "outlet": head.outlet, "published": (head.published or "")[:10] or None, "title": head.title}
            yield json_text(said | {"sentences": [text[s:e] for s, e in bounds(report)]})


def judged(report: FullReport, person: str | None = None) -> bool:
    """Whether every event of a report was judged (by this person); of one without events, whether the report was."""
    if not report.coded.text or report.row.erased or report.coded.failure is not None:
        return False
    verdicts = report.row.review.opinions.get(WHOLE, {})
    if verdicts.get(person) == "accept" if person else "accept" in verdicts.values():
        return True
    events = [r for r in (*report.events, *report.hidden) if isinstance(r, EventRow)]
    return bool(events) and all(_decided(r, person) for r in events)


def _decided(row: EventRow | ClaimRow, person: str | None) -> bool:
    people = set(row.review.opinions.get(WHOLE, {})) | {m.by for m in row.review.marks if m.kind in _MAKING}
    return person in people if person else bool(people)


def _stands(row: EventRow | ClaimRow, person: str | None) -> bool:
    """Whether the record is there for the person, or for all."""
    if row.review.state in {"split", "merged"}:
        return False
    verdict = row.review.opinions.get(WHOLE, {}).get(person) if person else None
    return verdict != "reject" if verdict else row.review.state != "rejected"


def _as_decided(row: EventRow | ClaimRow, person: str | None) -> Any:
    """The record as the person sees it: own decisions; where only others decided, what the coder says."""
    record: Any = row.event if isinstance(row, EventRow) else row.claim
    if person is None:
        return record
    fields: dict[str, Any] = {}
    for field in CORRECTABLE["event" if isinstance(row, EventRow) else "claim"]:
        said = row.review.opinions.get(field, {})
        if person in said:
            fields[field] = said[person]
        elif said and field in row.review.differs:
            fields[field] = row.review.differs[field]
    return with_fields(record, fields) if fields else record


def annotated(report: FullReport, person: str | None = None) -> list[dict[str, Any]]:
    """A report's sentences in order, each with its events and attributions."""
    cut = bounds(report)
    out: list[dict[str, Any]] = [
        {"doc": report.row.head.id, "sent": i, "events": [], "attributions": []} for i in range(len(cut))
    ]
    every = (*report.events, *report.claims, *report.hidden)
    events = [r for r in every if isinstance(r, EventRow)]
    claims = [r for r in every if not isinstance(r, EventRow)]
    whole = report.row.review.opinions.get(WHOLE, {})
    accepted = whole.get(person) == "accept" if person else "accept" in whole.values()
    placed = True
    for row in sorted(events, key=lambda r: r.event.anchor.start):
        if _stands(row, person):
            event = _as_decided(row, person)
            i = next((n for n, (s, e) in enumerate(cut) if s <= event.anchor.start and event.anchor.end <= e), None)
            placed = placed and i is not None
            if i is not None:
                out[i]["events"].append(_event(event, cut[i]))
    known = [r for r in claims if accepted or _decided(r, person)]
    for claim in known:
        if _stands(claim, person):
            for i, found in _attributions(_as_decided(claim, person), report.coded.text, cut):
                out[i]["attributions"].append(found)
    for line in out:
        line["complete"] = {"events": placed, "attributions": len(known) == len(claims)}
        if person is not None:
            line["reader"] = person
    return out


def bounds(report: FullReport) -> list[Bounds]:
    """The sentences of what is read in a report; two that the words of one act run over are one."""
    anchors = [(r.event.anchor.start, r.event.anchor.end) for r in (*report.events, *report.hidden) if isinstance(r, EventRow)]
    found: list[Bounds] = []
    for start, end in prose(report.coded.text, report.coded.layout):
        if found and any(s < found[-1][1] and e > start for s, e in anchors):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _event(event: Event, sentence: Bounds) -> dict[str, Any]:
    date, place = event.date, event.place
    where = _words([place.span] if place else [], sentence)
    return {
        "type": event.type,
        "mode": event.mode,
        "anchor": event.anchor.text,
        "actors": _words([p.span for p in event.actors], sentence),
        "recipients": _words([p.span for p in event.recipients], sentence),
        "actors_resolved": _names(event.actors),
        "recipients_resolved": _names(event.recipients),
        "status": event.status,
        "background": event.background,
        "date_text": next(iter(_words([date.span] if date else [], sentence)), None),
        "date": "/".join(d[:10] for d in date.value.split("/")) if date else None,
        "place_text": where[0] if where else None,
        "place": place.name if place and where else None,
        "said_by": list(event.said_by),
    }


def _attributions(claim: Attribution, text: str, cut: Sequence[Bounds]) -> Iterator[tuple[int, dict[str, Any]]]:
    """A claim in each sentence that holds some of its content, or, where it has none, its cue."""
    speaker, cue = claim.speaker, claim.cue
    spoken = None
    if speaker is not None and speaker.start is not None and speaker.end is not None and speaker.text is not None:
        spoken = (speaker.start, speaker.end)
    for i, (start, end) in enumerate(cut):
        pieces = [(max(s.start, start), min(s.end, end)) for s in claim.content if s.start < end and s.end > start]
        here = cue is not None and start <= cue.start and cue.end <= end
        content = [piece for s, e in pieces if (piece := text[s:e].strip())]
        if not content and not (here and not claim.content):
            continue
        named = spoken is not None and start <= spoken[0] and spoken[1] <= end
        yield (
            i,
            {
                "speaker": text[spoken[0] : spoken[1]] if named and spoken else None,
                "speaker_resolved": (speaker.name or speaker.text) if speaker else None,
                "cue": cue.text if here and cue else None,
                "content": content,
                "kind": claim.kind,
                "via": [v.name or v.text or "" for v in claim.via],
            },
        )


def _words(spans: Iterable[Span | None], sentence: Bounds) -> list[str]:
    return [s.text for s in spans if s and sentence[0] <= s.start and s.end <= sentence[1]]


def _names(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(p.name for p in parties))
