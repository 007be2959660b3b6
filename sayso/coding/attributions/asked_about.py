"""What a comment was asked about: behind the words of silence, their object, or before them (DECISIONS 24 of the guide)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.phrase import noun_phrase
from sayso.reading.parser import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from sayso.coding.attributions.found import Offsets

#: How many signs may stand between the question and the silence: no more than a subject.
FAR = 60
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
#: Where what is asked about ends and the sentence goes on.
GOES_ON = re.compile(r"[;:]|,? (?:but|while|whereas|saying|adding|noting|though|although)\b|, (?:and|as|which|who)\b| – | - ")


def asked_about(doc: Doc, cue: Offsets, sentence: Offsets, words: Span | None, subject: Offsets | None) -> tuple[Offsets, ...]:
    """The words of the sentence that the comment was asked about, if it has any (DECISIONS 24 of the annotation guide).

    Args:
        doc: the parse.
        cue: the words of silence.
        sentence: where they stand.
        words: the cue's tokens.
        subject: who is silent.
    """
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


def _trim(text: str, end: int) -> int:
    while end and text[end - 1] in '.,;”" ':
        end -= 1
    return end
