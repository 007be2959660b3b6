"""Whether a sentence that seems to tell an act stands in politics or conflict at all, or in an accident, a match, a market.

The classifier of types looks at words; "killed" and "attacked" are the same words in a train crash and in a war.  A second
look goes to who stands in the sentence and near it (states, forces, parties, known people), and to the nouns and verbs there.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.coding.events.lexicon import lemma_of
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from sayso.coding.events.resolve import Found
    from sayso.reading.document import Document

#: Chance of standing in politics under which an act is left out (docs/events.md).
LEAST = 0.7
#: So many characters before and behind the sentence are looked at too.
AROUND = 400


def screen_features(document: Document, sentence: Span, found: Sequence[Found], kind: str) -> set[str]:
    """Features of an act's surroundings.

    Args:
        document: the report.
        sentence: the act's sentence.
        found: the parties that stand in it.
        kind: the type of the act.
    """
    assert document.parse is not None
    out = {"bias", f"t:{kind}"}
    for who in found:
        out |= {f"kind:{who.kind.split()[0]}", f"{kind}:{who.kind.split()[0]}", f"sector:{who.party.sector}"}
    known = {who.party.actor for who in found if who.party.actor}
    out |= {f"known:{min(len(known), 3)}", f"{kind}:known:{min(len(known), 2)}"}
    first, last = sentence.start_char - AROUND, sentence.end_char + AROUND
    near = Counter(m.kind for m in document.mentions if m.actor and first <= m.start < last)
    out |= {f"near:{k}:{min(n, 3)}" for k, n in near.items()} or {"near nobody"}
    window = document.parse.char_span(max(0, first), min(last, len(text_of(document.parse))), alignment_mode="expand")
    words = (
        [t for t in window if t.pos_ in {"NOUN", "VERB", "ADJ"} and t.is_alpha and not t.is_stop] if window is not None else []
    )
    out |= {f"w:{lemma_of(t)}" for t in words}
    return out | {f"s:{lemma_of(t)}" for t in words if sentence.start <= t.i < sentence.end}
