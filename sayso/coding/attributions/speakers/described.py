"""Descriptions: whom "the minister", "this group", "the Turkish leader" take up, and how others are spelled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.coding.attributions.printed import bare
from sayso.coding.attributions.speakers.heard import Known, kinds

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from sayso.coding.attributions.speakers.context import Context

#: Words longer than this may differ by one letter.
SHORT = 5


def definite(words: Span, head: Token) -> bool:
    """Like "the minister", "this group", "Turkish leader" (headlines and translations drop the article), "Marshal"."""
    if head.pos_ == "NOUN":
        return words[0].lower_ in ("the", "this", "that", "these", "those") or words[0].pos_ in ("ADJ", "PROPN")
    return head.pos_ == "PROPN" and len(words) == 1


def called(words: Span, head: Token, context: Context) -> Known | None:
    """Who was called by this noun: a name with it as its title ("President Doe" ... "the president"), or a speaker.

    An adjective of the source ("the Turkish leader") must stand with the title too, where there is one.
    """
    noun, phrase, at = head.lemma_.lower(), words.text.lower(), words.start_char
    office = next(
        (g for g in context.lexicon.same_office if any(re.search(rf"\b{re.escape(o)}$", phrase) or o == noun for o in g)),
        frozenset({noun}),
    )
    kind = kinds(words, head)
    many = head.tag_ in ("NNS", "NNPS")  # "the generals" are not the general who was named
    person = None if many else _titled(words, head, office, kind, context)
    if person is not None:
        meant = context.meant(person.start_char, person.end_char)
        actor = meant[1] if meant and meant[2] else None
        name = context.people.fullest(person.text)
        return Known(name, actor, person=True, plural=False, at=person.start_char, heads=frozenset({noun}))
    if head.pos_ == "NOUN" and not any(" " in o and phrase.endswith(o) for o in office):
        return context.heard.called(noun, kind, plural=many, before=at)
    return None


def _titled(words: Span, head: Token, office: frozenset[str], kind: frozenset[str], context: Context) -> Span | None:
    """The person named with this noun, or another word for the office, as title: before a phrase, else behind it."""
    from rapidfuzz.distance import Levenshtein

    people, noun = context.people, head.lemma_.lower()
    before, behind = people.nearest_first(words.start_char)
    for person in before + [e for e in behind if not people.owns(e, words, head)]:
        title = people.title(person)
        near = any(Levenshtein.distance(noun, t) <= 1 and len(t) > SHORT for t in title)  # a slip in a long word
        if (near or any(o in " ".join(title) for o in office)) and (not kind or kind & set(title)):
            return person
    return None


def spelled_out(words: Span, head: Token, context: Context) -> str:
    """A description's own words, abbreviations of bodies in full ("African Union envoy" for "the AU envoy")."""
    out = []
    for token in words:
        short = token.i < head.i and token.text.isupper() and token.dep_ in ("poss", "compound", "nmod")
        owner = context.meant.resolve(token.idx, token.idx + len(token)) if short else None
        long = owner is not None and owner.kind in ("organisation", "armed_group", "body") and " " in owner.name
        out.append((owner.name if owner is not None and long else token.text) + token.whitespace_)
    return bare("".join(out))
