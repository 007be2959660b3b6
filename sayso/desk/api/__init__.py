"""The REST API under ``/api/v1``: the ledger for programs.  docs/api.md."""

from __future__ import annotations

#: Where it lives.
ROOT = "/api/v1"
