"""The spans of a labelled sentence: where the words of its attributions and events stand in the report."""

from __future__ import annotations

from typing import Any

from training.encoder.data import TARGETS, Spans

ALIASES = {"agence france-presse": "afp", "associated press": "ap"}


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


def attribution_of(a: dict[str, Any], sentence: str, at: int) -> dict[str, Any]:
    """An attribution of a gold line whose sentence begins at that offset, with the spans of its words in the report."""
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


def event_of(e: dict[str, Any], sentence: str, at: int) -> dict[str, Any]:
    """An event of a gold line whose sentence begins at that offset, with the spans of its words in the report."""
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
