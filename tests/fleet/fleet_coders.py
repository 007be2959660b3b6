"""Coders for the tests of the fleet; a worker process imports them from here."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from sayso.schema import SCHEMA_VERSION, CodedReport, Translation

if TYPE_CHECKING:
    from sayso.schema import Report


class Plain:
    """A coder that does what the report's text asks for."""

    name = "plain"

    def __call__(self, report: Report) -> CodedReport:
        if report.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if report.text == "leave":
            os._exit(7)
        if report.text == "raise":
            raise ValueError("no")
        if report.text == "slow":
            time.sleep(0.5)
        return CodedReport(
            schema_version=SCHEMA_VERSION,
            id=report.id,
            coder=self.name,
            outlet=None,
            published=None,
            published_from=None,
            title=None,
            url=None,
            language=None,
            translation=Translation(suspected=False),
            failure=None,
            warnings=(),
            text=report.text,
        )


def plain() -> Plain:
    """The plain coder."""
    return Plain()


def broken() -> Plain:
    """A coder that can't be made."""
    os._exit(3)
