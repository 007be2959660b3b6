"""How often something may be asked for: token buckets in memory, forgotten when the desk stops."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

#: Buckets that are remembered; the one that was used longest ago goes first.
_MOST = 50_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Limit:
    """``burst`` tries at once and then ``burst`` more in every ``seconds``, for each key.

    Args:
        burst: tries.
        seconds: time in which an empty bucket is full again.
        clock: seconds, never going back.
    """

    def __init__(self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.burst, self.seconds, self._clock = burst, seconds, clock
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: Hashable) -> float:
        """Use up one try: 0 where there was one, else the seconds until there is."""
        now = self._clock()
        with self._lock:
            bucket = self._buckets.pop(key, None) or _Bucket(self.burst, now)
            bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.burst / self.seconds)
            bucket.at = now
            self._buckets[key] = bucket
            while len(self._buckets) > _MOST:
                self._buckets.popitem(last=False)
            if bucket.left < 1:
                return (1 - bucket.left) * self.seconds / self.burst
            bucket.left -= 1
            return 0

    def give_back(self, key: Hashable) -> None:
        """Undo a try that turned out to be no guess."""
        with self._lock:
            if key in self._buckets:
                self._buckets[key].left += 1
