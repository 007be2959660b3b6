"""The command line with the network made unreachable: everything it needs is in the package and its dependencies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: Stands in front of everything in the child process and in its workers: the first use of the network ends it.
NO_NETWORK = """
import os
import socket

def refuse(*args, **kwargs):
    os.write(2, b"NETWORK USED\\n")
    os._exit(99)

class Socket(socket.socket):
    def connect(self, address):
        return super().connect(address) if self.family == socket.AF_UNIX else refuse()

    connect_ex = connect

    def sendto(self, *args):
        return super().sendto(*args) if self.family == socket.AF_UNIX else refuse()

socket.socket = Socket
socket.create_connection = refuse
socket.getaddrinfo = refuse
socket.gethostbyname = refuse
"""
TEXT = "KESH, Jan 5 (Harbour Wire) - Arland sent ships to the harbour of Tripoli on Monday, the ministry said.\n"
PAGE = """<html><head><title>Talks fail</title><link rel="canonical" href="https://harbourwire.example/2020/01/06/talks">
</head><body><article><h1>Talks over the harbour fail</h1><p>The ministry of Arland said on Monday that the talks over the
harbour of Kesh had failed after two days of meetings in the capital.</p><p>The council said it would wait for a better
offer.</p></article></body></html>"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.html").write_text(PAGE)
    line = {
        "id": "c",
        "text": "Le ministère a déclaré lundi que les négociations sur le port avaient échoué.",
        "date": "2020-01-05",
    }
    (folder / "c.jsonl").write_text(json.dumps(line) + "\n")
    return folder


@pytest.fixture
def shut(tmp_path: Path) -> dict[str, str]:
    """An environment in which Python refuses the network."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(NO_NETWORK)
    return {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}


def run(environment: dict[str, str], cwd: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(args, env=environment, cwd=cwd, capture_output=True, check=False, timeout=300)


def test_the_trap_works(shut: dict[str, str], tmp_path: Path) -> None:
    for attempt in ("urllib.request.urlopen('http://127.0.0.1:9/')", "__import__('socket').socket().connect(('127.0.0.1', 9))"):
        done = run(shut, tmp_path, sys.executable, "-c", f"import urllib.request; {attempt}")
        assert done.returncode == 99, done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("code", "reports", "--workers", "2", "--format", "table"),
        ("add", "reports", "--published", "2020-01-06"),
        ("demo", "--examples", str(ROOT / "examples")),
        ("schema",),
    ],
    ids=lambda args: args[0],
)
def test_commands_use_no_network(shut: dict[str, str], reports: Path, args: tuple[str, ...]) -> None:
    done = run(shut, reports.parent, sys.executable, "-m", "sayso", *args)
    assert b"NETWORK USED" not in done.stderr
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


def _may_unshare() -> bool:
    command = shutil.which("unshare")
    return command is not None and subprocess.run([command, "-n", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _may_unshare(), reason="a process without a network may not be started here (unshare -n)")
def test_code_without_any_network_at_all(reports: Path) -> None:
    done = run(
        dict(os.environ), reports.parent, "unshare", "-n", sys.executable, "-m", "sayso", "code", "reports", "--workers", "2"
    )
    assert done.returncode == 0, done.stderr.decode()
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["failure"] for r in found] == [None, None, None]
    assert [r["language"] for r in found] == ["en", "en", "fr"]
    assert [r["published"] for r in found] == [None, "2020-01-06", "2020-01-05"]
