"""Checklists and what came out of them."""
