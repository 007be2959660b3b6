"""``python -m sayso.contract``: write the JSON Schema anew, into the package and the docs of this checkout."""

from __future__ import annotations

from pathlib import Path

from sayso.contract.schema import FILE, generate

if __name__ == "__main__":
    here = Path(__file__).parent
    for path in (here / FILE, here.parents[1] / "docs" / "schema.json"):
        if path.parent.is_dir():
            path.write_bytes(generate())
