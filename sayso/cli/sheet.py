"""One record on one page: what it says, the words that support it, who vouches for it, and what people decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.cli import evidence
from sayso.exports import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType

    from sayso.cli.evidence import Span
    from sayso.ledger.judgements.model import Review
    from sayso.ledger.queries.rows import ClaimRow, EventRow, ReportHead
    from sayso.schema import Event, Party

#: Width of the column of labels.
LABEL = 11


class Sheet:
    """Writes a record line by line to a console; a terminal gets colours and wrapped lines, a pipe plain ones."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def head(self, title: str, name: str) -> None:
        """The first line: what it is, and its id."""
        from rich.text import Text

        self.console.print(Text.assemble((title, "bold"), "  ", (name, "dim")))

    def line(self, label: str, value: str | RenderableType) -> None:
        """A labelled line; an empty value is not written."""
        if not value:
            return
        if not self.console.is_terminal:
            self.console.print(f"  {label:<{LABEL}} {value}")
            return
        from rich.table import Table

        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=LABEL + 2, style="dim")
        grid.add_column(ratio=1)
        grid.add_row(f"  {label}", value)
        self.console.print(grid)

    def plain(self, text: str) -> None:
        """An indented line; on a terminal also where it is wrapped."""
        from rich.padding import Padding

        self.console.print(Padding(text, (0, 0, 0, 2)) if self.console.is_terminal else f"  {text}")

    def section(self, title: str) -> None:
        """A blank line and a title."""
        from rich.text import Text

        self.console.print()
        self.console.print(Text(title, style="bold"))

    def quote(self, text: str, spans: Sequence[Span]) -> None:
        """The sentences that hold the spans, marked."""
        from rich.padding import Padding

        if not self.console.is_terminal:
            self.console.print(f"  {evidence.marked(text, spans)}")
        else:
            self.console.print(Padding(evidence.rich_marked(text, spans), (0, 0, 0, 2)))

    def event(self, row: EventRow, text: str | None) -> None:
        """An event in full; ``text`` is the report's, null where it was erased."""
        event = row.event
        self.head(words.what(event), row.id)
        self.line("who", party_words(event.actors))
        self.line("whom", party_words(event.recipients))
        self.line("when", when(event))
        self.line("where", where(event))
        self.line("status", words.status(row))
        self.line("about", "; ".join(f"“{words.one_line(s.text)}”" for s in event.about))
        self.line("if", f"“{words.one_line(event.condition.text)}”" if event.condition else "")
        self.line(
            "until",
            (event.deadline.value or (event.deadline.span.text if event.deadline.span else "")) if event.deadline else "",
        )
        self.line("counts", counts(event))
        self.line("contexts", ", ".join(event.contexts))
        self.line("codes", codes(event))
        self.report_lines(row.head)
        self.section("The words")
        if text is None:
            self.plain("(the text was erased; the codes and offsets remain)")
        else:
            self.quote(text, evidence.event_spans(event))
        self.section("Who says so")
        self.chain(row)
        for claim in row.claims:
            self.claim_lines(claim, text)
        if event.because:
            self.section("Because")
            for reason in event.because:
                self.plain(f"{words.one_line(reason)}")
        self.review(row.review)

    def report_lines(self, head: ReportHead) -> None:
        """Outlet, date, title and id of the report, and how a person graded its outlet."""
        from sayso.ledger.judgements.model import GRADES

        self.line("report", report_words(head))
        if head.grade:
            self.line("outlet is", f"graded {head.grade}, {GRADES[head.grade]}")

    def chain(self, row: EventRow) -> None:
        """The chain from the innermost speaker to the outlet."""
        outlet = words.one_line(row.head.outlet or "the report itself")
        for chain in row.chains:
            self.plain(" → ".join([*(words.one_line(n) for n in chain), outlet]))
        if not row.chains:
            speaks = words.names(row.event.actors) if row.claims else ""
            self.plain(f"{speaks} → {outlet}" if speaks else f"  {outlet}, in its own words")

    def claim_lines(self, row: ClaimRow, text: str | None) -> None:
        """A claim in two lines below an event."""
        claim = row.claim
        how = [("not " if claim.negated else "") + claim.act, claim.kind, claim.certainty]
        self.plain(f"{row.id}  {words.claimed_by([row.chain]) if row.chain else 'unnamed'} ({', '.join(how)})")
        if text is not None:
            self.quote(text, evidence.claim_spans(claim))

    def claim(self, row: ClaimRow, text: str | None) -> None:
        """A claim in full."""
        claim = row.claim
        self.head(f"{words.speaker(row)}: {claim.act}", row.id)
        self.line("speaker", _source(claim.speaker) if claim.speaker else "nobody is named")
        self.line("via", ", ".join(_source(v) for v in claim.via))
        self.line("act", ("not " if claim.negated else "") + claim.act)
        self.line("certainty", claim.certainty)
        self.line("quotation", claim.kind)
        self.line("inside", claim.parent or "")
        self.line("links", "; ".join(f"{link.type.replace('_', ' ')} {link.to}" for link in claim.links))
        self.line("vouches for", ", ".join(row.events))
        self.report_lines(row.head)
        self.section("The words")
        if text is None:
            self.plain("(the text was erased; the codes and offsets remain)")
        else:
            self.quote(text, evidence.claim_spans(claim))
        outlet = words.one_line(row.head.outlet or "the report itself")
        self.section("Who says so")
        self.plain(" → ".join([*(words.one_line(n) for n in row.chain), outlet]))
        if claim.because:
            self.section("Because")
            for reason in claim.because:
                self.plain(f"{words.one_line(reason)}")
        self.review(row.review)

    def review(self, review: Review) -> None:
        """What people decided."""
        if not (review.marks or review.notes):
            return
        self.section("Judgements")
        for mark in sorted((*review.marks, *review.notes), key=lambda m: (m.at, m.judgement)):
            self.plain(f"{mark.judgement}  {words.mark(mark)}")
        for conflict in review.conflicts:
            said = "; ".join(f"{person}: {words.brief(value)}" for person, value in conflict.values)
            self.plain(f"disputed: {conflict.field} ({said}); the latest shows")
        if not review.coded:
            self.plain("the present coder does not make this record; it stays because a person judged it")
        for field, value in review.differs.items():
            self.plain(f"the present coder says {field} {words.brief(value)}")
        if review.assigned:
            self.plain(f"assigned to {review.assigned}")
        if review.merged:
            self.plain(f"takes in {', '.join(review.merged)}")
        if review.merged_into:
            self.plain(f"merged into {review.merged_into}")


def party_words(parties: Iterable[Party]) -> str:
    """Names with country, sector and the words of the report: ``Khalifa Haftar (LBY, REB) “Haftar”``."""
    out = []
    for party in parties:
        codes = ", ".join(c for c in (party.country, party.sector) if c)
        said = words.one_line(party.span.text) if party.span else ""
        text = words.one_line(party.name) + (f" ({codes})" if codes else "")
        out.append(f"{text} “{said}”" if said and said != party.name else text)
    return "; ".join(out)


def when(event: Event) -> str:
    """Date, precision and what it was worked out from."""
    if event.date is None:
        return "unknown"
    return f"{words.when(event.date)} (to the {event.date.precision}: {words.one_line(event.date.because)})".replace(
        "to the interval", "an interval"
    )


def where(event: Event) -> str:
    """Place, precision and what it was worked out from."""
    if event.place is None:
        return "unknown"
    because = f": {words.one_line(event.place.because)}" if event.place.because else ""
    return f"{words.where(event)} ({event.place.precision}{because})"


def counts(event: Event) -> str:
    """``killed 12 to 15 civilians``."""
    out = []
    for count in event.counts:
        numbers = [n for n in (count.low, count.best, count.high) if n is not None]
        number = (
            "" if not numbers else str(min(numbers)) if min(numbers) == max(numbers) else f"{min(numbers)} to {max(numbers)}"
        )
        number = number or f"“{words.one_line(count.span.text)}”"
        out.append(" ".join(w for w in (count.kind, number, words.one_line(count.who or "")) if w))
    return "; ".join(out)


def codes(event: Event) -> str:
    """CAMEO code, scores and quad class."""
    scores = [("Goldstein", event.goldstein), ("intensity", event.intensity)]
    said = [
        *([f"CAMEO {event.cameo}"] if event.cameo is not None else []),
        *(f"{name} {value:+g}" for name, value in scores if value is not None),
    ]
    return ", ".join([*said, *([event.quad] if event.quad else [])])


def report_words(head: ReportHead) -> str:
    """Outlet, date, title and id of a report."""
    return ", ".join(words.one_line(w) for w in (head.outlet, head.published, head.title or head.headline, head.id) if w)


def _source(source: object) -> str:
    name = getattr(source, "name", None) or getattr(source, "text", None) or "unnamed"
    said = getattr(source, "text", None)
    return f"{words.one_line(name)} “{words.one_line(said)}”" if said and said != name else words.one_line(name)
