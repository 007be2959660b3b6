"""The words by which layout is told: sayso/knowledge/layout/*.yaml as compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

from sayso.errors import KnowledgeError
from sayso.knowledge.yaml_text import read_yaml
from sayso.schema import LayoutKind

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Characters at the end of a paragraph in which a credit is looked for: one search over a whole book would take minutes.
_LONGEST_CREDIT = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern: the kind it tells, how it is applied, and a line that it matches."""

    kind: LayoutKind
    how: str
    pattern: re.Pattern[str]
    example: str
    words: int

    def matches(self, line: str) -> bool:
        """Whether the pattern tells this line."""
        if self.how == "end" or (self.words and len(line.split()) > self.words):
            return False
        if self.how == "line":
            return self.pattern.fullmatch(line) is not None
        return (self.pattern.match(line) if self.how == "start" else self.pattern.search(line)) is not None


def tail(line: str, entries: Sequence[Entry]) -> tuple[int, LayoutKind] | None:
    """Where a credit begins that ends a paragraph, and its kind; None where there is none."""
    since = max(0, len(line) - _LONGEST_CREDIT)
    found = ((match.start(1), e.kind) for e in entries if e.how == "end" and (match := e.pattern.search(line, since)))
    return min(found, default=None)


def load(name: str = "lines.yaml") -> tuple[Entry, ...]:
    """All entries of a file of sayso/knowledge/layout, in its order.

    Raises:
        KnowledgeError: the file is wrong.
    """
    text = (files("sayso.knowledge") / "layout" / name).read_text("utf-8")
    return tuple(_entry(raw, name, number) for number, raw in enumerate(read_yaml(text, name)["entries"], 1))


def agencies() -> str:
    """A pattern that matches the name of any news agency listed in agencies.yaml."""
    text = (files("sayso.knowledge") / "layout" / "agencies.yaml").read_text("utf-8")
    names = sorted(read_yaml(text, "agencies.yaml")["names"], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(n) for n in names) + ")"


def _entry(raw: dict[str, Any], name: str, number: int) -> Entry:
    how = next((h for h in ("line", "start", "phrase", "end") if h in raw), None)
    if how is None or "example" not in raw or raw.get("kind") not in get_args(LayoutKind):
        raise KnowledgeError("an entry needs kind, example and one of line, start, phrase, end", file=name, line=number)
    pattern = str(raw[how]).replace("{agency}", agencies())
    try:
        compiled = re.compile(pattern, 0 if raw.get("case") else re.IGNORECASE)
    except re.error as error:
        raise KnowledgeError(f"{pattern}: {error}", file=name, line=number) from error
    return Entry(raw["kind"], how, compiled, raw["example"], int(raw.get("words", 40)))
