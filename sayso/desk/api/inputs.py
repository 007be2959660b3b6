"""What programs send: typed, so that the document's schemas and the checks are the same thing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, UnsetType

from sayso.desk.api.parameters import DAY, Unfit

T = TypeVar("T")
#: Something other than blanks; also what only some take for a blank does not count.
_WORDS = r"[^\s\x00-\x20\x7f-\xa0\ufeff]"
Text = Annotated[str, Meta(min_length=1, max_length=1_000_000, pattern=_WORDS)]
Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=_WORDS)]
Word = Annotated[str, Meta(min_length=1, max_length=200, pattern=_WORDS)]
Note = Annotated[str, Meta(max_length=10_000)]
Address = Annotated[str, Meta(max_length=2_000)]
Seen = Annotated[int, Meta(ge=0, le=2**53, description="The ledger's transaction as of which you saw the record.")]
Day = Annotated[str, Meta(pattern=DAY)]
Words = Annotated[list[Word], Meta(min_length=1, max_length=50)]


class NewReport(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """A report to be coded and stored: the contract's input object; the id is made where it has none."""

    text: Text
    id: Word | None = None
    title: Annotated[str, Meta(max_length=1_000)] | None = None
    outlet: Word | None = None
    published: dt.date | None = None
    url: Address | None = None
    language: Annotated[str, Meta(pattern="^[A-Za-z]{2,3}$")] | None = None


class Filters(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """The filters of the listings, as in their addresses; one at least."""

    actor: Words | UnsetType = UNSET
    type: Annotated[list[Annotated[str, Meta(pattern="^[A-Za-z_]{2,20}(:[a-z-]{2,40})?$")]], Meta(min_length=1)] | UnsetType = (
        UNSET
    )
    country: Annotated[list[Annotated[str, Meta(pattern="^[A-Za-z]{3}$")]], Meta(min_length=1)] | UnsetType = UNSET
    place: Words | UnsetType = UNSET
    source: Words | UnsetType = UNSET
    status: (
        Annotated[
            list[
                Literal[
                    "reported", "announced", "conditional", "denied", "actual", "future", "hypothetical", "negated", "claimed",
                    "background",
                ]
            ],
            Meta(min_length=1),
        ]
        | UnsetType
    ) = UNSET  # fmt: skip
    outlet: Words | UnsetType = UNSET
    from_: Day | UnsetType = msgspec.field(default=UNSET, name="from")
    to: Day | UnsetType = UNSET
    words: Word | UnsetType = UNSET
    judged: Literal["yes", "no"] | UnsetType = UNSET


class NewDossier(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """A question to be saved."""

    name: Name
    filters: Filters


class _Judging(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, frozen=True, tag_field="kind"):
    note: Note | None = None


class Accept(_Judging, tag="accept", frozen=True):
    """A report, event or claim is right as it stands; with ``field`` that field of it."""

    record: Word
    seen: Seen
    field: Word | None = None


class Reject(_Judging, tag="reject", frozen=True):
    """A report, event or claim does not count."""

    record: Word
    seen: Seen


class Correct(_Judging, tag="correct", frozen=True):
    """Another value for one field, in the form of the contract."""

    record: Word
    seen: Seen
    field: Word
    value: Any


class Add(_Judging, tag="add", frozen=True):
    """An event or claim that the coder missed: a whole record in the form of the contract; its ``id`` does not matter."""

    report: Word
    seen: Seen
    record_kind: Literal["event", "claim"]
    value: dict[str, Any]


class Merge(_Judging, tag="merge", frozen=True):
    """Several events, or several claims, are one; the first takes in the others."""

    record: Word
    seen: Seen
    others: Words


class Split(_Judging, tag="split", frozen=True):
    """One record is several; each part is the whole with some fields changed."""

    record: Word
    seen: Seen
    parts: Annotated[list[dict[str, Any]], Meta(min_length=2, max_length=20)]


class Remark(_Judging, tag="note", frozen=True):
    """Words on a record (in ``note``)."""

    record: Word


class Assign(_Judging, tag="assign", frozen=True):
    """A record to a person for review."""

    record: Word
    person: Name


class Grade(_Judging, tag="grade", frozen=True):
    """How reliable an outlet is (Admiralty code)."""

    outlet: Word
    grade: Literal["A", "B", "C", "D", "E", "F"]


class Undo(_Judging, tag="undo", frozen=True):
    """Take a judgement back; undoing an undo brings it back.  Without ``seen``: as of that judgement."""

    judgement: Word
    seen: Seen | None = None


NewJudgement = Accept | Reject | Correct | Add | Merge | Split | Remark | Assign | Grade | Undo


def decoded(kind: Any, body: bytes) -> Any:
    """The body as what it should be.

    Raises:
        Unfit: it is no JSON, or does not fit; says where.
    """
    try:
        said = msgspec.json.decode(body)
        # To JSON, 118.0 is as good an integer as 118.
        if isinstance(said, dict) and isinstance(said.get("seen"), float) and said["seen"].is_integer():
            said["seen"] = int(said["seen"])
        return msgspec.convert(said, kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unfit(f"the body does not fit: {error}") from None
