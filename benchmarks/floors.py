"""The evaluation gate: a floor for every accuracy figure, which only goes up (after trafilatura's evaluation gate)."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.scoring import Figure

FLOORS = Path(__file__).parent / "floors.json"

#: Floors are written to this many digits; a figure is under its floor when it is lower by more than half of the last one.
DIGITS = 4


def load(path: Path = FLOORS) -> dict[str, Any]:
    """The floors, their fingerprint and the reasons for which any was ever lowered."""
    if not path.exists():
        return {"fingerprint": {}, "floors": {}, "lowered": []}
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def floor_of(figure: Figure) -> float:
    """Measured less one standard error (plus one, where a smaller figure is better)."""
    return round(figure.value + figure.error if figure.lower else max(figure.value - figure.error, 0.0), DIGITS)


def below(figures: list[Figure], floors: dict[str, float]) -> list[str]:
    """One line for each figure that is worse than its floor."""
    out = []
    for f in figures:
        floor = floors.get(f.id)
        if floor is None:
            continue
        worse = f.value - floor if f.lower else floor - f.value
        if worse > 0.5 * 10**-DIGITS:
            out.append(
                f"{f.id}: {f.value:.4f} is {'above' if f.lower else 'under'} its floor {floor:.4f} ({f.set}, {f.measure})"
            )
    return out


class FloorLoweredError(Exception):
    """An update would lower a floor and no reason was given."""


def update(figures: list[Figure], fingerprint: dict[str, str], reason: str | None, path: Path = FLOORS) -> list[str]:
    """Raise floors to what was measured; returns what changed, one line each.

    A floor that was measured on other data or with another scorer (its part of the fingerprint changed) counts like any
    other: to lower it takes a written reason, which is kept in the file.

    Raises:
        FloorLoweredError: a floor would go down and ``reason`` is empty.
    """
    kept = load(path)
    floors: dict[str, float] = dict(kept["floors"])
    lower_is_better = {f.id for f in figures if f.lower}
    changes, lowered = [], []
    for f in figures:
        old, new = floors.get(f.id), floor_of(f)
        if old is not None and (new > old if f.id in lower_is_better else new < old):
            # a figure above its floor that merely is less than one error above it stays where it is
            if below([f], floors):
                lowered.append((f.id, old, new))
            continue
        if old != new:
            changes.append(f"{f.id}: {'new' if old is None else f'{old:.4f}'} -> {new:.4f}")
            floors[f.id] = new
    if lowered and not (reason and reason.strip()):
        raise FloorLoweredError(
            "refused without a written reason (--because): " + "; ".join(f"{i} {o:.4f} -> {n:.4f}" for i, o, n in lowered)
        )
    for name, old, new in lowered:
        floors[name] = new
        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        kept["lowered"].append({"figure": name, "from": old, "to": new, "because": reason, "on": today})
        changes.append(f"{name}: lowered {old:.4f} -> {new:.4f} ({reason})")
    written = {
        "fingerprint": {**kept["fingerprint"], **fingerprint},
        "floors": dict(sorted(floors.items())),
        "lowered": kept["lowered"],
    }
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return changes
