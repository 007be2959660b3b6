"""An act before its cast is known: the parties that may take part in it, and how likely each is in each role."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sayso.coding.events.acts import Act
    from sayso.schema import Party

ROLES = ("actor", "recipient")


class Candidate(NamedTuple):
    """A party that may take part in an act.

    Attributes:
        key: actor id, or the name in lower case.
        party: who, with the words of its best phrase in the sentence (no span where it stands elsewhere).
        kind: what it is, as sayso.reading.coreference has it; "pronoun" for one that nobody could resolve.
        odds: the classifier of roles' chance of each role, the best over its phrases; zero where it stands elsewhere.
        heads: token indices of the heads of its phrases in the sentence.
        subject: whether grammar makes it the subject of the act's verb.
        how: how it was found.
        members: who they are, where the party is several that were named before ("the two governments").
    """

    key: str
    party: Party
    kind: str
    odds: dict[str, float]
    heads: tuple[int, ...]
    subject: bool
    how: str
    members: tuple[Party, ...] = ()


class Draft(NamedTuple):
    """An act with the parties of its sentence, and who utters it or vouches for it (keys), where somebody does.

    ``said``: offsets of what the one who vouches for it says.
    """

    act: Act
    sentence: int
    candidates: tuple[Candidate, ...]
    utterer: str | None
    voucher: str | None
    said: tuple[tuple[int, int], ...] = ()
