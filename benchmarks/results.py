"""The table of figures, on the terminal and in RESULTS.md."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import desk

if TYPE_CHECKING:
    from benchmarks.scoring import Figure
    from benchmarks.speed import Speeds

RESULTS = Path(__file__).parent / "RESULTS.md"
README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- accuracy: written by make bench -->", "<!-- /accuracy -->"
#: The figures that the README shows.
SHOWN = (
    "polnear.who_said_what",
    "dev.attributions",
    "dev.speaker",
    "chains.chain",
    "dev.type",
    "dev.strict",
    "dev.said_by",
    "status.macro",
    "gsr.type",
    "nonpolitical",
    "timebank.value",
    "gum.value",
    "dev.date",
    "lgl.end2end",
    "geovirus.end2end",
    "isaf.province",
    "dev.place",
)
HEAD = ("stage", "set", "measure", "value", "95 % interval", "best constant", "floor", "published or human")


def rows(figures: list[Figure], floors: dict[str, float]) -> list[tuple[str, ...]]:
    """Each figure as the cells of HEAD."""

    def number(x: float | None) -> str:
        return "–" if x is None else f"{x:.3f}"

    return [
        (
            f.stage,
            f.set,
            f.measure + (" (less is better)" if f.lower else ""),
            number(f.value),
            f"{f.interval[0]:.3f} to {f.interval[1]:.3f}" if f.interval else "–",
            number(f.constant),
            number(floors.get(f.id)),
            f.reference or "–",
        )
        for f in figures
    ]


def text_table(figures: list[Figure], floors: dict[str, float]) -> str:
    """For the terminal: columns padded to their width."""
    cells = [HEAD[:-1], *(r[:-1] for r in rows(figures, floors))]
    widths = [max(len(c[i]) for c in cells) for i in range(len(cells[0]))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in cells)


def write(figures: list[Figure], floors: dict[str, float], speeds: Speeds, fingerprint: dict[str, str], code: str) -> None:
    """Write RESULTS.md; everything in it was measured in this run."""
    lines = [
        "# Measured",
        "",
        "Made by `make bench`; every figure is of development sets that no model was trained on. *Best constant* is the",
        "best answer that ignores the text: a figure near it says nothing. *Floor* is what the evaluation gate holds.",
        "",
        "| " + " | ".join(HEAD) + " |",
        "|" + "---|" * len(HEAD),
        *("| " + " | ".join(r) + " |" for r in rows(figures, floors)),
        "",
        "## Speed",
        "",
        *speeds.lines(),
        "",
        *desk.section(),
        "## Fingerprint",
        "",
        *(f"- {k}: {v}" for k, v in {**fingerprint, "code": code}.items()),
        "",
    ]
    RESULTS.write_text("\n".join(lines), "utf-8")
    _into_readme(figures, floors)


def _into_readme(figures: list[Figure], floors: dict[str, float]) -> None:
    """Put the shown figures between the marks in README.md."""
    text = README.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    if not after:
        return
    shown = [f for f in figures if f.id in SHOWN]
    cells = [(*r[:4], r[5], r[7]) for r in rows(shown, floors)]
    head = (*HEAD[:4], HEAD[5], HEAD[7])
    table = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(c) + " |" for c in cells)]
    README.write_text(before + BEGIN + "\n" + "\n".join(table) + "\n" + END + after, "utf-8")
