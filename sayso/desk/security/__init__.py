"""Who may come in and do what: passwords, sessions, tokens, roles, forms from here only, headers, limits.  docs/security.md."""
