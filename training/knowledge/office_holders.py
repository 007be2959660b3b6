"""Writes the actor files of office holders from the shared table of dated terms of office.

    python -m training.knowledge.office_holders SHARED/knowledge sayso/knowledge/actors

What news reports name is taken, not the table: heads of state and government in office after mid-2009, and the foreign and
defence ministers of countries often in the news.  An office is ``checked`` only where two of the sources give the same day for
its beginning.  People written by hand (people.yaml) are left out: what is wrong in the sources is written right there.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from sayso.knowledge.actors.names import skeleton

FROM = "2009-06"
#: Countries whose foreign and defence ministers reports name often; of the others heads of state and government only.
FOCUS = frozenset({
    "USA", "GBR", "FRA", "DEU", "ITA", "ESP", "RUS", "CHN", "JPN", "IND", "PAK", "AFG", "IRN", "IRQ", "SYR", "LBN",
    "ISR", "PSE", "JOR", "EGY", "LBY", "TUN", "DZA", "MAR", "SAU", "ARE", "QAT", "YEM", "TUR", "GRC", "CYP", "UKR",
    "BLR", "POL", "GEO", "ARM", "AZE", "MMR", "PRK", "KOR", "TWN", "SDN", "SSD", "ETH", "ERI", "SOM", "KEN", "UGA",
    "RWA", "COD", "MLI", "NER", "BFA", "TCD", "NGA", "CAF", "HTI", "VEN", "CUB", "COL", "SRB", "XKX", "HUN", "AUS",
    "CAN",
})  # fmt: skip
KINDS = {
    "head_of_state": "head_of_state", "head_of_government": "head_of_government", "foreign": "foreign",
    "foreign_affairs": "foreign", "defence": "defence",
}  # fmt: skip
WORDS = {
    "head_of_state": "head of state", "head_of_government": "head of government", "foreign": "foreign minister",
    "defence": "defence minister",
}  # fmt: skip
CONTINENTS = {"AF": "africa", "AS": "asia", "EU": "europe", "NA": "north-america", "SA": "south-america", "OC": "oceania"}
#: Offices that the table files among those of heads of state, heads of government and ministers, and what they are instead.
OTHERS = (
    (re.compile(r"Parliament\b"), "parliament"),
    (
        re.compile(
            r"^Premier of|of the Federation of Bosnia|of Southern Sudan$|military cabinet|Under-Secretary|^Associate\b|"
            r"Minister[- ][Dd]elegate (?!in charge)|Home Front|"
            r"\b(?:Materiel|Production|Equipment|Personnel|Industry|Industries)\b"
        ),
        "other",
    ),
)
#: Where "Chancellor" heads the chancellery only.
CLERKS = frozenset({"CHE"})
#: Holders whom the table calls by a name that nobody bears (the factbook has Nicolae Timofti for that term).
NOBODY = frozenset({"Nicolae Nasoc"})
SECOND_SOURCES = ("factbook.json-history", "congress-legislators")
LONGEST_OFFICE = 40
HEAD = """\
# Heads of state and government in office after mid-2009, and foreign and defence ministers of countries often in the news, as
# the sources' dates have it.  Made by training/knowledge/office_holders.py; what is wrong here is written right in people.yaml.
actors:
"""
_LETTERS = str.maketrans({
    "\u0131": "i", "\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u0110": "D", "\u0141": "L", "\u00d8": "O", "\u0259": "a",
    "\u00df": "ss", "\u00e6": "ae", "\u2019": "'", "\u2018": "'", "\u02bb": "'", "\u02bf": "'", "\u02be": "'", "\u2013": "-",
})  # fmt: skip


def plain(text: str) -> str:
    """ASCII, as English-language agencies write names."""
    folded = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in folded if not unicodedata.combining(c))


def quote(text: str) -> str:
    """A YAML scalar."""
    known = {"no", "yes", "on", "off", "true", "false", "null"}
    bare = re.fullmatch(r"[A-Za-z(][\w .()&/-]*[\w)]|[A-Za-z]", text, re.ASCII) and text.lower() not in known
    return text if bare else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def bones(name: str) -> str:
    """The skeletons of a name's first and last word, under which its spellings fall together."""
    words = [w for w in re.split(r"[^a-z]+", plain(name).lower()) if w]
    return f"{skeleton(words[0])} {skeleton(words[-1])}" if words else ""


def kind_of(row: dict[str, str], iso3: str) -> str:
    """What sort of office a row tells of: the table's own rule also takes whoever has "minister of defence" in the title."""
    if row["office"] == "Chancellor" and iso3 in CLERKS:
        return "other"
    return next((kind for words, kind in OTHERS if words.search(row["office"])), KINDS[row["office_kind"]])


def office(words: str, kind: str, country: str) -> str:
    """The office in words, with its country."""
    words = plain(words).strip()
    if kind not in WORDS:
        return words if country in words else f"{words}, {country}"
    if " of " in words and country in words:
        return words
    return f"{words} of {country}" if len(words) < LONGEST_OFFICE else f"{WORDS[kind]} of {country}"


def surname(name: str) -> str:
    """The last word, folded."""
    return (plain(name).lower().split() or [""])[-1].removeprefix("al-")


def holders(folder: Path, names: dict[str, str]) -> dict[tuple[str, str], dict[str, Any]]:
    """People with their roles, by name and country (ISO alpha-3)."""
    with (folder / "countries.csv").open(encoding="utf-8") as file:
        states = {r["iso2"]: (r["iso3"], r["continent"]) for r in csv.DictReader(file) if r["iso3"] in names}
    with gzip.open(folder / "offices.csv.gz", "rt", encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["office_kind"] in KINDS and r["country_iso2"] in states]
    dated = [r for r in rows if r["from_precision"] == "day" and r["from"]]
    begun = {
        (surname(r["person"]), r["country_iso2"], KINDS[r["office_kind"]], r["from"], r["source_id"].split("@")[0])
        for r in dated
    }
    out: dict[tuple[str, str], dict[str, Any]] = {}
    for row in dated:
        if not row["source_id"].startswith("eps:") or (row["to"] and row["to"] < FROM):
            continue
        iso3, continent = states[row["country_iso2"]]
        kind, name = kind_of(row, iso3), plain(row["person"]).strip()
        if KINDS[row["office_kind"]] in {"foreign", "defence"} and iso3 not in FOCUS:
            continue
        if row["office_kind"] == "foreign_affairs" and "Foreign" not in row["office"]:
            continue
        if not re.fullmatch(r"[A-Z][A-Za-z.' -]+", name) or name in NOBODY:
            continue
        key = (surname(row["person"]), row["country_iso2"], kind, row["from"])
        new: dict[str, Any] = {"continent": continent, "source": row["source_id"], "item": row["person_qid"], "roles": {}}
        person = out.setdefault((name, iso3), new)
        role = person["roles"].setdefault((row["from"], kind), {
            "to": row["to"], "source": row["source_id"], "office": office(row["office"], kind, names[iso3]),
            "checked": any((*key, second) in begun for second in SECOND_SOURCES),
        })  # fmt: skip
        role["to"] = max(role["to"], row["to"]) if role["to"] and row["to"] else ""
    return out


def entry(slug: str, name: str, iso3: str, person: dict[str, Any]) -> str:
    """One person in YAML."""
    lines = [
        f"- id: {slug}", "  kind: person", f"  name: {quote(name)}", f"  country: {iso3}", "  sector: GOV",
        f"  source: {quote(person['source'] + ' (Wikidata holders)')}", "  checked: false", "  roles:",
    ]  # fmt: skip
    for (start, kind), role in sorted(person["roles"].items()):
        to = f", to: {role['to']}" if role["to"] else ""
        source = role["source"] + ("; factbook.json history" if role["checked"] else "")
        lines.append(
            f"  - {{office: {quote(role['office'])}, kind: {kind}, of: {iso3}, from: {start}{to}, source: {quote(source)}, "
            f"checked: {str(role['checked']).lower()}}}"
        )
    return "\n".join(lines)


def main() -> None:
    """Write office-holders-*.yaml."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    states = yaml.safe_load((target / "states.yaml").read_text(encoding="utf-8"))["actors"]
    texts = [(target / f).read_text(encoding="utf-8") for f in ("people.yaml", "contested.yaml")]
    by_hand = [p for text in texts for p in yaml.safe_load(text)["actors"] if p["kind"] == "person"]
    slugs = {p["id"] for p in by_hand}
    written = {(p.get("country", ""), bones(n)) for p in by_hand for n in (p["name"], *p.get("names", ()))}
    files: dict[str, list[str]] = {}
    items: dict[str, str] = {}
    found = holders(folder, {s["id"]: s["name"] for s in states})
    for (name, iso3), person in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        slug = "person." + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        if slug in slugs and items.get(slug, person["item"]) != person["item"]:
            slug += f"-{iso3.lower()}"  # somebody else of that name
        if slug in slugs or (iso3, bones(name)) in written:
            continue
        slugs.add(slug)
        items[slug] = person["item"]
        files.setdefault(person["continent"], []).append(entry(slug, name, iso3, person))
    for continent, entries in files.items():
        path = target / f"office-holders-{CONTINENTS[continent]}.yaml"
        path.write_text(HEAD + "\n".join(entries) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
