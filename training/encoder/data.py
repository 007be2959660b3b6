"""Labelled reports for the encoder: PolNeAR train, gold/train and our own sentences, as labels over words for each head."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import MalformedInput
from sayso.reading.encoder.heads import EVENT, HEADS, Bio, Label
from sayso.reading.encoder.words import CASES, Word, words_of
from training.acts.labels import gold_labels, news_labels, texts
from training.encoder.joining import JOINTS, joins, lowered
from training.encoder.nesting import SHARE, fits, frame, outer

ROOT = Path(__file__).resolve().parents[2]
#: What the heads of the attribution corpora can be trained on in PolNeAR, which has no intermediaries, acts or events.
POLNEAR_HEADS = frozenset({"content", "cue", "source", "content_cue", "content_source"})
OWN_ONLY = frozenset({"about", "condition", "event_about", "link", "content_claim"})
#: What the labels of training/acts tell; of PolNeAR's articles only some have them, of gold/train all.
MANNER = frozenset({"act", "certainty"})
#: What single sentences and articles without an event tell.
SINGLE_HEADS = frozenset({"event", "status", "mode", "event_actor", "event_recipient"})
QUIET_HEADS = frozenset({"event"})
ALIASES = {"agence france-presse": "afp", "associated press": "ap"}

#: What an event points at, and the letter of our own markup and the fields of a gold line that tell it.
TARGETS = {"actor": ("a", "actors"), "recipient": ("r", "recipients"), "date": ("d", "date_text"), "place": ("p", "place_text"),
           "about": ("b", "about")}  # fmt: skip

Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Example:
    """One report with the spans of its records, before it is split into words."""

    id: str
    corpus: str
    text: str
    heads: frozenset[str]
    attributions: list[dict[str, Any]] = field(default_factory=list)  # content, cue, source, via: Spans; id, act, links ...
    events: list[dict[str, Any]] = field(default_factory=list)  # by TARGETS: Spans; id, type, status, background, mode


@dataclass(slots=True)
class Labelled:
    """A report as words with what each head should say: -100 where the corpus doesn't tell."""

    words: list[Word]
    bio: dict[str, list[int]]
    label: dict[str, dict[int, int]]
    pointer: dict[str, dict[int, list[int]]]  # [-1] is none


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
                own_claims = [_attribution(a, sentence, at + len(told.before)) for a in row["attributions"]]
                for a in own_claims:
                    a["relayed"] = True  # by the teller, whom no span of their own marks
                example.attributions += [*own_claims, outer(at, told, len(sentence), example.attributions)]
                example.events += [_event(e, sentence, at + len(told.before)) for e in row["events"]]
                text += told.before + sentence + told.after + ("\n" if loose < 0.5 else " ")  # noqa: PLR2004 - a share
                continue
            example.attributions += [_attribution(a, sentence, at) for a in row["attributions"]]
            example.events += [_event(e, sentence, at) for e in row["events"]]
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


def _find(sentence: str, words: str | None, at: int, near: int | None = None, taken: Spans | None = None) -> Spans:
    """Where the words stand in the sentence: the occurrence nearest to ``near`` that is not taken, else none."""
    if not words:
        return []
    hits, i = [], sentence.find(words)
    while i >= 0:
        span = (at + i, at + i + len(words))
        if not any(s < span[1] and span[0] < e for s, e in taken or []):
            hits.append(span)
        i = sentence.find(words, i + 1)
    if not hits:
        return []
    return [min(hits, key=lambda h: abs(h[0] - near) if near is not None else h[0])]


def _shift(spans: Any, at: int) -> Spans:
    return [(s + at, e + at) for s, e in spans]


def _attribution(a: dict[str, Any], sentence: str, at: int) -> dict[str, Any]:
    if "spans" in a:
        found = {
            n: _shift(a["spans"].get(k, []), at) for n, k in (("content", "t"), ("cue", "c"), ("source", "s"), ("via", "v"))
        }
    else:
        content = [s for c in a["content"] for s in _find(sentence, c, at)]
        near = content[0][1] if content else at
        cue = _find(sentence, a["cue"], at, near, content) or _find(sentence, a["cue"], at, near)
        source = _find(sentence, a["speaker"], at, cue[0][0] if cue else near, content) or _find(
            sentence, a["speaker"], at, near
        )
        via = [s for name in a.get("via") or [] for s in _name(sentence, name, at)]
        found = {"content": content, "cue": cue, "source": source, "via": via}
    # Who speaks through whom, also where this sentence doesn't say.
    told = {"speaker": a.get("speaker_resolved"), "relayed": bool(a.get("via"))}
    kept = {name: a.get(name) for name in ("id", "act", "certainty", "links")}
    return {**found, **told, **kept}


def _name(sentence: str, name: str, at: int) -> Spans:
    low = sentence.lower()
    for form in (name.lower(), ALIASES.get(name.lower(), ""), name.lower().replace("al ", "al-")):
        if form and form in low:
            i = low.find(form)
            return [(at + i, at + i + len(form))]
    return []


def _event(e: dict[str, Any], sentence: str, at: int) -> dict[str, Any]:
    if "spans" in e:
        event = _shift(e["spans"].get("e", []), at)[:1]
        targets = {name: _shift(e["spans"].get(letter, []), at) for name, (letter, _) in TARGETS.items()}
        targets["condition"] = _shift(e["spans"].get("k", []), at)
    else:
        event = _find(sentence, e["anchor"], at)
        near = event[0][0] if event else at
        targets = {
            name: [s for words in _listed(e.get(key)) for s in _find(sentence, words, at, near, event)]
            for name, (_, key) in TARGETS.items()
        }
    told = {
        "type": e["type"],
        "mode": e["mode"] or "none",
        "status": e["status"],
        "background": "yes" if e["background"] else "no",
    }
    return {"id": e.get("id"), "event": event, "condition": [], **targets, **told}


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def labelled(example: Example, text: str) -> Labelled:  # noqa: C901, PLR0912 - one loop a corpus field
    """Split into words and lay out what each head should say; ``text`` is the example's, maybe with other signs in it."""
    words = words_of(text, [(0, len(text))])
    starts = [w.start for w in words]
    out = Labelled(words, {}, {}, {})
    for head in HEADS:
        if isinstance(head, Bio):
            out.bio[head.name] = [0 if head.name in example.heads else -100] * len(words)
        elif isinstance(head, Label):
            out.label[head.name] = {}
        else:
            out.pointer[head.name] = {}
    named: dict[str, int] = {}
    firsts_of: dict[str | None, list[int]] = {}  # where each labelled attribution and event begins; only our own have ids
    for a in example.attributions:
        a["content"] = [span for span in (_bare(words, starts, *s) for s in a["content"]) if span]
    contents = _contents(out, example, starts)
    for a in example.attributions:
        firsts = {name: _mark(out.bio[name], starts, a.get(name) or [], 1) for name in ("source", "cue", "via")}
        firsts["content"] = contents[id(a)]
        if a.get("speaker") and (at := firsts["source"] or _covered(starts, a.get("source") or [])):
            named[a["speaker"]] = at[0]
        firsts_of[a.get("id")] = firsts["content"]
        for first in firsts["content"]:
            for target in ("cue", "source", "via"):
                name = f"content_{target}"
                if name in example.heads:
                    # A span that an earlier record has marked still is what this content points at.
                    at = firsts[target] or _covered(starts, a.get(target) or [])
                    if not at and target == "source" and a.get("speaker"):
                        # A quotation that goes on points back at its speaker, as PolNeAR has it; unnamed yet, nothing is told.
                        at = [named[a["speaker"]]] if a["speaker"] in named else []
                    if at or not (a.get("speaker") if target == "source" else a.get("relayed") and target == "via"):
                        out.pointer[name][first] = at[:1] or [-1]
            _tell(out, example, "act", first, a.get("act"))
            _tell(out, example, "certainty", first, a.get("certainty"))
    kinds = next(h for h in EVENT if isinstance(h, Bio)).kinds
    for e in example.events:
        firsts_of[e["id"]] = _mark(out.bio["event"], starts, e["event"], 1 + 2 * kinds.index(e["type"]))
        for first in firsts_of[e["id"]]:
            for target in TARGETS:
                if f"event_{target}" in example.heads:
                    out.pointer[f"event_{target}"][first] = _covered(starts, e[target]) or [-1]
            for name in ("status", "background", "mode"):
                _tell(out, example, name, first, e[name])
        _mark(out.bio["about"], starts, e["about"], 1)
        _mark(out.bio["condition"], starts, e["condition"], 1)
    if "link" in example.heads:
        _links(out, example, firsts_of)
    return out


def _contents(out: Labelled, example: Example, starts: list[int]) -> dict[int, list[int]]:
    """Marks the contents of attributions, what is told within another's words apart; the first words by the record's id().

    The longest is marked first, so that it is always the outer one that is a content.
    """
    firsts: dict[int, list[int]] = {}
    marked: list[Spans] = []
    for a in sorted(example.attributions, key=lambda a: -_length(a["content"])):
        outer = next((spans for spans in marked if _inside(a["content"], spans)), None)
        firsts[id(a)] = _mark(out.bio["content" if outer is None else "inner"], starts, a["content"], 1)
        if "content" not in example.heads:
            firsts[id(a)] = _covered(starts, a["content"][:1])
        marked.append(a["content"])
    return firsts


def _length(spans: Spans) -> int:
    return sum(e - s for s, e in spans)


def _inside(spans: Spans, outer: Spans) -> bool:
    """Whether spans stand within others that tell more; two who say the same words are not told within each other's."""
    both = sum(max(0, min(e, y) - max(s, x)) for s, e in spans for x, y in outer)
    return both > 0 and both >= 0.9 * _length(spans) and _length(outer) > _length(spans) + 5


def _links(out: Labelled, example: Example, firsts_of: dict[str | None, list[int]]) -> None:
    """What confirms or denies what, of our own reports.

    Args:
        out: what is filled.
        example: the report.
        firsts_of: the first words of each attribution's contents and of each event's anchor, by id.
    """
    from training.own.markup import links_untold

    has_links = any(a["links"] for a in example.attributions)
    for a in example.attributions:
        links = a["links"] or []
        if links_untold(a, report_has_links=has_links):
            continue
        for first in firsts_of[a["id"]][:1]:
            _tell(out, example, "link", first, links[0]["type"] if links else "none")
            claims = [at for link in links for at in firsts_of.get(link["to"], [])[:1]]
            if claims:
                out.pointer["content_claim"][first] = claims


def _tell(out: Labelled, example: Example, name: str, first: int, value: str | None) -> None:
    head = next(h for h in HEADS if h.name == name)
    if value is not None and name in example.heads and isinstance(head, Label):
        out.label[name][first] = head.labels.index(value)


def _bare(words: list[Word], starts: list[int], start: int, end: int) -> tuple[int, int] | None:
    """The span without marks and signs at its edges: corpora differ in what they leave there, and no score sees it."""
    import bisect

    i, j = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
    while i < j and words[i].case == len(CASES) - 1:
        i += 1
    while i < j and words[j - 1].case == len(CASES) - 1:
        j -= 1
    return (words[i].start, words[j - 1].end) if i < j else None


def _covered(starts: list[int], spans: Spans) -> list[int]:
    """The first word of each span."""
    import bisect

    out = []
    for start, end in spans:
        i = bisect.bisect_left(starts, start)
        if i < len(starts) and starts[i] < end:
            out.append(i)
    return out


def _mark(bio: list[int], starts: list[int], spans: Spans, begin: int) -> list[int]:
    """Write B and I over each span whose words are free yet; the first words of the spans that were written."""
    import bisect

    firsts = []
    for start, end in spans:
        i, j = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
        if i < j and bio[i] != -100 and not any(bio[i:j]):  # noqa: PLR2004 - the loss's word for untold
            bio[i:j] = [begin] + [begin + 1] * (j - i - 1)
            firsts.append(i)
    return firsts


def disguise(text: str, rnd: random.Random) -> str:
    """The same text as another house would print it: plain or angled marks, a mark left out; every offset stays."""
    draw = rnd.random()
    if draw < 0.25:  # noqa: PLR2004 - shares of the training data, chosen, not measured
        text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    elif draw < 0.32:  # noqa: PLR2004
        text = text.translate(str.maketrans("“”", "«»"))
    if rnd.random() < 0.1:  # noqa: PLR2004
        text = "".join(" " if c == "”" and rnd.random() < 0.1 else c for c in text)  # noqa: PLR2004
    return text
