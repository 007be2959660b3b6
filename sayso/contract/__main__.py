"""``python -m sayso.contract``: write the JSON Schema anew, into the package and the docs of this checkout."""

from __future__ import annotations

from pathlib import Path

from sayso.contract.reference import fill
from sayso.contract.schema import FILE, generate

if __name__ == "__main__":
    here = Path(__file__).parent
    docs = here.parents[1] / "docs"
    (here / FILE).write_bytes(generate())
    if docs.is_dir():
        (docs / "schema.json").write_bytes(generate())
        page = docs / "contract.md"
        page.write_text(fill(page.read_text("utf-8")), "utf-8")
