"""How often pronouns and descriptions are resolved right.

    python benchmarks/coreference.py GOLD... SENTENCES PREDICTED [--json]

Asked are the parties of events and the speakers of attributions of gold sets, at their own words, so that nothing depends on
whether the event or attribution was found.  A pronoun or a description (words that share no content word with the resolved
name) is right where the answer shares half of all words with the resolved name (Dice over words, articles apart: the strict
measure of scorers/events.py) or holds, on the day, the office that gold names.  Constants: for pronouns whoever the report
names most; for descriptions the words themselves.  PREDICTED is taken and not read: resolving needs the reading stages, not the
printed record.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sayso.reading.coreference import Reference
    from sayso.reading.document import Document
    from sayso.stage import Stage

#: Words that are no content of a name (those of scorers/events.py).
STOP = frozenset({
    "the", "a", "an", "of", "and", "in", "on", "for", "to", "by", "with", "from", "his", "her", "its", "their", "he", "it",
    "she", "they", "who", "that", "this", "said", "mr", "mrs", "sir", "president", "minister", "prime", "foreign", "leader",
    "leaders",
    "government", "official", "officials", "spokesman", "forces", "troops",
})  # fmt: skip
ARTICLES = frozenset({
    "the", "a", "an", "of", "and", "in", "on", "for", "to", "by", "with", "from", "his", "her", "its", "their",
})  # fmt: skip
PRONOUNS = frozenset({
    "he", "she", "they", "it", "we", "i", "his", "her", "their", "its", "our", "my", "him", "them", "us", "me", "himself",
    "who", "which", "that",
})  # fmt: skip
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention of gold and what was answered; ``kind``: pronoun, description, name; ``role``: actors, recipients, speakers."""

    report: str
    sentence: int
    role: str
    kind: str
    mention: str
    resolved: str
    found: Reference | None
    most_named: str
    offices: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the answer is the gold name, or holds, on the day, the office that gold names."""
        return self.found is not None and any(strict(self.resolved, name) for name in (self.found.name, *self.offices))

    @property
    def constant_right(self) -> bool:
        """Whether the best constant would have been."""
        return strict(self.resolved, self.most_named if self.kind == "pronoun" else self.mention)


def words(name: str) -> set[str]:
    """The words of a name, folded."""
    return {t for t in re.findall(r"[^\W_]+", name.lower()) if len(t) > 1}


def strict(gold: str, found: str) -> bool:
    """Whether two names share half of their words."""
    a, b = words(gold) - ARTICLES, words(found) - ARTICLES
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= HALF


def kind_of(mention: str, resolved: str) -> str:
    """What sort of mention it is."""
    if mention.lower() in PRONOUNS:
        return "pronoun"
    return "name" if words(mention) & words(resolved) - STOP else "description"


def mentions(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Role, words and resolved name of all parties and speakers of a sentence that have both."""
    for event in row["events"]:
        for role in ("actors", "recipients"):
            if len(event[role]) == len(event[role + "_resolved"]):
                yield from ((role, m, r) for m, r in zip(event[role], event[role + "_resolved"], strict=True) if m and r)
    for said in row["attributions"]:
        if said.get("speaker") and said.get("speaker_resolved"):
            yield "speakers", said["speaker"], said["speaker_resolved"]


def stages() -> list[Stage]:
    """The reading stages up to the mentions."""
    from sayso.intake.layout import LayoutStage
    from sayso.reading.language import LanguageStage
    from sayso.reading.mentions import MentionStage
    from sayso.reading.parser import Parser

    return [LanguageStage(), LayoutStage(), Parser(), MentionStage()]


def read(report: dict[str, Any], reading: Sequence[Stage]) -> Document:
    """A report read up to its mentions."""
    from sayso.reading.document import Document
    from sayso.schema import Report

    document = Document(report=Report(id=report["id"], text="\n".join(report["sentences"]), published=report["published"]))
    for stage in reading:
        document = stage(document)
    return document


def ask(report: dict[str, Any], rows: Iterable[dict[str, Any]], reading: Sequence[Stage]) -> Iterator[Asked]:
    """What the resolver answers for the mentions of a report."""
    from sayso.reading.coreference import resolve_party
    from sayso.reading.mentions import MentionStage

    document = read(report, reading)
    known = next(s.actors for s in reading if isinstance(s, MentionStage))
    named = Counter(m.name for m in document.mentions if m.name)
    most = named.most_common(1)[0][0] if named else ""
    starts = [0]
    for sentence in report["sentences"]:
        starts.append(starts[-1] + len(sentence) + 1)
    for row in rows:
        for role, mention, resolved in mentions(row):
            at = re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", report["sentences"][row["sent"]])
            if at is not None:
                start = starts[row["sent"]] + at.start()
                found = resolve_party(document, start, start + len(mention))
                kind = kind_of(mention, resolved)
                actor = known.get(found.actor) if found is not None and found.actor else None
                offices = tuple(r.office for r in actor.roles_on(report["published"])) if actor and report["published"] else ()
                yield Asked(report["id"], row["sent"], role, kind, mention, resolved, found, most, offices)


def share(hits: Sequence[bool], resamples: int) -> dict[str, Any]:
    """A share with its number and 95 % bootstrap interval."""
    score = sum(hits) / len(hits) if hits else 0.0
    out: dict[str, Any] = {"score": score, "n": len(hits)}
    if resamples and hits:
        draw = random.Random(1)  # noqa: S311 - resampling, no secret
        means = sorted(sum(draw.choices(hits, k=len(hits))) / len(hits) for _ in range(resamples))
        out["interval"] = [means[int(0.025 * resamples)], means[int(0.975 * resamples)]]
    return out


def figures(asked: Sequence[Asked], resamples: int = 0) -> dict[str, Any]:
    """The figures of all kinds, each with its constant."""
    out = {}
    for kind in ("pronoun", "description", "name"):
        own = [a for a in asked if a.kind == kind]
        out[kind] = share([a.right for a in own], resamples) | {"constant": share([a.constant_right for a in own], 0)["score"]}
    return out


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print the figures; with several gold files (readers), over all their mentions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--bootstrap", type=int, default=0)
    arguments = parser.parse_args()
    *gold, sentences, _ = arguments.files
    reading = stages()
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in gold:
        for row in lines(path):
            rows[row["doc"]].append(row)
    asked = [a for report in lines(sentences) for a in ask(report, rows[report["id"]], reading)]
    found = figures(asked, arguments.bootstrap)
    print(json.dumps(found) if arguments.json else "\n".join(f"{k}: {v}" for k, v in found.items()))


if __name__ == "__main__":
    main()
