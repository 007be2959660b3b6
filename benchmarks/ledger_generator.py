"""A large ledger of invented reports, to measure the desk on: ``python -m benchmarks.ledger_generator FILE``.

Reports are made from a seed, word by word, with events, claims, mentions, dates and places at known offsets, and written
through the ledger's own writing, so that the result verifies (``sayso doctor``).  Nobody and nothing in it exists.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso import schema as s

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Reports in one transaction: the ledger's seal is then made once for many.
BATCH = 250
FIRST = date(2012, 1, 1)
DAYS = 13 * 365
#: Type, quad class, verb.
ACTS: tuple[tuple[s.EventType, s.Quad, str], ...] = (
    ("AGREE", "verbal cooperation", "agreed with"), ("CONSULT", "verbal cooperation", "met"),
    ("SUPPORT", "verbal cooperation", "praised"), ("AID", "material cooperation", "supplied"),
    ("COOPERATE", "material cooperation", "patrolled with"), ("REQUEST", "verbal conflict", "appealed to"),
    ("ACCUSE", "verbal conflict", "accused"), ("REJECT", "verbal conflict", "rebuffed"),
    ("THREATEN", "verbal conflict", "threatened"), ("PROTEST", "material conflict", "rallied against"),
    ("SANCTION", "material conflict", "sanctioned"), ("COERCE", "material conflict", "detained"),
    ("ASSAULT", "material conflict", "shelled"),
)  # fmt: skip
STATUSES: tuple[s.Status, ...] = ("actual", "future", "hypothetical", "negated")
SYLLABLES = (
    "ka",
    "ro",
    "mi",
    "del",
    "tu",
    "sen",
    "var",
    "lo",
    "qua",
    "zin",
    "pe",
    "har",
    "so",
    "bel",
    "ni",
    "dor",
    "ush",
    "al",
)
ENDINGS = ("a", "or", "im", "esh", "an", "ul")


class Actor(NamedTuple):
    """Somebody invented."""

    id: str | None
    name: str
    country: str | None
    sector: str | None


class World:
    """Invented names; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(f"world {seed}")  # noqa: S311 - nothing here is secret
        self.countries = [f"{a}{b}{c}" for a in "XYZ" for b in "ABCDE" for c in "KLMN"]
        self.actors = [self._actor(i) for i in range(600)]
        self.places = [(self.name(), self.random.choice(self.countries)) for _ in range(300)]
        self.outlets = [f"{self.name()} {kind}" for kind in ("Post", "Radio", "Wire", "Herald") for _ in range(10)]
        self.words = sorted({self.name().lower() for _ in range(4000)})

    def name(self) -> str:
        """An invented word with a capital."""
        return ("".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 3))) + self.random.choice(ENDINGS)).capitalize()

    def _actor(self, number: int) -> Actor:
        name = f"{self.name()} {self.name()}"
        if number % 3 == 0:
            return Actor(None, name, None, None)
        country, sector = self.random.choice(self.countries), self.random.choice(("GOV", "MIL", "REB", "CVL"))
        return Actor(f"{country}:{number}", name, country, sector)


class _Text:
    """A text that grows and knows where its words are."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> s.Span:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return s.Span(start=start, end=self.length, text=words)


def make(number: int, world: World, seed: int, events: int) -> s.CodedReport:
    """One invented report with so many events."""
    rng = random.Random(f"{seed} {number}")  # noqa: S311 - nothing here is secret
    published = FIRST + timedelta(days=rng.randrange(DAYS))
    text = _Text()
    headline = text.add(" ".join(rng.choices(world.words, k=6)).capitalize())
    text.add("\n\n")
    parts: dict[str, list[Any]] = {"mentions": [], "dates": [], "places": [], "claims": [], "events": []}
    for i in range(1, events + 1):
        _sentence(text, rng, world, parts, number=i, published=published)
        for _ in range(2):
            text.add(" ".join(rng.choices(world.words, k=rng.randint(8, 20))).capitalize() + ". ")
    return s.CodedReport(
        schema_version=1,
        id=f"invented-{number}",
        coder="invented 1",
        outlet=rng.choice(world.outlets),
        published=published.isoformat(),
        published_from="given",
        title=headline.text if number % 2 else None,
        url=f"https://invented.example/{number}",
        language="en",
        translation=s.Translation(suspected=False),
        failure=None,
        warnings=(),
        text="".join(text.parts),
        layout=(s.LayoutPart(start=headline.start, end=headline.end, kind="headline"),),
        mentions=tuple(parts["mentions"]),
        dates=tuple(parts["dates"]),
        places=tuple(parts["places"]),
        attributions=tuple(parts["claims"]),
        events=tuple(parts["events"]),
    )


def _sentence(
    text: _Text, rng: random.Random, world: World, parts: dict[str, list[Any]], *, number: int, published: date
) -> None:
    """A sentence that tells of an act, half of the time by somebody's word."""
    # Few names stand in most reports, as in the world: weights fall with rank.
    who, whom, source = (world.actors[int(len(world.actors) * rng.random() ** 2)] for _ in range(3))
    kind, quad, verb = ACTS[int(len(ACTS) * rng.random())]
    place, country = rng.choice(world.places)
    day = published - timedelta(days=min(int(rng.expovariate(0.3)), 60))
    start = text.length
    actor = text.add(who.name)
    text.add(" ")
    anchor = text.add(verb)
    text.add(" ")
    recipient = text.add(whom.name)
    text.add(" in ")
    where = text.add(place)
    text.add(" on ")
    when = text.add(day.isoformat())
    dated = s.EventDate(value=_coarse(day, rng), precision="day", span=when, because="as written")
    content = s.Span(start=start, end=text.length, text="".join(text.parts)[start:])
    told = rng.random() < 0.6  # noqa: PLR2004 - six in ten
    if told:
        text.add(", ")
        speaker = text.add(source.name)
        text.add(" ")
        cue = text.add("said")
        parts["claims"].append(
            s.Attribution(
                id=f"a{len(parts['claims']) + 1}", kind="indirect", act=rng.choice(("state", "accuse", "deny", "confirm")),
                certainty="certain", negated=False, parent=None, cue=cue, content=(content,),
                speaker=s.Source(start=speaker.start, end=speaker.end, text=speaker.text, actor=source.id, name=source.name),
            )
        )  # fmt: skip
        parts["mentions"].append(_mention(speaker, source))
    text.add(". ")
    parts["mentions"] += [_mention(actor, who), _mention(recipient, whom)]
    parts["dates"].append(
        s.TimeExpression(
            start=when.start,
            end=when.end,
            text=when.text,
            type="DATE",
            value=when.text,
            interval=when.text,
            because="as written",
        )
    )
    parts["places"].append(
        s.PlaceMention(
            start=where.start, end=where.end, text=where.text, name=place, geonames=None, admin1=None, country=country,
            lat=None, lon=None, precision="city",
        )
    )  # fmt: skip
    parts["events"].append(
        s.Event(
            id=f"e{number}", type=kind, mode=None, contexts=("military",) if quad == "material conflict" else (), cameo="",
            goldstein=None, intensity=None, quad=quad, status=_status(rng), background=rng.random() < 0.05,  # noqa: PLR2004
            anchor=anchor, actors=(_party(actor, who),), recipients=(_party(recipient, whom),),
            date=dated if rng.random() < 0.9 else None,  # noqa: PLR2004
            place=s.EventPlace(
                name=place, geonames=None, admin1=None, country=country, lat=None, lon=None, precision="city", span=where,
                because="",
            ) if rng.random() < 0.8 else None,  # noqa: PLR2004
            attributions=(parts["claims"][-1].id,) if told else (), said_by=(source.name,) if told else (),
            because=(f"the verb {verb}",),
        )
    )  # fmt: skip


def _coarse(day: date, rng: random.Random) -> str:
    cut = rng.random()
    return day.isoformat()[: 4 if cut < 0.02 else 7 if cut < 0.1 else 10]  # noqa: PLR2004 - years, months, days


def _status(rng: random.Random) -> s.Status:
    return rng.choices(STATUSES, weights=(80, 10, 5, 5))[0]


def _mention(span: s.Span, actor: Actor) -> s.Mention:
    return s.Mention(start=span.start, end=span.end, text=span.text, actor=actor.id, name=actor.name, kind="unknown")


def _party(span: s.Span, actor: Actor) -> s.Party:
    return s.Party(actor=actor.id, name=actor.name, country=actor.country, sector=actor.sector, span=span)


def reports(count: int, events: int, seed: int = 0) -> Iterator[s.CodedReport]:
    """So many reports with so many events in all, spread evenly."""
    world = World(seed)
    made = 0
    for number in range(count):
        share = (events * (number + 1)) // count - made
        made += share
        yield make(number, world, seed, share)


def _batches(made: Iterator[s.CodedReport]) -> Iterator[list[s.CodedReport]]:
    while batch := list(islice(made, BATCH)):
        yield batch


def fill(place: str, count: int, events: int, *, seed: int = 0) -> None:
    """Make a ledger of invented reports, and some judgements on them.

    Args:
        place: a file or a URL; a ledger that is there is added to.
        count: reports.
        events: events in all.
        seed: another number gives other reports.
    """
    from sayso.ledger import open_ledger
    from sayso.ledger.write import add_in

    with open_ledger(place, create=True) as ledger:
        for batch in _batches(reports(count, events, seed)):
            with ledger.transaction("add") as tx:
                for coded in batch:
                    add_in(tx, coded)
        judge_some(ledger, 200, seed)


def judge_some(ledger: Any, count: int, seed: int = 0) -> None:
    """Judge so many events, chosen by the seed."""
    from sayso.ledger.judgements.model import Target
    from sayso.ledger.judgements.store import Draft, judge
    from sayso.ledger.queries.sql import SqlSource
    from sayso.ledger.queries.view import View

    rng = random.Random(f"judge {seed}")  # noqa: S311 - nothing here is secret
    view = View(SqlSource(ledger))
    ids = sorted(h.id for h in view.source.heads(view.tx))
    for name in rng.sample(ids, min(count, len(ids))):
        full, _ = view.full(view.source.coded(name, view.tx))
        if not full.events:
            continue
        row = rng.choice(full.events)
        target = Target(kind="event", report=name, key=row.key)
        draft = rng.choice(
            (
                Draft(kind="accept", target=target),
                Draft(kind="reject", target=target),
                Draft(kind="correct", target=target, field="status", value="future"),
            )
        )
        judge(ledger, draft, rng.choice(("ana", "ben")))


def main() -> int:
    """Parse the command line and make the ledger."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger_generator", description=__doc__)
    parser.add_argument("ledger", help="a file or a postgresql:// URL")
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    begin = time.monotonic()
    fill(args.ledger, args.reports, args.events, seed=args.seed)
    print(f"{args.reports} reports, {args.events} events in {time.monotonic() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
