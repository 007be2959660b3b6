"""A sentence that tells what one says, put into another's mouth: our own reports have few claims within claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

#: Share of the sentences that can be put so which are.
SHARE = 0.25
#: Numbers of the tellers' claims in a report begin here, above those that writers give.
FIRST = 1000
#: Words of a sentence beyond which it is left.
LONG = 32
#: Signs with which no such sentence begins.
OPENING = frozenset("\"“«'‘([")
#: Who may pass on what another said, in words that fit any report.
SOURCES = (
    "A shepherd", "A teacher", "An aide", "A nurse at the district hospital", "One of the drivers", "A diplomat",
    "A Western diplomat", "The widow of a soldier", "A former adviser", "An interpreter", "A cousin of his", "The mayor",
    "A deputy", "Two participants", "A relative", "A European official", "A lawyer for the families", "The bishop",
    "A captured fighter", "An officer who was present", "The spokeswoman", "A monk", "Her brother", "A trader in the bazaar",
    "Several residents", "The head of the delegation", "A senator", "The chairman of the committee", "He", "She", "They",
)  # fmt: skip
#: Words that bring it in; what stands between marks is told to somebody or tells when, and is no cue.
CUES = (
    "said", "said", "said | on Tuesday", "told | the agency", "told | our correspondent", "recalled", "claimed",
    "confided", "related", "told | a local radio station", "admitted", "wrote", "insisted", "let it be known", "reported",
    "confirmed", "maintained", "added", "testified", "told | the court", "told | reporters", "disclosed", "recounted",
    "explained",
)  # fmt: skip
BEFORE = ("", "", "", "", "On Sunday ", "In the evening ", "Later ", "Meanwhile ", "By telephone ", "In Geneva ")


class Frame(NamedTuple):
    """Words before the sentence and after it, and where the source and the cue stand in those before."""

    before: str
    after: str
    source: tuple[int, int]
    cue: tuple[int, int]


def fits(sentence: str, row: dict[str, Any]) -> bool:
    """Whether a sentence can be put into another's mouth: one speaker at its beginning, and what he says runs to its end.

    Long sentences, or of several speakers, are left: there the teller's words might as well end earlier.
    """
    if not sentence.endswith(".") or sentence[0] in OPENING or ";" in sentence or len(sentence.split()) > LONG:
        return False
    marks = [a.get("spans", {}) for a in row["attributions"]]
    if not marks or any(a.get("parent") for a in row["attributions"]) or len({str(m.get("s")) for m in marks}) > 1:
        return False
    source, cue, content = (marks[0].get(k, []) for k in "sct")
    if not (source and cue and content and source[0][0] == 0 and source[0][1] <= cue[0][0] < content[0][0]):
        return False
    return bool(max(e for m in marks for _, e in m.get("t", [])) >= len(sentence) - 2)


def frame(rnd: random.Random, sentence: str) -> Frame:
    """Somebody who tells it."""
    begin, who, verb = rnd.choice(BEFORE), rnd.choice(SOURCES), rnd.choice(CUES)
    if begin and who not in ("He", "She", "They"):
        who = who[0].lower() + who[1:] if who.startswith(("A ", "An ", "The ", "One ", "Two ", "Several ", "Her ")) else who
    elif begin:
        who = who.lower()
    cue, _, _ = verb.partition(" | ")
    head = f"{begin}{who} {verb.replace(' | ', ' ')}"
    at = len(begin)
    source, said = (at, at + len(who)), (at + len(who) + 1, at + len(who) + 1 + len(cue))
    if rnd.random() < 0.2 and not any(sign in sentence for sign in '"“”«»'):  # noqa: PLR2004 - a share
        return Frame(head + ": “", "”", source, said)
    return Frame(head + rnd.choice((" that ", " that ", " that ", " ")), "", source, said)


def outer(at: int, told: Frame, length: int, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The record of the outer claim, in the form of ``data.Example.attributions``.

    Args:
        at: where the framed sentence begins in the report.
        told: the frame.
        length: of the sentence within it.
        records: the report's attributions so far, from which the new one's id must differ.
    """
    begin = at + len(told.before)
    number = FIRST + len(records)
    return {
        "content": [(begin, begin + length - 1)],
        "cue": [(at + told.cue[0], at + told.cue[1])],
        "source": [(at + told.source[0], at + told.source[1])],
        "via": [],
        "speaker": f"teller {number}",
        "relayed": False,
        "id": f"a{number}",
        "act": "state",
        "certainty": "certain",
        "links": [],
    }
