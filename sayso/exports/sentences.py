"""Sentences for people: "Haftar threatened Tripoli with force" instead of ``THREATEN violence``.

The words are data: sayso/knowledge/ontology/sentences.yaml.  A sentence says what the code says and no more; whether it was
reported, announced, denied or merely claimed stands beside it (:func:`sayso.exports.words.status`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sayso.exports import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.schema import Attribution, Event, Party

_WORD = re.compile(r"[^\W\d_]+")
#: What stands for an actor that the report does not name.
UNNAMED = "somebody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """An event in parts: who, verb, whom, what follows; ``about``: the report's words, which are an object where ``direct``."""

    who: tuple[str, ...]
    verb: str
    whom: tuple[str, ...]
    tail: str
    about: str
    direct: bool

    def __str__(self) -> str:
        parts = [listed(self.who) or UNNAMED, self.verb, listed(self.whom), self.tail]
        said = " ".join(p for p in parts if p)
        if self.about:
            said += f" “{self.about}”" if self.direct else f": “{self.about}”"
        return said[:1].upper() + said[1:]


def opening(said: Sentence) -> str:
    """Who, as the sentence begins: ``Somebody``, ``Jihadists and Mali``."""
    who = listed(said.who) or UNNAMED
    return who[:1].upper() + who[1:]


def event(row: Event, longest: int = 140) -> Sentence:
    """The sentence of an event; what it is about is cut at ``longest`` characters."""
    who = _names(row.actors)
    whom = tuple(n for n in _names(row.recipients) if n not in who)
    form, own = _form(row)
    bare = not whom
    if bare and "bare" in form:
        form = form | form["bare"]
    verb = form["past"] if row.status == "actual" else f"{_data()['statuses'][row.status]} {form['base']}"
    if not bare and form.get("with"):
        verb += f" {form['with']}"
    if row.codebook_type:
        verb = f"{words.one_line(row.codebook_type)}{':' if whom else ''}"
    left_out = (bare and not form.get("loose")) or row.codebook_type or (own and form.get("whole"))
    tail = "" if left_out else form.get("tail", "")
    return Sentence(
        who=who, verb=verb, whom=whom, tail=tail, about=words.about(row, longest), direct=bare and bool(form.get("about"))
    )


def _form(row: Event) -> tuple[dict[str, Any], bool]:
    """The words for an event's verb, and whether the verb is the report's own."""
    kind = _data()["types"][row.type]
    mode = kind.get("modes", {}).get(row.mode or "", {})
    form = {k: v for k, v in kind.items() if k not in {"modes", "words"}} | mode
    if "past" in mode and "bare" not in mode:
        form.pop("bare", None)  # it was the type's verb, not the mode's
    own = next((w for t in _WORD.findall(row.anchor.text.casefold()) if (w := _own(row.type).get(t))), None)
    if own is None:
        return form, False
    base = {k: v for k, v in form.items() if k not in {"bare", "past", "base"}}
    return base | own, True


@cache
def _own(type: str) -> dict[str, dict[str, Any]]:  # noqa: A002 - the contract's word
    """Verbs of a type by each of their forms."""
    return {form: w for w in _data()["types"][type].get("words", ()) for form in w["forms"].split()}


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(_inside(n) for n in words.names(parties).split("; ") if n)


def _inside(name: str) -> str:
    """A party as it stands inside a sentence: ``At least 28 people`` opened one in the report, ``Amnesty`` is a name."""
    first = name.partition(" ")[0]
    return first.lower() + name[len(first) :] if first.casefold() in _data()["openings"] and first.istitle() else name


def listed(names: Sequence[str]) -> str:
    """``A, B and C``."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def type_label(type: str, mode: str | None = None) -> str:  # noqa: A002 - the contract's word
    """What a type, or a mode of it, is called in a list: ``attacked from the air``; a word it does not know, as it is."""
    kind = _data()["types"].get(type.upper())
    if kind is None:
        return words.one_line(type)
    return str(kind.get("modes", {}).get(mode or "", kind).get("label", kind["label"]))


def quad_label(quad: str) -> str:
    """``deeds of conflict``."""
    return str(_data()["quads"][quad]["label"])


def says(claim: Attribution) -> str:
    """``denies``, ``does not confirm``."""
    return str(_data()["acts"][claim.act]["not" if claim.negated else "says"])


def act_label(act: str) -> str:
    """What a speech act is called in a list; a word it does not know, as it is."""
    found = _data()["acts"].get(act.lower())
    return str(found["label"]) if found else words.one_line(act)


def certainty(claim: Attribution) -> str:
    """``holds it probable``; nothing where the speaker is certain."""
    return str(_data()["certainties"][claim.certainty])


def link(kind: str) -> str:
    """``cannot verify``."""
    return str(_data()["links"][kind])


def types() -> list[tuple[str, str]]:
    """The event types with their labels, for a form."""
    return [(name, kind["label"]) for name, kind in _data()["types"].items()]


def acts() -> list[tuple[str, str]]:
    """The speech acts with their labels, for a form."""
    return [(name, act["label"]) for name, act in _data()["acts"].items()]


@cache
def _data() -> dict[str, Any]:
    from sayso.knowledge.yaml_text import read_yaml

    file = files("sayso.knowledge.ontology").joinpath("sentences.yaml")
    data: dict[str, Any] = read_yaml(file.read_text(encoding="utf-8"), "sentences.yaml")
    return data
