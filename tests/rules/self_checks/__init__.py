"""The rules of self-checks."""
