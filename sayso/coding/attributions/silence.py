"""Sentences that tell of no comment, or of what could not be checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.found import Found, overlap
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.schema import LinkType, Mention

#: How many signs may stand between the question and the silence: no more than a subject.
FAR = 60
#: Here the subject is what could not be checked, and no speaker.
PASSIVE = re.compile(r"\b(?:be|been|remains?|remained)\b(?! (?:able|unable)\b)", re.IGNORECASE)
#: "Neither claim", "none of it": without such a subject "could be verified" says that it could.
NOTHING = re.compile(r"(?:no|none|neither|nothing)\b", re.IGNORECASE)
#: Right behind the words of silence: what it is about, and not when.
BEHIND = re.compile(
    r"\s*(?:(?:on|about|of|over|as to|upon|(?P<to>to)) "
    r"(?!(?:the )?(?:\w+day|yesterday|today|tonight|early|late|\d)\b)(?=[\w“\"])"
    r"|that |(?=(?:whether|if|why|how|when(?! (?:asked|reached|contacted))|what|where|who)\b))"
)
#: What was sent to the one who did not answer, up to what it asked about; nothing more of it (``end``) says what about.
ENQUIRY = re.compile(
    r"(?:(?:an?|the|any|several|repeated|multiple|further|many|his|her|its|their|our|e-?mailed|written) )*"
    r"(?:requests?|calls?|questions?|e-?mails?|messages?|letters?|inquir(?:y|ies)|enquir(?:y|ies)|queries)\b"
    r"(?: (?:for|seeking) (?:\w+ )*?(?:comments?|interviews?|information|clarification|reactions?|responses?))?"
    r"(?: (?:from|by|of) (?:(?!about\b|on\b|over\b|as to\b)[^,;\s]+ ?){1,6}?)?"
    r"(?:(?P<end>\s*$)|,? (?P<about>about|on(?! \w+day)|over|as to|regarding|concerning) )",
    re.IGNORECASE,
)
#: After these "to" says what was not answered; after others who was not told.
ANSWERS = re.compile(r"(?:answer|reply|replied|respon\w+|reaction)$", re.IGNORECASE)
#: Acts that an enquiry may be the object of.
ANSWERED = re.compile(r"\b(?:answer|return|reply|replied|respon)", re.IGNORECASE)
#: Before them: what somebody was asked about, what the comment would be on.
ASKED = re.compile(
    r"(?:^|, |\b(?:who|when|was|were) )(?:asked|questioned|pressed|rung|contacted|approached|reached|confronted)\b"
    r"(?: [\w']+){0,4}? "
    r"(?:about|on(?! \w+day)|over|as to|(?=whether\b|if\b|why\b))\s*(?P<what>\S[^;]*?),\s",
    re.IGNORECASE,
)
#: "..., a report that the palace declined to discuss".
RELATIVE = re.compile(
    r"[,:] (?P<what>(?!(?:who|which|and|but|on|about)\b)(?:(?:an?|the|one) )?(?:[\w'’-]+ ){0,3}?"
    r"(?!(?:and|but|on|about|of|to)\b)[\w'’-]+) (?:(?:on|about|of|to) )?(?:which|that) $"
)
FRONTED = re.compile(
    r"(?:^|[;:.]\s+|,\s)"
    r"(?:(?:as to|as for|about|on (?=the (?:question|matter|issue|subject|number|fate|reports?|claims?)\b))\s*"
    r"(?P<what>[^,;]+),|(?P<whether>whether\b[^;]+?),?)\s*$",
    re.IGNORECASE,
)
#: Words of silence that are said of guns and streets as well.
QUIET = re.compile(r"silen|mute|quiet|\bmum\b", re.IGNORECASE)
#: Where what is asked about ends and the sentence goes on.
GOES_ON = re.compile(r"[;:]|,? (?:but|while|whereas|saying|adding|noting|though|although)\b|, (?:and|as|which|who)\b| – | - ")


@dataclass(frozen=True, slots=True)
class Silence:
    """A "no comment" or "could not be verified" that was found: what it is, and the attribution that it makes."""

    type: LinkType
    found: Found


def silences(
    doc: Doc, prose: tuple[Offsets, ...], lexicon: Lexicon, have: list[Found], mentions: tuple[Mention, ...]
) -> list[Silence]:
    """Sentences that tell of no comment or of what could not be checked."""
    out = []
    kinds: tuple[tuple[LinkType, re.Pattern[str]], ...] = (
        ("no_comment", lexicon.no_comment),
        ("unverified", lexicon.unverified),
    )
    for sentence in prose:
        for kind, pattern in kinds:
            matches = (m.span() for m in pattern.finditer(text_of(doc), *sentence))
            found = (f for m in matches if (f := _silent(doc, sentence, kind, m, have, mentions, lexicon)) is not None)
            if (first := next(found, None)) is not None:
                out.append(Silence(kind, first))
    return out


def _silent(  # noqa: PLR0917 - all that one sentence's silence is read from
    doc: Doc,
    sentence: Offsets,
    kind: LinkType,
    cue: Offsets,
    have: list[Found],
    mentions: tuple[Mention, ...],
    lexicon: Lexicon,
) -> Found | None:
    """The attribution that words of silence make; None where they are said by another, or nobody is silent."""
    from sayso.coding.attributions.phrase import noun_phrase, subject

    text = text_of(doc)
    said = text[slice(*cue)]
    if any(overlap(f.content, (cue,)) and not _within(f.cue, cue) for f in have):
        return None
    words = doc.char_span(*cue, alignment_mode="expand")
    who = subject(words.root) if words is not None else None
    phrase = noun_phrase(who) if who is not None else None
    if said.lower().startswith("could be ") and not (phrase and NOTHING.match(text, *phrase)):
        return None
    if QUIET.search(said) and not (who is not None and _can_speak(who, mentions, lexicon)):
        return None
    if kind == "unverified" and PASSIVE.search(said):
        return Found(content=(phrase,) if phrase else (), cue=cue, source=None, because=kind)
    source = phrase
    content = asked_about(doc, cue, sentence, words, phrase)
    told = next((f for f in have if _within(f.cue, cue)), None)
    if told is not None:
        content = content or tuple(c for c in told.content if not overlap((c,), (cue,)))
        source = source or told.source
    return Found(content=tuple((s, e) for s, e in content if e > s), cue=cue, source=source, because=kind)


def asked_about(doc: Doc, cue: Offsets, sentence: Offsets, words: Span | None, subject: Offsets | None) -> tuple[Offsets, ...]:
    """The words of the sentence that the comment was asked about, if it has any (DECISIONS 24 of the annotation guide).

    Args:
        doc: the parse.
        cue: the words of silence.
        sentence: where they stand.
        words: the cue's tokens.
        subject: who is silent.
    """
    from sayso.coding.attributions.phrase import noun_phrase

    text = text_of(doc)
    behind = BEHIND.match(text, cue[1], sentence[1])
    if behind is not None and behind["to"] and not ANSWERS.search(text[slice(*cue)]):
        behind = None  # "would not comment to Reuters"
    if behind is not None and behind.end() < sentence[1]:
        stop = GOES_ON.search(text, behind.end(), sentence[1])
        after = (behind.end(), _trim(text, stop.start() if stop else sentence[1]))
        topic = _topic(text, after) if behind["to"] else after
        if topic is not None:
            return (topic,)
    objects = [c for t in words or () for c in t.children if c.dep_ == "dobj" and c.i >= words.end] if words is not None else []
    topic = noun_phrase(objects[-1]) if objects else None
    if topic is not None and ANSWERED.search(text[slice(*cue)]):
        topic = _topic(text, topic)
    if topic is not None:
        return (topic,)
    before = _asked_before(text, cue, sentence, subject[0] if subject and subject[0] < cue[0] else cue[0])
    verb = words.root if words is not None else None
    while verb is not None and verb.dep_ in ("xcomp", "conj", "ccomp", "aux") and verb.head.i != verb.i:
        verb = verb.head
    if before is None and verb is not None and verb.dep_ == "relcl" and verb.head.idx >= sentence[0]:
        before = noun_phrase(verb.head)
    return (before,) if before else ()


def _topic(text: str, asked: Offsets) -> Offsets | None:
    """What an enquiry was about ("questions about the fire"); None where it doesn't say ("requests for comment")."""
    enquiry = ENQUIRY.match(text[slice(*asked)])
    if enquiry is None:
        return asked
    return (asked[0] + enquiry.end(), asked[1]) if enquiry["about"] else None


def _asked_before(text: str, cue: Offsets, sentence: Offsets, subject: int) -> Offsets | None:
    """What is asked about, where it stands before the one who is silent: taken up by "which", asked, or put in front."""
    before = text[sentence[0] : subject]
    told = RELATIVE.search(before)
    if told is not None:
        return _moved(told.span("what"), sentence[0])
    asked = list(ASKED.finditer(text[sentence[0] : cue[0]]))
    if asked and (subject - sentence[0] <= asked[-1].start() or cue[0] - sentence[0] - asked[-1].end() < FAR):
        return _moved(asked[-1].span("what"), sentence[0])
    front = FRONTED.search(before)
    return _moved(front.span("what" if front["what"] else "whether"), sentence[0]) if front is not None else None


def _moved(span: Offsets, by: int) -> Offsets:
    return span[0] + by, span[1] + by


def _can_speak(who: Token, mentions: tuple[Mention, ...], lexicon: Lexicon) -> bool:
    """Is it somebody, and not guns or streets?"""
    if who.lower_ in ("he", "she", "they", "who") or who.lemma_.lower() in lexicon.bodies | lexicon.titles:
        return True
    return any(m.start <= who.idx < m.end for m in mentions)


def _within(cue: Offsets | None, span: Offsets) -> bool:
    return cue is not None and span[0] <= cue[0] < span[1]


def _trim(text: str, end: int) -> int:
    while end and text[end - 1] in '.,;”" ':
        end -= 1
    return end
