"""The event stage: from a document's parse, mentions and attributions to coded events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from sayso.coding.events.about import about, condition, deadline
from sayso.coding.events.acts import Act, find_acts
from sayso.coding.events.contexts import Contexts
from sayso.coding.events.counts import Counter, assign
from sayso.coding.events.features import Sentence
from sayso.coding.events.heads import Heads
from sayso.coding.events.lexicon import Lexicon
from sayso.coding.events.linear import Linear
from sayso.coding.events.parties import Phrase, phrases, role_features, subject
from sayso.coding.events.planned import ruling
from sayso.coding.events.resolve import party, source_party
from sayso.coding.events.said_by import vouching
from sayso.coding.events.status import background_features, status_features
from sayso.coding.events.types import Types
from sayso.coding.events.uttered import uttered
from sayso.schema import Event
from sayso.stage import Stage

if TYPE_CHECKING:
    from spacy.tokens import Span

    from sayso.coding.events.resolve import Known
    from sayso.knowledge.ontology import Ontology
    from sayso.reading.document import Document
    from sayso.schema import Count, EventType, Party, Status

#: Chance above which a phrase is a party, an act is not actual, an act is history (best F1 out of fold, docs/events.md).
ACTOR, RECIPIENT = 0.35, 0.33
NOT_ACTUAL = 0.3
HISTORY = 0.3


class EventStage(Stage):
    """Adds ``events``.

    Args:
        ontology: codes and scores.
        actors: the base of actors, for country and sector of a resolved party; by default the shipped one and the user's own.
    """

    name: ClassVar[str] = "events"
    needs: ClassVar[tuple[str, ...]] = ("parse", "prose", "mentions", "attributions", "dates", "places")
    adds: ClassVar[tuple[str, ...]] = ("events",)

    def __init__(self, ontology: Ontology | None = None, actors: Known | None = None) -> None:
        from sayso.knowledge.actors.base import Actors
        from sayso.knowledge.ontology import Ontology as Shipped

        self._ontology = ontology or Shipped()
        self._actors = actors or Actors.installed()
        self._lexicon = Lexicon()
        self._contexts = Contexts()
        self._counter = Counter()
        self._types = Linear.load("type")
        self._modes = Linear.load("mode")
        self._status = Linear.load("status")
        self._background = Linear.load("background")
        self._roles = Linear.load("role")

    def __call__(self, document: Document) -> Document:
        """Code the events of every sentence of prose, in text order."""
        if document.parse is None:
            return document
        types = Types(self._types, Heads(document.encoding) if document.encoding else None)
        events: list[Event] = []
        for span in document.parse.sents:
            if any(p[0] < span.end_char and span.start_char < p[1] for p in document.prose):
                events += self._sentence(document, span, types)
        return replace(document, events=tuple(replace(e, id=f"e{n}") for n, e in enumerate(events, 1)))

    def _sentence(self, document: Document, span: Span, types: Types) -> list[Event]:
        sentence = Sentence(span, self._lexicon)
        acts = find_acts(sentence, types, self._modes)
        acts = uttered(sentence, document.attributions, acts, types, self._modes)
        if not acts:
            return []
        candidates = phrases(span)
        counts = assign(self._counter(document, span), [(a.token, a.type) for a in acts])
        return [self._event(document, sentence, act, candidates, tuple(c)) for act, c in zip(acts, counts, strict=True)]

    def _event(
        self, document: Document, sentence: Sentence, act: Act, candidates: list[Phrase], counts: tuple[Count, ...]
    ) -> Event:
        token, kind = act.token, act.type
        anchor = document.span(act.first.idx, act.last.idx + len(act.last))
        sides = self._sides(sentence, act, candidates)
        found = {role: [party(document, p) for p in side] for role, side in sides.items()}
        actors, recipients = _once([p for p, _ in found["actor"]]), _once([p for p, _ in found["recipient"]])
        ours = {a.actor or a.name for a in actors}
        recipients = [r for r in recipients if (r.actor or r.name) not in ours]
        because = [*act.because]
        because += [f"{role} {p.name!r}: {p.span.text!r}, {how}" for role in found for p, how in found[role] if p.span]
        vouch = vouching(document.attributions, anchor, kind, [a.name for a in actors])
        if not actors and vouch.uttered is not None and vouch.uttered.speaker is not None:
            speaker = source_party(document, vouch.uttered.speaker, self._actors)
            actors = [speaker] if speaker else []
            because.append("actor: speaker of the attribution whose cue is the act")
        status, why = self._status_of(sentence, act)
        because += why
        history = self._background(background_features(document, sentence, token, kind))["yes"]
        contexts = self._contexts(sentence.span.text)
        heads = {p.head.i for side in sides.values() for p in side}
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
            background=history > HISTORY,
            anchor=anchor,
            actors=tuple(actors),
            recipients=tuple(recipients),
            about=about(document, token, act.last, kind, heads),
            condition=condition(document, token),
            deadline=deadline(document, token),
            counts=counts,
            attributions=vouch.attributions,
            said_by=vouch.said_by,
            because=tuple(because),
        )

    def _sides(self, sentence: Sentence, act: Act, candidates: list[Phrase]) -> dict[str, list[Phrase]]:
        sides: dict[str, list[Phrase]] = {"actor": [], "recipient": []}
        for phrase in candidates:
            if phrase.head.i == act.token.i:
                continue
            odds = self._roles(role_features(sentence, act.token, phrase, act.type))
            role = max(("actor", "recipient"), key=lambda r: odds.get(r, 0.0))
            if odds[role] > (ACTOR if role == "actor" else RECIPIENT):
                sides[role].append(phrase)
        if not sides["actor"] and (own := subject(act.token)) is not None and own not in sides["recipient"]:
            sides["actor"].append(own)
        return sides

    def _status_of(self, sentence: Sentence, act: Act) -> tuple[Status, list[str]]:
        odds = self._status(status_features(sentence, act.token, act.type))
        actual = odds.pop("actual")
        best = max(odds, key=lambda k: odds[k])
        if odds[best] <= NOT_ACTUAL or odds[best] < actual * 0.5:
            return "actual", []
        rule = ruling(act.token, act.type)
        words = f", {rule.words!r}" if rule and rule.status == best else ""
        return cast("Status", best), [f"status: {best} {odds[best]:.2f}{words}"]


def _once(parties: list[Party]) -> list[Party]:
    """Parties in text order, each name once."""
    seen: dict[str, Party] = {}
    for one in parties:
        seen.setdefault(one.actor or one.name, one)
    return list(seen.values())
