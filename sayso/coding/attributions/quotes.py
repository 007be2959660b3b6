"""Quotations: pairs of marks, curly, plain, angled or single; unclosed; over several paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.reading.encoder.words import begins

OPENING = {"“": "”", "«": "»", "„": "“”", "‟": "”"}
#: A single mark opens after a space and before a letter or digit, and closes before anything but a letter.
SINGLE_OPEN = re.compile(r"(?<![\w'‘’])[‘'](?=[\w“\"(\[])")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…”\")\]])[’'](?!\w)")
#: The same sign behind an s is a possessive where the clause goes on ("the soldiers’ fault").
POSSESSIVE = re.compile(r"(?<=s)[’'] \w")


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between marks; ``closed`` by a mark of its own, ``continued`` where a next paragraph goes on."""

    start: int
    end: int
    closed: bool = True
    continued: bool = False


def paragraphs(text: str, prose: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of sentences with no line break between them."""
    out: list[tuple[int, int]] = []
    for start, end in prose:
        if out and "\n" not in text[out[-1][1] : start]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """The quotations of each paragraph, in text order; outer ones only.

    A mark that is not closed in its paragraph runs to the paragraph's end; it is ``continued`` where the next paragraph starts
    with an opening mark, as the press prints long quotations.
    """
    out: list[Quote] = []
    for n, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[n + 1][0] : paragraphs[n + 1][0] + 1] if n + 1 < len(paragraphs) else ""
        double = _double(text, start, end, following)
        out += double or _single(text, start, end)
    return out


def _double(text: str, start: int, end: int, following: str) -> list[Quote]:
    out: list[Quote] = []
    opened: int | None = None
    closing = ""
    for i in range(start, end):
        sign = text[i]
        if opened is not None and sign == '"' and closing == '"' and begins(text, i):
            out.append(Quote(opened, i, closed=False))
            opened = None
        if opened is None:
            if sign in OPENING or (sign == '"' and text[i + 1 : end].strip()):
                opened, closing = i + 1, OPENING.get(sign, '"')
        elif sign in closing or (sign == '"' and closing != "»"):
            out.append(Quote(opened, i))
            opened = None
    if opened is not None:
        out.append(Quote(opened, end, closed=False, continued=following in '“«„"' and following != ""))
    return [q for q in (_trim(text, q) for q in out) if q.start < q.end]


def _single(text: str, start: int, end: int) -> list[Quote]:
    out = []
    at = start
    while match := SINGLE_OPEN.search(text, at, end):
        close = closing(text, match.end(), end)
        if not close:
            break
        out.append(_trim(text, Quote(match.end(), close.start())))
        at = close.end()
    return [q for q in out if q.start < q.end]


def closing(text: str, start: int, end: int) -> re.Match[str] | None:
    """The single mark that closes what was opened at ``start``; no possessive, where another mark follows.

    "‘It is the soldiers’ fault,’ she said", but "‘foreign agents’ and the soldiers’ families".
    """
    first = SINGLE_CLOSE.search(text, start, end)
    if first is None or not POSSESSIVE.match(text, first.start()):
        return first
    fresh = SINGLE_OPEN.search(text, first.end(), end)
    rest = SINGLE_CLOSE.finditer(text, first.end(), fresh.start() if fresh else end)
    return next((m for m in rest if not POSSESSIVE.match(text, m.start())), first)


def _trim(text: str, quote: Quote) -> Quote:
    start, end = quote.start, quote.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, quote.closed, quote.continued)


def closed(text: str, start: int, end: int) -> int:
    """Where words end whose last mark or bracket was cut off ("a “tactical redeployment | ”", "a “lie | ,” he said")."""
    said = text[start:end]
    sign = 1 if text[end : end + 1] in {",", "."} and text[end + 1 : end + 2] in {"”", '"', "»"} else 0
    mark = text[end + sign : end + sign + 1]
    opened = {
        "”": said.count("“") - said.count("”"),
        "»": said.count("«") - said.count("»"),
        '"': said.count('"') % 2,
        ")": said.count("(") - said.count(")"),
    }
    return end + sign + 1 if opened.get(mark, 0) > 0 else end
