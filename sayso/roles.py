"""What the people of a shared ledger may do."""

#: Least first: each may do what those before it may.
ROLES = ("reader", "analyst", "reviewer", "admin")
