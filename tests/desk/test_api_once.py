"""A request that a program sends twice, because the first answer got lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.desk.app import SMALL
from tests.desk.hosted import hosted

if TYPE_CHECKING:
    from pathlib import Path


def test_the_second_answer_can_be_read_as_the_first(tmp_path: Path) -> None:
    """Compression of the first answer says nothing of the second."""
    report = {"text": "Rebels shelled the port of Karsa on Monday. " * 60, "outlet": "Delta Radio", "published": "2020-03-03"}
    with hosted(tmp_path) as desk:
        client = desk.client("analyst")
        given = [client.post("/api/v1/reports", json=report, headers={"Idempotency-Key": "one"}) for _ in range(3)]
        plain = client.post("/api/v1/reports", json=report, headers={"Idempotency-Key": "one", "Accept-Encoding": "identity"})
        assert len(plain.content) > SMALL
        assert given[0].headers["content-encoding"] == "gzip"
        for answer in (*given, plain):
            assert answer.status_code == 201
            assert answer.content == plain.content
            assert answer.headers["location"] == plain.headers["location"]
        assert "content-encoding" not in plain.headers
