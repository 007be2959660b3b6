"""Verbal acts that only the attribution tells: its speech act says what the utterance did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.events.acts import Act, mode_of
from sayso.coding.events.lexicon import lemma_of, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sayso.coding.events.features import Sentence
    from sayso.coding.events.types import Modes, Types
    from sayso.schema import Attribution

#: The type that an utterance of that speech act is.
TYPES = {
    "accuse": "ACCUSE",
    "demand": "REQUEST",
    "threaten": "THREATEN",
    "reject": "REJECT",
    "praise": "SUPPORT",
    "promise": "AGREE",
}
#: Cues that carry no act of their own, whatever was said.
PLAIN = listed("plain", "status.yaml")


#: What the classifier must at least leave such a word, so that a coach's or a doctor's demand stays out.
LEAST = 0.05


def uttered(
    sentence: Sentence, attributions: Iterable[Attribution], acts: Collection[Act], types: Types, modes: Modes
) -> list[Act]:
    """Acts of the sentence with those added that an attribution's cue bears and the classifier left out, in text order."""
    out = list(acts)
    first, last = sentence.span.start_char, sentence.span.end_char
    for attribution in attributions:
        kind, cue = TYPES.get(attribution.act), attribution.cue
        if kind is None or cue is None or cue.end <= first or last <= cue.start:
            continue
        if attribution.negated or any(a.type == kind for a in out):
            continue
        words = [t for t in sentence.tokens if cue.start <= t.idx < cue.end]
        token = next((t for t in words if t.pos_ in {"VERB", "NOUN"} and lemma_of(t) not in PLAIN), None)
        if token is None or any(a.token.i == token.i for a in out):
            continue
        features = sentence.features(token)
        score = types.any(token, features)
        if score < LEAST:
            continue
        mode = mode_of(sentence, token, kind, features, modes)
        because = f"attribution {attribution.id}: its speech act is {attribution.act}"
        out.append(Act(token, token, token, kind, mode, score, (because,)))
    return sorted(out, key=lambda a: a.token.i)
