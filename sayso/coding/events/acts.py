"""Which words of a sentence express acts, and of which type and mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.events.grammar import passive
from sayso.coding.events.lexicon import lemma_of
from sayso.coding.events.mines import by_mine, mined, when_clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.events.features import Sentence
    from sayso.coding.events.types import Modes, Types

#: A word is an act where at least this chance is left to acts (chosen on dense reports that neither part had read).
LEAST = 0.4
#: Links between two words that tell one act ("held talks", "came under attack", "began shelling").
ONE_ACT = frozenset({"dobj", "nsubjpass", "pobj", "xcomp", "compound", "amod", "pcomp", "prep", "acl", "acomp", "attr"})
#: Verbs that say what an attack did to people: "one was killed and two were hurt" tells one attack.
KILLS = frozenset({"kill", "die", "perish"})
DIES = frozenset({"die", "perish"})
HURTS = frozenset({"wound", "injure", "hurt", "maim"})
#: Verbs that only say that their subject comes about ("a meeting could take place", "fighting broke out").
COMES_ABOUT = frozenset({"take", "happen", "occur", "begin", "start", "resume", "continue", "erupt", "break", "follow", "go"})


class Act(NamedTuple):
    """An act: the word that bears it, the anchor's first and last word, type, mode and the classifier's score of the type."""

    token: Token
    first: Token
    last: Token
    type: str
    mode: str | None
    score: float
    because: tuple[str, ...]


def find_acts(sentence: Sentence, types: Types, modes: Modes) -> list[Act]:
    """The acts of a sentence, in text order, each once."""
    found: list[tuple[float, Token, Token, str, set[str]]] = []  # chance, what bears the act, what was scored, type, features
    for token in sentence.candidates(types.hopeless):
        features = sentence.features(token)
        odds = types(token, features)
        none = odds.pop("none")
        kind = max(odds, key=lambda k: odds[k])
        if 1 - none > LEAST:
            found.append((1 - none, bearer(token), token, kind, features))
    kept: list[tuple[float, Token, Token, str, set[str]]] = []
    for one in sorted(found, key=lambda f: (-f[0], f[1].i)):
        _, token, _, kind, _ = one
        if not any(
            token.i == t.i or (k == kind and (one_act(token, t) or one_toll(token, t))) or copula(token, t)
            for _, t, _, k, _ in kept
        ):
            kept.append(one)
    out = []
    for score, token, scored, kind, features in sorted(kept, key=lambda f: f[1].i):
        first, last = anchor_words(sentence, token)
        mode = mode_of(sentence, token, kind, features if token.i == scored.i else sentence.features(token), modes)
        out.append(Act(token, first, last, kind, mode, score, (types.because(scored, features, kind, score),)))
    return out


def bearer(token: Token) -> Token:
    """The verb that bears an act where another only carries it ("are to be withdrawn", "has yet to go", "is ready to join")."""
    if token.pos_ != "AUX" and lemma_of(token) not in {"be", "have"}:
        return token
    carriers = [token, *(c for c in token.children if c.dep_ == "acomp")]
    verbs = (c for t in carriers for c in t.children if c.dep_ == "xcomp" and c.pos_ == "VERB" and c.i > token.i)
    return next(verbs, token)


def one_act(one: Token, other: Token) -> bool:
    """Whether two words tell a single act: by a chain of light verbs, objects and modifiers, or as "the talks" and "begin".

    What kills is the act, too, where its subject names it ("shelling killed five").
    """
    for low, high in ((one, other), (other, one)):
        at = low
        if at.dep_ in {"nsubj", "nsubjpass"} and at.head.i == high.i and lemma_of(high) in COMES_ABOUT | KILLS | HURTS:
            return True
        for _ in range(2):
            if at.dep_ not in ONE_ACT or at.head.i == at.i:
                break
            at = at.head
            if at.i == high.i:
                return True
    return False


def one_toll(one: Token, other: Token) -> bool:
    """Whether two words tell the dead and the hurt of one attack, or what a mine did and who ran into it."""
    low, high = (one, other) if one.i > other.i else (other, one)
    beside = low.head.i in {high.i, high.head.i} and low.dep_ in {"conj", high.dep_}
    lemmas = {lemma_of(low), lemma_of(high)}
    toll = beside and len(lemmas & KILLS) == len(lemmas & HURTS) == 1 and not any(c.lower_ == "but" for c in high.children)
    return (toll and not _apart(low, high)) or _when(low, high) or mined(one, other)


def _apart(low: Token, high: Token) -> bool:
    """Whether the later of two verbs of harm has an author of its own, or each a place or a date of its own."""
    subject = any(c.dep_ == "nsubj" for c in low.children) and lemma_of(low) not in DIES
    if subject or any(c.dep_ == "agent" for c in low.children):
        return True
    return any(a and b and not a & b for a, b in zip(_where_and_when(low), _where_and_when(high), strict=True))


def _where_and_when(verb: Token) -> tuple[set[str], set[str]]:
    """Names that say where, and those that say when, somebody was harmed."""
    over = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    told = [
        g for v in over for c in v.children if c.lower_ in {"in", "at", "near", "outside", "on"}
        for g in c.children if g.dep_ == "pobj" and g.pos_ == "PROPN"
    ]  # fmt: skip
    when = {t.lower_ for t in told if t.ent_type_ in {"DATE", "TIME"}}
    return {t.lower_ for t in told} - when, when


def _when(low: Token, high: Token) -> bool:
    """Whether a clause with "when" tells how somebody came to harm ("were wounded when gunmen opened fire")."""
    if lemma_of(high) not in KILLS | HURTS or low.i not in {c.i for c in when_clauses(high)}:
        return False
    return passive(high) and any(c.lower_ == "when" for c in low.children)


def copula(one: Token, other: Token) -> bool:
    """Whether one is a form of "be" and the other what it says of its subject, or both are such words ("are illegal and void").

    They can only be one act.
    """
    return any(
        (low.dep_ in {"acomp", "attr"} and low.head.i == high.i and high.lemma_ == "be")
        or (low.pos_ == high.pos_ == "ADJ" and low.dep_ == "conj" and low.head.i == high.i)
        for low, high in ((one, other), (other, one))
    )


def anchor_words(sentence: Sentence, token: Token) -> tuple[Token, Token]:
    """First and last word of the anchor: a light verb's noun takes the verb along, a verb its particle."""
    head = token.head
    if token.dep_ in {"dobj", "nsubjpass"} and lemma_of(head) in sentence.lexicon.light and abs(head.i - token.i) <= 4:  # noqa: PLR2004 - 1 to 5 words
        return (head, token) if head.i < token.i else (token, head)
    particles = [c for c in token.children if c.dep_ == "prt" and 0 < c.i - token.i <= 2]  # noqa: PLR2004 - "called it off"
    return token, particles[-1] if particles else token


def mode_features(kind: str, features: set[str]) -> set[str]:
    """Features of a mode: an act's own, tied to its type, and its bare words."""
    tied = {f"{kind}|{f}" for f in features if not f.startswith(("s:", "up:", "pre:"))}
    return tied | {f for f in features if f.startswith(("l:", "near:", "lex:"))}


def mode_of(sentence: Sentence, token: Token, kind: str, features: set[str], modes: Modes) -> str | None:
    """The mode, among those of the type; None where none is likelier."""
    if kind == "ASSAULT" and by_mine(token) is not None:
        return "explosives"
    odds = modes(token, kind, mode_features(kind, features))
    if not odds:
        readings = [r.mode for r in sentence.readings[token.i] if r.type == kind and r.mode]
        return readings[0] if readings else None
    best = max(odds, key=lambda k: odds[k])
    return None if best == "none" else best
