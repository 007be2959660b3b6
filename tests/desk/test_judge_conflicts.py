"""Two reviewers on one record, forms that are sent twice, a browser that goes back: nothing lost, nothing judged twice."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from sayso.desk.judging.once import Once
from sayso.ledger.queries.filters import Filter
from tests.desk.browsing import Person, desks, forms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sayso.ledger.queries.rows import EventRow


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Person]]:
    with desks(tmp_path, "ana", "bo") as people:
        yield people


def event(person: Person) -> EventRow:
    return next(r for r in person.view.events(Filter()) if r.event.anchor.text == "shelled")


def test_both_values_are_shown_and_a_person_chooses(two: list[Person]) -> None:
    ana, bo = two
    path = f"/judge/correct?record={event(ana).id}"
    anas = ana.form(path, "/judge/correct")
    bo.do(path, "/judge/correct", status="negated", note="the army denies it")
    answer = ana.send("/judge/correct", anas.with_(status="future"))
    assert answer.status_code == 409
    said = answer.text
    for words in ("bo", "the army denies it", "denied", "announced", "reported", "Store mine all the same", "Leave theirs"):
        assert words in said
    assert len(ana.view.judgements) == 1
    mine = next(f for f in forms(said) if f.action == "/judge/correct")
    assert ana.send("/judge/correct", mine.fields).status_code == 303
    row = event(ana)
    assert row.event.status == "future"
    assert row.review.conflicts[0].values == (("bo", "negated"), ("ana", "future"))
    assert "disputed" in ana.get(f"/records/{row.id}")


def test_what_is_not_disputed_can_be_stored_alone(two: list[Person]) -> None:
    ana, bo = two
    path = f"/judge/correct?record={event(ana).id}"
    anas = ana.form(path, "/judge/correct").with_(status="future", date="2020-03-01")
    bo.do(path, "/judge/correct", status="negated")
    rest = next(f for f in forms(ana.send("/judge/correct", anas).text) if f.action == "/judge/correct")
    assert ana.send("/judge/correct", rest.fields).status_code == 303
    row = event(ana)
    assert (row.event.status, row.event.date and row.event.date.value) == ("negated", "2020-03-01")


@pytest.mark.parametrize("theirs", ["accept", "reject"])
@pytest.mark.parametrize("mine", ["accept", "reject"])
def test_the_record_as_a_whole(two: list[Person], mine: str, theirs: str) -> None:
    ana, bo = two
    path = f"/records/{event(ana).id}"
    anas = ana.form(path, f"/judge/{mine}").fields
    bo.send(f"/judge/{theirs}", bo.form(path, f"/judge/{theirs}").fields)
    answer = ana.send(f"/judge/{mine}", anas)
    assert answer.status_code == 409
    forced = next(f for f in forms(answer.text) if f.action == f"/judge/{mine}")
    assert ana.send(f"/judge/{mine}", forced.fields).status_code == 303
    assert [j.by for j in ana.view.judgements] == ["bo", "ana"]


def test_an_undo_says_what_it_took_back_and_takes_back_nothing_unseen(two: list[Person]) -> None:
    ana, bo = two
    row = event(ana)
    page = f"/records/{row.id}"
    ana.do(f"/judge/correct?record={row.id}", "/judge/correct", status="future", back=page)
    anas = ana.form(page, "/judge/undo").fields
    bo.do(f"/judge/correct?record={row.id}", "/judge/correct", status="negated")
    answer = ana.send("/judge/undo", anas)
    assert answer.status_code == 409
    assert "take back what was decided before" in answer.text
    assert event(ana).event.status == "negated"
    mine = next(f for f in forms(answer.text) if f.action == "/judge/undo")
    gone = ana.send("/judge/undo", mine.fields)
    assert gone.headers["location"] == f"{page}?undid=j{ana.view.tx}"
    assert event(ana).event.status == "negated"
    said = "You took back what ana decided: corrected status to announced."
    assert said in ana.get(gone.headers["location"])
    assert said not in bo.get(gone.headers["location"])  # it is ana who did
    assert said not in ana.get(page)
    back = next(f for f in forms(ana.get(page)) if f.action == "/judge/undo" and ("judgement", f"j{ana.view.tx}") in f.fields)
    assert "You brought back what ana decided" in ana.get(ana.send("/judge/undo", back.fields).headers["location"])
    assert "notice good" not in ana.get(f"{page}?undid=j999")


def test_other_fields_and_notes_are_no_conflict(two: list[Person]) -> None:
    ana, bo = two
    row = event(ana)
    anas = ana.form(f"/judge/correct?record={row.id}", "/judge/correct").with_(status="future")
    note = ana.form(f"/judge/note?record={row.id}", "/judge/note").with_(note="see the map")
    bo.do(f"/judge/correct?record={row.id}", "/judge/correct", date="2020-03-01")
    assert ana.send("/judge/note", note).status_code == 303
    assert ana.send("/judge/correct", anas).status_code == 303


def test_merged_away_meanwhile(two: list[Person]) -> None:
    ana, bo = two
    row = event(ana)
    closed = next(r for r in ana.view.events(Filter()) if r.id != row.id)
    anas = ana.form(f"/judge/correct?record={row.id}", "/judge/correct").with_(status="future")
    bo.do(f"/judge/merge?record={closed.id}", "/judge/merge", other=row.id)
    answer = ana.send("/judge/correct", anas)
    assert answer.status_code == 409
    assert "merged" in answer.text


def test_a_form_sent_twice_judges_once(two: list[Person]) -> None:
    ana, _ = two
    row = event(ana)
    accept = ana.form(f"/records/{row.id}", "/judge/accept").fields
    note = ana.form(f"/judge/note?record={row.id}", "/judge/note").with_(note="once")
    for _ in range(3):
        assert ana.send("/judge/accept", accept).status_code == 303
        assert ana.send("/judge/note", note).status_code == 303
    assert [j.kind for j in ana.view.judgements] == ["accept", "note"]
    undo = next(
        f for f in forms(ana.get(f"/records/{row.id}")) if f.action == "/judge/undo" and ("judgement", "j2") in f.fields
    )
    for _ in range(2):
        assert ana.send("/judge/undo", undo.fields).status_code == 303
    assert event(ana).review.state == "machine"
    assert ana.send("/judge/accept", accept).status_code == 303  # back, and once more on the old page's button
    assert event(ana).review.state == "machine"
    fresh = ana.form(f"/records/{row.id}", "/judge/accept").fields
    assert ana.send("/judge/accept", fresh).status_code == 303
    assert event(ana).review.state == "accepted"


def test_also_after_the_desk_was_started_anew(two: list[Person]) -> None:
    ana, _ = two
    row = event(ana)
    sent = ana.form(f"/judge/correct?record={row.id}", "/judge/correct").with_(status="future", date="2020-03-01")
    head = row.head.id
    added = ana.form(f"/judge/add?report={head}", "/judge/add").with_(quote="told", type="CONSULT")
    ana.send("/judge/correct", sent)
    ana.send("/judge/add", added)
    ana.client.app.state.desk.once = Once()  # type: ignore[attr-defined]  # a FastAPI
    assert ana.send("/judge/correct", sent).status_code == 303
    assert ana.send("/judge/add", added).status_code == 303
    assert [j.kind for j in ana.view.judgements] == ["correct", "correct", "add"]


def test_changing_ones_mind_on_a_page_from_before(two: list[Person]) -> None:
    ana, _ = two
    form = ana.form(f"/judge/correct?record={event(ana).id}", "/judge/correct")
    for status in ("future", "negated"):
        assert ana.send("/judge/correct", form.with_(status=status)).status_code == 303
    assert event(ana).event.status == "negated"


def test_a_double_click(two: list[Person]) -> None:
    ana, _ = two
    fields = ana.form(f"/records/{event(ana).id}", "/judge/reject").fields
    codes: list[int] = []
    threads = [threading.Thread(target=lambda: codes.append(ana.send("/judge/reject", fields).status_code)) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert codes == [303] * 4
    assert [j.kind for j in ana.view.judgements] == ["reject"]


def test_two_at_once_and_nothing_is_lost(two: list[Person]) -> None:
    path = f"/judge/correct?record={event(two[0]).id}"
    sent = [(p, p.form(path, "/judge/correct").with_(status=s)) for p, s in zip(two, ("future", "negated"), strict=True)]
    codes: list[int] = []
    threads = [threading.Thread(target=lambda p=p, f=f: codes.append(p.send("/judge/correct", f).status_code)) for p, f in sent]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert sorted(codes) == [303, 409]
    assert len(two[0].view.judgements) == 1


def test_the_oldest_forms_are_forgotten_first() -> None:
    once = Once(most=2)
    for key in ("a", "b", "c", None):
        once.remember(key)
    assert [once.known(k) for k in ("a", "b", "c", None)] == [False, True, True, False]
