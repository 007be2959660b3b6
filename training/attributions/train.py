"""Train the judges of the attribution stage on our own reports, tell how good they are by cross-validation, write them.

``python -m training.attributions.train --out sayso/knowledge/attribution`` (about two minutes on one core).
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.coding.attributions import AttributionStage
from sayso.coding.attributions.chain import Chains
from sayso.coding.attributions.found import Found, length, overlap
from sayso.coding.attributions.lexicon import load
from sayso.coding.attributions.links import before, told
from sayso.coding.attributions.links import features as pair_features
from sayso.coding.attributions.reading import manners_of
from sayso.coding.attributions.relays import Candidate, candidates
from sayso.coding.attributions.relays import features as relay_features
from sayso.coding.attributions.speakers import Speakers
from training.attributions.data import Labelled, gold, reports
from training.attributions.fit import fit, folds
from training.own.markup import REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.reading.document import Document
    from sayso.schema import LinkType, Source


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


#: Penalty, features that are hardly penalised, and how rare a feature may be, for each judge.
SETTINGS: dict[str, tuple[float, tuple[str, ...], int]] = {
    "act": (2.0, ("rule=",), 3),
    "certainty": (1.0, ("rule=", "hedge"), 3),
    "relay": (1.0, (), 2),
    "link": (1.0, (), 2),
}


#: Words of names that show nothing.
COMMON = frozenset(["the", "and", "news", "state", "television", "agency", "minister", "president", "official", "officials"])


def examples(folder: Path, without: tuple[str, ...], shared: Path | None) -> dict[str, Examples]:
    """Those of each judge; go-betweens from gold/train as well, where it is there."""
    lexicon, find = load(), AttributionStage().find
    out = {name: Examples() for name in SETTINGS}
    for document, labelled in reports(folder, without):
        _relays(document, labelled, lexicon, out["relay"], find)
        sources = _sources(document, labelled, lexicon)
        _manners(document, labelled, sources, lexicon, out)
    for document, labelled in gold(shared / "gold") if shared else ():
        _relays(document, labelled, lexicon, out["relay"], find)
    return out


def _sources(document: Document, labelled: list[Labelled], lexicon: Lexicon) -> list[Source | None]:
    assert document.parse is not None
    speakers = Speakers(document.parse, document.mentions, document.referents, lexicon)
    out: list[Source | None] = []
    for one in labelled:
        last = out[-1] if out else None
        source = speakers.resolve(one.found.source) if one.found.source else None
        out.append(speakers.again(last) if source is None and one.found.continues and last else source)
    return out


def _manners(
    document: Document, labelled: list[Labelled], sources: list[Source | None], lexicon: Lexicon, out: dict[str, Examples]
) -> None:
    assert document.parse is not None
    text, found = document.report.text, [x.found for x in labelled]
    read = manners_of(found, sources, document.parse, lexicon, text, document.mentions)
    name = document.report.id
    for i, (one, manner) in enumerate(zip(labelled, read, strict=True)):
        out["act"].add(manner.features, one.record["act"], name, i, manner.manner.act)
        out["certainty"].add(manner.features, one.record["certainty"], name, i, manner.manner.certainty)
    all_told = []
    for one, manner, source in zip(labelled, read, sources, strict=True):
        kinds: list[LinkType] = [x["type"] for x in one.record["links"] if x["type"] in ("no_comment", "unverified")]
        sentence = sum(p[0] <= one.found.place[0] for p in document.prose)
        silence = kinds[0] if kinds else None
        via = tuple(one.record["via"])
        who = source.name if source else None
        all_told.append(told(one.found, manner.manner.act, who, via, text, lexicon, silence=silence, sentence=sentence))
    for i, one in enumerate(labelled):
        points = {x["to"]: x["type"] for x in one.record["links"]}
        for j in before(i, all_told):
            answer = points.get(labelled[j].record["id"], "none")
            out["link"].add(pair_features(i, j, all_told), answer, name, i, str(len(points)))


def _relays(
    document: Document,
    labelled: list[Labelled],
    lexicon: Lexicon,
    out: Examples,
    find: Callable[[Document], list[Found]] | None,
) -> None:
    """Candidates beside the labelled spans, and beside those that the tagger finds, so that the judge knows its mistakes."""
    truth: list[tuple[Found, dict[str, Any] | None]] = [(x.found, x.record) for x in labelled]
    _around(document, truth, lexicon, out)
    if find is not None:
        _around(document, [(f, _matching(f, labelled)) for f in find(document)], lexicon, out, group=len(labelled))


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
    chains = Chains(document.parse, document.mentions, lexicon, document.prose, document.report.outlet)
    found = [f for f, _ in truth]
    own = all(r is None or "v" in r["at"] for _, r in truth)
    for i, (one, record) in enumerate(truth, group):
        sentence = chains.sentence(one)
        if sentence is None:
            continue
        ruled = tuple(span for span, _ in chains.media(one))
        for candidate in candidates(one, sentence, document.parse, document.mentions, lexicon):
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


def crossed(name: str, data: Examples) -> list[dict[str, float]]:
    """The log-probabilities for each example from a judge that has not seen its report."""
    penalty, free, least = SETTINGS[name]
    fold = folds(data.report)
    out: list[dict[str, float]] = [{} for _ in data.rows]
    for k in range(5):
        use = [i for i, r in enumerate(data.report) if fold[r] != k]
        judge = fit([data.rows[i] for i in use], [data.answers[i] for i in use], penalty=penalty, free=free, least=least)
        for i, r in enumerate(data.report):
            if fold[r] == k:
                out[i] = judge(data.rows[i])
    return out


def tell(name: str, data: Examples) -> str:
    """Figures by cross-validation, beside those of the rules where there are any."""
    scores = crossed(name, data)
    if name in ("act", "certainty"):
        best = [max(s, key=s.__getitem__) for s in scores]
        return f"{name}: rules {_accuracy(data.answers, data.rule)}, judge {_accuracy(data.answers, best)} (n {len(best)})"
    if name == "relay":
        return "\n".join(_tell_relays(data, scores))
    return _tell_links(data, scores)


def _tell_relays(data: Examples, scores: list[dict[str, float]]) -> list[str]:
    lines = []
    for where, inside in (("own", True), ("gold/train", False)):
        at = [i for i, o in enumerate(data.own) if o == inside]
        said = [data.answers[i] == "yes" for i in at]
        lines.append(f"relay, {where}: rules {_f1(said, [data.rule[i] == 'yes' for i in at])}")
        lines += [f"  at {x}: {_f1(said, [math.exp(scores[i]['yes']) >= x for i in at])}" for x in (0.3, 0.4, 0.5, 0.6)]
    return lines


def _tell_links(data: Examples, scores: list[dict[str, float]]) -> str:
    lines = []
    groups: dict[tuple[str, int], list[int]] = {}
    for i, g in enumerate(data.group):
        groups.setdefault(g, []).append(i)
    gold = sum(a != "none" for a in data.answers)
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        hits = said = 0
        for members in groups.values():
            best = max(members, key=lambda i: -scores[i]["none"])
            if 1 - math.exp(scores[best]["none"]) >= least:
                said += 1
                kind = max((k for k in scores[best] if k != "none"), key=scores[best].__getitem__)
                hits += kind == data.answers[best]
        p, r = hits / max(1, said), hits / max(1, gold)
        lines.append(f"  at {least}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")
    return "\n".join([f"link ({gold} among {len(groups)} attributions)", *lines])


def _accuracy(gold: Sequence[str], said: Sequence[str]) -> str:
    right = sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold)
    major = max(set(gold), key=list(gold).count)
    each = []
    for label in sorted(set(gold) - {major}):
        hits = sum(g == s == label for g, s in zip(gold, said, strict=True))
        each.append(2 * hits / max(1, list(gold).count(label) + list(said).count(label)))
    return f"{right:.3f} (macro-F1 other than {major} {sum(each) / len(each):.3f})"


def _f1(gold: Sequence[bool], said: Sequence[bool]) -> str:
    hits = sum(g and s for g, s in zip(gold, said, strict=True))
    p, r = hits / max(1, sum(said)), hits / max(1, sum(gold))
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"


def main() -> None:
    """Train, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--out", type=Path, help="where the judges are written; only measured where left out")
    parser.add_argument("--data", type=Path, help="the shared data (gold/train is read)")
    parser.add_argument("--without", nargs="*", default=[], help="beginnings of the names of files to leave out, for measuring")
    args = parser.parse_args()
    for name, data in examples(args.reports, tuple(args.without), args.data).items():
        sys.stdout.write(tell(name, data) + "\n")
        if args.out:
            penalty, free, least = SETTINGS[name]
            judge = fit(data.rows, data.answers, penalty=penalty, free=free, least=least)
            weights = ",\n".join(f"{json.dumps(f)}: {json.dumps(w)}" for f, w in sorted(judge.weights.items()))
            labels = json.dumps(judge.labels)
            (args.out / f"{name}.json").write_text(f'{{"labels": {labels}, "weights": {{\n{weights}\n}}}}\n', "utf-8")


if __name__ == "__main__":
    main()
