"""The stage: who says what, through whom, and how.  What confirms or denies what is told later (linking.py)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.reading.parser import text_of
from sayso.schema import Attribution, Source
from sayso.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from sayso.coding.attributions.chain import Linked
    from sayso.coding.attributions.found import Found, Offsets
    from sayso.coding.attributions.lexicon import Lexicon
    from sayso.coding.attributions.manner import Judges
    from sayso.coding.attributions.media import Media
    from sayso.coding.attributions.silence import Silence
    from sayso.coding.attributions.speakers import Speakers
    from sayso.reading.document import Document


#: Marks that open a quotation, and how many words in them may be no speech of their own.
MARKS = frozenset("“«„‟\"‘'")
WORDS_IN_MARKS = 6
#: Parts of speech of words that say nothing alone.
SMALL = frozenset({"ADP", "PART", "CCONJ", "SCONJ", "DET", "PUNCT", "SPACE"})
#: Of the determiners "this", "all" and the like may stand for something.
ARTICLES = frozenset({"a", "an", "the"})


class AttributionStage(Stage):
    """Adds ``attributions``, with ids a1, a2, ... in text order.

    Args:
        find: finds source, cue and content; by default the tagger where the encoder has run, else the rules.
        use: the judges of act and certainty; by default those that come with the package.
    """

    name: ClassVar[str] = "attributions"
    version = "11"
    needs: ClassVar[tuple[str, ...]] = ("layout", "parse", "prose", "mentions")
    adds: ClassVar[tuple[str, ...]] = ("attributions",)

    def __init__(self, find: Callable[[Document], list[Found]] | None = None, use: Judges | None = None) -> None:
        from sayso.coding.attributions.basis import load as load_bases
        from sayso.coding.attributions.lexicon import load
        from sayso.coding.attributions.manner import judges
        from sayso.coding.attributions.rules import Rules

        self._lexicon = load()
        self._judges = use or judges()
        self._bases = load_bases()
        self._rules = Rules(self._lexicon)
        self.find = find or self._read

    def _read(self, document: Document) -> list[Found]:
        """The tagger's attributions where the encoder has run, else the rules'."""
        if document.encoding is None:
            return self._rules(document)
        from sayso.coding.attributions.asked import answers
        from sayso.coding.attributions.both import Belief, together, whole_quotations
        from sayso.coding.attributions.inserted import whole
        from sayso.coding.attributions.interrupted import interrupted
        from sayso.coding.attributions.tagger import Tagger

        ruled = self._rules(document)
        found = together(Tagger()(document), ruled, Belief(document.encoding), document.prose, document.report.text)
        found = interrupted(whole_quotations(found, self._rules.quotations(document)), document.report.text)
        if document.parse is None:
            return found
        return _worded(whole(answers(found, document.report.text), document.parse), document.parse)

    def __call__(self, document: Document) -> Document:
        """Find, chain, resolve, and say how; see the modules beside this one."""
        if not document.readable or document.parse is None:
            return document
        from sayso.coding.attributions.asked import silent_about, without_questions_put_to
        from sayso.coding.attributions.chain import Chains
        from sayso.coding.attributions.headlines import headlined
        from sayso.coding.attributions.inherited import inherit
        from sayso.coding.attributions.interviews import interviewed
        from sayso.coding.attributions.introduced import introduced
        from sayso.coding.attributions.joint import joint
        from sayso.coding.attributions.silence import silences
        from sayso.coding.attributions.speakers import Speakers
        from sayso.coding.attributions.turns import in_turns, outside

        doc, text = document.parse, document.report.text
        told_by = [one for f in headlined(self.find(document), document) for one in joint(doc, f, document.mentions)]
        found = _without_words_in_marks(told_by, doc)
        found = introduced(found, doc, document.mentions, document.prose, text)
        told = document.referents.spoken if document.referents is not None else []
        found = outside(found, told, doc)
        silent = silences(doc, document.prose, self._lexicon, found, document.mentions)
        silent, found = silent_about(silent, found, document.prose, document.report.text)
        found = without_questions_put_to(found, document.report.text)
        cues = [s.found.cue for s in silent]
        found = in_turns(found, told, document.prose, document.report.text, cues)
        found = [f for f in found if not any(c and f.cue and c[0] <= f.cue[0] < c[1] for c in cues)]
        found = sorted([*found, *(s.found for s in silent)], key=lambda f: f.place)
        chains = Chains(doc, document.mentions, self._lexicon, document.prose, document.report.outlet, document.encoding)
        linked = chains(found)
        for item in linked:
            item.found = replace(item.found, told=_tells_somebody(doc, item.found)) if item.found.cue else item.found
        speakers = Speakers(doc, document.mentions, document.referents, self._lexicon, author(document, self._lexicon))
        sources, before = _speakers(linked, speakers, silent, document.report.outlet)
        linked, sources, before = _without_echoes(linked, sources, before)
        _drop_own_parents(linked, sources)
        interviewed(linked, sources, chains.media, document.prose)
        inherit(linked, before, text_of(doc))
        return replace(
            document,
            attributions=self._records(
                document=document, doc=doc, linked=linked, sources=sources, speakers=speakers, silent=silent, media=chains.media
            ),
        )

    def _records(
        self,
        *,
        document: Document,
        doc: Doc,
        linked: list[Linked],
        sources: list[Source | None],
        speakers: Speakers,
        silent: list[Silence],
        media: Media,
    ) -> tuple[Attribution, ...]:
        from sayso.coding.attributions.basis import basis_of
        from sayso.coding.attributions.manner import judged, kind_of
        from sayso.coding.attributions.quotes import paragraphs, quotations
        from sayso.coding.attributions.reading import manners_of
        from sayso.coding.attributions.turns import TURN

        text = document.report.text
        quotes = quotations(text, paragraphs(text, list(document.prose)))
        found = [item.found for item in linked]
        read = manners_of(found, sources, doc, self._lexicon, text, document.mentions)
        via = [
            _apart(source, [_intermediary(span, name, document, speakers, media) for span, name in item.via])
            for item, source in zip(linked, sources, strict=True)
        ]
        kinds_of_silence = {s.found.cue: s.type for s in silent}
        silences = [kinds_of_silence.get(f.cue) if f.cue else None for f in found]
        out = []
        for i, (item, source, one) in enumerate(zip(linked, sources, read, strict=True)):
            manner = judged(one.manner, one.features, self._judges, _heads(document, item.found))
            act, certainty = manner.act, manner.certainty
            silence = silences[i]
            if silence:
                act, certainty = ("reject" if silence == "no_comment" else "state"), "unknown"
            kind = "direct" if item.found.because == TURN else kind_of(item.found.content, quotes)
            at = (item.found.cue or item.found.source or item.found.place)[0]
            sentence = next((p for p in document.prose if p[0] <= at < p[1]), None)
            out.append(
                Attribution(
                    id=f"a{i + 1}",
                    kind=kind,
                    act=act,
                    certainty=certainty,
                    negated=manner.negated and not silence,
                    parent=f"a{item.parent + 1}" if item.parent is not None else None,
                    speaker=_place(source, document),
                    cue=document.span(*item.found.cue) if item.found.cue else None,
                    content=tuple(document.span(s, closed(text, s, e)) for s, e in item.found.content),
                    via=via[i],
                    because=(item.found.because,) if item.found.because else (),
                    basis=basis_of(item.found, sentence, doc, text, self._bases),
                    translated=kind != "indirect" and document.translation is not None and document.translation.suspected,
                )
            )
        return tuple(out)


#: A line that says who wrote the report.
BYLINE = re.compile(r"(?i:by|text|words)\b[: ]*(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3})$")
#: Words of bylines that name nobody.
STAFF = re.compile(
    r"\b(?:staff|reporters?|correspondents?|editors?|writers?|desk|newsroom|team|bureau|service)\b", re.IGNORECASE
)


def author(document: Document, lexicon: Lexicon) -> str | None:
    """Who wrote a report that one person alone, and no agency, has signed."""
    signed = [document.report.text[p.start : p.end].strip() for p in document.layout if p.kind == "byline"]
    found = BYLINE.match(signed[0]) if len(signed) == 1 else None
    name = found["name"] if found is not None else ""
    media = (lexicon.media, lexicon.media_last_words, lexicon.media_names)
    if not name or name.isupper() or STAFF.search(name) or any(m.search(name) for m in media):
        return None
    return name if name != document.report.outlet else None


def _speakers(
    linked: list[Linked], speakers: Speakers, silent: list[Silence], outlet: str | None
) -> tuple[list[Source | None], list[int | None]]:
    """Each attribution's speaker, and the index of the one before it by the same speaker."""
    sources: list[Source | None] = []
    before: list[int | None] = []
    own = {s.found.cue for s in silent if s.type == "unverified"}
    for i, item in enumerate(linked):
        found = item.found
        source: Source | None = None
        if found.source:
            source = speakers.resolve(found.source, found.content)
        elif found.continues and i and sources[-1]:
            source = speakers.again(sources[-1])
        elif found.cue and found.cue in own and outlet:
            source = Source(start=None, end=None, text=None, actor=None, name=outlet)
        sources.append(source)
        last = sources[i - 1] if i else None
        before.append(i - 1 if source and last and _same_person(source, last) else None)
    return sources, before


def _same_person(source: Source, last: Source) -> bool:
    """Is he the last speaker: by name, or by what is left of it ("the spokesman" after "a presidential spokesman")?"""
    if not source.name or not last.name:
        return False
    words = source.name.lower().split()
    short = source.text is not None and (source.text[:4].lower() == "the " or source.text[:1].isupper())
    return source.name == last.name or (short and len(words) == 1 and words[0] in re.split(r"[\s,]+", last.name.lower()))


def _worded(found: list[Found], doc: Doc) -> list[Found]:
    """Without contents of small words only: a lone "to" or "an" is nothing that anybody says."""

    def says(span: tuple[int, int]) -> bool:
        words = doc.char_span(*span, alignment_mode="expand")
        return words is None or any(t.pos_ not in SMALL or (t.pos_ == "DET" and t.lower_ not in ARTICLES) for t in words)

    out = []
    for one in found:
        kept = tuple(s for s in one.content if says(s))
        if kept or not one.content:
            out.append(replace(one, content=kept))
    return out


def _without_words_in_marks(found: list[Found], doc: Doc) -> list[Found]:
    """Without a few quoted words, no verb among them, inside what another says: they are that one's, said by nobody else."""

    def in_marks(one: Found) -> bool:
        start, end = one.content[0][0], one.content[-1][1]  # the full stop may stand outside of the other's
        words = doc.char_span(start, end, alignment_mode="expand")
        if words is None or len(words) > WORDS_IN_MARKS or any(t.pos_ in {"VERB", "AUX"} for t in words):
            return False
        before = doc[words.start - 1].text if words.start else ""
        return (words[0].text in MARKS or before in MARKS) and any(
            o is not one and one.cue and any(s <= one.cue[0] and s <= start < e for s, e in o.content) for o in found
        )

    return [f for f in found if not f.content or not in_marks(f)]


def _without_echoes(
    linked: list[Linked], sources: list[Source | None], before: list[int | None]
) -> tuple[list[Linked], list[Source | None], list[int | None]]:
    """Without claims within another's words that are the same speaker's ("he said he hoped"): one claim, not two."""
    pairs = enumerate(zip(linked, sources, strict=True))
    kept = [i for i, (item, source) in pairs if not (item.found.within and _own_parent(item, source, sources))]
    at = {old: new for new, old in enumerate(kept)}
    for i in kept:
        parent = linked[i].parent
        linked[i].parent = at.get(parent) if parent is not None else None
    moved = [at.get(b) if (b := before[i]) is not None else None for i in kept]
    return [linked[i] for i in kept], [sources[i] for i in kept], moved


def _own_parent(item: Linked, source: Source | None, sources: list[Source | None]) -> bool:
    """Does the speaker of the words that an attribution stands in speak here too?"""
    outer = sources[item.parent] if item.parent is not None else None
    return bool(source and outer and source.name == outer.name)


def _drop_own_parents(linked: list[Linked], sources: list[Source | None]) -> None:
    """Nobody relays himself ("he said he hoped")."""
    for item, source in zip(linked, sources, strict=True):
        if item.parent is not None and _own_parent(item, source, sources):
            span = linked[item.parent].found.source
            item.via = [v for v in item.via if v[0] != span]
            item.parent = None


def closed(text: str, start: int, end: int) -> int:
    """Where words end whose last mark or bracket was cut off ("a “tactical redeployment | ”", "a “lie | ,” he said")."""
    said = text[start:end]
    sign = 1 if text[end : end + 1] in {",", "."} and text[end + 1 : end + 2] in {"”", '"', "»"} else 0
    mark = text[end + sign : end + sign + 1]
    opened = {
        "”": said.count("“") - said.count("”"),
        "»": said.count("«") - said.count("»"),
        '"': said.count('"') % 2,
        ")": said.count("(") - said.count(")"),
    }
    return end + sign + 1 if opened.get(mark, 0) > 0 else end


def _tells_somebody(doc: Doc, found: Found) -> bool:
    """Has "told" an object of its own?"""
    cue = doc.char_span(*found.cue, alignment_mode="expand") if found.cue else None
    if cue is None:
        return False
    return any(t.lemma_ == "tell" and any(c.dep_ in ("dobj", "dative") for c in t.children) for t in cue)


def _apart(speaker: Source | None, via: list[Source]) -> tuple[Source, ...]:
    """Go-betweens without the speaker himself, each once."""
    out: list[Source] = []
    for one in via:
        if one.name is None or all(one.name != other.name for other in (*out, *([speaker] if speaker else []))):
            out.append(one)
    return tuple(out)


def _heads(document: Document, found: Found) -> dict[str, dict[str, float]]:
    """What the encoder's heads for act and certainty say of an attribution: the probability of each label."""
    encoding = document.encoding
    if encoding is None or not found.content:
        return {}
    at = encoding.word_of(found.content[0][0])
    return {head: encoding.shares(head, at) for head in ("act", "certainty")} if at >= 0 else {}


def _place(source: Source | None, document: Document) -> Source | None:
    """The source with the report's own words (the parse may hold other signs for some)."""
    if source is None or source.start is None or source.end is None:
        return source
    return replace(source, text=document.report.text[source.start : source.end])


def _intermediary(span: Offsets, name: str, document: Document, speakers: Speakers, media: Media) -> Source:
    from sayso.coding.attributions.media import again

    mention = next((m for m in document.mentions if m.start < span[1] and span[0] < m.end and m.kind == "media"), None)
    text = document.report.text[span[0] : span[1]]
    if mention is not None:
        known: tuple[str, str | None] | None = (mention.name or name, mention.actor)
    else:
        known = again(text, span[0], media.named, document.report.outlet) or ((name, None) if name else None)
    if known is None:
        return replace(speakers.resolve(span), text=text)
    return Source(start=span[0], end=span[1], text=text, actor=known[1], name=known[0])
