"""spaCy's named entities (its transition-based recogniser), scored for all words at once instead of word by word.

Outside an entity the recogniser's scores of a word depend on that word alone, and inside one on where it began: so a text's
words are scored together first, and then what goes on from each word that begins an entity.  Scores, rules and entities are
spaCy's own; its loop over the words takes a quarter of a parse's time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

#: The words that the recogniser's scores ask about: the next one, and of an open entity the first and the last.
ASKED = 3
#: No word.
NONE = -1


class EntityMoves:
    """Does what an entity recogniser does on texts without entities.

    Args:
        recogniser: spaCy's, trained.

    Raises:
        ValueError: it searches with a beam, or asks about other words than these three.
    """

    def __init__(self, recogniser: EntityRecognizer) -> None:
        import numpy as np

        model: Any = recogniser.model
        lower = model.get_ref("lower")
        if recogniser.cfg["beam_width"] != 1 or lower.get_dim("nF") != ASKED or model.attrs.get("unseen_classes"):
            raise ValueError("an entity recogniser of another form")
        self._recogniser, self._model = recogniser, model
        system: Any = recogniser.moves
        moves = [system.get_class_name(n).partition("-") for n in range(system.n_moves)]
        self._labels = [label for _, _, label in moves]
        place = {(kind, label): n for n, (kind, _, label) in enumerate(moves)}
        kinds = np.array([kind if label or kind == "O" else "" for kind, _, label in moves])  # "U-" is for blocked words
        self._begins, self._single, self._outer = (kinds == kind for kind in "BUO")
        # By the move that begins an entity, the moves that go on with it and that end it.
        self._inside = np.array([place.get(("I", label), 0) for label in self._labels])
        self._last = np.array([place.get(("L", label), 0) for label in self._labels])

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a parsed text."""
        from spacy.tokens import Span

        if not len(doc) or doc.has_annotation("ENT_IOB"):
            told: Doc = self._recogniser(doc)
            return told
        doc.set_ents([Span(doc, start, end, label=label) for start, end, label in self._entities(doc)])
        return doc

    def _entities(self, doc: Doc) -> list[tuple[int, int, str]]:
        import numpy as np

        step = self._model.predict([doc])
        starts, space = doc.to_array(["SENT_START", "IS_SPACE"]).astype(np.int64).T
        goes_on = np.append(starts[1:] != 1, False)  # whether an entity may take the next word in
        moves = self._outside(step, goes_on, space)
        begun = np.flatnonzero(self._begins[moves])
        ends = dict(zip(begun.tolist(), self._ends(step, begun, moves[begun], goes_on), strict=True))
        step.clear_memory()
        out, free = [], 0
        for i in np.flatnonzero(~self._outer[moves]).tolist():
            if i >= free:
                free = ends.get(i, i + 1)
                out.append((i, free, self._labels[moves[i]]))
        return out

    def _outside(self, step: Any, goes_on: NDArray[np.bool_], space: NDArray[np.int64]) -> NDArray[np.intp]:
        """Each word's best move where no entity is open."""
        import numpy as np

        asked = np.full((len(space), ASKED), NONE, dtype=np.int32)
        asked[:, 0] = np.arange(len(space))
        word = (space == 0)[:, None]
        valid = self._outer | (word & self._single) | (word & goes_on[:, None] & self._begins)
        best: NDArray[np.intp] = np.where(valid, _scores(step, asked), -np.inf).argmax(axis=1)
        return best

    def _ends(self, step: Any, begun: NDArray[np.intp], moves: NDArray[np.intp], goes_on: NDArray[np.bool_]) -> list[int]:
        """Where the entities end that begin at the given words with the given moves; all take one word more at a time."""
        import numpy as np

        ends, open_ = begun + 1, np.arange(len(begun))
        while len(open_):
            at = ends[open_]
            scores = _scores(step, np.stack([at, begun[open_], at - 1], axis=1).astype(np.int32))
            row, inside, last = np.arange(len(open_)), self._inside[moves[open_]], self._last[moves[open_]]
            on, off = scores[row, inside], scores[row, last]
            ends[open_] += 1
            open_ = open_[goes_on[at] & np.where(inside < last, on >= off, on > off)]  # of equals spaCy takes the first
        found: list[int] = ends.tolist()
        return found


def _scores(step: Any, asked: NDArray[np.int32]) -> NDArray[np.float32]:
    """The scores of all moves, by the words that they are asked about."""
    scores: NDArray[np.float32] = step.vec2scores.predict(step.state2vec.predict(asked))
    return scores
