"""Codes a set of reports once per version of the code, so that several scorers can read the result."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
CACHE = HERE / ".cache"


def fingerprint_of(paths: list[Path]) -> str:
    """SHA-256 over the names and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def code_fingerprint() -> str:
    """Of all that decides what the coder answers: code, knowledge and weights, without the rooms that it never enters."""
    package = HERE.parent / "sayso"
    other = {package / room for room in ("desk", "judging", "ledger")}
    files = [p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts and not other & {*p.parents}]
    return fingerprint_of(files)


def predictions(name: str, reports: list[dict[str, Any]], workers: int, options: Sequence[str] = ()) -> Path:
    """Code the reports by `sayso code`; returns the JSON Lines file, made again only when code, options or reports changed."""
    name = "+".join([name, *(o.strip("-") for o in options)])
    CACHE.mkdir(exist_ok=True)
    key = hashlib.sha256((code_fingerprint() + json.dumps(reports, sort_keys=True)).encode()).hexdigest()[:16]
    done = CACHE / f"{name}-{key}.jsonl"
    if not done.exists():
        for old in CACHE.glob(f"{name}-*.jsonl"):
            old.unlink()
        part = done.with_suffix(".part")
        _code(reports, part, workers, options)
        part.rename(done)
    return done


def _code(reports: list[dict[str, Any]], out: Path, workers: int, options: Sequence[str]) -> None:
    import subprocess
    import sys

    lines = "\n".join(json.dumps(r) for r in reports)
    command = [sys.executable, "-m", "sayso", "code", "-", "--format", "jsonl", "--workers", str(workers), *options]
    with out.open("wb") as written:
        # status 1 is "done, but some reports failed": the scorers count those as missed
        done = subprocess.run(command, input=lines.encode(), stdout=written, check=False)
    if done.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(done.returncode, "sayso code")
