"""Staff files: what is in them, what waits to be confirmed, who is to learn again (clauses 3.2, 5.1.1)."""
