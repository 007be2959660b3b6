"""A form posted twice judges once: the keys of the forms that came, and a lock under which one after another is dealt with.

The memory is this desk's own and ends with it.  What must hold beyond that (a desk started anew, two desks on one ledger) is
asked of the ledger: the same decision of the same person, made after what the form had seen, is not stored again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

#: Forms remembered.
MOST = 10_000


class Once:
    """Keys of forms that were dealt with."""

    def __init__(self, most: int = MOST) -> None:
        self.lock = threading.Lock()
        self._most = most
        self._done: OrderedDict[str, None] = OrderedDict()

    def known(self, key: str | None) -> bool:
        """Whether that form came before."""
        return key is not None and key in self._done

    def remember(self, key: str | None) -> None:
        """Remember a form; the oldest go first."""
        if key is None:
            return
        self._done[key] = None
        while len(self._done) > self._most:
            self._done.popitem(last=False)
