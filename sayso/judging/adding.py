"""A record that a person adds by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.errors import UsageError

#: Marks that open a quotation: ASCII, double, angled and single.
QUOTES = frozenset("\"'\u201c\u00ab\u2018\u201e")

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.judging.fields import Fields
    from sayso.ledger.judgements.store import Draft
    from sayso.ledger.queries.view import View


def added(
    view: View,
    report: str,
    kind: str,
    given: Callable[[Fields], dict[str, Any]],
    *,
    quote: str,
    cue: str | None = None,
    note: str | None = None,
    by: str,
) -> Draft:
    """The judgement that adds an event or a claim.

    Args:
        view: the ledger.
        report: the report's id.
        kind: event or claim.
        given: the values of the record's fields, as JSON, read with the report's own names and words.
        quote: the act's own words (of a claim: its content, a line for each stretch), or offsets such as 120:131.
        cue: of a claim, the words that ascribe it.
        note: why.
        by: who adds it.

    Raises:
        UsageError: words that are not in the report, or values that don't fit.
        NotFound: no such report.
    """
    from sayso.judging.fields import Fields
    from sayso.ledger.judgements.match import claim_keys, event_keys
    from sayso.ledger.judgements.model import Target
    from sayso.ledger.judgements.store import Draft
    from sayso.ledger.judgements.values import check_together, plain, with_fields
    from sayso.schema import Attribution, Event

    head = view.report_head(report)
    stored = view.source.coded(head.id, view.tx)
    if stored.erased:
        raise UsageError(f"the words of {head.id} were erased: nothing can be added")
    fields = Fields(stored.coded, by)
    values = given(fields)
    bare = _event(fields, quote, values) if kind == "event" else _claim(fields, quote, cue)
    check_together(bare, values)
    record = with_fields(bare, values)
    key = event_keys([record])[0] if isinstance(record, Event) else claim_keys([record])[0]
    assert isinstance(record, Event | Attribution)
    return Draft(kind="add", target=Target(kind=key.kind, report=head.id, key=key), value=plain(record), note=note)


def _event(fields: Any, quote: str, given: dict[str, Any]) -> Any:
    import msgspec

    from sayso.schema import Event

    if "type" not in given:
        raise UsageError("an event needs a type: type=ASSAULT")
    return msgspec.convert(
        {
            "id": "", "type": given["type"], "mode": None, "contexts": [], "cameo": "", "goldstein": None, "intensity": None,
            "quad": "verbal cooperation", "status": "actual", "background": False, "anchor": fields.quote(quote),
        },
        Event,
    )  # fmt: skip


def _claim(fields: Any, quote: str, cue: str | None) -> Any:
    import msgspec

    from sayso.schema import Attribution

    content = fields.quotes(quote)
    kind = "direct" if content and content[0]["text"][:1] in QUOTES else "indirect"
    return msgspec.convert(
        {
            "id": "", "kind": kind, "act": "state", "certainty": "unknown", "negated": False, "parent": None, "speaker": None,
            "cue": fields.quote(cue) if cue else None, "content": content,
        },
        Attribution,
    )  # fmt: skip
