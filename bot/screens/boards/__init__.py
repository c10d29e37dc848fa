"""Boards as people read them: one line per thing, each one tap from it."""
