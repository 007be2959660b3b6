"""``Idempotency-Key``: a deed that is sent twice, because the first answer got lost, is done once.

The answers are remembered in memory for a day at most, and the oldest go first where there are too many or they are too large;
a desk started anew has forgotten them.
(draft-ietf-httpapi-idempotency-key-header, recalled, unchecked.)
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from sayso.desk.api.bodies import by_of
from sayso.desk.api.parameters import Unfit

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import Request
    from starlette.responses import Response

    from sayso.desk.api.bodies import Sent

HEADER = "Idempotency-Key"
LONGEST = 255
#: Answers kept, bytes of all of them together, and seconds that one is kept.
_MOST, _BYTES, _KEPT = 10_000, 64 << 20, 24 * 3600


@dataclass(slots=True)
class Answers:
    """Answers by person, address and key."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    kept: OrderedDict[tuple[str, str, str], tuple[float, str, Response | None]] = field(default_factory=OrderedDict)
    bytes: int = 0

    def keep(self, name: tuple[str, str, str], mark: str, answer: Response | None) -> None:
        """Remember what was answered (null: that it is being dealt with)."""
        self.drop(name)
        self.kept[name] = (time.monotonic(), mark, answer)
        self.bytes += _size(answer)
        self.forget()

    def drop(self, name: tuple[str, str, str]) -> None:
        """Remember it no longer."""
        if name in self.kept:
            self.bytes -= _size(self.kept.pop(name)[2])

    def forget(self) -> None:
        """Drop what is too old, then the oldest of what is too much; what is being dealt with stays."""
        old = time.monotonic() - _KEPT
        for name, (at, _, answer) in list(self.kept.items()):
            if at >= old and len(self.kept) <= _MOST and self.bytes <= _BYTES:
                return
            if answer is not None:
                self.drop(name)


def _size(answer: Response | None) -> int:
    return 0 if answer is None else len(answer.body) + sum(len(k) + len(v) for k, v in answer.raw_headers)


def once(request: Request, body: Sent, make: Callable[[], Response]) -> Response:
    """The answer of ``make``, or the one that the same request got before.

    Raises:
        Unfit: the key is none.
        HTTPException: 409, it was used for another body, or the first request is still being dealt with.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return make()
    if not (1 <= len(key) <= LONGEST and key.isascii() and key.isprintable()):
        raise Unfit(f"{HEADER} has 1 to {LONGEST} printable ASCII characters")
    answers: Answers = request.app.state.api_answers
    name = (by_of(request), request.url.path, key)
    mark = hashlib.sha256(body.kind.encode() + b"\0" + str(request.url.query).encode() + b"\0" + body.body).hexdigest()
    with answers.lock:
        answers.forget()
        if name in answers.kept:
            return _again(answers.kept[name], mark)
        answers.keep(name, mark, None)
    try:
        made = make()
    except BaseException:
        with answers.lock:
            answers.drop(name)
        raise
    with answers.lock:
        answers.keep(name, mark, _copy(made))
    return made


def _copy(answer: Response) -> Response:
    """An answer of its own: what compresses one on its way out writes into its headers."""
    from starlette.responses import Response

    made = Response(answer.body, answer.status_code)
    made.raw_headers = list(answer.raw_headers)
    return made


def _again(found: tuple[float, str, Response | None], mark: str) -> Response:
    _, before, answer = found
    if before != mark:
        raise HTTPException(409, f"this {HEADER} was used for something else")
    if answer is None:
        raise HTTPException(409, "the first request with this key is still being dealt with")
    return _copy(answer)
