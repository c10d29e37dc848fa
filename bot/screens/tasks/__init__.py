"""Planned work on screens."""
