"""An act's candidates for the cast: who stands in its sentence, who utters it, who vouches for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.candidates import ROLES, Candidate, Draft
from sayso.coding.events.lexicon import lemma_of
from sayso.coding.events.parties import phrases, role_features, subject
from sayso.coding.events.resolve import party, source_party
from sayso.coding.events.said_by import vouching
from sayso.coding.events.sides import ATTACKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from sayso.coding.events.acts import Act
    from sayso.coding.events.features import Sentence
    from sayso.coding.events.heads import Heads
    from sayso.coding.events.linear import Linear
    from sayso.coding.events.parties import Phrase
    from sayso.coding.events.resolve import Found, Known
    from sayso.reading.document import Document
    from sayso.schema import Party, Source


#: How much the encoder's pointers weigh beside the classifier of roles (best F1 on held-out reports, docs/events.md).
POINTED = 0.3


def parties_of(document: Document, sentence: Span) -> list[tuple[Phrase, Found]]:
    """The noun phrases of a sentence that may name a party, with who that is."""
    found = ((phrase, party(document, phrase)) for phrase in phrases(sentence))
    return [(phrase, who) for phrase, who in found if who is not None]


def draft(
    document: Document,
    sentence: Sentence,
    act: Act,
    found: Sequence[tuple[Phrase, Found]],
    *,
    number: int,
    roles: Linear,
    heads: Heads | None,
    known: Known,
) -> Draft:
    """The act with everybody in its sentence who may take part in it.

    Args:
        document: the report.
        sentence: the act's sentence.
        act: the act.
        found: the sentence's parties (``parties_of``).
        number: that of the sentence in the report.
        roles: the classifier of roles.
        heads: the encoder's heads, where there are any.
        known: the base of actors.
    """
    own = subject(act.token)
    pointers = {r: heads.points(f"event_{r}", act.token) for r in ROLES} if heads is not None else {}
    seen: dict[str, list[tuple[Phrase, Found, dict[str, float]]]] = {}
    others = [
        (phrase, who)
        for phrase, who in found
        if phrase.head.i != act.token.i and not (act.type == "ASSAULT" and lemma_of(phrase.head) in ATTACKS)
    ]
    rated = roles.each([role_features(sentence, act.token, phrase, act.type) for phrase, _ in others])
    for (phrase, who), alone in zip(others, rated, strict=True):
        odds = alone
        if heads is not None:
            odds = {**odds, **{r: (1 - POINTED) * odds[r] + POINTED * _pointed(pointers[r], sentence, phrase) for r in ROLES}}
        key = f"pronoun {phrase.head.i}" if who.kind == "pronoun" else key_of(who.party)
        seen.setdefault(key, []).append((phrase, who, odds))
    candidates = []
    for key, phrased in seen.items():
        best = max(phrased, key=lambda p: max(p[2][r] for r in ROLES))
        candidates.append(
            Candidate(
                key=key,
                party=best[1].party,
                kind=_kind(sentence, *best[:2]),
                odds={r: max(p[2][r] for p in phrased) for r in ROLES},
                heads=tuple(p[0].head.i for p in phrased),
                subject=own is not None and any(p[0].head.i == own.head.i for p in phrased),
                how=best[1].how,
                members=best[1].members,
            )
        )
    anchor = document.span(act.first.idx, act.last.idx + len(act.last))
    vouch = vouching(document.attributions, anchor, act.type, ())
    covering = [a for a in document.attributions if a.id in vouch.attributions and a is not vouch.uttered]
    sources = [vouch.uttered.speaker if vouch.uttered else None, covering[0].speaker if covering else None]
    told = [_source(document, s, known) for s in sources]
    for teller, how in zip(told, ("speaker of the attribution whose cue is the act", "vouches for the act"), strict=True):
        if teller is not None and key_of(teller) not in {c.key for c in candidates}:
            candidates.append(Candidate(key_of(teller), teller, "speaker", dict.fromkeys(ROLES, 0.0), (), False, how))  # noqa: FBT003
    utterer, voucher = (key_of(t) if t is not None else None for t in told)
    said = tuple((c.start, c.end) for c in covering[0].content) if covering else ()
    return Draft(act, number, tuple(candidates), utterer, voucher, said)


def _pointed(shares: dict[int, float], sentence: Sentence, phrase: Phrase) -> float:
    """How much of a pointer's chance lies on the words of a phrase."""
    words = sentence.span.doc[phrase.first : phrase.last + 1]
    return sum(share for at, share in shares.items() if words.start_char <= at < words.end_char)


def _kind(sentence: Sentence, phrase: Phrase, who: Found) -> str:
    """What a party is; of one that the report merely describes, the class of its noun ("unknown weapon")."""
    return f"unknown {' '.join(sorted(sentence.party_class(phrase.head)))}" if who.kind == "unknown" else who.kind


def key_of(who: Party) -> str:
    """What a party is told apart by: its actor id, or its name."""
    return who.actor or who.name.lower()


def _source(document: Document, source: Source | None, known: Known) -> Party | None:
    return source_party(document, source, known) if source is not None else None
