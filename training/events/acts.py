"""From labelled reports to rows for each classifier: anchors on head tokens, parties on noun phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.coding.events.acts import bearer, mode_features
from sayso.coding.events.features import Sentence, told_in
from sayso.coding.events.heads import Heads
from sayso.coding.events.lexicon import Lexicon, lemma_of
from sayso.coding.events.parties import phrases, role_features
from sayso.coding.events.planned import ruling
from sayso.coding.events.status import background_features, status_features
from sayso.coding.events.types import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from training.events.corpus import Example


@dataclass(slots=True)
class Rows:
    """Rows of one classifier: report, features, answer, and what the row is about (for scoring)."""

    report: list[str] = field(default_factory=list)
    features: list[set[str]] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    about: list[Any] = field(default_factory=list)
    dense: list[Any] = field(default_factory=list)

    def add(self, report: str, features: set[str], answer: str, about: Any = None, dense: Any = None) -> None:
        """Add one row."""
        self.report.append(report)
        self.features.append(features)
        self.answer.append(answer)
        self.about.append(about)
        self.dense.append(dense)


@dataclass(slots=True)
class Tables:
    """The rows of every classifier, and the gold types of every sentence."""

    type: Rows = field(default_factory=Rows)
    mode: Rows = field(default_factory=Rows)
    status: Rows = field(default_factory=Rows)
    background: Rows = field(default_factory=Rows)
    role: Rows = field(default_factory=Rows)
    gold: dict[tuple[str, int], list[str]] = field(default_factory=dict)


def anchor_of(parse: Doc, start: int, end: int, lexicon: Lexicon) -> tuple[Token, int | None]:
    """The token that bears the act in a gold anchor, and the light verb that it hangs on, if one does."""
    span = parse.char_span(start, end, alignment_mode="expand")
    assert span is not None
    root = span.root
    if lemma_of(root) in lexicon.light:
        for token in span:
            near = token.head.i == root.i or (token.head.dep_ == "prep" and token.head.head.i == root.i)
            if token.dep_ in {"dobj", "nsubjpass", "pobj"} and near and lexicon.readings(token):
                return token, root.i
    borne = bearer(root)
    return (borne, root.i) if borne.i != root.i else (root, None)


def tables(examples: Iterable[Example], lexicon: Lexicon) -> Tables:
    """All rows."""
    out = Tables()
    for example in examples:
        _report(example, lexicon, out)
    return out


def _report(example: Example, lexicon: Lexicon, out: Tables) -> None:
    document = example.document
    parse = document.parse
    assert parse is not None
    heads = Heads(document.encoding) if document.encoding is not None else None
    targets: dict[int, tuple[dict[str, Any], int]] = {}
    light: set[int] = set()
    for number, (begin, end) in enumerate(example.sentences):
        words = document.report.text[begin:end]
        out.gold[(example.id, number)] = [e["type"] for e in example.gold[number]["events"]]
        for event in example.gold[number]["events"]:
            at = begin + words.find(event["anchor"])
            token, carrier = anchor_of(parse, at, at + len(event["anchor"]), lexicon)
            targets.setdefault(token.i, (event, number))
            if carrier is not None:
                light.add(carrier)
    told = told_in(document.attributions)
    for span in parse.sents:
        sentence = Sentence(span, lexicon, told)
        number = next((i for i, (b, e) in enumerate(example.sentences) if b <= span.start_char < e), -1)
        for token in sentence.candidates():
            if token.i in light - set(targets):
                continue
            event = targets[token.i][0] if token.i in targets else None
            about = next((i for i, (b, e) in enumerate(example.sentences) if b <= token.idx < e), number)
            if event is None and heads is not None and heads.none(token) > SURE:
                continue  # never asked for at run time
            features = sentence.features(token)
            out.type.add(example.id, features, event["type"] if event else "none", (example.id, about), parse.tensor[token.i])
        for token in span:
            if token.i in targets:
                _act(example, sentence, token, targets[token.i], out)


def _act(example: Example, sentence: Sentence, token: Token, told: tuple[dict[str, Any], int], out: Tables) -> None:
    event, number = told
    bounds = example.sentences[number]
    kind, document = event["type"], example.document
    base = sentence.features(token)
    out.mode.add(example.id, mode_features(kind, base), f"{kind}:{event['mode'] or 'none'}", kind)
    grammar = ruling(token, kind)
    out.status.add(
        example.id, status_features(sentence, token, kind), event["status"], (kind, grammar, sentence.span.text, token.text)
    )
    out.background.add(
        example.id, background_features(document, sentence, token, kind), "yes" if event["background"] else "no", kind
    )
    parties = {
        "actor": _places(document.report.text, bounds, event["actors"]),
        "recipient": _places(document.report.text, bounds, event["recipients"]),
    }
    for phrase in phrases(sentence.span):
        answer = next(
            (role for role, spans in parties.items() if any(_names(phrase.head, s, sentence.span) for s in spans)), "none"
        )
        out.role.add(example.id, role_features(sentence, token, phrase, kind), answer, kind)


def _places(text: str, bounds: tuple[int, int], mentions: list[str]) -> list[tuple[int, int]]:
    found = []
    for mention in mentions:
        at = text.find(mention, bounds[0], bounds[1])
        if at >= 0:
            found.append((at, at + len(mention)))
    return found


def _names(head: Token, span: tuple[int, int], sentence: Span) -> bool:
    """Whether the phrase's head is the head of the mention."""
    if not span[0] <= head.idx < span[1]:
        return False
    mention = sentence.doc.char_span(*span, alignment_mode="expand")
    return mention is not None and mention.root.i == head.i
