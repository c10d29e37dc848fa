"""The service menu: what comes with the program, and who has read what is required (clauses 2, 3.5, 5.1.2)."""
