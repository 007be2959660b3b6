"""Who there is: states, bodies, organisations, armed groups and people, with names, spellings and roles bounded in time.

``Actors.shipped()`` reads the package's own files; ``load_pack`` reads a user's file in the same form, with line numbers in
its errors.
Matching of spellings is by rule (:mod:`sayso.knowledge.actors.names`), so files list few variants.
"""

from __future__ import annotations

from sayso.knowledge.actors.base import Actors, load_pack
from sayso.knowledge.actors.matching import Match
from sayso.knowledge.actors.records import RECALLED, Actor, ActorKind, OfficeKind, Role
from sayso.knowledge.actors.share import Share, share_recalled

__all__ = ["RECALLED", "Actor", "ActorKind", "Actors", "Match", "OfficeKind", "Role", "Share", "load_pack", "share_recalled"]
