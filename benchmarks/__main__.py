"""``python -m benchmarks``: score every stage; with --gate, fail where a figure is under its floor."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import floors, results, scoring
from benchmarks.coding import HERE, code_fingerprint, fingerprint_of, predictions
from benchmarks.inputs import reports


def shared() -> Path | None:
    """The folder of shared data sets, or None where SAYSO_DATA does not name one (an error under CI=true)."""
    where = os.environ.get("SAYSO_DATA")
    if where and (Path(where) / "gold").is_dir():
        return Path(where)
    if os.environ.get("CI") == "true":
        sys.exit("benchmarks: the shared data sets are not here (SAYSO_DATA must name the folder that holds gold/ and data/)")
    print("benchmarks: SAYSO_DATA names no shared data sets: only our own small set is scored", file=sys.stderr)
    return None


def measure(data: Path | None, *, only: set[str] | None, bootstrap: int, workers: int) -> list[scoring.Figure]:
    """Code the sets and score them; without shared data only the sets of our own."""
    table = scoring.table()
    rows = [r for r in table["figures"] if data is not None or table["runs"][r["run"]].get("own")]
    rows = [r for r in rows if not only or r["stage"] in only or r["run"] in only]
    wanted = {r["run"] for r in rows} | {r["constant_run"] for r in rows if "constant_run" in r}
    printed: dict[str, dict[str, Any]] = {}
    for name in sorted(wanted):
        run = table["runs"][name]
        begin = time.monotonic()
        predicted = predictions(run["input"], reports(run["input"], data or Path()), workers, run.get("options", ()))
        printed[name] = scoring.score(run, predicted, data, bootstrap)
        print(f"benchmarks: {name} {time.monotonic() - begin:.0f} s", file=sys.stderr)
    return [scoring.figure(r, printed) for r in rows]


def fingerprint(data: Path | None) -> dict[str, str]:
    """Of the data and the scorers behind the floors, and whether our copies of the scorers equal the shared ones."""
    ours = sorted((HERE / "scorers").glob("*.py"))
    out = {"own": fingerprint_of([*(HERE / "own").glob("*.jsonl"), *ours])[:16]}
    if data is not None:
        sets = list((data / "gold").glob("*dev*.jsonl")) + list((data / "data").rglob("*.jsonl*"))
        out["shared data"] = fingerprint_of(sets)[:16]
        out["shared scorers"] = fingerprint_of(list((data / "scorers").glob("*.py")))[:16]
        same = all(p.read_bytes() == (data / "scorers" / p.name).read_bytes() for p in ours)
        out["our copies of the scorers"] = "equal to the shared ones" if same else "differ from the shared ones"
    return out


def main() -> int:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--gate", action="store_true", help="compare with the floors and stop with status 1 under one")
    parser.add_argument("--full", action="store_true", help="also real input of more than a thousand reports")
    parser.add_argument(
        "--update-floors", action="store_true", help="raise the floors to what was measured, less one standard error"
    )
    parser.add_argument("--because", metavar="REASON", help="why a floor may go down (kept in floors.json)")
    parser.add_argument(
        "--only", metavar="STAGE", action="append", help="only this stage or run; may be repeated (writes nothing)"
    )
    parser.add_argument("--bootstrap", type=int, default=500, metavar="N", help="resamples for intervals (default 500)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N")
    args = parser.parse_args()

    data = shared()
    bootstrap = 0 if args.gate and not args.update_floors else args.bootstrap
    figures = measure(data, only=set(args.only or ()), bootstrap=bootstrap, workers=args.workers)
    known = floors.load()
    print(results.text_table(figures, known["floors"]))
    if args.update_floors:
        for line in floors.update(figures, fingerprint(data), args.because):
            print(line)
    if args.gate:
        return _gate(figures, known, data)
    if not args.only and data is not None:
        from benchmarks import desk, speed

        speeds = speed.measure(data, full=args.full)
        if args.full:
            desk.keep(desk.measure(None))
        results.write(figures, floors.load()["floors"], speeds, fingerprint(data), code_fingerprint()[:16])
        print(f"written: {results.RESULTS.relative_to(HERE.parent)}")
    return 0


def _gate(figures: list[scoring.Figure], known: dict[str, Any], data: Path | None) -> int:
    now = fingerprint(data)
    for name, value in now.items():
        if known["fingerprint"].get(name) not in {None, value}:
            print(
                f"benchmarks: {name} changed since the floors were set ({known['fingerprint'][name]} -> {value})",
                file=sys.stderr,
            )
    if now.get("our copies of the scorers", "equal").startswith("differ"):
        print("benchmarks: benchmarks/scorers/ must equal the shared scorers", file=sys.stderr)
        return 1
    missing = [f.id for f in figures if f.id not in known["floors"]]
    under = floors.below(figures, known["floors"])
    for line in under:
        print(f"UNDER ITS FLOOR  {line}", file=sys.stderr)
    for name in missing:
        print(f"NO FLOOR YET     {name} (python -m benchmarks --update-floors)", file=sys.stderr)
    print(f"evaluation gate: {len(figures)} figures, {len(under)} under their floor, {len(missing)} without one")
    return 1 if under or missing else 0


if __name__ == "__main__":
    sys.exit(main())
