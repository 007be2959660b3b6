"""Who a source is: the fullest name that the report gives for it, through surnames, pronouns and words like "the minister"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.attributions.asked import ASKED
from sayso.knowledge.actors.names import fold
from sayso.knowledge.dates import zones
from sayso.reading.parser import text_of
from sayso.schema import Source

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.coreference import Reference, Referents
    from sayso.schema import Mention

#: Pronouns of one person, with the gender that they tell.
PERSON_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
GROUP_PRONOUNS = frozenset({"they", "them", "their", "it", "its", "who", "which", "we", "our", "i"})
ARTICLES = re.compile(
    r"^(?:the|a|an|one(?! of)|another|some(?! of)|its|his|her|their|our|my|this|that|these(?! of)|those(?! of))\s+",
    re.IGNORECASE,
)
TITLE_SIGNS = re.compile(r"\b(?:mr|mrs|ms|dr|sir|prof)\.?\s+", re.IGNORECASE)
#: An age behind a name ("Oksana, 61").
AGE = re.compile(r", \d{1,3}(?:,|$).*")
#: What a name is explained by ("Emergency Lawyers, a rights group").
#: No list is one ("the Harbour Union, the Dock Guild and the Fleet").
ASIDE = re.compile(r"(?<=\w), (?:an?\b(?!.*(?: and | & )(?:an?|the)\b)|(?:the|its|his|her|their)\b(?!.*(?: and | & ))).*")
MARKS = re.compile(r"[“”„«»\"]")
#: Single marks; the same sign ends a possessive ("the workers’ hall"), so that one closes only what was opened.
OPENS, CLOSES = re.compile(r"(?<!\w)[‘']"), re.compile(r"[’'](?!\w)")
POSSESSIVE = re.compile(r"['’]s?$")
#: A name at the end of a description: "the party “Slavic Field”", "an analyst, Khin Sabai Oo".
CALLED = re.compile(r"(?: [“\"«](?P<name>[A-Z][^”\"»]{1,50})[”\"»]?|, (?P<person>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}))$")
#: What takes up somebody of before: the last person who spoke, one of a crowd, whoever was named last.
SAME = re.compile(r"(?:the|that) same (?:\w+ )?\w+")
ONE_OF = re.compile(
    r"(?:one|two|some|several|others|another|many|most) of (?:them|these|those)|(?:two|three|some) others|others"
)
LATTER = re.compile(r"(?:the )?latter")
#: Nouns that say nothing of who is meant.
ANYBODY = frozenset({"man", "woman", "person", "speaker"})
#: Of what kinds "the latter" may be, the likeliest first.
NAMED_LAST = (frozenset({"person"}), frozenset({"organisation", "armed_group", "body"}), frozenset({"state"}))
#: What people do and bodies do not.
IN_PERSON = re.compile(r"\b(?:speaking|spoke|talking|talked|interview|interviewed)\b", re.IGNORECASE)
FINITE = ("VBD", "VBZ", "VBP", "MD")
#: Things that speak for somebody: "a statement of the ministry", "reports in the Kurier".
THINGS = frozenset(
    [
        "report",
        "reports",
        "statement",
        "letter",
        "website",
        "tweet",
        "post",
        "communique",
        "article",
        "document",
        "release",
        "declaration",
        "message",
        "account",
        "text",
        "data",
        "study",
        "survey",
        "poll",
        "comment",
        "comments",
        "remark",
        "remarks",
        "note",
        "resolution",
        "interview",
        "speech",
        "bulletin",
    ]
)


#: A word of a name with a full stop of its own ("J.", "St."); after a longer one a sentence ends.
SHORTENED = r"[A-Z][a-z]{0,2}\."


#: Name, actor id, whether a person.
Who = tuple[str | None, str | None, bool]


@dataclass(slots=True)
class Known:
    """A speaker once resolved, to be found again."""

    name: str
    actor: str | None
    person: bool
    plural: bool
    at: int
    heads: frozenset[str]  # the common nouns that it was called by
    kinds: frozenset[str] = frozenset()  # adjectives and names that stood with them
    gender: str | None = None


class Speakers:
    """Resolves the sources of one report, in text order.

    Args:
        doc: the parse.
        mentions: the mentions found in the report.
        referents: who any stretch of the report means, where that has been worked out.
        lexicon: the cue lexicon, for titles and groups of words for one office.
        author: who wrote the report, as far as it is signed by one.
    """

    def __init__(
        self,
        doc: Doc,
        mentions: tuple[Mention, ...],
        referents: Referents | None,
        lexicon: Lexicon,
        author: str | None = None,
    ) -> None:
        self._author = author
        self._doc = doc
        self._mentions = mentions
        self._referents = referents
        self._offices = lexicon.same_office
        self._titles = lexicon.titles
        self._bodies = lexicon.bodies
        self._of_state = lexicon.of_state
        self._kinds = {t.lower_ for e in doc.ents if e.label_ in ("NORP", "GPE", "ORG") for t in e}
        named = [
            doc.char_span(m.start, m.end, alignment_mode="expand") for m in mentions if m.kind == "person" and names(m.text)
        ]
        told = [s for s in named if s is not None]
        media = {m.start for m in mentions if m.kind == "media"}
        tagged = [e for e in doc.ents if e.label_ == "PERSON" and e[0].pos_ == "PROPN" and e.start_char not in media]
        self._persons = sorted(
            told + [e for e in tagged if not any(s.start < e.end and e.start < s.end for s in told)], key=lambda s: s.start
        )
        self._known: list[Known] = []
        self._turns = referents.spoken if referents is not None else []

    def resolve(self, span: Offsets, said: tuple[Offsets, ...] = ()) -> Source:
        """The speaker at this span, with the fullest name the report has for it; remembers it for what follows.

        Nobody who is only named in what is ``said`` is a pronoun that says it.
        """
        words = self._doc.char_span(*span, alignment_mode="expand")
        text = text_of(self._doc)[span[0] : span[1]]
        if words is None:
            return Source(start=span[0], end=span[1], text=text, actor=None, name=text)
        head = words.root
        turn = self._turn(span, head)
        if turn is not None:
            called = self._fullest(turn.name) if turn.kind == "person" and turn.actor is None else turn.name
            self._known.append(Known(called, turn.actor, turn.kind == "person", bool(turn.plural), span[0], frozenset()))
            return Source(start=span[0], end=span[1], text=text, actor=turn.actor, name=called)
        name, actor, person = self._taken_up(words, head) or self._name(words, head, said)
        told = CALLED.search(text)
        own_words = actor is None and (name is None or name in bare(text))
        if told is not None and own_words and (told["name"] or head.pos_ == "NOUN"):
            name, person = told["name"] or " ".join(self._untitled(told["person"].split())), told["person"] is not None
        if actor is None and head.pos_ == "NOUN" and name == bare(words.text):
            whose = self._referents.called(*span) if self._referents is not None else None
            name = whose or self._spelled_out(words, head)
        name = ASIDE.sub("", _ageless(name)) if name and actor is None else name
        beyond = name is not None and len(name) > len(text) and text_of(self._doc).startswith(name, span[0])
        surname = name == text and any(e[-1].text == text for e in self._persons)
        if actor is None and (beyond or surname):
            name = self._fullest(text)  # "said Orlik Interfax": the medium's name is none of his; "Orlik: bridge shut"
        heads = frozenset({head.lemma_.lower()}) if head.pos_ == "NOUN" else frozenset()
        if name:
            thing = fold(head.lemma_) in THINGS
            person = person or (head.tag_ == "NN" and head.lemma_.lower() not in self._bodies and not thing)
            plural = head.tag_ in ("NNS", "NNPS") or head.lower_ == "they"
            gender = PERSON_PRONOUNS.get(head.lower_) if len(words) == 1 else self._gender(*span)
            self._known.append(Known(name, actor, person, plural, span[0], heads, _kinds(words, head), gender))
        return Source(
            start=span[0], end=span[1], text=text, actor=actor, name=name or (None if head.pos_ == "PRON" else bare(text))
        )

    def _turn(self, span: Offsets, head: Token) -> Reference | None:
        """Who speaks in a turn of an interview: at its label, and where it says "I" or "we"."""
        first = head.lower_ in ("i", "we")
        return next(
            (who for turn, who in self._turns if turn.label == span or (first and turn.start <= span[0] < turn.end)), None
        )

    def _untitled(self, words: list[str], also: Collection[str] = ()) -> list[str]:
        """A person's name without rank or title, and without the other words told: "General Pavel Orlik" is Pavel Orlik."""
        while len(words) > 1 and (words[0].lower().strip(".") in self._titles or words[0].lower() in also):
            words = words[1:]
        return words

    def again(self, source: Source) -> Source:
        """The same speaker, known only from elsewhere in the report."""
        return Source(start=None, end=None, text=None, actor=source.actor, name=source.name)

    def _name(self, words: Span, head: Token, said: tuple[Offsets, ...] = ()) -> Who:
        if len(words) == 1 and (head.pos_ == "PRON" or head.lower_ in PERSON_PRONOUNS or head.lower_ in GROUP_PRONOUNS):
            return self._pronoun(head, said)
        owner = self._owner(head) if fold(head.lemma_) in THINGS else None
        if owner is not None:
            return self._name(owner, owner.root, said)
        person = self._person(words, head) or self._right_before_verb(words, head)
        if person is not None:
            return self._named(words, head, person)
        # "The head of the contact group" has an office of its own, which the words after "of" tell.
        told = (
            head.pos_ == "NOUN"
            and head.tag_ == "NN"
            and any(c.lower_ in ("of", "for") and c.dep_ == "prep" and not _of_state(c) for c in head.children)
        )
        meant = self._titled(words) if told else self._meant(words.start_char, words.end_char)
        if meant is not None:
            return meant
        if self._definite(words, head):
            known = self._called(words, head)
            if known:
                return self._of(known)
        stands_for = head.pos_ == "PROPN" and self._referents is not None
        party = self._referents.party(words.start_char, words.end_char) if stands_for and self._referents else None
        return (party.name, party.actor, party.kind == "person") if party else (bare(words.text), None, False)

    def _taken_up(self, words: Span, head: Token) -> Who | None:
        """Somebody of before: "the same man", "the latter", "one of them"."""
        text, at = words.text.lower(), words.start_char
        if SAME.fullmatch(text):
            known = self._called(words, head) or (self._last(person=True) if head.lower_ in ANYBODY else None)
            return self._of(known) if known else None
        several = ONE_OF.fullmatch(text)
        if not several and not LATTER.fullmatch(text):
            return None
        here = next((s for s in self._doc.sents if s.start_char <= at < s.end_char), None)
        # This sentence and the one before.
        begin = self._doc[max(here.start - 1, 0)].sent.start_char if here is not None else at
        return self._crowd(begin, at) if several else self._latter(begin, at)

    def _latter(self, begin: int, end: int) -> Who | None:
        """Who was named last between two offsets: a person, else a body, else a state that is not merely where or whereof."""
        found = [m for m in self._mentions if begin <= m.start < end]
        for kinds in NAMED_LAST:
            of_kind = [m for m in found if m.kind in kinds and not (m.kind == "state" and self._place_of(m.start))]
            if of_kind:
                last = of_kind[-1]
                return last.name or last.text, last.actor, last.kind == "person"
        return None

    def _place_of(self, start: int) -> bool:
        word = self._doc.char_span(start, start + 1, alignment_mode="expand")
        return (
            word is not None and word.root.dep_ == "pobj" and word.root.head.lower_ in ("in", "at", "about", "on", "from", "of")
        )

    def _crowd(self, begin: int, end: int) -> Who | None:
        """The last people, in the plural, between two offsets who did something; else the last ones."""
        nouns = [t for t in self._doc if begin <= t.idx < end and t.tag_ == "NNS"]
        for noun in sorted(nouns, key=lambda t: (t.dep_ not in ("nsubj", "nsubjpass"), -t.i)):
            words = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "poss")]
            start = (words[0].left_edge if words else noun).idx
            party = self._referents.party(start, noun.idx + len(noun)) if self._referents is not None else None
            if party is not None and party.kind in ("crowd", "armed_group"):
                return party.name, party.actor, False
        return None

    def _titled(self, words: Span) -> Who | None:
        """An office whose state the words after "of" tell ("the foreign minister of Norway")."""
        title = self._referents.title(words.start_char, words.end_char, named=True) if self._referents is not None else None
        return (title, None, True) if title else None

    def _spelled_out(self, words: Span, head: Token) -> str:
        """A description's own words, abbreviations of bodies in full ("African Union envoy" for "the AU envoy")."""
        out = []
        for token in words:
            short = token.i < head.i and token.text.isupper() and token.dep_ in ("poss", "compound", "nmod")
            owner = self._referents.resolve(token.idx, token.idx + len(token)) if short and self._referents else None
            long = owner is not None and owner.kind in ("organisation", "armed_group", "body") and " " in owner.name
            out.append((owner.name if owner is not None and long else token.text) + token.whitespace_)
        return bare("".join(out))

    def _pronoun(self, head: Token, said: tuple[Offsets, ...]) -> Who:
        """A pronoun is who spoke or acted last, of its sort; else whom the report's referents take it for."""
        if head.lower_ == "i" and not self._quoted(head.idx):
            return self._author, None, True
        if head.lower_ in PERSON_PRONOUNS:
            gender = PERSON_PRONOUNS[head.lower_]
            known = self._person_before(head.idx, said, gender) or self._last(person=True, gender=gender)
        else:
            many = head.lower_ in ("they", "them", "their")
            newer = self._newer(head) if many else None
            if newer is not None:
                return newer
            known = self._last(plural=many) or self._last()
        meant = self._of(known) if known else self._meant(head.idx, head.idx + len(head))
        return meant or self._surnamed(head) or (None, None, False)

    def _surnamed(self, head: Token) -> Who | None:
        """For "he" and "she" the last speaker with a name of one word that nobody knows, who speaks in person: a surname alone.

        "Greenwatch reported" may be a body or a medium; "Speaking to the Kurier, Orlik said" is somebody.
        """
        if head.lower_ not in PERSON_PRONOUNS:
            return None
        gender = PERSON_PRONOUNS[head.lower_]
        alone = (k for k in reversed(self._known) if k.actor is None and not (k.plural or k.heads) and " " not in k.name)
        of_sort = (k for k in alone if k.name.istitle() and k.name.lower() not in self._bodies and _may_be(k.gender, gender))
        known = next((k for k in of_sort if self._in_person(k.at)), None)
        return self._of(known) if known else None

    def _in_person(self, at: int) -> bool:
        """Does the sentence show that its speaker is one of flesh and blood?"""
        here = next((s for s in self._doc.sents if s.start_char <= at < s.end_char), None)
        medium = any(m.kind == "media" and m.start <= at < m.end for m in self._mentions)
        return here is not None and not medium and IN_PERSON.search(here.text) is not None

    def _quoted(self, at: int) -> bool:
        """Does it stand in quotation marks?  Each paragraph of a long quotation opens anew."""
        text = text_of(self._doc)
        start = text.rfind("\n", 0, at) + 1
        opened = [m.end() for m in OPENS.finditer(text, start, at)]
        single = bool(opened) and CLOSES.search(text, opened[-1], at) is None
        return single or len(MARKS.findall(text, start, at)) % 2 == 1

    def _newer(self, head: Token) -> Who | None:
        """The people who are subject of the sentence before, where nobody in the plural has spoken since they were named."""
        here = head.sent
        before = self._doc[here.start - 1].sent if here.start else None
        root = before.root if before is not None else None
        who = next((c for c in root.children if c.dep_ == "nsubj" and c.tag_ == "NNS"), None) if root is not None else None
        if who is None or any(k.plural and k.at >= who.left_edge.idx for k in self._known):
            return None
        party = self._referents.party(who.idx, who.idx + len(who)) if self._referents is not None else None
        if party is None or party.kind not in ("crowd", "body", "armed_group"):
            return None
        words = self._doc[who.left_edge.i : who.i + 1]
        return self._name(words, who)

    def _named(self, words: Span, head: Token, person: Span) -> Who:
        """A person's name in full: as the knowledge base or the report has it."""
        full = self._fullest(person.text)
        if len(words) == 1 and full == words.text:
            known = self._called(words, head)
            if known:
                return self._of(known)
        meant = self._meant(person.start_char, person.end_char)
        if meant is not None and meant[0] and (meant[1] or len(meant[0]) >= len(full)):
            return meant
        return full, meant[1] if meant else None, True

    def _meant(self, start: int, end: int) -> Who | None:
        """Whom the report's referents take a stretch for."""
        found = self._referents.resolve(start, end) if self._referents is not None else None
        if found is None:
            return None
        text = text_of(self._doc)
        if found.actor is not None and found.kind == "person" and found.name.split()[-1] not in text:
            # The knowledge base knows who held the office; the report does not name him, so his name is not the report's.
            title = self._referents.title(start, end) if self._referents is not None else None
            return title or bare(text[start:end]), found.actor, True
        if found.actor is None and found.kind in ("crowd", "unknown"):
            return None
        if found.actor is None and found.kind == "person" and self._referents is not None:
            party = self._referents.party(start, end)  # "President of Iran" where the referent is the "Iranian president"
            if party is not None and party.actor is None and self._of_state & set(party.name.lower().split()):
                return party.name, None, True
        return found.name.split(" - ")[-1], found.actor, found.kind == "person"

    def _of(self, known: Known) -> Who:
        return known.name, known.actor, known.person

    def _last(self, *, person: bool | None = None, plural: bool | None = None, gender: str | None = None) -> Known | None:
        """The last speaker of that sort; a person not yet heard is looked for among the names before."""
        for known in reversed(self._known):
            of_sort = (person is None or known.person == person) and (plural is None or known.plural == plural)
            if of_sort and _may_be(known.gender, gender):
                return known
        return None

    def _gender(self, start: int, end: int) -> str | None:
        """The gender of whom a stretch means, where that is known."""
        meant = self._referents.resolve(start, end) if self._referents is not None else None
        return meant.gender if meant is not None else None

    def _definite(self, words: Span, head: Token) -> bool:
        """Like "the minister", "this group", "Turkish leader" (headlines and translations drop the article), "Marshal"."""
        if head.pos_ == "NOUN":
            return words[0].lower_ in ("the", "this", "that", "these", "those") or words[0].pos_ in ("ADJ", "PROPN")
        return head.pos_ == "PROPN" and len(words) == 1

    def _called(self, words: Span, head: Token) -> Known | None:
        """Who was called by this noun: a name with it as its title ("President Doe" ... "the president"), or a speaker.

        An adjective of the source ("the Turkish leader") must stand with the title too, where there is one.
        """
        from rapidfuzz.distance import Levenshtein

        noun, at = head.lemma_.lower(), words.start_char
        phrase = words.text.lower()
        office = next(
            (g for g in self._offices if any(re.search(rf"\b{re.escape(o)}$", phrase) or o == noun for o in g)),
            frozenset({noun}),
        )
        kind = _kinds(words, head)
        many = head.tag_ in ("NNS", "NNPS")  # "the generals" are not the general who was named
        before = [e for e in reversed(self._persons) if e.start_char < at and not many]
        behind = [e for e in self._persons if e.start_char > at and not many and not self._whose(words, head, e)]
        for ent in before + behind:
            title = self._title(ent)
            near = any(Levenshtein.distance(noun, t) <= 1 and len(t) > 5 for t in title)  # noqa: PLR2004 - a slip in a long word
            if (near or any(o in " ".join(title) for o in office)) and (not kind or kind & set(title)):
                meant = self._meant(ent.start_char, ent.end_char)
                actor = meant[1] if meant and meant[2] else None
                return Known(
                    self._fullest(ent.text), actor, person=True, plural=False, at=ent.start_char, heads=frozenset({noun})
                )
        if head.pos_ == "NOUN" and not any(" " in o and phrase.endswith(o) for o in office):
            same = (k for k in reversed(self._known) if noun in k.heads and k.at < at and k.plural == many)
            return next((k for k in same if kind <= k.kinds | set(k.name.lower().split())), None)
        return None

    def _title(self, person: Span) -> list[str]:
        """The words before a name, and in its mention, that belong to it: back to a verb or a sign."""
        first = person.start
        while first > max(person.sent.start, person.start - 6):
            token = self._doc[first - 1]
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.lower_ not in ("of", "for", "the", "and"):
                break
            first -= 1
        return [t.lower_ for t in self._doc[first : person.end]]

    def _right_before_verb(self, words: Span, head: Token) -> Span | None:
        """The name that ends a long description of the subject ("Former head of the directorate, Colonel Ann Doe said")."""
        if head.dep_ not in ("nsubj", "nsubjpass") or head.head.i <= words.end:
            return None
        for ent in self._persons:
            if words.start <= ent.start and ent.end in (head.head.i, head.head.i - 1) and ent.end > words.end:
                between = self._doc[words.end : ent.start]
                if not any(t.pos_ in ("VERB", "AUX", "ADP") or t.text in '“”"' for t in between):
                    return ent
        return None

    def _person_before(self, at: int, said: tuple[Offsets, ...], gender: str) -> Known | None:
        """The person of that gender who was subject, agent or speaker last, in this sentence or one of the three before it."""
        here = next((s for s in self._doc.sents if s.start_char <= at < s.end_char), None)
        for _ in range(4):
            if here is None:
                return None
            spoke = [
                k for k in self._known
                if k.person and here.start_char <= k.at < min(at, here.end_char) and _may_be(k.gender, gender)
            ]  # fmt: skip
            acted = [
                e for e in self._persons
                if here.start_char <= e.start_char and e.end_char <= min(at, here.end_char)
                and not any(s <= e.start_char < t for s, t in said)
                and not ASKED.search(text_of(self._doc)[here.start_char : e.start_char])
                and (e.root.dep_ in ("nsubj", "nsubjpass") or (e.root.dep_ == "pobj" and e.root.head.dep_ == "agent"))
                and _may_be(self._gender(e.start_char, e.end_char), gender)
            ]  # fmt: skip
            if spoke:
                return spoke[-1]
            if acted:
                last = acted[-1]
                # "Marshall also asked ..." in a translation: an office, not a name.
                name, actor, person = self._named(last, last.root, last)
                return Known(name or last.text, actor, person, plural=False, at=last.start_char, heads=frozenset())
            here = self._doc[here.start - 1].sent if here.start > 0 else None
        return None

    def _owner(self, head: Token) -> Span | None:
        """Whose statement or report it is: the possessor, or what follows "of", "by", "from", "in"."""
        for child in head.children:
            if child.dep_ == "poss":
                return self._doc[child.left_edge.i : child.i + 1]
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "by", "from", "in"):
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        return self._doc[grand.left_edge.i : grand.right_edge.i + 1]
        return None

    def _person(self, words: Span, head: Token) -> Span | None:
        """The person's name in a source: it ends the source, holds its head word, or stands in apposition to it."""
        for ent in self._persons:
            inside = ent.start >= words.start and ent.end <= words.end
            if inside and (
                ent.start <= head.i < ent.end or (ent.root.head.i == head.i and ent.root.dep_ in ("appos", "compound"))
            ):
                return ent
            if (
                inside
                and ent.end == words.end
                and not any(t.tag_ in FINITE for t in words)
                and not self._whose(words, head, ent)
            ):
                return ent
        return next((e for e in self._persons if e.root.dep_ == "appos" and e.root.head.i == head.i), None)

    def _whose(self, words: Span, head: Token, ent: Span) -> bool:
        """Is it not a speaker's name but the name of whose he is ("the spokesman of President Ann Doe")?"""
        if head.pos_ != "NOUN":
            return False
        between = (self._doc[i] for i in range(ent.start - 1, head.i, -1))
        before = next((t for t in between if t.lower_.strip(".") not in self._titles and t.dep_ != "det"), None)
        return before is not None and before.lower_ in ("of", "for", "to") and before.i > words.start

    def _fullest(self, name: str) -> str:
        """The longest name of a person in the report that ends in the same surname."""
        name = TITLE_SIGNS.sub("", POSSESSIVE.sub("", name)).strip()
        last = name.split()[-1] if name.split() else name
        best = name
        forms = (
            [m.name or m.text for m in self._mentions if m.kind == "person"]
            + [e.text for e in self._persons]
            + self._printed(last)
        )
        for form in forms:
            form = TITLE_SIGNS.sub("", POSSESSIVE.sub("", form)).strip()  # noqa: PLW2901
            parts = form.split()
            if "\n" in form or len(parts) > 5:  # noqa: PLR2004 - longer than any name in print
                continue
            if parts and last in (parts[-1], "-".join(parts[-2:])) and len(form) > len(best):
                if len(name.split()) > 1 and parts[0] != name.split()[0]:
                    continue
                best = form
        return best

    def _printed(self, last: str) -> list[str]:
        """Runs of capitalised words that end in a surname, without titles: what the tagger of names has missed."""
        if not last[:1].isupper():
            return []
        out = []
        for match in re.finditer(rf"((?:(?:[A-Z][\w’'-]*|{SHORTENED}) ){{1,3}}){re.escape(last)}\b", text_of(self._doc)):
            words = match.group().split()
            words = self._untitled(words[1:] if words[0] in zones() else words, self._kinds)  # "14:05 MSK Berg: ..."
            if len(words) > 1 and not any(w.lower() in self._titles for w in words):
                out.append(" ".join(words))
        return out


def _may_be(known: str | None, told: str | None) -> bool:
    """Do two genders go together, as far as they are known?"""
    return known is None or told is None or known == told


def _of_state(link: Token) -> bool:
    """Is it the "of" of "head of state", which is an office and no complement?"""
    return any(c.lower_ in ("state", "government") and c.i == link.i + 1 for c in link.children)


def _kinds(words: Span, head: Token) -> frozenset[str]:
    """The adjectives and names of a phrase, which say which one is meant."""
    return frozenset(t.lower_ for t in words if t.pos_ in ("ADJ", "PROPN") and t.i != head.i and t.lower_ != "same")


def names(text: str) -> bool:
    """Is this a name, and not a description ("the commander")?"""
    words = text.split()
    return bool(words) and words[-1][:1].isupper() and not ARTICLES.match(text)


def _ageless(name: str) -> str:
    """A name without the age behind it; numbers of units are none ("units 4, 5, and 6")."""
    found = AGE.search(name)
    return name[: found.start()] if found and name[: found.start()].rpartition(" ")[2][:1].isupper() else name


def bare(text: str) -> str:
    """A name without its article, possessive ending and line breaks."""
    return ARTICLES.sub("", POSSESSIVE.sub("", _ageless(" ".join(text.split()))))
