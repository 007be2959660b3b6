"""Which language a report is in: the script first, then function words, then py3langid (a naive Bayes over byte n-grams)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from sayso.schema import Warning as Note
from sayso.stage import Stage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

    from sayso.reading.document import Document

#: Languages whose reports are coded.
READABLE = frozenset({"en"})
#: Characters that are looked at; the beginning and the middle of a long text.
_SAMPLE = 6000
#: Fewer letters than this say too little for statistics.
_SHORT = 120
#: The most frequent English words that hardly stand in other languages of the Latin script (closed-class words).
_ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "is", "was", "for", "with", "his", "her", "they", "are", "this", "have", "from",
    "had", "not", "been", "were", "their", "said", "which", "has", "will", "would", "who", "by", "after", "he", "she",
    "it", "its", "than", "but", "between", "while", "where", "when", "there", "about", "against", "before", "during",
    "into", "more", "other", "some", "such", "these", "those",
})  # fmt: skip
#: A text with this share of them is English; running English has about twice as much.
_ENGLISH_SHARE = 0.18
#: Under this probability the classifier's answer gives way to the function words.
_UNSURE = 0.5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = (
    "LATIN", "CYRILLIC", "ARABIC", "GREEK", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DEVANAGARI", "BENGALI", "THAI",
    "ARMENIAN", "GEORGIAN", "ETHIOPIC", "TAMIL", "TELUGU", "MYANMAR", "KHMER", "LAO", "SINHALA", "GUJARATI", "GURMUKHI",
)  # fmt: skip
#: Scripts that one language in the news is written in.
_ONE_LANGUAGE = {
    "CJK": "zh", "GREEK": "el", "HEBREW": "he", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
    "THAI": "th", "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te",
    "MYANMAR": "my", "KHMER": "km", "LAO": "lo", "SINHALA": "si", "GUJARATI": "gu", "GURMUKHI": "pa",
}  # fmt: skip


class LanguageStage(Stage):
    """Adds ``language`` (ISO 639-1, null if it can't be told), ``readable`` and, if it isn't, a warning.

    A language given with the report wins.  Texts too short to tell are English if they are in Latin script and hold an
    English function word or nothing that speaks against it.

    Args:
        identifier: py3langid's identifier; by default its own model, with probabilities.
    """

    name: ClassVar[str] = "language"
    needs: ClassVar[tuple[str, ...]] = ("report",)
    adds: ClassVar[tuple[str, ...]] = ("language",)

    def __init__(self, identifier: LanguageIdentifier | None = None) -> None:
        self._identifier = identifier

    def __call__(self, document: Document) -> Document:
        """Take the given language, else tell it from the text."""
        given = document.report.language
        language = given or self.tell(document.report.text)
        if language in READABLE:
            return replace(document, language=language, readable=True)
        how = "is given" if given else "seems"
        message = f"the language {how} to be {language}" if language else "the language cannot be told"
        note = Note(kind="language_not_read", message=f"{message}; only English is read: the report is kept and not coded")
        return replace(document, language=language, readable=False, warnings=(*document.warnings, note))

    def tell(self, text: str) -> str | None:
        """The language of a text; null if there are no letters in it or its script says too little."""
        sample = _sample(text)
        script = main_script(sample)
        if script is None:
            return None
        if script in _ONE_LANGUAGE:
            return _ONE_LANGUAGE[script]
        words = [w.casefold() for w in _WORD.findall(sample)]
        english = sum(w in _ENGLISH for w in words) / max(1, len(words))
        if script == "LATIN" and english >= _ENGLISH_SHARE:
            return "en"
        letters = sum(len(w) for w in words)
        if script == "LATIN" and letters < _SHORT and (english > 0 or all(w.isascii() for w in words)):
            return "en"
        language, probability = self._classify(sample)
        if script == "LATIN" and probability < _UNSURE and english > 0:
            return "en"
        return None if language == "en" and script != "LATIN" else language

    def _classify(self, sample: str) -> tuple[str, float]:
        if self._identifier is None:
            from py3langid.langid import MODEL_FILE, LanguageIdentifier

            self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        language, probability = self._identifier.classify(sample)
        return str(language), float(probability)


def main_script(text: str) -> str | None:
    """The script (its Unicode name, capitals) of more letters than any other; null if there are no letters."""
    counts: Counter[str] = Counter()
    for char, number in Counter(text).items():
        if char.isalpha():
            name = unicodedata.name(char, "")
            script = next((s for s in _SCRIPTS if name.startswith(s)), name.split(" ", 1)[0])
            counts[script] += number
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    if kana and kana >= 0.1 * counts["CJK"]:  # Japanese writes most of its letters in Chinese characters
        return "HIRAGANA"
    return max(counts, key=lambda s: (counts[s], s)) if counts.total() else None


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    middle = len(text) // 2
    return text[: _SAMPLE // 2] + " " + text[middle : middle + _SAMPLE // 2]
