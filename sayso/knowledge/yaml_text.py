"""YAML of the package and of users, read to plain values by the quick loader where there is one, with the line of a mistake."""

from __future__ import annotations

from typing import Any

import yaml

from sayso.errors import KnowledgeError

_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]  # one of two classes, known when it runs
    """The safe loader; a value that looks like a date or number and is none ("2021-02-30") is a mistake with a line."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's own signature
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(None, None, f"{node.value}: {error}", node.start_mark) from error


def read_yaml(text: str, file: str) -> Any:
    """The values of a YAML text.

    Args:
        text: the file's content.
        file: its name, for messages.

    Raises:
        KnowledgeError: it is no YAML; names the file and, where it is known, the line.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise KnowledgeError(f"not YAML: {error.problem or error.context}", file=file, line=line) from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"not YAML: {error}", file=file) from error
