"""Questions to the ledger, answered after judgements."""
