"""Exports: what leaves the ledger, in the formats of the field.  Each module is one format; none knows SQL."""
