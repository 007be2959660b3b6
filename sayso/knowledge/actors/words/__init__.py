"""Words that describe parties and people: crowds and bodies, offices, titles, and what a group may be called again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.resources import files

from sayso.knowledge.actors.names import fold
from sayso.knowledge.actors.records import OfficeKind  # noqa: TC001 - msgspec reads the types
from sayso.schema import MentionKind  # noqa: TC001 - msgspec reads the types


@dataclass(frozen=True, slots=True)
class PartyNoun:
    """A noun for a party without a name: PLOVER sector, kind, and the form of its name."""

    sector: str | None
    kind: MentionKind
    name: str | None


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Words for an office: the kinds that they may mean, and PLOVER's sector."""

    kinds: tuple[OfficeKind, ...]
    sector: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of ``words.yaml`` and ``first_names.yaml``, by word (lower case)."""

    parties: dict[str, PartyNoun] = field(default_factory=dict)
    offices: dict[str, OfficeWords] = field(default_factory=dict)
    of_state: frozenset[str] = frozenset()
    envoys: frozenset[str] = frozenset()
    armed: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    persons: dict[str, str | None] = field(default_factory=dict)
    titles: dict[str, str | None] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    first_names: dict[str, str] = field(default_factory=dict)
    again: dict[str, tuple[str, ...]] = field(default_factory=dict)
    quantities: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()  # end the names of bodies, besides ``bodies``
    shared: dict[str, str] = field(default_factory=dict)
    not_in_office: frozenset[str] = frozenset()
    no_longer: frozenset[str] = frozenset()
    office_heads: frozenset[str] = frozenset()
    of_the_state: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    office_nouns: frozenset[str] = frozenset()  # at the end of an office, or at the beginning of one with "of"
    office_words: frozenset[str] = frozenset()  # of portfolios and ranks: none of a country or a people

    def gender(self, noun: str) -> str | None:
        """The gender (m or f) of whom a title or noun calls, in lower case; None where it may be either."""
        return self.titles.get(noun) or self.genders.get(noun)

    def gender_of(self, name: str) -> str | None:
        """The gender (m or f) that the first word of a person's full name shows; None for a surname alone, or unknown."""
        first, _, rest = name.partition(" ")
        return self.first_names.get(fold(first)) if rest else None

    @classmethod
    def load(cls) -> Words:
        """Read the package's vocabulary."""
        from sayso.knowledge.cache import compiled

        folder = files("sayso.knowledge.actors.words")
        source, names = (folder.joinpath(file).read_bytes() for file in ("words.yaml", "first_names.yaml"))
        code = folder.joinpath("__init__.py").read_bytes()
        return compiled("words", [source, names, code], cls, lambda: cls._parse(source, names))

    @classmethod
    def _parse(cls, source: bytes, names: bytes) -> Words:
        from sayso.knowledge.yaml_text import read_yaml

        data = read_yaml(source.decode(), "words.yaml")
        given = read_yaml(names.decode(), "first_names.yaml")
        return cls(
            first_names={fold(name): gender for gender, called in given.items() for name in called},
            parties={w: PartyNoun(e["sector"], e["kind"], e.get("name")) for e in data["parties"] for w in e["words"]},
            offices={w: OfficeWords(tuple(e["kinds"]), e["sector"]) for e in data["offices"] for w in e["words"]},
            office_nouns=_nouns([w for e in data["offices"] for w in e["words"]]),
            of_state=frozenset(data["of_state"]),
            envoys=frozenset(data["envoys"]),
            armed=frozenset(data["armed"]),
            held=frozenset(data["held"]),
            persons={w: e["sector"] for e in data["persons"] for w in e["words"]},
            titles={w: e["gender"] for e in data["titles"] for w in e["words"]},
            genders={w: g for g, words in data["genders"].items() for w in words},
            again={w: tuple(ids) for w, ids in data["again"].items()},
            quantities=frozenset(data["quantities"]),
            bodies=frozenset(data["bodies"]),
            institutions=frozenset(data["institutions"]),
            shared={w: e["sector"] for e in data["shared"] for w in e["words"]},
            not_in_office=frozenset(data["not_in_office"]),
            no_longer=frozenset(data["no_longer"]),
            office_heads=frozenset(data["office_heads"]),
            of_the_state=frozenset(data["of_the_state"]),
            portfolios=frozenset(data["portfolios"]),
            office_words=frozenset(data["ranks"]).union(*(words.split() for words in data["portfolios"])),
        )


def _nouns(offices: list[str]) -> frozenset[str]:
    """The words at which an office can be known, in the singular and with an s."""
    ends = {end for office in offices for end in (office.split()[-1], re.split(r"[ -]", office)[-1])}
    return frozenset(ends | {f"{end}s" for end in ends} | {office.split()[0] for office in offices if " of " in office})
