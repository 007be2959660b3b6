"""Names as they are printed, and what of the words around them is no part of the name: articles, signs, ages, explanations."""

from __future__ import annotations

import re

ARTICLES = re.compile(
    r"^(?:the|a|an|one(?! of)|another|some(?! of)|its|his|her|their|our|my|this|that|these(?! of)|those(?! of))\s+",
    re.IGNORECASE,
)
TITLE_SIGNS = re.compile(r"\b(?:mr|mrs|ms|dr|sir|prof)\.?\s+", re.IGNORECASE)
#: An age behind a name ("Oksana, 61").
AGE = re.compile(r", \d{1,3}(?:,|$).*")
#: What a name is explained by ("Emergency Lawyers, a rights group").
#: No list is one ("the Harbour Union, the Dock Guild and the Fleet").
ASIDE = re.compile(r"(?<=\w), (?:an?\b(?!.*(?: and | & )(?:an?|the)\b)|(?:the|its|his|her|their)\b(?!.*(?: and | & ))).*")
POSSESSIVE = re.compile(r"['’]s?$")
#: A name at the end of a description: "the party “Slavic Field”", "an analyst, Khin Sabai Oo".
CALLED = re.compile(r"(?: [“\"«](?P<name>[A-Z][^”\"»]{1,50})[”\"»]?|, (?P<person>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}))$")


def names(text: str) -> bool:
    """Is this a name, and not a description ("the commander")?"""
    words = text.split()
    return bool(words) and words[-1][:1].isupper() and not ARTICLES.match(text)


def bare(text: str) -> str:
    """A name without its article, possessive ending and line breaks."""
    return ARTICLES.sub("", POSSESSIVE.sub("", _ageless(" ".join(text.split()))))


def unexplained(name: str) -> str:
    """A name without the age behind it, and without what it is explained by."""
    return ASIDE.sub("", _ageless(name))


def unsigned(name: str) -> str:
    """A person's name without "Mr" and its like, and without a possessive ending."""
    return TITLE_SIGNS.sub("", POSSESSIVE.sub("", name)).strip()


def _ageless(name: str) -> str:
    """A name without the age behind it; numbers of units are none ("units 4, 5, and 6")."""
    found = AGE.search(name)
    return name[: found.start()] if found and name[: found.start()].rpartition(" ")[2][:1].isupper() else name
