"""Reads what users bring: packs in our own form, Wikidata query results and entities, followthemoney entities."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sayso.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sayso.knowledge.actors.base import Actors
    from sayso.knowledge.actors.loaders.found import Found
    from sayso.knowledge.actors.records import Actor

Form = Literal["yaml", "wikidata", "ftm"]


@dataclass(slots=True)
class Loaded:
    """A file as read: its form, its entries, whether they add to known actors, how many were left out, what is wrong."""

    form: Form
    actors: list[Actor] = field(default_factory=list)
    merge: bool = True
    left_out: int = 0
    problems: list[KnowledgeError] = field(default_factory=list)


def form_of(text: str) -> Form:
    """Which form a text has: JSON is Wikidata's, JSON objects one a line are followthemoney's, all else is YAML."""
    from sayso.knowledge.actors.loaders.followthemoney import is_entity

    first = next((line for line in text.splitlines() if line.strip()), "")
    if is_entity(first):
        return "ftm"
    return "wikidata" if first.lstrip()[:1] in {"{", "["} else "yaml"


def load(file: Path, base: Actors, form: Form | None = None) -> Loaded:
    """Read a file of actors.

    Args:
        file: in one of the three forms.
        base: the actors that are known: those who are in it already get the file's names and roles.
        form: guessed if None.

    Raises:
        UnreadableInput: the file can't be read as UTF-8 text.
    """
    from sayso.knowledge.actors.loaders.codes import iso_codes
    from sayso.knowledge.actors.read import read_pack
    from sayso.knowledge.packs import user_text

    text = user_text(file)
    form = form or form_of(text)
    if form == "yaml":
        pack = read_pack(text, str(file), {a.id for a in base} | iso_codes())
        return Loaded(form, pack.actors, pack.merge, 0, pack.problems)
    return _wikidata(text, file, base) if form == "wikidata" else _ftm(text, file, base)


def _wikidata(text: str, file: Path, base: Actors) -> Loaded:
    from sayso.knowledge.actors.loaders import wikidata
    from sayso.knowledge.actors.loaders.found import Assembler

    out, words = Loaded("wikidata"), Assembler(base)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        out.problems.append(KnowledgeError(f"not JSON: {error.msg}", file=str(file), line=error.lineno))
        return out
    if wikidata.is_query(data):
        items = list(wikidata.from_query(data, f"Wikidata ({file.name})", words))
        rows = len(data) if isinstance(data, list) else len(data["results"]["bindings"])
    elif wikidata.is_entities(data):
        items, rows = list(wikidata.from_entities(data, f"Wikidata ({file.name})", words)), len(data["entities"])
    else:
        message = "is neither the result of a Wikidata query (results, bindings) nor Wikidata entities (entities)"
        out.problems.append(KnowledgeError(message, file=str(file), line=1))
        return out
    bad = [i for i in items if isinstance(i, wikidata.BadRow)]
    if bad:
        out.problems = [KnowledgeError(str(b), file=str(file), line=_line(text, b.path)) for b in bad]
    return _done(out, [i for i in items if not isinstance(i, wikidata.BadRow)], words.actors, rows - len(items))


def _ftm(text: str, file: Path, base: Actors) -> Loaded:
    from sayso.knowledge.actors.loaders.followthemoney import BadLine, from_lines
    from sayso.knowledge.actors.loaders.found import Assembler

    out, words = Loaded("ftm"), Assembler(base)
    items = list(from_lines(text, f"followthemoney ({file.name})", words))
    out.problems = [KnowledgeError(str(i), file=str(file), line=i.line) for i in items if isinstance(i, BadLine)]
    return _done(out, [i for i in items if not isinstance(i, BadLine)], words.actors, 0)


def _done(out: Loaded, found: list[Found], entries: Any, left_out: int) -> Loaded:
    from sayso.knowledge.actors.loaders.found import joined

    together = joined(found)
    out.actors = entries(together)
    out.left_out = left_out + sum(f.kind is None for f in together)
    return out


def _line(text: str, path: Iterable[str | int]) -> int | None:
    """The line of a thing in a JSON text, which YAML can read with marks."""
    import yaml

    from sayso.knowledge.actors.read import line_of

    try:
        return line_of(yaml.compose(text.replace("\t", " ")), tuple(path))
    except yaml.YAMLError:
        return None


def pack_text(loaded: Loaded, name: str) -> str:
    """Entries as a pack in our own form."""
    import msgspec
    import yaml

    entries = []
    for actor in loaded.actors:
        data = {"source": actor.source, "checked": actor.checked, **msgspec.to_builtins(actor)}
        data["roles"] = [
            {
                {"start": "from", "end": "to"}.get(k, k): v
                for k, v in {"source": r.source, "checked": r.checked, **msgspec.to_builtins(r)}.items()
            }
            for r in actor.roles
        ]
        entries.append(data)
    head = f"# From {name}, by `sayso actors add`.\n"
    return head + yaml.safe_dump({"merge": loaded.merge, "actors": entries}, allow_unicode=True, sort_keys=False, width=120)
