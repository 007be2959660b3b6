"""Reports on their way into the ledger: what was found, what the person says about it, what became of each.

Kept in memory: what a job shows as stored is stored; what was still waiting when the desk stopped is given again.
"""

from __future__ import annotations

import queue
import secrets
import threading
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sayso.errors import InputError, NotFound, SaysoError
from sayso.fleet.store import Tally, store_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.desk.coding import WarmCoder
    from sayso.fleet.outcome import Outcome
    from sayso.intake import IntakeOptions
    from sayso.ledger import AddResult, Ledger
    from sayso.schema import Report

#: Jobs that may wait to be confirmed, and characters of their reports; the oldest go first.
JOBS, WAITING = 100, 100_000_000
#: Lines of jobs that are over, all together, and seconds that such a job is remembered; the oldest go first.
OVER, KEPT = 5_000, 24 * 3600
#: Lines about single reports that a job keeps: the latest, and the first that failed.
LINES, FAILURES = 200, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of one report: ``name`` is where it came from, ``message`` what went wrong, ``report`` the ledger's id."""

    name: str
    status: str
    report: str | None = None
    title: str = ""
    events: int = 0
    claims: int = 0
    message: str = ""


@dataclass(slots=True, kw_only=True)
class Job:
    """Some reports that one person adds.

    ``items`` are the reports (of a ``folder``: the first ones), ``given`` is what its person said about all of them.
    ``state``: ``asking`` (waits for the person), ``waiting`` (for the coder), ``running``, ``stopped``, ``done``; ``broken``
    with a ``message`` where the ledger could not be written.
    """

    by: str
    what: str
    items: list[Report | InputError]
    total: int | None = None
    folder: str | None = None
    given: IntakeOptions
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    state: Literal["asking", "waiting", "running", "stopped", "done", "broken"] = "asking"
    message: str = ""
    tally: Tally = field(default_factory=Tally)
    done: int = 0
    latest: deque[Line] = field(default_factory=lambda: deque(maxlen=LINES))
    failures: list[Line] = field(default_factory=list)
    stop: bool = False
    ended: threading.Event = field(default_factory=threading.Event)
    over_at: float | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {"stopped", "done", "broken"}

    @property
    def only(self) -> str | None:
        """The id in the ledger of the one report of the job, if it was one and it was stored."""
        if self.state != "done" or self.done != 1 or self.total not in {None, 1}:
            return None
        return self.latest[0].report

    def tell(self, outcome: Outcome, result: AddResult | None) -> None:
        """Count what became of a report and keep a line about it."""
        self.tally.count(outcome, result)
        self.done += 1
        record = outcome.record
        name = outcome.source or (record.id if record else "") or (outcome.error.file if outcome.error else "") or ""
        line = Line(
            name=name,
            status="failed" if outcome.message else result.status if result else "failed",
            report=result.report if result else None,
            title=(record.title or "") if record else "",
            events=len(record.events) if record else 0,
            claims=len(record.attributions) if record else 0,
            message=outcome.message or "",
        )
        self.latest.appendleft(line)
        if outcome.message and len(self.failures) < FAILURES:
            self.failures.append(line)


class Jobs:
    """The jobs of a desk; one thread codes and stores, one report after the other.

    A job of one report goes before the next report of a longer one: nobody waits for somebody else's folder.

    Args:
        ledger: where to store.
        coder: what codes.
    """

    def __init__(self, ledger: Ledger, coder: WarmCoder) -> None:
        self._ledger, self._coder = ledger, coder
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._short: deque[Job] = deque()
        self._long: deque[Job] = deque()
        self._started: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, job: Job) -> Job:
        """Remember a job that waits for its person."""
        with self._lock:
            self._jobs[job.id] = job
            self._forget()
        return job

    def get(self, name: str, by: str) -> Job:
        """A job of this person.

        Raises:
            NotFound: there is none such, or it has been forgotten.
        """
        with self._lock:
            self._forget_over()
            job = self._jobs.get(name)
        if job is None or job.by != by:
            raise NotFound("these reports are no longer waiting here (the desk was started anew?): give them again")
        return job

    def mine(self, by: str) -> list[Job]:
        """The jobs of a person that are not over, the newest first."""
        with self._lock:
            return [j for j in reversed(self._jobs.values()) if j.by == by and not j.over]

    def start(self, job: Job) -> bool:
        """Code and store a job, new or put here to wait for its person; false where it was started before."""
        with self._lock:
            if job.state != "asking":
                return False
            job.state = "waiting"
            self._jobs[job.id] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True, name="sayso-desk-adding")
                self._thread.start()
            (self._short if job.total == 1 else self._long).append(job)
        self._started.put(None)
        return True

    def drop(self, job: Job) -> None:
        """Give a job up: one that runs ends after the report at hand."""
        with self._lock:
            job.stop = True
            if job.state == "asking":
                job.state, job.items = "stopped", []
                self._jobs.pop(job.id, None)

    def _forget(self) -> None:
        weight = 0
        for job in list(reversed(self._jobs.values())):
            weight += sum(len(i.text) for i in job.items if not isinstance(i, InputError)) if job.state == "asking" else 0
            if weight > WAITING and job.state == "asking" and job is not next(reversed(self._jobs.values())):
                del self._jobs[job.id]
        asking = [j for j in self._jobs.values() if j.state == "asking"]
        for job in asking[: max(0, len(asking) - JOBS)]:
            del self._jobs[job.id]
        self._forget_over()

    def _forget_over(self) -> None:
        lines, old = 0, time.monotonic() - KEPT
        ended = [j for j in self._jobs.values() if j.over_at is not None]
        for job in sorted(ended, key=lambda j: j.over_at or 0, reverse=True):
            lines += max(1, len(job.latest) + len(job.failures))
            if lines > OVER or (job.over_at or 0) < old:
                del self._jobs[job.id]

    def _work(self) -> None:
        while True:
            self._started.get()
            waiting = self._short or self._long
            if waiting:  # else it went before a report of another job
                self._take(waiting.popleft())

    def _take(self, job: Job) -> None:
        job.state = "running"
        try:
            self._run(job)
            job.state = "stopped" if job.stop else "done"
        except SaysoError as error:
            job.message, job.state = str(error), "broken"
        except Exception as error:  # noqa: BLE001 - the thread must outlive any report; the person is told
            job.message, job.state = f"{type(error).__name__}: {error}", "broken"
        job.items = []
        with self._lock:
            job.over_at = time.monotonic()
            self._forget_over()
        job.ended.set()

    def _run(self, job: Job) -> None:
        for outcome, result in store_items(self._ledger, self._items(job), make_coder=self._coder.coder, by=job.by):
            job.tell(outcome, result)
            if self._short and job.total != 1:
                self._take(self._short.popleft())

    def _items(self, job: Job) -> Iterator[Report | InputError]:
        from sayso.desk.arrivals import folder_items

        items: Iterable[Report | InputError] = folder_items(job) if job.folder is not None else job.items
        for item in items:
            if job.stop:
                return
            yield item
