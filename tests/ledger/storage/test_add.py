"""Adding: idempotent by content, revisions, new codings, failures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from sayso import schema as s
from sayso.errors import NotFound
from sayso.ledger import tables as t
from tests.ledger.storage.storage_records import TEXT, at, event, plain, report

if TYPE_CHECKING:
    from sqlalchemy import Table

    from sayso.ledger import Ledger


def number_of_rows(ledger: Ledger, table: Table) -> int:
    with ledger.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar() or 0


def test_adding_twice_changes_nothing(sound: Ledger) -> None:
    first = sound.add(report())
    again = sound.add(report())
    assert (again.status, again.report, again.transaction) == ("unchanged", first.report, None)
    assert number_of_rows(sound, t.transactions) == 1


def test_the_same_text_from_two_outlets_is_two_reports(sound: Ledger) -> None:
    one = sound.add(report())
    other = sound.add(report(outlet="Harbour Wire", url=None))
    assert other.status == "added"
    assert other.report != one.report


def test_the_same_text_under_another_file_name_is_the_same_report(sound: Ledger) -> None:
    one = sound.add(report(url=None))
    other = sound.add(report("copy", url=None))
    assert (other.status, other.report) == ("unchanged", one.report)


def test_the_same_text_at_two_urls_or_on_two_days_is_two_reports(sound: Ledger) -> None:
    sound.add(report("a"))
    assert sound.add(report("b")).status == "added"
    sound.add(report("c", url=None, published="2020-01-17"))
    assert number_of_rows(sound, t.reports) == 3


@pytest.mark.parametrize("by", ["id", "url"])
def test_a_known_id_or_url_with_other_text_is_a_revision(sound: Ledger, by: str) -> None:
    first = sound.add(report(url="https://dune.example/x"))
    text = TEXT + " Updated."
    changed = report(text=text, url=None) if by == "id" else report("other", text=text, url="https://dune.example/x")
    second = sound.add(changed)
    assert (second.status, second.revises) == ("revised", first.report)
    third = sound.add(replace(changed, text=text + " Again."))
    assert third.revises == second.report
    assert sound.coded(first.report).text == TEXT
    back = sound.add(report(url="https://dune.example/x"))
    if by == "url":  # two ids are two things to read: reading both again changes nothing
        assert back.status == "unchanged"
        return
    assert (back.status, back.report, back.revises) == ("revised", first.report, third.report)
    assert sound.coded("karsa-1").text == TEXT
    assert sound.coded("karsa-1", as_of=3).text == text + " Again."
    assert sound.add(report(url="https://dune.example/x")).status == "unchanged"
    assert sound.info()["reports"] == 3


def test_an_earlier_version_in_an_archive_stays_earlier(sound: Ledger) -> None:
    sound.add(report(url=None))
    newer = sound.add(report(url=None, text=TEXT + " Updated.", published="2020-01-17"))
    assert sound.add(report(url=None)).status == "unchanged"
    assert sound.coded("karsa-1").text == sound.coded(newer.report).text


def unread(id_: str, message: str = "empty") -> s.CodedReport:
    failure = s.Failure(stage="intake", error="MalformedInput", message=message)
    return replace(plain(id_, ""), title=None, language=None, failure=failure)


def test_failures_to_read_are_known_by_their_ids(sound: Ledger) -> None:
    results = [sound.add(unread(name)) for name in ("empty.txt", "bin.txt", "trunc.jsonl:1")]
    assert [r.status for r in results] == ["added"] * 3
    assert [sound.add(unread(name)).status for name in ("empty.txt", "bin.txt")] == ["unchanged"] * 2
    assert sound.add(unread("bin.txt", "binary")).status == "recoded"
    assert sound.coded("bin.txt").failure == unread("bin.txt", "binary").failure
    assert sound.info()["reports"] == 3


def test_a_failure_to_read_revises_nothing_and_ends_with_the_next_reading(sound: Ledger) -> None:
    good = sound.add(report(url=None))
    failed = sound.add(unread("karsa-1"))
    assert (failed.status, failed.revises) == ("added", None)
    assert sound.coded("karsa-1").text == TEXT
    back = sound.add(report(url=None))
    assert (back.status, back.report, back.written) == ("recoded", good.report, 0)
    assert sound.info()["reports"] == 1
    with pytest.raises(NotFound):
        sound.coded(failed.report)
    assert sound.coded(failed.report, as_of=2).failure is not None
    assert sound.add(report(url=None)).status == "unchanged"


def test_what_failed_first_is_added_when_it_can_be_read(sound: Ledger) -> None:
    sound.add(unread("karsa-1"))
    now = sound.add(report(url=None))
    assert (now.status, now.revises) == ("added", None)
    assert sound.info()["reports"] == 1
    assert sound.coded("karsa-1") == report(url=None)


def test_two_ids_of_their_own_are_two_reports_where_the_outlet_is_unknown(sound: Ledger) -> None:
    text = "The port of Karsa was shut on Monday."
    one = sound.add(plain("wire-1", text))
    other = sound.add(plain("wire-2", text))
    assert (other.status, sound.info()["reports"]) == ("added", 2)
    assert other.report != one.report
    assert [sound.add(plain(name, text)).report for name in ("wire-1", "wire-2")] == [one.report, other.report]
    assert sound.add(replace(plain("copy.txt", text), title=None), named=False).status == "unchanged"


def test_two_file_names_are_one_report_where_the_outlet_is_unknown(sound: Ledger) -> None:
    text = "The port of Karsa was shut on Monday."
    sound.add(replace(plain("a.txt", text), title=None), named=False)
    assert sound.add(replace(plain("b.txt", text), title=None), named=False).status == "unchanged"


def test_the_same_id_from_another_outlet_is_no_revision(sound: Ledger) -> None:
    sound.add(report("1", url=None))
    assert sound.add(report("1", TEXT + " Else.", outlet="Harbour Wire", url=None)).status == "added"


def test_a_new_coder_version_rewrites_only_what_changed(sound: Ledger) -> None:
    old = report()
    sound.add(old)
    rows = {table: number_of_rows(sound, table) for table in t.CODED}
    events = (replace(old.events[0], status="hypothetical"), old.events[1])
    new = replace(old, coder="sayso test 2", events=events)
    result = sound.add(new)
    assert result.status == "recoded"
    assert sound.coded("karsa-1") == new
    assert sound.coded("karsa-1", as_of=1) == old
    changed = {table.name: number_of_rows(sound, table) - n for table, n in rows.items() if number_of_rows(sound, table) != n}
    assert changed == {"codings": 1, "events": 1}
    assert (result.written, result.closed) == (2, 2)


def test_an_event_keeps_its_number_when_another_is_put_before_it(sound: Ledger) -> None:
    old = report()
    sound.add(old)
    first = event("e1", at(TEXT, "shelling"), "ASSAULT")
    events = (first, replace(old.events[0], id="e2"), replace(old.events[1], id="e3"))
    claims = tuple(
        replace(a, links=tuple(replace(k, to={"e1": "e2", "e2": "e3"}.get(k.to, k.to)) for k in a.links))
        for a in old.attributions
    )
    steps = tuple(replace(x, event="e2") if x.event else x for x in old.agreements[0].steps)
    new = replace(old, coder="2", events=events, attributions=claims, agreements=(replace(old.agreements[0], steps=steps),))
    result = sound.add(new)
    assert sound.coded("karsa-1") == new
    assert (result.written, result.closed) == (2, 1)  # a coding and an event more, a coding less


def test_coding_again_with_the_same_version_changes_nothing_even_if_it_differs(sound: Ledger) -> None:
    sound.add(report())
    assert sound.add(report(events=())).status == "unchanged"
    assert len(sound.coded("karsa-1").events) == 2


def test_coding_again_on_purpose_rewrites_what_differs(sound: Ledger) -> None:
    sound.add(report())
    assert sound.add(report(), again=True).status == "unchanged"
    changed = report(predictions=())
    result = sound.add(changed, again=True)
    assert (result.status, result.written, result.closed) == ("recoded", 0, 1)
    assert sound.coded("karsa-1") == changed


def test_metadata_learnt_later_are_kept_with_the_same_report(sound: Ledger) -> None:
    first = sound.add(report(published=None, published_from=None, title=None, url=None))
    second = sound.add(report())
    assert (second.status, second.report) == ("recoded", first.report)
    assert sound.coded(first.report) == report()
    assert sound.coded(first.report, as_of=1).published is None
    third = sound.add(report(published=None, published_from=None, title=None, url=None))
    assert third.status == "unchanged"


def test_a_failed_report_is_stored_with_its_failure_and_coded_later(sound: Ledger) -> None:
    failed = report(
        failure=s.Failure(stage="events", error="ValueError", message="no \x00"), events=(), attributions=(), agreements=(),
        contradictions=(),
    )  # fmt: skip
    result = sound.add(failed)
    assert result.status == "added"
    assert result.failure == failed.failure
    assert sound.coded(result.report) == failed
    assert sound.add(report()).status == "recoded"
    assert sound.coded(result.report) == report()


BROKEN: list[dict[str, object]] = [
    {"mentions": (s.Mention(start=0, end=5, text="wrong", actor=None, name=None),)},
    {"mentions": (s.Mention(start=0, end=99999, text="wrong", actor=None, name=None),)},
    {"events": (report().events[0], replace(report().events[1], id="e1"))},
    {"events": (replace(report().events[0], goldstein=float("nan")),)},
    {"places": (replace(report().places[0], geonames=2**63),)},
]


def test_a_record_that_breaks_the_contract_is_stored_as_a_failure(sound: Ledger) -> None:
    for n, broken in enumerate(BROKEN):
        text = TEXT + str(n)
        result = sound.add(report(str(n), text, **broken))
        assert result.failure is not None
        assert result.failure.stage == "ledger"
        stored = sound.coded(result.report)
        assert stored.text == text
        assert stored.failure == result.failure
        assert stored.events == ()


def test_an_empty_report(sound: Ledger) -> None:
    bare = s.CodedReport(
        schema_version=1, id="empty", coder="c", outlet=None, published=None, published_from=None, title=None, url=None,
        language=None, translation=s.Translation(suspected=False), failure=None, warnings=(), text="",
    )  # fmt: skip
    assert sound.coded(sound.add(bare).report) == bare
