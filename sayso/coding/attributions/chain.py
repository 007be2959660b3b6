"""The chain of go-betweens: media and people who stand between a speaker and the outlet."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, Offsets, length, overlap
from sayso.coding.attributions.linear import load
from sayso.coding.attributions.media import TOLD_IT, again, media_mentions, named_media
from sayso.coding.attributions.relays import Head, candidates, features, log_odds
from sayso.coding.attributions.speakers.printed import names
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.encoder.model import Encoding
    from sayso.schema import Mention

RELAY = frozenset({"quote", "cite", "report", "relay", "carry", "broadcast", "air", "publish", "say", "write"})
#: "X, citing Y": Y is who says it, X relays.
CITING = re.compile(r"\b(?:citing|quoting|quoted|cited|quotes|cites|with reference to|referring to)\s+", re.IGNORECASE)
#: What follows "quoted" where it is the medium that quotes ("quoted him as Al Arabiya", "quoted by AFP").
QUOTED_BY = re.compile(r"(?:him|her|them|it)?\s*(?:by|as)\s+$", re.IGNORECASE)


#: A noun phrase relays where it is at least this likely ...
RELAYS = 0.35
#: ... by a sum of log-odds: the judge's; that its words are a go-between's; that the content points at it; that the content
#: points at none.  Fitted on 169 dense reports of our own that neither the judge nor the encoder had read (F1 .763 in five-fold
#: cross-validation; .709 without the pointer), with the constant.
WEIGHTS = (0.29, 0.25, 0.09, -0.16)
CONSTANT = -1.12
#: The same where the encoder has not run: by the judge alone, chosen by cross-validation over the training reports.
RELAYS_ALONE = 0.45
#: The same for one that the rules take for a go-between: of matched chains longer than one in every second report of gold/train
#: .684 were right by the sum above, .763 so; full chain F1 in 36 dense reports .649 and .646.
RULED = 0.3
#: What stands between a medium's noun and its name.
NAMED = re.compile(r",? ?[“\"«‘']?")
#: Between a medium and another one that it has its news from.
CITES = re.compile(
    r",? (?:citing|quoting|with reference to|referring to)(?: the)? (?:news )?(?:agency |newspaper |paper )?", re.IGNORECASE
)
#: How the outlet speaks of itself.
OURSELVES = re.compile(
    r"(?:this|our) (?:\w+ )?(?:newspaper|paper|agency|site|website|channel|magazine|weekly|correspondent|reporter|desk)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Linked:
    """An attribution with its go-betweens, innermost first, and the attribution that it stands in (an index)."""

    found: Found
    via: list[tuple[Offsets, str]] = field(default_factory=list)
    parent: int | None = None


class Chains:
    """Works out the go-betweens of all attributions of a report.

    Args:
        doc: the parse.
        mentions: the mentions found in the report.
        lexicon: the cue lexicon.
        prose: the sentences that may be coded.
        outlet: who published the report; what is told to it has no go-between.
        encoding: what the encoder says, where it has run.
    """

    def __init__(  # noqa: PLR0917 - what the stages before have found
        self,
        doc: Doc,
        mentions: tuple[Mention, ...],
        lexicon: Lexicon,
        prose: tuple[Offsets, ...],
        outlet: str | None = None,
        encoding: Encoding | None = None,
    ) -> None:
        self._doc = doc
        self._mentions = mentions
        self._lexicon = lexicon
        self._prose = prose
        self._judge = load("relay")
        self.head = Head(encoding) if encoding is not None else None
        self._outlet = frozenset(re.findall(r"\w+", (outlet or "").lower())) - {"the", "news", "agency"}

    def __call__(self, found: list[Found]) -> list[Linked]:
        """The attributions again, in text order, media that only relay taken out of the list and into ``via``."""
        swapped = [self._swap(self._split(f)) for f in found]
        cited = [f.source for f, before in zip(swapped, found, strict=True) if f.source and f.source != before.source and f.via]
        swapped = [f for f in swapped if not any(_names_only(f, who) for who in cited)]
        merged = self._merge(swapped)
        linked = [Linked(f, via=[v for v in self._between(f, merged) if not self.own(v)]) for f in merged]
        for i, item in enumerate(linked):
            item.parent = _parent(i, merged)
            # Who reports the same beside another relays nothing of his ("Reuters and AFP reported").
            joint = [f.source for f in merged if f.source and f is not item.found and f.cue and f.cue == item.found.cue]
            item.via = [v for v in item.via if not any(overlap((v[0],), (source,)) for source in joint)]
        # The longest first: what relays the outermost claim is settled before it is handed on to those within.
        for item in sorted(linked, key=lambda i: -length(i.found.content)):
            if item.parent is not None:
                outer = linked[item.parent]
                item.via = [v for v in item.via if overlap((v[0],), outer.found.content)]
                if outer.found.source and not _has(item.via, outer.found.source):
                    item.via.append((outer.found.source, ""))
                item.via += [v for v in outer.via if not _has(item.via, v[0])]
        return linked

    def own(self, medium: tuple[Offsets, str]) -> bool:
        """Is this the outlet itself, or a correspondent or desk of it?"""
        text = text_of(self._doc)[slice(*medium[0])]
        words = set(re.findall(r"\w+", (medium[1] or text).lower())) - {"the"}
        mine = bool(self._outlet) and (self._outlet <= words or (bool(words) and words <= self._outlet and text[:1].isupper()))
        return mine or bool(OURSELVES.fullmatch(text)) or text.lower() in ("us", "we")

    def sentence(self, found: Found) -> Offsets | None:
        """The sentence of the cue, or of the source."""
        at = (found.cue or found.source or (None,))[0]
        return next((p for p in self._prose if at is not None and p[0] <= at < p[1]), None)

    def _split(self, found: Found) -> Found:
        """In "Doe Reuters" and "Reuters, the envoy John Doe" (as translations have it) the medium relays, the person speaks."""
        if found.source is None:
            return found
        start, end = found.source
        for span, _ in media_mentions(self._doc, self._mentions, self._lexicon, start, end):
            if span[1] == end and span[0] > start:
                rest = text_of(self._doc)[start : span[0]].rstrip()
                person = self._doc.char_span(start, start + len(rest), alignment_mode="contract")
                if person is not None and person[-1].pos_ == "PROPN" and text_of(self._doc)[start + len(rest) : span[0]] == " ":
                    return replace(
                        found, source=(start, start + len(rest)), via=(span,), because=found.because + "; told to a medium"
                    )
            if span == found.source and text_of(self._doc)[end : end + 2] == ", ":
                who = self._after_comma(end + 2)
                if who:
                    return replace(found, source=who, via=(span,), because=found.because + "; told to a medium")
        return found

    def _after_comma(self, at: int) -> Offsets | None:
        """A description that ends in a person's name ("the head of the contact group Ann Doe") before the next sign."""
        for ent in self._doc.ents:
            if ent.label_ == "PERSON" and at < ent.start_char < at + 160:
                between = text_of(self._doc)[at : ent.start_char]
                description = re.match(r"(?:(?:the|its|a|an|former|head|chief)\b|[A-Z])", between) and not re.search(
                    r"[,;:.“”\"]", between
                )
                verbs = any(
                    t.pos_ in ("VERB", "AUX") for t in self._doc.char_span(at, ent.start_char, alignment_mode="expand") or ()
                )
                return (at, ent.end_char) if description and not verbs else None
        return None

    def _media_of(self, span: Offsets) -> str | None:
        """The name of the medium that a source is, if it is one."""
        hits = media_mentions(self._doc, self._mentions, self._lexicon, *span)
        return hits[0][1] if hits else None

    def _swap(self, found: Found) -> Found:
        """In "Reuters reported, citing two officials" the officials are the source and Reuters relays."""
        sentence = self.sentence(found)
        if sentence is None or found.source is None or self._media_of(found.source) is None:
            return found
        for match in CITING.finditer(text_of(self._doc), *sentence):
            if any(s <= match.start() < e for s, e in found.content) and match.start() < found.source[0]:
                continue
            who = self._phrase_after(match.end())
            if who and not overlap((who,), (found.source,)) and self._media_of(who) is None:
                text = text_of(self._doc)
                content = tuple(
                    (c[0] + len(text[c[0] : c[1]]) - len(text[c[0] : c[1]].lstrip(" ,")), c[1])
                    for c in (_without(c, match.start(), who[1]) for c in found.content)
                    if c[1] > c[0]
                )
                if content:
                    return replace(
                        found, source=who, via=(found.source,), content=content, because=found.because + "; cited by a medium"
                    )
        return found

    def _phrase_after(self, at: int) -> Offsets | None:
        from sayso.coding.attributions.phrase import noun_phrase

        word = self._doc.char_span(at, at + 1, alignment_mode="expand")
        if word is None or not len(word):
            return None
        token: Token = word[0]
        while token.head.i != token.i and token.head.i > token.i and token.dep_ in (
            "det", "amod", "compound", "nummod", "poss", "quantmod", "advmod", "nmod",
        ):  # fmt: skip
            token = token.head
        return noun_phrase(token) if token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") else None

    def _merge(self, found: list[Found]) -> list[Found]:
        """A medium that reports no more than what somebody said relays it: one attribution, not two."""
        out = list(found)
        for outer in found:
            if outer.source is None or self._media_of(outer.source) is None:
                continue
            for i, inner in enumerate(out):
                if inner is outer or inner.source is None or self._media_of(inner.source):
                    continue
                said = (*inner.content, *([inner.cue] if inner.cue else []), inner.source)
                inside = overlap(said, outer.content)
                if inside > 0.6 * length(said) and inside > 0.5 * length(outer.content):
                    content = tuple(c for c in (_apart(c, outer) for c in inner.content) if c[1] > c[0])
                    out[i] = replace(inner, via=(*inner.via, outer.source), content=content or inner.content)
                    out = [f for f in out if f is not outer]
                    break
        return out

    def _between(self, found: Found, others: list[Found]) -> list[tuple[Offsets, str]]:
        """Media and people of the cue's sentence whom the judge takes for go-betweens, the nearest to the speaker first."""
        relayed = [(v, self._media_of(v) or "") for v in (*found.via, *self._told_it(found))]
        sentence = self.sentence(found)
        if sentence is None:
            return relayed
        ruled = tuple(span for span, _ in self.media(found))
        evidence = self.head.evidence(found) if self.head is not None else None
        out: list[tuple[Offsets, str]] = []
        for one in candidates(found, sentence, self._doc, self._mentions, self._lexicon, self.head):
            if _has(out, one.span) or _has(relayed, one.span):
                continue
            by_rule = overlap((one.span,), ruled) > 0
            judged = self._judge(features(one, found, others, self._doc, self._lexicon, ruled=by_rule))
            if by_rule and self._quotes(one.span):
                likely = True
            elif by_rule or evidence is None:
                likely = math.exp(judged["yes"]) >= (RULED if by_rule else RELAYS_ALONE)
            else:
                told = (judged["yes"] - judged["no"], *evidence(one.span))
                likely = CONSTANT + sum(w * x for w, x in zip(WEIGHTS, told, strict=True)) >= log_odds(RELAYS)
            if likely:
                out.append((one.span, one.name))
        out = [v for v in out if not any(self._names(other[0], v[0]) for other in out)]
        out.sort(key=lambda v: _away(v[0], found))
        # Whoever was told stands nearer to the speaker than whoever reports it, and who is cited than who cites him.
        via = [*out, *relayed]
        for citing, cited in [(a, b) for a in via for b in via]:
            if CITES.fullmatch(text_of(self._doc)[citing[0][1] : cited[0][0]]):
                via.remove(cited)
                via.insert(via.index(citing), cited)
        return via

    def _told_it(self, found: Found) -> tuple[Offsets, ...]:
        """The medium that a source is called after ("the interlocutor of the agency"), where one has been named."""
        text = text_of(self._doc)
        match = TOLD_IT.search(text, *found.source) if found.source else None
        if match is None or again(match["medium"], match.start("medium"), self._named_media(), None) is None:
            return ()
        return (match.span("medium"),)

    def _named_media(self) -> list[tuple[int, str, str | None]]:
        media = named_media(self._doc, self._mentions, self._lexicon)
        return [(start, name, actor) for start, name, actor in media if not self.own(((start, start + len(name)), name))]

    def _names(self, name: Offsets, noun: Offsets) -> bool:
        """Does a name stand right behind a noun that says what it is ("the agency 'Novosti Dnya'", "its paper, El Faro")?"""
        text = text_of(self._doc)
        if names(text[slice(*noun)]):
            return False
        return noun[1] <= name[0] and NAMED.fullmatch(text[noun[1] : name[0]]) is not None

    def media(self, found: Found) -> list[tuple[Offsets, str]]:
        """Media of the cue's sentence, outside what is said, that rules on the words around the cue make go-betweens."""
        relayed = [(v, self._media_of(v) or "") for v in found.via]
        out: list[tuple[Offsets, str]] = []
        sentence = self.sentence(found)
        if sentence is None:
            return relayed
        for span, name in media_mentions(self._doc, self._mentions, self._lexicon, *sentence):
            if overlap((span,), found.content) or (found.source and overlap((span,), (found.source,))):
                continue
            if not _has(out, span) and not _has(relayed, span) and self._relays(span, found):
                out.append((span, name))
        return [*out, *relayed]

    def _quotes(self, span: Offsets) -> bool:
        """Do the words before a medium say that it quotes ("quoted by", "quoted him as")?"""
        return bool(QUOTED_BY.search(text_of(self._doc)[max(0, span[0] - 12) : span[0]]))

    def _relays(self, span: Offsets, found: Found) -> bool:  # noqa: PLR0911 - one answer a question
        """Does a medium hang on the cue (told X, in an interview with X, on X), stand right after the speaker, or quote him?"""
        text = text_of(self._doc)
        for edge in (found.source, found.cue):
            if edge and text[edge[1] : span[0]].strip(" ,") in ("", "the", "to", "on"):
                return True
        if self._quotes(span):
            return True
        words = self._doc.char_span(*span, alignment_mode="expand")
        cue = self._doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
        if words is None or cue is None:
            return False
        token = words.root
        for _ in range(8):
            if token.i in range(cue.start, cue.end):
                return True
            if token.pos_ == "VERB" and token.lemma_.lower() in RELAY:
                return _tells(token, cue.root)
            if token.dep_ in ("poss", "relcl") or token.head.i == token.i:
                return False
            token = token.head
        return False


def inherit(linked: list[Linked], same: list[int | None], doc_text: str) -> None:
    """A speaker who goes on in the next sentences still speaks to the same medium, and so did he in the words just before.

    Args:
        linked: the attributions in text order; changed in place.
        same: for each the index of the attribution just before it by the same speaker, or None.
        doc_text: the report's text.
    """
    for item, before in zip(linked, same, strict=True):
        if before is None or item.via or item.found.told:
            continue
        if item.found.continues or _sentences_between(linked[before].found, item.found, doc_text) <= 2:  # noqa: PLR2004 - the next sentence or paragraph
            item.via = [v for v in linked[before].via if linked[before].parent is None]
    for i in range(len(linked) - 1, 0, -1):
        item, before = linked[i], same[i]
        if before is None or not item.via or item.parent is not None:
            continue
        earlier = linked[before]
        if not earlier.via and earlier.found.cue is None and _sentences_between(earlier.found, item.found, doc_text) <= 1:
            earlier.via = list(item.via)


def _sentences_between(last: Found, this: Found, text: str) -> int:
    """How many sentences end between two attributions."""
    end = max(e for _, e in (*last.content, *([last.cue] if last.cue else [])))
    between = text[end : this.place[0]]
    return between.count(". ") + between.count("\n")


def _tells(verb: Token, cue: Token) -> bool:
    """Does the cue stand in what this verb relays, or the verb in a remark on the cue ("quoted by", "Reuters reported")?"""
    if cue.is_ancestor(verb):
        return verb.dep_ in ("acl", "parataxis", "advcl", "relcl", "conj")
    token = cue
    while token.i not in {token.head.i, verb.i}:
        if token.dep_ in ("conj", "advcl", "mark", "relcl"):
            return False
        token = token.head
    return token.i == verb.i


def _names_only(found: Found, who: Offsets) -> bool:
    """Is what it "says" no more than the name of somebody who is cited?"""
    return found.source != who and bool(found.content) and overlap(found.content, (who,)) >= 0.8 * length(found.content)


def _away(span: Offsets, found: Found) -> int:
    """How far a go-between stands from the speaker and the cue."""
    return min(max(span[0] - e[1], e[0] - span[1]) for e in (found.source, found.cue) if e)


def _has(via: list[tuple[Offsets, str]], span: Offsets) -> bool:
    return any(overlap((v,), (span,)) for v, _ in via)


def _without(span: Offsets, start: int, end: int) -> Offsets:
    """A span less a stretch at its end or its beginning."""
    if start >= span[1] or end <= span[0]:
        return span
    return (span[0], start) if start - span[0] >= span[1] - end else (end, span[1])


def _apart(span: Offsets, outer: Found) -> Offsets:
    """Content without the words that say who relays it."""
    for other in (outer.source, outer.cue):
        if other:
            span = _without(span, *other)
    return span


def _parent(index: int, found: list[Found]) -> int | None:
    """The smallest attribution in whose content this one's source and content stand."""
    inner = found[index]
    if inner.source is None:
        return None
    said, size = (*inner.content, inner.source), length(inner.content)
    best: int | None = None
    for i, outer in enumerate(found):
        if i == index or not inner.content or outer.source == inner.source:
            continue
        larger = length(outer.content)
        if larger <= size or (best is not None and larger >= length(found[best].content)):
            continue
        if overlap(said, outer.content) >= 0.9 * length(said):
            best = i
    return best
