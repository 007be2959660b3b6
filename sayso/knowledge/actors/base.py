"""The base of actors: the shipped files, a user's packs, and look-ups by id, name, office and date."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sayso.errors import KnowledgeError
from sayso.knowledge.actors.matching import Match, Tables, compile_tables, find, near_names, spelled_alike
from sayso.knowledge.actors.names import LONG, fold
from sayso.knowledge.actors.records import Actor, OfficeKind, Role
from sayso.knowledge.cache import compiled

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from sayso.knowledge.actors.read import Pack

#: Files of the package that go first: where two give an actor, the first one's entry stands.
_FIRST = ("states.yaml", "bodies.yaml", "organisations.yaml", "groups.yaml", "people.yaml", "contested.yaml")
_SUFFIXES = {"GOV": "Government of {name}", "MIL": "{adjective} army", "COP": "{adjective} police"}


class _Compiled(msgspec.Struct, frozen=True, array_like=True):
    actors: list[Actor]
    tables: Tables


class Actors:
    """Actors by id, name, and office at a date.

    Args:
        actors: the entries; of several with one id the first stands.
        tables: their compiled index, if there is one already.
    """

    def __init__(self, actors: Iterable[Actor], tables: Tables | None = None) -> None:
        self._by_id: dict[str, Actor] = {}
        for actor in actors:
            self._by_id.setdefault(actor.id, actor)
        self.tables = tables or compile_tables(self._by_id.values())

    @classmethod
    def shipped(cls, packs: Iterable[Path] = ()) -> Actors:
        """The package's own actors, after those of the packs named.

        The compiled form is kept in the user's cache folder (named by a hash of the files' content) where one can be written.

        Raises:
            KnowledgeError: a file is wrong.
        """
        done = _compiled([Path(p) for p in packs])
        return cls(done.actors, done.tables)

    @classmethod
    def installed(cls) -> Actors:
        """The package's own actors with all that the user has added (``sayso actors add``).

        Raises:
            KnowledgeError: a pack is wrong.
        """
        from sayso.knowledge.packs import packs

        return cls.shipped(packs("actors"))

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, actor: str) -> bool:
        return actor in self._by_id

    def get(self, actor: str) -> Actor | None:
        """The actor with that id, or None.  ``XYZ.GOV`` and the like stand for a state's government, army and police."""
        found = self._by_id.get(actor)
        if found is None and actor[3:4] == "." and (form := _SUFFIXES.get(actor[4:])) and (state := self._by_id.get(actor[:3])):
            adjective = state.adjectives[0] if state.adjectives else state.name
            name = form.format(name=state.name, adjective=adjective)
            return Actor(
                id=actor, kind="body", name=name, country=state.id, sector=actor[4:], source=state.source, checked=state.checked
            )
        return found

    def find(self, text: str) -> Iterator[list[Match]]:
        """Names of actors in a text; for each stretch all actors that bear the name."""
        return find(self.tables, text)

    def named(self, name: str) -> list[Actor]:
        """The actors that bear exactly this name (after folding), else those spelled alike."""
        for matches in find(self.tables, name):
            if matches[0].start == 0 and matches[0].end >= len(name.rstrip(" .")):
                return [self._by_id[m.actor] for m in matches]
        found = [self._by_id[i] for i in spelled_alike(self.tables, name)]
        word = fold(name)
        if not word.isalpha():  # "Nicole Boutros" is no Nikolai Patrushev
            return [a for a in found if any(near_names(name, n) for n in (a.name, *a.names, *a.short))]
        return [
            a for a in found if any(_nearly(word, fold(n.split()[-1])) for n in (a.name, *a.names, *a.short))
        ]  # "Astana" is no Ashton

    @cached_property
    def _offices(self) -> dict[tuple[str, str], list[tuple[Role, Actor]]]:
        offices: dict[tuple[str, str], list[tuple[Role, Actor]]] = {}
        for actor in self:
            for role in actor.roles:
                if role.of:
                    offices.setdefault((role.of, role.kind), []).append((role, actor))
        return offices

    def holders(self, of: str, kind: OfficeKind, date: str | None) -> list[tuple[Role, Actor]]:
        """Who holds an office of a state or body on an ISO date, the last to take it up first; without a date, nobody."""
        if date is None:
            return []
        held = [(r, a) for r, a in self._offices.get((of, kind), ()) if r.on(date)]
        return sorted(held, key=lambda h: h[0].start or "", reverse=True)

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Adjectives and names of peoples, as written, to the state's id."""
        return {word: a.id for a in self if a.kind == "state" for word in (*a.adjectives, *a.people)}


def load_pack(path: str | os.PathLike[str]) -> list[Actor]:
    """A user's actor file (YAML, the form of :mod:`sayso.knowledge.actors.read`).

    Raises:
        KnowledgeError: it can't be read or an entry is wrong; names the file and the line.
    """
    pack = _pack(Path(path))
    return pack.actors


def _pack(path: Path) -> Pack:
    from sayso.knowledge.actors.read import read_pack

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"can't be read: {error}", file=str(path)) from error
    pack = read_pack(text, str(path))
    if pack.problems:
        raise pack.problems[0]
    return pack


def _compiled(packs: list[Path]) -> _Compiled:
    folder = files("sayso.knowledge.actors")
    contents = {f.name: f.read_bytes() for f in folder.iterdir() if f.name.endswith(".yaml")}
    code = [
        f.read_bytes()
        for f in sorted(folder.iterdir(), key=lambda f: f.name)
        if f.name in {"matching.py", "names.py", "records.py", "base.py", "merge.py"}
    ]
    try:
        theirs = [p.read_bytes() for p in packs]
    except OSError as error:
        raise KnowledgeError(f"can't be read: {error}", file=error.filename) from error
    sources = [*(contents[n] for n in sorted(contents)), *code, *theirs]
    return compiled("actors-mine" if packs else "actors", sources, _Compiled, lambda: _compile(contents, packs))


def _nearly(one: str, other: str) -> bool:
    """Whether two folded words differ by no more letters than two spellings of one name do."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other) <= (2 if len(one) < LONG else 3)


def _compile(contents: dict[str, bytes], packs: list[Path]) -> _Compiled:
    from sayso.knowledge.actors.merge import merged
    from sayso.knowledge.actors.read import read_actors

    order = sorted(contents, key=lambda n: (_FIRST.index(n) if n in _FIRST else len(_FIRST), n))
    actors: dict[str, Actor] = {}
    for name in order:
        for actor in read_actors(contents[name].decode("utf-8"), name):
            actors.setdefault(actor.id, actor)
    extra: dict[str, Actor] = {}
    for path in packs:
        pack = _pack(path)
        for actor in pack.actors:
            known = extra.get(actor.id) or actors.get(actor.id) if pack.merge else extra.get(actor.id)
            extra[actor.id] = actor if known is None else merged(known, actor) if pack.merge else known
    both = {**extra, **{i: a for i, a in actors.items() if i not in extra}}
    return _Compiled(list(both.values()), compile_tables(both.values()))
