"""What runs in a worker: one report in, one record out, until told to stop."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from sayso.schema import CodedReport, Report

#: One worker is one thread: the machine's cores are shared out among the workers.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def run(pipe: Connection, make_coder: Callable[[], Callable[[Report], CodedReport]]) -> None:
    """Send the coder's name, then a record for each report that comes, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and stops us
    for name in _THREADS:
        os.environ[name] = "1"
    coder = make_coder()
    try:
        pipe.send(getattr(coder, "name", ""))
        while True:
            pipe.send(coder(pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent has all it wants
