"""From scores of B and I over words to spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def spans(scores: NDArray[np.float32], kinds: tuple[str, ...], lift: float = 0.0) -> list[tuple[int, int, str]]:
    """The best sequence of labels by Viterbi, as spans (first word, end word, kind).

    Args:
        scores: log-probabilities (words, 1 + 2 * kinds), labels O, B-kind, I-kind, B-kind, ...
        kinds: the kinds in the order of their labels.
        lift: added to every B.
    """
    import numpy as np

    if not len(scores):
        return []
    scores = scores.astype(np.float64)
    scores[:, 1::2] += lift
    if len(kinds) == 1:
        return _read(_single(scores.tolist()), kinds)
    count = scores.shape[1]
    back = np.zeros((len(scores), count), dtype=np.int64)
    inside = np.arange(2, count, 2)  # I of each kind may only follow its own B or I
    best = scores[0].copy()
    best[inside] = -np.inf
    for i in range(1, len(scores)):
        top = int(best.argmax())
        now = np.full(count, best[top])
        back[i] = top
        before = np.where(best[inside] >= best[inside - 1], inside, inside - 1)
        now[inside] = best[before]
        back[i, inside] = before
        best = now + scores[i]
    label = int(best.argmax())
    labels = [0] * len(scores)
    for i in range(len(scores) - 1, -1, -1):
        labels[i] = label
        label = int(back[i, label])
    return _read(labels, kinds)


def _single(rows: list[list[float]]) -> list[int]:
    """The best labels where there is one kind: the same search, without numpy's cost for three numbers a step."""
    outside, begin, inside = rows[0][0], rows[0][1], float("-inf")
    back: list[tuple[int, int]] = []  # where O and B came from, and where I came from
    for to_outside, to_begin, to_inside in rows[1:]:
        into, within = (2, inside) if inside >= begin else (1, begin)
        best = max(outside, within)
        back.append((0 if outside >= best else 1 if begin >= best else 2, into))
        outside, begin, inside = best + to_outside, best + to_begin, within + to_inside
    last = (outside, begin, inside)
    label = last.index(max(last))
    labels = [label]
    for top, into in reversed(back):
        label = into if label == 2 else top  # noqa: PLR2004 - I
        labels.append(label)
    return labels[::-1]


def _read(labels: list[int], kinds: tuple[str, ...]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    start: int | None = None
    for i, label in enumerate([*labels, 0]):
        if start is not None and (label == 0 or label % 2):
            out.append((start, i, kinds[(labels[start] - 1) // 2]))
            start = None
        if label % 2:
            start = i
    return out
