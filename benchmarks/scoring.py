"""Runs the scorers and takes figures out of what they print."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number.  ``interval`` is the 95 % bootstrap interval, ``error`` one standard error."""

    id: str
    stage: str
    set: str
    measure: str
    value: float
    interval: tuple[float, float] | None
    error: float
    constant: float | None
    lower: bool
    reference: str


def table() -> dict[str, Any]:
    """benchmarks/figures.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "figures.yaml").read_text("utf-8"))
    return loaded


def run_scorer(program: Path, args: list[str]) -> str:
    """What a scorer prints; raises CalledProcessError with its complaint on standard error."""
    done = subprocess.run([sys.executable, str(program), *args], capture_output=True, text=True, check=False)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, program.name, done.stdout, done.stderr[-2000:])
    return done.stdout


def score(run: dict[str, Any], predicted: Path, data: Path | None, bootstrap: int) -> dict[str, Any]:
    """The JSON that the scorer of one run prints.

    Sets of our own use the scorers beside us, runs with a ``program`` that one on shared data, all others the shared scorers.
    """
    if "program" in run:
        assert data is not None
        program, base = HERE / run["program"], data
    elif run.get("own"):
        program, base = HERE / "scorers" / run["scorer"], HERE
    else:
        assert data is not None
        program, base = data / "scorers" / run["scorer"], data
    args = []
    for arg in run["args"]:
        filled = arg.replace("{P}", str(predicted)).replace("{OWN}", str(HERE / "own"))
        args.append(str(base / filled) if "/" in filled and not filled.startswith("/") else filled)
    args += ["--json", *(["--bootstrap", str(bootstrap)] if bootstrap else [])]
    printed: dict[str, Any] = json.loads(run_scorer(program, args))
    return printed


def dig(tree: Any, path: str) -> Any:
    """The value at a path of keys separated by " / ", or None."""
    for key in path.split(" / "):
        if not isinstance(tree, dict) or key not in tree:
            return None
        tree = tree[key]
    return tree


def figure(row: dict[str, Any], scores: dict[str, dict[str, Any]]) -> Figure:
    """One row of the table from the scorers' JSON.

    Raises:
        KeyError: the scorer printed no such figure, so the table and the scorer disagree.
    """
    tree = scores[row["run"]]
    value = dig(tree, row["value"])
    if value is None:
        value = 0.0 if _is_there(tree, row["value"]) else _missing(row)
    parent = row["value"].rpartition(" / ")[0]
    interval = dig(tree, row["interval"]) if "interval" in row else dig(tree, f"{parent} / interval" if parent else "interval")
    constant = dig(
        scores[row.get("constant_run", row["run"])], row.get("constant", f"{parent} / constant" if parent else "constant")
    )
    if isinstance(constant, dict):
        constant = constant.get("value")
    scale = 0.01 if row["run"] == "polnear_dev" else 1.0  # attribution.py prints per cent
    value *= scale
    pair = (interval[0] * scale, interval[1] * scale) if interval else None
    n = dig(tree, f"{parent} / n") if parent else None
    return Figure(
        id=row["id"],
        stage=row["stage"],
        set=row["set"],
        measure=row["measure"],
        value=value,
        interval=pair,
        error=_standard_error(value, pair, n),
        constant=constant if isinstance(constant, int | float) else None,
        lower=bool(row.get("lower")),
        reference=row.get("reference", ""),
    )


def _is_there(tree: dict[str, Any], path: str) -> bool:
    parent, _, last = path.rpartition(" / ")
    holder = dig(tree, parent) if parent else tree
    return isinstance(holder, dict) and last in holder  # printed as null: nothing was matched


def _missing(row: dict[str, Any]) -> float:
    raise KeyError(f"{row['id']}: the scorer prints nothing at {row['value']!r}")


def _standard_error(value: float, interval: tuple[float, float] | None, n: float | None) -> float:
    """From the bootstrap interval where there is one, else of a share over n, else 0.02 (n unknown)."""
    if interval:
        return (interval[1] - interval[0]) / 3.92
    if n and 0 <= value <= 1:
        return math.sqrt(max(value * (1 - value), 1 / n) / n)
    return 0.02 * max(value, 1.0)
