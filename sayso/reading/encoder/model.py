"""Runs the trained encoder over a report, window by window, with onnxruntime on one thread.

Each window is run alone (a batch of one, no padding): its scores depend on its own words only, so that they can't depend on the
other windows, on the batch or on the order, even though activations are quantised on the fly.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import KnowledgeError
from sayso.reading.encoder.heads import HEADS, POINTER, Bio, Label, columns
from sayso.reading.encoder.windows import Window, windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from sayso.reading.encoder.words import Word

#: The folder of the weights that come with the package.
SHIPPED = "encoder"
#: What onnxruntime is told to leave: normalisation joined with the sum before it takes longer on CPUs than the two apart.
SLOWER = ("SkipLayerNormFusion",)
#: A pointer's probability under which a word isn't told.
FAINT = 1e-5


@dataclass(frozen=True, slots=True)
class Answer:
    """One window's scores: row 0 is "none" (for pointers), row 1 + i the window's i-th word."""

    window: Window
    scores: NDArray[np.float32]


@dataclass(frozen=True)
class Encoding:
    """What the encoder says about a report: its words and every head's scores, asked for by the head's name."""

    words: tuple[Word, ...]
    answers: tuple[Answer, ...]

    def scores(self, head: str) -> NDArray[np.float32]:
        """Log-probabilities (words, labels) of a Bio or Label head."""
        import numpy as np

        first, end = columns()[head]
        if not self.answers:
            return np.zeros((0, end - first), dtype=np.float32)
        raw = np.concatenate([a.scores[1 + a.window.own - a.window.start :, first:end] for a in self.answers])
        top = raw.max(axis=1, keepdims=True)
        out: NDArray[np.float32] = raw - top - np.log(np.exp(raw - top).sum(axis=1, keepdims=True))
        return out

    def spans(self, head: str, lift: float = 0.0) -> list[tuple[int, int, str]]:
        """The likeliest spans (first word, end word, kind) of a Bio head, by Viterbi: I only after B or I of its kind.

        Args:
            head: the head's name.
            lift: added to the log-probability of every B; above 0 finds more spans, below fewer.
        """
        from sayso.reading.encoder.decode import spans

        bio = next(h for h in HEADS if h.name == head and isinstance(h, Bio))
        return spans(self.scores(head), bio.kinds, lift)

    def shares(self, head: str, word: int) -> dict[str, float]:
        """The probability of each label of a Label head for the span that begins at a word."""
        import numpy as np

        labels = next(h for h in HEADS if h.name == head and isinstance(h, Label)).labels
        first, end = columns()[head]
        raw = self._row(word)[first:end]
        shares = np.exp(raw - raw.max())
        return dict(zip(labels, (float(share) for share in shares / shares.sum()), strict=True))

    def word_at(self, offset: int) -> int:
        """The last word that begins at or before an offset of the report; -1 where none does."""
        return bisect_right(self._starts, offset) - 1

    def word_of(self, offset: int) -> int:
        """The word in which an offset of the report stands; -1 outside the words that were read."""
        at = self.word_at(offset)
        return at if at >= 0 and offset < self.words[at].end else -1

    def points(self, head: str, word: int) -> dict[int, float]:
        """Where a Pointer head points from a word: probabilities by word of the window, and of -1 for none.

        Words with less than :data:`FAINT` are left out.
        """
        import numpy as np

        answer = self._answer(word)
        first, end = columns()[head]
        query = self._row(word)[first : first + POINTER]
        raw = answer.scores[:, first + POINTER : end] @ query / POINTER**0.5
        shares = np.exp(raw - raw.max())
        shares /= shares.sum()
        told = {-1: float(shares[0])}
        told |= {answer.window.start + int(i): float(shares[i + 1]) for i in np.flatnonzero(shares[1:] >= FAINT)}
        return told

    def pulls(self, head: str, word: int, targets: Sequence[int]) -> list[float]:
        """How strongly a Pointer head points from a word at each of others: scores, not probabilities.

        The others may stand in another window; training has seen pairs within one window only.
        """
        first, end = columns()[head]
        query = self._row(word)[first : first + POINTER] / POINTER**0.5
        return [float(self._row(target)[first + POINTER : end] @ query) for target in targets]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def _row(self, word: int) -> NDArray[np.float32]:
        answer = self._answer(word)
        row: NDArray[np.float32] = answer.scores[1 + word - answer.window.start]
        return row

    def _answer(self, word: int) -> Answer:
        return next(a for a in self.answers if a.window.own <= word < a.window.end)


class Encoder:
    """The trained model, ready to run.

    Args:
        folder: where ``model.onnx`` and ``tokenizer.json`` are; by default the weights that come with the package.

    Raises:
        FileNotFoundError: there are no weights.
        KnowledgeError: the weights are of other heads.
    """

    def __init__(self, folder: Path | None = None) -> None:
        import onnxruntime

        from sayso.reading.encoder.pieces import Pieces

        folder = folder or Path(str(files("sayso.models"))) / SHIPPED
        if not (folder / "model.onnx").exists():
            raise FileNotFoundError(folder / "model.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOWER)
        )
        self._pieces = Pieces(folder / "tokenizer.json")
        width, told = self._session.get_outputs()[0].shape[-1], sum(head.size for head in HEADS)
        if width != told:
            raise KnowledgeError(
                f"the encoder has {width} columns of scores, not the {told} of its heads", file=str(folder / "model.onnx")
            )

    def __call__(self, words: Sequence[Word]) -> Encoding:
        """Read the words of one report."""
        ids = self._pieces([w.text for w in words])
        cut = windows(words, [len(i) for i in ids])
        return Encoding(tuple(words), tuple(self._run(words, ids, w) for w in cut))

    def _run(self, words: Sequence[Word], ids: list[tuple[int, ...]], window: Window) -> Answer:
        import numpy as np

        row, features, first = [self._pieces.first], [(0, 0, 0)], [0]
        for word, own in zip(words[window.start : window.end], ids[window.start : window.end], strict=True):
            first.append(len(row))
            row += own
            features += [(word.case + 1, word.quote + 1, word.broken + 1)] * len(own)
        row.append(self._pieces.last)
        features.append((0, 0, 0))
        feed = {"ids": np.array([row], dtype=np.int64), "features": np.array([features], dtype=np.int64)}
        (scores,) = self._session.run(["scores"], feed)
        return Answer(window, scores[0][np.array(first)])
