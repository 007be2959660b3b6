"""How an act and a date stand to each other in a sentence: the features that say whether the date dates the act."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.when.told import Told
    from sayso.schema import Event

SPEECH = frozenset(
    {"say", "tell", "report", "announce", "add", "claim", "state", "note", "confirm", "deny", "write", "warn", "quote"}
)
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONSULT"})
_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "parataxis", "csubj", "pcomp"})


DAYS_MONTHS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)


class Sentences:
    """Finds tokens and sentences of a parse by offset."""

    def __init__(self, parse: Doc) -> None:
        self.parse = parse
        self._starts = [t.idx for t in parse]
        self._sentence: list[int] = []
        self._names: dict[int, frozenset[str]] = {}
        number = -1
        for token in parse:
            if token.is_sent_start or number < 0:
                number += 1
            self._sentence.append(number)

    def token(self, offset: int) -> int:
        """The number of the token at an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return self._sentence[self.token(offset)] if self._sentence else 0

    def names(self, sentence: int) -> frozenset[str]:
        """The proper names in a sentence, in lower case."""
        if sentence not in self._names:
            self._names[sentence] = (
                frozenset(
                    t.lower_
                    for t, n in zip(self.parse, self._sentence, strict=True)
                    if n == sentence and t.pos_ == "PROPN" and t.is_alpha
                )
                - DAYS_MONTHS
            )
        return self._names[sentence]

    def opening(self, sentence: int) -> str:
        """The first word of a sentence, in lower case."""
        first = self._sentence.index(sentence)
        return next((t.lower_ for t in self.parse[first : first + 4] if t.is_alpha), "")

    @staticmethod
    def subject(verb: Token) -> str | None:
        """The head word of a verb's subject, in lower case; that of the verb it is joined to where it has none."""
        for token in (verb, verb.head):
            for child in token.children:
                if child.dep_ in ("nsubj", "nsubjpass"):
                    return child.lower_
            if verb.dep_ not in ("conj", "xcomp"):
                break
        return None

    def quoted(self, offset: int) -> bool:
        """Is the word at an offset within quotation marks that open in its sentence (or run over all of it)?"""
        at = self.token(offset)
        start = self.parse[at].sent.start
        marks = sum(t.text in ('"', "“", "”") for t in self.parse[start:at])
        return marks % 2 == 1

    def head(self, start: int, end: int) -> Token:
        """The word of a stretch that governs the others."""
        first, last = self.token(start), max(self.token(start), self.token(max(start, end - 1)))
        inside = self.parse[first : last + 1]
        for token in inside:
            if not first <= token.head.i <= last or token.head is token:
                return token
        return self.parse[first]


def _chain(token: Token) -> list[Token]:
    out = [token]
    while out[-1].head is not out[-1] and len(out) < 40:  # noqa: PLR2004 - no real sentence is deeper
        out.append(out[-1].head)
    return out


def _bucket(n: int) -> str:
    return "0" if n <= 0 else str(n) if n <= 3 else "4-6" if n <= 6 else "7-12" if n <= 12 else "13+"  # noqa: PLR2004 - bins


def verb_form(token: Token) -> str:
    """Past, perfect, pluperfect, present, future, noun ...: the form of the act's word."""
    if token.pos_ not in ("VERB", "AUX"):
        return "noun"
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "would", "shall", "may", "might", "could", "can", "should", "'ll"}:
        return "modal"
    if helpers & {"has", "have", "'ve"}:
        return "perfect"
    if "had" in helpers:
        return "pluperfect"
    if helpers & {"was", "were", "did"}:
        return "past"
    if "to" in helpers:
        return "infinitive"
    if helpers & {"is", "are", "does", "do"}:
        return "present"
    return {"VBD": "past", "VBN": "participle", "VBG": "ing"}.get(token.tag_, "present")


def pair_features(  # noqa: C901, PLR0912, PLR0915 - a list of independent features
    event: Event, told: Told, where: Sentences, others: list[Event], dates: list[Told], published: str | None
) -> list[str]:
    """Features of one act and one date of the same sentence."""
    anchor, date = where.head(event.anchor.start, event.anchor.end), where.head(told.start, told.end)
    up, down = _chain(date), _chain(anchor)
    above = {t.i: k for k, t in enumerate(down)}
    meet = next((k for k, t in enumerate(up) if t.i in above), None)
    out = ["bias"]
    if meet is None:
        out.append("apart")
        steps_up, steps_down = [], []
    else:
        steps_up, steps_down = up[1:meet], down[: above[up[meet].i]]
        out.append(f"down{min(len(steps_down), 4)}" + (f"up{_bucket(len(steps_up))}" if not steps_down else ""))
        for token in steps_down:
            if token.dep_ in _CLAUSE:
                out.append("from-top:" + token.dep_)
        for token in [date, *steps_up] if steps_down or len(up) > 1 else []:
            if token.dep_ in _CLAUSE:
                out.append("date-in:" + token.dep_)
        top = up[meet]
        if steps_down and top.lemma_ in SPEECH:
            out.append("speech-between")
            if any(t.dep_ == "ccomp" for t in steps_down):
                out.append("said-that")
        if not steps_down and anchor.pos_ not in ("VERB", "AUX"):
            out.append("dates-noun")
    governor = next((t for t in up[1:] if t.pos_ in ("VERB", "AUX")), None)
    if governor is not None:
        out.append("governor:" + ("anchor" if governor.i == anchor.i else "speech" if governor.lemma_ in SPEECH else "verb"))
        if anchor.pos_ not in ("VERB", "AUX") and any(t.i == governor.i for t in down):
            out.append("noun-under-governor" + ("-direct" if len(down) > 1 and down[1].i == governor.i else ""))
    first, last = sorted((anchor.i, date.i))
    between = where.parse[first + 1 : last]
    side = "after" if date.i > anchor.i else "before"
    out += [side, f"{side}:{_bucket(len(between))}"]
    commas = sum(t.text in (",", ";", "–", "—", "--") for t in between)
    out.append(f"{side}-commas{min(commas, 2)}")
    if any(t.text in ('"', "“", "”") for t in between):
        out.append("quote-between")
    verbs = sum(t.pos_ == "VERB" for t in between)
    out.append(f"verbs{min(verbs, 3)}")
    if any(
        t.lower_ in ("that", "who", "which", "after", "as", "when", "while", "but", "and", "before", "since") for t in between
    ):
        out.append(
            "word:"
            + next(
                t.lower_
                for t in between
                if t.lower_ in ("that", "who", "which", "after", "as", "when", "while", "but", "and", "before", "since")
            )
        )
    rivals = sum(o is not event and first < where.token(o.anchor.start) < last for o in others)
    out.append(f"acts-between{min(rivals, 2)}")
    out.append(f"dates-here{min(len(dates), 3)}")
    nearest = min(dates, key=lambda d: abs(where.token(d.start) - anchor.i))
    out.append("nearest-date" if nearest is told else "other-date-nearer")
    near_event = min(others, key=lambda o: abs(where.token(o.anchor.start) - date.i))
    out.append("nearest-act" if near_event is event else "other-act-nearer")
    if anchor.idx <= told.start < event.anchor.end:
        out.append("inside")
    sentence_start = where.parse[anchor.i].sent.start
    if date.i - sentence_start <= 4 and side == "before":  # noqa: PLR2004 - "Early on Friday morning,"
        out.append("opens-sentence")
    out += ["prep:" + (told.before if told.before in ("on", "in", "since", "until", "by", "for", "from", "after", "before", "of", "to", "during", "late", "at", "between") else "-"),
            "type:" + told.type, "precision:" + told.precision]  # fmt: skip
    form = verb_form(anchor)
    ahead = published is not None and told.value[:10] > published
    out += [f"form:{form}", f"status:{event.status}", f"ahead:{ahead}:{event.status}", f"ahead:{ahead}:{form}", "bg" if event.background else "fg",
            "verbal" if event.type in VERBAL else "material"]  # fmt: skip
    if date.dep_ in ("compound", "nmod", "amod", "poss") and date.head.i != anchor.i:
        out.append("date-modifies-noun")
    if "T" in told.value:
        out.append("clock")
    return out
