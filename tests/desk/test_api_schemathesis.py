"""The API keeps to its own document: schemathesis tries examples, the edges of every schema, random and wrong input, and chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from sayso.desk.app import make_app
from tests.desk.hosted import hosted

if TYPE_CHECKING:
    from pathlib import Path

#: Random examples of each operation, beside the several thousand requests that follow from the schemas alone.
EXAMPLES = 8


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    with hosted(tmp_path) as place:
        token = {"Authorization": f"Bearer {place.tokens['admin']}"}
        config = SchemathesisConfig.from_dict(
            {
                "seed": 1,
                "headers": token,
                "continue-on-failure": True,
                # Any If-Match has the documented form, and hardly one is that of a dossier; without it there is a 428.
                "checks": {
                    "positive_data_acceptance": {"expected-statuses": ["2xx", 401, 403, 404, 409, 412]},
                    "negative_data_rejection": {"expected-statuses": [400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 428]},
                    "missing_required_header": {"expected-statuses": [404, 428]},
                },
                "generation": {"max-examples": EXAMPLES, "deterministic": True, "no-shrink": True, "database": "none"},
            }
        )
        schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(place.desk), config=config, headers=token)
        found, requests, phases = [], 0, {}
        for event in from_schema(schema).execute():
            assert not isinstance(event, events.FatalError), event.exception
            if isinstance(event, events.NonFatalError):
                found.append(str(event.info))
            elif isinstance(event, events.PhaseFinished):
                phases[event.phase.name.name] = event.status.value
            elif isinstance(event, events.ScenarioFinished):
                requests += len(event.recorder.interactions)
                for case, checks in event.recorder.checks.items():
                    made = event.recorder.interactions.get(case)
                    found += [
                        f"{c.name}: {made.request.method if made else ''} {made.request.uri if made else ''}\n"
                        f"{c.failure_info.failure.message}"
                        for c in checks
                        if c.failure_info
                    ]
    assert found == []
    assert requests > 1000
    assert {p for p, status in phases.items() if status == "success"} >= {"EXAMPLES", "COVERAGE", "FUZZING", "STATEFUL_TESTING"}
