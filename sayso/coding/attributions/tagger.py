"""Attributions from the trained tagger: spans of source, cue and content, joined by its pointers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import WITHIN, Found, Offsets, merged
from sayso.coding.attributions.tagged_sources import by_the_parse
from sayso.reading.encoder.words import QUOTES
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from sayso.reading.document import Document
    from sayso.reading.encoder.model import Encoding

#: Added to the score of every beginning; chosen on reports held out of training, not on a development set.
LIFT = {"content": -0.7, "cue": 1.0, "source": 0.0, "inner": 0.0}
#: A quotation mark among the words' quote feature.
MARK = QUOTES.index("mark")
#: A pointer this sure of a word that is in no span is believed all the same.
SURE = 0.5


@dataclass(slots=True)
class _Group:
    """Contents that go with one cue."""

    contents: list[tuple[int, int]] = field(default_factory=list)
    cue: tuple[int, int] | None = None
    sources: dict[tuple[int, int] | None, float] = field(default_factory=dict)


class Tagger:
    """Reads attributions off ``document.encoding``."""

    def __call__(self, document: Document) -> list[Found]:
        """All attributions that the tagger sees, in text order."""
        encoding = document.encoding
        assert encoding is not None
        assert document.parse is not None
        parts = _parts(document)
        contents, cues, sources, inner = (
            [piece for a, b, _ in encoding.spans(head, LIFT[head]) for piece in _within(a, b, parts)]
            for head in ("content", "cue", "source", "inner")
        )
        nested, taken = _nested(encoding, contents, inner, cues, sources)
        groups: list[_Group] = []
        by_cue: dict[tuple[int, int], _Group] = {}
        breaks = [i for i, w in enumerate(encoding.words) if w.broken]
        for content in contents:
            inside = _own_sentence(encoding, document.parse, content)
            beside = [
                c
                for c in _near(breaks, content, cues)
                if parts[c[0]] == parts[content[0]]
                and c not in taken
                and (inside is None or inside.start_char <= encoding.words[c[0]].start < inside.end_char)
            ]
            cue = _target(encoding, "content_cue", content[0], beside)
            group = by_cue.get(cue[0]) if cue[0] else None
            if group is None:
                group = _Group(cue=cue[0])
                groups.append(group)
                if cue[0]:
                    by_cue[cue[0]] = group
            group.contents.append(content)
            source, share = _target(encoding, "content_source", content[0], sources)
            group.sources[source] = group.sources.get(source, 0.0) + share
        _one_speaker(groups, encoding)
        found = [_found(encoding, document.parse, g) for g in groups if g.cue or _quoted(g, encoding)]
        found += [replace(_found(encoding, document.parse, g), because=WITHIN) for g in nested]
        return sorted(found, key=lambda f: f.place)


def _nested(
    encoding: Encoding,
    contents: list[tuple[int, int]],
    inner: list[tuple[int, int]],
    cues: list[tuple[int, int]],
    sources: list[tuple[int, int]],
) -> tuple[list[_Group], set[tuple[int, int]]]:
    """What is said within another's words, with cue and source among those words; and the cues that it takes."""
    groups: dict[tuple[int, int], _Group] = {}
    for one in inner:
        outer = next((c for c in contents if c[0] <= one[0] and one[1] <= c[1] and c != one), None)
        if outer is None:
            continue
        around = [[s for s in spans if outer[0] <= s[0] and s[1] <= outer[1]] for spans in (cues, sources)]
        cue, _ = _target(encoding, "content_cue", one[0], [c for c in around[0] if c[1] <= one[0] or one[1] <= c[0]])
        if cue is None:
            continue
        group = groups.setdefault(cue, _Group(cue=cue))
        source, share = _target(encoding, "content_source", one[0], around[1])
        group.sources[source] = group.sources.get(source, 0.0) + share
        touches = bool(group.contents) and group.contents[-1][1] == one[0]  # two pieces that touch are one
        group.contents.append((group.contents.pop()[0] if touches else one[0], one[1]))
    return list(groups.values()), set(groups)


def _parts(document: Document) -> list[int]:
    """For each word the part of the layout in which it stands; parts of running text are one for all."""
    assert document.encoding is not None
    starts = [p.start for p in document.layout]
    stands = [bisect_right(starts, w.start) - 1 for w in document.encoding.words]
    return [-1 if i < 0 or document.layout[i].kind == "body" else i for i in stands]


def _within(start: int, end: int, parts: list[int]) -> list[tuple[int, int]]:
    """A span of words, cut where another part begins: no utterance runs from a headline over the by-line into the text."""
    cuts = [start, *(i for i in range(start + 1, end) if parts[i] != parts[i - 1]), end]
    return list(pairwise(cuts))


def _one_speaker(groups: list[_Group], encoding: Encoding) -> None:
    """Within one pair of quotation marks one person speaks: contents without a cue take the source of the one that has it."""
    quotations: list[int] = []
    for i, word in enumerate(encoding.words):
        before = encoding.words[i - 1].quote if i else 0
        begins = word.quote > 0 and (before == 0 or (word.quote == MARK and before == MARK))
        quotations.append((quotations[-1] if quotations else 0) + begins)
    said: dict[int, _Group] = {}
    for group in groups:
        for start, _ in group.contents:
            if group.cue and encoding.words[start].quote:
                said.setdefault(quotations[start], group)
    for group in groups:
        start = group.contents[0][0]
        if group.cue is None and encoding.words[start].quote and (other := said.get(quotations[start])) is not None:
            group.sources = dict(other.sources)


def _quoted(group: _Group, encoding: Encoding) -> bool:
    """Whether some of what is said stands in quotation marks: without them and without a cue nothing shows that it is said."""
    return any(encoding.words[i].quote for start, end in group.contents for i in range(start, end))


def _own_sentence(encoding: Encoding, doc: Doc, content: tuple[int, int]) -> Span | None:
    """The sentence of plain words before which a verb of that sentence stands: no cue of another sentence is theirs.

    What one says runs on from the beginning of the next sentence, or between marks; "the ministry rejected the report that ..."
    goes with a cue of its own sentence.
    """
    words = encoding.words
    if words[content[0]].quote:
        return None
    said = doc.char_span(words[content[0]].start, words[content[1] - 1].end, alignment_mode="expand")
    if said is None:
        return None
    sentence: Span = said[0].sent
    return sentence if any(t.pos_ in ("VERB", "AUX") for t in doc[sentence.start : said.start]) else None


def _near(breaks: list[int], content: tuple[int, int], cues: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cues of the content's own paragraph and of those beside it; ``breaks`` are the words with which paragraphs begin."""
    at = bisect_right(breaks, content[0]) - 1
    first = breaks[max(0, at - 1)] if breaks else 0
    return [c for c in cues if first <= c[0] and (at + 2 >= len(breaks) or c[0] < breaks[at + 2])]


def _target(encoding: Encoding, head: str, word: int, spans: list[tuple[int, int]]) -> tuple[tuple[int, int] | None, float]:
    """The span that a pointer means, or none; its probability is that of all the span's words together."""
    shares = encoding.points(head, word)
    best: tuple[int, int] | None = None
    top = shares[-1]
    for span in spans:
        share = sum(shares.get(i, 0.0) for i in range(*span))
        if share > top:
            best, top = span, share
    return best, top


def _found(encoding: Encoding, doc: Doc, group: _Group) -> Found:
    words = encoding.words
    content = merged([(words[a].start, words[b - 1].end) for a, b in group.contents], gap=0)
    cue: Offsets | None = (words[group.cue[0]].start, words[group.cue[1] - 1].end) if group.cue else None
    if cue and text_of(doc)[cue[0] : cue[1]].lower() == "according" and text_of(doc)[cue[1] : cue[1] + 3] == " to":
        cue = (cue[0], cue[1] + 3)
    span = max(group.sources, key=lambda s: (group.sources[s], s or (-1, -1)))
    source: Offsets | None = (words[span[0]].start, words[span[1] - 1].end) if span else None
    one = by_the_parse(Found(content=content, cue=cue, source=source, because="tagger"), doc)
    return replace(one, continues=one.source is None and cue is None)
