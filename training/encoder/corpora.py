"""The corpora that the encoder is trained on: PolNeAR train, gold/train, our own reports, articles without an event."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

from sayso.errors import MalformedInput
from sayso.reading.encoder.heads import HEADS
from training.acts.labels import gold_labels, news_labels, texts
from training.encoder.data import Example, Spans
from training.encoder.joining import JOINTS, joins, lowered
from training.encoder.nesting import SHARE, fits, frame, outer
from training.encoder.records import attribution_of, event_of

#: What the heads of the attribution corpora can be trained on in PolNeAR, which has no intermediaries, acts or events.
POLNEAR_HEADS = frozenset({"content", "cue", "source", "content_cue", "content_source"})
OWN_ONLY = frozenset({"about", "condition", "event_about", "link", "content_claim"})
#: What the labels of training/acts tell; of PolNeAR's articles only some have them, of gold/train all.
MANNER = frozenset({"act", "certainty"})
#: What single sentences and articles without an event tell.
SINGLE_HEADS = frozenset({"event", "status", "mode", "event_actor", "event_recipient"})
QUIET_HEADS = frozenset({"event"})


def polnear(path: Path) -> list[Example]:
    """PolNeAR articles as the shared data hold them, with act and certainty where training/acts has them."""
    out = []
    manners = {
        (t.report, t.content, t.cue): {"act": t.act, "certainty": t.certainty} for t in news_labels() if t.corpus == "polnear"
    }
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            attributions = [
                {
                    "content": [tuple(s) for s in a["content"]],
                    "cue": [tuple(s) for s in a.get("cue_fragments") or [a["cue"]] if s],
                    "source": [tuple(s) for s in a.get("source_fragments") or [a["source"]] if s],
                    **manners.get(
                        (row["id"], tuple(tuple(s) for s in a["content"]), tuple(a["cue"]) if a["cue"] else None), {}
                    ),
                }
                for a in row["attributions"]
            ]
            out.append(Example(row["id"], "polnear", row["text"], POLNEAR_HEADS | MANNER, attributions))
    return out


def gold(folder: Path, *, seed: int = 0) -> list[Example]:
    """gold/train.*: sentences joined by a break or, at random, by a space, so that both kinds of page are seen."""
    out, manners = [], gold_labels()
    for path in sorted(folder.glob("train.*.gold.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for row in rows:
            for n, attribution in enumerate(row["attributions"]):
                attribution["act"], attribution["certainty"] = manners.get((row["doc"], row["sent"], n), (None, None))
        sentences = [
            json.loads(line)
            for line in Path(str(path).replace("gold.jsonl", "sentences.jsonl")).read_text("utf-8").splitlines()
        ]
        out += _sentence_reports(rows, sentences, "gold", seed)
    return out


def spoken(data: Path) -> list[Example]:
    """The articles of ``training/acts/news.tsv``: what act each labelled attribution is, and nothing else."""
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in news_labels():
        spans = {
            "content": list(one.content),
            "cue": [one.cue] if one.cue else [],
            "source": [one.source] if one.source else [],
        }
        told.setdefault((one.corpus, one.report), []).append({**spans, "act": one.act, "certainty": one.certainty})
    return [Example(report, "spoken", text, MANNER, told[corpus, report]) for corpus, report, _, text in texts(data)]


def own(files: str = "*.txt", *, seed: int = 0) -> list[Example]:
    """The reports of training/own, of the files that a pattern names; two sentences are made one at random."""
    from training.own.markup import REPORTS, read

    rows, sentences = [], []
    for path in sorted(REPORTS.glob(files)):
        try:
            reports = [(r, r.rows(path.name)) for r in read(path)]
        except MalformedInput as error:
            print(f"left out: {error}", flush=True)
            continue
        for report, told in reports:
            rows += told
            sentences.append({"id": report.id, "sentences": [s.text for s in report.sentences]})
    return _sentence_reports(rows, sentences, "own", seed)


def quiet(folder: Path, *, seed: int = 0) -> list[Example]:
    """Articles without an event (nothing is told of their attributions), and sentences for scarce types, six a report."""
    from training.events.corpus import nothing_political, single_sentences

    out = [
        Example(record["id"], "quiet", "\n\n".join(record["sentences"]), QUIET_HEADS)
        for record, _ in nothing_political(folder / "data/reports")
    ]
    singles = list(single_sentences())
    random.Random(f"{seed} singles").shuffle(singles)  # noqa: S311 - an order, no secret
    for at in range(0, len(singles), 6):
        group = singles[at : at + 6]
        reports = [{"id": f"singles-{at}", "sentences": [r["sentences"][0] for r, _ in group]}]
        rows = [{**gold[0], "doc": f"singles-{at}", "sent": i, "attributions": []} for i, (_, gold) in enumerate(group)]
        out += _sentence_reports(rows, reports, "single", seed)
    return out


def _sentence_reports(rows: list[dict[str, Any]], reports: list[dict[str, Any]], corpus: str, seed: int) -> list[Example]:
    by = {(r["doc"], r["sent"]): r for r in rows}
    heads = frozenset(h.name for h in HEADS) - (OWN_ONLY if corpus == "gold" else set())
    if corpus == "single":
        heads = SINGLE_HEADS
    out = []
    for report in reports:
        rnd = random.Random(f"{seed} {report['id']}")  # noqa: S311 - an order, no secret
        loose = rnd.random()
        dense = rnd.random() / 2 if corpus == "own" else 0.0
        text, example = "", Example(report["id"], corpus, "", heads)
        joined = False
        for i, plain in enumerate(report["sentences"]):
            sentence = lowered(plain) if joined else plain
            at = len(text)
            row = by.get((report["id"], i), {"attributions": [], "events": []})
            told = frame(rnd, plain) if corpus == "own" and not joined and fits(plain, row) and rnd.random() < SHARE else None
            if told is not None:
                sentence = lowered(plain) if told.after == "" else plain
                own_claims = [attribution_of(a, sentence, at + len(told.before)) for a in row["attributions"]]
                for a in own_claims:
                    a["relayed"] = True  # by the teller, whom no span of their own marks
                example.attributions += [*own_claims, outer(at, told, len(sentence), example.attributions)]
                example.events += [event_of(e, sentence, at + len(told.before)) for e in row["events"]]
                text += told.before + sentence + told.after + ("\n" if loose < 0.5 else " ")  # noqa: PLR2004 - a share
                continue
            example.attributions += [attribution_of(a, sentence, at) for a in row["attributions"]]
            example.events += [event_of(e, sentence, at) for e in row["events"]]
            joined = bool(dense) and rnd.random() < dense and joins(report["sentences"], i, _held(example), at)
            if joined:
                text += sentence[:-1] + rnd.choice(JOINTS)
                continue
            text += sentence + (" " if rnd.random() < loose else "\n\n" if loose < 0.5 else "\n")  # noqa: PLR2004
        example.text = text
        out.append(example)
    return out


def _held(example: Example) -> Spans:
    """Contents, and what acts are about or hang on: stretches that would seem to go on in what is joined to them."""
    said = [s for a in example.attributions for s in a["content"]]
    return said + [s for e in example.events for name in ("about", "condition") for s in e[name]]
