"""The event stage: from a document's parse, mentions and attributions to coded events."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from sayso.coding.events.about import about, without_condition
from sayso.coding.events.acts import Act, find_acts
from sayso.coding.events.cast import cast as cast_of
from sayso.coding.events.conditions import conditions
from sayso.coding.events.contexts import Contexts
from sayso.coding.events.counted import assign
from sayso.coding.events.counts import Counter
from sayso.coding.events.deadlines import deadline
from sayso.coding.events.drafts import draft, parties_of
from sayso.coding.events.facts import Facts
from sayso.coding.events.features import Sentence, told_in
from sayso.coding.events.harm import Harm
from sayso.coding.events.heads import Heads
from sayso.coding.events.lexicon import Lexicon
from sayso.coding.events.linear import Linear
from sayso.coding.events.private import Private
from sayso.coding.events.resolve import source_party
from sayso.coding.events.said_by import joint_speakers, vouching
from sayso.coding.events.screen import LEAST as UNPOLITICAL
from sayso.coding.events.screen import screen_features
from sayso.coding.events.told_once import told_once
from sayso.coding.events.types import Modes, Types
from sayso.coding.events.uttered import uttered
from sayso.coding.events.verdict import is_history, status_of
from sayso.reading.dates import DateReader, speaking_day
from sayso.schema import Event
from sayso.stage import Stage

if TYPE_CHECKING:
    import datetime as dt

    from spacy.tokens import Span

    from sayso.coding.events.candidates import Candidate, Draft
    from sayso.coding.events.parties import Phrase
    from sayso.coding.events.resolve import Found, Known
    from sayso.knowledge.ontology import Ontology
    from sayso.reading.document import Document
    from sayso.schema import Count, EventType, Party, Status
    from sayso.schema import Span as Words


class _Place(NamedTuple):
    """What is known of an act before anybody is cast in it."""

    sentence: Sentence
    status: tuple[Status, list[str]]
    condition: Words | None
    counts: tuple[Count, ...]


class EventStage(Stage):
    """Adds ``events``.

    Args:
        ontology: codes and scores.
        actors: the base of actors, for country and sector of a resolved party; by default the shipped one
            with what the user added.
        reader: reads the date line; made anew if not given.
    """

    name: ClassVar[str] = "events"
    version = "11"
    needs: ClassVar[tuple[str, ...]] = ("layout", "parse", "prose", "mentions", "attributions", "dates", "places")
    adds: ClassVar[tuple[str, ...]] = ("events",)

    def __init__(
        self, ontology: Ontology | None = None, actors: Known | None = None, *, reader: DateReader | None = None
    ) -> None:
        from sayso.knowledge.actors.base import Actors
        from sayso.knowledge.ontology import Ontology as Shipped

        self._ontology = ontology or Shipped()
        self._actors = actors or Actors.installed()
        self._reader = reader or DateReader()
        self._lexicon = Lexicon()
        self._contexts = Contexts()
        self._counter = Counter()
        self._private = Private()
        self._harm = Harm(self._lexicon.classes)
        self._types = Linear.load("type")
        self._modes = Linear.load("mode")
        self._status = Linear.load("status")
        self._background = Linear.load("background")
        self._roles = Linear.load("role")
        self._cast = Linear.load("cast")
        self._about = Linear.load("about")
        self._counts = Linear.load("count")
        self._screen = Linear.load("screen")

    def __call__(self, document: Document) -> Document:
        """Code the events of every sentence of prose, in text order."""
        if document.parse is None:
            return document
        heads = Heads(document.encoding) if document.encoding else None
        types = Types(self._types, heads)
        places: list[_Place] = []
        drafts: list[Draft] = []
        told = told_in(document.attributions)
        begins = [begin for begin, _ in document.prose]
        for number, span in enumerate(document.parse.sents):
            last = bisect_left(begins, span.end_char) - 1  # the last stretch of prose that may lie in the sentence
            if last < 0 or document.prose[last][1] <= span.start_char:
                continue
            sentence = Sentence(span, self._lexicon, told)
            acts = self._find(sentence, document, types, heads)
            if not acts:
                continue
            found = parties_of(document, span)
            acts = [a for a in acts if self._in_politics(document, span, found, a)]
            numbers = self._counter(document, span)
            counts = assign(document, self._counter, numbers, [(a.token, a.type) for a in acts], self._counts)
            drafts += [
                draft(document, sentence, act, found, number=number, roles=self._roles, heads=heads, known=self._actors)
                for act in acts
            ]
            statuses = [status_of(self._status, sentence, a) for a in acts]
            hung = conditions(document, span, [(a.token, a.type, s[0]) for a, s in zip(acts, statuses, strict=True)], heads)
            places += [_Place(sentence, *told) for told in zip(statuses, hung, counts, strict=True)]
        facts = Facts(drafts, document.referents.country if document.referents is not None else None)
        spoken, _ = speaking_day(document, self._reader)
        events = [
            self._event(document, places[n], d, cast_of(facts, n, self._cast), heads=heads, spoken=spoken)
            for n, d in enumerate(drafts)
        ]
        return replace(document, events=tuple(replace(e, id=f"e{n}") for n, e in enumerate(told_once(events), 1)))

    def _in_politics(self, document: Document, sentence: Span, found: list[tuple[Phrase, Found]], act: Act) -> bool:
        parties = [who for _, who in found]
        odds = self._screen(screen_features(document, sentence, parties, act.type))
        return odds["yes"] >= UNPOLITICAL and not self._private(act.token, act.type, parties)

    def _find(self, sentence: Sentence, document: Document, types: Types, heads: Heads | None) -> list[Act]:
        modes = Modes(self._modes, heads)
        acts = find_acts(sentence, types, modes)
        return self._harm(uttered(sentence, document.attributions, acts, types, modes))

    def _event(
        self,
        document: Document,
        place: _Place,
        drafted: Draft,
        sides: dict[str, list[Candidate]],
        *,
        heads: Heads | None,
        spoken: dt.date | None,
    ) -> Event:
        act, sentence = drafted.act, place.sentence
        token, kind = act.token, act.type
        anchor = document.span(act.first.idx, act.last.idx + len(act.last))
        actors, recipients = _once(sides["actor"]), _once(sides["recipient"])
        because = [*act.because]
        because += [f"{role} {c.party.name!r}: {_words(c)}{c.how}" for role, side in sides.items() for c in side]
        named = [*(a.name for a in actors), *(c.party.name for c in sides["actor"])]
        vouch = vouching(document.attributions, anchor, kind, named)
        for source in joint_speakers(document.attributions, vouch, kind, named):
            speaker = source_party(document, source, self._actors)
            if speaker is not None and (speaker.actor, speaker.name) not in {(a.actor, a.name) for a in actors}:
                actors.append(speaker)
                because.append(f"actor {speaker.name!r}: says the same with the same words")
        status, why = place.status
        if vouch.unconfirmed and status in {"actual", "future"}:
            status, why = (
                "hypothetical",
                ["status: hypothetical, told of only where nobody would comment on it or could verify it"],
            )
        because += why
        contexts = self._contexts(sentence.span.text)
        heads_of_parties = {h for side in sides.values() for c in side for h in c.heads}
        code = self._ontology.classify(kind, act.mode, contexts)
        return Event(
            id="",
            type=cast("EventType", kind),
            mode=act.mode,
            contexts=contexts,
            cameo=code.cameo,
            goldstein=code.goldstein,
            intensity=code.intensity,
            quad=code.quad,
            status=status,
            background=is_history(self._background, document, sentence, act, heads),
            anchor=anchor,
            actors=tuple(actors),
            recipients=tuple(recipients),
            about=without_condition(document, about(document, act, heads_of_parties, self._about, heads), place.condition),
            condition=place.condition,
            deadline=deadline(document, token, act.type, status, spoken),
            counts=place.counts,
            attributions=vouch.attributions,
            said_by=vouch.said_by,
            because=tuple(because),
        )


def _once(side: list[Candidate]) -> list[Party]:
    """Parties in text order, each name once."""
    seen: dict[str, Party] = {}
    for party in (p for one in side for p in one.members or (one.party,)):
        seen.setdefault(party.actor or party.name, party)
    return list(seen.values())


def _words(candidate: Candidate) -> str:
    return f"{candidate.party.span.text!r}, " if candidate.party.span else ""
