"""``python -m training.when [--check]``: fit the weights, or cross-validate them."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

from sayso.coding.when.stage import WhenStage
from training.when.agree import agree
from training.when.data import Example, examples, released
from training.when.fit import OWN_BIAS, STORY_BIAS, choices

TARGET = Path("sayso/coding/when/weights.json")


def check(all_examples: list[Example], others: list[Example], folds: int = 5) -> None:
    """Print date P, R and F1 over held-out reports; ``others`` help to train in every fold."""
    order = list(range(len(all_examples)))
    random.Random(1).shuffle(order)  # noqa: S311 - the same folds every time
    count: Counter[str] = Counter()
    for fold in range(folds):
        held_out = set(order[fold::folds])
        stage = WhenStage(choices=choices([*(all_examples[i] for i in order if i not in held_out), *others]))
        for i in held_out:
            document, gold = all_examples[i]
            for event, date in zip(stage(document).events, gold, strict=True):
                count["predicted"] += event.date is not None
                count["gold"] += date is not None
                count["right"] += event.date is not None and date is not None and agree(date, event.date.value)
    precision, recall = count["right"] / count["predicted"], count["right"] / count["gold"]
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{folds}-fold, {len(all_examples)} reports: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (gold {count['gold']})")


def main() -> None:
    """Fit on all reports and write the weights, or cross-validate."""
    gold, releases = examples(), released()
    if "--check" in sys.argv:
        check(gold, releases)
        check(releases, gold)
        return
    beside, story = choices([*gold, *releases])
    content = {
        "made_by": "python -m training.when",
        "trained_on": "gold/train.1-8 (gold acts) and training/when/releases.txt",
        "own": {"bias": OWN_BIAS, "weights": dict(sorted(beside.weights.items()))},
        "story": {"bias": STORY_BIAS, "weights": dict(sorted(story.weights.items()))},
    }
    TARGET.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(beside.weights)} and {len(story.weights)} weights")


if __name__ == "__main__":
    main()
