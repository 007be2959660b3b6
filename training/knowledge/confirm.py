"""Gives facts that are `recalled, unchecked` the source that confirms them, where the shared tables of facts have one.

    python -m training.knowledge.confirm SHARED/knowledge sayso/knowledge/actors [--write] [--differ]

Nothing else of a fact is changed.  A person's entry is confirmed by an office-holder of that name and country; a role by a term
of the same person that begins on the same day (or within the month or year that ours gives) in an office of that sort, and in
part by the CIA's list of one day; an organisation, group or body by a list that names it.  `--differ` prints roles whose
beginning the tables have otherwise: to be judged by hand, not taken.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import yaml

from sayso.knowledge.actors.names import fold
from training.knowledge.office_holders import bones, plain

FACTBOOK = "factbook/factbook.json @8662a8b1"
UCDP = "UCDP Actor 22.1 (github skytheacademic/who_keeps_the_peace @5369d2f9), id "
CONFLICTS = "UCDP/PRIO Armed Conflict 25.1 (github Jenssah86/bit_academy_analytics_project @151731d0), side "
SUPRA = "supraverden data/general_list.yaml @59ab4fa0"
CIA = "cia-world-leaders@d52b3b8f"
CIA_DAY = "2019-06-04"
SPELLINGS = "; other spellings recalled, unchecked"
#: Words of offices that say which office it is.
_SAYING = frozenset({
    "president", "prime", "premier", "king", "emir", "sultan", "chancellor", "minister", "foreign", "defence", "defense",
    "interior", "finance", "speaker", "ambassador", "secretary", "leader", "chairman", "chief", "commander", "deputy",
    "vice", "envoy", "oil",
    "justice", "intelligence", "staff", "army", "governor", "head", "parliament",
})  # fmt: skip
_SAME = {"defense": "defence", "premier": "prime", "affairs": "foreign", "external": "foreign", "chairperson": "chairman"}
#: Holders of like names in the tables who are somebody else (judged by hand).
_SOMEBODY_ELSE = frozenset(
    {"person.ahmad-massoud", "person.jean-noel-barrot", "person.abdirahman-mohamed-abdullahi", "GBR.IRA"}
)
#: How alike the first and the last words of two spellings must be (rapidfuzz's ratio).
_ALIKE = 60
#: A name in one word must have this many letters to be told from an acronym that many share.
_LONG = 6
_FILES = ("people.yaml", "bodies.yaml", "organisations.yaml", "groups.yaml", "contested.yaml")


def saying(office: str) -> set[str]:
    """The words of an office that tell it from others."""
    words = {_SAME.get(w, w) for w in re.findall(r"[a-z]+", plain(office).lower())}
    return words & _SAYING


def same_name(ours: str, theirs: str) -> bool:
    """Whether two names with the same skeletons are spellings of one name ("Ken Keen" is not "Kenny Guinn")."""
    from rapidfuzz.fuzz import ratio

    a, b = plain(ours).lower().replace("-", " ").split(), plain(theirs).lower().split(",")[0].replace("-", " ").split()
    return bones(ours) == bones(theirs) and ratio(a[0], b[0]) >= _ALIKE and ratio(a[-1], b[-1]) >= _ALIKE


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Tables:
    """The shared tables, by what facts are looked up by."""

    def __init__(self, folder: Path) -> None:
        countries = rows(folder / "countries.csv")
        iso3 = {r["iso2"]: r["iso3"] for r in countries if r["iso2"] and r["iso3"]}
        by_name = {fold(n): r["iso3"] for r in countries if r["iso3"] for n in (r["name_en"], *r["names"].split("|"))}
        self.terms: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in rows(folder / "offices.csv.gz"):
            if row["country_iso2"] in iso3 and row["person"]:
                self.terms[bones(row["person"]), iso3[row["country_iso2"]]].append(row)
        self.on_one_day: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in rows(folder / "offices_observed_cia_2019.csv"):
            self.on_one_day[bones(row["person"]), by_name.get(fold(row["country"]), "")].append(row)
        self.organisations = {
            fold(n) for r in rows(folder / "organisations.csv")
            for n in (r["name"], *r["abbreviations"].split("|"), *r["other_names_en"].split("|")) if n
        }  # fmt: skip
        self.groups: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
        for row in rows(folder / "armed_groups.csv"):
            where = {by_name.get(fold(re.sub(r" \(.*", "", c).strip()), "") for c in row["country"].split(",")}
            for name in (row["name"], *row["aliases"].split("|")):
                by = UCDP if row["source_id"].startswith("ucdp-actor") else CONFLICTS
                self.groups[fold(name)].append((by + row["ucdp_actor_id"], where))
        self.adjectives = {r["iso3"]: r["adjective"] for r in countries if r["iso3"] and r["adjective"]}
        self.listed = {
            fold(n)
            for r in rows(folder / "armed_groups_factbook.csv")
            for n in (r["name"], *r["alias_in_parentheses"].split("|"))
            if n
        }
        self.texts: dict[tuple[str, str], str] = defaultdict(str)
        for row in rows(folder / "factbook_country_texts.csv"):
            self.texts[iso3.get(row["iso2"], ""), row["field"]] += " " + row["text"]

    def _of(
        self, table: dict[tuple[str, str], list[dict[str, str]]], entry: dict[str, Any], *more: str
    ) -> list[dict[str, str]]:
        """The rows of a table about a person, in the person's country or another one."""
        if entry["id"] in _SOMEBODY_ELSE:
            return []
        names, out = [entry["name"], *entry.get("names", ())], []
        for country in dict.fromkeys((entry.get("country", ""), *more)):
            out += [r for n in names for r in table.get((bones(n), country), ()) if same_name(n, r["person"])]
        return out

    def person(self, entry: dict[str, Any]) -> str | None:
        """A source that names this person in this country, or None."""
        found = {r["source_id"] for r in self._of(self.terms, entry)}
        if found:
            return source_name(min(found, key=lambda s: (s.startswith("factbook"), s))) + " (holds an office)"
        return f"{CIA} (holds an office on {CIA_DAY})" if self._of(self.on_one_day, entry) else None

    def role(self, entry: dict[str, Any], role: dict[str, Any]) -> tuple[str | None, list[str]]:
        """A source of a role, or None; and other beginnings that the tables give for such an office of the person."""
        other = str(role.get("of"))[:3]
        start, end, words = str(role.get("from") or ""), str(role.get("to") or ""), saying(role["office"])
        terms = [r for r in self._of(self.terms, entry, other) if words & saying(r["office"])]
        same = [r for r in terms if start and r["from"] and r["from"].startswith(start) and len(start) >= len("2014-02")]
        same += [r for r in terms if start and r["from"][:4] == start and words <= saying(r["office"])]
        if same:
            best = max(same, key=lambda r: (bool(end and r["to"].startswith(end)), r["source_id"].startswith("eps")))
            known = source_name(best["source_id"])
            return known if not end or best["to"].startswith(end) else known + "; end recalled, unchecked", []
        held = [r for r in self._of(self.on_one_day, entry, other) if words & saying(r["office"])]
        if held and (not start or start <= CIA_DAY) and (not end or end >= CIA_DAY[: len(end)]):
            return f"{CIA} (held on {CIA_DAY}); dates recalled, unchecked", []
        exact = [r for r in terms if words == saying(r["office"]) and r["from"]]
        return None, sorted({r["from"] for r in exact})

    def body(self, entry: dict[str, Any]) -> str | None:  # noqa: PLR0911 - one for each list
        """A list that names an organisation, group or body, or None."""
        if entry["id"] in _SOMEBODY_ELSE:
            return None
        names, country = [entry["name"], *entry.get("names", ())], entry.get("country", "")
        folded = [fold(n) for n in names if " " in n or "-" in n or len(n) >= _LONG]
        listed = [g for n in names for g, where in self.groups.get(fold(n), ()) if country in where]
        if entry["kind"] in {"armed_group", "body"} and listed:
            return listed[0]
        if entry["kind"] == "armed_group" and any(n in self.listed for n in folded):
            return f"{FACTBOOK} (terrorist groups)"
        if entry["kind"] == "organisation" and any(n in self.organisations for n in folded):
            return SUPRA
        own = [
            m
            for n in names
            if " " in (m := n.removeprefix(self.adjectives.get(country, "-") + " ")) or (m == n and len(n) >= _LONG)
        ]
        for field, words in (("mil", "armed forces"), ("terr", "terrorist groups")):
            text = self.texts.get((country, field), "")
            if any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text) for n in own):
                return f"{FACTBOOK} ({words})"
        io = self.texts.get((country, "io"), "")
        if entry["kind"] == "organisation" and any(
            n.isupper() and re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", io) for n in names
        ):
            return f"{FACTBOOK} (participation in international organisations)"
        return None


def source_name(source: str) -> str:
    """A table's source as SOURCES.md names it."""
    return "factbook.json history (commits to 2026-05)" if source.startswith("factbook") else source


def confirmed(text: str, tables: Tables, tally: Counter[str], differ: list[str]) -> str:
    """A file's text with the sources that were found; lines of facts that have one already stay."""
    entries = {e["id"]: e for e in yaml.safe_load(text)["actors"]}
    out: list[str] = []
    entry: dict[str, Any] = {}
    number = 0
    for line in text.splitlines():
        begins = re.match(r"- (?:\{id: |id: )([^,}\s]+)", line)
        if begins:
            entry, number = entries[begins[1]], 0
        if begins and "source" not in entry:
            found = tables.person(entry) if entry["kind"] == "person" else tables.body(entry)
            tally[f"{entry['kind']} {'confirmed' if found else 'recalled'}"] += 1
            if found:
                full = found + (SPELLINGS if entry.get("names") else "")
                added = f'source: "{full}"'
                out += [line[:-1] + f", {added}}}"] if line.endswith("}") else [line, f"  {added}"]
                continue
        role = re.match(r"  - \{office: .*\}\Z", line)
        if role and entry:
            facts = entry["roles"][number]
            number += 1
            if "source" not in facts:
                found, others = tables.role(entry, facts)
                tally[f"role {'confirmed' if found else 'recalled'}"] += 1
                if others:
                    differ.append(f"{entry['id']}: {facts['office']}: ours {facts.get('from')}, theirs {', '.join(others)}")
                if found:
                    out.append(line[:-1] + f', source: "{found}"}}')
                    continue
        out.append(line)
    return "\n".join(out) + "\n"


def main() -> None:
    """Print what can be confirmed, and with --write, write it."""
    tables, target = Tables(Path(sys.argv[1])), Path(sys.argv[2])
    tally: Counter[str] = Counter()
    differ: list[str] = []
    for name in _FILES:
        path = target / name
        text = confirmed(path.read_text(encoding="utf-8"), tables, tally, differ)
        if "--write" in sys.argv:
            path.write_text(text, encoding="utf-8")
    for key, count in sorted(tally.items()):
        print(f"{key:24} {count:5}")
    if "--differ" in sys.argv:
        print(*differ, sep="\n")


if __name__ == "__main__":
    main()
