"""Rules of boards."""
