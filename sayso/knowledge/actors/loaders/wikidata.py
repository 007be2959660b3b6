"""Wikidata: results of queries (SPARQL 1.1 Query Results JSON, or the query service's plain "JSON file") and entities.

Columns of a query are known by their names (``NAMES``); each row is an actor, or one office of an actor.  Entities are what
``wbgetentities`` and ``Special:EntityData`` give: ``{"entities": {"Q1": {...}}}``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sayso.knowledge.actors.loaders.codes import country_of
from sayso.knowledge.actors.loaders.found import Found, FoundRole
from sayso.knowledge.actors.read import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.knowledge.actors.loaders.found import Assembler
    from sayso.knowledge.actors.records import ActorKind

#: What a column of a query means: our word, and the names it may have (case is all one).
NAMES = {
    "item": ("item", "person", "human", "holder", "actor", "group", "organisation", "organization", "body", "party"),
    "office": ("position", "office", "role"),
    "country": ("country", "state", "nationality", "citizenship"),
    "of": ("of", "jurisdiction", "organisationof", "memberof", "member_of"),
    "start": ("start", "from", "startdate", "starttime", "start_date"),
    "end": ("end", "to", "enddate", "endtime", "end_date"),
    "class": ("class", "type", "instanceof", "instance_of", "kind"),
    "gender": ("gender", "sex"),
}
_QID = re.compile(r"(?:.*/)?(Q\d+)\Z")
_TIME = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)(?:T.*)?\Z")
_YEAR, _MONTH = 9, 10
#: Classes that are told by their number alone (recalled, unchecked): human, political party, organization, sovereign state.
_CLASSES: dict[str, str] = {"Q5": "human", "Q7278": "political party", "Q43229": "organization", "Q3624078": "sovereign state"}
_FEMALE = {"Q6581072": True, "Q6581097": False, "female": True, "male": False}


class BadRow(ValueError):
    """A row or entity is wrong; ``path`` leads to it from the root of the file."""

    def __init__(self, message: str, *path: str | int) -> None:
        self.path = path
        super().__init__(message)


def is_query(data: Any) -> bool:
    """Whether parsed JSON is a query's result."""
    if isinstance(data, dict):
        return isinstance(data.get("results"), dict) and isinstance(data["results"].get("bindings"), list)
    return isinstance(data, list) and bool(data) and isinstance(data[0], dict) and _columns(data[0]).get("item") is not None


def is_entities(data: Any) -> bool:
    """Whether parsed JSON holds entities."""
    return isinstance(data, dict) and isinstance(data.get("entities"), dict)


def from_query(data: Any, source: str, words: Assembler) -> Iterator[Found | BadRow]:
    """One Found for each row of a query, and what is wrong in the others; rows without an English name give nothing.

    Args:
        data: the parsed JSON.
        source: goes before the item's id in each fact's source.
        words: tells kinds from the words of classes.
    """
    rows, path = (data, ()) if isinstance(data, list) else (data["results"]["bindings"], ("results", "bindings"))
    for number, row in enumerate(rows):
        try:
            found = _row(_values(row), source, words)
        except ValueError as error:
            yield BadRow(str(error), *path, number)
        else:
            if found is not None:
                yield found


def _values(row: Any) -> dict[str, str]:
    if not isinstance(row, dict):
        raise ValueError("a row is an object")  # noqa: TRY004 - one kind of error becomes a line
    return {k: str(v.get("value", "") if isinstance(v, dict) else v).strip() for k, v in row.items()}


def _columns(row: dict[str, Any]) -> dict[str, str]:
    """Our words for the columns that a row has, with the columns' own names."""
    lower = {c.removesuffix("Label").lower(): c.removesuffix("Label") for c in row}
    return {ours: lower[n] for ours, names in NAMES.items() for n in reversed(names) if n in lower}


def _row(row: dict[str, str], source: str, words: Assembler) -> Found | None:
    columns = _columns(row)
    item = columns.get("item")
    if item is None:
        raise ValueError(f"no column for the actor (one of {', '.join(NAMES['item'])})")
    qid = _qid(row.get(item, ""))
    if qid is None:
        raise ValueError(f"{item}: {row.get(item)!r} is no Wikidata item")

    def label(ours: str) -> str:
        column = columns.get(ours)
        if column is None:
            return ""
        found = row.get(column + "Label") or row.get(column, "")
        return "" if _QID.match(found) else found

    name = label("item")
    if not name:
        return None
    kind, sector = _kind(row, columns, label("class"), words)
    gender = _qid(row.get(columns.get("gender", ""), "")) or label("gender").lower()
    found = Found(
        key=qid, name=name, source=f"{source}, {qid}", kind=kind, sector=sector, female=_FEMALE.get(gender),
        names=[n.strip() for c in row if c.lower().startswith(item.lower() + "alt") for n in row[c].split(",") if n.strip()],
        country=_country(row, columns, "country"),
    )  # fmt: skip
    office = label("office")
    if office:
        owner = words.body(label("of")) if label("of") else _country(row, columns, "of")
        when = [
            time(row.get(columns.get(c, ""), ""), _number(row.get(columns.get(c, c) + "Precision"))) for c in ("start", "end")
        ]
        found.roles.append(FoundRole(office, owner or found.country, *when))
    return found


def _kind(row: dict[str, str], columns: dict[str, str], words: str, known: Assembler) -> tuple[ActorKind | None, str | None]:
    """What a row's item is: by its class, by the column's name, or by its holding an office."""
    said = known.class_of(words or _CLASSES.get(_qid(row.get(columns.get("class", ""), "")) or "", ""))
    if said is not None:
        return said
    column = columns["item"].lower()
    if column in {"person", "human", "holder"} or "office" in columns:
        return "person", None
    named: dict[str, ActorKind] = {
        "group": "armed_group", "organisation": "organisation", "organization": "organisation", "party": "organisation",
        "body": "body",
    }  # fmt: skip
    return named.get(column), None


def _country(row: dict[str, str], columns: dict[str, str], ours: str) -> str | None:
    column = columns.get(ours)
    if column is None:
        return None
    names = (row.get(column + "Code"), _qid(row.get(column, "")), row.get(column), row.get(column + "Label"))
    return next((c for n in names if n and (c := country_of(n))), None)


def _qid(value: str) -> str | None:
    match = _QID.match(value)
    return match[1] if match else None


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isdigit() else None


def time(value: str, precision: int | None = None) -> str | None:
    """An ISO date of a Wikidata time; without a precision the first of January stands for its year, as Wikidata writes years.

    Raises:
        ValueError: it is no date.
    """
    if not value or value.startswith(("t", "_:", "http")):  # an unknown value is a blank node
        return None
    match = _TIME.match(value)
    if match is None:
        raise ValueError(f"{value!r} is no date")
    year, month, day = match.groups()
    if precision == _YEAR or month == "00" or (precision is None and month == day == "01"):
        return year
    told = f"{year}-{month}" if precision == _MONTH or day == "00" else f"{year}-{month}-{day}"
    if not is_date(told):
        raise ValueError(f"{value!r} is no date")
    return told


def from_entities(data: dict[str, Any], source: str, words: Assembler) -> Iterator[Found | BadRow]:
    """One Found for each entity with an English name; the entities of classes and offices only lend their labels."""
    entities: dict[str, Any] = data["entities"]
    labels = {q: n for q, e in entities.items() if isinstance(e, dict) and (n := _label(e))}
    used = {i for e in entities.values() if isinstance(e, dict) for p in ("P31", "P39") for i, _ in _claims(e, p)}
    for qid, entity in entities.items():
        if not isinstance(entity, dict):
            yield BadRow("an entity is an object", "entities", qid)
            continue
        if qid not in labels or (qid in used and not any(True for _ in _claims(entity, "P39"))):
            continue
        try:
            yield _entity(qid, entity, labels, source, words)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield BadRow(f"{qid}: {error}", "entities", qid)


def _entity(qid: str, entity: dict[str, Any], labels: dict[str, str], source: str, words: Assembler) -> Found:
    kind: ActorKind | None = None
    sector = None
    for cls, _ in _claims(entity, "P31"):
        said = words.class_of(labels.get(cls) or _CLASSES.get(cls, ""))
        if said is not None and kind is None:
            kind, sector = said
    countries = [c for p in ("P27", "P17") for q, _ in _claims(entity, p) if (c := country_of(q))]
    gender = next((_FEMALE[g] for g, _ in _claims(entity, "P21") if g in _FEMALE), None)
    found = Found(
        key=qid, name=labels[qid], source=f"{source}, {qid}", kind=kind, sector=sector, female=gender,
        names=[a["value"] for a in entity.get("aliases", {}).get("en", [])], country=countries[-1] if countries else None,
    )  # fmt: skip
    for position, qualifiers in _claims(entity, "P39"):
        if position in labels:
            when = [_qualifier(qualifiers, p) for p in ("P580", "P582")]
            found.roles.append(FoundRole(labels[position], found.country, *when))
    return found


def _label(entity: dict[str, Any]) -> str | None:
    labels = entity.get("labels", {})
    found = labels.get("en") or labels.get("mul") if isinstance(labels, dict) else None
    return found["value"] if isinstance(found, dict) and found.get("value") else None


def _claims(entity: dict[str, Any], prop: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The items that a property has (not deprecated) with their qualifiers."""
    for claim in entity.get("claims", {}).get(prop, ()):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if isinstance(value, dict) and "id" in value and claim.get("rank") != "deprecated":
            yield value["id"], claim.get("qualifiers", {})


def _qualifier(qualifiers: dict[str, Any], prop: str) -> str | None:
    for snak in qualifiers.get(prop, ()):
        value = snak.get("datavalue", {}).get("value")
        if value:
            return time(value["time"], value.get("precision"))
    return None
