"""Rules that find source, cue and content: the baseline, and what is used where no trained model is.

They follow the dependency rules for reported speech that quotation extractors share (a reporting verb, its subject, its
clausal complement; "according to"; a quotation beside a reporting verb), as in textacy and the Gender Gap Tracker, with the
frames of our lexicon.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, Offsets, Taken, merged, overlap
from sayso.coding.attributions.phrase import clause, noun_phrase, span, subject
from sayso.coding.attributions.quotes import Quote, quotations
from sayso.knowledge.dates import zones

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.attributions.lexicon import Cue, Lexicon
    from sayso.reading.document import Document

ACCORDING = re.compile(
    r"\b(according to|as reported by|as stated by|in the words of|in the (?:opinion|view) of|by the statement of)\b",
    re.IGNORECASE,
)
COLON_SPEAKER = re.compile(r"^((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|the|and|al|bin|de|for))*)(:) +(?=\S)")
#: Between a reporting verb and the quotation it introduces: a colon somewhere, or hardly anything.
DIRECTLY = re.compile(r"(?:[^.?!;:]{0,120}:|[^.?!;:,“\"]{0,45},?|,? ?(?:that|as)?)\s*[“\"«‘']?", re.DOTALL)
#: A quotation this short without an end of its own is a word in quotation marks, not speech.
SPEECH_WORDS = 4
#: What found an attribution whose content is a noun with a clause of its own.
TOLD_OF = "proposition told of"
#: What found a paragraph that goes on with the quotation of the one before it, which was left open.
GOES_ON = "quotation that runs over paragraphs"
PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "who", "which", "that", "this", "there"])


@cache
def _clock() -> re.Pattern[str]:
    """The time before an entry of a live blog ("14:05 GMT - ")."""
    zone = "|".join(map(re.escape, zones()))
    return re.compile(rf"\d{{1,2}}[:.]\d{{2}}(?i: ?[ap]\.?m\.?)?(?: ?(?:{zone})\b)?(?: ?[-–—:|])? +(?=[A-Z])")


class Rules:
    """Finds attributions in a parsed document.

    Args:
        lexicon: the cue lexicon.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, document: Document) -> list[Found]:
        """All attributions of the document's prose, in text order."""
        assert document.parse is not None
        return _Reading(document, document.parse, self._lexicon).found()

    def quotations(self, document: Document) -> list[Offsets]:
        """The quotations of the document's prose that are speech; not those whose end nobody marked ("“We stay, he said.")."""
        assert document.parse is not None
        quotes = _Reading(document, document.parse, self._lexicon).quotes
        return [(q.start, q.end) for q in quotes if q.closed or q.continued]


class _Reading:
    """One document while its attributions are looked for."""

    def __init__(self, document: Document, doc: Doc, lexicon: Lexicon) -> None:
        self.text = document.report.text
        self.doc = doc
        self.lexicon = lexicon
        self.prose = list(document.prose)
        self.places = [(p.start, p.end) for p in document.places]
        self.headlines = [(p.start, p.end) for p in document.layout if p.kind == "headline"]
        self.paragraphs = paragraphs(self.text, self.prose)
        self.quotes = [q for q in quotations(self.text, self.paragraphs) if self._speech(q)]
        self.marked = Taken([(q.start, q.end) for q in self.quotes])
        self.out: list[Found] = []

    def found(self) -> list[Found]:
        for first, end in self.prose:
            sentence = self.doc.char_span(first, end, alignment_mode="expand")
            if sentence is None:
                continue
            for token in sentence:
                if not self.marked.holds(token.idx) or self._deep(token):
                    self._verb(token, end)
            self._according(first, end)
        for first, end in self.paragraphs:
            self._headline(first, end)
        self._bare_quotes()
        return sorted(_apart(self.out), key=lambda f: f.place)

    def _speech(self, quote: Quote) -> bool:
        words = self.text[quote.start : quote.end].split()
        return len(words) >= SPEECH_WORDS or self.text[quote.end - 1] in ".,?!"

    def _deep(self, token: Token) -> bool:
        """Inside a quotation only a verb with a named subject and a clause is taken ("They said that ...")."""
        return any(c.dep_ == "ccomp" for c in token.children)

    def _cue(self, token: Token) -> tuple[Cue, Token] | None:
        """The lexicon's entry for a verb, and the last token of the cue."""
        lemma = token.lemma_.lower()
        for child in token.children:
            if child.dep_ in ("prep", "prt") and child.i > token.i:
                entry = self.lexicon.phrases.get(f"{lemma} {child.lower_}")
                if entry:
                    return entry, child
        entry = self.lexicon.verbs.get(lemma)
        return (entry, token) if entry else None

    def _verb(self, token: Token, end: int) -> None:
        if token.pos_ not in ("VERB", "AUX"):
            return
        cue = self._cue(token)
        if cue is None:
            return
        entry, last = cue
        who = subject(token)
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children)
        agent = next((g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
        told = who
        if passive:
            who = agent
        because = TOLD_OF if self._proposition(last) else f"verb {token.lemma_}"
        content = self._content(token, last, entry, end)
        if (
            passive
            and agent is not None
            and told is not None
            and not content
            and (entry.act in ("confirm", "deny", "reject") or token.lemma_ in ("claim", "report") or _this(told))
        ):
            content, because = (noun_phrase(told),), "report confirmed or denied"
        if not content:
            return
        if passive and who is None and not any(self.marked.holds(s) for s, _ in content):
            return
        source = noun_phrase(who) if who is not None else None
        if source and any(s < source[1] and source[0] < e for s, e in content):
            content = tuple(p for s, e in content for p in ((s, min(e, source[0])), (max(s, source[1]), e)) if p[1] - p[0] > 1)
        if source and self._nested(content, source) and not self._reported(token, entry, source):
            return
        if content and (source or any(self.marked.holds(s) for s, _ in content)):
            at = span(token, last) if last.i == token.i + 1 else span(token, token)
            self.out.append(Found(content=content, cue=at, source=source, because=because))

    def _proposition(self, particle: Token) -> bool:
        """Whether a particle's object is a noun with a clause of its own ("about the possibility of sending troops")."""
        nouns = [c for c in particle.children if c.dep_ == "pobj" and c.lemma_.lower() in self.lexicon.propositions]
        inner = [c for noun in nouns for c in noun.children]
        return any(c.dep_ in ("acl", "relcl") or any(g.dep_ == "pcomp" for g in c.children) for c in inner)

    def _nested(self, content: tuple[Offsets, ...], source: Offsets) -> bool:
        """Does it stand in what another says?"""
        return any(overlap((*content, source), f.content) for f in self.out) or self.marked.holds(source[0])

    def _reported(self, verb: Token, entry: Cue, source: Offsets) -> bool:
        """Speech within speech is taken where somebody with a name or a noun tells a clause, not where "he said he hoped"."""
        pronoun = self.text[source[0] : source[1]].lower() in PRONOUNS
        clausal = any(c.dep_ == "ccomp" for c in verb.children) and "c" in entry.frames
        threat = entry.act in ("threaten", "promise") and any(c.dep_ == "xcomp" for c in verb.children)
        return not pronoun and (clausal or threat)

    def _content(self, verb: Token, last: Token, entry: Cue, end: int) -> tuple[Offsets, ...]:
        spans: list[Offsets] = []
        parts = self._parts(verb, last, entry)
        for part in parts:
            first, final = clause(part, verb)
            if first <= final:
                spans.append(span(self.doc[first], self.doc[final]))
        if verb.dep_ == "parataxis" and not parts and verb.head.i < verb.i:
            first, final = clause(verb.head, verb)
            if first <= final and not first <= verb.i <= final:
                spans.append(span(self.doc[first], self.doc[final]))
        if not parts and not spans and "c" in entry.frames:
            spans += self._before_comma(verb)
        spans += self._quoted(verb, end)
        if "c" in entry.frames and self.text[last.idx + len(last) : end].strip(" :,") in ("", "that"):
            spans = self._over_the_break(end)
        return merged(spans, gap=3)

    def _parts(self, verb: Token, last: Token, entry: Cue) -> list[Token]:
        """The dependents of a verb that tell what is said, by the frames that the verb takes."""
        parts = [c for c in verb.children if c.dep_ == "ccomp"]
        if "i" in entry.frames:
            parts += [c for c in verb.children if c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children)]
        if "o" in entry.frames:
            # "say" and its like take a noun phrase only as an announcement does ("announced the sending of troops").
            open_to_nouns = verb.lemma_ not in ("say", "tell", "write", "note")
            objects = [
                c for c in verb.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN") and open_to_nouns and not parts
            ]
            if last is not verb:
                objects = [c for c in last.children if c.dep_ in ("pobj", "pcomp")]
            parts += objects
            if objects:
                after = [c for c in verb.children if c.dep_ == "prep" and c.i > objects[-1].i and c is not last]
                parts += [c for c in after if not any(t.text == "," for t in self.doc[objects[-1].i : c.i])]
        return parts

    def _before_comma(self, verb: Token) -> list[Offsets]:
        """A whole clause, a comma, then speaker and verb: "The war will spread, he explained"."""
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if who is None:
            return []
        first = min(who.left_edge.i, verb.i)
        start = verb.sent.start
        if first - 1 <= start or self.doc[first - 1].text != ",":
            return []
        before = self.doc[start : first - 1]
        if not any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.i < first for t in before) or any(
            t.text in '“”"' for t in before
        ):
            return []
        if before[0].lower_ in (
            "if",
            "when",
            "while",
            "although",
            "though",
            "after",
            "before",
            "since",
            "once",
            "because",
            "asked",
            "speaking",
        ):
            return []
        return [_trimmed(self.text, before.start_char, before.end_char)]

    def _quoted(self, verb: Token, end: int) -> list[Offsets]:
        """Quotations that the verb ascribes: one that ends just before its clause, and those that begin after it."""
        out = []
        for quote in self.quotes:
            if quote.start <= verb.idx < quote.end:
                continue
            between = self.text[quote.end : verb.idx] if quote.end < verb.idx else self.text[verb.idx : quote.start]
            if "\n" in between.strip("\n") or len(between) > 150:  # noqa: PLR2004 - a clause's length
                continue
            if quote.end < verb.idx:
                near = not re.search(r"[.?!;:]\s", between.lstrip("”\"»’'. ,")) and self._first_verb(quote.end, verb)
            else:
                near = (
                    quote.start <= end
                    and bool(DIRECTLY.fullmatch(between[len(verb) :]))
                    and self._no_other_verb(verb, quote.start)
                )
            if near:
                out.append((quote.start, quote.end))
        return out

    def _first_verb(self, start: int, verb: Token) -> bool:
        """No other cue stands between a quotation's end and this verb."""
        return not any(t.idx >= start and t.i < verb.i and t.pos_ == "VERB" and self._cue(t) for t in verb.sent)

    def _no_other_verb(self, verb: Token, end: int) -> bool:
        return not any(verb.i < t.i and t.idx < end and t.pos_ == "VERB" and self._cue(t) for t in verb.sent)

    def _over_the_break(self, end: int) -> list[Offsets]:
        """The next sentence, where this one stops short at its cue ("noted that", break)."""
        following = next((p for p in self.prose if p[0] >= end), None)
        if following is None or "\n" not in self.text[end : following[0]]:
            return []
        return [_trimmed(self.text, *following)]

    def _according(self, first: int, end: int) -> None:
        for match in ACCORDING.finditer(self.text, first, end):
            if self.marked.holds(match.start()):
                continue
            cue = self.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if cue is None:
                continue
            who = next((c for t in reversed(list(cue)) for c in t.children if c.dep_ == "pobj" and c.i >= cue.end), None)
            if who is None:
                continue
            source = noun_phrase(who)
            if any(f.source and overlap((f.source,), (source,)) and f.cue and f.cue[0] < match.end() for f in self.out):
                continue
            before, after = (first, match.start()), (source[1], end)
            rest = before if len(self.text[before[0] : before[1]].strip(' ,“"')) > 12 else after  # noqa: PLR2004 - more than an opening word
            behind = (who.right_edge.idx + len(who.right_edge), end)
            inserted = rest is before and self._goes_on(cue.start, *behind)
            content = tuple(_trimmed(self.text, *r) for r in ((before, behind) if inserted else (rest,)))
            if content[0][1] - content[0][0] > 2:  # noqa: PLR2004
                self.out.append(Found(content=content, cue=match.span(), source=source, because="according to"))

    def _goes_on(self, cue: int, at: int, end: int) -> bool:
        """Does the clause go on behind a remark ("he pledged, according to Doe, to hold a vote")?"""
        if not self.text[at:end].startswith(","):
            return False
        rest = self.doc.char_span(at, end, alignment_mode="expand")
        return rest is not None and any(t.head.i < cue and t.dep_ in ("ccomp", "xcomp") for t in rest)

    def _headline(self, first: int, end: int) -> None:
        clock = _clock().match(self.text, first, end)  # of a live blog
        first = clock.end() if clock else first
        match = COLON_SPEAKER.match(self.text[first:end])
        if not match or len(match.group(1).split()) > 6:  # noqa: PLR2004 - a name's length
            return
        content = _trimmed(self.text, first + match.end(), end)
        cue, source = (first + match.start(2), first + match.end(2)), (first, first + match.end(1))
        where = overlap((source,), tuple(self.headlines)) and any(s <= source[0] and source[1] <= e for s, e in self.places)
        if not where and not any(f.source and overlap((f.source,), (source,)) for f in self.out):
            self.out.append(Found(content=(content,), cue=cue, source=source, because="speaker and colon"))

    def _bare_quotes(self) -> None:
        """Quotations that no cue has claimed go with the attribution before them, or stand alone and continue it."""
        for quote in self.quotes:
            at: Offsets = (quote.start, quote.end)
            if any(overlap(f.content, (at,)) for f in self.out):
                continue
            sentence_like = self.text[quote.end - 1] in ".?!" or self.text[quote.end + 1 : quote.end + 2] in ("", "\n", ".")
            starts = self.text[: quote.start - 1].rstrip(" ")[-1:] in ("", "\n", ".", "”", '"', "?", "!", ":")
            if not (sentence_like and starts):
                continue
            paragraph = next(p for p in self.paragraphs if p[0] <= quote.start < p[1])
            same = [f for f in self.out if f.content and paragraph[0] <= f.content[-1][0] and f.content[-1][1] <= quote.start]
            if same and any(self.marked.holds(s) for s, _ in same[-1].content):
                self.out[self.out.index(same[-1])] = same[-1].with_content([at])
            else:
                runs_on = any(q.continued and not self.text[q.end : quote.start].strip('“«„" \n') for q in self.quotes)
                because = GOES_ON if runs_on else "quotation without a cue"
                self.out.append(Found(content=(at,), cue=None, source=None, because=because, continues=True))
            self.out.sort(key=lambda f: f.place)


def paragraphs(text: str, prose: list[Offsets]) -> list[Offsets]:
    """Runs of sentences with no line break between them."""
    out: list[Offsets] = []
    for start, end in prose:
        if out and "\n" not in text[out[-1][1] : start]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _this(subject: Token) -> bool:
    """Does a subject take up what was told before ("This was announced by the minister")?"""
    return subject.lower_ in ("this", "that") or any(c.lower_ in ("this", "that") and c.dep_ == "det" for c in subject.children)


def _trimmed(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start] in ' ,;:–—-\n“"':
        start += 1
    while end > start and text[end - 1] in ' ,;:–—-\n”".':
        end -= 1
    return start, end


def _apart(found: list[Found]) -> list[Found]:
    """One attribution for each cue, the same words not said twice by nobody."""
    out: list[Found] = []
    for f in found:
        twin = next((g for g in out if g.cue == f.cue and g.cue is not None), None)
        if twin is not None:
            out[out.index(twin)] = replace(twin, content=merged([*twin.content, *f.content]), source=twin.source or f.source)
        else:
            out.append(f)
    return out
