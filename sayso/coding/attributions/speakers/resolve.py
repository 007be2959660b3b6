"""The sources of one report, resolved in text order: each way of naming somebody is tried in its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.attributions.printed import CALLED, bare, unexplained
from sayso.coding.attributions.speakers.context import Context
from sayso.coding.attributions.speakers.described import called, definite, spelled_out
from sayso.coding.attributions.speakers.heard import Known, kinds
from sayso.coding.attributions.speakers.meant import Meant
from sayso.coding.attributions.speakers.named import in_full, named
from sayso.coding.attributions.speakers.people import People
from sayso.coding.attributions.speakers.pronouns import PERSON_PRONOUNS, is_pronoun, meant_by, people_before, quoted
from sayso.coding.attributions.speakers.taken_up import taken_up
from sayso.coding.attributions.speakers.things import owner, speaks_for
from sayso.reading.parser import text_of
from sayso.schema import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.attributions.found import Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.speakers.heard import Who
    from sayso.reading.coreference import Reference, Referents
    from sayso.schema import Mention


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
        self._text = text_of(doc)
        self._turns = referents.spoken if referents is not None else []
        people, meant = People(doc, mentions, lexicon.titles), Meant(doc, referents, lexicon.of_state)
        self._context = Context(doc, mentions, lexicon, people, meant)

    def resolve(self, span: Offsets, said: tuple[Offsets, ...] = ()) -> Source:
        """The speaker at this span, with the fullest name the report has for it; remembers it for what follows.

        Nobody who is only named in what is ``said`` is a pronoun that says it.
        """
        words, text = self._context.doc.char_span(*span, alignment_mode="expand"), self._text[slice(*span)]
        if words is None:
            return Source(start=span[0], end=span[1], text=text, actor=None, name=text)
        head = words.root
        turn = self._turn(span, head)
        if turn is not None:
            return self._in_turn(span, turn)
        name, actor, person = taken_up(words, head, self._context) or self._name(words, head, said)
        if actor is None:
            name, person = self._worded((name, person), words, head, span)
        if name:
            self._remember((name, actor, person), words, head, span)
        else:
            name = None if head.pos_ == "PRON" else bare(text)
        return Source(start=span[0], end=span[1], text=text, actor=actor, name=name)

    def again(self, source: Source) -> Source:
        """The same speaker, known only from elsewhere in the report."""
        return Source(start=None, end=None, text=None, actor=source.actor, name=source.name)

    def _turn(self, span: Offsets, head: Token) -> Reference | None:
        """Who speaks in a turn of an interview: at its label, and where it says "I" or "we"."""
        first = head.lower_ in ("i", "we")
        return next(
            (who for turn, who in self._turns if turn.label == span or (first and turn.start <= span[0] < turn.end)), None
        )

    def _in_turn(self, span: Offsets, who: Reference) -> Source:
        """The speaker of a turn."""
        person = who.kind == "person"
        name = self._context.people.fullest(who.name) if person and who.actor is None else who.name
        self._context.heard.add(Known(name, who.actor, person, bool(who.plural), span[0]))
        return Source(start=span[0], end=span[1], text=self._text[slice(*span)], actor=who.actor, name=name)

    def _name(self, words: Span, head: Token, said: tuple[Offsets, ...] = ()) -> Who:
        """Who a source is, by the first way of naming somebody that its words are."""
        context = self._context
        if is_pronoun(words, head):
            return self._pronoun(head, said)
        whose = owner(head) if speaks_for(head, context.lexicon) else None
        if whose is not None:
            return self._name(whose, whose.root, said)
        person = named(words, head, context.people)
        if person is not None:
            return in_full(words, head, person, context)
        meant = self._office(words) if _complemented(head) else context.meant(words.start_char, words.end_char)
        if meant is not None:
            return meant
        known = called(words, head, context) if definite(words, head) else None
        if known is not None:
            return known.who
        party = context.meant.party(words.start_char, words.end_char) if head.pos_ == "PROPN" else None
        return (party.name, party.actor, party.kind == "person") if party else (bare(words.text), None, False)

    def _pronoun(self, head: Token, said: tuple[Offsets, ...]) -> Who:
        if head.lower_ == "i" and not quoted(head.idx, self._text):
            return self._author, None, True
        newer = people_before(head, self._context)
        if newer is not None:
            return self._name(newer, newer[-1])
        return meant_by(head, said, self._context) or (None, None, False)

    def _office(self, words: Span) -> Who | None:
        """An office whose state the words after "of" tell ("the foreign minister of Norway")."""
        title = self._context.meant.title(words.start_char, words.end_char, named=True)
        return (title, None, True) if title else None

    def _worded(self, told: tuple[str | None, bool], words: Span, head: Token, span: Offsets) -> tuple[str | None, bool]:
        """The name of somebody whom the knowledge base does not have, by the report's own words, and whether a person's."""
        name, person = told
        text, people = self._text[slice(*span)], self._context.people
        at_end = CALLED.search(text) if name is None or name in bare(text) else None
        if at_end is not None and (at_end["name"] or head.pos_ == "NOUN"):
            name, person = at_end["name"] or " ".join(people.untitled(at_end["person"].split())), at_end["person"] is not None
        if head.pos_ == "NOUN" and name == bare(words.text):
            name = self._context.meant.called(*span) or spelled_out(words, head, self._context)
        name = unexplained(name) if name else name
        beyond = name is not None and len(name) > len(text) and self._text.startswith(name, span[0])
        surname = name == text and any(e[-1].text == text for e in people)
        # "said Orlik Interfax": the medium's name is none of his; "Orlik: bridge shut".
        return (people.fullest(text) if beyond or surname else name), person

    def _remember(self, who: tuple[str, str | None, bool], words: Span, head: Token, span: Offsets) -> None:
        """Keep a speaker with what its words tell of it."""
        context, (name, actor, person) = self._context, who
        noun = head.lemma_.lower()
        one = head.tag_ == "NN" and noun not in context.lexicon.bodies and not speaks_for(head, context.lexicon)
        known = Known(name, actor, person or one, head.tag_ in ("NNS", "NNPS") or head.lower_ == "they", span[0])
        known.heads = frozenset({noun}) if head.pos_ == "NOUN" else frozenset()
        known.kinds = kinds(words, head)
        known.gender = PERSON_PRONOUNS.get(head.lower_) if len(words) == 1 else context.meant.gender(*span)
        context.heard.add(known)


def _complemented(head: Token) -> bool:
    """Has a noun for one an office or owner behind "of" or "for"?

    "The head of the contact group" has an office of its own, which the words after "of" tell.
    """
    links = (c for c in head.children if c.lower_ in ("of", "for") and c.dep_ == "prep")
    return head.pos_ == "NOUN" and head.tag_ == "NN" and any(not _of_state(c) for c in links)


def _of_state(link: Token) -> bool:
    """Is it the "of" of "head of state", which is an office and no complement?"""
    return any(c.lower_ in ("state", "government") and c.i == link.i + 1 for c in link.children)
