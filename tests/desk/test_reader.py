"""``/reports/ID`` and ``/records/ID``: all of a report's states, without JavaScript and in parts."""

from __future__ import annotations

import html
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sayso.desk.app import make_app
from sayso.desk.desk import Desk, Settings
from sayso.ledger import Ledger, open_ledger
from sayso.schema import (
    Attribution,
    CodedReport,
    Event,
    Failure,
    LayoutPart,
    Mention,
    PlaceMention,
    Span,
    TimeExpression,
    Translation,
)
from tests.handmade import TEXT, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "x.ledger", create=True) as opened:
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(make_app(Desk(ledger, Settings())), base_url="http://127.0.0.1:8400") as made:
        yield made


def words(page: str) -> str:
    """What a person reads."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def marked_text(page: str) -> str:
    """The report's words on the page, joined from the segments in the order of their offsets."""
    found = re.findall(r'<(a|span) id="t(\d+)"[^>]*>([^<]*)</\1>', page)
    return "".join(html.unescape(text) for _, _, text in sorted(found, key=lambda f: int(f[1])))


def test_the_text_as_it_is_with_its_marks(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    page = client.get(f"/reports/{name}").text
    assert marked_text(page) == TEXT
    assert 'class="m-act"' in page
    assert re.search(r'class="m-says"[^>]*>said<', page)
    assert f'<i class="spot" id="{name}.' in page
    assert "2 events, 1 claim" in page


def test_a_click_on_marked_words_opens_their_record_without_javascript(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    page = client.get(f"/reports/{name}").text
    href = html.unescape(re.search(r'<a id="t\d+" class="m-act" href="([^"]+)"', page)[1])  # type: ignore[index]
    opened = client.get(f"/reports/{name}{href.partition('#')[0]}")
    assert opened.status_code == 200
    assert 'class="panel open"' in opened.text
    assert re.search(r'class="m-act lit"[^>]*>shelled<', opened.text)
    for said in (
        "Rebels",
        "the port of Karsa",
        "2 March 2020",
        "the Monday before publication",
        "the verb shell",
        "Delta Radio",
    ):
        assert said in words(opened.text), said


def test_htmx_gets_the_panel_alone(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    part = client.get(f"/reports/{name}", params={"record": f"{name}.1"}, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert 'class="sheet"' in part.text
    whole = client.get(f"/reports/{name}", headers={"HX-Request": "true"}).text
    assert "<html" not in whole
    assert "2 events, 1 claim" in whole


def test_who_says_it_is_a_chain(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    page = client.get(f"/reports/{name}?record=2").text
    chain = re.search(r'<ol class="chain".*?</ol>', page, re.DOTALL)
    assert chain
    assert words(chain[0]).replace(" told", "").split() == ["The", "minister", "residents", "Delta", "Radio"]


def test_codes_only_behind_the_switch(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    assert "ASSAULT" not in client.get(f"/reports/{name}?record=1").text
    assert "ASSAULT heavy-weapons" in client.get(f"/reports/{name}?record=1&codes=1").text


def test_one_record(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    page = client.get(f"/records/{name}.1")
    assert page.status_code == 200
    assert re.search(r'<mark class="m-act[^>]*>shelled</mark>', page.text)
    assert "<html" not in client.get(f"/records/{name}.1", headers={"HX-Request": "true"}).text
    short = client.get(f"/records/{name[:6]}.1", follow_redirects=False)
    assert (short.status_code, short.headers["location"]) == (307, f"/records/{name}.1")


@pytest.mark.parametrize(
    "address", ["/reports/nothing", "/records/nothing.1", "/reports/{}?record=99", "/reports/{}?part=2", "/reports/{}?part=0"]
)
def test_what_is_not_there_is_not_found(ledger: Ledger, client: TestClient, address: str) -> None:
    name = ledger.add(story()).report
    page = client.get(address.format(name))
    assert page.status_code == 404
    assert "role=" in page.text


@pytest.mark.parametrize("address", ["/reports/{}?at=x", "/reports/{}?part=many"])
def test_what_is_no_number_is_refused(ledger: Ledger, client: TestClient, address: str) -> None:
    name = ledger.add(story()).report
    assert client.get(address.format(name)).status_code == 422


def test_by_the_id_that_it_came_with(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    page = client.get("/reports/karsa-1?record=1")
    assert str(page.url).endswith(f"/reports/{name}?record=1")


def plain(text: str, **more: object) -> CodedReport:
    """A report without records."""
    record = replace(story(), text=text, events=(), attributions=(), title="Plain")
    return replace(record, **more)  # type: ignore[arg-type]  # fields by name


def test_everything_of_a_report_is_escaped(ledger: Ledger, client: TestClient) -> None:
    text = f"{EVIL} shelled {EVIL}."
    shelled = replace(
        story().events[0],
        anchor=Span(start=len(EVIL) + 1, end=len(EVIL) + 8, text="shelled"),
        actors=(replace(story().events[0].actors[0], name=EVIL, span=Span(start=0, end=len(EVIL), text=EVIL)),),
        recipients=(),
        counts=(),
        date=None,
        place=None,
        because=(EVIL,),
    )
    name = ledger.add(plain(text, title=EVIL, outlet=EVIL, url="javascript:alert(1)", events=(shelled,), language="en")).report
    for address in (f"/reports/{name}", f"/reports/{name}?record=1&codes=1", f"/records/{name}.1", "/"):
        page = client.get(address).text
        assert "<img" not in page, address
        assert "javascript:" not in page, address
    assert marked_text(client.get(f"/reports/{name}").text) == text


def test_right_to_left_and_odd_characters_keep_their_offsets(ledger: Ledger, client: TestClient) -> None:
    text = "\U0001f600 محادثات في Karsa \u202eevil e\u0301nd"
    start = text.index("Karsa")
    place = PlaceMention(
        start=start, end=start + 5, text="Karsa", name="Karsa", geonames=None, admin1=None, country="KRS", lat=None, lon=None,
        precision="city", because="the only one",
    )  # fmt: skip
    name = ledger.add(plain(text, places=(place,))).report
    page = client.get(f"/reports/{name}").text
    assert re.search(rf'<a id="t{start}" class="m-place" href="\?at={start}#t{start}">Karsa</a>', page)
    assert marked_text(page) == text.replace("\u202e", "\N{REPLACEMENT CHARACTER}")
    assert 'dir="auto"' in page


def test_a_mere_mention_opens_what_it_was_worked_out_from(ledger: Ledger, client: TestClient) -> None:
    text = "Rebels met in Karsa on Monday."
    name = ledger.add(
        plain(
            text,
            mentions=(Mention(start=0, end=6, text="Rebels", actor="KRS.REB", name="Karsa Rebels", kind="armed_group"),),
            dates=(
                TimeExpression(
                    start=23,
                    end=29,
                    text="Monday",
                    type="DATE",
                    value="2020-03-02",
                    interval="2020-03-02",
                    because="the last one",
                ),
            ),
        )
    ).report
    actor = client.get(f"/reports/{name}?at=2").text
    assert "Karsa Rebels (armed group)" in actor
    assert 'href="/actors/KRS.REB"' in actor
    assert "the last one" in client.get(f"/reports/{name}?at=25", headers={"HX-Request": "true"}).text


def test_layout_is_apart_from_the_body(ledger: Ledger, client: TestClient) -> None:
    lines = {
        "headline": "Rebels take Karsa",
        "photo_credit": "Photo: A. Nobody",
        "furniture": "Share this",
        "body": "Rebels came.",
    }
    text = "\n".join(lines.values())
    layout = tuple(
        LayoutPart(start=text.index(words_), end=text.index(words_) + len(words_), kind=kind)  # type: ignore[arg-type]  # kinds above
        for kind, words_ in lines.items()
    )
    page = client.get(f"/reports/{ledger.add(plain(text, layout=layout)).report}").text
    for kind in lines:
        assert f'class="line b-{kind}"' in page
    for label in ("headline", "photo credit", "furniture of the page"):
        assert f'<span class="kind">{label}</span>' in page
    assert "2 of 2" in words(page)  # furniture and credits are no sentences that could yield something


def test_sentences_that_yielded_nothing_are_told_and_stepped_through(ledger: Ledger, client: TestClient) -> None:
    base = story()
    text = f"{TEXT} Nobody came. Rain fell on the hills."
    page = client.get(f"/reports/{ledger.add(replace(base, text=text)).report}").text
    assert "2 of 4" in words(page)
    assert re.search(r'<span class="nothing" id="n0">.*?Nobody came\..*?<a href="#n1">next</a>', page)
    assert re.search(r'<span class="nothing" id="n1">.*?<a href="#n0">previous</a>', page)
    assert 'href="#n0" data-step' in page


def test_a_suspected_translation_says_so(ledger: Ledger, client: TestClient) -> None:
    said = replace(story().attributions[0], kind="direct", translated=True)
    record = replace(story(), translation=Translation(suspected=True, because=("a sign of it",)), attributions=(said,))
    page = client.get(f"/reports/{ledger.add(record).report}").text
    assert "reads like a translation" in page
    assert "a sign of it" in page
    assert re.search(r'<span class="tag">translated</span><a id="t\d+"[^>]*>the army<', page)
    plain_page = client.get(f"/reports/{ledger.add(story(id='other', outlet='Hill Post')).report}").text
    assert "reads like a translation" not in plain_page


def test_an_erased_report(ledger: Ledger, client: TestClient) -> None:
    name = ledger.add(story()).report
    ledger.erase(reason="asked by the family", report=name)
    page = client.get(f"/reports/{name}?record=1")
    assert page.status_code == 200
    assert "asked by the family" in page.text
    assert "shelled" not in words(page.text).replace("Shelled", "")
    assert client.get(f"/records/{name}.1").status_code == 200
    assert client.get("/").status_code == 200


def test_a_failed_report_says_why(ledger: Ledger, client: TestClient) -> None:
    failed = plain("Some words.", failure=Failure(stage="parser", error="ValueError", message="no such thing"))
    page = client.get(f"/reports/{ledger.add(failed).report}").text
    assert "could not be coded" in page
    assert "no such thing" in page
    assert marked_text(page) == "Some words."
    assert "could not be coded" in client.get("/").text


def long_report() -> CodedReport:
    """300,000 characters, an event and a claim in each sentence."""
    events: list[Event] = []
    claims: list[Attribution] = []
    one = story()
    size = len(TEXT) + 1
    copies = 300_000 // size
    for n in range(copies):
        at = n * size

        def moved(span: Span, at: int = at) -> Span:
            return replace(span, start=span.start + at, end=span.end + at)

        event, said = one.events[0], one.attributions[0]
        assert said.cue
        assert said.speaker
        assert said.speaker.start is not None
        assert said.speaker.end is not None
        events.append(
            replace(event, id=f"e{n}", anchor=moved(event.anchor), actors=(), recipients=(), counts=(), date=None, place=None)
        )
        speaker = replace(said.speaker, start=said.speaker.start + at, end=said.speaker.end + at)
        claims.append(replace(said, id=f"a{n}", cue=moved(said.cue), content=tuple(map(moved, said.content)), speaker=speaker))
    return replace(one, text=(TEXT + "\n") * copies, events=tuple(events), attributions=tuple(claims))


def test_a_report_of_300_000_characters_comes_in_parts(ledger: Ledger, client: TestClient) -> None:
    record = long_report()
    name = ledger.add(record).report
    begun = time.perf_counter()
    page = client.get(f"/reports/{name}")
    print(f"\n300,000 characters: {time.perf_counter() - begun:.2f} s, {len(page.content):,} bytes")  # noqa: T201 - a figure
    assert page.status_code == 200
    assert len(page.content) < 600_000
    assert "part 1 of 1" in words(page.text)
    last = len(record.events)
    number = f"{2 * last}"  # some record near the end: its part is found
    far = client.get(f"/reports/{name}?record={number}")
    assert far.status_code == 200
    assert "part 15 of 15" in words(far.text)
    seen = "".join(marked_text(client.get(f"/reports/{name}?part={n}").text) for n in (1, 2))
    assert record.text.replace("\n", "").startswith(seen)
