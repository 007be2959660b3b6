"""Writes the generated actor files (states, office holders) from facts looked up in the shared knowledge tables.

    python tools/make_actors.py SHARED/knowledge sayso/knowledge/actors

What news reports name is taken, not the tables: independent states and territories in the news with English names, adjectives
and capitals; heads of state and government, foreign and defence ministers in office after 2009.  An office is `checked` only
where two of the sources give the same day for its beginning.
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

STATES_SOURCE = "github datasets/country-codes @caa72d1e; factbook/factbook.json @8662a8b1"
TERRITORIES = set("HKG MAC PSE ESH XKX GRL PRI GIB FLK TWN".split())
#: The name that English-language reports use, where the tables' first name is another one.
DISPLAY = {
    "TUR": "Turkey", "GBR": "United Kingdom", "USA": "United States", "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo", "BIH": "Bosnia and Herzegovina", "CIV": "Ivory Coast", "MMR": "Myanmar", "CZE": "Czech Republic",
    "ATG": "Antigua and Barbuda", "KNA": "Saint Kitts and Nevis", "LCA": "Saint Lucia", "VCT": "Saint Vincent and the Grenadines",
    "TTO": "Trinidad and Tobago", "STP": "Sao Tome and Principe", "TLS": "East Timor", "VAT": "Vatican City", "PSE": "Palestine",
    "SWZ": "Eswatini", "CPV": "Cape Verde", "MAC": "Macau",
}  # fmt: skip
#: Names, adjectives and peoples that the tables lack or give in a form no report uses: recalled by the authors.
RECALLED: dict[str, dict[str, list[str]]] = {
    "USA": {"names": ["U.S.", "U.S.A.", "USA", "America", "US"], "adjectives": ["American", "US", "U.S."], "capital": ["Washington"]},
    "GBR": {"names": ["Britain", "Great Britain", "U.K.", "UK"], "adjectives": ["British", "UK", "U.K."], "people": ["Britons"]},
    "ARE": {"names": ["U.A.E.", "Emirates", "UAE"], "adjectives": ["Emirati", "UAE"]},
    "FRA": {"people": ["Frenchmen"]}, "NLD": {"names": ["the Netherlands", "Holland"], "adjectives": ["Dutch"], "people": ["Dutchmen"]},
    "AFG": {"adjectives": ["Afghan", "Afghani"]}, "CZE": {"names": ["Czechia"]}, "TUR": {"names": ["Turkiye"]},
    "PRK": {"names": ["D.P.R.K."], "adjectives": ["North Korean"], "people": ["North Koreans"]},
    "KOR": {"names": ["R.O.K."], "adjectives": ["South Korean"], "people": ["South Koreans"]},
    "CIV": {"names": ["Cote d'Ivoire"], "adjectives": ["Ivorian"], "people": ["Ivorians"], "capital": ["Abidjan"]},
    "COD": {"names": ["DR Congo", "D.R. Congo", "Democratic Republic of Congo", "Congo-Kinshasa"], "adjectives": ["Congolese"]},
    "COG": {"names": ["Congo-Brazzaville"], "adjectives": []}, "MMR": {"names": ["Burma"], "adjectives": ["Burmese", "Myanmar"],
    "capital": ["Naypyitaw", "Naypyidaw"]}, "PSE": {"names": ["Palestinian territories", "Palestinian Territories"],
    "adjectives": ["Palestinian"], "people": ["Palestinians"], "capital": ["Ramallah"]},
    "SAU": {"adjectives": ["Saudi", "Saudi Arabian"]}, "HKG": {"adjectives": ["Hong Kong"], "people": ["Hong Kongers"]},
    "MAC": {"adjectives": ["Macanese"]}, "TWN": {"adjectives": ["Taiwanese"], "people": ["Taiwanese"]},
    "XKX": {"adjectives": ["Kosovan", "Kosovar"], "people": ["Kosovars"]}, "SRB": {"adjectives": ["Serbian", "Serb"], "people": ["Serbs"]},
    "HRV": {"adjectives": ["Croatian", "Croat"], "people": ["Croats"]}, "BIH": {"adjectives": ["Bosnian"], "people": ["Bosnians"]},
    "NZL": {"adjectives": ["New Zealand"], "people": ["New Zealanders"]}, "SGP": {"adjectives": ["Singaporean"]},
    "UZB": {"adjectives": ["Uzbek", "Uzbekistani"], "people": ["Uzbeks"]}, "KAZ": {"adjectives": ["Kazakh", "Kazakhstani"]},
    "KGZ": {"adjectives": ["Kyrgyz"]}, "TKM": {"adjectives": ["Turkmen"]}, "TJK": {"adjectives": ["Tajik"], "people": ["Tajiks"]},
    "AZE": {"adjectives": ["Azerbaijani", "Azeri"], "people": ["Azeris"]}, "UKR": {"capital": ["Kiev"]},
    "ISR": {"capital": ["Jerusalem", "Tel Aviv"]}, "YEM": {"capital": ["Sana'a"], "people": ["Yemenis"]},
    "SOM": {"adjectives": ["Somali", "Somalian"]}, "BWA": {"adjectives": ["Botswanan"]}, "LSO": {"adjectives": ["Lesotho"]},
    "MDG": {"adjectives": ["Malagasy", "Madagascan"]}, "PHL": {"adjectives": ["Philippine", "Filipino"], "people": ["Filipinos"]},
    "THA": {"people": ["Thais"]}, "CHE": {"adjectives": ["Swiss"]}, "IND": {"capital": ["New Delhi", "Delhi"]},
    "BOL": {"capital": ["La Paz"]}, "LKA": {"capital": ["Colombo"]}, "NGA": {"capital": ["Abuja"]}, "TZA": {"capital": ["Dodoma"]},
    "VAT": {"names": ["Holy See", "the Vatican", "Vatican"], "adjectives": ["Vatican"]}, "BEL": {"capital": []}, "BEN": {"capital": []},
    "LUX": {"adjectives": ["Luxembourg"], "people": ["Luxembourgers"]}, "MCO": {"adjectives": ["Monegasque"]},
    "ESH": {"adjectives": ["Sahrawi"], "people": ["Sahrawis"]}, "TUN": {"names": []}, "ZAF": {"capital": ["Pretoria"]},
    "CAF": {"names": ["C.A.R."], "adjectives": ["Central African"]}, "SSD": {"adjectives": ["South Sudanese"]},
    "GIN": {"adjectives": ["Guinean"]}, "DOM": {"adjectives": ["Dominican"]}, "DMA": {"adjectives": []}, "WSM": {"adjectives": ["Samoan"]},
    "MKD": {"names": ["Macedonia"], "adjectives": ["Macedonian", "North Macedonian"]}, "SWE": {"people": ["Swedes"]},
    "SLV": {"adjectives": ["Salvadoran", "Salvadorean"]}, "ESP": {"people": ["Spaniards"]}, "VCT": {"adjectives": ["Vincentian"]},
    "KNA": {"adjectives": ["Kittitian"]}, "TTO": {"adjectives": ["Trinidadian"]}, "BRB": {"adjectives": ["Barbadian"]},
    "SWZ": {"names": ["Swaziland"], "adjectives": ["Swazi"]}, "GNQ": {"adjectives": ["Equatorial Guinean"]},
    "TLS": {"names": ["Timor-Leste"]}, "RUS": {"names": ["Russian Federation"]}, "SYR": {"names": []}, "IRN": {"capital": ["Tehran"]},
    "JAM": {"adjectives": ["Jamaican"]}, "CHN": {"names": ["PRC", "P.R.C."], "capital": ["Beijing", "Peking"]},
}  # fmt: skip
#: Capitals that are also the state's or a person's name, or that stand for more than their own state.
NOT_GOVERNMENT = {"LUX", "SMR", "PAN", "KWT", "DJI", "SGP", "MCO", "VAT", "BEL", "GTM", "MEX", "HKG", "MAC", "TUN", "JAM", "CRI", "PRI", "BLZ",
                  "SLV", "AND", "CHL", "GUY", "BRB", "SYC", "VCT", "LCA", "GRD", "ATG", "CAN", "NZL"}  # fmt: skip
CAPITAL_ANYWAY = {"CAN", "NZL", "TUN", "CHL", "JAM"}

#: Countries whose foreign and defence ministers reports name often; of the others heads of state and government only.
FOCUS = set(
    "USA GBR FRA DEU ITA ESP RUS CHN JPN IND PAK AFG IRN IRQ SYR LBN ISR PSE JOR EGY LBY TUN DZA MAR SAU ARE QAT YEM TUR GRC CYP UKR BLR "
    "POL GEO ARM AZE MMR PRK KOR TWN SDN SSD ETH ERI SOM KEN UGA RWA COD MLI NER BFA TCD NGA CAF HTI VEN CUB COL SRB XKX HUN AUS CAN".split()
)
KINDS = {"head_of_state": "head_of_state", "head_of_government": "head_of_government", "foreign": "foreign", "foreign_affairs": "foreign",
         "defence": "defence"}  # fmt: skip
WORDS = {
    "head_of_state": "head of state",
    "head_of_government": "head of government",
    "foreign": "foreign minister",
    "defence": "defence minister",
}


def quote(text: str) -> str:
    """A YAML scalar."""
    plain = re.fullmatch(r"[A-Za-z(][\w .()&/’-]*", text, re.ASCII) and text.lower() not in {
        "no",
        "yes",
        "on",
        "off",
        "true",
        "false",
        "null",
    }
    return text if plain and not text.endswith(" ") else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(items: list[str]) -> str:
    return "[" + ", ".join(quote(i) for i in items) + "]"


def unique(items: list[str]) -> list[str]:
    return list(dict.fromkeys(i.strip() for i in items if i.strip()))


def states(folder: Path) -> list[str]:
    out = [
        "# States and the territories that reports name apart.  Made by tools/make_actors.py; correct the tool, not this file.",
        "actors:",
    ]
    with (folder / "countries.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["iso3"] and (r["is_independent"] == "Yes" or r["iso3"] in TERRITORIES)]
    for row in sorted(rows, key=lambda r: r["iso3"]):
        iso = row["iso3"]
        extra = RECALLED.get(iso, {})
        name = DISPLAY.get(iso) or row["name_en"]
        listed = [re.sub(r"^the ", "", n) for n in row["names"].split("|")]
        good = [n for n in listed if re.fullmatch(r"[A-Z][A-Za-z '&.-]+", n) and len(n) > 3 and _english(n)]
        names = [n for n in unique(good + extra.get("names", [])) if n != name]
        adjective = re.split(r"[;,(]| or ", row["adjective"])[0].strip()
        adjectives = unique(
            extra["adjectives"] if "adjectives" in extra else [adjective] if adjective not in ("", "NA", "none") else []
        )
        noun = re.match(r"([A-Z][a-z]+)\(s\)", row["demonym_noun"])
        people = unique(
            ([noun[1] + "s"] if noun and iso not in {"PRK", "KOR", "CIV"} else [])
            + extra.get("people", [])
            + [a for a in adjectives if a.endswith("ese")]
        )
        capital = unique(([row["capital"]] if row["capital"] else []) + extra.get("capital", []))
        if (iso in NOT_GOVERNMENT and iso not in CAPITAL_ANYWAY) or extra.get("capital") == []:
            capital = []
        source = STATES_SOURCE + ("; what they lack: recalled, unchecked" if extra or iso in DISPLAY else "")
        parts = [f"id: {iso}", "kind: state", f"name: {quote(name)}"]
        parts += [
            f"{k}: {flow(v)}"
            for k, v in (("names", names), ("adjectives", adjectives), ("people", people), ("capital", capital))
            if v
        ]
        parts += [
            f"country: {iso}",
            "sector: GOV",
            f"source: {quote(source)}",
            f"checked: {str(not extra and iso not in DISPLAY).lower()}",
        ]
        out.append("- {" + ", ".join(parts) + "}")
    return out


def _english(name: str) -> bool:
    words = "Republic Kingdom State Federation Union Commonwealth Principality Islands Democratic Sultanate Emirates America Britain".split()
    return any(w in name.split() for w in words) or len(name.split()) == 1 and not re.search(r"^(Al|As)\b", name)


def plain(text: str) -> str:
    """ASCII, as English-language agencies write names."""
    text = text.translate(
        str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "Đ": "D", "Ł": "L", "Ø": "O", "ə": "a", "ß": "ss", "æ": "ae"})
    )
    text = text.translate(str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "–": "-"}))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def people(folder: Path, skip: set[str], written: set[tuple[str, str]]) -> dict[str, list[str]]:
    """Office holders by continent, from the offices table.

    Args:
        folder: where the tables are.
        skip: slugs that are written by hand.
        written: country and skeletons of first and last name of people that are written by hand.
    """
    with (folder / "countries.csv").open(encoding="utf-8") as file:
        states = {r["iso2"]: (r["iso3"], DISPLAY.get(r["iso3"]) or r["name_en"], r["continent"]) for r in csv.DictReader(file)
                  if r["iso3"] and (r["is_independent"] == "Yes" or r["iso3"] in TERRITORIES)}  # fmt: skip
    with gzip.open(folder / "offices.csv.gz", "rt", encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["office_kind"] in KINDS and r["country_iso2"] in states]
    holders: dict[tuple[str, str], dict[str, Any]] = {}
    agreed = {(_surname(r["person"]), r["country_iso2"], KINDS[r["office_kind"]], r["from"], r["source_id"].split(":")[0].split("@")[0])
              for r in rows if r["from_precision"] == "day"}  # fmt: skip
    for row in rows:
        if not row["source_id"].startswith("eps:") or row["from_precision"] != "day" or not row["from"]:
            continue
        if row["to"] and row["to"] < "2009-06":
            continue
        iso3, country, continent = states[row["country_iso2"]]
        kind = KINDS[row["office_kind"]]
        if kind in {"foreign", "defence"} and iso3 not in FOCUS:
            continue
        name = plain(row["person"]).strip()
        if not re.fullmatch(r"[A-Z][A-Za-z.' -]+", name) or (
            row["office_kind"] == "foreign_affairs" and not re.search("Foreign", row["office"])
        ):
            continue
        two = any(
            (_surname(row["person"]), row["country_iso2"], kind, row["from"], s) in agreed
            for s in ("factbook.json-history", "congress-legislators")
        )
        person = holders.setdefault(
            (name, row["country_iso2"]), {"iso3": iso3, "continent": continent, "roles": {}, "spelled": row["person"]}
        )
        role = person["roles"].setdefault((kind, row["from"]), {"to": row["to"], "source": row["source_id"], "as_of": row["as_of"], "checked": two,
                                                                 "office": _office(row["office"], kind, country)})  # fmt: skip
        role["to"] = max(role["to"], row["to"]) if role["to"] and row["to"] else ""
    out: dict[str, list[str]] = {}
    for (name, _), person in sorted(holders.items(), key=lambda h: (h[1]["iso3"], h[0])):
        slug = "person." + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        if slug in skip or (person["iso3"], bones(name)) in written:
            continue
        skip.add(slug)
        lines = out.setdefault(person["continent"], [])
        lines.append(f"- id: {slug}\n  kind: person\n  name: {quote(name)}\n  country: {person['iso3']}\n  sector: GOV\n"
                     f"  source: {quote(next(iter(person['roles'].values()))['source'] + ' (Wikidata holders)')}\n  checked: false\n  roles:")  # fmt: skip
        for (kind, start), role in sorted(person["roles"].items(), key=lambda r: (r[0][1], r[0][0])):
            to = f", to: {role['to']}" if role["to"] else ""
            lines.append(f"  - {{office: {quote(role['office'])}, kind: {kind}, of: {person['iso3']}, from: {start}{to}, "
                         f"source: {quote(role['source'] + (' ; factbook.json history' if role['checked'] else ''))}, "
                         f"checked: {str(role['checked']).lower()}}}")  # fmt: skip
    return out


def _office(office: str, kind: str, country: str) -> str:
    office = plain(office).strip()
    return (
        office
        if " of " in office and country in office
        else f"{office} of {country}"
        if len(office) < 40
        else f"{WORDS[kind]} of {country}"
    )


def bones(name: str) -> str:
    """The skeletons of a name's first and last word, under which its spellings fall together."""
    words = [w for w in re.split(r"[^a-z]+", plain(name).lower()) if w]
    return f"{skeleton(words[0])} {skeleton(words[-1])}" if words else ""


def _surname(name: str) -> str:
    return (plain(name).lower().split() or [""])[-1].removeprefix("al-")


def main() -> None:
    """Write states.yaml and office-holders-*.yaml."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    (target / "states.yaml").write_text("\n".join(states(folder)) + "\n", encoding="utf-8")
    skip = {m for f in target.glob("*.yaml") if not f.name.startswith(("states", "office-holders"))
            for m in re.findall(r"id: (person\.[a-z0-9-]+)", f.read_text(encoding="utf-8"))}  # fmt: skip
    names = {"AF": "africa", "AS": "asia", "EU": "europe", "NA": "north-america", "SA": "south-america", "OC": "oceania"}
    by_hand = yaml.safe_load((target / "people.yaml").read_text(encoding="utf-8"))["actors"]
    written = {(p.get("country", ""), bones(n)) for p in by_hand for n in (p["name"], *p.get("names", ()))}
    for continent, lines in people(folder, skip, written).items():
        head = "# Heads of state and government, foreign and defence ministers in office after mid-2009\n# (ministers: of countries often in the news), as the sources' dates have it.\n" \
               "# Made by tools/make_actors.py; what is wrong here is written right in people.yaml, which goes first.\nactors:\n"  # fmt: skip
        (target / f"office-holders-{names[continent]}.yaml").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
