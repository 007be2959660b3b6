"""Facets of claims: how things are said, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.ledger.queries.sight import Sight

if TYPE_CHECKING:
    from sayso.ledger.queries.filters import Filter
    from sayso.ledger.queries.view import View
    from sayso.ledger.sensitivity import Reader


def facets(view: View, asked: Filter, reader: Reader) -> dict[str, list[tuple[str, int]]]:
    """Numbers of claims by ``types`` (speech acts) and ``outlets``, as :func:`sayso.ledger.queries.pages.facets` counts."""
    from sayso.ledger.catalogue.tallies import counted

    sight = Sight(view, reader)

    def count() -> dict[str, list[tuple[str, int]]]:
        catalogue = sight.catalogue
        outlets = catalogue.frames["reports"]["outlet"][catalogue.report_of("claims")]
        parts = (
            ("types", catalogue.frames["claims"]["act"], replace(asked, types=())),
            ("outlets", outlets, replace(asked, outlet=())),
        )
        return {name: counted(catalogue, column[sight.chosen(one, "claims")]) for name, column, one in parts}

    return sight.kept(("facets of claims", asked), count)  # type: ignore[no-any-return]
