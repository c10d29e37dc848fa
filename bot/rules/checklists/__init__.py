"""Checklists (检查表): the firm's own data, from which forms are made (clauses 4.1.1, 4.2-4.4, 4.6)."""
