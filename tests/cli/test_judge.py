"""Code with v1, judge on the command line, code with v2: for every kind of judgement, on a real ledger."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.ledger import open_ledger
from tests.cli.commandline import sayso
from tests.handmade import story

V2 = "sayso 0.2.0 test/2"


@pytest.fixture
def ledger(place: str) -> str:
    with open_ledger(place, create=True) as opened:
        opened.add(story())
    return place


def recode(ledger: str, **how: Any) -> None:
    with open_ledger(ledger) as opened:
        assert opened.add(story(V2, **how)).status == "recoded"


def events(ledger: str, *args: str) -> dict[str, Any]:
    """Events by type; none is there twice."""
    rows = sayso(ledger, "events", "--json", *args).json()
    found = {row["type"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def judge(ledger: str, *args: str) -> str:
    done = sayso(ledger, "judge", *args)
    assert done.status == 0, done.err
    return str(done.out.split()[0])


NEW_CODERS = [{"wide": True}, {"missing": ("ASSAULT",)}, {"missing": ("ASSAULT", "COERCE")}]


@pytest.mark.parametrize("how", NEW_CODERS)
def test_accept(ledger: str, how: dict[str, Any]) -> None:
    judge(ledger, "accept", events(ledger)["ASSAULT"]["id"], "--by", "ana")
    recode(ledger, **how)
    kept = events(ledger)["ASSAULT"]
    assert (kept["review"], kept["judged_by"], kept["words"]) == ("accepted", "ana", "shelled")
    assert kept["still_coded"] is ("missing" not in how)
    assert sayso(ledger, "show", kept["id"]).status == 0


def test_reject(ledger: str) -> None:
    judge(ledger, "reject", events(ledger)["ASSAULT"]["id"])
    recode(ledger, wide=True)
    assert set(events(ledger)) == {"COERCE"}
    assert set(events(ledger, "--review", "rejected")) == {"ASSAULT"}


@pytest.mark.parametrize("how", NEW_CODERS)
def test_correct(ledger: str, how: dict[str, Any]) -> None:
    name = events(ledger)["ASSAULT"]["id"]
    judge(ledger, "correct", name, "status=conditional", "actors=The minister; Nobody Else", "date=2020-03", "--by", "bo")
    recode(ledger, **how)
    kept = events(ledger)["ASSAULT"]
    assert (kept["status"], kept["date"], kept["actors"]) == ("hypothetical", "2020-03", "The minister; Nobody Else")
    assert kept["review"] == "corrected"
    shown = sayso(ledger, "show", kept["id"]).out
    assert "bo corrected status to hypothetical" in shown


def test_correct_a_report(ledger: str) -> None:
    (name,) = sayso(ledger, "reports").ids()
    judge(ledger, "correct", name, "outlet=Harbour Wire", "published=2020-03-04")
    recode(ledger)
    (row,) = sayso(ledger, "reports", "--json").json()
    assert (row["outlet"], row["published"], row["review"]) == ("Harbour Wire", "2020-03-04", "corrected")
    assert events(ledger, "--outlet", "harbour")
    assert not events(ledger, "--outlet", "Delta")


def test_correct_a_claim(ledger: str) -> None:
    (row,) = sayso(ledger, "claims", "--json").json()
    judge(ledger, "correct", row["id"], "act=deny", "via=residents")
    recode(ledger, wide=True)
    (kept,) = sayso(ledger, "claims", "--json").json()
    assert (kept["act"], kept["via"], kept["review"]) == ("deny", "residents", "corrected")


@pytest.mark.parametrize("how", NEW_CODERS)
def test_add(ledger: str, how: dict[str, Any]) -> None:
    (report,) = sayso(ledger, "reports").ids()
    judge(ledger, "add", report, "event", "--quote", "told", "type=CONSULT", "actors=residents", "recipients=Delta Radio")
    recode(ledger, **how)
    kept = events(ledger)["CONSULT"]
    assert (kept["review"], kept["actors"], kept["cameo"][:2]) == ("added", "residents", "04")
    judge(ledger, "correct", kept["id"], "status=announced")
    assert events(ledger)["CONSULT"]["status"] == "future"


def test_add_a_claim(ledger: str) -> None:
    (report,) = sayso(ledger, "reports").ids()
    judge(ledger, "add", report, "claim", "--quote", "had closed the road", "--cue", "told", "speaker=residents", "act=accuse")
    recode(ledger)
    (added,) = sayso(ledger, "claims", "--json", "--source", "residents").json()
    assert (added["review"], added["act"], added["cue"]) == ("added", "accuse", "told")


def test_merge(ledger: str) -> None:
    found = events(ledger)
    judge(ledger, "merge", found["ASSAULT"]["id"], found["COERCE"]["id"])
    recode(ledger, wide=True)
    (kept,) = events(ledger).values()
    assert (kept["type"], kept["review_record"]["merged"]) == (
        "ASSAULT",
        [events(ledger, "--review", "merged")["COERCE"]["id"]],
    )


def test_merge_over_reports(ledger: str) -> None:
    with open_ledger(ledger) as opened:
        opened.add(story(id="karsa-2", outlet="Harbour Wire", url="http://harbour.invalid/2"))
    mine, theirs = sayso(ledger, "events", "--type", "ASSAULT", "--json").json()
    judge(ledger, "merge", theirs["id"], mine["id"])
    assert [row["id"] for row in sayso(ledger, "events", "--type", "ASSAULT", "--json").json()] == [theirs["id"]]
    assert f"merged into {theirs['id']}" in sayso(ledger, "show", mine["id"]).out


def test_merge_actors(ledger: str) -> None:
    judge(ledger, "merge", "--actors", "the army", "Rebels")
    recode(ledger)
    rows = {row["name"]: row["acts"] for row in sayso(ledger, "actors", "--json").json()}
    assert rows["the army"] == 2
    assert "Rebels" not in rows


def test_split(ledger: str) -> None:
    name = events(ledger)["ASSAULT"]["id"]
    judge(ledger, "split", name, "--part", "recipients=residents; status=denied", "--part", "recipients=the road")
    recode(ledger, wide=True)
    rows = sayso(ledger, "events", "--type", "ASSAULT", "--json").json()
    assert sorted((row["recipients"], row["status"]) for row in rows) == [("residents", "negated"), ("the road", "actual")]
    judge(ledger, "reject", rows[0]["id"])
    assert len(sayso(ledger, "events", "--type", "ASSAULT", "--json").json()) == 1


def test_note_and_assign(ledger: str) -> None:
    name = events(ledger)["ASSAULT"]["id"]
    judge(ledger, "note", name, "see the film")
    judge(ledger, "assign", name, "bo")
    recode(ledger, wide=True)
    (row,) = events(ledger, "--assigned-to", "bo").values()
    assert row["notes"] == "see the film"


def test_what_finds_no_record_goes_to_review(ledger: str) -> None:
    name = events(ledger)["ASSAULT"]["id"]
    noted = judge(ledger, "note", name, "see the film")
    assert "nothing needs review" in sayso(ledger, "judge", "--review").err
    recode(ledger, missing=("ASSAULT",))
    review = sayso(ledger, "judge", "--review").out
    assert noted in review
    assert "the present coder makes no such record" in review


def test_grade(ledger: str) -> None:
    judge(ledger, "grade", "delta radio", "b")
    recode(ledger)
    found = events(ledger)["ASSAULT"]
    assert found["outlet_grade"] == "B"
    assert "graded B, usually reliable" in sayso(ledger, "show", found["id"]).out
    wrong = sayso(ledger, "judge", "grade", "Delta Ratio", "b")
    assert (wrong.status, "did you mean Delta Radio" in wrong.err) == (8, True)


def test_the_ledger_may_be_named_at_the_end(ledger: str) -> None:
    name = events(ledger)["ASSAULT"]["id"]
    assert sayso("nowhere", "judge", "reject", name, "--ledger", ledger).status == 0
    assert set(events(ledger)) == {"COERCE"}


def test_undo(ledger: str) -> None:
    rejected = judge(ledger, "reject", events(ledger)["ASSAULT"]["id"])
    done = sayso(ledger, "judge", "undo", rejected)
    taken_back = done.out.split()[0]
    assert f"took back {rejected}: " in done.out
    assert " rejected " in done.out
    assert "(counts no more)" in done.out
    assert set(events(ledger)) == {"ASSAULT", "COERCE"}
    assert "(counts again)" in sayso(ledger, "judge", "undo", taken_back).out
    recode(ledger)
    assert set(events(ledger)) == {"COERCE"}
    history = sayso(ledger, "judge", "--history").out
    assert history.count("taken back") == 1


def test_two_people_on_one_field(ledger: str) -> None:
    name = events(ledger)["ASSAULT"]["id"]
    judge(ledger, "correct", name, "status=denied", "--by", "ana")
    second = sayso(ledger, "judge", "correct", name, "status=announced", "--by", "bo")
    assert "disputed: status: ana says negated; bo says future" in second.err
    recode(ledger, wide=True)
    row = events(ledger, "--review", "disputed")["ASSAULT"]
    assert (row["status"], row["disputed"]) == ("future", "status")
    shown = sayso(ledger, "show", row["id"]).out
    assert "ana corrected status to negated" in shown
    assert "bo corrected status to future" in shown
    assert "disputed" in sayso(ledger, "judge", "--review").out


def test_as_of_shows_what_was_decided_then(ledger: str) -> None:
    judge(ledger, "reject", events(ledger)["ASSAULT"]["id"])
    assert set(events(ledger)) == {"COERCE"}
    assert set(events(ledger, "--as-of", "1")) == {"ASSAULT", "COERCE"}


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["correct", "ID", "cameo=190"], 2, "cameo=190"),
        (["correct", "ID", "type=KISS"], 2, "type"),
        (["correct", "ID", "status=maybe"], 2, "status"),
        (["correct", "ID", "contexts=weather"], 2, "weather"),
        (["correct", "ID", "date=Monday"], 2, "is not a date"),
        (["correct", "ID", "about=the moon"], 2, "does not hold the words"),
        (["correct", "ID", "about=the"], 2, "times"),
        (["split", "ID", "--part", "status=denied"], 2, "two parts"),
        (["merge", "ID"], 2, "two records"),
        (["merge", "ID", "ID"], 2, "itself"),
        (["accept", "r0000000000.1"], 8, "no report, event or claim"),
        (["undo", "j99"], 8, "no judgement j99"),
        (["accept", "ID", "--by", " "], 2, "--by"),
        (["merge", "--actors", "Rebels", "the amry"], 8, "did you mean the army"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(ledger: str, args: list[str], status: int, said: str) -> None:
    name = events(ledger)["ASSAULT"]["id"]
    done = sayso(ledger, "judge", *[name if a == "ID" else a for a in args])
    assert (done.status, said in done.err) == (status, True), done.err
    assert done.err.count("\n") == 1
    assert "no judgements so far" in sayso(ledger, "judge", "--history").err


def test_judgements_are_in_the_hash_chain_and_survive_an_erasure(ledger: str) -> None:
    (report,) = sayso(ledger, "reports").ids()
    judge(ledger, "correct", events(ledger)["ASSAULT"]["id"], "actors=Nobody Else", "--note", "Nobody Else was there")
    judge(ledger, "accept", events(ledger)["COERCE"]["id"])
    assert sayso(ledger, "erase", report, "--reason", "a court order", "--yes").status == 0
    assert "Nobody Else" not in sayso(ledger, "export").out
    assert "Nobody Else" not in sayso(ledger, "judge", "--history").out
    assert events(ledger)["COERCE"]["review"] == "accepted"
    assert "its words were erased" in sayso(ledger, "judge", "--review").out
    assert sayso(ledger, "doctor").status == 0


def test_an_old_id_leads_to_what_has_become_of_the_record(ledger: str) -> None:
    first, gone = events(ledger)["ASSAULT"]["id"], events(ledger)["COERCE"]["id"]
    recode(ledger, wide=True, missing=("COERCE",))
    assert events(ledger)["ASSAULT"]["id"] != first
    assert "⟦act: shelled ⟦whom: the⟧⟧" in sayso(ledger, "show", first).out
    done = sayso(ledger, "show", gone)
    assert (done.status, "is no longer coded; see --as-of 1" in done.err) == (8, True)
    assert sayso(ledger, "show", gone, "--as-of", "1").status == 0
    judge(ledger, "reject", first)
    assert not events(ledger)
