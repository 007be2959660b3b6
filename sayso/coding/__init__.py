"""Coding: Document -> attributions and events.  Knows nothing of storage."""
