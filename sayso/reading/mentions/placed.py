"""Where each entity of a report is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from sayso.reading.mentions.beside import Beside
    from sayso.reading.mentions.entities import Entity
    from sayso.reading.mentions.names import Name


class Placed:
    """Entities by the tokens of their names; ``names`` holds each name with its entity, in the order of their placing."""

    def __init__(self, parse: Doc, beside: Beside) -> None:
        self._parse = parse
        self._beside = beside
        self._by_token: dict[int, Entity] = {}
        self._starts: dict[int, tuple[Entity, int, int, int]] = {}
        self.names: list[tuple[Name, Entity]] = []

    def place(self, name: Name, entity: Entity) -> None:
        """Note whose a name is, whatever it was thought to be before."""
        tokens = self._beside.tokens(name)
        if not tokens:
            return
        span = self._parse[tokens[0].i : tokens[-1].i + 1]
        for token in tokens:
            self._by_token[token.i] = entity
        self._starts[tokens[0].i] = (entity, name.start, name.end, span.root.i)
        self.names = [(n, e) for n, e in self.names if n != name]
        self.names.append((name, entity))

    def at(self, token: Token) -> Entity | None:
        """The entity whose name the token is part of."""
        return self._by_token.get(token.i)

    def starting_at(self, token: int) -> tuple[Entity, int, int, int] | None:
        """The name that starts at a token: entity, start and end offsets, head token."""
        return self._starts.get(token)

    def within(self, start: int, end: int) -> Iterator[tuple[int, Entity]]:
        """The entities at tokens of a range, with the token."""
        return ((i, e) for i, e in self._by_token.items() if start <= i < end)

    def ending_in(self, word: str) -> Entity | None:
        """A body named before whose name ends in a word that stands alone now ("the Council", "the Observatory")."""
        last = [
            e for n, e in self.names
            if e.kind != "person" and word.lower() in {n.text.lower().split()[-1], e.name.lower().split()[-1]}
        ]  # fmt: skip
        return last[-1] if last else None
