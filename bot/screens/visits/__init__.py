"""Visits on screens."""
