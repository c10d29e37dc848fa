"""Checklists as workbooks: made to be filled in, and read when they come back."""
