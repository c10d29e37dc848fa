"""Checklists as workbooks."""
