"""Bytes to text: UTF-8, else what a mark or a declaration says, else what the bytes look like; binary content is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata

from sayso.errors import UnreadableInput
from sayso.schema import Warning as Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of what people mistake for text (file(1) magic numbers).
_BINARY = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3\x00": "a database",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: The part of the text that is looked at, and the share of control characters above which it is no text.
_SAMPLE, _CONTROL_SHARE = 65_536, 0.01
#: Letters and marks of the languages of Western Europe.
_WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœŒ«»‘’“”„–—…€£°§ª º¿¡·\u00a0\u00b4")
#: Non-ASCII bytes of Western punctuation in windows-1252: quotes, dashes, ellipsis, euro, pound, no-break space.
_WINDOWS_PUNCTUATION = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xb0")


def decode(data: bytes, *, declared: str | None = None, cut: bool = False) -> tuple[str, tuple[Note, ...]]:
    """The text and, unless it is plain UTF-8, a warning that says how it was read.

    A byte order mark is no part of the text.  Line ends stay as they are.

    Args:
        data: the whole content, or its beginning.
        declared: the encoding the page declares, used where the bytes aren't UTF-8.
        cut: the content was cut off; an unfinished character at its end is dropped.

    Raises:
        UnreadableInput: the content is binary, or its encoding can't be told.
    """
    what = binary(data)
    if what:
        raise UnreadableInput(f"binary content ({what}), not text")
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], name, cut=cut)
            if text is None:
                raise UnreadableInput(f"starts with the byte order mark of {name} but is not valid {name}")
            return _checked(text), () if name == "utf-8" else (_note(name, "by its byte order mark"),)
    text = _try(data, "utf-8", cut=cut)
    if text is not None:
        return _checked(text), ()
    if declared:
        text = _try(data, declared, cut=cut)
        if text is not None:
            return _checked(text), (_note(declared, "as declared"),)
    if b"\x00" in data[:_SAMPLE]:
        raise UnreadableInput("binary content, not text")
    detected = _detect(data[:_SAMPLE])
    text = _try(data, detected, cut=cut) if detected else None
    if detected is None or text is None:
        raise UnreadableInput("not UTF-8, and the encoding cannot be told")
    return _checked(text), (_note(detected, "by the look of its bytes"),)


def binary(data: bytes) -> str | None:
    """What kind of binary file the first bytes announce; null for none that is known."""
    return next((what for magic, what in _BINARY.items() if data.startswith(magic)), None)


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * _CONTROL_SHARE:
        raise UnreadableInput("binary content, not text")
    return text


def _try(data: bytes, encoding: str, *, cut: bool) -> str | None:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        return decoder.decode(data, final=not cut)
    except (LookupError, ValueError):  # an unknown name; undecodable bytes
        return None


def _detect(sample: bytes) -> str | None:
    if {b for b in sample if b > 0x7F} <= _WINDOWS_PUNCTUATION:  # noqa: PLR2004 - end of ASCII
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return None
    # The code pages of Latin letters differ in few of them, and short texts are guessed at random: the commonest one goes first
    # wherever it gives letters that Western languages have.
    if best.encoding not in {"cp1252", "latin_1"} and _all_latin(str(best)) and _western(_try(sample, "cp1252", cut=True)):
        return "cp1252"
    return best.encoding


def _all_latin(text: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha() and not c.isascii())


def _western(text: str | None) -> bool:
    return text is not None and all(c in _WESTERN for c in text if not c.isascii())


def _note(encoding: str, why: str) -> Note:
    return Note(kind="encoding", message=f"not UTF-8: read as {encoding}, {why}")
