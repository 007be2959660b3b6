"""All tables of the ledger, the same on SQLite and PostgreSQL.

A *versioned* table carries ``tx_from`` and ``tx_to``: a row holds as of transaction t where ``tx_from <= t AND (tx_to IS NULL
OR tx_to > t)``; ``tx_to`` is written once and is the only column ever updated (sayso/ledger/triggers.py).  Its key is
``(report, tx_from, n)``, ``n`` counting the rows that the transaction wrote there for that report; ``report`` is 0 in rows that
concern no report.

Columns of the type ``word()`` hold a number that points into ``words`` of the same report: quoted words, names and reasons are
there and nowhere else, so that they can be erased.  Words of spans aren't stored at all: they are the text's, by offset.
``record`` numbers events and claims of a report together and stays the same over codings as long as the identity does.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table

from sayso.ledger.types import Flag, Real, String, Whole

metadata = MetaData()

#: Sentinel for rows that concern no report.
NO_REPORT = 0


def integer(name: str, *, null: bool = True) -> Column[int]:
    """A 64-bit whole number."""
    return Column(name, Whole, nullable=null)


def word(name: str) -> Column[int]:
    """A number in ``words`` of the same report."""
    return Column(name, Integer, nullable=True)


def code(name: str, *, null: bool = True) -> Column[str]:
    """A code, id, date or other string that quotes nobody."""
    return Column(name, String, nullable=null)


def real(name: str) -> Column[float]:
    """A 64-bit floating-point number."""
    return Column(name, Real, nullable=True)


def flag(name: str) -> Column[bool]:
    """True or false."""
    return Column(name, Flag, nullable=False)


def span(prefix: str = "", *, null: bool = False) -> tuple[Column[int], Column[int]]:
    """Offsets into the report's text, in code points, end-exclusive."""
    return integer(f"{prefix}start", null=null), integer(f"{prefix}end", null=null)


def _table(name: str, *columns: Any, large_rows: bool = False) -> Table:
    # SQLite keeps a table in order of its key, which saves an index; for large rows its row ids take less space.
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=large_rows)


def versioned(name: str, *columns: Any) -> Table:
    """A table whose rows have a life; see the module's docstring."""
    return _table(
        name,
        Column("report", Whole, primary_key=True, autoincrement=False),
        Column("tx_from", Whole, primary_key=True, autoincrement=False),
        Column("n", Integer, primary_key=True, autoincrement=False),
        integer("tx_to"),
        *columns,
    )


# -- the spine -------------------------------------------------------------------------------------------------------------

#: One row per write, inserted last; ``at`` ISO 8601 UTC with microseconds; ``hash`` covers all other columns.
transactions = _table(
    "transactions",
    Column("number", Whole, primary_key=True, autoincrement=False),
    code("at", null=False),
    code("kind", null=False),  # create, add, judge, erase, mark, derive
    code("by"),
    integer("coder"),
    integer("report"),
    Column("digest", LargeBinary, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index("transactions_at", "at"),
    Index("transactions_report", "report"),
)

#: The keyed digest of texts and words that a transaction wrote; a new one replaces it when something of them is erased.
seals = versioned("seals", integer("of_tx", null=False), Column("digest", LargeBinary, nullable=False))

#: Names and versions of coders (``CodedReport.coder``).
coders = _table(
    "coders",
    Column("key", Whole, primary_key=True, autoincrement=False),
    integer("tx_from", null=False),
    code("name", null=False),
)

# -- what can be erased: no tx_to; `erase` alone changes rows here, behind a tombstone ---------------------------------------

#: The report's text as UTF-8 bytes with ``surrogatepass``; null when erased.
texts = _table(
    "texts",
    Column("report", Whole, primary_key=True, autoincrement=False),
    integer("tx_from", null=False),
    Column("body", LargeBinary, nullable=True),
    large_rows=True,
)
words = _table(
    "words",
    Column("report", Whole, primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    integer("tx_from", null=False),
    code("body"),  # null when erased
)
#: The key of a transaction's seal; replaced when something is erased, so that nobody can try guesses against the old seal.
salts = _table(
    "salts",
    Column("report", Whole, primary_key=True, autoincrement=False),
    Column("tx_from", Whole, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
)
#: By what a report is known again: kind ``content`` (text and outlet), ``url`` or ``id``; 16 bytes of SHA-256.
fingerprints = _table(
    "fingerprints",
    Column("value", LargeBinary(16), primary_key=True),
    Column("report", Whole, primary_key=True, autoincrement=False),
    Column("kind", String, primary_key=True),
    integer("tx_from", null=False),
    Index("fingerprints_report", "report"),
)

# -- reports ---------------------------------------------------------------------------------------------------------------

#: ``report`` is the key used everywhere; ``ref`` is the id that people see; ``id`` the id that the report came with.
reports = versioned(
    "reports",
    code("ref", null=False),
    code("id", null=False),
    code("outlet"),
    code("published"),
    code("published_from"),
    word("title"),
    word("url"),
    integer("length", null=False),  # of the text, in code points
    integer("revises"),  # key of the report of which this is a new version
    Index("reports_ref", "ref"),
    Index("reports_id", "id"),
)

#: One coding of a report.  ``layout_order`` and the like are null where a list is in canonical order.
codings = versioned(
    "codings",
    integer("coder", null=False),
    integer("schema_version", null=False),
    code("language"),
    flag("translated"),
    word("translation_because"),  # a JSON list, like all words named because
    code("events"),  # record numbers in the order of the coding: JSON
    code("claims"),
    code("event_ids"),  # JSON; null where they are e1, e2 ...
    code("claim_ids"),  # JSON; null where they are a1, a2 ...
    code("orders"),  # JSON: table -> permutation of its canonical order, where that differs
)
failures = versioned("failures", code("stage", null=False), code("error", null=False), word("message"))
warnings = versioned("warnings", code("kind", null=False), word("message"))
layout = versioned("layout", *span(), code("kind", null=False))
mentions = versioned("mentions", *span(), code("actor"), word("name"), code("kind", null=False))
dates = versioned("dates", *span(), code("type", null=False), code("value"), code("interval"), word("because"))
places = versioned(
    "places",
    *span(),
    word("name"),
    integer("geonames"),
    code("admin1"),
    code("country"),
    real("lat"),
    real("lon"),
    code("precision"),
    word("because"),
)

# -- claims ----------------------------------------------------------------------------------------------------------------

attributions = versioned(
    "attributions",
    integer("record", null=False),
    code("kind", null=False),
    code("act", null=False),
    code("certainty", null=False),
    flag("negated"),
    code("parent"),  # a reference: #record, or the id as it was where it leads nowhere
    flag("spoken"),  # whether there is a speaker
    *span("speaker_", null=True),
    code("speaker_actor"),
    word("speaker_name"),
    *span("cue_", null=True),
    word("because"),
    code("basis"),
    flag("translated"),
)
content = versioned("content", integer("record", null=False), integer("position", null=False), *span())
via = versioned(
    "via", integer("record", null=False), integer("position", null=False), *span(null=True), code("actor"), word("name")
)
links = versioned(
    "links", integer("record", null=False), integer("position", null=False), code("type", null=False), code("to", null=False)
)

# -- events ----------------------------------------------------------------------------------------------------------------

events = versioned(
    "events",
    integer("record", null=False),
    *span(),  # the anchor
    code("type", null=False),
    code("mode"),
    code("contexts", null=False),  # JSON
    code("cameo", null=False),
    real("goldstein"),
    real("intensity"),
    code("quad", null=False),
    code("status", null=False),
    flag("background"),
    *span("condition_", null=True),
    flag("deadline"),  # whether there is one
    code("deadline_value"),
    *span("deadline_", null=True),
    code("date_value"),
    code("date_precision"),
    *span("date_", null=True),
    word("date_because"),
    word("place_name"),
    integer("geonames"),
    code("admin1"),
    code("country"),
    real("lat"),
    real("lon"),
    code("place_precision"),
    *span("place_", null=True),
    word("place_because"),
    word("said_by"),  # a JSON list
    code("confidence"),  # JSON
    word("because"),
    Index("events_type", "type"),
    Index("events_date", "date_value"),
)
about = versioned("about", integer("record", null=False), integer("position", null=False), *span())
parties = versioned(
    "parties",
    integer("record", null=False),
    code("role", null=False),  # actor, recipient
    integer("position", null=False),
    code("actor"),
    word("name"),
    code("country"),
    code("sector"),
    *span(null=True),
    Index("parties_actor", "actor"),
)
counts = versioned(
    "counts",
    integer("record", null=False),
    integer("position", null=False),
    code("kind", null=False),
    integer("low"),
    integer("best"),
    integer("high"),
    word("who"),
    *span(),
)
#: The attributions that vouch for an event.
vouchers = versioned("vouchers", integer("record", null=False), integer("position", null=False), code("claim", null=False))

# -- watch -----------------------------------------------------------------------------------------------------------------

agreements = versioned(
    "agreements",
    integer("number", null=False),
    word("name"),
    code("kind", null=False),
    word("parties"),
    word("disputed_by"),
)
agreement_steps = versioned(
    "agreement_steps",
    integer("agreement", null=False),  # agreements.number
    integer("position", null=False),
    code("step", null=False),
    code("date"),
    code("event"),
)
predictions = versioned("predictions", word("by"), word("event_text"), code("horizon"))
contradictions = versioned("contradictions", code("one", null=False), code("other", null=False), code("about", null=False))

# -- people ----------------------------------------------------------------------------------------------------------------

#: ``spans`` is JSON; ``value``, ``note``, ``others`` and ``name`` are words of the target's report (or of report 0).
judgements = versioned(
    "judgements",
    code("id", null=False),
    code("kind", null=False),
    code("by", null=False),
    code("target", null=False),  # report, event, claim, actor, outlet
    code("spans"),
    code("code"),
    integer("ordinal"),
    word("name"),
    code("field"),
    word("value"),
    word("note"),
    word("others"),
    code("undoes"),
    Index("judgements_id", "id"),
)
#: What was erased and why: a ``report``, a ``span`` of its text, or a ``name`` (offsets null where it stood in words only).
tombstones = versioned("tombstones", code("what", null=False), *span(null=True), code("reason", null=False), code("by"))
#: Who may see a report, an actor or a record; no row means open.  ``people`` is JSON, for the level ``people``.
sensitivities = versioned(
    "sensitivities",
    code("kind", null=False),  # report, actor, record
    integer("record"),
    code("actor"),
    code("level", null=False),  # open, team, people
    code("people"),
)

#: Saved questions; ``name`` and ``query`` (an address's query string) are words of report 0, ``by`` is who saved it last.
dossiers = versioned(
    "dossiers", code("id", null=False), word("name"), word("query"), code("by", null=False), Index("dossiers_id", "id")
)

# -- who may come in: plain tables outside the hash chain, changed in place, without a past ---------------------------------
# What opens a door must be gone when it is taken away; nothing here says anything about the world.

accounts = _table(
    "accounts",
    Column("name", String, primary_key=True),
    code("role", null=False),  # reader, analyst, reviewer, admin
    code("password", null=False),  # a hash
    code("at", null=False),  # when it was made; ISO 8601 UTC
)
sessions = _table(
    "sessions",
    Column("hash", String, primary_key=True),  # of the token that the browser holds
    code("account", null=False),
    code("at", null=False),
    code("expires", null=False),
    Index("sessions_account", "account"),
)
tokens = _table(
    "tokens",
    Column("hash", String, primary_key=True),  # of the token that a program holds
    code("account", null=False),
    code("label", null=False),
    code("at", null=False),
    code("expires"),
    Index("tokens_account", "account"),
)

#: Tables with a life, in the order in which they are written.
VERSIONED = tuple(t for t in metadata.sorted_tables if "tx_to" in t.c)
#: Tables in which `erase` alone may change rows.
ERASABLE = (texts, words, salts, fingerprints)
#: Tables that hold what a coder made of a report.
CODED = (
    codings, failures, warnings, layout, mentions, dates, places, attributions, content, via, links, events, about, parties,
    counts, vouchers, agreements, agreement_steps, predictions, contradictions,
)  # fmt: skip
