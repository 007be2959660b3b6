"""Rows for the second casting: every candidate of every labelled act, with the first casting's odds out of fold.

The first casting of a report is made by classifiers of roles that have not seen it; otherwise the second would learn to trust
odds that are never so good on a new report.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.coding.events.acts import Act
from sayso.coding.events.candidates import ROLES, Candidate
from sayso.coding.events.drafts import draft, parties_of
from sayso.coding.events.facts import Facts
from sayso.coding.events.features import Sentence, told_in
from training.events.acts import Rows, anchor_of
from training.events.fit import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.coding.events.lexicon import Lexicon
    from sayso.coding.events.linear import Linear
    from sayso.coding.events.resolve import Known
    from training.events.corpus import Example

FOLDS = 4
#: The parser's vectors are large beside string features, which are 0 or 1.
SCALE = 0.05
#: Share of words in common (Dice) from which two names may be one.
HALF = 0.5
#: Words that do not tell one name from another.
SMALL = frozenset({"the", "of", "and", "in", "on", "for", "to", "by", "with", "from", "his", "her", "its", "their", "an"})


def fold_of(report: str) -> int:
    """The part of the data that a report lies in; the same on every machine."""
    return zlib.crc32(report.encode()) % FOLDS


def out_of_fold(rows: Rows, penalty: float) -> list[Linear]:
    """For each part the classifier that was trained on the others."""
    models = []
    for fold in range(FOLDS):
        use = [n for n, report in enumerate(rows.report) if fold_of(report) != fold]
        dense = None if rows.dense[0] is None else np.asarray([rows.dense[n] for n in use], np.float32) * SCALE
        models.append(
            fit([rows.features[n] for n in use], [rows.answer[n] for n in use], dense=dense, penalty=penalty, steps=60)
        )
        if dense is not None:
            models[-1].weights[-dense.shape[1] :] *= SCALE
    return models


def cast_rows(examples: Iterable[Example], roles: Sequence[Linear], lexicon: Lexicon, known: Known) -> Rows:
    """A row for each candidate, role and act of the reports; the answer is "yes" where the label names the candidate."""
    out = Rows()
    for example in examples:
        told = labelled(example, lexicon)
        if not told:
            continue
        facts = facts_of(example, [act for act, _ in told], roles[fold_of(example.id)], lexicon, known)
        for number, (_, event) in enumerate(told):
            candidates = facts.candidates(number)
            for role in ROLES:
                right = meant(candidates, event, role)
                for candidate in candidates:
                    answer = "yes" if candidate.key in right else "no"
                    out.add(example.id, facts.features(number, role, candidate), answer, (number, role, candidate.key))
    return out


def meant(candidates: Sequence[Candidate], event: dict[str, Any], role: str) -> set[str]:
    """Keys of the candidates that a label names in a role: for each name those that share most words with it, at least half."""
    mentions, full = event[f"{role}s"], event.get(f"{role}s_resolved", ())
    groups = list(zip(mentions, full, strict=True)) if len(mentions) == len(full) else [(n,) for n in full or mentions]
    out: set[str] = set()
    for group in groups:
        shared = [max((_alike(n, own) for n in group for own in _own(c)), default=0.0) for c in candidates]
        best = max(shared, default=0.0)
        if best >= HALF:
            out |= {c.key for c, share in zip(candidates, shared, strict=True) if share == best}
    return out


def _own(candidate: Candidate) -> list[str]:
    span = candidate.party.span
    return [candidate.party.name, *([span.text] if span is not None else [])]


def _alike(one: str, other: str) -> float:
    if one.lower() == other.lower():
        return 1.0
    a, b = ({w for w in re.findall(r"[^\W_]+", s.lower()) if len(w) > 1} - SMALL for s in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def labelled(example: Example, lexicon: Lexicon) -> list[tuple[Act, dict[str, Any]]]:
    """The acts that the labels tell, in text order, where they tell the parties too."""
    parse, text = example.document.parse, example.document.report.text
    assert parse is not None
    out = []
    for number, (begin, end) in enumerate(example.sentences):
        for event in example.gold[number]["events"]:
            if "actors" not in event:
                continue
            at = begin + text[begin:end].find(event["anchor"])
            span = parse.char_span(at, at + len(event["anchor"]), alignment_mode="expand")
            token, _ = anchor_of(parse, at, at + len(event["anchor"]), lexicon)
            assert span is not None
            out.append((Act(token, span[0], span[-1], event["type"], event["mode"], 1.0, ()), event))
    return sorted(out, key=lambda told: told[0].token.i)


def facts_of(example: Example, acts: Sequence[Act], roles: Linear, lexicon: Lexicon, known: Known) -> Facts:
    """What the first casting makes of a report whose acts are those, in text order."""
    drafts = []
    document = example.document
    assert document.parse is not None
    told = told_in(document.attributions)
    for number, span in enumerate(document.parse.sents):
        inside = [a for a in acts if span.start <= a.token.i < span.end]
        if inside:
            sentence = Sentence(span, lexicon, told)
            found = parties_of(document, span)
            drafts += [draft(document, sentence, a, found, number=number, roles=roles, heads=None, known=known) for a in inside]
    return Facts(drafts, document.referents.country if document.referents is not None else None)
