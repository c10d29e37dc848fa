"""Ledgers as data: typed columns that chat, spreadsheet and import read alike (DESIGN.md section 3)."""
