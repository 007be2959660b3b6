"""Reports over a pool of processes, in input order, with the same records as one process gives."""

from __future__ import annotations

import multiprocessing
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from sayso.errors import InputError, SaysoError
from sayso.fleet.outcome import Outcome, failed, unread
from sayso.fleet.worker import run
from sayso.schema import Failure, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext, SpawnProcess

    from sayso.schema import CodedReport

#: Reports taken in ahead of the one that is given out next, for each worker.
_AHEAD = 8
#: A worker has this many seconds to end by itself.
_PATIENCE = 5.0
#: A worker that can't even start this often in a row ends the run.
_STARTS = 3


def english_coder(*, assume_published: bool = False, every_act: bool = False) -> Callable[[Report], CodedReport]:
    """The coder with its English stages."""
    from sayso.coding.coder import Coder

    return Coder(assume_published=assume_published, every_act=every_act)


def lasting_coder(*, assume_published: bool = False, every_act: bool = False) -> Callable[[Report], CodedReport]:
    """The same for a process that does nothing but code: the collector never goes through again what was loaded."""
    import gc

    coder = english_coder(assume_published=assume_published, every_act=every_act)
    gc.collect()
    gc.freeze()
    return coder


def code_reports(
    items: Iterable[Report | InputError],
    *,
    workers: int = 1,
    make_coder: Callable[[], Callable[[Report], CodedReport]] = english_coder,
) -> Iterator[Outcome]:
    """Code each report and pass each input error through, in order; memory is bounded whatever the length of ``items``.

    A report that raises is a failure record made by the coder.  With more than one worker, so is a report whose worker
    dies (killed by the system, a crash in compiled code); the others are coded by a new worker.

    Args:
        items: what ``sayso.intake.read_reports`` yields.
        workers: processes; 1 codes in this one.
        make_coder: gives the coder; called in each process, so it must be a function of a module or a partial of one.

    Raises:
        SaysoError: no worker could be started.
    """
    if workers > 1:
        yield from _Pool(workers, make_coder).code(items)
        return
    coder: Callable[[Report], CodedReport] | None = None
    for item in items:
        if isinstance(item, InputError) and item.report_id is None:
            yield Outcome(None, item, item.file)
            continue
        coder = coder or make_coder()
        if isinstance(item, InputError):
            yield unread(item, getattr(coder, "name", ""))
        else:
            yield Outcome(coder(item), None, item.source)


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    job: int | None = None


@dataclass(slots=True)
class _Pool:
    size: int
    make_coder: Callable[[], Callable[[Report], CodedReport]]
    context: SpawnContext = field(default_factory=lambda: multiprocessing.get_context("spawn"))
    workers: list[_Worker] = field(default_factory=list)
    name: str = ""
    false_starts: int = 0
    waiting: deque[int] = field(default_factory=deque)
    pending: dict[int, Report | InputError] = field(default_factory=dict)
    done: dict[int, Outcome] = field(default_factory=dict)

    def code(self, items: Iterable[Report | InputError]) -> Iterator[Outcome]:
        source, taken, given = iter(items), 0, 0
        exhausted = False
        try:
            while not exhausted or given < taken:
                while not exhausted and taken - given < self.size * _AHEAD:
                    try:
                        self.pending[taken] = next(source)
                    except StopIteration:
                        exhausted = True
                        break
                    if isinstance(self.pending[taken], Report):
                        self.waiting.append(taken)
                    taken += 1
                self._hand_out()
                while given < taken and self._settled(given):
                    yield self.done.pop(given)
                    given += 1
                if given < taken:
                    self._listen()
        finally:
            self._stop()

    def _settled(self, number: int) -> bool:
        """Whether the outcome of a job is there; that of an unreadable report is as soon as the coder's name is known."""
        item = self.pending.get(number)
        if isinstance(item, InputError) and (self.name or item.report_id is None):
            del self.pending[number]
            self.done[number] = unread(item, self.name)
        return number in self.done

    def _start(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=run, args=(theirs, self.make_coder), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand_out(self) -> None:
        starting = sum(not w.ready for w in self.workers)
        idle = sum(w.ready and w.job is None for w in self.workers)
        wanted = max(len(self.waiting), bool(self.pending) and not self.workers)
        for _ in range(min(self.size - len(self.workers), wanted - starting - idle)):
            self.workers.append(self._start())
        for worker in self.workers:
            if worker.ready and worker.job is None and self.waiting:
                worker.job = self.waiting.popleft()
                try:
                    worker.pipe.send(self.pending[worker.job])
                except OSError:
                    self._bury(worker)

    def _listen(self) -> None:
        """Take what the workers have to say; a pipe that ends is a worker that died."""
        by_pipe = {w.pipe: w for w in self.workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if not worker.ready:
                worker.ready, self.name, self.false_starts = True, answer, 0
            elif worker.job is not None:
                report = self.pending.pop(worker.job)
                self.done[worker.job] = Outcome(answer, None, report.source if isinstance(report, Report) else None)
                worker.job = None

    def _bury(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        code = worker.process.exitcode
        if worker.job is not None:
            report = self.pending.pop(worker.job)
            assert isinstance(report, Report)
            how = f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"
            failure = Failure(stage="fleet", error="WorkerDied", message=f"the worker process died ({how})")
            self.done[worker.job] = Outcome(failed(report, self.name, failure), None, report.source)
        elif not worker.ready:
            self.false_starts += 1
            if self.false_starts >= _STARTS:
                raise SaysoError("no worker process could be started; its own error stands above")
        self.workers[self.workers.index(worker)] = self._start()

    def _stop(self) -> None:
        for worker in self.workers:
            if worker.job is not None or not worker.ready:
                worker.process.terminate()
            worker.pipe.close()  # which tells an idle worker that it is done
        for worker in self.workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
