"""Boards: who may look at which, and the figures as they stand now."""
