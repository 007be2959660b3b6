"""An HTML page to its article, by trafilatura; the page's declared title, outlet, address, language and date."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sayso.errors import MalformedInput
from sayso.intake.decoding import decode
from sayso.intake.published import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from sayso.intake.fields import Fields
    from sayso.intake.options import IntakeOptions
    from sayso.schema import Warning as Note

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
#: <meta> names under which the day of publication (not of change) is declared: Open Graph, Dublin Core, schema.org,
#: Parsely, Sailthru.
_DATE_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dc.date.created", "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publication_date", "date",
)  # fmt: skip
_ARTICLE_TYPES = frozenset({"article", "newsarticle", "reportagenewsarticle", "blogposting", "webpage", "liveblogposting"})
#: An article has at least one paragraph of this many words that ends a sentence.
_PARAGRAPH_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The article of a page and what the page declares about it."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    notes: tuple[Note, ...]

    def fill(self, fields: Fields, options: IntakeOptions) -> Fields:
        """The fields, then the options, then the page's own values; its date is left to be decided."""
        given = fields.or_else(options)
        return replace(
            given,
            title=given.title or self.title,
            outlet=given.outlet or self.outlet,
            url=given.url or self.url,
        )


def read_page(data: bytes, *, url: str | None = None) -> Page:
    """Take the article out of a page.

    Raises:
        UnreadableInput: the page is binary, or its encoding can't be told.
        MalformedInput: there is no article in it.
    """
    import trafilatura
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate"):  # their complaints about a page are no business of standard error
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    match = _CHARSET.search(data[:_HEAD])
    html, notes = decode(data, declared=match[1].decode("ascii") if match else None)
    tree = load_html(html)
    if tree is None:
        raise MalformedInput("there is no article in the page: it does not parse as HTML")
    published = declared_date(tree)
    article = trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},  # its date isn't used
    )
    text = (article.text or "") if article is not None and not isinstance(article, dict) else ""
    if article is None or isinstance(article, dict) or not _is_article(text):
        raise MalformedInput("there is no article in the page")
    return Page(
        text=text,
        title=_known(article.title),
        outlet=_known(article.sitename),
        url=_known(article.url),
        published=published,
        notes=notes,
    )


def declared_date(tree: HtmlElement) -> str | None:
    """The day of publication that <meta>, JSON-LD or a marked <time> declares; never one read from the page's words."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.strip().lower(), meta.get("content") or "")
    candidates = [metas.get(name, "") for name in _DATE_NAMES]
    candidates[1:1] = list(_linked_data_dates(tree))
    candidates += [t.get("datetime") or "" for t in tree.xpath(".//time[@pubdate or @itemprop='datePublished']")]
    return next((day for day in map(iso_date, candidates) if day), None)


def _linked_data_dates(tree: HtmlElement) -> Iterator[str]:
    for script in tree.xpath(".//script[@type='application/ld+json']"):
        try:
            data: Any = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for node in nodes if isinstance(nodes, list) else []:
            if not isinstance(node, dict):
                continue
            types = node.get("@type")
            named = {str(t).lower() for t in (types if isinstance(types, list) else [types])}
            if named & _ARTICLE_TYPES and isinstance(node.get("datePublished"), str):
                yield node["datePublished"]


def _is_article(text: str) -> bool:
    return any(
        len(line.split()) >= _PARAGRAPH_WORDS and re.search(r"[.!?。؟।][\"'”’»)\]]*\s*$", line) for line in text.split("\n")
    )


def _known(value: str | None) -> str | None:
    return value if value and value.strip() else None
