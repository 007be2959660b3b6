"""The manner of all attributions of a report by rule, with the features that the trained judges look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.features import features
from sayso.coding.attributions.link_features import shared_words
from sayso.coding.attributions.manner_rules import Manner, entry_of, manner_of
from sayso.coding.attributions.pointing import stems
from sayso.coding.attributions.said import said

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.attributions.found import Found
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.schema import Mention, Source

#: How many attributions back another's words are looked for in what is said.
WINDOW = 12


@dataclass(frozen=True, slots=True)
class Read:
    """The manner by rule, and features for the judges."""

    manner: Manner
    features: list[str]


def manners_of(  # noqa: PLR0917 - all that tells the manner
    found: list[Found], sources: list[Source | None], doc: Doc, lexicon: Lexicon, text: str, mentions: tuple[Mention, ...]
) -> list[Read]:
    """One for each attribution, in their order.

    Args:
        found: the attributions in text order.
        sources: their speakers.
        doc: the parse.
        lexicon: the cue lexicon.
        text: the report's text.
        mentions: the mentions of the report.
    """
    out = []
    words = [stems(" ".join(text[s:e] for s, e in f.content)) for f in found]
    names = [source.name if source else None for source in sources]
    for i, (one, source) in enumerate(zip(found, sources, strict=True)):
        entry, this = entry_of(one, doc, lexicon), said(one, doc, text, source, mentions)
        rule = manner_of(one, doc, lexicon, text, entry=entry, this=this)
        others = [words[j] for j in range(max(0, i - WINDOW), i) if names[j] != names[i]]
        back = max((shared_words(words[i], w) for w in others), default=0.0)
        out.append(Read(rule, features(one, doc, lexicon, this, entry, rule.act, back)))
    return out
