"""Code with v1, judge, code with v2: for every kind of judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from sayso.ledger.judgements.apply import apply
from sayso.ledger.judgements.coding import Coding, hand_id, read_coding
from sayso.ledger.judgements.match import event_keys
from sayso.ledger.judgements.model import Judgement, Key, Target
from tests.handmade import claim, coded, event, party

if TYPE_CHECKING:
    from collections.abc import Callable

    from sayso.ledger.judgements.reviewed import Reviewed, ReviewedReport


@pytest.fixture
def v1() -> Coding:
    said = claim("a1", "The minister", "said", "the army had closed the road")
    return read_coding(
        "r1",
        coded(
            "v1",
            (
                event("e1", "ASSAULT", "shelled", "Rebels"),
                event("e2", "COERCE", "closed", "the army", attributions=("a1",), said_by=("The minister",)),
            ),
            (said,),
        ),
    )


@pytest.fixture
def key_of(v1: Coding) -> Callable[[str], Key]:
    def find(code: str) -> Key:
        return next(k for k in v1.records if k.code == code or (code == "claim" and k.kind == "claim"))

    return find


@pytest.fixture
def judge(key_of: Callable[[str], Key]) -> Callable[..., Judgement]:
    made = []

    def make(kind: str, code: str | Key | None = "ASSAULT", *, by: str = "ana", **more: object) -> Judgement:
        made.append(kind)
        key = code if isinstance(code, Key) else key_of(code) if code else None
        target = Target(kind=key.kind if key else "report", report="r1", key=key)
        fields = {
            "id": f"j{len(made)}",
            "tx": len(made),
            "at": "2026-01-01T00:00:00Z",
            "by": by,
            "kind": kind,
            "target": target,
        }
        return Judgement(**(fields | more))  # type: ignore[arg-type]  # fields by name

    return make


def v2(*events: Any, claims: tuple[Any, ...] = ()) -> Coding:
    return read_coding("r1", coded("v2", events, claims))


SAME = event("e1", "ASSAULT", "shelled", "Rebels")
WIDER = event("e1", "ASSAULT", "shelled the port", "Rebels")
MOVED = event("e1", "ASSAULT", "the port of Karsa", "Rebels")
OTHER_TYPE = event("e1", "COERCE", "shelled", "Rebels")
ROAD = event("e2", "COERCE", "closed", "the army")


def after(now: Coding, v1: Coding, *judgements: Judgement) -> ReviewedReport:
    return apply(now, judgements, lambda _: v1)


def shown(report: ReviewedReport) -> list[Reviewed]:
    return [r for r in report.events() if r.shown]


def only(report: ReviewedReport, code: str) -> Reviewed:
    (found,) = [r for r in shown(report) if r.record.type == code]  # type: ignore[union-attr]  # events() gives events
    return found


@pytest.mark.parametrize("new", [(SAME, ROAD), (WIDER, ROAD), (MOVED, ROAD), (ROAD,), ()])
def test_an_accepted_event_stays_whatever_the_new_coder_makes(
    v1: Coding, judge: Callable[..., Judgement], new: tuple[Any, ...]
) -> None:
    result = after(v2(*new), v1, judge("accept"))
    kept = only(result, "ASSAULT")
    assert kept.review.state == "accepted"
    assert kept.review.marks[0].by == "ana"
    assert kept.record.anchor.text == "shelled"  # type: ignore[union-attr]
    assert kept.review.coded is (len(new) == 2)
    assert not result.unattached


def test_an_accepted_event_wins_over_another_type_and_says_so(v1: Coding, judge: Callable[..., Judgement]) -> None:
    result = after(v2(OTHER_TYPE), v1, judge("accept"))
    assert only(result, "ASSAULT").review.differs["type"] == "COERCE"
    assert len(shown(result)) == 1


def test_a_rejected_event_stays_out_when_the_new_coder_finds_it_again(v1: Coding, judge: Callable[..., Judgement]) -> None:
    for new in (SAME, WIDER, MOVED):
        result = after(v2(new, ROAD), v1, judge("reject"))
        assert [r.record.type for r in shown(result)] == ["COERCE"]  # type: ignore[union-attr]


def test_a_rejection_of_what_is_no_longer_coded_has_nothing_to_do(v1: Coding, judge: Callable[..., Judgement]) -> None:
    result = after(v2(ROAD), v1, judge("reject"))
    assert not result.unattached
    assert len(result.events()) == 1


def test_a_rejection_does_not_hit_another_reading_of_the_same_words(v1: Coding, judge: Callable[..., Judgement]) -> None:
    result = after(v2(OTHER_TYPE), v1, judge("reject"))
    assert len(shown(result)) == 1
    assert "COERCE" in result.unattached[0].reason


@pytest.mark.parametrize("new", [(SAME, ROAD), (WIDER, ROAD), (MOVED, ROAD), (ROAD,)])
def test_a_corrected_field_stays(v1: Coding, judge: Callable[..., Judgement], new: tuple[Any, ...]) -> None:
    result = after(v2(*new), v1, judge("correct", field="status", value="hypothetical"))
    found = only(result, "ASSAULT")
    assert found.record.status == "hypothetical"  # type: ignore[union-attr]
    assert found.review.state == "corrected"
    if len(new) == 2:
        assert found.review.differs == {"status": "actual"}


def test_a_corrected_type_takes_its_codes_along(v1: Coding, judge: Callable[..., Judgement]) -> None:
    result = after(v2(SAME), v1, judge("correct", field="type", value="MOBILIZE"))
    record: Any = only(result, "MOBILIZE").record
    assert record.cameo.startswith("15")
    assert record.intensity == -5.5


def test_an_added_event_stays_and_is_not_doubled_when_the_coder_learns_it(v1: Coding, judge: Callable[..., Judgement]) -> None:
    added = event("", "REQUEST", "told", "residents")
    (key,) = event_keys([added])
    decision = judge("add", key, value=msgspec.to_builtins(added))
    assert only(after(v2(ROAD), v1, decision), "REQUEST").review.state == "added"
    learned = event("e9", "REQUEST", "residents told", "residents")
    found = only(after(v2(ROAD, learned), v1, decision), "REQUEST")
    assert found.review.state == "added"
    assert found.review.coded


def test_merged_events_stay_one(v1: Coding, judge: Callable[..., Judgement], key_of: Callable[[str], Key]) -> None:
    other = Target(kind="event", report="r1", key=key_of("COERCE"))
    decision = judge("merge", others=(other,))
    for new, count in (((SAME, ROAD), 1), ((WIDER, ROAD), 1), ((ROAD,), 1), ((), 1)):
        assert len(shown(after(v2(*new), v1, decision))) == count
    both = after(v2(SAME, ROAD), v1, decision)
    (first,) = shown(both)
    (second,) = [r for r in both.events() if not r.shown]
    assert first.review.merged == (second.id,)
    assert second.review.merged_into == first.id


def test_a_merge_hides_its_partner_in_another_report(
    v1: Coding, judge: Callable[..., Judgement], key_of: Callable[[str], Key]
) -> None:
    here = Target(kind="event", report="r1", key=key_of("ASSAULT"))
    there = Target(kind="event", report="r9", key=key_of("ASSAULT"))
    result = after(v2(SAME, ROAD), v1, judge("merge", target=there, others=(here,)))
    assert [r.record.type for r in shown(result)] == ["COERCE"]  # type: ignore[union-attr]
    assert there.key is not None
    assert next(r for r in result.events() if not r.shown).review.merged_into == hand_id("r9", there.key)


@pytest.mark.parametrize("new", [(SAME, ROAD), (WIDER, ROAD), (ROAD,)])
def test_a_split_event_stays_split(v1: Coding, judge: Callable[..., Judgement], new: tuple[Any, ...]) -> None:
    parts = [{"recipients": [msgspec.to_builtins(party("the port"))]}, {"recipients": [], "status": "negated"}]
    result = after(v2(*new), v1, judge("split", value=parts))
    pieces = [r for r in shown(result) if r.record.type == "ASSAULT"]  # type: ignore[union-attr]
    assert [p.record.status for p in pieces] == ["actual", "negated"]  # type: ignore[union-attr]
    assert len({p.id for p in pieces}) == 2


def test_a_part_of_a_split_can_be_judged_in_turn(v1: Coding, judge: Callable[..., Judgement]) -> None:
    split = judge("split", value=[{"status": "actual"}, {"status": "negated"}])
    part = next(r for r in after(v1, v1, split).events() if r.record.status == "negated")  # type: ignore[union-attr]
    result = after(v2(WIDER), v1, split, judge("reject", part.key))
    assert [r.record.status for r in shown(result)] == ["actual"]  # type: ignore[union-attr]


def test_notes_and_assignments_follow_the_record_or_go_to_review(v1: Coding, judge: Callable[..., Judgement]) -> None:
    note, task = judge("note", note="see the second paragraph"), judge("assign", value="bo")
    review = only(after(v2(WIDER), v1, note, task), "ASSAULT").review
    assert review.notes[0].note == "see the second paragraph"
    assert review.assigned == "bo"
    assert {u.judgement.kind for u in after(v2(ROAD), v1, note, task).unattached} == {"note", "assign"}


def test_claims_are_judged_like_events(v1: Coding, judge: Callable[..., Judgement]) -> None:
    decision = judge("correct", "claim", field="act", value="accuse")
    longer = claim("a7", "The minister", "said", "the army had closed the road, residents told")
    for now in (v2(claims=(longer,)), v2()):
        (found,) = after(now, v1, decision).claims()
        assert found.record.act == "accuse"  # type: ignore[union-attr]


def test_a_kept_event_keeps_the_claim_it_rests_on(v1: Coding, judge: Callable[..., Judgement]) -> None:
    result = after(v2(), v1, judge("accept", "COERCE"))
    (kept,), (why,) = shown(result), result.claims()
    assert kept.record.attributions == (why.id,)  # type: ignore[union-attr]


def test_two_people_on_one_field_is_a_conflict_and_nothing_is_lost(v1: Coding, judge: Callable[..., Judgement]) -> None:
    first = judge("correct", field="status", value="future", by="ana")
    second = judge("correct", field="status", value="negated", by="bo")
    review = only(after(v1, v1, first, second), "ASSAULT").review
    assert review.conflicts[0].values == (("ana", "future"), ("bo", "negated"))
    assert [m.value for m in review.marks] == ["future", "negated"]
    settled = after(v1, v1, first, second, judge("correct", field="status", value="negated", by="ana"))
    assert not only(settled, "ASSAULT").review.conflicts


def test_accepting_and_correcting_by_two_people_is_a_conflict(v1: Coding, judge: Callable[..., Judgement]) -> None:
    result = after(v1, v1, judge("accept", by="ana"), judge("correct", field="status", value="negated", by="bo"))
    assert only(result, "ASSAULT").review.conflicts[0].field == "status"


def test_accepting_what_another_corrected_is_no_conflict(v1: Coding, judge: Callable[..., Judgement]) -> None:
    result = after(v1, v1, judge("correct", field="status", value="negated", by="bo"), judge("accept", by="ana"))
    found = only(result, "ASSAULT")
    assert found.record.status == "negated"  # type: ignore[union-attr]
    assert not found.review.conflicts


def test_undo_takes_back_and_undoing_the_undo_brings_back(v1: Coding, judge: Callable[..., Judgement]) -> None:
    reject = judge("reject")
    undo = judge("undo", undoes=reject.id)
    again = judge("undo", undoes=undo.id)
    assert len(shown(after(v1, v1, reject, undo))) == 2
    assert len(shown(after(v1, v1, reject, undo, again))) == 1


def test_a_rejected_report_counts_for_nothing(v1: Coding, judge: Callable[..., Judgement]) -> None:
    assert not shown(after(v2(SAME, ROAD), v1, judge("reject", None)))


def test_the_order_in_which_judgements_are_given_does_not_matter(v1: Coding, judge: Callable[..., Judgement]) -> None:
    made = [
        judge("correct", field="status", value="future"),
        judge("accept"),
        judge("note", note="x"),
        judge("reject", "COERCE"),
    ]
    assert after(v2(WIDER, ROAD), v1, *made) == after(v2(WIDER, ROAD), v1, *reversed(made))
