"""Lists of events, claims and actors: plain words, filters in the address, paging, what is said where nothing is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.desk.listed import EVIL, hostile, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

VIEWS = ["/events", "/claims", "/actors", "/timeline", "/search"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("lists")) as made:
        yield made


def text(body: str) -> str:
    """The words of a page, tags away and blanks joined."""
    inner = re.sub(r"<(script|style|svg).*?</\1>", " ", body, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", inner))


def ids(body: str) -> list[str]:
    return re.findall(r'<li class="record" id="([^"]+)"', body)


def test_an_event_is_a_sentence_with_its_words_place_and_chain(client: TestClient) -> None:
    said = text(client.get("/events").text)
    assert "Rebels shelled the port of Karsa" in said
    assert "The army did not use coercion: the road" in said
    assert "2 March 2020" in said
    assert "in its own words" in said
    assert re.search(r"The minister told residents told\s+Delta Radio", said)
    assert "ASSAULT" not in said


def test_codes_stand_behind_the_switch(client: TestClient) -> None:
    assert "ASSAULT heavy-weapons · CAMEO" in text(client.get("/events?codes=1").text)


def test_each_row_leads_to_its_words(client: TestClient) -> None:
    body = client.get("/events").text
    for name in ids(body):
        assert f'href="/records/{name}"' in body
        assert f"?record={name}#{name}" in body
    first = ids(body)[0]
    assert client.get(f"/records/{first}").status_code == 200
    assert f'id="{first}"' in client.get(f"/reports/{first.partition('.')[0]}?record={first}").text


def test_claims_show_the_chain(client: TestClient) -> None:
    body = client.get("/claims").text
    assert "The minister says" in text(body)
    assert body.count('<ol class="chain"') == 3
    assert "the army had closed the road" in body


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=ASSAULT", 3), ("type=COERCE", 3), ("type=ASSAULT&type=COERCE", 6), ("actor=rebels", 3), ("from=2020-03", 1),
        ("to=2020-02", 1), ("outlet=Hill+Post", 2), ("status=denied", 3), ("status=claimed", 3), ("country=LBY", 0), ("place=karsa", 3),
        ("source=residents", 3), ("words=shelled", 3), ("judged=no", 6), ("judged=yes", 0), ("type=state", 6),
    ],
)  # fmt: skip
def test_every_filter_acts_on_events(client: TestClient, query: str, found: int) -> None:
    assert len(ids(client.get(f"/events?{query}").text)) == found


def test_filters_of_one_view_are_carried_to_all_others(client: TestClient) -> None:
    body = client.get("/events?type=ASSAULT&from=2020-03").text
    for view in VIEWS:
        assert f'href="{view}?from=2020-03&amp;type=ASSAULT"' in body
        assert client.get(f"{view}?from=2020-03&type=ASSAULT").status_code == 200


def test_a_filter_that_says_nothing_here_says_so(client: TestClient) -> None:
    body = client.get("/claims?type=ASSAULT").text
    assert len(ids(body)) == 3
    assert "(not here)" in body
    assert len(ids(client.get("/claims?type=deny").text)) == 0


def test_active_filters_are_links_that_take_them_away(client: TestClient) -> None:
    body = client.get("/events?type=ASSAULT&actor=Rebels").text
    assert 'href="/events?type=ASSAULT" aria-label="Take away actor Rebels"' in body
    assert 'href="/events?actor=Rebels" aria-label="Take away what attacked"' in body


def test_an_empty_list_says_which_filter_to_drop(client: TestClient) -> None:
    body = client.get("/events?actor=nobody&type=ASSAULT").text
    assert '<a href="/events?type=ASSAULT">without actor: nobody</a>' in body
    assert '<a href="/events?actor=nobody">without what: attacked</a>' in body


def test_fields_left_empty_leave_the_address(client: TestClient) -> None:
    answer = client.get("/events?actor=&type=ASSAULT&words=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?type=ASSAULT")


def test_facets_count_and_are_set(client: TestClient) -> None:
    body = client.get("/events?type=ASSAULT").text
    assert re.search(r'value="ASSAULT" checked>.*?<span class="count">3<', body)
    assert re.search(r'value="COERCE">.*?<span class="count">3<', body)


def test_a_status_is_one_whether_asked_for_by_word_or_code(client: TestClient) -> None:
    for value in ("denied", "negated"):
        body = client.get(f"/events?status={value}").text
        assert re.search(r'name="status" value="denied" checked>.*?<span class="count">3<', body)
        assert 'value="negated"' not in body


def test_facets_of_claims_count_claims(client: TestClient) -> None:
    body = client.get("/claims?type=state").text
    assert re.search(r'value="state" checked> <span>says</span> <span class="count">3<', body)
    assert re.search(r'name="outlet" value="Bay News"> <span>Bay News</span> <span class="count">1<', body)
    assert "ASSAULT" in client.get("/claims?type=ASSAULT").text


def test_paging_goes_through_every_row_once_and_back(client: TestClient) -> None:
    seen, at, first = [], "/events?limit=4", None
    while at:
        body = client.get(at).text
        assert "6 events" in text(body)
        seen += ids(body)
        found = re.search(r'rel="next" href="([^"]+)"', body)
        first = first or ids(body)
        last, at = body, found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 6
    back = re.search(r'rel="prev" href="([^"]+)"', last)
    assert back is not None
    assert ids(client.get(back[1].replace("&amp;", "&")).text) == first


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("query", ["from=March", "status=maybe", "judged=perhaps", "limit=0", "limit=x", "limit=1001"])
def test_what_cannot_be_asked_is_refused(client: TestClient, view: str, query: str) -> None:
    assert client.get(f"{view}?{query}").status_code == 400


def test_a_cursor_that_is_none_is_refused(client: TestClient) -> None:
    assert client.get("/events?after=%3Enothing").status_code == 400


def test_the_list_of_actors_and_one_of_them(client: TestClient) -> None:
    said = text(client.get("/actors").text)
    assert "Rebels" in said
    body = client.get("/actors/Rebels").text
    assert "Acts in 3 events" in text(body)
    assert len(ids(body)) == 3
    assert "the port of Karsa" in body
    assert "name only" in said


def test_an_actor_of_the_base_has_names_roles_and_sources(client: TestClient) -> None:
    body = client.get("/actors/person.khalifa-haftar").text
    assert "Commander of the Libyan National Army" in body
    assert "contested" in body
    assert "Source of these facts" in body
    assert "holds no event" in body


def test_no_such_actor(client: TestClient) -> None:
    assert client.get("/actors/nobody-at-all").status_code == 404


def test_search_finds_texts_actors_and_dossiers(client: TestClient) -> None:
    client.post("/dossiers", data={"name": "Shelling of Karsa", "query": "actor=Rebels"})
    body = client.get("/search?words=rebels").text
    assert "3 reports" in text(body)
    assert "<mark>Rebels</mark> shelled" in body
    assert 'href="/actors/Rebels"' in body
    assert "Shelling of Karsa" in client.get("/search?words=karsa").text
    assert "No report holds zebra" in text(client.get("/search?words=zebra").text)
    assert client.get("/search").status_code == 200
    assert client.get("/search?words=-").status_code == 400


def test_what_reports_and_people_write_is_never_markup(tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("evil"), hostile()) as client:
        kept = client.post("/dossiers", data={"name": EVIL, "query": "outlet=" + EVIL}).url.path
        for path in (*VIEWS, "/search?words=shelled", f"/events?actor={EVIL}", f"/actors/{EVIL}", "/dossiers", kept):
            body = client.get(path).text
            assert EVIL not in body, path
            assert "<script>" not in body, path
