"""Keeps compiled knowledge in the user's cache folder, so that YAML is read once and not at every start."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def compiled(name: str, sources: Iterable[bytes], kind: type[T], make: Callable[[], T]) -> T:
    """What ``make`` gives, from the cache if the same sources were compiled before.

    Args:
        name: of the cache file, before a hash of the sources.
        sources: contents of all files that the result depends on, code included.
        kind: the type of the result, one that msgspec can hold.
        make: compiles it.

    The folder is ``SAYSO_CACHE`` or the user's cache folder. A broken file or a folder that can't be written only costs time.
    """
    cache = cache_folder() / f"{name}-{hashlib.sha256(chr(0).encode().join(sources)).hexdigest()[:20]}.msgpack"
    try:
        return msgspec.msgpack.decode(cache.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        made = make()
    _store(cache, msgspec.msgpack.encode(made))
    return made


def cache_folder() -> Path:
    """Where compiled knowledge is kept."""
    from platformdirs import user_cache_path

    return Path(os.environ.get("SAYSO_CACHE") or user_cache_path("sayso"))


def _store(cache: Path, content: bytes) -> None:
    """Write a cache file in one step."""
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=cache.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(cache)
    except OSError:
        return
