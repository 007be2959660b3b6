"""What the classifiers of status (actual, future, hypothetical, negated) and of background look at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sayso.coding.events.grammar import MODALS, NEGATIONS, chain, governors
from sayso.coding.events.lexicon import lemma_of, listed
from sayso.coding.events.planned import ruling

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.events.features import Sentence
    from sayso.reading.document import Document

CONDITIONS = listed("conditions", "status.yaml")
LATER = listed("later", "status.yaml")
EARLIER = listed("earlier", "status.yaml")


def status_features(sentence: Sentence, token: Token, kind: str) -> set[str]:
    """Features for the status of an act of type ``kind`` anchored at ``token``."""
    out = {"bias", f"t:{kind}", f"tag:{token.tag_}", f"dep:{token.dep_}", f"l:{lemma_of(token)}", f"tt:{kind}:{token.tag_}"}
    grammar = ruling(token, kind)
    out |= {f"rule:{grammar.status}", f"rule:{grammar.status}:{grammar.words}"} if grammar else {"no rule"}
    for level, verb in enumerate(chain(token)):
        near = "0" if not level else "1"
        out |= {f"ch{near}:{lemma_of(verb)}", f"tag{near}:{verb.tag_}"}
        out |= {f"t{kind}:ch{near}:{lemma_of(verb)}"}
        for child in verb.children:
            low = child.lower_
            if child.dep_ in {"aux", "auxpass"} or low in MODALS:
                out |= {f"aux{near}:{low}", f"aux:{low}", f"{kind}:aux:{low}"}
            if child.dep_ == "neg" or low in NEGATIONS:
                out |= {f"neg{near}", f"neg:{low}", f"{kind}:neg"}
            if child.dep_ == "mark":
                out |= {f"mark{near}:{low}"}
            if child.dep_ in {"amod", "det", "advmod"}:
                out |= {f"mod{near}:{low}"}
            if child.dep_ == "advcl" and any(g.lower_ in CONDITIONS for g in child.children):
                out |= {"if:" + next(g.lower_ for g in child.children if g.lower_ in CONDITIONS)}
            if child.dep_ in {"dobj", "nsubj", "nsubjpass"} and any(g.lower_ in NEGATIONS for g in child.children):
                out |= {"neg:argument"}
    for place, above in enumerate(governors(token, 4)):
        out |= {f"up:{lemma_of(above)}", f"up{min(place, 1)}:{lemma_of(above)}", f"uptag:{above.tag_}"}
        out |= {f"upaux:{c.lower_}" for c in above.children if c.dep_ in {"aux", "neg"}}
        out |= {f"upmark:{c.lower_}" for c in above.children if c.dep_ == "mark"}
    out |= {f"later:{t.lower_}" for t in sentence.tokens if t.lower_ in LATER}
    out |= {f"s:if:{t.lower_}" for t in sentence.tokens if t.lower_ in {"if", "unless"}}
    at = sentence.tokens.index(token)
    out |= {f"w-{i}:{sentence.tokens[at - i].lower_}" for i in (1, 2, 3) if at >= i}
    out |= {
        f"before:{t.lower_}"
        for t in sentence.tokens[max(0, at - 5) : at]
        if t.lower_ in MODALS | NEGATIONS | CONDITIONS or t.lower_ == "to"
    }
    return out


def background_features(document: Document, sentence: Sentence, token: Token, kind: str) -> set[str]:
    """Features for whether the act is told as history."""
    out = {"bias", f"t:{kind}", f"tag:{token.tag_}", f"dep:{token.dep_}", f"l:{lemma_of(token)}"}
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    for at, name in ((token, "own"), (verb, "verb")):
        out |= {
            f"{name}:{c.dep_}:{c.lower_}"
            for c in at.children
            if c.dep_ in {"aux", "auxpass", "mark", "amod", "prep", "npadvmod", "advmod"}
        }
        out.add(f"{name}:tag:{at.tag_}")
    out |= {f"up:{lemma_of(a)}:{a.tag_}" for a in list(token.ancestors)[:2]}
    out |= {
        f"depup:{a.dep_}"
        for a in [token, *token.ancestors][:4]
        if a.dep_ in {"relcl", "acl", "advcl", "pcomp", "amod", "compound", "poss"}
    }
    out |= {f"word:{t.lower_}" for t in sentence.tokens if t.lower_ in EARLIER or t.ent_type_ == "DATE"}
    place = sentence.tokens.index(token)
    out |= {f"near:{t.lower_}" for t in sentence.tokens[max(0, place - 4) : place + 6]}
    start, end = sentence.span.start_char, sentence.span.end_char
    before = sum(1 for p in document.prose if p[1] <= start)
    out.add(f"position:{min(4, 5 * before // max(1, len(document.prose)))}")
    out |= _distances(document, start, end, token.idx)
    return out


def _distances(document: Document, start: int, end: int, anchor: int) -> set[str]:
    """How long before publication the dates of the sentence are, the nearest to the anchor apart."""
    published = document.report.published
    found = []
    for timex in document.dates:
        if timex.interval is None or not start <= timex.start < end:
            continue
        last = timex.interval.split("/")[-1][:10]
        found.append((abs(timex.start - anchor), _ago(last, published) if published else "unknown", timex.type))
    if not found:
        return {"no date"}
    found.sort()
    return {f"date:{ago}" for _, ago, _ in found} | {f"nearest:{found[0][1]}"}


def _ago(last: str, published: str) -> str:
    try:
        padded = (last + "-12-28")[:10] if len(last) == 4 else (last + "-28")[:10]  # noqa: PLR2004 - a year alone
        days = (date.fromisoformat(published[:10]) - date.fromisoformat(padded)).days
    except ValueError:
        return "unknown"
    for limit, word in ((-1, "ahead"), (1, "day"), (7, "week"), (14, "fortnight"), (31, "month")):
        if days <= limit:
            return word
    return "long"
