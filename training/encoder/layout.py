"""A labelled report as words, with what each head should say of each."""

from __future__ import annotations

from sayso.reading.encoder.heads import EVENT, HEADS, Bio, Label
from sayso.reading.encoder.words import CASES, Word, words_of
from training.encoder.data import TARGETS, Example, Labelled, Spans


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
