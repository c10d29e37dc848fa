"""Checklists as rows of a spreadsheet."""
