"""Checklists as spreadsheets: what is in their rows, and what can be wrong with it (clause 4.6)."""
