"""The catalogue: what listings are filtered, counted and put in order by, held in memory for one moment of the ledger.

Filters compare parts of names without case and accents, words of sentences and dates of any precision, after people's
judgements; no index of a database answers that.  The catalogue has the few columns that filters look at as arrays of numbers.
It is read from the tables once, with plain SQL, and brought up to date report by report when the ledger has gone on.  Rows that
are shown are always read from the ledger; the catalogue only says which.

A catalogue is of one transaction and never changes, so that what was chosen from it may be kept.
"""

from __future__ import annotations
