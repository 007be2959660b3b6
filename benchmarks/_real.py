"""Child process of speed.py: adds the sets of real reports to one ledger by `sayso add`; prints time, memory and size."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.inputs import reports

SETS = ("first_report", "wikinews", "isaf", "timelines")


def main() -> None:
    """Add set after set to a fresh ledger; fails where `sayso add` does."""
    data = Path(sys.argv[1])
    sets, before = [], 0
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "real.ledger"
        for name in SETS:
            rows = reports(name, data)
            given = Path(folder) / f"{name}.jsonl"
            given.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
            begin = time.perf_counter()
            command = [sys.executable, "-m", "sayso", "add", str(given), "--ledger", str(ledger)]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
            seconds = time.perf_counter() - begin
            if done.returncode not in {0, 1, 3}:  # 1, 3: done, but some reports failed or hold no text
                sys.exit(f"sayso add {name}: status {done.returncode}")
            listed = subprocess.run(
                [sys.executable, "-m", "sayso", "reports", "--ledger", str(ledger), "--json"],
                stdout=subprocess.PIPE,
                check=True,
            )
            failed = sum(bool(r["failure"]) for r in json.loads(listed.stdout))
            failed, before = failed - before, failed
            size = sum(p.stat().st_size for p in Path(folder).glob("real.ledger*")) / 1e6
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            sets.append(
                {
                    "set": name,
                    "reports": len(rows),
                    "failures": failed,
                    "seconds": seconds,
                    "peak_mb": peak,
                    "ledger_mb": size,
                }
            )
    out = {"sets": sets}
    (Path(__file__).parent / "real_input.json").write_text(json.dumps(out, indent=1) + "\n", "utf-8")
    print(json.dumps(out))


if __name__ == "__main__":
    main()
