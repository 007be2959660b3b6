"""What only a process of its own shows: pipes, signals, exit statuses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.ledger import open_ledger
from tests.handmade import story

SAYSO = [sys.executable, "-m", "sayso"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "karsa.ledger"
    with open_ledger(path, create=True) as opened:
        for number in range(40):
            opened.add(story(id=f"karsa-{number}", outlet=f"Outlet {number}"))
    return path


@pytest.mark.parametrize("args", [["events", "--csv"], ["events", "--json"], ["events"], ["export"], ["timeline"], ["claims"]])
def test_a_reader_that_leaves_early_is_no_error(ledger: Path, args: list[str]) -> None:
    process = subprocess.Popen(
        [*SAYSO, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"SAYSO_LEDGER": str(ledger)}
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() in {0, 141}  # 0 where all fitted into the pipe before the reader left
    assert b"Traceback" not in said
    assert b"Errno" not in said


@pytest.mark.parametrize("args", [["events"], ["export"], ["schema"], ["timeline"], ["--help"], ["events", "--csv"]])
def test_a_full_disk_behind_standard_output_is_one_line(ledger: Path, args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*SAYSO, *args], check=False, stdout=full, stderr=subprocess.PIPE, env=os.environ | {"SAYSO_LEDGER": str(ledger)}
        )
    assert done.returncode == 1
    assert done.stderr == b"sayso: standard output cannot be written: no space left on device\n"


def _until_it_waits(pid: int) -> None:
    """Until the process has used no processor time for half a second: it has loaded what it needs, and reads its input."""
    used = Path(f"/proc/{pid}/stat")
    before = ""
    for _ in range(60):
        time.sleep(0.5)
        now = " ".join(used.read_text().rsplit(")", 1)[1].split()[11:13]) if used.exists() else before
        if now == before:
            return
        before = now


def test_interrupting_is_one_line_and_status_130(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*SAYSO, "add", "-", "--ledger", str(tmp_path / "new.ledger")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # A shell that runs the tests in its background has them, and so their children, ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as process:  # fmt: skip
        while not (tmp_path / "new.ledger").exists():
            assert process.poll() is None
            time.sleep(0.05)
        _until_it_waits(process.pid)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)  # before its input is closed: that would end it too
        _, said = process.communicate()
    assert process.returncode == 130
    assert said.splitlines()[-1] == "sayso: interrupted"
    assert "Traceback" not in said


def test_errors_are_one_line_with_their_status(tmp_path: Path) -> None:
    done = subprocess.run([*SAYSO, "events", "--ledger", str(tmp_path / "none")], check=False, capture_output=True, text=True)
    assert done.returncode == 5
    assert done.stderr.startswith("sayso: ")
    assert done.stderr.count("\n") == 1
    (tmp_path / "text").write_text("not a ledger at all, just some text that is long enough to look at")
    done = subprocess.run([*SAYSO, "events", "--ledger", str(tmp_path / "text")], check=False, capture_output=True, text=True)
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1
