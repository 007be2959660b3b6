"""Windows of labelled reports, and batches of them as tensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.reading.encoder.heads import HEADS, Bio, Label
from sayso.reading.encoder.windows import Window, windows
from training.encoder.data import Example, Labelled, disguise
from training.encoder.layout import labelled

if TYPE_CHECKING:
    import random

    from sayso.reading.encoder.pieces import Pieces


@dataclass(slots=True)
class Item:
    """One window of one report with its pieces."""

    report: Labelled
    window: Window
    pieces: list[tuple[int, ...]]  # of each word of the window


def items_of(examples: list[Example], pieces: Pieces, rnd: random.Random | None) -> list[Item]:
    """The windows of all examples; with ``rnd`` under other houses' marks, without as they stand."""
    out = []
    for example in examples:
        report = labelled(example, disguise(example.text, rnd) if rnd else example.text)
        ids = pieces(w.text for w in report.words)
        out += [Item(report, w, ids[w.start : w.end]) for w in windows(report.words, [len(p) for p in ids])]
    return out


def batches_of(items: list[Item], size: int, rnd: random.Random | None) -> list[list[Item]]:
    """Batches of windows of like length (pieces in all about ``size``), shuffled where ``rnd`` is given."""
    order = sorted(items, key=lambda i: (sum(map(len, i.pieces)), rnd.random() if rnd else 0.0))
    out: list[list[Item]] = []
    longest = 0
    for item in order:
        longest = max(longest, sum(map(len, item.pieces)) + 2)
        if not out or (len(out[-1]) + 1) * longest > size:
            out.append([])
            longest = sum(map(len, item.pieces)) + 2
        out[-1].append(item)
    if rnd:
        rnd.shuffle(out)
    return out


def batch_of(items: list[Item], pieces: Pieces) -> dict[str, Any]:
    """Tensors of a batch: ids, features, mask, first (piece of each word), bio, at (label and pointer heads), pointable."""
    import torch

    ids, features, firsts = [], [], []
    for item in items:
        row, feats, first = [pieces.first], [(0, 0, 0)], []
        for word, own in zip(item.report.words[item.window.start : item.window.end], item.pieces, strict=True):
            first.append(len(row))
            row += own
            feats += [(word.case + 1, word.quote + 1, word.broken + 1)] * len(own)
        ids.append([*row, pieces.last])
        features.append([*feats, (0, 0, 0)])
        firsts.append(first)
    width, words = max(map(len, ids)), max(map(len, firsts))
    batch: dict[str, Any] = {
        "ids": torch.tensor([r + [pieces.padding] * (width - len(r)) for r in ids]),
        "features": torch.tensor([r + [(0, 0, 0)] * (width - len(r)) for r in features]),
        "mask": torch.tensor([[1] * len(r) + [0] * (width - len(r)) for r in ids]),
        "first": torch.tensor([r + [0] * (words - len(r)) for r in firsts]),
        "pointable": torch.tensor([[True] * (len(r) + 1) + [False] * (words - len(r)) for r in firsts]),
        "bio": {},
        "at": {},
    }
    for head in HEADS:
        if isinstance(head, Bio):
            batch["bio"][head.name] = torch.tensor(
                [_own(i, head.name) + [-100] * (words - (i.window.end - i.window.start)) for i in items]
            )
        else:
            told = [t for row, item in enumerate(items) for t in _told(row, item, head)]
            batch["at"][head.name] = (
                torch.tensor([t[:2] for t in told]).reshape(-1, 2),
                torch.tensor([t[2] for t in told], dtype=torch.long),
            )
    return batch


def _own(item: Item, name: str) -> list[int]:
    """BIO labels of a window's words; those of its context are not asked again."""
    w = item.window
    return [-100] * (w.own - w.start) + item.report.bio[name][w.own : w.end]


def _told(row: int, item: Item, head: Any) -> list[tuple[int, int, int]]:
    """(row, word, answer) of a label or pointer head, for words that are the window's own and answers that lie in it."""
    w = item.window
    if isinstance(head, Label):
        return [(row, i - w.start, v) for i, v in item.report.label[head.name].items() if w.own <= i < w.end]
    out = []
    for i, targets in item.report.pointer[head.name].items():
        # Each of several targets is an answer of its own: the scores learn to share the chance among them.
        out += [
            (row, i - w.start, 0 if j < 0 else j - w.start + 1)
            for j in targets
            if w.own <= i < w.end and (j < 0 or w.start <= j < w.end)
        ]
    return out
