"""The cue lexicon (sayso/knowledge/attribution/cues.yaml), typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from sayso.coding.attributions.word_lists import read_lists

if TYPE_CHECKING:
    from sayso.coding.attributions.act_words import Words
    from sayso.schema import Certainty, SpeechAct


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's act, the frames it takes (letters of c, i, o, q) and how sure it shows the speaker to be."""

    act: SpeechAct
    frames: str
    certainty: Certainty = "certain"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists that the attribution stage knows."""

    verbs: dict[str, Cue]
    nouns: dict[str, str]
    phrases: dict[str, Cue]
    adverbials: dict[str, Cue]
    acts: Words
    hedges: dict[Certainty, re.Pattern[str]]
    no_comment: re.Pattern[str]
    unverified: re.Pattern[str]
    report_words: frozenset[str]
    speaking_things: frozenset[str]  # nouns for things in which somebody speaks
    believing: frozenset[str]  # verbs of belief
    propositions: frozenset[str]  # nouns that hold a clause of what is said
    act_nouns: dict[str, str]  # noun -> the act that it names
    media: re.Pattern[str]
    media_last_words: re.Pattern[str]
    media_names: re.Pattern[str]
    same_office: tuple[frozenset[str], ...]
    titles: frozenset[str]
    bodies: frozenset[str]
    of_state: frozenset[str]  # of the actors' vocabulary


@cache
def load() -> Lexicon:
    """Read, once, the lexicon that comes with the package."""
    from sayso.coding.attributions.act_words import load as load_words
    from sayso.knowledge.actors.words import Words as ActorWords

    raw = read_lists("cues.yaml")
    return Lexicon(
        verbs={k: _cue(v) for k, v in raw["verbs"].items()},
        nouns=raw["nouns"],
        phrases={k: _cue(v) for k, v in raw["phrases"].items()},
        adverbials={k: _cue(v) for k, v in raw["adverbials"].items()},
        acts=load_words(),
        hedges={k: any_of(v) for k, v in raw["hedges"].items()},
        no_comment=_either(raw["no_comment"], raw["no_comment_forms"], raw["no_comment_parts"]),
        unverified=_either(raw["unverified"], raw["unverified_forms"], {}),
        report_words=frozenset(raw["report_words"]),
        speaking_things=frozenset(raw["speaking_things"]),
        believing=frozenset(raw["believing"]),
        propositions=frozenset(raw["propositions"]),
        act_nouns={noun: act for act, nouns in raw["act_nouns"].items() for noun in nouns},
        media=any_of(raw["media_words"]),
        media_last_words=re.compile(r"(?:[A-Z][\w-]*[ -])+(?:" + "|".join(raw["media_last_words"]) + r")\b"),
        media_names=any_of(raw["media_names"], exact=True),
        same_office=tuple(frozenset(group) for group in raw["same_office"]),
        titles=frozenset(raw["titles"]),
        bodies=frozenset(raw["bodies"]),
        of_state=ActorWords.load().of_state,
    )


def _cue(raw: dict[str, str]) -> Cue:
    certainty = cast("Certainty", raw.get("certainty", "certain"))
    return Cue(cast("SpeechAct", raw["act"]), raw.get("frames", ""), certainty)


def _either(words: list[str], forms: list[str], parts: dict[str, str]) -> re.Pattern[str]:
    """A pattern for any of the words, or of the regular expressions with their parts put in for ``{name}``."""
    spelled = "|".join(forms)
    while any("{" + name + "}" in spelled for name in parts):  # a part may be made of others
        for name, part in parts.items():
            spelled = spelled.replace("{" + name + "}", part)
    return re.compile(any_of(words).pattern + r"|\b(?:" + spelled.replace(" ", r"\s+") + r")\b", re.IGNORECASE)


def any_of(words: list[str], *, exact: bool = False) -> re.Pattern[str]:
    """A pattern for any of the words or phrases, whole, whatever their case (or in theirs, where ``exact``)."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + r")\b", 0 if exact else re.IGNORECASE
    )
