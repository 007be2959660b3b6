"""Examples for the judges of speech act, certainty and go-betweens, from labelled reports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.coding.attributions.chain import Chains
from sayso.coding.attributions.found import Found, length, overlap
from sayso.coding.attributions.reading import manners_of
from sayso.coding.attributions.relay_features import features as relay_features
from sayso.coding.attributions.relays import Candidate, candidates
from sayso.coding.attributions.speakers import Speakers

if TYPE_CHECKING:
    from typing import Any

    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.document import Document
    from sayso.schema import Source
    from training.attributions.data import Labelled


@dataclass(slots=True)
class Examples:
    """Features and answers, with the report and the group (an attribution) that each belongs to."""

    rows: list[list[str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    report: list[str] = field(default_factory=list)
    group: list[tuple[str, int]] = field(default_factory=list)
    rule: list[str] = field(default_factory=list)
    own: list[bool] = field(default_factory=list)

    def add(self, row: list[str], answer: str, report: str, group: int, rule: str = "", *, own: bool = True) -> None:
        """One more."""
        self.own.append(own)
        self.rows.append(row)
        self.answers.append(answer)
        self.report.append(report)
        self.group.append((report, group))
        self.rule.append(rule)


#: Words of names that show nothing.
COMMON = frozenset(["the", "and", "news", "state", "television", "agency", "minister", "president", "official", "officials"])


def manners(
    document: Document, labelled: list[Labelled], lexicon: Lexicon, out: dict[str, Examples], *, own: bool = True
) -> None:
    """Those of act and certainty: the labelled attributions as the stage reads them; of our own reports or of real news."""
    assert document.parse is not None
    found, sources = [x.found for x in labelled], _sources(document, labelled, lexicon)
    read = manners_of(found, sources, document.parse, lexicon, document.report.text, document.mentions)
    for i, (one, manner) in enumerate(zip(labelled, read, strict=True)):
        out["act"].add(manner.features, one.record["act"], document.report.id, i, manner.manner.act, own=own)
        out["certainty"].add(manner.features, one.record["certainty"], document.report.id, i, manner.manner.certainty, own=own)


def _sources(document: Document, labelled: list[Labelled], lexicon: Lexicon) -> list[Source | None]:
    assert document.parse is not None
    speakers = Speakers(document.parse, document.mentions, document.referents, lexicon)
    out: list[Source | None] = []
    for one in labelled:
        last = out[-1] if out else None
        source = speakers.resolve(one.found.source) if one.found.source else None
        out.append(speakers.again(last) if source is None and one.found.continues and last else source)
    return out


def relays(document: Document, labelled: list[Labelled], lexicon: Lexicon, out: Examples, found: list[Found]) -> None:
    """Candidates beside the labelled spans, and beside those that the tagger finds, so that the judge knows its mistakes."""
    truth: list[tuple[Found, dict[str, Any] | None]] = [(x.found, x.record) for x in labelled]
    _around(document, truth, lexicon, out)
    _around(document, [(f, _matching(f, labelled)) for f in found], lexicon, out, group=len(labelled))


def _matching(found: Found, labelled: list[Labelled]) -> dict[str, Any] | None:
    """The record that tells the same, if there is one."""
    for one in labelled:
        both = overlap(found.content, one.found.content)
        if both and both >= 0.5 * (length(found.content) + length(one.found.content) - both):
            return one.record
    return None


def _around(
    document: Document, truth: list[tuple[Found, dict[str, Any] | None]], lexicon: Lexicon, out: Examples, group: int = 0
) -> None:
    assert document.parse is not None
    chains = Chains(document.parse, document.mentions, lexicon, document.prose, document.report.outlet, document.encoding)
    found = [f for f, _ in truth]
    own = all(r is None or "v" in r["at"] for _, r in truth)
    for i, (one, record) in enumerate(truth, group):
        sentence = one.sentence(document.prose)
        if sentence is None:
            continue
        ruled = tuple(span for span, _ in chains.between.ruled(one))
        for candidate in candidates(one, sentence, document.parse, chains.media, chains.between.head):
            if chains.own((candidate.span, candidate.name)):
                continue
            by_rule = overlap((candidate.span,), ruled) > 0
            row = relay_features(candidate, one, found, document.parse, lexicon, ruled=by_rule)
            answer = "yes" if record is not None and _is_relay(candidate, record, document.report.text) else "no"
            out.add(row, answer, document.report.id, i, "yes" if by_rule else "no", own=own)


def _is_relay(candidate: Candidate, record: dict[str, Any], text: str) -> bool:
    if "v" in record["at"]:
        return overlap((candidate.span,), tuple(record["at"]["v"])) > 0
    words = set(re.findall(r"\w{3,}", f"{text[slice(*candidate.span)]} {candidate.name}".lower()))
    return any(words & set(re.findall(r"\w{3,}", v.lower())) - COMMON for v in record["via"])
