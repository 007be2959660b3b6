"""Judging through the pages' own forms, without JavaScript: each deed, who may, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.desk import desk as desks_of
from sayso.ledger.queries.filters import Filter
from tests.desk.browsing import desks, forms
from tests.handmade import TEXT, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.ledger.queries.rows import ClaimRow, EventRow
    from tests.desk.browsing import Person


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Person]:
    with desks(tmp_path, "ana") as [person]:
        yield person


def event(person: Person, anchor: str = "shelled", **states: str) -> EventRow:
    asked = Filter(review=(states["review"],)) if states else Filter()
    return next(r for r in person.view.events(asked) if r.event.anchor.text == anchor)


def claim(person: Person) -> ClaimRow:
    return next(person.view.claims(Filter()))


def test_accept_and_reject_and_take_back(ana: Person) -> None:
    row = event(ana)
    answer = ana.do(f"/records/{row.id}", "/judge/accept")
    assert answer.headers["location"] == f"/records/{row.id}"
    assert event(ana).review.state == "accepted"
    ana.do(
        f"/records/{row.id}",
        "/judge/reject",
    )
    assert not [r for r in ana.view.events(Filter()) if r.id == row.id]
    body = ana.get(f"/records/{row.id}")
    assert 'ana</strong> <span class="what-done">rejected' in body
    undo = next(f for f in forms(body) if f.action == "/judge/undo")
    assert ana.send("/judge/undo", undo.fields).status_code == 303
    assert event(ana).review.state == "accepted"
    body = ana.get(f"/records/{row.id}")
    assert "taken back" in body
    back = next(f for f in forms(body) if f.action == "/judge/undo")  # the newest first: bring the rejection back
    assert ana.send("/judge/undo", back.fields).status_code == 303
    assert [r.id for r in ana.view.events(Filter(review=("rejected",)))] == [row.id]


def test_only_what_was_changed_in_the_form_is_judged(ana: Person) -> None:
    row = event(ana)
    ana.do(f"/judge/correct?record={row.id}", "/judge/correct", status="future", date="2020-03-01", note="see line 2")
    made = ana.view.judgements
    assert [(j.field, j.value if j.field == "status" else j.value["value"], j.note) for j in made] == [
        ("status", "future", "see line 2"),
        ("date", "2020-03-01", "see line 2"),
    ]
    nothing = ana.form(f"/judge/correct?record={row.id}", "/judge/correct")
    answer = ana.send("/judge/correct", nothing.fields)
    assert answer.status_code == 400
    assert "nothing was changed" in answer.text


def test_every_field_of_an_event_can_be_corrected(ana: Person) -> None:
    row = event(ana)
    ana.do(
        f"/judge/correct?record={row.id}",
        "/judge/correct",
        type="COERCE",
        mode="",
        status="negated",
        background="yes",
        actors__name=["the army", ""],
        actors__words=["the army", ""],
        recipients__name=["residents", "The minister", ""],
        recipients__words=["residents", "", ""],
        about="the road",
        condition="on Monday",
        deadline="2020-04-01",
        date="",
        place__name="Nowhere",
        place__precision="city",
        place__country="krs",
        counts__kind=["wounded", ""],
        counts__number=["4-6", ""],
        counts__who=["civilians", ""],
        counts__words=["port", ""],
        contexts="military",
        said_by="residents; Delta Radio",
        attributions=claim(ana).id,
    )
    e = event(ana).event
    assert (e.type, e.mode, e.status, e.background, e.contexts) == ("COERCE", None, "negated", True, ("military",))
    assert [(p.name, p.span and p.span.text) for p in e.actors] == [("the army", "the army")]
    assert [(p.name, p.span and p.span.text) for p in e.recipients] == [
        ("residents", "residents"),
        ("The minister", "The minister"),
    ]
    assert [s.text for s in e.about] == ["the road"]
    assert e.condition is not None
    assert e.condition.text == "on Monday"
    assert e.deadline is not None
    assert e.deadline.value == "2020-04-01"
    assert e.date is None
    assert e.place is not None
    assert (e.place.name, e.place.precision, e.place.country) == ("Nowhere", "city", "KRS")
    assert [(c.kind, c.low, c.best, c.high, c.who, c.span.text) for c in e.counts] == [
        ("wounded", 4, None, 6, "civilians", "port")
    ]
    assert e.said_by == ("residents", "Delta Radio")
    assert e.attributions == (claim(ana).id,)


def test_parts_that_were_not_touched_keep_all_they_had(ana: Person) -> None:
    row = event(ana)
    before = row.event.recipients[0]
    assert before.country == "KRS"
    ana.do(
        f"/judge/correct?record={row.id}", "/judge/correct",
        recipients__name=["the port of Karsa", "residents"], recipients__words=["the port of Karsa", "residents"],
    )  # fmt: skip
    assert event(ana).event.recipients[0] == before
    assert event(ana).event.recipients[1].span is not None


def test_a_claim_and_a_report_are_corrected(ana: Person) -> None:
    row = claim(ana)
    ana.do(
        f"/judge/correct?record={row.id}", "/judge/correct",
        act="deny", certainty="possible", negated="yes", kind="mixed", content="had closed the road",
        via__name=["residents"], via__words=["residents"], speaker__name="The army", speaker__words="the army",
    )  # fmt: skip
    c = claim(ana).claim
    assert (c.act, c.certainty, c.negated, c.kind) == ("deny", "possible", True, "mixed")
    assert [s.text for s in c.content] == ["had closed the road"]
    assert [v.name for v in c.via] == ["residents"]
    assert c.speaker is not None
    assert (c.speaker.name, c.speaker.text) == ("The army", "the army")
    ana.do(f"/judge/correct?record={row.head.id}", "/judge/correct", outlet="Hill Post", published="2020-03-04", title="Karsa")
    head = next(ana.view.reports(Filter())).head
    assert (head.outlet, head.published, head.title) == ("Hill Post", "2020-03-04", "Karsa")


def test_other_words_for_the_act(ana: Person) -> None:
    row = event(ana)
    ana.do(f"/judge/correct?record={row.id}", "/judge/correct", anchor="told", status="future")
    moved = event(ana, "told")  # the same type and party in the same sentence: the same record
    assert (moved.id, moved.event.status) == (row.id, "future")
    closed = event(ana, "closed")
    ana.do(f"/judge/correct?record={closed.id}", "/judge/correct", anchor="told Delta Radio", type="CONSULT")
    other = event(ana, "told Delta Radio")  # another type elsewhere: a record of its own, which takes in the old one
    assert other.review.merged == (closed.id,)
    assert len(list(ana.view.events(Filter()))) == 2


def test_an_event_of_selected_words_is_added(ana: Person) -> None:
    head = next(ana.view.reports(Filter())).head
    start = TEXT.index("told")
    path = f"/judge/add?report={head.id}&kind=event&start={start}&end={start + 4}"
    assert '<mark class="m-act">told</mark>' in ana.get(path)
    ana.do(path, "/judge/add", type="CONSULT", actors__name="residents", actors__words="residents", status="actual")
    added = event(ana, "told")
    assert (added.event.type, added.review.state) == ("CONSULT", "added")
    assert added.event.actors[0].name == "residents"


def test_words_instead_of_offsets(ana: Person) -> None:
    head = next(ana.view.reports(Filter())).head
    ana.do(
        f"/judge/add?report={head.id}&kind=claim", "/judge/add", quote="shelled the port of Karsa\non Monday", cue="told",
        speaker__name="residents", speaker__words="residents", act="state",
    )  # fmt: skip
    added = next(r for r in ana.view.claims(Filter()) if r.review.state == "added")
    assert [s.text for s in added.claim.content] == ["shelled the port of Karsa", "on Monday"]
    assert added.claim.cue is not None
    assert added.claim.cue.text == "told"
    missing = ana.form(f"/judge/add?report={head.id}&kind=event", "/judge/add")
    for quote in ("", "no such words", "900:950", "the"):
        answer = ana.send("/judge/add", missing.with_(quote=quote, type="ASSAULT"))
        assert answer.status_code == 400, quote
    no_type = ana.send("/judge/add", missing.with_(quote="told"))
    assert no_type.status_code == 400
    assert "type" in no_type.text


def test_merge_split_note_assign_grade(ana: Person) -> None:
    shelled, closed = event(ana), event(ana, "closed")
    ana.do(f"/judge/merge?record={shelled.id}", "/judge/merge", other=closed.id)
    assert [r.id for r in ana.view.events(Filter())] == [shelled.id]
    undo = next(f for f in forms(ana.get(f"/records/{shelled.id}")) if f.action == "/judge/undo")
    ana.send("/judge/undo", undo.fields)
    parts: dict[str, str | list[str]] = {"1__recipients__name": ["the port of Karsa", ""], "2__status": "future"}
    ana.do(f"/judge/split?record={shelled.id}", "/judge/split", **parts)
    assert sorted(r.event.status for r in ana.view.events(Filter()) if r.event.anchor.text == "shelled") == ["actual", "future"]
    ana.do(f"/judge/note?record={closed.id}", "/judge/note", note="the <b>film</b> shows another road")
    assert "&lt;b&gt;film&lt;/b&gt;" in ana.get(f"/records/{closed.id}")
    ana.do(f"/judge/assign?record={closed.id}", "/judge/assign", person="bo")
    assert event(ana, "closed").review.assigned == "bo"
    ana.do("/judge/grade?outlet=Delta%20Radio", "/judge/grade", letter="B")
    assert ana.view.grades == {"Delta Radio": "B"}


def test_parts_that_say_the_same_are_no_split(ana: Person) -> None:
    form = ana.form(f"/judge/split?record={event(ana).id}", "/judge/split")
    answer = ana.send("/judge/split", form.fields)
    assert answer.status_code == 400
    assert "the same" in answer.text


@pytest.mark.parametrize("changes", [
    {"status": "perhaps"}, {"date": "2020-13-40"}, {"type": "FIGHT"}, {"about": "words of no report"}, {"place__name": "Elsewhere", "place__precision": ""},
    {"counts__kind": ["killed", ""], "counts__number": ["many", ""]}, {"mode": "demo"}, {"contexts": "cheese"},
])  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_stored(ana: Person, changes: dict[str, str | list[str]]) -> None:
    form = ana.form(f"/judge/correct?record={event(ana).id}", "/judge/correct")
    answer = ana.send("/judge/correct", form.with_(**changes))
    assert answer.status_code == 400, answer.text[-800:]
    assert not ana.view.judgements


def test_unknown_things(ana: Person) -> None:
    row = event(ana)
    form = ana.form(f"/records/{row.id}", "/judge/accept")
    assert ana.send("/judge/accept", form.with_(record="rffffffffff.1")).status_code == 404
    assert ana.send("/judge/burn", form.fields).status_code == 404
    assert ana.send("/judge/accept", form.with_(seen="soon")).status_code == 400
    assert ana.send("/judge/undo", [*form.fields, ("judgement", "j999")]).status_code == 404
    for path in ("/judge/correct?record=rffffffffff.1", "/judge/add?report=rffffffffff", "/judge/burn?record=x"):
        assert ana.client.get(path).status_code == 404, path
    assert ana.client.get(f"/judge/add?report={row.head.id}&kind=actor").status_code == 400
    assert ana.client.get(f"/judge/add?report={row.head.id}&start=5&end=9999").status_code == 400
    assert not ana.view.judgements


def test_nobody_is_sent_to_another_site(ana: Person) -> None:
    form = ana.form(f"/records/{event(ana).id}", "/judge/accept")
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        assert ana.send("/judge/accept", form.with_(back=back)).headers["location"] == "/"
    head = next(ana.view.reports(Filter())).head
    form = ana.form(f"/judge/add?report={head.id}&kind=event&back=/{{new}}/evil.example", "/judge/add")
    given = form.with_(quote="told", type="CONSULT", status="actual")
    assert ana.send("/judge/add", given).headers["location"] == "/%7Bnew%7D/evil.example"


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("reader", ()),
        ("analyst", ("add", "note")),
        ("reviewer", ("accept", "add", "correct", "note")),
        ("admin", ("accept", "add", "correct", "note")),
    ],
)
def test_roles(ana: Person, monkeypatch: pytest.MonkeyPatch, role: str, may: tuple[str, ...]) -> None:
    row = event(ana)
    head = row.head.id
    sent = {
        "accept": ana.form(f"/records/{row.id}", "/judge/accept").fields,
        "correct": ana.form(f"/judge/correct?record={row.id}", "/judge/correct").with_(status="future"),
        "note": ana.form(f"/judge/note?record={row.id}", "/judge/note").with_(note="hm"),
        "add": ana.form(f"/judge/add?report={head}", "/judge/add").with_(quote="told", type="CONSULT"),
    }
    monkeypatch.setattr(desks_of.Desk, "person", lambda *_: desks_of.Person(name="ana", role=role))
    for deed, fields in sent.items():
        assert ana.send(f"/judge/{deed}", fields).status_code == (303 if deed in may else 403), deed
    body = ana.get(f"/records/{row.id}")
    assert ("/judge/reject" in body) == ("accept" in may)
    undo = [f for f in forms(body) if f.action == "/judge/undo"]
    if role == "analyst":  # what one made oneself, one may take back
        assert len(undo) == 1
        assert ana.send("/judge/undo", undo[0].fields).status_code == 303


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    from tests.desk.listed import EVIL, hostile

    with desks(tmp_path, EVIL, records=(hostile(), story())) as [evil]:
        rows: list[EventRow | ClaimRow] = [*evil.view.events(Filter()), *evil.view.claims(Filter())]
        for row in rows:
            evil.do(f"/judge/note?record={row.id}", "/judge/note", note=EVIL)
            for path in (
                "/records/{}",
                "/judge/correct?record={}",
                "/judge/merge?record={}",
                "/judge/split?record={}",
                "/judge/assign?record={}",
            ):
                assert EVIL not in evil.get(path.format(row.id)), path
        for path in (f"/judge/add?report={rows[0].head.id}", "/judge/grade?outlet=%3Cscript%3Ealert(1)%3C/script%3E"):
            assert EVIL not in evil.get(path), path


def test_a_refused_form_comes_back_as_it_was_written(ana: Person) -> None:
    row = event(ana)
    form = ana.form(f"/judge/correct?record={row.id}&back=/queue", "/judge/correct")
    answer = ana.send(
        "/judge/correct",
        form.with_(date="soon", status="future", note="hm", actors__name=["the army", ""], actors__words=["the army", ""]),
    )
    assert answer.status_code == 400
    assert "Nothing was stored" in answer.text
    again = next(f for f in forms(answer.text) if f.action == "/judge/correct")
    kept = dict(again.fields)
    assert (kept["date"], kept["status"], kept["note"], kept["back"]) == ("soon", "future", "hm", "/queue")
    assert ana.send("/judge/correct", again.with_(date="2020-03-01")).status_code == 303
    assert {j.field for j in ana.view.judgements} == {"date", "status", "actors"}
    add = ana.form(f"/judge/add?report={row.head.id}&kind=claim", "/judge/add")
    answer = ana.send("/judge/add", add.with_(quote="no such words", cue="told", act="deny"))
    kept = dict(next(f for f in forms(answer.text) if f.action == "/judge/add").fields)
    assert (kept["quote"], kept["cue"], kept["act"]) == ("no such words", "told", "deny")
    split = ana.form(f"/judge/split?record={event(ana, 'closed').id}&parts=3", "/judge/split")
    answer = ana.send("/judge/split", split.with_(**{"2__status": "future"}))
    kept = dict(next(f for f in forms(answer.text) if f.action == "/judge/split").fields)
    assert (kept["1.status"], kept["2.status"], kept["3.status"]) == ("negated", "future", "negated")
    grade = ana.form("/judge/grade?outlet=Delta%20Radio", "/judge/grade").with_(letter="Z")
    assert "/judge/grade?outlet=Delta+Radio" in ana.send("/judge/grade", grade).text
