"""A real desk: ``sayso desk`` (or one that people sign in to) in a process of its own, on a port of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.desk.browser.tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Seconds within which a desk must answer on a machine that does other things too.
PATIENCE = 90


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def desk(ledger: Path, by: str = "ana") -> Iterator[str]:
    """``sayso desk`` over a ledger; gives its address."""
    port = free_port()
    command = ["-m", "sayso", "desk", "--ledger", str(ledger), "--by", by, "--port", str(port), "--no-open"]
    with _running(command, port, ledger) as address:
        yield address


@contextmanager
def desk_with_accounts(ledger: Path) -> Iterator[str]:
    """A desk that people sign in to, on loopback all the same; gives its address."""
    port = free_port()
    with _running(["-m", "tests.desk.browser.signed", str(ledger), str(port)], port, ledger) as address:
        yield address


@contextmanager
def _running(command: list[str], port: int, ledger: Path) -> Iterator[str]:
    log = ledger.with_suffix(f".{port}.log")
    with log.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            stdout=told,
            stderr=subprocess.STDOUT,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
    try:
        _wait(port, process, log)
        yield f"http://127.0.0.1:{port}"
        assert process.poll() is None, f"the desk ended by itself:\n{log.read_text()[-4000:]}"
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    said = log.read_text()
    assert "Traceback" not in said, f"the desk met an error that nobody foresaw:\n{said[-6000:]}"


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, f"the desk did not start:\n{log.read_text()[-4000:]}"
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            asked.request("GET", "/static/icon.svg")
            asked.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            asked.close()
    raise AssertionError(f"no answer within {PATIENCE} s:\n{log.read_text()[-4000:]}")
