"""Texts that break programs: made of prose, page furniture and the odd corners of Unicode."""

from __future__ import annotations

import unicodedata

from hypothesis import settings
from hypothesis import strategies as st

#: A few seconds of the same input each time, unless `make fuzz` asked for long and random runs.
_ASKED = settings.default
RUNS = _ASKED if _ASKED is not None and _ASKED.max_examples >= 20_000 else settings.get_profile("short")

#: Our own sentences, about places and people that don't exist.
SENTENCES = (
    "Arland sent ships to the harbour of Kesh on Monday, the ministry said.",
    "\u201cWe will not sign under threat,\u201d Oda Brandt told Harbour Wire on January 5, 2020.",
    "At least 12 people were killed and 30 wounded in an air strike on a market in Tripoli, witnesses said.",
    "Turkey and Libya signed a memorandum of military cooperation in Istanbul in November.",
    "If the attacks resume, the army will answer, the spokesman warned, according to Northern Post.",
    "The council denied that its fighters had shelled the airport.",
    "He noted that",
    "the United Nations had called for a cease-fire until 1 February.",
    "KESH, Jan 5 (Harbour Wire) - Arland withdrew its ambassador from Geneva.",
    "Source: Anna Lindqvist / Reuters",
    "Subscribe to our newsletter!",
    "Friday, January 3, 2020",
    "Russia's foreign minister met his Egyptian counterpart in Moscow to discuss sanctions.",
    "Thousands protested in the capital against the government's decision, he said, she said, they said.",
)
ODD = (
    "\ud83d",
    "\udc00",
    "\x00",
    "\ufeff",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2066",
    "\u2069",
    "e\u0301",
    "\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1f9\U0001f1f7",
    "\u0627\u0644\u0642\u0627\u0647\u0631\u0629",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u4e2d\u56fd",
    "\u0130stanbul",
    "\ufb01",
    "\u1e9e",
    "\u00ad",
    "\xa0",
    "\u2028",
    "\u2029",
    "\x85",
    "\x0b",
    "\x0c",
    "\x1b[31m",
    "\ufffd",
    "\U0010ffff",
    "Erdog\u0306an",
    "\uff21\uff32\uff2d\uff39",
)
BREAKS = ("\n\n", "\n", "\r\n\r\n", "\r\n", "\r", " ", "  ", "\t", "")
PUNCTUATION = (
    "\u201c",
    "\u201d",
    '"',
    "'",
    "\u2019",
    "(",
    ")",
    "[",
    "]",
    "\u2014",
    " - ",
    "...",
    "|",
    "*",
    ",",
    ".",
    "?!",
    ":",
    "%",
    "$1bn",
    "1/2/2020",
)

piece = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(SENTENCES),
    st.sampled_from(ODD),
    st.sampled_from(PUNCTUATION),
    st.text(st.characters(), max_size=6),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of some pieces and breaks, in one of the normal forms or none, perhaps cut in the middle."""
    parts: list[str] = []
    for part in draw(st.lists(piece, min_size=1, max_size=10)):
        parts += [part, draw(st.sampled_from(BREAKS))]
    text = "".join(parts)
    form = draw(st.sampled_from(["", "", "NFC", "NFD", "NFKC"]))
    if form:
        text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    if draw(st.booleans()):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(ODD)) + text[place:]
    return whole(text)


def whole(text: str) -> str:
    """The text with each pair of surrogates as the one character that any decoder makes of it; lone ones stay."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


dates = st.none() | st.dates().map(lambda d: d.isoformat())
names = st.none() | st.sampled_from(["Harbour Wire", "\ud800", "\u202e", "x" * 300])
