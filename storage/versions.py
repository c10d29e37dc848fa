"""Which schema this version of the program needs. Reading it loads nothing of the database."""

from pathlib import Path

MIGRATIONS = tuple(sorted(path.stem for path in Path(__file__).with_name("migrations").glob("[0-9]*.py")))
"""Every migration that this version knows, in their order."""
NEWEST = MIGRATIONS[-1]
