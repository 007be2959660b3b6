"""Word pieces of the encoder's vocabulary (uncased, as BERT's)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Words whose pieces are kept; a report's own words are looked up once each either way.
KEPT = 50_000


class Pieces:
    """From a word to the ids of its pieces.

    Args:
        file: a ``tokenizer.json`` of the tokenizers library.
    """

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[int, ...]] = {}
        self.first = self._id("[CLS]")
        self.last = self._id("[SEP]")
        self.unknown = self._id("[UNK]")
        self.padding = self._id("[PAD]")

    def _id(self, token: str) -> int:
        found: int | None = self._tokenizer.token_to_id(token)
        assert found is not None
        return found

    def __call__(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """The piece ids of each word; a word that the vocabulary can't spell is the unknown piece, never nothing."""
        words = list(words)
        new = list({w for w in words if w not in self._known})
        if len(self._known) + len(new) > KEPT:
            self._known.clear()
            new = list(set(words))
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            # A word of very many pieces (a link, a key) says nothing more in its tail.
            self._known[word] = tuple(encoding.ids[:12]) or (self.unknown,)
        return [self._known[w] for w in words]
