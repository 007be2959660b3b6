"""What a person gives on the page "Add": a pasted text, files or a folder, read by the same intake as on the command line."""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import InputError, MalformedInput, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sayso.desk.jobs import Job
    from sayso.intake import IntakeOptions
    from sayso.knowledge.outlets import Outlets
    from sayso.schema import Report

#: Reports of a folder that are looked into before it is read, and those whose fields are shown for correction.
LOOK, SHOWN = 20, 40
PASTED = "pasted text"
_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml|<head[\s>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report as it was read, for its person to check: number in the job, and where outlet and date were found."""

    number: int
    report: Report
    outlet_from: str
    published_from: str

    @property
    def lacks(self) -> bool:
        """Whether outlet or date could not be told."""
        return not (self.report.outlet and self.report.published)

    @property
    def opening(self) -> str:
        """The first words of the text."""
        return " ".join(self.report.text[:600].split())[:220]


def options(fields: Mapping[str, str]) -> IntakeOptions:
    """What a form says about all that is given; empty is unknown."""
    from sayso.intake import IntakeOptions

    names = ("outlet", "published", "title", "url", "language")
    return IntakeOptions(**{n: fields.get(n, "").strip() or None for n in names})  # type: ignore[arg-type]  # strings by name


def pasted(text: str, given: IntakeOptions) -> list[Report | InputError]:
    """A pasted text, or the article in a pasted page.

    Raises:
        UsageError: a field does not fit.
    """
    text = text.replace("\r\n", "\n")  # browsers send line ends so
    name = "pasted.html" if _HTML.match(text) else "pasted.txt"
    items = files([(name, text.encode("utf-8", "replace"))], given)
    return [_pasted(item) for item in items]


def files(uploads: Iterable[tuple[str, bytes]], given: IntakeOptions) -> list[Report | InputError]:
    """Uploaded files, read in their order; ``NAME.meta.json`` says what is known about NAME.

    Raises:
        UsageError: a field does not fit.
    """
    from sayso.intake import read_reports

    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        paths = []
        for name, data in uploads:
            path = _free(Path(folder) / _inside(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            if not path.name.endswith(".meta.json"):
                paths.append(str(path))
        if len(paths) != 1:
            given = replace(given, url=None, title=None)
        if not paths:
            return [MalformedInput("a side file without its report")]
        return [_renamed(item, f"{folder}/") for item in read_reports(paths, options=given)]


def folder_items(job: Job) -> Iterator[Report | InputError]:
    """All reports of a job's folder, one after the other."""
    from sayso.intake import read_reports

    assert job.folder is not None
    return (with_outlet(item) for item in read_reports([job.folder], options=job.given))


def looked_into(folder: str, given: IntakeOptions) -> tuple[list[Report | InputError], int | None]:
    """The first reports of a folder, and how many it holds.

    Raises:
        UsageError: there is no such folder, or a field does not fit.
    """
    from sayso.intake import count_reports, read_reports

    if not Path(folder).exists():
        raise UsageError(f"there is no folder or file {folder}")
    first: list[Report | InputError] = []
    for item in read_reports([folder], options=replace(given, url=None, title=None)):
        first.append(with_outlet(item))
        if len(first) == LOOK:
            break
    return first, count_reports([folder])


def with_outlet(item: Report | InputError) -> Report | InputError:
    """The report with the outlet of its address, where it names none."""
    if isinstance(item, InputError) or item.outlet or not item.url:
        return item
    outlet = outlet_of(item.url)
    return replace(item, outlet=outlet) if outlet else item


def outlet_of(url: str) -> str | None:
    """The outlet whose web domain an address has, if it is a known one."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    found = _outlets().by_domain(host) if host else None
    return found.name if found else None


@cache
def _outlets() -> Outlets:
    """The outlets that are known, read at the first question."""
    from sayso.knowledge.outlets import Outlets

    return Outlets.installed()


_FROM = {"given": "given", "metadata": "by its metadata", "url": "by its address", "dateline": "by its date line"}


def found(items: Iterable[Report | InputError], given: IntakeOptions) -> list[Found]:
    """The reports among the items, with where their outlet and date are from."""
    out = []
    for number, item in enumerate(items):
        if isinstance(item, InputError):
            continue
        if not item.outlet:
            said = ""
        elif item.outlet == given.outlet:
            said = "given"
        else:
            said = "by its address" if item.url and item.outlet == outlet_of(item.url) else "by its page or file"
        out.append(
            Found(
                number=number,
                report=item,
                outlet_from=said,
                published_from=_FROM.get(item.published_from or "", ""),
            )
        )
    return out


def _pasted(item: Report | InputError) -> Report | InputError:
    if isinstance(item, InputError):
        item.file, item.report_id = PASTED, None
        return item
    mark = hashlib.sha256(item.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return replace(item, id=f"pasted-{mark}", source=PASTED)


def _inside(name: str) -> PurePosixPath:
    """A name that stays in its folder."""
    parts = [p for p in re.split(r"[/\\]", name.replace("\x00", "")) if p not in {"", ".", ".."}]
    return PurePosixPath(*[p.encode()[-200:].decode("utf-8", "ignore") for p in parts[-8:]] or ["report.txt"])


def _free(path: Path) -> Path:
    """The path, or one in a numbered folder beside it where there is such a file already, or one in place of its folder."""
    number, free = 1, path
    while free.exists() or any(p.is_file() for p in free.parents):
        number += 1
        free = _beside(path) / str(number) / path.name
    return free


def _beside(path: Path) -> Path:
    """The folder of a path that is no file, nor in one."""
    return next(p for p in path.parents if p.is_dir())


def _renamed(item: Report | InputError, prefix: str) -> Report | InputError:
    """The item under the names that its person knows."""
    if isinstance(item, InputError):
        item.message = item.message.replace(prefix, "")
        item.file = item.file and item.file.removeprefix(prefix)
        item.report_id = item.report_id and item.report_id.removeprefix(prefix)
        return item
    source = item.source and item.source.removeprefix(prefix)
    return with_outlet(replace(item, id=item.id.removeprefix(prefix), source=source))
