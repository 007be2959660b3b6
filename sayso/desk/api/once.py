"""``Idempotency-Key``: a deed that is sent twice, because the first answer got lost, is done once.

The answers are remembered in memory for a day at most; a desk started anew has forgotten them.
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
_MOST, _KEPT = 10_000, 24 * 3600


@dataclass(slots=True)
class Answers:
    """Answers by person, address and key."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    kept: OrderedDict[tuple[str, str, str], tuple[float, str, Response | None]] = field(default_factory=OrderedDict)


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
        _forget(answers)
        if name in answers.kept:
            return _again(answers.kept[name], mark)
        answers.kept[name] = (time.monotonic(), mark, None)
    try:
        made = make()
    except BaseException:
        with answers.lock:
            answers.kept.pop(name, None)
        raise
    with answers.lock:
        answers.kept[name] = (time.monotonic(), mark, _copy(made))
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


def _forget(answers: Answers) -> None:
    old = time.monotonic() - _KEPT
    while answers.kept and (len(answers.kept) > _MOST or next(iter(answers.kept.values()))[0] < old):
        answers.kept.popitem(last=False)
