"""The user's own knowledge: packs of actors and rows of outlets, where they lie, and what marks their use.

A pack is kept in our own form under the name of the file that it came from.  All that reads knowledge reads the packs too, and
the coder's version shows a hash of them, so that a record tells what it was made with.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Literal

from sayso.errors import UnreadableInput

PackKind = Literal["actors", "outlets"]
_SUFFIX: dict[PackKind, str] = {"actors": ".yaml", "outlets": ".csv"}


def user_folder() -> Path:
    """Where the user's own data lie: ``SAYSO_CACHE`` where it is set, else the user's data directory."""
    import platformdirs

    return Path(os.environ.get("SAYSO_CACHE") or platformdirs.user_data_path("sayso"))


def user_text(file: Path) -> str:
    """The text of a file that a user wrote.

    Raises:
        UnreadableInput: it can't be read, or is no UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableInput(error.strerror or str(error), file=str(file)) from error
    except UnicodeDecodeError as error:
        raise UnreadableInput("is no UTF-8 text", file=str(file)) from error


def packs(kind: PackKind) -> list[Path]:
    """The user's packs of a kind, in order of their names."""
    return sorted((user_folder() / f"my-{kind}").glob(f"*{_SUFFIX[kind]}"))


def store(kind: PackKind, name: str, content: str) -> Path:
    """Keep a pack under the name of its file, in one step; what that file brought before is replaced.

    Raises:
        OSError: it can't be written.
    """
    folder = user_folder() / f"my-{kind}"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, suffix=".part", delete=False) as file:
        file.write(content)
    return Path(file.name).replace(folder / f"{name}{_SUFFIX[kind]}")


def remove(kind: PackKind, name: str) -> bool:
    """Forget what a file brought; whether there was such a pack."""
    pack = user_folder() / f"my-{kind}" / f"{name}{_SUFFIX[kind]}"
    found = pack.is_file()
    pack.unlink(missing_ok=True)
    return found


def stamp() -> str:
    """Eight hexadecimal digits that stand for all packs; empty where there are none."""
    found = [p for kind in ("actors", "outlets") for p in packs(kind)]
    if not found:
        return ""
    digest = hashlib.sha256()
    for pack in found:
        digest.update(pack.name.encode() + b"\0" + hashlib.sha256(pack.read_bytes()).digest())
    return digest.hexdigest()[:8]
