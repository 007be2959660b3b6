"""The reports of each set, as ``sayso code`` reads them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OWN = Path(__file__).parent / "own"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    yield from (json.loads(line) for line in text.decode("utf-8").split("\n") if line.strip())


def _gold(path: Path) -> Iterator[dict[str, Any]]:
    """Gold reports: the text is the sentences joined by a newline (gold/README.md)."""
    for row in _lines(path):
        yield {
            "id": row.get("id") or row["doc"],
            "outlet": row.get("outlet"),
            "published": row.get("published"),
            "text": "\n".join(row["sentences"]),
        }


def _plain(path: Path) -> Iterator[dict[str, Any]]:
    """Sets with one text a line; the names of their fields are told in scorers/README.md."""
    for row in _lines(path):
        published = next((row[k] for k in ("published", "pub_date", "dct", "date") if row.get(k)), None)
        yield {
            "id": row.get("id") or row["doc_id"],
            "outlet": row.get("outlet") or row.get("publisher"),
            "published": published[:10] if published else None,
            "title": None,
            "text": row["text"],
        }


def _gsr(data: Path) -> Iterator[dict[str, Any]]:
    from benchmarks.scoring import run_scorer

    printed = run_scorer(data / "scorers" / "gsr.py", [str(data / "data/events/plover_gsr_dev.json"), "--texts"])
    for line in printed.splitlines():
        yield json.loads(line)


INPUTS: dict[str, Callable[[Path], Iterator[dict[str, Any]]]] = {
    "own": lambda _: _gold(OWN / "sentences.jsonl"),
    "blind": lambda _: _gold(OWN / "blind.sentences.jsonl"),
    "gold_dev": lambda d: _gold(d / "gold/dev.sentences.jsonl"),
    "status_dev": lambda d: _gold(d / "gold/status_dev.sentences.jsonl"),
    "chains_dev": lambda d: _gold(d / "gold/chains_dev.sentences.jsonl"),
    "polnear_dev": lambda d: _plain(d / "data/attribution/polnear_dev.jsonl.gz"),
    "gsr_dev": _gsr,
    "nonpolitical": lambda d: _plain(d / "data/reports/nonpolitical.jsonl"),
    "timebank": lambda d: _plain(d / "data/dates/timebank.jsonl"),
    "gum": lambda d: _plain(d / "data/dates/gum_wikinews_dates.jsonl"),
    "meantime": lambda d: _plain(d / "data/dates/meantime_texts.jsonl"),
    "isaf": lambda d: _plain(d / "data/reports/isaf_dev.jsonl"),
    "lgl": lambda d: _plain(d / "data/places/lgl.jsonl"),
    "geovirus": lambda d: _plain(d / "data/places/geovirus.jsonl"),
    "wikinews": lambda d: _plain(d / "data/reports/wikinews_2019_2020.jsonl"),
    "timelines": lambda d: (
        row for name in ("LibyaWar_reuters", "SyrianCrisis_bbc") for row in _plain(d / f"data/timelines/{name}.articles.jsonl")
    ),
    "first_report": lambda d: iter(
        [
            {
                "id": "turkey-libya-2020",
                "published": "2020-01-16",
                "text": (d / "data/reports/turkey-libya-2020.txt").read_text("utf-8"),
            }
        ]
    ),
}


def reports(name: str, data: Path) -> list[dict[str, Any]]:
    """The reports of the set ``name``; those of one text only keep the id of the first."""
    return list(INPUTS[name](data))
