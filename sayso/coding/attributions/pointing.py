"""What links are worked out from: attributions and events of a report as points, with their words and who they tell of."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.features import NEGATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.document import Document
    from sayso.schema import Attribution, Event, Mention

PRONOUN = re.compile(r"(?:it|they|this|that|these|those|such|the (?:same|report|claim|charge|figure|story))\b", re.IGNORECASE)
BUT = re.compile(r"\b(?:but|however|though|although|while|yet|meanwhile|also|too|later|earlier)\b", re.IGNORECASE)
POINTING = frozenset(["the", "this", "that", "these", "those", "a", "an", "any", "all", "such", "of", "it", "by"])
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|thousands?|dozens?)\b",
    re.IGNORECASE,
)
#: Words too common to show that two contents tell of the same thing.
COMMON = frozenset(
    [
        "said", "says", "that", "have", "has", "had", "been", "were", "was", "will", "would", "with", "from", "this", "their",
        "they", "them", "which", "there", "about", "after", "into",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """An attribution, or an event that the outlet tells itself, as links are worked out from it."""

    id: str
    at: int
    sentence: int
    act: str
    words: frozenset[str]  # of the content or the event's sentence, endings aside
    names: frozenset[str]  # of the speaker and the go-betweens, or of the parties
    cast: frozenset[str] = frozenset()  # words that begin with a capital
    content: str = ""
    speaker: str = ""
    cue: str = ""
    certainty: str = ""
    silence: str = ""
    back: frozenset[str] = frozenset()  # words for what was said before, where the content is no more than that
    event: bool = False
    first: bool = True  # of the events of its sentence
    but: bool = False
    word: int = -1  # the encoder's word where the content or the anchor begins
    sides: frozenset[str] = frozenset()  # who speaks, or the parties: ids of actors, countries among them
    of: frozenset[str] = frozenset()  # whom the content or the event's sentence tells of, likewise
    parent: str = ""  # the attribution in whose content this one stands
    around: frozenset[str] = frozenset()  # words of its whole sentence
    saying: frozenset[str] = frozenset()  # words of the cue or of the anchor: "threatened", which "the threat" takes up
    calls: frozenset[str] = frozenset()  # acts that the content names by a noun: "the threat", "this accusation"

    @property
    def negated(self) -> bool:
        """Does what is said hold a "not"?"""
        return bool(NEGATED.search(self.content[:80]))

    @property
    def pronoun(self) -> bool:
        """Does it begin with a word for what was said or done before?"""
        return bool(PRONOUN.match(self.content.strip("“”\"' ")))

    @property
    def number(self) -> bool:
        """Does what is said hold a number?"""
        return bool(NUMBER.search(self.content))


def points(
    document: Document, attributions: tuple[Attribution, ...], events: tuple[Event, ...], lexicon: Lexicon
) -> tuple[list[Point], list[Point]]:
    """The attributions in text order, and the events that nobody but the outlet vouches for."""
    starts = [s for s, _ in document.prose]
    encoding = document.encoding
    said = [_said(a, document, lexicon, starts) for a in attributions]
    told: list[Point] = []
    spans = [(c.start, c.end) for a in attributions for c in (*a.content, *([a.cue] if a.cue else []))]
    for event in events:
        if any(s < event.anchor.end and event.anchor.start < e for s, e in spans):
            continue
        number = bisect_right(starts, event.anchor.start) - 1
        sentence = document.report.text[slice(*document.prose[number])] if number >= 0 else event.anchor.text
        sides = actors([*(p.actor for p in (*event.actors, *event.recipients))])
        told.append(
            Point(
                id=event.id,
                at=event.anchor.start,
                sentence=number,
                act=event.type,
                words=(around := stems(sentence)),
                around=around,
                saying=stems(event.anchor.text),
                names=stems(" ".join(p.name for p in (*event.actors, *event.recipients))),
                cast=capitals(sentence),
                content=event.anchor.text,
                event=True,
                first=all(t.sentence != number for t in told),
                word=encoding.word_of(event.anchor.start) if encoding is not None else -1,
                sides=sides,
                of=sides | (_told_of([document.prose[number]], document.mentions) if number >= 0 else frozenset()),
            )
        )
    return said, told


def _said(a: Attribution, document: Document, lexicon: Lexicon, starts: list[int]) -> Point:
    text = document.report.text
    content = " ".join(text[s.start : s.end] for s in a.content)
    spans = [s.start for s in (*a.content, *([a.cue] if a.cue else [])) if s is not None]
    at = min(spans, default=(a.speaker.start if a.speaker else 0) or 0)
    number = bisect_right(starts, at) - 1
    sentence = text[slice(*document.prose[number])] if number >= 0 else ""
    who = a.speaker.name or a.speaker.text or "" if a.speaker else ""
    silence = next(
        (k for k, p in (("no_comment", lexicon.no_comment), ("unverified", lexicon.unverified)) if p.search(sentence)), ""
    )
    sides = actors([a.speaker.actor]) if a.speaker else frozenset()
    if a.speaker and a.speaker.start is not None and a.speaker.end is not None:
        sides |= _told_of([(a.speaker.start, a.speaker.end)], document.mentions)
    return Point(
        id=a.id,
        at=at,
        sentence=number,
        act=a.act,
        words=stems(content),
        names=stems(" ".join([who, *(v.name or v.text or "" for v in a.via)])),
        cast=capitals(content),
        content=content,
        speaker=who,
        cue=" ".join(a.cue.text.lower().split()) if a.cue else "",
        certainty=a.certainty,
        silence=silence if silence in a.because or (a.cue and not a.content) or a.certainty == "unknown" else "",
        back=points_back(content, lexicon),
        but=bool(BUT.search(sentence)),
        word=document.encoding.word_of(a.content[0].start) if document.encoding is not None and a.content else -1,
        sides=sides,
        of=_told_of([(c.start, c.end) for c in a.content], document.mentions),
        parent=a.parent or "",
        around=stems(sentence),
        saying=stems(a.cue.text) if a.cue else frozenset(),
        calls=frozenset(lexicon.act_nouns[w] for w in re.findall(r"[^\W_]+", content.lower()) if w in lexicon.act_nouns),
    )


def _told_of(spans: Iterable[tuple[int, int]], mentions: tuple[Mention, ...]) -> frozenset[str]:
    spans = list(spans)
    return actors([m.actor for m in mentions if any(s <= m.start and m.end <= e for s, e in spans)])


def actors(ids: Iterable[str | None]) -> frozenset[str]:
    """Ids of actors, each with the country that it begins with ("SDN.JEM": also "SDN")."""
    known = [i for i in ids if i]
    return frozenset([*known, *(i.split(".")[0] for i in known if "." in i and i.split(".")[0].isupper())])


def points_back(content: str, lexicon: Lexicon) -> frozenset[str]:
    """The words by which a content is no more than what was said before ("this information", "the group's claims")."""
    words = re.findall(r"[^\W_]+", content.lower())
    named = set(words) - POINTING
    if not words or len(named) > 4:  # noqa: PLR2004 - a word or two, and whose
        return frozenset()
    return frozenset(named & lexicon.report_words) if named else frozenset(words)


def stems(text: str) -> frozenset[str]:
    """Its longer words, endings aside."""
    words = (w for w in re.findall(r"[^\W_]+", text.lower()) if len(w) > 3 and w not in COMMON)  # noqa: PLR2004 - short words
    return frozenset(w.removesuffix("s")[:5] for w in words)


def capitals(text: str) -> frozenset[str]:
    """Its words that begin with a capital, the first one aside."""
    return frozenset(re.findall(r"(?<=\s)[A-Z]\w+", text))
