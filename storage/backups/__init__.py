"""Backups of either database and of the archive: made, checked, restored, moved to the other database."""
