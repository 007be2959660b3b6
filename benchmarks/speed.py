"""Speed and memory: the whole pipeline against bare spaCy on the same texts, and real input into one ledger."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

#: One thread for both sides of the ratio.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speeds:
    """Ratio and rates, each with what it was measured on."""

    ratio: float
    ratios: tuple[float, ...]
    stages: dict[str, float]
    reports_per_second: float
    bare_per_second: float
    peak_mb: float
    reports: int
    real: tuple[dict[str, Any], ...]

    def lines(self) -> list[str]:
        """For RESULTS.md."""
        out = [
            (
                f"Whole pipeline (its own parse included) against bare spaCy (en_core_web_sm with all its components,"
                f" `nlp.pipe`) on {self.reports} Wikinews articles, one process, one thread,"
                f" median of {len(self.ratios)} alternating runs:"
                f" **{self.ratio:.2f}** times the time of bare spaCy (runs: {', '.join(f'{r:.2f}' for r in self.ratios)})."
            ),
            (
                f"{self.reports_per_second:.1f} reports a second (bare spaCy {self.bare_per_second:.1f}),"
                f" peak memory {self.peak_mb:.0f} MB."
            ),
        ]
        shares = ", ".join(f"{name} {share:.2f}" for name, share in self.stages.items() if share >= 0.005)  # noqa: PLR2004 - two digits
        out.append(f"By stage, in times of bare spaCy: {shares}.")
        if self.real:
            out += [
                "",
                "Real input added to one ledger (SQLite, one process):",
                "",
                "| set | reports | failures | seconds | reports a second | peak memory MB | ledger MB after |",
                "|---|---|---|---|---|---|---|",
                *(
                    f"| {r['set']} | {r['reports']} | {r['failures']} | {r['seconds']:.0f} | {r['reports'] / r['seconds']:.1f}"
                    f" | {r['peak_mb']:.0f} | {r['ledger_mb']:.1f} |"
                    for r in self.real
                ),
            ]
        return out


def measure(data: Path, *, full: bool) -> Speeds:
    """Run the child processes; real input only where ``full``."""
    ratio = _child("benchmarks._ratio", str(data))
    real = tuple(_child("benchmarks._real", str(data))["sets"]) if full else _kept()
    return Speeds(
        ratio=statistics.median(ratio["ratios"]),
        ratios=tuple(ratio["ratios"]),
        stages=ratio["stages"],
        reports_per_second=ratio["reports"] / statistics.median(ratio["whole"]),
        bare_per_second=ratio["reports"] / statistics.median(ratio["bare"]),
        peak_mb=ratio["peak_mb"],
        reports=ratio["reports"],
        real=real,
    )


def _kept() -> tuple[dict[str, Any], ...]:
    """The last measured table of real input (make bench-full writes it), so that make bench does not lose it."""
    from benchmarks.coding import HERE

    path = HERE / "real_input.json"
    return tuple(json.loads(path.read_text("utf-8"))["sets"]) if path.exists() else ()


def _child(module: str, *args: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", module, *args], stdout=subprocess.PIPE, env={**os.environ, **ONE_THREAD}, check=True
    )
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed
