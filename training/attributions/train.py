"""Train the judges of the attribution stage, tell how good they are by cross-validation, write them.

``python -m training.attributions.train --data $SAYSO_DATA --out sayso/knowledge/attribution`` (some minutes on one core).

Judges are measured on reports that they have not seen.  What the encoder finds in the reports that it was trained on is
cleaner than what it will find in others: for links some of it is left out (``links.DROPPED``) and its heads for act and
certainty are not asked; how much its heads weigh beside the judges is set in the code, by reports held out of both.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.coding.attributions import AttributionStage
from sayso.coding.attributions.lexicon import load
from sayso.coding.attributions.links import POINTS
from sayso.coding.attributions.manner import Judges
from sayso.coding.events import EventStage
from training.attributions.choice import fit_choices
from training.attributions.data import Labelled, gold, reports, spoken
from training.attributions.examples import Examples, manners, relays
from training.attributions.fit import fit, folds
from training.attributions.links import Decision, by_rule, decisions, dropped, labelled_events
from training.own.markup import REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from sayso.coding.attributions.found import Found
    from sayso.coding.attributions.linear import Linear
    from sayso.reading.document import Document

#: Penalty, features that are hardly penalised, and how rare a feature may be, for each judge.
SETTINGS: dict[str, tuple[float, tuple[str, ...], int]] = {
    "act": (2.0, ("rule=",), 3),
    "certainty": (1.0, ("rule=", "hedge"), 3),
    "relay": (1.0, (), 2),
    "link": (2.0, (), 3),
    "target": (1.0, (), 3),
}
#: How many parts the reports are put into for cross-validation.
PARTS = 5
#: How often an example of real news counts.  Go-betweens: 3,500 of gold/train beside 44,000 of our own, most from dense
#: reports; out of fold, F1 on gold/train .76 at once, .83 at 8; on dense reports .78 both times.
REAL = {"relay": 8, "act": 12, "certainty": 12}


@dataclass(slots=True)
class Own:
    """A report of our own: read, with what the tagger and the rules find, and what is labelled."""

    document: Document
    found: list[Found]
    labelled: list[Labelled]
    events: list[dict[str, Any]]


@dataclass(slots=True)
class Corpus:
    """Our own reports, and the examples of the judges but that of links."""

    own: list[Own] = field(default_factory=list)
    examples: dict[str, Examples] = field(default_factory=dict)


def corpus(folder: Path, without: tuple[str, ...], shared: Path | None) -> Corpus:
    """Read all labelled reports: our own, and real news where the shared data are there."""
    lexicon, find = load(), AttributionStage().find
    out = Corpus(examples={name: Examples() for name in ("act", "certainty", "relay")})
    for document, labelled, events in reports(folder, without):
        found = find(document)
        out.own.append(Own(document, found, labelled, events))
        relays(document, labelled, lexicon, out.examples["relay"], found)
        manners(document, labelled, lexicon, out.examples)
    for document, labelled in gold(shared / "gold") if shared else ():
        relays(document, labelled, lexicon, out.examples["relay"], find(document))
        manners(document, labelled, lexicon, out.examples, own=False)
    for document, labelled in spoken(shared) if shared else ():
        manners(document, labelled, lexicon, out.examples, own=False)
    return out


def fitted(name: str, rows: Sequence[list[str]], answers: Sequence[str]) -> Linear:
    """The judge of that name."""
    penalty, free, least = SETTINGS[name]
    return fit(rows, answers, penalty=penalty, free=free, least=least)


def judge(name: str, data: Examples, use: Iterable[int]) -> Linear:
    """The judge of that name, fitted to some examples; those of real news, which are few, count :data:`REAL` times."""
    told = [i for i in use for _ in range(1 if data.own[i] else REAL[name])]
    return fitted(name, [data.rows[i] for i in told], [data.answers[i] for i in told])


def crossed(name: str, data: Examples, fold: dict[str, int]) -> list[Linear]:
    """A judge for each part, that has not seen it."""
    return [judge(name, data, (i for i, r in enumerate(data.report) if fold[r] != k)) for k in range(PARTS)]


def links(own: list[Own], judges: Callable[[str], Judges]) -> list[tuple[bool, Decision]]:
    """Decisions of what the pipeline finds (True), and of the labelled attributions; the judges have not seen the report."""
    lexicon, events = load(), EventStage()
    out = []
    for one in own:
        document, name = one.document, one.document.report.id
        bare = replace(document, encoding=None)
        for found, piped in ((one.found, True), ([x.found for x in one.labelled], False)):
            said = AttributionStage(find=lambda _, found=found: found, use=judges(name))(bare).attributions  # type: ignore[misc]
            told = events(replace(document, attributions=said)).events if piped else ()
            kept = dropped(said, name) if piped else said
            read = replace(document, attributions=kept, events=told if piped else labelled_events(document, one.events))
            out += [(piped, d) for d in decisions(read, one.labelled, one.events, lexicon)]
    return out


def link_judges(told: list[Decision]) -> tuple[Linear, Linear]:
    """The judge of kinds and that of targets."""
    sure = [d for d in told if d.kind is not None and d.right]
    pointing = [d for d in sure if d.kind != "none"]
    penalty, _, least = SETTINGS["target"]
    return (
        fitted("link", [d.kinds for d in pointing], [d.kind or "" for d in pointing]),
        fit_choices([d.choices for d in sure], [d.right for d in sure], penalty=penalty, least=least),
    )


def tell_links(own: list[Own], told: list[tuple[bool, Decision]], fold: dict[str, int]) -> str:
    """Figures by cross-validation over the reports that have links, beside those of the rule."""
    number = {o.document.report.id: sum(len(x.record["links"]) for x in o.labelled) for o in own}
    each = [link_judges([d for _, d in told if fold[d.report] != k]) for k in range(PARTS)]
    lines = [f"link ({sum(number.values())} in {sum(n > 0 for n in number.values())} reports)"]
    for piped in (True, False):
        use = [d for p, d in told if p == piped and number[d.report]]
        lines.append(f"  {'what the pipeline finds' if piped else 'labelled spans'}:")
        lines.append(f"    rule: {_link_f1(use, [by_rule(d) for d in use], sum(number.values()))}")
        for least in sorted({POINTS, 0.2, 0.35, 0.5}):
            said = [_decide(d, *each[fold[d.report]], least) for d in use]
            lines.append(f"    at {least}: {_link_f1(use, said, sum(number.values()))}")
    return "\n".join(lines)


def _decide(one: Decision, kinds: Linear, targets: Linear, least: float) -> tuple[int, str] | None:
    scores = [targets.sums(row)[0] for row in one.choices]
    if len(scores) == 1:
        return None
    best = max(range(1, len(scores)), key=scores.__getitem__)
    if 1 / sum(math.exp(s - scores[best]) for s in scores) < least:
        return None
    judged = kinds(one.kinds)
    return best, max(judged, key=judged.__getitem__)


def _link_f1(use: list[Decision], said: list[tuple[int, str] | None], gold_links: int) -> str:
    hits = sum(s is not None and s[0] in d.right and s[1] == d.kind for d, s in zip(use, said, strict=True))
    number = sum(s is not None for s in said)
    p, r = hits / max(1, number), hits / max(1, gold_links)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"


def tell(name: str, data: Examples, each: list[Linear], fold: dict[str, int]) -> str:
    """Figures by cross-validation, beside those of the rules."""
    scores = [each[fold[r]](row) for row, r in zip(data.rows, data.report, strict=True)]
    if name == "relay":
        return "\n".join(_tell_relays(data, scores))
    lines = []
    for where, inside in (("own", True), ("real news", False)):
        at = [i for i, o in enumerate(data.own) if o == inside]
        if at:
            answers = [data.answers[i] for i in at]
            best = [max(scores[i], key=scores[i].__getitem__) for i in at]
            rules = _accuracy(answers, [data.rule[i] for i in at])
            lines.append(f"{name}, {where}: rules {rules}, judge {_accuracy(answers, best)} (n {len(at)})")
    return "\n".join(lines)


def _tell_relays(data: Examples, scores: list[dict[str, float]]) -> list[str]:
    lines = []
    for where, inside in (("own", True), ("gold/train", False)):
        at = [i for i, o in enumerate(data.own) if o == inside]
        said = [data.answers[i] == "yes" for i in at]
        lines.append(f"relay, {where}: rules {_f1(said, [data.rule[i] == 'yes' for i in at])}")
        lines += [f"  at {x}: {_f1(said, [math.exp(scores[i]['yes']) >= x for i in at])}" for x in (0.3, 0.45, 0.6)]
    return lines


def _accuracy(gold_labels: Sequence[str], said: Sequence[str]) -> str:
    right = sum(g == s for g, s in zip(gold_labels, said, strict=True)) / len(gold_labels)
    major = max(set(gold_labels), key=list(gold_labels).count)
    each = []
    for label in sorted(set(gold_labels) - {major}):
        hits = sum(g == s == label for g, s in zip(gold_labels, said, strict=True))
        each.append(2 * hits / max(1, list(gold_labels).count(label) + list(said).count(label)))
    return f"{right:.3f} (macro-F1 other than {major} {sum(each) / len(each):.3f})"


def _f1(gold_labels: Sequence[bool], said: Sequence[bool]) -> str:
    hits = sum(g and s for g, s in zip(gold_labels, said, strict=True))
    p, r = hits / max(1, sum(said)), hits / max(1, sum(gold_labels))
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"


def write(judge: Linear, path: Path) -> None:
    """The judge as JSON, a feature a line."""
    weights = ",\n".join(f"{json.dumps(f)}: {json.dumps(w)}" for f, w in sorted(judge.weights.items()))
    path.write_text(f'{{"labels": {json.dumps(judge.labels)}, "weights": {{\n{weights}\n}}}}\n', "utf-8")


def main() -> None:
    """Train, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--out", type=Path, help="where the judges are written; only measured where left out")
    parser.add_argument("--data", type=Path, help="the shared data (gold/train is read)")
    parser.add_argument("--without", nargs="*", default=[], help="beginnings of the names of files to leave out, for measuring")
    args = parser.parse_args()
    train(corpus(args.reports, tuple(args.without), args.data), args.out)


def train(data: Corpus, out: Path | None) -> None:
    """Fit, tell and, where ``out`` is given, write."""
    fold = folds([*(r for e in data.examples.values() for r in e.report), *(o.document.report.id for o in data.own)], PARTS)
    each = {}
    for name, examples in data.examples.items():
        each[name] = crossed(name, examples, fold)
        sys.stdout.write(tell(name, examples, each[name], fold) + "\n")
        sys.stdout.flush()
        if out:
            write(judge(name, examples, range(len(examples.rows))), out / f"{name}.json")
    told = links(data.own, lambda report: Judges(each["act"][fold[report]], each["certainty"][fold[report]]))
    sys.stdout.write(tell_links(data.own, told, fold) + "\n")
    if out:
        kinds, targets = link_judges([d for _, d in told])
        write(kinds, out / "link.json")
        write(targets, out / "target.json")


if __name__ == "__main__":
    main()
