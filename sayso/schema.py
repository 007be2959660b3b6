"""The nouns of Sayso as frozen, slotted, typed records.  No logic.

Names and meanings follow docs/contract.md (the contract of ``sayso code``).  All offsets are into ``Report.text``, in
Unicode code points, end-exclusive.  ``None`` and ``()`` mean *unknown* or *none*, never a guess.

Types: PLOVER manual 2024-02 (16 event types, modes, contexts); attribution after PARC 3.0 and PolNeAR
(source, cue, content); time expressions after TIMEX3; dates after ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA_VERSION = 1

LayoutKind = Literal[
    "headline", "deck", "dateline", "byline", "caption", "photo_credit", "agency_credit", "furniture", "correction", "body"
]
AttributionKind = Literal["direct", "indirect", "mixed"]
SpeechAct = Literal[
    "state", "deny", "confirm", "accuse", "demand", "promise", "threaten", "predict", "announce", "ask", "reject", "praise"
]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Basis = Literal["saw", "document", "told", "infers"]
LinkType = Literal["confirms", "denies", "unverified", "no_comment"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
#: An event of none of PLOVER's types, which only ``sayso code --every-act`` lists.
Other = Literal["OTHER"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Status = Literal["actual", "future", "hypothetical", "negated"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
DatePrecision = Literal["minute", "hour", "day", "week", "month", "quarter", "year", "interval"]
PlacePrecision = Literal["point", "city", "district", "province", "country", "region"]
CountKind = Literal["killed", "wounded", "missing", "arrested", "captured", "displaced", "troops"]
MentionKind = Literal["person", "state", "body", "organisation", "armed_group", "media", "crowd", "unknown"]
PublishedFrom = Literal["given", "metadata", "url", "dateline"]
WarningKind = Literal[
    "language_not_read", "text_cut", "published_in_future", "published_conflict", "published_unknown", "encoding",
    "no_article", "translation",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a report: ``report.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:  # noqa: A001 - the contract's word; never shadows the builtin outside this module
    """Something the reader should know about a report that was coded all the same."""

    kind: WarningKind
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text as it came in.  ``text`` is final; ``published`` is an ISO 8601 date or null."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    language: str | None = None
    source: str | None = None  # the file (and line) it came from, for messages; not part of the contract
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutPart:
    """A stretch of the text and what it is on the page."""

    start: int
    end: int
    kind: LayoutKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Whether the report reads like a translation, and why one thinks so."""

    suspected: bool
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a report could not be coded: the stage, the error's class and its message."""

    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names an actor; ``actor`` is an actor id of the knowledge base, or null when unknown to it."""

    start: int
    end: int
    text: str
    actor: str | None
    name: str | None
    kind: MentionKind = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3 expression.  ``value`` is TIMEX3; ``interval`` ISO 8601 (date, month, year or ``A/B``)."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None
    interval: str | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym and the place it was resolved to (GeoNames id, WGS 84 degrees), or nulls."""

    start: int
    end: int
    text: str
    name: str | None
    geonames: int | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A speaker or intermediary.  Known only from elsewhere in the report: offsets and text null, ``name`` filled."""

    start: int | None
    end: int | None
    text: str | None
    actor: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """From an attribution to the attribution or event id that it confirms, denies, leaves unverified or won't discuss."""

    type: LinkType
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content, with the chain of intermediaries (``via``, innermost first).

    ``basis`` is what the speaker rests it on, where the text tells; ``translated`` marks quoted words of a report that is, or
    reads like, a translation.
    """

    id: str
    kind: AttributionKind
    act: SpeechAct
    certainty: Certainty
    negated: bool
    parent: str | None
    speaker: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    via: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    because: tuple[str, ...] = ()
    basis: Basis | None = None
    translated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or recipient of an event: who (actor id, display name), ISO 3166 alpha-3 country, PLOVER sector, words."""

    actor: str | None
    name: str
    country: str | None
    sector: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people: killed, wounded ...  ``low``, ``best``, ``high`` are null where the text gives none."""

    kind: CountKind
    low: int | None
    best: int | None
    high: int | None
    who: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an act took place: ISO 8601 value or ``A/B`` interval, precision, the words, and what it was worked out from."""

    value: str
    precision: DatePrecision
    span: Span | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an act took place (never merely an actor's country)."""

    name: str
    geonames: int | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    span: Span | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Until when: ISO 8601 value and the words, either may be null but not both."""

    value: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One coded act from one place in one report, in the PLOVER ontology; ``codebook_type``: its type in a user's codebook.

    Only an act of none of its types (``OTHER``) has neither CAMEO code nor quad class.
    """

    id: str
    type: EventType | Other
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    goldstein: float | None
    intensity: float | None
    quad: Quad | None
    status: Status
    background: bool
    anchor: Span
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    about: tuple[Span, ...] = ()
    condition: Span | None = None
    deadline: Deadline | None = None
    counts: tuple[Count, ...] = ()
    date: EventDate | None = None
    place: EventPlace | None = None
    attributions: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    confidence: dict[str, float] | None = None
    because: tuple[str, ...] = ()
    codebook_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementStep:
    """One dated step in the life of an agreement; ``event`` is the id of the event that tells it."""

    step: str
    date: str | None
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An instrument with parties, those who dispute it, and dated steps."""

    name: str
    kind: Literal["deal", "ceasefire", "memorandum", "treaty", "resolution"]
    parties: tuple[str, ...]
    disputed_by: tuple[str, ...]
    steps: tuple[AgreementStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A claim about the future by a named source."""

    by: str
    event_text: str
    horizon: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """What ``sayso code`` prints for one report."""

    schema_version: int
    id: str
    coder: str
    outlet: str | None
    published: str | None
    published_from: PublishedFrom | None
    title: str | None
    url: str | None
    language: str | None
    translation: Translation
    failure: Failure | None
    warnings: tuple[Warning, ...]
    text: str
    layout: tuple[LayoutPart, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    contradictions: tuple[tuple[str, str, str], ...] = ()
