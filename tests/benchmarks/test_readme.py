from __future__ import annotations

from pathlib import Path

from benchmarks.results import BEGIN, END, SHOWN
from benchmarks.scoring import table

ROOT = Path(__file__).parents[2]


def test_the_readme_shows_only_figures_that_were_measured() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = readme.partition(BEGIN)[2].partition(END)[0]
    rows = [line for line in block.splitlines() if line.startswith("| ")][1:]
    assert rows, "make bench writes the table of figures into the README"
    measured = (ROOT / "benchmarks" / "RESULTS.md").read_text("utf-8").splitlines()
    for row in rows:
        stage, corpus, measure, value, *_ = (cell.strip() for cell in row.strip("|").split("|"))
        assert any(line.startswith(f"| {stage} | {corpus} | {measure} | {value} |") for line in measured), row


def test_every_figure_of_the_readme_is_in_the_table_of_figures() -> None:
    assert set(SHOWN) <= {row["id"] for row in table()["figures"]}
