"""Checklists, as people fill them in and shape them."""
